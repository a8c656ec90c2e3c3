#include <entente/algorithms/cohesion/triangles.hpp>
#include <entente/algorithms/cohesion/truss.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <limits>

namespace entente::cohesion {
namespace {

/// Pairs of neighbors, numbered once each, as arcs know them.
struct Pairs {
    std::vector<std::uint32_t> of_arc;
    std::vector<std::pair<Vertex, Vertex>> ends;
};

Pairs pairs_of(const paths::Arcs& arcs) {
    Pairs pairs;
    pairs.of_arc.resize(arcs.size());
    for (std::uint32_t i = 0; i < arcs.order(); ++i) {
        const Vertex v{i};
        for (auto a = arcs.first(v); a < arcs.last(v); ++a) {
            const Vertex w = arcs.target(a);
            if (w < v) continue;
            const auto number = static_cast<std::uint32_t>(pairs.ends.size());
            pairs.of_arc[a] = pairs.of_arc[arcs.between(w, v)] = number;
            pairs.ends.emplace_back(v, w);
        }
    }
    return pairs;
}

} // namespace

TieScores truss(const Graph& graph, const TrussOptions&, const Run& run) {
    const paths::Arcs arcs(graph, paths::Sides::all);
    const ForwardArcs forward(arcs);
    const Pairs pairs = pairs_of(arcs);
    const std::size_t m = pairs.ends.size();
    Tally tally(m);
    forward.each_triangle(
        run, [&] { return Tally::Share{tally}; },
        [&](Tally::Share& mine, std::size_t, std::size_t, std::size_t, std::size_t ij,
            std::size_t jk, std::size_t ik) {
            for (const auto arc : {ij, jk, ik}) ++mine[pairs.of_arc[forward.arc_of(arc)]];
        });
    // Take away the pair of fewest triangles, again and again, as coreness does with vertices.
    std::vector<std::uint32_t> support(m), sorted(m), place(m);
    std::uint32_t most = 0;
    for (std::size_t p = 0; p < m; ++p) {
        support[p] = static_cast<std::uint32_t>(tally.counts()[p]);
        most = std::max(most, support[p]);
    }
    std::vector<std::uint32_t> bucket(most + 2);
    for (const auto s : support) ++bucket[s + 1];
    for (std::size_t s = 1; s < bucket.size(); ++s) bucket[s] += bucket[s - 1];
    auto at = bucket;
    for (std::uint32_t p = 0; p < m; ++p) {
        place[p] = at[support[p]]++;
        sorted[place[p]] = p;
    }
    std::vector<bool> gone(m);
    const auto weaken = [&](std::uint32_t p, std::uint32_t floor) {
        auto& s = support[p];
        if (s <= floor) return;
        const auto front = bucket[s];
        const auto q = sorted[front];
        std::swap(sorted[front], sorted[place[p]]);
        std::swap(place[q], place[p]);
        bucket[s] = front + 1;
        --s;
    };
    for (std::size_t i = 0; i < m; ++i) {
        if (i % 4096 == 0) run.throw_if_stopped();
        const auto p = sorted[i];
        gone[p] = true;
        auto [u, v] = pairs.ends[p];
        if (arcs.neighbors(u).size() > arcs.neighbors(v).size()) std::swap(u, v);
        for (auto a = arcs.first(u); a < arcs.last(u); ++a) {
            const auto q = pairs.of_arc[a];
            if (gone[q]) continue;
            const auto b = arcs.between(v, arcs.target(a));
            if (b == arcs.size() || gone[pairs.of_arc[b]]) continue;
            weaken(q, support[p]);
            weaken(pairs.of_arc[b], support[p]);
        }
    }
    TieScores scores{EdgeMap<double>(graph.size(), std::numeric_limits<double>::quiet_NaN())};
    for (const Edge e : graph.edges()) {
        const auto [u, v] = graph.ends(e);
        if (u != v)
            scores.value[e] = 2.0 + static_cast<double>(support[pairs.of_arc[arcs.between(u, v)]]);
    }
    return scores;
}

Spec truss_spec() {
    return describe(&truss,
                    {.name = "cohesion.truss",
                     .summary = "greatest k for which a tie belongs to the k-truss",
                     .formula = "greatest k with the tie in a set of ties each in k - 2 triangles "
                                "of the set",
                     .caveat = "2 wherever there are no triangles, as between members of bodies",
                     .time = "O(m^1.5)",
                     .space = "O(m)",
                     .references = {"cohen2008", "wang2012"}});
}

} // namespace entente::cohesion
