#include <entente/algorithms/paths/flows.hpp>
#include <entente/algorithms/paths/reduction.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/algorithms/paths/turns.hpp>
#include <entente/core/base/errors.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::paths {
namespace {

/// The part of a network that is searched, under names of its own.
struct Core {
    const Arcs& arcs;
    std::span<const std::uint32_t> pieces; ///< as in Order
    std::span<const double> source, target;
    std::span<const double> copies{};     ///< as in FlowPlan
    std::vector<std::uint32_t> sources{}; ///< those that count, near ones together

    void find_sources(bool is_deep) {
        const auto n = static_cast<std::uint32_t>(arcs.order());
        std::vector<std::uint32_t> places(n);
        if (is_deep) {
            const Rows rows = rows_of(arcs);
            places = in_patches(rows, rows, Lanes::width);
        } else {
            std::iota(places.begin(), places.end(), 0u);
        }
        for (const auto place : places)
            if (source[place] != 0 && arcs.first(Vertex{place}) < arcs.last(Vertex{place}))
                sources.push_back(place);
    }
};

/// What a thread adds up before its turn comes.
struct Share {
    std::vector<double> vertices, arcs;
};

constexpr std::size_t items_at_once = 4 * Lanes::width;

class Flowing {
public:
    Flowing(const Core& core, const FlowOptions& options, const Run& run)
        : core_(core), options_(options), run_(run),
          piece_(core.arcs.order()), total_{std::vector<double>(core.arcs.order()),
                                            std::vector<double>(
                                                options.along_arcs ? core.arcs.size() : 0)} {
        for (std::size_t p = 0; p + 1 < core.pieces.size(); ++p)
            std::fill(piece_.begin() + core.pieces[p], piece_.begin() + core.pieces[p + 1],
                      static_cast<std::uint32_t>(p));
    }

    Share total(bool together) && {
        if (together)
            lanes();
        else
            singly();
        return std::move(total_);
    }

    /// Whether sources have something in common, unlike on a long cycle, where one at a time is
    /// faster.
    bool is_shared() {
        if (core_.arcs.has_lengths()) return false;
        if (core_.sources.size() <= 16 * Lanes::width) return true;
        run_.throw_if_stopped();
        const Rows rows = rows_of(core_.arcs);
        const auto factor = factors();
        const auto first = std::span{core_.sources}.first(Lanes::width);
        const auto [begin, end] = range(first);
        const double weights[Lanes::width] = {};
        std::vector<double> nothing(rows.order());
        Lanes lanes(plan(rows, factor));
        lanes.from(first, weights, begin, end, nothing.data());
        return lanes.sharing() >= 1.5;
    }

private:
    std::span<const std::uint32_t> sources_of(std::size_t item) const {
        const std::size_t begin = item * items_at_once;
        return std::span{core_.sources}.subspan(
            begin, std::min(items_at_once, core_.sources.size() - begin));
    }

    /// The places that the sources can reach.
    std::pair<std::size_t, std::size_t> range(std::span<const std::uint32_t> sources) const {
        const auto [least, most] = std::minmax_element(sources.begin(), sources.end());
        return {core_.pieces[piece_[*least]], core_.pieces[piece_[*most] + 1]};
    }

    /// body(sources, begin, end, share) adds what flows from the sources.
    template <class Make, class Body>
    void sum(Make make, Body body) {
        const std::size_t count = (core_.sources.size() + items_at_once - 1) / items_at_once;
        const auto& first = core_.arcs;
        const auto arc_at = [&](std::size_t place) {
            return place < first.order() ? first.first(Vertex{static_cast<std::uint32_t>(place)})
                                         : first.size();
        };
        in_turn(
            run_, count, make,
            [&] {
                return Share{std::vector<double>(total_.vertices.size()),
                             std::vector<double>(total_.arcs.size())};
            },
            [&](std::size_t item, auto& search, Share& share) {
                const auto sources = sources_of(item);
                const auto [begin, end] = range(sources);
                body(search, sources, begin, end, share);
            },
            [&](std::size_t item, Share& share) {
                const auto [begin, end] = range(sources_of(item));
                const auto move = [](std::vector<double>& from, std::vector<double>& to,
                                     std::size_t at, std::size_t last) {
                    for (; at < last; ++at) {
                        to[at] += from[at];
                        from[at] = 0;
                    }
                };
                move(share.vertices, total_.vertices, begin, end);
                if (options_.along_arcs) move(share.arcs, total_.arcs, arc_at(begin), arc_at(end));
            });
    }

    std::vector<double> factors() const {
        std::vector<double> factor;
        if (options_.multiplicity)
            for (std::size_t a = 0; a < core_.arcs.size(); ++a)
                factor.push_back(core_.arcs.multiplicity(a));
        return factor;
    }

    FlowPlan plan(const Rows& rows, std::span<const double> factor) const {
        FlowPlan plan{.rows = &rows,
                      .target_weight = core_.target,
                      .factor = factor,
                      .copies = core_.copies,
                      .flow = options_.flow};
        if (options_.horizon < static_cast<double>(plan.horizon))
            plan.horizon = static_cast<std::uint32_t>(options_.horizon);
        return plan;
    }

