#include <entente/algorithms/clusters/blocks.hpp>
#include <entente/algorithms/clusters/cut_actors.hpp>
#include <entente/core/run/catalogue.hpp>

#include <vector>

namespace entente::clusters {

Scores cut_actors(const Graph& graph, const CutActorsOptions&, const Run&) {
    const Blocks found = blocks(graph);
    Scores scores{VertexMap<double>(graph.order())};
    std::vector<Vertex> last(found.size.size(), Vertex{Blocks::none}); // that met a block
    for (const Vertex v : graph.vertices()) {
        // Every block of v, without v, is one piece.
        std::size_t pieces = 0;
        const auto meet = [&](Direction d) {
            for (const Edge e : graph.edges_of(v, d)) {
                const auto b = found.block[e];
                if (b == Blocks::none || last[b] == v) continue;
                last[b] = v;
                ++pieces;
            }
        };
        meet(Direction::out);
        if (graph.is_directed()) meet(Direction::in);
        scores.value[v] = pieces > 0 ? static_cast<double>(pieces - 1) : 0;
    }
    return scores;
}

Spec cut_actors_spec() {
    return describe(&cut_actors,
                    {.name = "clusters.cut_actors",
                     .summary = "how many pieces more there are without the actor",
                     .formula = "c(v) = pieces of the component of v without v, minus 1",
                     .caveat = "registers make their owners cut actors",
                     .time = "O(n + m)",
                     .space = "O(n + m)",
                     .references = {"hopcroft1973"}});
}

} // namespace entente::clusters
