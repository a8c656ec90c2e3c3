#include <entente/algorithms/clusters/k_edge.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace entente::clusters {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

/// Unit flows along the ties of an undirected graph, a tie carrying at most one either way.
class Flows {
public:
    explicit Flows(const Graph& graph)
        : graph_(graph), carried_(graph.size(), 0), seen_(graph.order(), 0), via_(graph.order()) {
        for (const Edge e : graph.edges()) from_.push_back(graph.ends(e).from);
    }

    /// The flow from s to t, but no more than k. If it is less, reached() tells the side of s.
    std::uint32_t between(Vertex s, Vertex t, std::uint32_t k) {
        for (const Edge e : used_) carried_[index(e)] = 0;
        used_.clear();
        std::uint32_t flow = 0;
        while (flow < k && augment(s, t)) ++flow;
        return flow;
    }
    bool reached(Vertex v) const { return seen_[index(v)] == stamp_; }

private:
    struct Step {
        Vertex from{};
        Edge edge{};
    };

    bool augment(Vertex s, Vertex t) {
        ++stamp_;
        queue_.assign(1, s);
        seen_[index(s)] = stamp_;
        for (std::size_t i = 0; i < queue_.size(); ++i) {
            const Vertex v = queue_[i];
            const auto row = graph_.neighbors(v);
            const auto edges = graph_.edges_of(v);
            for (std::size_t j = 0; j < row.size(); ++j) {
                const Vertex w = row[j];
                if (seen_[index(w)] == stamp_) continue;
                const int along = from_[index(edges[j])] == v ? 1 : -1;
                if (carried_[index(edges[j])] == along) continue; // full this way
                seen_[index(w)] = stamp_;
                via_[index(w)] = {v, edges[j]};
                if (w == t) {
                    push(s, t);
                    return true;
                }
                queue_.push_back(w);
            }
        }
        return false;
    }

    void push(Vertex s, Vertex t) {
        for (Vertex v = t; v != s; v = via_[index(v)].from) {
            const auto [u, e] = via_[index(v)];
            carried_[index(e)] =
                static_cast<std::int8_t>(carried_[index(e)] + (from_[index(e)] == u ? 1 : -1));
            used_.push_back(e);
        }
    }

    const Graph& graph_;
    std::vector<Vertex> from_;
    std::vector<std::int8_t> carried_; // 1 along the tie as it was given, -1 against it
    std::vector<std::uint32_t> seen_;
    std::vector<Step> via_;
    std::vector<Vertex> queue_;
    std::vector<Edge> used_;
    std::uint32_t stamp_ = 0;
};

/// Splits a set along small cuts until no two of it are parted.
void part(std::vector<Vertex> set, std::uint32_t k, Flows& flows, VertexMap<std::uint32_t>& label,
          const Run& run) {
    std::vector<std::vector<Vertex>> open{std::move(set)};
    while (!open.empty()) {
        auto todo = std::move(open.back());
        open.pop_back();
        const Vertex s = todo.front();
        label[s] = static_cast<std::uint32_t>(s);
        // The rest of `todo` are those not yet known to be with s.
        for (std::size_t i = 1; i < todo.size();) {
            run.throw_if_stopped();
            if (flows.between(s, todo[i], k) >= k) {
                label[todo[i]] = static_cast<std::uint32_t>(s);
                ++i;
                continue;
            }
            // Whoever is with s is on its side of every small cut.
            const auto far =
                std::stable_partition(todo.begin() + static_cast<std::ptrdiff_t>(i), todo.end(),
                                      [&](Vertex v) { return flows.reached(v); });
            open.emplace_back(far, todo.end());
            todo.erase(far, todo.end());
        }
    }
}

} // namespace

Partition k_edge(const Graph& given, const KEdgeOptions& options, const Run& run) {
    if (options.k < 1) throw UsageError("k must be at least 1");
    run.throw_if_stopped();
    const Graph turned = given.is_directed() ? given.undirected() : given;
    const auto k = options.k;
    Partition parts = paths::weak_components(turned);
    if (k > 1) {
        VertexMap<std::uint32_t> label(turned.order(), none);
        Flows flows(turned);
        for (const auto& members : paths::members(parts)) {
            std::vector<Vertex> strong;
            for (const Vertex v : members) {
                std::size_t ties = 0;
                for (const Vertex w : turned.neighbors(v)) ties += w != v;
                if (ties >= k)
                    strong.push_back(v);
                else
                    label[v] = static_cast<std::uint32_t>(v); // its own ties are the cut
            }
            if (!strong.empty()) part(std::move(strong), k, flows, label, run);
        }
        parts = paths::numbered(label);
    }
    std::vector<std::size_t> size(parts.count);
    for (const auto c : parts.cluster) ++size[c];
    parts.quality = {
        {"largest", parts.count ? static_cast<double>(size.front()) : 0},
        {"alone", static_cast<double>(std::count(size.begin(), size.end(), std::size_t{1}))}};
    return parts;
}

Spec k_edge_spec() {
    return describe(&k_edge,
                    {.name = "clusters.k_edge",
                     .summary = "sets of actors that the loss of fewer than k ties cannot part",
                     .formula = "u ~ v when k paths between them share no tie",
                     .caveat = "a cluster may hang together only through actors outside it",
                     .time = "O(n k m)",
                     .space = "O(n + m)",
                     .references = {"gomory1961", "menger1927"}});
}

} // namespace entente::clusters
