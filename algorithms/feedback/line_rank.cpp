#include <entente/algorithms/feedback/jumping_walk.hpp>
#include <entente/algorithms/feedback/line_rank.hpp>
#include <entente/core/run/catalogue.hpp>

#include <vector>

namespace entente::feedback {

Scores line_rank(const Graph& graph, const LineRankOptions& options, const Run& run) {
    if (!(options.damping >= 0 && options.damping < 1))
        throw UsageError("the damping must be at least 0 and below 1");
    if (!(options.tolerance >= 0 && options.tolerance <= 1))
        throw UsageError("the tolerance must be from 0 to 1");
    const auto n = graph.order();
    const double d = options.damping;
    std::vector<double> in(n, 0.0), out(n, 0.0);
    double arcs = 0;
    for (const Vertex v : graph.vertices()) {
        for (const Edge e : graph.edges_of(v, Direction::in)) in[index(v)] += graph.weight(e) > 0;
        for (const Edge e : graph.edges_of(v)) out[index(v)] += graph.weight(e) > 0;
        arcs += out[index(v)];
    }
    Scores scores{VertexMap<double>(n, 0.0)};
    if (arcs == 0) {
        scores.convergence = Convergence{};
        return scores;
    }
    // The sums of p over the ties to each actor hold for a walk of their own.
    for (double& count : in) count /= arcs;
    const auto walk = jumping_walk(graph, in,
                                   {.damping = d,
                                    .dangling = Dangling::restart,
                                    .tolerance = options.tolerance,
                                    .iterations = options.iterations},
                                   run);
    double stuck = 0;
    for (std::size_t v = 0; v < n; ++v)
        if (out[v] == 0) stuck += walk.share[v];
    for (const Vertex v : graph.vertices()) {
        const std::size_t i = index(v);
        const double onward = out[i] > 0 ? d * walk.share[i] : 0;
        scores.value[v] = walk.share[i] + onward + (1 - d + d * stuck) * out[i] / arcs;
    }
    scores.convergence = walk.convergence;
    return scores;
}

Spec line_rank_spec() {
    return describe(
        &line_rank,
        {.name = "feedback.line_rank",
         .summary = "share of time that a random walker from tie to tie spends on the actor's ties",
         .formula = "L(v) = PageRank in the line graph, added up over the ties of v",
         .caveat = "nearer to strength than to the betweenness it stands for",
         .time = "O(m) a sweep, 45 to 90 sweeps",
         .space = "O(n + m)",
         .references = {"kang2011"}});
}

} // namespace entente::feedback
