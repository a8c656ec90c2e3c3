#include <entente/algorithms/clusters/coassignment.hpp>
#include <entente/core/run/catalogue.hpp>

#include <utility>

namespace entente::clusters {

TieScores coassignment(const Graph& graph, const CoassignmentOptions& options, const Run& run) {
    Agreement agreement;
    CoassignmentOptions once = options;
    once.iterations = 1;
    if (options.iterations < 1) throw UsageError("a consensus needs at least 1 iteration");
    (void)consensus(graph, once, run, agreement);
    return {.value = std::move(agreement.together)};
}

Spec coassignment_spec() {
    return describe(&coassignment,
                    {.name = "clusters.coassignment",
                     .summary = "share of runs that put the ends of a tie into one cluster",
                     .formula = "p(e) = runs with cluster(u) = cluster(v) / runs",
                     .caveat = "says how sure the method is, not whether clusters are real",
                     .time = "about O(r m log n) for r runs",
                     .space = "O(n + m) a thread, O(n) a run",
                     .references = {"lancichinetti2012"},
                     .heuristic = true});
}

} // namespace entente::clusters
