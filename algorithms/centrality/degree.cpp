#include <entente/algorithms/centrality/degree.hpp>
#include <entente/algorithms/centrality/two_mode.hpp>
#include <entente/core/run/catalogue.hpp>

#include <vector>

namespace entente::centrality {
namespace {

/// Distinct members of two sorted rows, `self` left out.
std::size_t distinct(std::span<const Vertex> a, std::span<const Vertex> b, Vertex self) {
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        const Vertex next = j == b.size() || (i < a.size() && a[i] < b[j]) ? a[i] : b[j];
        count += next != self;
        while (i < a.size() && a[i] == next) ++i;
        while (j < b.size() && b[j] == next) ++j;
    }
    return count;
}

} // namespace

Scores degree(const Graph& graph, const Grouping& grouping, const DegreeOptions& options,
              const Run&) {
    const auto n = graph.order();
    const double scale = options.normalized && n > 1 ? 1.0 / static_cast<double>(n - 1) : 1.0;
    Scores scores{VertexMap<double>(n)};
    for (const Vertex v : graph.vertices()) {
        std::span<const Vertex> out, in;
        if (options.direction != Sides::in) out = graph.neighbors(v);
        if (options.direction == Sides::in ||
            (options.direction == Sides::all && graph.is_directed()))
            in = graph.neighbors(v, Direction::in);
        scores.value[v] = scale * static_cast<double>(distinct(out, in, v));
    }
    if (options.two_mode) {
        const TwoModes modes = two_modes(graph, grouping);
        for (const Vertex v : graph.vertices())
            if (modes.other(v) > 0) scores.value[v] /= scale * modes.other(v);
    }
    return scores;
}

Spec degree_spec() {
    return describe(
        static_cast<Scores (*)(const Graph&, const Grouping&, const DegreeOptions&, const Run&)>(
            &degree),
        {.name = "centrality.degree",
         .summary = "number of distinct partners",
         .formula = "k(v) = |{u != v : u tied to v}|",
         .caveat = "a lower bound for actors whose ties were not read completely",
         .time = "O(n + m)",
         .space = "O(n)",
         .references = {"freeman1978", "borgatti1997"},
         .monotone = true,
         .own_ties = true});
}

} // namespace entente::centrality
