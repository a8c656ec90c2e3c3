#include <entente/algorithms/cohesion/clustering.hpp>
#include <entente/algorithms/cohesion/triangles.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::cohesion {
namespace {

/// Weights of arcs, those between two vertices added up.
std::vector<double> summed_weights(const Graph& graph, const paths::Arcs& arcs) {
    std::vector<double> weight(arcs.size());
    for (const Edge e : graph.edges()) {
        const auto [u, v] = graph.ends(e);
        if (u == v) continue;
        weight[arcs.between(u, v)] += graph.weight(e);
        weight[arcs.between(v, u)] += graph.weight(e);
    }
    return weight;
}

/// What the triangles of each vertex add up to. A vertex adds its own in one order, so that sums do
/// not depend on threads: each pair of partners is looked for from the vertex, not from the pair.
std::vector<double> weighted_triangles(const paths::Arcs& arcs, const std::vector<double>& weight,
                                       TriangleWeights how, const Run& run) {
    std::vector<double> sum(arcs.order());
    constexpr std::size_t share = 256;
    run.for_each(
        (arcs.order() + share - 1) / share, [&] { return std::vector<double>(arcs.order(), -1.0); },
        [&](std::size_t s, std::vector<double>& mark) {
            for (std::size_t i = s * share; i < std::min(arcs.order(), (s + 1) * share); ++i) {
                const Vertex v{static_cast<std::uint32_t>(i)};
                for (auto a = arcs.first(v); a < arcs.last(v); ++a)
                    mark[index(arcs.target(a))] = weight[a];
                for (auto a = arcs.first(v); a < arcs.last(v); ++a) {
                    const Vertex u = arcs.target(a);
                    for (auto b = arcs.first(u); b < arcs.last(u); ++b) {
                        const double other = mark[index(arcs.target(b))];
                        if (other < 0 || arcs.target(b) <= u) continue;
                        if (how == TriangleWeights::barrat)
                            sum[i] += weight[a] + other;
                        else if (how == TriangleWeights::onnela)
                            sum[i] += std::cbrt(weight[a] * other * weight[b]);
                        else
                            sum[i] += weight[a] * other * weight[b];
                    }
                }
                for (const Vertex u : arcs.neighbors(v)) mark[index(u)] = -1;
            }
        });
    return sum;
}

} // namespace

Scores clustering(const Graph& graph, const ClusteringOptions& options, const Run& run) {
    const auto n = graph.order();
    const paths::Arcs arcs(graph, paths::Sides::all);
    const double none = options.zero ? 0 : std::numeric_limits<double>::quiet_NaN();
    Scores scores{VertexMap<double>(n, none)};
    if (options.weights == TriangleWeights::none || !graph.is_weighted()) {
        const Scores count = triangles(graph, {}, run);
        for (const Vertex v : graph.vertices()) {
            const auto k = static_cast<double>(arcs.neighbors(v).size());
            if (k >= 2) scores.value[v] = count.value[v] / (k * (k - 1) / 2);
        }
        return scores;
    }
    auto weight = summed_weights(graph, arcs);
    const double greatest = weight.empty() ? 0 : *std::max_element(weight.begin(), weight.end());
    if (options.weights != TriangleWeights::barrat && greatest > 0)
        for (double& w : weight) w /= greatest;
    const auto sum = weighted_triangles(arcs, weight, options.weights, run);
    for (const Vertex v : graph.vertices()) {
        const auto k = static_cast<double>(arcs.neighbors(v).size());
        if (k < 2) continue;
        double strength = 0, squares = 0;
        for (auto a = arcs.first(v); a < arcs.last(v); ++a) {
            strength += weight[a];
            squares += weight[a] * weight[a];
        }
        double possible = k * (k - 1) / 2;
        if (options.weights == TriangleWeights::barrat) possible = strength * (k - 1);
        if (options.weights == TriangleWeights::zhang)
            possible = (strength * strength - squares) / 2;
        if (possible > 0) scores.value[v] = std::min(1.0, sum[index(v)] / possible);
    }
    return scores;
}

Spec clustering_spec() {
    return describe(
        &clustering,
        {.name = "cohesion.clustering",
         .summary = "share of pairs of an actor's partners that are tied themselves",
         .formula = "C(v) = T(v) / (k (k - 1) / 2), T triangles of v, k its partners",
         .caveat = "0 wherever actors are tied through common bodies only; falls with degree",
         .time = "O(m^1.5)",
         .space = "O(n + m)",
         .references = {"watts1998", "barrat2004", "onnela2005", "zhang2005", "saramaki2007"}});
}

} // namespace entente::cohesion
