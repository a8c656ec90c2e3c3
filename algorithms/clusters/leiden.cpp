#include <entente/algorithms/clusters/leiden.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/run/draws.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace entente::clusters {
namespace {

using Labels = std::vector<std::uint32_t>;

/// What a level of aggregation works on: each vertex stands for some vertices of the graph.
/// Self-ties never change a gain, so they are left out.
struct Level {
    std::vector<std::size_t> first{0};
    std::vector<std::uint32_t> to;
    std::vector<double> weight;
    std::vector<double> mass; ///< sum of strengths (modularity), number of vertices (cpm)
    std::uint32_t order() const { return static_cast<std::uint32_t>(mass.size()); }
};

/// Moving v into a cluster c gains w(v, c) - gamma mass(v) mass(c).
struct Problem {
    Level base;
    double gamma = 0;
    double unit = 1; ///< mean weight of a tie
};

Problem make_problem(const Graph& graph, const LeidenOptions& options) {
    Problem problem;
    Level& level = problem.base;
    double total = 0;
    std::size_t ties = 0;
    for (const Edge e : graph.edges()) {
        total += graph.weight(e);
        ties += graph.weight(e) > 0;
    }
    for (const Vertex v : graph.vertices()) {
        const auto row = graph.neighbors(v);
        const auto row_edges = graph.edges_of(v);
        double strength = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double w = graph.weight(row_edges[i]);
            strength += w;
            if (row[i] == v || w == 0) continue;
            const auto u = static_cast<std::uint32_t>(row[i]);
            if (level.to.size() > level.first.back() && level.to.back() == u)
                level.weight.back() += w;
            else {
                level.to.push_back(u);
                level.weight.push_back(w);
            }
        }
        level.first.push_back(level.to.size());
        level.mass.push_back(options.objective == Objective::cpm ? 1 : strength);
    }
    if (ties) problem.unit = total / static_cast<double>(ties);
    problem.gamma = options.resolution;
    if (options.objective == Objective::modularity)
        problem.gamma = total > 0 ? options.resolution / (2 * total) : 0;
    return problem;
}

/// Weights from one vertex to clusters, gathered without clearing in between.
class Gathered {
public:
    explicit Gathered(std::size_t clusters) : sum_(clusters, -1.0) {}
    void add(std::uint32_t cluster, double weight) {
        if (sum_[cluster] < 0) {
            sum_[cluster] = 0;
            met_.push_back(cluster);
        }
        sum_[cluster] += weight;
    }
    double to(std::uint32_t cluster) const { return std::max(0.0, sum_[cluster]); }
    const Labels& met() const { return met_; } ///< in order of first meeting
    void clear() {
        for (const auto c : met_) sum_[c] = -1;
        met_.clear();
    }

private:
    std::vector<double> sum_;
    Labels met_;
};

class Leiden {
public:
    Leiden(const Problem& problem, std::uint64_t seed, std::uint64_t stream, const Run& run)
        : problem_(problem), draws_(seed, stream), run_(run) {}

    /// One whole round from a partition of the base level; true when it moved anything.
    bool round(Labels& cluster) {
        bool moved_any = false;
        Level level = problem_.base;
        Labels at(level.order()); // of a base vertex: its vertex of the level
        std::iota(at.begin(), at.end(), 0u);
        Labels part = cluster;
        while (true) {
            run_.throw_if_stopped();
            moved_any = move(level, part) || moved_any;
            const auto clusters = compact(part);
            if (clusters == level.order()) break;
            Labels refined = refine(level, part, clusters);
            const auto count = compact(refined);
            if (count == level.order()) break; // nothing merges: splitting will do the rest
            Labels next_part(count);
            for (std::uint32_t v = 0; v < level.order(); ++v) next_part[refined[v]] = part[v];
            for (auto& v : at) v = refined[v];
            level = aggregate(level, refined, count);
            part = std::move(next_part);
        }
        for (std::size_t v = 0; v < cluster.size(); ++v) cluster[v] = part[at[v]];
        return moved_any;
    }

private:
    Labels shuffled(std::uint32_t n) {
        Labels order(n);
        std::iota(order.begin(), order.end(), 0u);
        for (std::uint32_t i = n; i > 1; --i) std::swap(order[i - 1], order[draws_.below(i)]);
        return order;
    }

    /// Renumbers labels below n by first appearance; returns how many.
    static std::uint32_t compact(Labels& label) {
        constexpr auto none = std::numeric_limits<std::uint32_t>::max();
        Labels number(label.size(), none);
        std::uint32_t count = 0;
        for (auto& l : label) {
            if (number[l] == none) number[l] = count++;
            l = number[l];
        }
        return count;
    }

