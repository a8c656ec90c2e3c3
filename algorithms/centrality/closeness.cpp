#include <entente/algorithms/centrality/closeness.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/run/catalogue.hpp>

#include <limits>

namespace entente::centrality {
namespace {

double score(std::size_t reached, double sum, std::size_t order, const ClosenessOptions& options) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    const auto r = static_cast<double>(reached);
    const auto others = static_cast<double>(order - 1);
    const double base = reached ? (options.normalized ? r : 1) / sum : undefined;
    switch (options.variant) {
    case ClosenessVariant::component:
        return base;
    case ClosenessVariant::wasserman_faust:
        return reached ? base * (r / others) : 0;
    case ClosenessVariant::classical:
        break;
    }
    return reached == order - 1 ? base : 0;
}

} // namespace

Scores closeness(const Graph& graph, const ClosenessOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, options.direction, options.length);
    Scores scores{VertexMap<double>(graph.order())};
    run.for_each(
        graph.order(), [&] { return paths::Search(arcs); },
        [&](std::size_t i, paths::Search& search) {
            const Vertex v{static_cast<std::uint32_t>(i)};
            search.from(v);
            double sum = 0;
            for (const Vertex w : search.reached()) sum += search.distance(w);
            scores.value[v] = score(search.reached().size() - 1, sum, graph.order(), options);
        });
    return scores;
}

Spec closeness_spec() {
    return describe(
        &closeness,
        {.name = "centrality.closeness",
         .summary = "inverse of the mean distance to the actors reached",
         .formula = "C(v) = r / S * r / (n - 1), r actors reached, S the sum of distances to them",
         .caveat = "compares badly across components; scores lie close together",
         .time = "O(n m)",
         .space = "O(n) a thread",
         .references = {"freeman1978", "wasserman1994"}});
}

} // namespace entente::centrality
