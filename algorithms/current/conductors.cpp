#include <entente/algorithms/current/conductors.hpp>
#include <entente/algorithms/paths/components.hpp>

#include <algorithm>
#include <tuple>

namespace entente::current {

Conductors::Conductors(const Graph& graph) : place_(graph.size()) {
    std::vector<EdgeEnds> ends;
    std::vector<Edge> live;
    for (const Edge e : graph.edges()) {
        auto [u, v] = graph.ends(e);
        if (u == v || graph.weight(e) == 0) continue;
        if (v < u) std::swap(u, v);
        ends.push_back({u, v});
        live.push_back(e);
    }
    const auto partition =
        paths::weak_components(Graph(graph.order(), ends, Graph::Kind::undirected));
    parts_.resize(partition.count);
    VertexMap<std::uint32_t> number(graph.order());
    for (const Vertex v : graph.vertices()) {
        auto& members = parts_[partition.cluster[v]].members;
        number[v] = static_cast<std::uint32_t>(members.size());
        members.push_back(v);
    }
    std::vector<std::uint32_t> order(ends.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t i, std::uint32_t j) {
        return std::tuple{ends[i].from, ends[i].to, i} < std::tuple{ends[j].from, ends[j].to, j};
    });
    for (std::size_t k = 0; k < order.size(); ++k) {
        const std::uint32_t i = order[k];
        const std::uint32_t c = partition.cluster[ends[i].from];
        auto& conductors = parts_[c].conductors;
        const double weight = graph.weight(live[i]);
        if (k > 0 && ends[order[k - 1]] == ends[i])
            conductors.back().conductance += weight;
        else
            conductors.push_back({number[ends[i].from], number[ends[i].to], weight});
        place_[live[i]] = {c, static_cast<std::uint32_t>(conductors.size() - 1)};
    }
}

} // namespace entente::current
