#include <entente/algorithms/paths/flows.hpp>
#include <entente/algorithms/paths/reduction.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/algorithms/paths/turns.hpp>
#include <entente/core/base/errors.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente::paths {
namespace {

/// The part of a network that is searched, under names of its own.
struct Core {
    Arcs arcs;
    std::vector<std::size_t> number;   ///< of its arcs, outside
    std::vector<std::uint32_t> pieces; ///< as in Order
    std::vector<double> source, target;
    std::vector<std::uint32_t> sources; ///< those that count, near ones together
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

    Share total() && {
        if (core_.arcs.has_lengths())
            singly();
        else
            together();
        return std::move(total_);
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

    void together() {
        const Rows rows = rows_of(core_.arcs);
        std::vector<double> factor;
        if (options_.multiplicity)
            for (std::size_t a = 0; a < core_.arcs.size(); ++a)
                factor.push_back(core_.arcs.multiplicity(a));
        FlowPlan plan{
            .rows = &rows, .target_weight = core_.target, .factor = factor, .flow = options_.flow};
        if (options_.horizon < static_cast<double>(plan.horizon))
            plan.horizon = static_cast<std::uint32_t>(options_.horizon);
        const auto batch = [&](Lanes& lanes, std::span<const std::uint32_t> sources,
                               std::size_t begin, std::size_t end, Share& share) {
            double weight[Lanes::width];
            for (std::size_t i = 0; i < sources.size(); ++i) weight[i] = core_.source[sources[i]];
            lanes.from(sources, {weight, sources.size()}, begin, end, share.vertices.data(),
                       options_.along_arcs ? share.arcs.data() : nullptr);
        };
        if (core_.sources.size() > 16 * Lanes::width) {
            // Where sources have little in common, as on a long cycle, one at a time is faster.
            Lanes lanes(plan);
            Share probe{std::vector<double>(rows.order()),
                        std::vector<double>(options_.along_arcs ? rows.size() : 0)};
            run_.throw_if_stopped();
            const auto first = std::span{core_.sources}.first(Lanes::width);
            const auto [begin, end] = range(first);
            batch(lanes, first, begin, end, probe);
            if (lanes.sharing() < 1.5) return singly();
        }
        sum([&] { return Lanes(plan); },
            [&](Lanes& lanes, std::span<const std::uint32_t> sources, std::size_t begin,
                std::size_t end, Share& share) {
                for (; !sources.empty();
                     sources = sources.subspan(std::min(Lanes::width, sources.size()))) {
                    run_.throw_if_stopped();
                    batch(lanes, sources.first(std::min(Lanes::width, sources.size())), begin, end,
                          share);
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

} // namespace

Flows flows(const Arcs& arcs, const FlowOptions& options, const Run& run) {
    const std::size_t n = arcs.order();
    const auto weights = [&](const VertexMap<double>& given) {
        return given.size() == n ? given : VertexMap<double>(n, 1.0);
    };
    const Order order = by_breadth(arcs);
    // A horizon counts distances that trees hold, and numbers of paths are no shares.
    const bool whole = std::isinf(options.horizon);
    Reduction r;
    if (arcs.is_symmetric() && whole && options.flow != Flow::paths)
        r = without_trees(arcs, order, weights(options.source), weights(options.target));
    else
        r = {order.places,
             order.pieces,
             weights(options.source),
             weights(options.target),
             VertexMap<double>(n),
             std::vector<double>(arcs.size())};

    std::vector<std::size_t> number;
    Core core{Arcs(arcs, r.core, &number), {}, r.pieces, {}, {}, {}};
    core.number = std::move(number);
    for (const Vertex v : r.core) {
        core.source.push_back(r.source[v]);
        core.target.push_back(r.target[v]);
    }
    std::vector<std::uint32_t> places(r.core.size());
    if (order.depth > 64) {
        const Rows rows = rows_of(core.arcs);
        places = in_patches(rows, rows, Lanes::width);
    } else {
        for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = i;
    }
    for (const auto place : places)
        if (core.source[place] != 0 &&
            core.arcs.first(Vertex{place}) < core.arcs.last(Vertex{place}))
            core.sources.push_back(place);

    const Share total = Flowing(core, options, run).total();
    Flows all{std::move(r.through), std::move(r.along)};
    for (std::size_t i = 0; i < r.core.size(); ++i) all.vertices[r.core[i]] += total.vertices[i];
    for (std::size_t a = 0; a < total.arcs.size(); ++a) all.arcs[core.number[a]] += total.arcs[a];
    for (const double value : all.vertices)
        if (!std::isfinite(value))
            throw UsageError("there are more shortest paths than can be counted");
    return all;
}

} // namespace entente::paths