    /// Fast local moving: a queue of vertices whose surroundings changed.
    bool move(const Level& level, Labels& part) {
        const auto n = level.order();
        std::vector<double> mass(n, 0.0);
        Labels members(n, 0), empty;
        for (std::uint32_t v = 0; v < n; ++v) {
            mass[part[v]] += level.mass[v];
            ++members[part[v]];
        }
        for (std::uint32_t c = n; c-- > 0;)
            if (!members[c]) empty.push_back(c);
        Gathered near(n);
        Labels queue = shuffled(n);
        std::vector<bool> queued(n, true);
        bool moved = false;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            if (i % 4096 == 0) run_.throw_if_stopped();
            const auto v = queue[i];
            queued[v] = false;
            for (std::size_t a = level.first[v]; a < level.first[v + 1]; ++a)
                near.add(part[level.to[a]], level.weight[a]);
            const auto own = part[v];
            const double cost = problem_.gamma * level.mass[v];
            const double stay = near.to(own) - cost * (mass[own] - level.mass[v]);
            // Rounding must not look like a gain, or vertices would walk for ever.
            double best = stay + 1e-10 * (problem_.unit + std::abs(stay));
            auto target = own;
            if (0 > best && members[own] > 1) {
                best = 0;
                target = empty.back();
            }
            for (const auto c : near.met()) {
                if (c == own) continue;
                const double gain = near.to(c) - cost * mass[c];
                if (gain > best) {
                    best = gain;
                    target = c;
                }
            }
            near.clear();
            if (target == own) continue;
            moved = true;
            if (!members[target]) empty.pop_back();
            mass[own] -= level.mass[v];
            if (--members[own] == 0) {
                mass[own] = 0;
                empty.push_back(own);
            }
            mass[target] += level.mass[v];
            ++members[target];
            part[v] = target;
            for (std::size_t a = level.first[v]; a < level.first[v + 1]; ++a) {
                const auto w = level.to[a];
                if (part[w] == target || queued[w]) continue;
                queued[w] = true;
                queue.push_back(w);
            }
        }
        return moved;
    }

    /// Within each cluster of `part`, merges single vertices into well-connected ones at random,
    /// better ones more likely.
    Labels refine(const Level& level, const Labels& part, std::uint32_t clusters) {
        const auto n = level.order();
        const double gamma = problem_.gamma;
        std::vector<double> whole(clusters, 0.0), mass(level.mass), outward(n, 0.0);
        for (std::uint32_t v = 0; v < n; ++v) {
            whole[part[v]] += level.mass[v];
            for (std::size_t a = level.first[v]; a < level.first[v + 1]; ++a)
                if (part[level.to[a]] == part[v]) outward[v] += level.weight[a];
        }
        Labels refined(n), members(n, 1);
        std::iota(refined.begin(), refined.end(), 0u);
        Gathered near(n);
        std::vector<std::pair<std::uint32_t, double>> choices;
        const auto is_well_connected = [&](std::uint32_t c, double of) {
            return outward[c] >= gamma * mass[c] * (of - mass[c]) * (1 - 1e-12);
        };
        for (const auto v : shuffled(n)) {
            // outward[c] is the weight from refined cluster c to the rest of its part.
            const double of = whole[part[v]];
            if (members[refined[v]] != 1 || !is_well_connected(refined[v], of)) continue;
            for (std::size_t a = level.first[v]; a < level.first[v + 1]; ++a)
                if (part[level.to[a]] == part[v]) near.add(refined[level.to[a]], level.weight[a]);
            choices.clear();
            double most = 0;
            for (const auto c : near.met()) {
                if (!is_well_connected(c, of)) continue;
                const double gain = near.to(c) - gamma * level.mass[v] * mass[c];
                if (gain < 0) continue;
                most = std::max(most, gain);
                choices.emplace_back(c, gain);
            }
            if (!choices.empty()) {
                double sum = 0;
                for (auto& [_, chance] : choices)
                    sum += chance = likelihood((chance - most) / (0.01 * problem_.unit));
                double draw = draws_.unit() * sum;
                std::size_t i = 0;
                while (i + 1 < choices.size() && (draw -= choices[i].second) >= 0) ++i;
                const auto c = choices[i].first, old = refined[v];
                outward[c] += outward[old] - 2 * near.to(c);
                mass[c] += mass[old];
                ++members[c];
                members[old] = 0;
                refined[v] = c;
            }
            near.clear();
        }
        return refined;
    }

    /// (1 + x / 1024)^1024, near e^x for x <= 0, by multiplications, which round alike everywhere.
    static double likelihood(double x) {
        if (x <= -1024) return 0;
        double y = 1 + x / 1024;
        for (int i = 0; i < 10; ++i) y *= y;
        return y;
    }

    static Level aggregate(const Level& level, const Labels& label, std::uint32_t count) {
        std::vector<std::size_t> start(count + 1, 0);
        for (const auto l : label) ++start[l + 1];
        std::partial_sum(start.begin(), start.end(), start.begin());
        Labels sorted(level.order());
        auto at = start;
        for (std::uint32_t v = 0; v < level.order(); ++v) sorted[at[label[v]]++] = v;
        Level next;
        Gathered near(count);
        for (std::uint32_t c = 0; c < count; ++c) {
            double mass = 0;
            for (std::size_t i = start[c]; i < start[c + 1]; ++i) {
                const auto v = sorted[i];
                mass += level.mass[v];
                for (std::size_t a = level.first[v]; a < level.first[v + 1]; ++a)
                    if (label[level.to[a]] != c) near.add(label[level.to[a]], level.weight[a]);
            }
            for (const auto d : near.met()) {
                next.to.push_back(d);
                next.weight.push_back(near.to(d));
            }
            near.clear();
            next.first.push_back(next.to.size());
            next.mass.push_back(mass);
        }
        return next;
    }

    const Problem& problem_;
    Draws draws_;
    const Run& run_;
};

