#include <entente/algorithms/paths/components.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::paths {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

/// Sets of vertices that merge. The root of each is its least vertex, so that parents never exceed
/// their children.
class Merging {
public:
    explicit Merging(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0u); }
    void join(Vertex a, Vertex b) {
        auto u = parent_[index(a)], v = parent_[index(b)];
        while (u != v) {
            if (u < v) std::swap(u, v);
            const auto above = parent_[u];
            if (above == u) {
                parent_[u] = v;
                return;
            }
            u = parent_[u] = parent_[above];
        }
    }
    /// Every vertex right below its root: parents come first.
    void flatten() {
        for (auto& p : parent_) p = parent_[p];
    }
    std::uint32_t root(Vertex v) const { return parent_[index(v)]; } ///< once flat
    std::vector<std::uint32_t>& parents() { return parent_; }

private:
    std::vector<std::uint32_t> parent_;
};

/// A root that many vertices have: most often met among evenly spread ones.
std::uint32_t frequent_root(const std::vector<std::uint32_t>& root) {
    std::vector<std::uint32_t> met;
    const std::size_t step = root.size() / 1024 + 1;
    for (std::size_t v = 0; v < root.size(); v += step) met.push_back(root[v]);
    std::sort(met.begin(), met.end());
    std::uint32_t best = none;
    std::size_t most = 0;
    for (std::size_t i = 0, j = 0; i < met.size(); i = j) {
        while (j < met.size() && met[j] == met[i]) ++j;
        if (j - i > most) {
            most = j - i;
            best = met[i];
        }
    }
    return best;
}

} // namespace

Partition numbered(const VertexMap<std::uint32_t>& label) {
    const auto n = static_cast<std::uint32_t>(label.size());
    std::vector<std::uint32_t> rank(n, none); // of a label: its turn of first appearance
    std::vector<std::uint32_t> size;
    for (const auto l : label) {
        if (rank[l] == none) {
            rank[l] = static_cast<std::uint32_t>(size.size());
            size.push_back(0);
        }
        ++size[rank[l]];
    }
    std::vector<std::uint32_t> by_size(size.size()), number(size.size());
    std::iota(by_size.begin(), by_size.end(), 0u);
    std::stable_sort(by_size.begin(), by_size.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
    for (std::uint32_t i = 0; i < by_size.size(); ++i) number[by_size[i]] = i;
    Partition partition{VertexMap<std::uint32_t>(n), static_cast<std::uint32_t>(size.size())};
    for (std::uint32_t v = 0; v < n; ++v)
        partition.cluster[Vertex{v}] = number[rank[label[Vertex{v}]]];
    return partition;
}

// Afforest: a few ties of each vertex join most of the largest component, whose other ties then
// need no look, as each has another end that looks.
Partition weak_components(const Graph& graph) {
    constexpr std::size_t few = 2;
    Merging sets(graph.order());
    const auto join_row = [&](Vertex v, Direction d, std::size_t from, std::size_t to) {
        const auto row = graph.neighbors(v, d);
        for (std::size_t i = from; i < std::min(to, row.size()); ++i) sets.join(v, row[i]);
    };
    for (std::size_t i = 0; i < few; ++i) {
        for (const Vertex v : graph.vertices()) join_row(v, Direction::out, i, i + 1);
        sets.flatten();
    }
    const auto largest = frequent_root(sets.parents());
    for (const Vertex v : graph.vertices()) {
        if (sets.root(v) == largest) continue;
        join_row(v, Direction::out, few, none);
        if (graph.is_directed()) join_row(v, Direction::in, 0, none);
    }
    sets.flatten();
    return numbered(VertexMap<std::uint32_t>(std::move(sets.parents())));
}

Partition strong_components(const Graph& graph) {
    if (!graph.is_directed()) return weak_components(graph);
    const auto n = graph.order();
    VertexMap<std::uint32_t> label(n, none), entered(n, none), low(n, 0);
    VertexMap<std::uint64_t> at(n, 0); // next arc to look at
    std::vector<Vertex> path, open;
    std::uint32_t clock = 0, next = 0;
    const auto enter = [&](Vertex v) {
        entered[v] = low[v] = clock++;
        at[v] = graph.offsets()[index(v)];
        path.push_back(v);
        open.push_back(v);
    };
    for (const Vertex root : graph.vertices()) {
        if (entered[root] != none) continue;
        enter(root);
        while (!path.empty()) {
            const Vertex v = path.back();
            if (at[v] < graph.offsets()[index(v) + 1]) {
                const Vertex w = graph.targets()[at[v]++];
                if (entered[w] == none)
                    enter(w);
                else if (label[w] == none)
                    low[v] = std::min(low[v], entered[w]);
                continue;
            }
            path.pop_back();
            if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[v]);
            if (low[v] != entered[v]) continue;
            Vertex w{};
            do {
                w = open.back();
                open.pop_back();
                label[w] = next;
            } while (w != v);
            ++next;
        }
    }
    return numbered(label);
}

std::vector<std::vector<Vertex>> members(const Partition& partition) {
    std::vector<std::vector<Vertex>> all(partition.count);
    for (std::uint32_t v = 0; v < partition.cluster.size(); ++v)
        all[partition.cluster[Vertex{v}]].push_back(Vertex{v});
    return all;
}

} // namespace entente::paths
