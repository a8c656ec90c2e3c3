#include <entente/algorithms/centrality/closeness.hpp>
#include <entente/algorithms/centrality/two_mode.hpp>
#include <entente/algorithms/paths/nearness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>
#include <optional>

namespace entente::centrality {
namespace {

/// `factor` is what the inverse of the sum is multiplied with.
double score(std::size_t reached, double sum, std::size_t order, ClosenessVariant variant,
             double factor) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    const double base = reached ? factor / sum : undefined;
    switch (variant) {
    case ClosenessVariant::component:
        return base;
    case ClosenessVariant::wasserman_faust:
        return reached ? base * (static_cast<double>(reached) / static_cast<double>(order - 1)) : 0;
    case ClosenessVariant::classical:
        break;
    }
    return reached == order - 1 ? base : 0;
}

} // namespace

Scores closeness(const Graph& graph, const Grouping& grouping, const ClosenessOptions& options,
                 const Run& run) {
    std::optional<TwoModes> modes;
    if (options.two_mode) modes = two_modes(graph, grouping);
    const paths::Arcs arcs(graph, options.direction, options.length);
    const auto near = paths::nearness(arcs, {}, run);
    Scores scores{VertexMap<double>(graph.order())};
    for (const Vertex v : graph.vertices()) {
        double factor = options.normalized ? near.reached[v] : 1;
        if (modes) factor = modes->other(v) + 2 * (modes->own(v) - 1);
        scores.value[v] =
            score(near.reached[v], near.total[v], graph.order(), options.variant, factor);
    }
    return scores;
}

Spec closeness_spec() {
    return describe(
        static_cast<Scores (*)(const Graph&, const Grouping&, const ClosenessOptions&, const Run&)>(
            &closeness),
        {.name = "centrality.closeness",
         .summary = "inverse of the mean distance to the actors reached",
         .formula = "C(v) = r / S * r / (n - 1), r actors reached, S the sum of distances to them",
         .caveat = "compares badly across components; scores lie close together",
         .time = "O(n m)",
         .space = "O(n) a thread",
         .references = {"freeman1978", "wasserman1994", "borgatti1997", "then2014"}});
}

} // namespace entente::centrality