/// Parts clusters that do not hang together; never worse under either objective.
Labels connected_parts(const Level& level, const Labels& cluster) {
    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    Labels label(cluster.size(), none), queue;
    std::uint32_t next = 0;
    for (std::uint32_t root = 0; root < cluster.size(); ++root) {
        if (label[root] != none) continue;
        label[root] = next;
        queue.assign(1, root);
        for (std::size_t i = 0; i < queue.size(); ++i)
            for (std::size_t a = level.first[queue[i]]; a < level.first[queue[i] + 1]; ++a) {
                const auto w = level.to[a];
                if (label[w] != none || cluster[w] != cluster[root]) continue;
                label[w] = next;
                queue.push_back(w);
            }
        ++next;
    }
    return label;
}

} // namespace

Partition leiden(const Graph& given, const LeidenOptions& options, const Run& run) {
    if (!(options.resolution >= 0 && std::isfinite(options.resolution)))
        throw UsageError("the resolution must be a number from 0");
    if (options.runs < 1 || options.iterations < 1)
        throw UsageError("runs and iterations must be at least 1");
    const Graph turned = given.is_directed() ? given.undirected() : Graph{};
    const Graph& graph = given.is_directed() ? turned : given;
    const Problem problem = make_problem(graph, options);
    const auto quality = [&](const VertexMap<std::uint32_t>& cluster) {
        return options.objective == Objective::cpm ? cpm(graph, cluster, options.resolution)
                                                   : modularity(graph, cluster, options.resolution);
    };

    struct Attempt {
        Labels cluster;
        double quality = 0;
        Convergence convergence{.converged = false};
    };
    std::vector<Attempt> attempts(options.runs);
    run.for_each(
        options.runs, [] { return 0; },
        [&](std::size_t r, int) {
            Attempt& attempt = attempts[r];
            Leiden leiden(problem, run.seed, r, run);
            Labels cluster(graph.order());
            std::iota(cluster.begin(), cluster.end(), 0u);
            auto& [converged, rounds, gain] = attempt.convergence;
            attempt.cluster = cluster;
            attempt.quality = quality(VertexMap<std::uint32_t>(cluster));
            while (!converged && rounds < options.iterations) {
                ++rounds;
                const bool moved = leiden.round(cluster);
                cluster = connected_parts(problem.base, cluster);
                const double now = quality(VertexMap<std::uint32_t>(cluster));
                gain = now - attempt.quality;
                converged = !moved || !(gain > 0);
                if (gain > 0) {
                    attempt.cluster = cluster;
                    attempt.quality = now;
                }
            }
            if (converged) gain = 0;
        });
    const auto best =
        std::max_element(attempts.begin(), attempts.end(),
                         [](const Attempt& a, const Attempt& b) { return a.quality < b.quality; });

    Partition partition = paths::numbered(VertexMap<std::uint32_t>(best->cluster));
    partition.quality = {{"modularity", modularity(graph, partition.cluster, 1)}};
    if (options.objective == Objective::cpm)
        partition.quality.emplace_back("cpm", best->quality);
    else if (options.resolution != 1)
        partition.quality.emplace_back("modularity at resolution", best->quality);
    partition.convergence = best->convergence;
    return partition;
}

Spec leiden_spec() {
    return describe(
        &leiden, {.name = "clusters.leiden",
                  .summary = "connected clusters with more ties within than chance would put there",
                  .formula = "maximize Q = sum over clusters of W(c) / m - r (S(c) / 2m)^2",
                  .caveat = "other partitions may be almost as good: look at several seeds",
                  .time = "about O(m log n) a round",
                  .space = "O(n + m) a thread",
                  .references = {"traag2019", "newman2004", "traag2011"},
                  .heuristic = true});
}

} // namespace entente::clusters
