#include <entente/algorithms/clusters/consensus.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::clusters {
namespace {

struct Ends {
    std::vector<EdgeEnds> of;
    std::vector<double> weight; ///< of the given graph
};

/// Runs of leiden, each with a seed of its own.
std::vector<Partition> partitions(const Graph& graph, const ConsensusOptions& options,
                                  std::uint32_t iteration, const Run& run) {
    std::vector<Partition> all(options.runs);
    run.for_each(
        options.runs, [] { return 0; },
        [&](std::size_t r, int) {
            const Run alone{.threads = 1,
                            .seed = run.seed + iteration * std::uint64_t{options.runs} + r,
                            .stop = run.stop};
            all[r] = leiden(graph, {.resolution = options.resolution}, alone);
        });
    return all;
}

std::vector<double> shares(const Ends& ends, const std::vector<Partition>& all, const Run& run) {
    std::vector<double> together(ends.of.size(), 0.0);
    for (const Partition& p : all) {
        run.throw_if_stopped();
        for (std::size_t e = 0; e < together.size(); ++e)
            together[e] += p.cluster[ends.of[e].from] == p.cluster[ends.of[e].to];
    }
    for (double& t : together) t /= static_cast<double>(all.size());
    return together;
}

/// Weights of agreement; an actor all whose ties are below the threshold keeps the best of them.
std::vector<double> kept(std::size_t n, const Ends& ends, const std::vector<double>& together,
                         double threshold) {
    std::vector<double> best(n, 0.0);
    std::vector<std::uint8_t> holds(n, 0);
    const auto of_tie = [&](std::size_t e) { return ends.weight[e] > 0 ? together[e] : 0; };
    for (std::size_t e = 0; e < together.size(); ++e)
        for (const Vertex v : {ends.of[e].from, ends.of[e].to}) {
            if (ends.of[e].from == ends.of[e].to) continue;
            best[index(v)] = std::max(best[index(v)], of_tie(e));
            holds[index(v)] |= of_tie(e) >= threshold;
        }
    std::vector<double> weight(together.size(), 0.0);
    for (std::size_t e = 0; e < together.size(); ++e) {
        const auto [u, v] = ends.of[e];
        if (u == v) continue;
        const auto is_best = [&](Vertex w) {
            return !holds[index(w)] && of_tie(e) == best[index(w)];
        };
        if (of_tie(e) >= threshold || is_best(u) || is_best(v)) weight[e] = of_tie(e);
    }
    return weight;
}

} // namespace

Partition consensus(const Graph& graph, const ConsensusOptions& options, const Run& run) {
    Agreement agreement;
    return consensus(graph, options, run, agreement);
}

Partition consensus(const Graph& graph, const ConsensusOptions& options, const Run& run,
                    Agreement& agreement) {
    if (!(options.resolution >= 0 && std::isfinite(options.resolution)))
        throw UsageError("the resolution must be a number from 0");
    if (!(options.threshold >= 0 && options.threshold <= 1))
        throw UsageError("the threshold must be from 0 to 1");
    if (options.runs < 2 || options.iterations < 1)
        throw UsageError("a consensus needs at least 2 runs and 1 iteration");
    run.throw_if_stopped();
    const auto n = graph.order();
    Ends ends;
    for (const Edge e : graph.edges()) {
        ends.of.push_back(graph.ends(e));
        ends.weight.push_back(graph.weight(e));
    }
    auto all = partitions(graph, options, 0, run);
    const auto first = shares(ends, all, run);
    double best = std::numeric_limits<double>::quiet_NaN();
    for (const Partition& p : all)
        if (!(p.quality.at(0).second <= best)) best = p.quality.at(0).second;

    Convergence convergence{.converged = false};
    auto together = first;
    while (true) {
        std::size_t open = 0;
        for (const double t : together) open += t > 0 && t < 1;
        ++convergence.iterations;
        convergence.converged = open == 0;
        convergence.residual =
            together.empty() ? 0 : static_cast<double>(open) / static_cast<double>(together.size());
        if (open == 0 || convergence.iterations >= options.iterations) break;
        const Graph weighted(n, ends.of, Graph::Kind::undirected,
                             kept(n, ends, together, options.threshold));
        all =
            partitions(weighted, options, static_cast<std::uint32_t>(convergence.iterations), run);
        together = shares(ends, all, run);
    }
    // Where runs still differ, what most of them do decides; pieces that agree are clusters.
    std::vector<EdgeEnds> joined;
    for (std::size_t e = 0; e < together.size(); ++e)
        if (together[e] > 0.5 && ends.weight[e] > 0) joined.push_back(ends.of[e]);
    Partition partition = paths::weak_components(Graph(n, joined, Graph::Kind::undirected));

    agreement.together = EdgeMap<double>(first);
    agreement.stability = VertexMap<double>(n, 0.0);
    std::vector<double> count(n, 0.0);
    double same = 0, ties = 0;
    for (std::size_t e = 0; e < first.size(); ++e) {
        const auto [u, v] = ends.of[e];
        if (u == v) continue;
        const double alike = partition.cluster[u] == partition.cluster[v] ? first[e] : 1 - first[e];
        same += alike;
        ++ties;
        for (const Vertex w : {u, v}) {
            agreement.stability[w] += alike;
            ++count[index(w)];
        }
    }
    for (const Vertex v : graph.vertices())
        agreement.stability[v] = count[index(v)] > 0 ? agreement.stability[v] / count[index(v)]
                                                     : std::numeric_limits<double>::quiet_NaN();
    partition.quality = {
        {"modularity", modularity(graph, partition.cluster)},
        {"agreement", ties > 0 ? same / ties : std::numeric_limits<double>::quiet_NaN()},
        {"best of one", best}};
    partition.convergence = convergence;
    return partition;
}

Spec consensus_spec() {
    return describe(
        static_cast<Partition (*)(const Graph&, const ConsensusOptions&, const Run&)>(&consensus),
        {.name = "clusters.consensus",
         .summary = "the clusters that many runs of leiden agree on",
         .formula = "weigh ties by the share of runs that put their ends together, and start over",
         .caveat = "runs of one heuristic may agree on clusters that are not there",
         .time = "about O(r m log n) an iteration for r runs",
         .space = "O(n + m) a thread, O(n) a run",
         .references = {"lancichinetti2012", "traag2019"},
         .heuristic = true});
}

} // namespace entente::clusters
