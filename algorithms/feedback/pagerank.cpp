#include <entente/algorithms/feedback/named_groups.hpp>
#include <entente/algorithms/feedback/pagerank.hpp>
#include <entente/core/run/catalogue.hpp>

namespace entente::feedback {

Scores pagerank(const Graph& graph, const Grouping& grouping, const PagerankOptions& options,
                const Run& run) {
    if (!(options.damping >= 0 && options.damping < 1))
        throw UsageError("the damping must be at least 0 and below 1");
    if (!(options.tolerance >= 0 && options.tolerance <= 1))
        throw UsageError("the tolerance must be from 0 to 1");
    auto restart = among(graph, grouping, options.restart);
    double all = 0;
    for (const double r : restart) all += r;
    for (double& r : restart) r /= all;
    auto walk = jumping_walk(graph, restart,
                             {.damping = options.damping,
                              .dangling = options.dangling,
                              .tolerance = options.tolerance,
                              .iterations = options.iterations},
                             run);
    Scores scores{VertexMap<double>(std::move(walk.share))};
    scores.convergence = walk.convergence;
    return scores;
}

Scores pagerank(const Graph& graph, const PagerankOptions& options, const Run& run) {
    return pagerank(graph, Grouping{}, options, run);
}

Spec pagerank_spec() {
    Scores (*const by_groups)(const Graph&, const Grouping&, const PagerankOptions&, const Run&) =
        &pagerank;
    return describe(
        by_groups,
        {.name = "feedback.pagerank",
         .summary = "share of time that a random walker with jumps spends at the actor",
         .formula =
             "x(v) = (1 - d) r(v) + d * (sum over ties from u of w(u, v) x(u) / W(u) + D(v))",
         .caveat = "in undirected graphs it goes much with strength",
         .time = "O(m) a sweep, 45 to 90 sweeps",
         .space = "O(n + m)",
         .references = {"brin1998", "haveliwala2003", "golub1961"}});
}

} // namespace entente::feedback
