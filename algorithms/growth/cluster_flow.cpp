#include <entente/algorithms/growth/cluster_flow.hpp>
#include <entente/algorithms/growth/figures.hpp>
#include <entente/core/run/catalogue.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::growth {

ResultTable cluster_flow(const Timeline& timeline, const SliceClusterOptions& options,
                         const Run& run) {
    const auto clusters = slice_clusters(timeline, options, run);
    const auto& times = clusters.assemblies;
    const auto following =
        follow(times, {.threshold = options.threshold, .patience = options.patience});

    std::vector<std::string> from_slice, from_cluster, to_slice, to_cluster;
    std::vector<double> from_timeline, to_timeline, actors;
    for (std::size_t t = 1; t < times.size(); ++t) {
        // No cluster comes after all that are.
        const std::size_t out = times[t - 1].clusters.size(), in = times[t].clusters.size();
        std::vector<std::pair<std::size_t, std::size_t>> place(timeline.order, {out, in});
        for (std::size_t c = 0; c < out; ++c)
            for (const auto v : times[t - 1].clusters[c]) place[v].first = c;
        for (std::size_t c = 0; c < in; ++c)
            for (const auto v : times[t].clusters[c]) place[v].second = c;
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> flows;
        for (const auto& ends : place)
            if (ends != std::pair{out, in}) ++flows[ends];
        for (const auto& [ends, count] : flows) {
            const auto [a, b] = ends;
            const auto number = [](std::size_t i) { return static_cast<double>(i + 1); };
            from_slice.push_back(clusters.labels[t - 1]);
            to_slice.push_back(clusters.labels[t]);
            from_cluster.push_back(a < out ? std::to_string(a + 1) : "");
            to_cluster.push_back(b < in ? std::to_string(b + 1) : "");
            from_timeline.push_back(a < out ? number(following.timeline_of[t - 1][a]) : undefined);
            to_timeline.push_back(b < in ? number(following.timeline_of[t][b]) : undefined);
            actors.push_back(static_cast<double>(count));
        }
    }
    return {{{"from_slice", std::move(from_slice)},
             {"from_cluster", std::move(from_cluster)},
             {"to_slice", std::move(to_slice)},
             {"to_cluster", std::move(to_cluster)},
             {"from_timeline", std::move(from_timeline)},
             {"to_timeline", std::move(to_timeline)},
             {"actors", std::move(actors)}}};
}

Spec cluster_flow_spec() {
    return describe(&cluster_flow,
                    {.name = "growth.cluster_flow",
                     .summary = "actors who pass from cluster to cluster, slice after slice",
                     .formula = "timelines: Jaccard's index with the last seen front > threshold",
                     .caveat = "clusters come from a heuristic; flows may be its indecision",
                     .time = "O(s (method + c^2 n)), s slices of c clusters",
                     .space = "O(s n)",
                     .references = {"greene2010"},
                     .heuristic = true});
}

} // namespace entente::growth
