#include <entente/algorithms/cohesion/onion.hpp>
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/catalogue.hpp>

#include <utility>
#include <vector>

namespace entente::cohesion {

Scores onion(const Graph& graph, const OnionOptions&, const Run& run) {
    const auto n = graph.order();
    const paths::Arcs arcs(graph, paths::Sides::all);
    Scores scores{VertexMap<double>(n)};
    VertexMap<std::size_t> left(n);           // partners that are still there
    std::vector<std::vector<Vertex>> waiting; // vertices that had so many partners at some time
    for (const Vertex v : graph.vertices()) {
        left[v] = arcs.neighbors(v).size();
        if (left[v] >= waiting.size()) waiting.resize(left[v] + 1);
        waiting[left[v]].push_back(v);
    }
    double layer = 0;
    std::vector<Vertex> round;
    for (std::size_t k = 0; k < waiting.size(); ++k) {
        run.throw_if_stopped();
        for (const Vertex v : waiting[k])
            if (scores.value[v] == 0 && left[v] <= k) round.push_back(v);
        while (!round.empty()) {
            ++layer;
            for (const Vertex v : round) scores.value[v] = layer;
            std::vector<Vertex> next;
            for (const Vertex v : round)
                for (const Vertex w : arcs.neighbors(v)) {
                    if (scores.value[w] != 0) continue;
                    --left[w];
                    if (left[w] == k) next.push_back(w); // falls to k once only
                    if (left[w] > k) waiting[left[w]].push_back(w);
                }
            round = std::move(next);
        }
    }
    return scores;
}

Spec onion_spec() {
    return describe(&onion,
                    {.name = "cohesion.onion",
                     .summary = "layer of the onion decomposition, from the edge inward",
                     .formula = "round in which an actor goes when all with at most k partners "
                                "left go at once, k growing when nobody else is left",
                     .caveat = "numbers of different networks are not to be compared",
                     .time = "O(n + m)",
                     .space = "O(n + m)",
                     .references = {"hebert2016"}});
}

} // namespace entente::cohesion
