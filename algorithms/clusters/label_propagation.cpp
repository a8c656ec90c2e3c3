#include <entente/algorithms/clusters/label_propagation.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/optimizer.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/base/draws.hpp>

#include <numeric>
#include <utility>

namespace entente::clusters {
namespace {

Labels propagate(const Rows& rows, std::uint64_t seed, std::uint64_t stream, const Run& run) {
    const auto n = static_cast<std::uint32_t>(rows.order());
    Draws draws(seed, stream);
    Labels label(n), queue(n), met;
    std::iota(label.begin(), label.end(), 0u);
    std::iota(queue.begin(), queue.end(), 0u);
    for (auto i = n; i > 1; --i) std::swap(queue[i - 1], queue[draws.below(i)]);
    std::vector<std::uint8_t> queued(n, 1);
    std::vector<double> weight(n, 0.0);
    for (std::size_t step = 0; step < queue.size(); ++step) {
        if (step % 4096 == 0) run.throw_if_stopped();
        const auto v = queue[step];
        queued[v] = 0;
        for (auto a = rows.first[v]; a < rows.first[v + 1]; ++a) {
            const auto c = label[rows.to[a]];
            if (weight[c] == 0) met.push_back(c);
            weight[c] += rows.weight.empty() ? 1.0 : rows.weight[a];
        }
        double most = weight[label[v]];
        auto target = label[v];
        std::uint32_t equal = 1;
        for (const auto c : met) {
            // Sums of the same weights in another order may differ in the last bits.
            const double slack = 1e-12 * most;
            if (weight[c] > most + slack) {
                most = weight[c];
                target = c;
                equal = 1;
            } else if (target != label[v] && weight[c] >= most - slack && draws.below(++equal) == 0)
                target = c;
        }
        for (const auto c : met) weight[c] = 0;
        met.clear();
        if (target == label[v]) continue;
        label[v] = target;
        for (auto a = rows.first[v]; a < rows.first[v + 1]; ++a) {
            const auto w = rows.to[a];
            if (queued[w] || label[w] == target) continue;
            queued[w] = 1;
            queue.push_back(w);
        }
    }
    const Labels parts = connected_parts(rows, label);
    for (std::uint32_t v = 0; v < n; ++v) label[rows.old[v]] = parts[v];
    return label;
}

} // namespace

Partition label_propagation(const Graph& graph, const LabelPropagationOptions& options,
                            const Run& run) {
    if (options.runs < 1) throw UsageError("runs must be at least 1");
    const Rows rows(graph);
    struct Attempt {
        VertexMap<std::uint32_t> cluster;
        double quality = 0;
    };
    std::vector<Attempt> attempts(options.runs);
    run.for_each(
        options.runs, [] { return 0; },
        [&](std::size_t r, int) {
            attempts[r].cluster = VertexMap<std::uint32_t>(propagate(rows, run.seed, r, run));
            attempts[r].quality = modularity(graph, attempts[r].cluster);
        });
    std::size_t best = 0;
    for (std::size_t r = 1; r < attempts.size(); ++r)
        if (attempts[r].quality > attempts[best].quality) best = r;
    Partition partition = paths::numbered(attempts[best].cluster);
    partition.quality = {{"modularity", attempts[best].quality}};
    return partition;
}

Spec label_propagation_spec() {
    return describe(&label_propagation,
                    {.name = "clusters.label_propagation",
                     .summary = "clusters of actors that agree with most of their neighbors",
                     .formula = "label(v) = the one with most weight among neighbors of v",
                     .caveat = "a dense network mostly becomes one cluster, and seeds differ much",
                     .time = "about O(m log n)",
                     .space = "O(n + m)",
                     .references = {"raghavan2007"},
                     .heuristic = true});
}

} // namespace entente::clusters
