#include <entente/algorithms/growth/moments.hpp>
#include <entente/algorithms/growth/slice_clusters.hpp>
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/catalogue.hpp>

#include <utility>
#include <variant>

namespace entente::growth {

SliceClusters slice_clusters(const Timeline& timeline, const SliceClusterOptions& options,
                             const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    const Spec& method = find_algorithm(options.method);
    if (method.shape != "partition" || method.takes_timeline || method.needs_grouping)
        throw UsageError(std::string{method.name} + " finds no clusters of a network",
                         "clusters.leiden");
    const Timeline placed = at_middle_days(timeline);
    const Slices slices(placed, options.period, options.slicing, options.width);
    const auto stays = slices.stays(placed, Reading::possible);
    SliceClusters all;
    for (std::size_t s = 0; s < slices.count(); ++s) {
        run.throw_if_stopped();
        const Graph graph = slices.graph(placed, stays, s);
        Assembly assembly{.clusters = {}, .standing = std::vector<double>(graph.order())};
        const paths::Arcs arcs(graph, paths::Sides::all);
        for (const Vertex v : graph.vertices())
            assembly.standing[index(v)] = static_cast<double>(arcs.last(v) - arcs.first(v));
        const auto partition = std::get<Partition>(method.run({.graph = &graph}, {}, run).result);
        std::vector<std::vector<std::uint32_t>> clusters(partition.count);
        for (const Vertex v : graph.vertices())
            if (assembly.standing[index(v)] > 0)
                clusters[partition.cluster[v]].push_back(static_cast<std::uint32_t>(v));
        for (auto& cluster : clusters)
            if (!cluster.empty() && cluster.size() >= options.least)
                assembly.clusters.push_back(std::move(cluster));
        all.labels.push_back(slices[s].label);
        all.assemblies.push_back(std::move(assembly));
    }
    return all;
}

} // namespace entente::growth
