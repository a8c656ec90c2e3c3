#include <entente/algorithms/blocks/block_model.hpp>
#include <entente/algorithms/blocks/stochastic.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/base/draws.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <vector>

namespace entente::blocks {
namespace {

using Labels = std::vector<std::uint32_t>;

constexpr double gain = -1e-9;       // what counts as shorter, beyond rounding
constexpr std::uint32_t few = 24;    // blocks that are all tried
constexpr std::uint32_t small = 128; // actors of whom all pairs are tried

struct Found {
    Labels labels{};
    double length = std::numeric_limits<double>::infinity();
};

/// Numbers 0 … count - 1 in the order of first appearance.
std::uint32_t renumber(Labels& labels) {
    Labels name(labels.size(), std::numeric_limits<std::uint32_t>::max());
    std::uint32_t next = 0;
    for (auto& label : labels) {
        auto& number = name[label];
        if (number == std::numeric_limits<std::uint32_t>::max()) number = next++;
        label = number;
    }
    return next;
}

class Search {
public:
    Search(const Tally& tally, const StochasticOptions& options, std::uint64_t stream,
           const Run& run)
        : tally_(tally), options_(options), run_(run), draws_(run.seed, stream) {}

    Found find() {
        const std::uint32_t least = std::clamp(options_.clusters, 1u, tally_.order());
        Labels labels(tally_.order());
        std::iota(labels.begin(), labels.end(), 0u);
        Found best, before{labels}, coarser;
        Labels above = labels;
        keep(best, labels);
        for (std::uint32_t count = tally_.order(); count > least;) {
            const Labels last = labels;
            const auto next = count > 64 ? count / 2 : count > few ? count * 3 / 4 : count - 1;
            count = descend(labels, std::max(next, least));
            if (options_.clusters > 0 && count > least) continue;
            if (keep(best, labels)) above = last;
        }
        if (options_.clusters > 0) {
            Found end;
            keep(end, labels);
            for (int start = 0; start < 20 && tally_.order() <= small; ++start) {
                // From anywhere: each block gets one actor, the others go where chance has it.
                for (std::uint32_t v = 0; v < labels.size(); ++v)
                    labels[v] = v < least ? v : draws_.below(least);
                for (std::uint32_t v = 1; v < labels.size(); ++v)
                    std::swap(labels[v], labels[draws_.below(v + 1)]);
                BlockModel at = model(labels);
                sweep(at, false);
                while (exchange(at)) sweep(at, false);
                keep(end, at.labels());
            }
            trade(end);
            return end;
        }
        // Between the best number and the one looked at before it, one by one.
        labels = above;
        auto count = renumber(labels);
        Labels target = best.labels;
        for (const auto fewest = renumber(target); count > fewest && count <= 128;) {
            count = descend(labels, count - 1);
            keep(best, labels);
        }
        polish(best);
        return best;
    }

private:
    BlockModel model(Labels labels) const {
        const auto slots = renumber(labels);
        return {tally_, options_.degree_corrected, std::move(labels), slots};
    }

    bool keep(Found& best, const Labels& labels) const {
        const double length = model(labels).description_length();
        if (!(length < best.length + gain)) return false;
        best = {labels, length};
        return true;
    }

    /// Merges down to a number of blocks, and moves actors there; returns the number reached.
    std::uint32_t descend(Labels& labels, std::uint32_t target) {
        for (auto count = renumber(labels); count > target; count = renumber(labels))
            merge(labels, target);
        BlockModel at = model(std::move(labels));
        sweep(at, false);
        labels = at.labels();
        return renumber(labels);
    }

    /// The best partner of each block among some; the best of these merges, until few enough are
    /// left or each block has had its turn.
    void merge(Labels& labels, std::uint32_t target) {
        const BlockModel at = model(labels);
        std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> offers;
        for (std::uint32_t r = 0; r < at.slots(); ++r) {
            if (r % 256 == 0) run_.throw_if_stopped();
            std::tuple<double, std::uint32_t, std::uint32_t> best{
                std::numeric_limits<double>::infinity(), r, r};
            const auto offer = [&](std::uint32_t s) {
                if (s != r) best = std::min(best, {at.change_of_merge(r, s), r, s});
            };
            if (at.slots() <= 2 * few) {
                for (std::uint32_t s = 0; s < at.slots(); ++s) offer(s);
            } else {
                offer(draws_.below(at.slots()));
                for (int i = 0; i < 10; ++i) {
                    const auto near = some_of(at.around(r), r);
                    offer(i % 2 ? some_of(at.around(near), r) : near);
                }
            }
            if (std::get<1>(best) != std::get<2>(best)) offers.push_back(best);
        }
        std::sort(offers.begin(), offers.end());
        Labels into(at.slots());
        std::iota(into.begin(), into.end(), 0u);
        const auto root = [&](std::uint32_t r) {
            while (into[r] != r) r = into[r] = into[into[r]];
            return r;
        };
        auto count = at.slots();
        for (const auto& [_, r, s] : offers) {
            if (count <= target) break;
            const auto a = root(r), b = root(s);
            if (a == b) continue;
            into[std::max(a, b)] = std::min(a, b);
            --count;
        }
        for (auto& label : labels) label = root(label);
    }

