#include <entente/algorithms/blocks/relation.hpp>

#include <algorithm>

namespace entente::blocks {

Relation::Relation(const Graph& graph) {
    for (const Direction d : {Direction::out, Direction::in}) {
        if (d == Direction::in && !graph.is_directed()) break;
        auto& contacts = contacts_[d == Direction::in];
        auto& first = first_[d == Direction::in];
        first.assign(1, 0);
        for (const Vertex v : graph.vertices()) {
            const auto row = graph.neighbors(v, d);
            const auto edges = graph.edges_of(v, d);
            for (std::size_t i = 0, j = 0; i < row.size(); i = j) {
                double weight = 0;
                for (; j < row.size() && row[j] == row[i]; ++j) weight += graph.weight(edges[j]);
                if (row[i] != v && weight > 0) contacts.push_back({row[i], weight});
            }
            first.push_back(contacts.size());
        }
    }
}

double Relation::between(Vertex from, Vertex to) const {
    const auto all = row(from);
    const auto at = std::lower_bound(all.begin(), all.end(), to,
                                     [](const Contact& c, Vertex v) { return c.to < v; });
    return at != all.end() && at->to == to ? at->weight : 0;
}

} // namespace entente::blocks
