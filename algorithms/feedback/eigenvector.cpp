#include <entente/algorithms/feedback/eigenvector.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>

namespace entente::feedback {

Scores eigenvector(const Graph& graph, const EigenvectorOptions& options, const Run& run) {
    if (!(options.tolerance >= 0 && options.tolerance <= 1))
        throw UsageError("the tolerance must be from 0 to 1");
    auto top = linear::dominant(graph, options.tolerance, options.iterations, run);
    if (options.scale == EigenvectorScale::unit) {
        double squares = 0;
        for (const double x : top.vector) squares += x * x;
        if (squares > 0)
            for (double& x : top.vector) x /= std::sqrt(squares);
    }
    Scores scores{VertexMap<double>(std::move(top.vector))};
    scores.convergence = top.convergence;
    return scores;
}

Spec eigenvector_spec() {
    return describe(&eigenvector,
                    {.name = "feedback.eigenvector",
                     .summary = "score proportional to the scores of those tied to the actor",
                     .formula = "lambda x(v) = sum over ties from u to v of w(u, v) x(u)",
                     .caveat = "0 outside the component with the greatest eigenvalue",
                     .time = "O(m) a step, some hundreds of steps",
                     .space = "O(n + m)",
                     .references = {"bonacich1987"}});
}

} // namespace entente::feedback