    /// A block drawn in a row, or `otherwise` if the row is empty.
    std::uint32_t some_of(std::span<const std::pair<std::uint32_t, std::int64_t>> row,
                          std::uint32_t otherwise) {
        if (row.empty()) return otherwise;
        return row[draws_.below(static_cast<std::uint32_t>(row.size()))].first;
    }

    /// Every actor moves where that shortens the description most, until none does or for ten
    /// rounds. Unless `may_change`, no block empties and none is opened.
    bool sweep(BlockModel& at, bool may_change) {
        const auto n = tally_.order();
        bool has_gained = false;
        for (int round = 0; round < 10; ++round) {
            bool has_moved = false;
            for (std::uint32_t i = 0; i < n; ++i) {
                if (i % 256 == 0) run_.throw_if_stopped();
                const auto v = draws_.below(n);
                const auto from = at.labels()[v];
                if (!may_change && at.size(from) == 1) continue;
                double best = gain;
                auto to = from;
                const auto offer = [&](std::uint32_t s) {
                    if (s == from || (at.size(s) == 0 && !may_change)) return;
                    if (const double change = at.change_of_move(v, s); change < best) {
                        best = change;
                        to = s;
                    }
                };
                if (may_change) offer(at.open_slot());
                if (at.slots() <= few) {
                    for (std::uint32_t s = 0; s < at.slots(); ++s) offer(s);
                } else {
                    const auto around = at.blocks_around(v);
                    const auto looked_at = static_cast<std::uint32_t>(around.size());
                    for (std::uint32_t j = 0; j < std::min(looked_at, 12u); ++j)
                        offer(around[looked_at <= 12 ? j : draws_.below(looked_at)]);
                    for (int j = 0; j < 4 && looked_at > 0; ++j)
                        offer(some_of(at.around(around[draws_.below(looked_at)]), from));
                    offer(draws_.below(at.slots()));
                }
                if (to == from) continue;
                at.move(v, to);
                has_moved = has_gained = true;
            }
            if (!has_moved) break;
        }
        return has_gained;
    }

    /// One block halved by chance and the halves improved; taken back if that gains nothing, unless
    /// it must be. False if the block is whole in the end.
    bool split(BlockModel& at, std::uint32_t r, bool must_be = false) {
        Labels members;
        for (std::uint32_t v = 0; v < tally_.order(); ++v)
            if (at.labels()[v] == r) members.push_back(v);
        if (members.size() < 2) return false;
        const auto s = at.open_slot();
        double change = 0;
        const auto move = [&](std::uint32_t v, std::uint32_t to) {
            change += at.change_of_move(v, to);
            at.move(v, to);
        };
        for (const auto v : members)
            if (draws_.below(2) == 1) move(v, s);
        for (int round = 0; round < 10; ++round) {
            run_.throw_if_stopped();
            bool has_moved = false;
            for (const auto v : members) {
                const auto to = at.labels()[v] == r ? s : r;
                if (must_be && at.size(at.labels()[v]) == 1) continue;
                if (at.change_of_move(v, to) >= gain) continue;
                move(v, to);
                has_moved = true;
            }
            if (!has_moved) break;
        }
        if (change < gain || (must_be && at.size(r) > 0 && at.size(s) > 0)) return true;
        for (const auto v : members) at.move(v, r);
        return false;
    }

    /// Merges the two blocks whose merge lengthens the description least; only if that shortens
    /// it, unless it must be done. The blocks of u and v stay apart. False if nothing merged.
    bool merge_best(Labels& labels, bool must_be, std::uint32_t u = 0, std::uint32_t v = 0) {
        const BlockModel at = model(labels);
        const Labels& numbered = at.labels();
        std::tuple<double, std::uint32_t, std::uint32_t> offer{
            must_be ? std::numeric_limits<double>::infinity() : gain, 0, 0};
        for (std::uint32_t r = 0; r < at.slots(); ++r) {
            run_.throw_if_stopped();
            for (std::uint32_t s = 0; s < r; ++s)
                if (std::minmax(r, s) != std::minmax(numbered[u], numbered[v]))
                    offer = std::min(offer, {at.change_of_merge(r, s), r, s});
        }
        const auto [_, gone, kept] = offer;
        if (gone == kept) return false;
        for (std::size_t w = 0; w < labels.size(); ++w)
            labels[w] = numbered[w] == gone ? kept : numbered[w];
        return true;
    }

