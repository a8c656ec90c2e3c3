#include <entente/algorithms/clusters/fast_greedy.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace entente::clusters {
namespace {

/// A pair of slots, the lesser first, and at most so much does merging them gain.
struct Offer {
    double gain = 0;
    std::uint32_t a = 0, b = 0;
    bool operator<(const Offer& o) const {
        return std::tie(gain, o.a, o.b) < std::tie(o.gain, a, b);
    }
};

} // namespace

Dendrogram fast_greedy_merges(const Graph& graph, const Run& run) {
    const auto n = static_cast<std::uint32_t>(graph.order());
    Dendrogram tree{n, {}};
    const Strengths s = strengths(graph);
    if (s.total == 0) return tree;
    // A cluster lives in the slot of one of its vertices; rows hold weights to other slots.
    std::vector<std::unordered_map<std::uint32_t, double>> row(n);
    std::vector<double> strength(s.out);
    for (std::uint32_t v = 0; v < n; ++v) {
        if (!s.in.empty()) strength[v] += s.in[v];
        const auto around = graph.neighbors(Vertex{v});
        const auto edges = graph.edges_of(Vertex{v});
        for (std::size_t i = 0; i < around.size(); ++i) {
            const auto w = static_cast<std::uint32_t>(around[i]);
            const double weight = graph.weight(edges[i]);
            if (w == v || weight == 0) continue;
            row[v][w] += weight;
            if (graph.is_directed()) row[w][v] += weight;
        }
    }
    std::vector<std::uint32_t> name(n);
    std::vector<std::uint8_t> is_gone(n, 0);
    std::vector<Offer> heap;
    const auto gain_of = [&](std::uint32_t a, std::uint32_t b, double between) {
        return between / s.total - (strength[a] / s.total) * (strength[b] / s.total);
    };
    const auto offer = [&](std::uint32_t a, std::uint32_t b, double between) {
        if (a > b) std::swap(a, b);
        heap.push_back({gain_of(a, b, between), a, b});
    };
    for (std::uint32_t v = 0; v < n; ++v) {
        name[v] = v;
        for (const auto& [w, between] : row[v])
            if (v < w) offer(v, w, between);
    }
    std::make_heap(heap.begin(), heap.end());
    for (std::size_t step = 0; !heap.empty(); ++step) {
        if (step % 256 == 0) run.throw_if_stopped();
        std::pop_heap(heap.begin(), heap.end());
        auto [most, a, b] = heap.back();
        heap.pop_back();
        if (is_gone[a] || is_gone[b]) continue;
        // Growing clusters lower a gain, which is looked at only when its turn comes.
        const double between = row[a].at(b), gain = gain_of(a, b, between);
        if (gain < most) {
            offer(a, b, between);
            std::push_heap(heap.begin(), heap.end());
            continue;
        }
        if (row[a].size() < row[b].size()) std::swap(a, b);
        const auto made = n + static_cast<std::uint32_t>(tree.merges.size());
        tree.merges.emplace_back(name[a], name[b]);
        name[a] = made;
        is_gone[b] = 1;
        strength[a] += strength[b];
        row[a].erase(b);
        row[b].erase(a);
        // Only ties of b can raise gains of a.
        for (const auto& [w, weight] : row[b]) {
            row[w].erase(b);
            const double sum = row[a][w] += weight;
            row[w][a] = sum;
            offer(a, w, sum);
            std::push_heap(heap.begin(), heap.end());
        }
        row[b] = {};
    }
    return tree;
}

Partition fast_greedy(const Graph& graph, const FastGreedyOptions& options, const Run& run) {
    run.throw_if_stopped();
    return cut(graph, fast_greedy_merges(graph, run), options.clusters, run);
}

Spec fast_greedy_spec() {
    return describe(&fast_greedy,
                    {.name = "clusters.fast_greedy",
                     .summary = "clusters by merging the two that raise modularity most",
                     .formula = "gain(a, b) = 2 (W(a, b) / 2m - S(a) S(b) / (2m)^2)",
                     .caveat = "large clusters swallow small ones; leiden is better nearly always",
                     .time = "about O(m log^2 n)",
                     .space = "O(m)",
                     .references = {"clauset2004", "newman2004"},
                     .heuristic = true});
}

} // namespace entente::clusters
