#include <entente/algorithms/linear/inflow.hpp>

#include <limits>
#include <numeric>

namespace entente::linear {

Inflow::Inflow(const Graph& graph, Direction side) {
    const auto offsets = graph.offsets(side);
    first_.assign(offsets.begin(), offsets.end());
    from_.reserve(graph.targets(side).size());
    for (const Vertex u : graph.targets(side)) from_.push_back(static_cast<std::uint32_t>(u));
    if (!graph.is_weighted()) return;
    weight_.reserve(from_.size());
    for (const Edge e : graph.arc_edges(side)) weight_.push_back(graph.weight(e));
}

Inflow::Inflow(const Graph& graph, std::span<const Vertex> within) {
    constexpr auto outside = std::numeric_limits<std::uint32_t>::max();
    VertexMap<std::uint32_t> number(graph.order(), outside);
    for (std::uint32_t i = 0; i < within.size(); ++i) number[within[i]] = i;
    std::size_t most = 0;
    for (const Vertex v : within) most += graph.arc_count(v, Direction::in);
    first_.reserve(within.size() + 1);
    from_.reserve(most);
    if (graph.is_weighted()) weight_.reserve(most);
    for (const Vertex v : within) {
        const auto row = graph.neighbors(v, Direction::in);
        const auto row_edges = graph.edges_of(v, Direction::in);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (number[row[i]] == outside) continue;
            from_.push_back(number[row[i]]);
            if (graph.is_weighted()) weight_.push_back(graph.weight(row_edges[i]));
        }
        first_.push_back(from_.size());
    }
}

void Inflow::multiply(std::span<const double> x, std::span<double> y, const Run& run) const {
    for_blocks(order(), arcs(), run, [&](std::size_t begin, std::size_t end) {
        for (std::size_t v = begin; v < end; ++v) y[v] = row(v, x);
    });
}

double Inflow::row_sum(std::size_t v) const {
    if (weight_.empty()) return static_cast<double>(first_[v + 1] - first_[v]);
    const auto row = weights(v);
    return std::accumulate(row.begin(), row.end(), 0.0);
}

double Inflow::greatest_row_sum() const {
    double most = 0;
    for (std::size_t v = 0; v < order(); ++v) most = std::max(most, row_sum(v));
    return most;
}

} // namespace entente::linear