    /// Pairs of actors change places while that gains: the only way out for who is a block alone.
    bool exchange(BlockModel& at) {
        bool has_gained = false;
        for (std::uint32_t u = 0; u < tally_.order(); ++u) {
            run_.throw_if_stopped();
            for (std::uint32_t v = 0; v < u; ++v) {
                const auto a = at.labels()[u], b = at.labels()[v];
                if (a == b) continue;
                double change = at.change_of_move(u, b);
                at.move(u, b);
                change += at.change_of_move(v, a);
                at.move(v, a);
                if (change < gain) {
                    has_gained = true;
                    continue;
                }
                at.move(v, b);
                at.move(u, a);
            }
        }
        return has_gained;
    }

    /// As many blocks as before: one is split and two others become one, while that gains.
    void trade(Found& best) {
        Labels numbered = best.labels;
        const auto blocks = renumber(numbered);
        if (blocks < 2 || blocks > 64) return;
        bool has_gained = true;
        for (int round = 0; round < 10 && has_gained; ++round) {
            has_gained = false;
            for (std::uint32_t r = 0; r < blocks; ++r) {
                BlockModel at = model(best.labels);
                if (!split(at, r, true)) continue;
                Labels labels = at.labels();
                const auto place = [&](std::uint32_t block) {
                    return static_cast<std::uint32_t>(
                        std::find(labels.begin(), labels.end(), block) - labels.begin());
                };
                merge_best(labels, true, place(r), place(at.slots() - 1));
                BlockModel end = model(std::move(labels));
                sweep(end, false);
                while (tally_.order() <= small && exchange(end)) sweep(end, false);
                has_gained = keep(best, end.labels()) || has_gained;
            }
        }
    }

    /// Moves, splits and merges that may change the number of blocks, while they gain.
    void polish(Found& best) {
        for (int round = 0; round < 20; ++round) {
            BlockModel at = model(best.labels);
            sweep(at, true);
            for (std::uint32_t r = 0, end = at.slots(); r < end; ++r) split(at, r);
            Labels labels = at.labels();
            auto count = at.blocks();
            while (count > 1 && count <= 256 && merge_best(labels, false)) --count;
            if (!keep(best, labels)) return;
        }
    }

    const Tally& tally_;
    const StochasticOptions& options_;
    const Run& run_;
    Draws draws_;
};

} // namespace

double description_length(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                          bool degree_corrected) {
    const Tally tally(graph);
    return BlockModel(tally, degree_corrected, cluster.values(), tally.order())
        .description_length();
}

Partition stochastic(const Graph& graph, const StochasticOptions& options, const Run& run) {
    run.throw_if_stopped();
    const Tally tally(graph);
    std::vector<Found> found(tally.order() > 0 ? options.runs : 0);
    run.for_each(
        found.size(), [] { return 0; },
        [&](std::size_t r, int) { found[r] = Search(tally, options, r, run).find(); });
    std::size_t best = 0;
    for (std::size_t r = 1; r < found.size(); ++r)
        if (found[r].length < found[best].length + gain) best = r;
    Partition partition;
    if (!found.empty())
        partition = paths::numbered(VertexMap<std::uint32_t>(std::move(found[best].labels)));
    const VertexMap<std::uint32_t> whole(graph.order(), 0);
    const auto length = [&](const VertexMap<std::uint32_t>& cluster) {
        return description_length(graph, cluster, options.degree_corrected);
    };
    partition.quality = {{"description length", length(partition.cluster)},
                         {"blocks", partition.count},
                         {"one block", length(whole)}};
    return partition;
}

Spec stochastic_spec() {
    return describe(
        &stochastic,
        {.name = "blocks.stochastic",
         .summary = "blocks that make the network shortest to describe",
         .formula = "least -ln P(ties, degrees, counts between blocks, blocks), in nats",
         .caveat = "small blocks of large networks are overlooked; one block means that nothing "
                   "is told apart from chance",
         .time = "about O(m log^2 n) a search",
         .space = "O(n + m) a thread",
         .references = {"peixoto2017", "peixoto2014", "karrer2011"},
         .heuristic = true});
}

} // namespace entente::blocks
