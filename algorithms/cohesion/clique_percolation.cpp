#include <entente/algorithms/cohesion/clique_percolation.hpp>
#include <entente/algorithms/cohesion/cliques.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

namespace entente::cohesion {

Cover clique_percolation(const Graph& graph, const CliquePercolationOptions& options,
                         const Run& run) {
    const Cover found = cliques(graph, {.least = options.k, .most = options.most}, run);
    const std::size_t count = found.clusters.size();
    std::vector<std::uint32_t> up(count);
    std::iota(up.begin(), up.end(), 0u);
    const auto root = [&](std::uint32_t c) {
        while (up[c] != c) c = up[c] = up[up[c]];
        return c;
    };
    std::vector<std::vector<std::uint32_t>> cliques_of(graph.order());
    std::vector<std::uint32_t> shared(count);
    std::vector<std::uint32_t> met;
    for (std::uint32_t c = 0; c < count; ++c) {
        if (c % 256 == 0) run.throw_if_stopped();
        for (const Vertex v : found.clusters[c]) {
            for (const auto other : cliques_of[index(v)])
                if (shared[other]++ == 0) met.push_back(other);
            cliques_of[index(v)].push_back(c);
        }
        for (const auto other : met) {
            if (shared[other] + 1 >= options.k) up[root(c)] = root(other);
            shared[other] = 0;
        }
        met.clear();
    }
    std::vector<std::vector<Vertex>> merged(count);
    for (std::uint32_t c = 0; c < count; ++c) {
        auto& into = merged[root(c)];
        into.insert(into.end(), found.clusters[c].begin(), found.clusters[c].end());
    }
    Cover cover;
    std::vector<bool> in_any(graph.order());
    for (auto& cluster : merged) {
        if (cluster.empty()) continue;
        std::sort(cluster.begin(), cluster.end());
        cluster.erase(std::unique(cluster.begin(), cluster.end()), cluster.end());
        for (const Vertex v : cluster) in_any[index(v)] = true;
        cover.clusters.push_back(std::move(cluster));
    }
    arrange(cover);
    cover.quality.emplace_back("actors in any",
                               static_cast<double>(std::count(in_any.begin(), in_any.end(), true)));
    return cover;
}

Spec clique_percolation_spec() {
    return describe(&clique_percolation,
                    {.name = "cohesion.clique_percolation",
                     .summary = "overlapping communities of cliques that share all but one actor",
                     .formula = "unions of k-cliques reached from one another over cliques that "
                                "share k - 1 actors",
                     .caveat = "k decides much; who is in no clique is in no community",
                     .time = "that of cliques, and sum over actors of their cliques squared",
                     .space = "O(n + m) and the cliques",
                     .references = {"palla2005"}});
}

} // namespace entente::cohesion