    void lanes() {
        const Rows rows = rows_of(core_.arcs);
        const auto factor = factors();
        sum([&] { return Lanes(plan(rows, factor)); },
            [&](Lanes& lanes, std::span<const std::uint32_t> sources, std::size_t begin,
                std::size_t end, Share& share) {
                for (; !sources.empty();
                     sources = sources.subspan(std::min(Lanes::width, sources.size()))) {
                    run_.throw_if_stopped();
                    const auto batch = sources.first(std::min(Lanes::width, sources.size()));
                    double weight[Lanes::width];
                    for (std::size_t i = 0; i < batch.size(); ++i)
                        weight[i] = core_.source[batch[i]];
                    lanes.from(batch, {weight, batch.size()}, begin, end, share.vertices.data(),
                               options_.along_arcs ? share.arcs.data() : nullptr);
                }
            });
    }

    void singly() {
        sum([&] { return Search(core_.arcs); },
            [&](Search& search, std::span<const std::uint32_t> sources, std::size_t, std::size_t,
                Share& share) {
                for (const auto source : sources) {
                    run_.throw_if_stopped();
                    from(search, source, share);
                }
            });
    }

    void from(Search& search, std::uint32_t source, Share& share) {
        const double weight = core_.source[source];
        search.from(Vertex{source}, options_.horizon);
        search.count_paths(options_.multiplicity, options_.flow);
        search.dependencies(
            core_.target, options_.multiplicity, options_.flow,
            [&](Vertex v, double d) {
                if (index(v) != source) share.vertices[index(v)] += weight * d;
            },
            [&](std::size_t arc, double d) {
                if (options_.along_arcs) share.arcs[arc] += weight * d;
            });
    }

    const Core& core_;
    const FlowOptions& options_;
    const Run& run_;
    std::vector<std::uint32_t> piece_;
    Share total_;
};

Blocks whole(const Arcs& arcs, const Order& order, const VertexMap<double>& source,
             const VertexMap<double>& target) {
    Blocks all{Arcs(arcs, order.places),
               order.places,
               order.pieces,
               {},
               {},
               VertexMap<double>(arcs.order()),
               std::vector<double>(arcs.size())};
    for (const Vertex v : order.places) {
        all.source.push_back(source[v]);
        all.target.push_back(target[v]);
    }
    return all;
}

} // namespace

Flows flows(const Arcs& arcs, const FlowOptions& options, const Run& run) {
    const std::size_t n = arcs.order();
    const auto weights = [&](const VertexMap<double>& given) {
        return given.size() == n ? given : VertexMap<double>(n, 1.0);
    };
    const Order order = by_breadth(arcs);
    const bool is_deep = order.depth > 64;
    // A horizon counts distances that blocks hide, and numbers of paths are no shares.
    const bool divides =
        arcs.is_symmetric() && std::isinf(options.horizon) && options.flow != Flow::paths;
    const auto source = weights(options.source), target = weights(options.target);
    const Blocks blocks =
        divides ? into_blocks(arcs, order, source, target) : whole(arcs, order, source, target);
    Flows all{blocks.through, blocks.along};

    Core core{.arcs = blocks.arcs,
              .pieces = blocks.pieces,
              .source = blocks.source,
              .target = blocks.target};
    core.find_sources(is_deep);
    const bool together = Flowing(core, options, run).is_shared();
    if (together && divides && !options.along_arcs && !options.multiplicity) {
        const Merged merged =
            without_twins(blocks.arcs, blocks.pieces, blocks.source, blocks.target);
        Core less{.arcs = merged.arcs,
                  .pieces = merged.pieces,
                  .source = merged.source,
                  .target = merged.target,
                  .copies = merged.copies};
        less.find_sources(is_deep);
        const Share total = Flowing(less, options, run).total(true);
        for (std::size_t i = 0; i < blocks.vertex.size(); ++i)
            all.vertices[blocks.vertex[i]] +=
                total.vertices[merged.place[i]] + merged.between[merged.place[i]];
    } else {
        const Share total = Flowing(core, options, run).total(together);
        for (std::size_t i = 0; i < blocks.vertex.size(); ++i)
            all.vertices[blocks.vertex[i]] += total.vertices[i];
        if (options.along_arcs)
            for (std::uint32_t i = 0; i < blocks.vertex.size(); ++i)
                for (auto a = blocks.arcs.first(Vertex{i}); a < blocks.arcs.last(Vertex{i}); ++a)
                    all.arcs[arcs.between(blocks.vertex[i],
                                          blocks.vertex[index(blocks.arcs.target(a))])] +=
                        total.arcs[a];
    }
    for (const double value : all.vertices)
        if (!std::isfinite(value))
            throw UsageError("there are more shortest paths than can be counted");
    return all;
}

} // namespace entente::paths
