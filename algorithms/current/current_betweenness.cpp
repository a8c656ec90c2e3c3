#include <entente/algorithms/current/current_betweenness.hpp>
#include <entente/algorithms/current/throughput.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <vector>

namespace entente::current {

Scores current_betweenness(const Graph& graph, const CurrentBetweennessOptions& options,
                           const Run& run) {
    Scores scores{VertexMap<double>(graph.order(), 0.0)};
    const auto n = static_cast<double>(graph.order());
    const double pairs = (options.endpoints ? n : n - 2) * (n - 1) / 2;
    const double scale = options.normalized && pairs > 0 ? 1 / pairs : 1;
    const Conductors network(graph);
    for (const Part& part : network.parts()) {
        if (part.members.size() < 2) break; // parts come by falling size
        const auto total = throughput(part, run);
        std::vector<double> through(part.members.size(), 0.0);
        for (std::size_t e = 0; e < total.size(); ++e) {
            through[part.conductors[e].a] += total[e];
            through[part.conductors[e].b] += total[e];
        }
        // What enters or leaves at the actor itself: a unit for each of its pairs, met in one tie
        // where what passes is met in two.
        const auto own = static_cast<double>(part.members.size() - 1);
        for (std::size_t i = 0; i < through.size(); ++i) {
            const double passes = std::max(0.0, (through[i] - own) / 2);
            scores.value[part.members[i]] = scale * (options.endpoints ? passes + own : passes);
        }
    }
    return scores;
}

Spec current_betweenness_spec() {
    return describe(&current_betweenness,
                    {.name = "current.current_betweenness",
                     .summary = "current that passes through the actor between others, where ties "
                                "are conductors",
                     .formula = "B(v) = sum over pairs s, t of I(v | s, t), the current through v",
                     .caveat = "takes weights for strengths, and sets directions aside",
                     .time = "O(m n log n) and m sparse solutions",
                     .space = "the factor, O(n^2) at worst",
                     .references = {"newman2005", "brandes2005"}});
}

} // namespace entente::current
