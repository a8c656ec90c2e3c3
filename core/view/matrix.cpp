#include <entente/core/base/errors.hpp>
#include <entente/core/view/matrix.hpp>

#include <limits>

namespace entente {

AdjacencyMatrix::AdjacencyMatrix(const Graph& graph) : graph_(&graph) {
    const auto offsets = graph.offsets();
    if (offsets.back() > static_cast<std::uint64_t>(std::numeric_limits<int>::max()))
        throw UsageError("the graph has too many arcs for a matrix");
    starts_.assign(offsets.begin(), offsets.end());
    values_.reserve(graph.targets().size());
    for (const Edge e : graph.arc_edges()) values_.push_back(graph.weight(e));
}

AdjacencyMatrix::Map AdjacencyMatrix::map() const {
    // Vertex is an enumeration over uint32_t and every index is below 2^31, so its bytes are an
    // int's.
    const auto* columns = reinterpret_cast<const int*>(graph_->targets().data());
    const auto n = static_cast<Eigen::Index>(graph_->order());
    return {
        n, n, static_cast<Eigen::Index>(values_.size()), starts_.data(), columns, values_.data()};
}

} // namespace entente
