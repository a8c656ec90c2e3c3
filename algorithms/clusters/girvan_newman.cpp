#include <entente/algorithms/clusters/girvan_newman.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <numeric>

namespace entente::clusters {
namespace {

/// A simple graph that loses ties; arcs of a tie share its number.
struct Shrinking {
    struct Arc {
        std::uint32_t to, tie;
    };
    std::vector<std::vector<Arc>> row;
    std::vector<EdgeEnds> ties;

    explicit Shrinking(const Graph& graph) : row(graph.order()) {
        for (const Edge e : graph.edges()) {
            auto [u, v] = graph.ends(e);
            if (u == v || graph.weight(e) == 0) continue;
            if (v < u) std::swap(u, v);
            ties.push_back({u, v});
        }
        std::sort(ties.begin(), ties.end(), [](const EdgeEnds& a, const EdgeEnds& b) {
            return a.from != b.from ? a.from < b.from : a.to < b.to;
        });
        ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
        for (std::uint32_t t = 0; t < ties.size(); ++t) {
            const auto u = static_cast<std::uint32_t>(ties[t].from);
            const auto v = static_cast<std::uint32_t>(ties[t].to);
            row[u].push_back({v, t});
            row[v].push_back({u, t});
        }
    }
    void remove(std::uint32_t tie) {
        for (const Vertex v : {ties[tie].from, ties[tie].to}) {
            auto& r = row[index(v)];
            r.erase(std::find_if(r.begin(), r.end(), [&](Arc a) { return a.tie == tie; }));
        }
    }
    std::vector<std::uint32_t> component(std::uint32_t root) const {
        std::vector<std::uint8_t> seen(row.size(), 0);
        std::vector<std::uint32_t> met{root};
        seen[root] = 1;
        for (std::size_t i = 0; i < met.size(); ++i)
            for (const auto& a : row[met[i]])
                if (!seen[a.to]) {
                    seen[a.to] = 1;
                    met.push_back(a.to);
                }
        std::sort(met.begin(), met.end());
        return met;
    }
};

/// Shortest paths from one vertex, and what they put on ties (Brandes).
struct Search {
    std::vector<double> paths, share;
    std::vector<std::uint32_t> level, order;

    explicit Search(std::size_t n) : paths(n, 0.0), share(n, 0.0), level(n, 0) {}

    void from(const Shrinking& graph, std::uint32_t root, std::vector<double>& total) {
        order.assign(1, root);
        level[root] = 1; // 0: not met
        paths[root] = 1;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const auto v = order[i];
            for (const auto& a : graph.row[v]) {
                if (!level[a.to]) {
                    level[a.to] = level[v] + 1;
                    order.push_back(a.to);
                }
                if (level[a.to] == level[v] + 1) paths[a.to] += paths[v];
            }
        }
        for (std::size_t i = order.size(); i-- > 1;) {
            const auto v = order[i];
            for (const auto& a : graph.row[v]) {
                if (level[a.to] + 1 != level[v]) continue;
                const double flow = paths[a.to] / paths[v] * (1 + share[v]);
                share[a.to] += flow;
                total[a.tie] += flow;
            }
        }
        for (const auto v : order) paths[v] = share[v] = 0, level[v] = 0;
    }
};

} // namespace

Dendrogram girvan_newman_merges(const Graph& given, const Run& run) {
    Shrinking graph(given);
    const auto n = static_cast<std::uint32_t>(given.order());
    std::vector<double> value(graph.ties.size(), 0.0);
    std::vector<std::uint8_t> alive(graph.ties.size(), 1);
    const auto count_anew = [&](const std::vector<std::uint32_t>& members) {
        const std::vector<double> zero(graph.ties.size(), 0.0);
        const Run quiet{.threads = run.threads, .stop = run.stop};
        const auto sum = quiet.sum(
            members.size(), zero, [n] { return Search(n); },
            [&](std::size_t i, Search& search, std::vector<double>& total) {
                search.from(graph, members[i], total);
            },
            [](std::vector<double>& into, const std::vector<double>& total) {
                for (std::size_t t = 0; t < into.size(); ++t) into[t] += total[t];
            });
        for (const auto v : members)
            for (const auto& a : graph.row[v]) value[a.tie] = sum[a.tie];
    };
    std::vector<std::uint32_t> everyone(n);
    std::iota(everyone.begin(), everyone.end(), 0u);
    count_anew(everyone);
    std::vector<EdgeEnds> splits;
    for (std::size_t gone = 0; gone < graph.ties.size(); ++gone) {
        run.throw_if_stopped();
        std::uint32_t worst = 0;
        double most = -1;
        for (std::uint32_t t = 0; t < value.size(); ++t)
            if (alive[t] && value[t] > most * (1 + 1e-9)) {
                most = value[t];
                worst = t;
            }
        alive[worst] = 0;
        graph.remove(worst);
        const auto [u, v] = graph.ties[worst];
        const auto left = graph.component(static_cast<std::uint32_t>(u));
        count_anew(left);
        if (!std::binary_search(left.begin(), left.end(), static_cast<std::uint32_t>(v))) {
            splits.push_back(graph.ties[worst]);
            count_anew(graph.component(static_cast<std::uint32_t>(v)));
        }
        if (run.progress) run.progress(gone + 1, graph.ties.size());
    }
    Dendrogram tree{n, {}};
    std::vector<std::uint32_t> above(n), name(n); // sets by their roots
    std::iota(above.begin(), above.end(), 0u);
    std::iota(name.begin(), name.end(), 0u);
    const auto root = [&](Vertex v) {
        auto r = static_cast<std::uint32_t>(v);
        while (above[r] != r) r = above[r] = above[above[r]];
        return r;
    };
    for (std::size_t i = splits.size(); i-- > 0;) {
        const auto a = root(splits[i].from), b = root(splits[i].to);
        const auto made = n + static_cast<std::uint32_t>(tree.merges.size());
        tree.merges.emplace_back(name[a], name[b]);
        above[b] = a;
        name[a] = made;
    }
    return tree;
}

Partition girvan_newman(const Graph& graph, const GirvanNewmanOptions& options, const Run& run) {
    run.throw_if_stopped();
    return cut(graph, girvan_newman_merges(graph, run), options.clusters, run);
}

Spec girvan_newman_spec() {
    return describe(&girvan_newman,
                    {.name = "clusters.girvan_newman",
                     .summary = "clusters by taking away the ties that most shortest paths use",
                     .formula = "remove the tie of greatest betweenness, count anew, repeat",
                     .caveat = "slow, and of modest quality: for networks of some hundred actors",
                     .time = "O(m^2 n)",
                     .space = "O(n + m)",
                     .references = {"girvan2002", "newman2004"},
                     .heuristic = true});
}

} // namespace entente::clusters
