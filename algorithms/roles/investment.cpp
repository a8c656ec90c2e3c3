#include <entente/algorithms/roles/investment.hpp>
#include <entente/core/base/errors.hpp>

#include <algorithm>

namespace entente::roles {

Investments::Investments(const Graph& graph) {
    const double factor = graph.is_directed() ? 1 : 2;
    all_.reserve(graph.order());
    strongest_.reserve(graph.order());
    for (const Vertex v : graph.vertices()) {
        const auto out = graph.neighbors(v);
        const auto out_edges = graph.edges_of(v);
        std::span<const Vertex> in;
        std::span<const Edge> in_edges;
        if (graph.is_directed()) {
            in = graph.neighbors(v, Direction::in);
            in_edges = graph.edges_of(v, Direction::in);
        }
        const std::size_t begin = contacts_.size();
        for (std::size_t i = 0, j = 0; i < out.size() || j < in.size();) {
            const bool from_out = j == in.size() || (i < out.size() && out[i] <= in[j]);
            const Vertex whom = from_out ? out[i] : in[j];
            const double weight = factor * graph.weight(from_out ? out_edges[i++] : in_edges[j++]);
            if (whom == v || weight == 0) continue;
            const auto number = static_cast<std::uint32_t>(whom);
            if (contacts_.size() > begin && contacts_.back().whom == number)
                contacts_.back().strength += weight;
            else
                contacts_.push_back({number, weight});
        }
        double sum = 0, most = 0;
        for (std::size_t i = begin; i < contacts_.size(); ++i) {
            sum += contacts_[i].strength;
            most = std::max(most, contacts_[i].strength);
        }
        all_.push_back(sum);
        strongest_.push_back(most);
        first_.push_back(contacts_.size());
    }
}

void require_two_modes(const Investments& investments) {
    const auto n = static_cast<std::uint32_t>(investments.order());
    std::vector<std::uint8_t> side(n, 0);
    std::vector<std::uint32_t> queue;
    for (std::uint32_t root = 0; root < n; ++root) {
        if (side[root] != 0) continue;
        side[root] = 1;
        queue.assign(1, root);
        for (std::size_t i = 0; i < queue.size(); ++i)
            for (const auto& [w, _] : investments.contacts(queue[i])) {
                if (side[w] == side[queue[i]])
                    throw UsageError("ties join actors of one mode: there are no two modes",
                                     "leave out two_mode");
                if (side[w] != 0) continue;
                side[w] = static_cast<std::uint8_t>(3 - side[queue[i]]);
                queue.push_back(w);
            }
    }
}

} // namespace entente::roles
