#include <entente/algorithms/clusters/leiden.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/optimizer.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cmath>

namespace entente::clusters {
namespace {

Task task_for(const Graph& graph, const LeidenOptions& options) {
    const Strengths s = strengths(graph);
    Task task;
    const double twice = s.total;
    if (twice > 0) task.scale = twice / 2;
    if (options.objective == Objective::cpm) {
        task.mass.assign(graph.order(), 1.0);
        task.gamma = options.resolution;
    } else if (options.directed && graph.is_directed()) {
        task.mass = s.out;
        task.other = s.in;
        task.gamma = twice > 0 ? options.resolution / (twice / 2) : 0;
    } else {
        task.mass = s.out;
        for (std::size_t v = 0; v < s.in.size(); ++v) task.mass[v] += s.in[v];
        task.gamma = twice > 0 ? options.resolution / twice : 0;
    }
    return task;
}

} // namespace

Partition communities(const Graph& graph, const LeidenOptions& options, bool refine,
                      const Run& run) {
    if (!(options.resolution >= 0 && std::isfinite(options.resolution)))
        throw UsageError("the resolution must be a number from 0");
    if (!(options.tolerance >= 0)) throw UsageError("the tolerance must be a number from 0");
    if (options.runs < 1 || options.iterations < 1)
        throw UsageError("runs and iterations must be at least 1");
    const bool by_cpm = options.objective == Objective::cpm;
    if (by_cpm && options.directed)
        throw UsageError("cpm has no direction", "leave out cpm or directed");
    const auto quality = [&](const VertexMap<std::uint32_t>& cluster) {
        if (by_cpm) return cpm(graph, cluster, options.resolution);
        if (options.directed) return directed_modularity(graph, cluster, options.resolution);
        return modularity(graph, cluster, options.resolution);
    };
    const auto found =
        best_of(options.runs, Rows(graph), task_for(graph, options),
                {.refine = refine, .rounds = options.iterations, .tolerance = options.tolerance},
                run, [&](const Labels& c) { return quality(VertexMap<std::uint32_t>(c)); });

    Partition partition = paths::numbered(VertexMap<std::uint32_t>(found.cluster));
    partition.quality = {{"modularity", modularity(graph, partition.cluster, 1)}};
    if (by_cpm)
        partition.quality.emplace_back("cpm", quality(partition.cluster));
    else if (options.directed)
        partition.quality.emplace_back("directed modularity", quality(partition.cluster));
    else if (options.resolution != 1)
        partition.quality.emplace_back("modularity at resolution", quality(partition.cluster));
    partition.convergence = found.convergence;
    return partition;
}

Partition leiden(const Graph& graph, const LeidenOptions& options, const Run& run) {
    return communities(graph, options, true, run);
}

Spec leiden_spec() {
    return describe(
        &leiden, {.name = "clusters.leiden",
                  .summary = "connected clusters with more ties within than chance would put there",
                  .formula = "maximize Q = sum over clusters of W(c) / m - r (S(c) / 2m)^2",
                  .caveat = "other partitions may be almost as good: look at several seeds",
                  .time = "about O(m log n) a round",
                  .space = "O(n + m) a thread",
                  .references = {"traag2019", "newman2004", "traag2011", "leicht2008", "rotta2011"},
                  .heuristic = true});
}

} // namespace entente::clusters
