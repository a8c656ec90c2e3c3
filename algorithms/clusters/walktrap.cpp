#include <entente/algorithms/clusters/walktrap.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <queue>
#include <tuple>

namespace entente::clusters {
namespace {

/// Where walks from a cluster end: places in order, and chances over the square root of d.
struct Ends {
    std::vector<std::uint32_t> place;
    std::vector<double> value;
};

double squared_distance(const Ends& a, const Ends& b) {
    double sum = 0;
    std::size_t i = 0, j = 0;
    while (i < a.place.size() || j < b.place.size()) {
        const bool left = j == b.place.size() || (i < a.place.size() && a.place[i] <= b.place[j]);
        const bool right = i == a.place.size() || (j < b.place.size() && b.place[j] <= a.place[i]);
        const double d = (left ? a.value[i] : 0) - (right ? b.value[j] : 0);
        sum += d * d;
        i += left;
        j += right;
    }
    return sum;
}

Ends mean(const Ends& a, double share, const Ends& b) {
    Ends ends;
    std::size_t i = 0, j = 0;
    while (i < a.place.size() || j < b.place.size()) {
        const bool left = j == b.place.size() || (i < a.place.size() && a.place[i] <= b.place[j]);
        const bool right = i == a.place.size() || (j < b.place.size() && b.place[j] <= a.place[i]);
        ends.place.push_back(left ? a.place[i] : b.place[j]);
        ends.value.push_back((left ? share * a.value[i] : 0) +
                             (right ? (1 - share) * b.value[j] : 0));
        i += left;
        j += right;
    }
    return ends;
}

/// Distinct ties with their summed weights, and the self-tie of each vertex.
struct Ties {
    std::vector<std::map<std::uint32_t, double>> around;
    std::vector<double> self, strength; ///< strength with the self-tie
};

Ties ties_of(const Graph& graph) {
    const auto n = graph.order();
    Ties ties{std::vector<std::map<std::uint32_t, double>>(n), std::vector<double>(n, 1.0),
              std::vector<double>(n)};
    std::vector<double> count(n, 0.0);
    for (const Vertex v : graph.vertices()) {
        const auto row = graph.neighbors(v);
        const auto edges = graph.edges_of(v);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double w = graph.weight(edges[i]);
            if (row[i] == v || w == 0) continue;
            ties.around[index(v)][static_cast<std::uint32_t>(row[i])] += w;
            if (graph.is_directed()) ties.around[index(row[i])][static_cast<std::uint32_t>(v)] += w;
        }
    }
    for (std::size_t v = 0; v < n; ++v) {
        double sum = 0;
        for (const auto& [_, w] : ties.around[v]) sum += w;
        if (sum > 0) ties.self[v] = sum / static_cast<double>(ties.around[v].size());
        ties.strength[v] = sum + ties.self[v];
    }
    return ties;
}

std::vector<Ends> walk_all(const Ties& ties, std::uint32_t steps, const Run& run) {
    const auto n = ties.self.size();
    struct Scratch {
        std::vector<double> now, next;
        std::vector<std::uint32_t> here, there;
    };
    std::vector<Ends> ends(n);
    run.for_each(
        n,
        [n] {
            return Scratch{std::vector<double>(n), std::vector<double>(n), {}, {}};
        },
        [&](std::size_t root, Scratch& s) {
            s.here.assign(1, static_cast<std::uint32_t>(root));
            s.now[root] = 1;
            for (std::uint32_t step = 0; step < steps; ++step) {
                run.throw_if_stopped();
                s.there.clear();
                const auto add = [&](std::uint32_t w, double p) {
                    if (s.next[w] == 0) s.there.push_back(w);
                    s.next[w] += p;
                };
                for (const auto v : s.here) {
                    const double part = s.now[v] / ties.strength[v];
                    s.now[v] = 0;
                    if (part == 0) continue; // too small to tell
                    add(v, part * ties.self[v]);
                    for (const auto& [w, weight] : ties.around[v]) add(w, part * weight);
                }
                std::sort(s.there.begin(), s.there.end());
                s.there.erase(std::unique(s.there.begin(), s.there.end()), s.there.end());
                std::swap(s.now, s.next);
                std::swap(s.here, s.there);
            }
            Ends& e = ends[root];
            e.place = s.here;
            for (const auto v : s.here) {
                e.value.push_back(s.now[v] / std::sqrt(ties.strength[v]));
                s.now[v] = 0;
            }
        });
    return ends;
}

struct Offer {
    double cost = 0;
    std::uint32_t a = 0, b = 0, age_a = 0, age_b = 0;
    bool operator>(const Offer& o) const {
        return std::tie(cost, a, b) > std::tie(o.cost, o.a, o.b);
    }
};

} // namespace

Dendrogram walktrap_merges(const Graph& graph, std::uint32_t steps, const Run& run) {
    if (steps < 1) throw UsageError("walks need at least one step");
    const auto n = static_cast<std::uint32_t>(graph.order());
    Dendrogram tree{n, {}};
    Ties ties = ties_of(graph);
    auto ends = walk_all(ties, steps, run);
    auto& row = ties.around; // from here on between clusters, each in the slot of its least vertex
    std::vector<double> size(n, 1.0);
    std::vector<std::uint32_t> age(n, 0), name(n);
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> heap;
    const auto offer = [&](std::uint32_t a, std::uint32_t b) {
        if (a > b) std::swap(a, b);
        const double cost = size[a] * size[b] / (size[a] + size[b]) *
                            squared_distance(ends[a], ends[b]) / static_cast<double>(n);
        heap.push({cost, a, b, age[a], age[b]});
    };
    for (std::uint32_t v = 0; v < n; ++v) {
        if (v % 256 == 0) run.throw_if_stopped();
        name[v] = v;
        for (const auto& [w, _] : row[v])
            if (v < w) offer(v, w);
    }
    while (!heap.empty()) {
        const auto [cost, a, b, age_a, age_b] = heap.top();
        heap.pop();
        if (age[a] != age_a || age[b] != age_b) continue;
        run.throw_if_stopped();
        const auto made = n + static_cast<std::uint32_t>(tree.merges.size());
        tree.merges.emplace_back(name[a], name[b]);
        name[a] = made;
        ++age[a];
        ++age[b]; // never again
        ends[a] = mean(ends[a], size[a] / (size[a] + size[b]), ends[b]);
        ends[b] = {};
        size[a] += size[b];
        row[a].erase(b);
        row[b].erase(a);
        for (const auto& [w, weight] : row[b]) {
            row[a][w] += weight;
            row[w].erase(b);
            row[w][a] = row[a][w];
        }
        row[b].clear();
        for (const auto& [w, _] : row[a]) offer(a, w);
    }
    return tree;
}

Partition walktrap(const Graph& graph, const WalktrapOptions& options, const Run& run) {
    run.throw_if_stopped();
    return cut(graph, walktrap_merges(graph, options.steps, run), options.clusters, run);
}

Spec walktrap_spec() {
    return describe(
        &walktrap,
        {.name = "clusters.walktrap",
         .summary = "clusters of actors from whom short random walks lead alike",
         .formula = "r(u, v)^2 = sum over w of (P_u(w) - P_v(w))^2 / d(w), merged by Ward",
         .caveat = "long walks make all actors of a component alike",
         .time = "O(m n)",
         .space = "O(n k), k the actors that walks reach",
         .references = {"pons2006"},
         .heuristic = true});
}

} // namespace entente::clusters
