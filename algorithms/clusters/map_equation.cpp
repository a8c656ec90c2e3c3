#include <entente/algorithms/clusters/map_equation.hpp>

#include <cmath>

namespace entente::clusters {
namespace {

/// Rows of weights along one direction, without self-ties; returns the sums with self-ties.
std::vector<double> weights_along(const Graph& graph, Direction d, Flow::Row& rows) {
    std::vector<double> sum(graph.order(), 0.0);
    for (const Vertex v : graph.vertices()) {
        const auto row = graph.neighbors(v, d);
        const auto edges = graph.edges_of(v, d);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double w = graph.weight(edges[i]);
            sum[index(v)] += w;
            if (row[i] == v || w == 0) continue;
            rows.to.push_back(static_cast<std::uint32_t>(row[i]));
            rows.flow.push_back(w);
        }
        rows.first.push_back(rows.to.size());
    }
    return sum;
}

} // namespace

double plogp(double x) { return x > 0 ? x * std::log2(x) : 0; }

Flow flow_of(const Graph& graph, double teleportation, const Run& run) {
    const auto n = graph.order();
    Flow flow;
    const auto strength = weights_along(graph, Direction::out, flow.out);
    double total = 0;
    for (const double s : strength) total += s;
    flow.at.assign(n, 0.0);
    flow.jumps.assign(n, 0.0);
    if (total == 0) return flow;
    if (!graph.is_directed()) {
        for (std::size_t v = 0; v < n; ++v) flow.at[v] = strength[v] / total;
        for (double& w : flow.out.flow) w /= total;
        return flow;
    }
    weights_along(graph, Direction::in, flow.in);
    for (std::size_t v = 0; v < n; ++v) flow.jumps[v] = strength[v] > 0 ? teleportation : 1;
    std::vector<double> self(n, 0.0); // weight of self-ties: they keep the walker where it is
    for (const Vertex v : graph.vertices()) {
        const auto row = graph.neighbors(v);
        for (std::size_t i = 0; i < row.size(); ++i)
            if (row[i] == v) self[index(v)] += graph.weight(graph.edges_of(v)[i]);
    }
    const double equal = 1 / static_cast<double>(n);
    std::vector<double> now(n, equal), pushed(n);
    for (int sweep = 0; sweep < 1000; ++sweep) {
        run.throw_if_stopped();
        double jumping = 0, change = 0;
        for (std::size_t v = 0; v < n; ++v) {
            jumping += now[v] * flow.jumps[v];
            pushed[v] = strength[v] > 0 ? now[v] * (1 - flow.jumps[v]) / strength[v] : 0;
        }
        for (std::size_t v = 0; v < n; ++v) {
            double p = jumping * equal + pushed[v] * self[v];
            for (auto a = flow.in.first[v]; a < flow.in.first[v + 1]; ++a)
                p += pushed[flow.in.to[a]] * flow.in.flow[a];
            change += std::abs(p - now[v]);
            flow.at[v] = p;
        }
        std::swap(now, flow.at);
        if (change < 1e-15) break;
    }
    flow.at = now;
    for (std::size_t v = 0; v < n; ++v)
        pushed[v] = strength[v] > 0 ? now[v] * (1 - flow.jumps[v]) / strength[v] : 0;
    for (std::size_t v = 0; v < n; ++v) {
        for (auto a = flow.out.first[v]; a < flow.out.first[v + 1]; ++a)
            flow.out.flow[a] *= pushed[v];
        for (auto a = flow.in.first[v]; a < flow.in.first[v + 1]; ++a)
            flow.in.flow[a] *= pushed[flow.in.to[a]];
    }
    return flow;
}

double map_equation(const Flow& flow, const std::vector<std::uint32_t>& cluster) {
    const auto n = flow.at.size();
    std::vector<double> at(n, 0.0), leaves(n, 0.0), jumps(n, 0.0), size(n, 0.0);
    double length = 0;
    for (std::size_t v = 0; v < n; ++v) {
        const auto c = cluster[v];
        length -= plogp(flow.at[v]);
        at[c] += flow.at[v];
        jumps[c] += flow.at[v] * flow.jumps[v];
        ++size[c];
        for (auto a = flow.out.first[v]; a < flow.out.first[v + 1]; ++a)
            if (cluster[flow.out.to[a]] != c) leaves[c] += flow.out.flow[a];
    }
    double all = 0;
    for (std::size_t c = 0; c < n; ++c) {
        const double q = leaves[c] + jumps[c] * (1 - size[c] / static_cast<double>(n));
        all += q;
        length += plogp(q + at[c]) - 2 * plogp(q);
    }
    return length + plogp(all);
}

} // namespace entente::clusters
