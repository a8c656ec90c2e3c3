#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/base/errors.hpp>

#include <cmath>
#include <limits>
#include <vector>

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

std::vector<double> weight_within(const Graph& graph, const VertexMap<std::uint32_t>& cluster) {
    std::vector<double> within(graph.order(), 0.0);
    for (const Edge e : graph.edges()) {
        const auto [u, v] = graph.ends(e);
        if (cluster[u] == cluster[v]) within[cluster[u]] += graph.weight(e);
    }
    return within;
}

} // namespace

double modularity(const Graph& graph, const VertexMap<std::uint32_t>& cluster, double resolution) {
    require_partition(graph, cluster, resolution);
    const auto within = weight_within(graph, cluster);
    std::vector<double> strength(graph.order(), 0.0);
    double m = 0;
    for (const Edge e : graph.edges()) {
        const auto [u, v] = graph.ends(e);
        const double w = graph.weight(e);
        strength[cluster[u]] += w;
        strength[cluster[v]] += w;
        m += w;
    }
    if (m == 0) return std::numeric_limits<double>::quiet_NaN();
    double q = 0;
    for (std::size_t c = 0; c < within.size(); ++c) {
        const double share = strength[c] / (2 * m);
        q += within[c] / m - resolution * share * share;
    }
    return q;
}

double cpm(const Graph& graph, const VertexMap<std::uint32_t>& cluster, double resolution) {
    require_partition(graph, cluster, resolution);
    const auto within = weight_within(graph, cluster);
    std::vector<double> size(graph.order(), 0.0);
    for (const auto c : cluster) ++size[c];
    double h = 0;
    for (std::size_t c = 0; c < within.size(); ++c)
        h += within[c] - resolution * size[c] * (size[c] - 1) / 2;
    return h;
}

} // namespace entente::clusters
