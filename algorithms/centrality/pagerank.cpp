#include <entente/algorithms/centrality/pagerank.hpp>
#include <entente/algorithms/centrality/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>
#include <vector>

namespace entente::centrality {

Scores pagerank(const Graph& graph, const PagerankOptions& options, const Run& run) {
    if (!(options.damping >= 0 && options.damping < 1))
        throw UsageError("the damping must be at least 0 and below 1");
    if (!(options.tolerance >= 0 && options.tolerance <= 1))
        throw UsageError("the tolerance must be from 0 to 1");
    const auto n = graph.order();
    const double d = options.damping, even = n ? 1 / static_cast<double>(n) : 0;
    const Inflow matrix(graph);
    std::vector<double> out(n, 0.0), x(n, even), share(n), y(n);
    for (const Vertex v : graph.vertices())
        for (const Edge e : graph.edges_of(v)) out[index(v)] += graph.weight(e);

    Convergence convergence{.converged = false};
    while (!convergence.converged && convergence.iterations < options.iterations) {
        ++convergence.iterations;
        run.throw_if_stopped();
        double dangling = 0;
        for (std::size_t v = 0; v < n; ++v) {
            if (out[v] > 0)
                share[v] = x[v] / out[v];
            else
                share[v] = 0, dangling += x[v];
        }
        matrix.multiply(share, y, run);
        const double base = (1 - d) * even + d * dangling * even;
        double change = 0;
        for (std::size_t v = 0; v < n; ++v) {
            y[v] = base + d * y[v];
            change += std::abs(y[v] - x[v]);
        }
        x.swap(y);
        convergence.residual = change;
        convergence.converged = change <= options.tolerance;
    }
    Scores scores{VertexMap<double>(std::move(x))};
    scores.convergence = convergence;
    return scores;
}

Spec pagerank_spec() {
    return describe(
        &pagerank,
        {.name = "centrality.pagerank",
         .summary = "share of time that a random walker with jumps spends at the actor",
         .formula =
             "x(v) = (1 - d) / n + d * (sum over ties from u of w(u, v) x(u) / W(u) + D / n)",
         .caveat = "in undirected graphs it goes much with strength",
         .time = "O(m) a step, about 170 steps",
         .space = "O(n + m)",
         .references = {"brin1998"}});
}

} // namespace entente::centrality
