#include <entente/algorithms/feedback/two_sided.hpp>

#include <vector>

namespace entente::feedback {

Graph two_sided(const Graph& graph) {
    const auto n = static_cast<std::uint32_t>(graph.order());
    std::vector<EdgeEnds> ends;
    std::vector<double> weights;
    ends.reserve(graph.targets().size());
    for (const Vertex v : graph.vertices()) {
        const auto row = graph.neighbors(v);
        const auto row_edges = graph.edges_of(v);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double weight = graph.weight(row_edges[i]);
            if (weight == 0) continue;
            ends.push_back({v, Vertex{n + static_cast<std::uint32_t>(row[i])}});
            if (graph.is_weighted()) weights.push_back(weight);
        }
    }
    return {2 * graph.order(), ends, Graph::Kind::undirected, std::move(weights)};
}

} // namespace entente::feedback
