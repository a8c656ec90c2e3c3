#include <entente/algorithms/growth/cluster_events.hpp>
#include <entente/algorithms/growth/figures.hpp>
#include <entente/core/run/catalogue.hpp>

#include <string>
#include <utility>
#include <vector>

namespace entente::growth {

ResultTable cluster_events(const Timeline& timeline, const ClusterEventsOptions& options,
                           const Run& run) {
    const auto clusters = slice_clusters(timeline, options, run);
    const auto& times = clusters.assemblies;
    const auto following =
        follow(times, {.threshold = options.threshold, .patience = options.patience});
    const auto happenings = options.rule == Recognition::greene
                                ? following.happenings
                                : evolve(times, following, options.threshold);

    std::vector<std::string> slice, event, from_slice, from_cluster, cluster;
    std::vector<double> number, before, actors, likeness;
    for (const Happening& h : happenings) {
        const bool born = h.turn == Turn::birth, dead = h.turn == Turn::death;
        const auto size = [&](const Seen& seen) {
            return static_cast<double>(times[seen.time].clusters[seen.cluster].size());
        };
        slice.push_back(clusters.labels[h.time]);
        event.emplace_back(name_of(h.turn));
        from_slice.push_back(born ? "" : clusters.labels[h.from.time]);
        from_cluster.push_back(born ? "" : std::to_string(h.from.cluster + 1));
        cluster.push_back(dead ? "" : std::to_string(h.to.cluster + 1));
        number.push_back(static_cast<double>(h.timeline + 1));
        before.push_back(born ? 0 : size(h.from));
        actors.push_back(dead ? 0 : size(h.to));
        likeness.push_back(h.likeness);
    }
    return {{{"slice", std::move(slice)},
             {"event", std::move(event)},
             {"from_slice", std::move(from_slice)},
             {"from_cluster", std::move(from_cluster)},
             {"cluster", std::move(cluster)},
             {"timeline", std::move(number)},
             {"before", std::move(before)},
             {"actors", std::move(actors)},
             {"likeness", std::move(likeness)}}};
}

Spec cluster_events_spec() {
    return describe(&cluster_events,
                    {.name = "growth.cluster_events",
                     .summary = "births, growth, mergers, splits, revivals and deaths of clusters",
                     .formula = "Jaccard's index with the last seen front > threshold; or mutual "
                                "inclusion of consecutive slices",
                     .caveat = "clusters come from a heuristic; events may be its indecision",
                     .time = "O(s (method + c^2 n)), s slices of c clusters",
                     .space = "O(s n)",
                     .references = {"greene2010", "brodka2013"},
                     .heuristic = true});
}

} // namespace entente::growth
