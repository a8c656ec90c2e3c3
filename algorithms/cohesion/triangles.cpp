#include <entente/algorithms/cohesion/triangles.hpp>
#include <entente/algorithms/paths/order.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::cohesion {

ForwardArcs::ForwardArcs(const paths::Arcs& arcs) : places_(paths::by_degree(arcs)) {
    const std::size_t n = arcs.order();
    std::vector<std::uint32_t> place(n);
    for (std::uint32_t i = 0; i < n; ++i) place[index(places_[i])] = i;
    first_.reserve(n + 1);
    target_.reserve(arcs.size() / 2);
    arc_.reserve(arcs.size() / 2);
    for (std::uint32_t i = 0; i < n; ++i) {
        const Vertex v = places_[i];
        const auto row = arcs.neighbors(v);
        for (std::size_t a = 0; a < row.size(); ++a) {
            const auto to = place[index(row[a])];
            if (to > i) continue;
            target_.push_back(to);
            arc_.push_back(static_cast<std::uint32_t>(arcs.first(v) + a));
        }
        first_.push_back(target_.size());
    }
}

Scores triangles(const Graph& graph, const TrianglesOptions&, const Run& run) {
    const paths::Arcs arcs(graph, paths::Sides::all);
    const ForwardArcs forward(arcs);
    run.throw_if_stopped();
    Tally tally(graph.order());
    forward.each_triangle(
        run, [&] { return Tally::Share{tally}; },
        [](Tally::Share& mine, std::size_t i, std::size_t j, std::size_t k, auto...) {
            ++mine[i];
            ++mine[j];
            ++mine[k];
        });
    Scores scores{VertexMap<double>(graph.order())};
    for (std::size_t i = 0; i < graph.order(); ++i)
        scores.value[forward.vertex(i)] = static_cast<double>(tally.counts()[i]);
    return scores;
}

Spec triangles_spec() {
    return describe(&triangles,
                    {.name = "cohesion.triangles",
                     .summary = "number of triangles that an actor is part of",
                     .formula = "T(v) = number of pairs of neighbors of v that are tied themselves",
                     .caveat = "grows with the number of ties: see clustering",
                     .time = "O(m^1.5)",
                     .space = "O(n + m)",
                     .references = {"latapy2008"},
                     .monotone = true});
}

} // namespace entente::cohesion
