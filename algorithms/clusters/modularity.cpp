#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/base/errors.hpp>

#include <cmath>
#include <limits>

namespace entente::clusters {
namespace {

void require_partition(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                       double resolution) {
    if (cluster.size() != graph.order())
        throw UsageError("a partition needs one cluster per vertex");
    for (const auto c : cluster)
        if (c >= cluster.size()) throw UsageError("a cluster's number is not below n");
    if (!(resolution >= 0 && std::isfinite(resolution)))
        throw UsageError("the resolution must be a number from 0");
}

/// Twice the weight within each cluster of an undirected graph, once of a directed one: every arc
/// out of a vertex counts.
std::vector<double> arcs_within(const Graph& graph, const VertexMap<std::uint32_t>& cluster) {
    std::vector<double> within(graph.order(), 0.0);
    for (const Vertex v : graph.vertices()) {
        const auto row = graph.neighbors(v);
        const auto edges = graph.edges_of(v);
        double sum = 0;
        for (std::size_t i = 0; i < row.size(); ++i)
            if (cluster[row[i]] == cluster[v]) sum += graph.weight(edges[i]);
        within[cluster[v]] += sum;
    }
    return within;
}

std::vector<double> gathered(const std::vector<double>& values,
                             const VertexMap<std::uint32_t>& cluster) {
    std::vector<double> sum(cluster.size(), 0.0);
    for (std::uint32_t v = 0; v < values.size(); ++v) sum[cluster[Vertex{v}]] += values[v];
    return sum;
}

} // namespace

Strengths strengths(const Graph& graph) {
    Strengths s;
    const auto side = [&](Direction d) {
        std::vector<double> sum(graph.order(), 0.0);
        for (const Vertex v : graph.vertices()) {
            if (graph.is_weighted())
                for (const Edge e : graph.edges_of(v, d)) sum[index(v)] += graph.weight(e);
            else
                sum[index(v)] = static_cast<double>(graph.arc_count(v, d));
            s.total += sum[index(v)];
        }
        return sum;
    };
    s.out = side(Direction::out);
    if (graph.is_directed()) s.in = side(Direction::in);
    return s;
}

double modularity(const Graph& graph, const VertexMap<std::uint32_t>& cluster, double resolution) {
    require_partition(graph, cluster, resolution);
    const Strengths s = strengths(graph);
    if (s.total == 0) return std::numeric_limits<double>::quiet_NaN();
    const auto within = arcs_within(graph, cluster);
    auto strength = gathered(s.out, cluster);
    const auto in = gathered(s.in, cluster);
    const double ends = graph.is_directed() ? 2 : 1; // a directed tie is one arc of two ends
    double q = 0;
    for (std::size_t c = 0; c < within.size(); ++c) {
        const double share = (strength[c] + in[c]) / s.total;
        q += ends * within[c] / s.total - resolution * share * share;
    }
    return q;
}

double directed_modularity(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                           double resolution) {
    if (!graph.is_directed()) return modularity(graph, cluster, resolution);
    require_partition(graph, cluster, resolution);
    const Strengths s = strengths(graph);
    if (s.total == 0) return std::numeric_limits<double>::quiet_NaN();
    const double m = s.total / 2;
    const auto within = arcs_within(graph, cluster);
    const auto out = gathered(s.out, cluster), in = gathered(s.in, cluster);
    double q = 0;
    for (std::size_t c = 0; c < within.size(); ++c)
        q += within[c] / m - resolution * (out[c] / m) * (in[c] / m);
    return q;
}

double cpm(const Graph& graph, const VertexMap<std::uint32_t>& cluster, double resolution) {
    require_partition(graph, cluster, resolution);
    const auto within = arcs_within(graph, cluster);
    std::vector<double> size(graph.order(), 0.0);
    for (const auto c : cluster) ++size[c];
    const double ends = graph.is_directed() ? 1 : 2;
    double h = 0;
    for (std::size_t c = 0; c < within.size(); ++c)
        h += within[c] / ends - resolution * size[c] * (size[c] - 1) / 2;
    return h;
}

} // namespace entente::clusters
