#include <entente/algorithms/clusters/infomap.hpp>
#include <entente/algorithms/clusters/map_equation.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/optimizer.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/base/draws.hpp>

#include <algorithm>
#include <numeric>

namespace entente::clusters {
namespace {

/// A vertex of some level, or a module of them.
struct Node {
    double at = 0;
    double jumping = 0; ///< flow that jumps
    double share = 0;   ///< of all vertices of the graph
    double leaves = 0;  ///< flow along ties to others

    double exit() const { return leaves + jumping * (1 - share); }
};

struct Level {
    std::vector<Node> nodes;
    Flow::Row out, in;
    const Flow::Row& into() const { return in.first.size() > 1 ? in : out; }
};

Level level_of(const Flow& flow) {
    const auto n = flow.at.size();
    Level level{std::vector<Node>(n), flow.out, flow.in};
    for (std::size_t v = 0; v < n; ++v) {
        Node& node = level.nodes[v];
        node = {flow.at[v], flow.at[v] * flow.jumps[v], 1 / static_cast<double>(n), 0};
        for (auto a = flow.out.first[v]; a < flow.out.first[v + 1]; ++a)
            node.leaves += flow.out.flow[a];
    }
    return level;
}

/// Flow between a vertex and the modules around it, both ways, gathered without clearing.
class Around {
public:
    explicit Around(std::size_t n) : to_(n, 0.0), from_(n, 0.0), seen_(n, 0) {}
    void add(const Level& level, std::uint32_t v, const Labels& module) {
        const auto look = [&](const Flow::Row& rows, std::vector<double>& sum) {
            for (auto a = rows.first[v]; a < rows.first[v + 1]; ++a) {
                const auto c = module[rows.to[a]];
                if (!seen_[c]) {
                    seen_[c] = 1;
                    met.push_back(c);
                }
                sum[c] += rows.flow[a];
            }
        };
        look(level.out, to_);
        look(level.into(), from_);
    }
    double to(std::uint32_t c) const { return to_[c]; }
    double from(std::uint32_t c) const { return from_[c]; }
    void clear() {
        for (const auto c : met) to_[c] = from_[c] = 0, seen_[c] = 0;
        met.clear();
    }
    Labels met; ///< in order of first meeting

private:
    std::vector<double> to_, from_;
    std::vector<std::uint8_t> seen_;
};

class Walker {
public:
    Walker(const Flow& flow, std::uint64_t seed, std::uint64_t stream, const Run& run)
        : base_(level_of(flow)), draws_(seed, stream), run_(run), near_(flow.at.size()) {}

    /// Moves on the base level, then on ever coarser ones.
    void round(Labels& cluster) {
        Level level = base_;
        Labels part = std::move(cluster), at(level.nodes.size());
        std::iota(at.begin(), at.end(), 0u);
        while (true) {
            move(level, part);
            const auto count = compact(part);
            for (auto& v : at) v = part[v];
            if (count == level.nodes.size()) break;
            level = aggregate(level, part, count);
            part.resize(count);
            std::iota(part.begin(), part.end(), 0u);
        }
        cluster = std::move(at);
    }

private:
    void move(const Level& level, Labels& part) {
        const auto n = static_cast<std::uint32_t>(level.nodes.size());
        std::vector<Node> modules(n);
        Labels members(n, 0), empty;
        for (std::uint32_t v = 0; v < n; ++v) {
            Node& m = modules[part[v]];
            m.at += level.nodes[v].at;
            m.jumping += level.nodes[v].jumping;
            m.share += level.nodes[v].share;
            ++members[part[v]];
            for (auto a = level.out.first[v]; a < level.out.first[v + 1]; ++a)
                if (part[level.out.to[a]] != part[v]) m.leaves += level.out.flow[a];
        }
        for (std::uint32_t c = n; c-- > 0;)
            if (!members[c]) empty.push_back(c);
        double exits = 0;
        for (const Node& m : modules) exits += m.exit();
        const auto cost = [](const Node& m) {
            const double q = m.exit();
            return plogp(q + m.at) - 2 * plogp(q);
        };
        Labels queue(n);
        std::iota(queue.begin(), queue.end(), 0u);
        for (auto i = n; i > 1; --i) std::swap(queue[i - 1], queue[draws_.below(i)]);
        std::vector<std::uint8_t> queued(n, 1);
        for (std::size_t step = 0; step < queue.size(); ++step) {
            if (step % 1024 == 0) run_.throw_if_stopped();
            const auto v = queue[step];
            queued[v] = 0;
            const Node& node = level.nodes[v];
            near_.add(level, v, part);
            const auto own = part[v];
            const auto joined = [&](Node m, std::uint32_t c, double sign) {
                m.at += sign * node.at;
                m.jumping += sign * node.jumping;
                m.share += sign * node.share;
                m.leaves += sign * (node.leaves - near_.to(c) - near_.from(c));
                return m;
            };
            const Node without = members[own] > 1 ? joined(modules[own], own, -1) : Node{};
            const double freed = exits - modules[own].exit() + without.exit();
            const double base = cost(without);
            // Against leaving things as they are; rounding must not look like a gain.
            double best = plogp(exits) + cost(modules[own]) - base - 1e-12;
            auto target = own;
            Node grown = modules[own];
            const auto consider = [&](std::uint32_t c) {
                if (c == own) return;
                const Node m = joined(modules[c], c, 1);
                const double now =
                    plogp(freed - modules[c].exit() + m.exit()) + cost(m) - cost(modules[c]);
                if (now >= best) return;
                best = now;
                target = c;
                grown = m;
            };
            for (const auto c : near_.met) consider(c);
            if (members[own] > 1) consider(empty.back());
            near_.clear();
            if (target == own) continue;
            if (!members[target]) empty.pop_back();
            exits = freed - modules[target].exit() + grown.exit();
            modules[own] = without;
            modules[target] = grown;
            if (--members[own] == 0) empty.push_back(own);
            ++members[target];
            part[v] = target;
            const auto wake = [&](const Flow::Row& rows) {
                for (auto a = rows.first[v]; a < rows.first[v + 1]; ++a) {
                    const auto w = rows.to[a];
                    if (part[w] == target || queued[w]) continue;
                    queued[w] = 1;
                    queue.push_back(w);
                }
            };
            wake(level.out);
            if (level.in.first.size() > 1) wake(level.in);
        }
    }

    Level aggregate(const Level& level, const Labels& part, std::uint32_t count) {
        std::vector<Labels> inside(count);
        for (std::uint32_t v = 0; v < part.size(); ++v) inside[part[v]].push_back(v);
        Level next{std::vector<Node>(count), {}, {}};
        const bool two = level.in.first.size() > 1;
        for (std::uint32_t c = 0; c < count; ++c) {
            Node& node = next.nodes[c];
            for (const auto v : inside[c]) {
                node.at += level.nodes[v].at;
                node.jumping += level.nodes[v].jumping;
                node.share += level.nodes[v].share;
                near_.add(level, v, part);
            }
            for (const auto d : near_.met) {
                if (d == c) continue;
                const auto put = [d](Flow::Row& rows, double flow) {
                    if (!(flow > 0)) return;
                    rows.to.push_back(d);
                    rows.flow.push_back(flow);
                };
                put(next.out, near_.to(d));
                if (two) put(next.in, near_.from(d));
                node.leaves += near_.to(d);
            }
            near_.clear();
            next.out.first.push_back(next.out.to.size());
            if (two) next.in.first.push_back(next.in.to.size());
        }
        return next;
    }

    const Level base_;
    Draws draws_;
    const Run& run_;
    Around near_;
};

} // namespace

Partition infomap(const Graph& graph, const InfomapOptions& options, const Run& run) {
    if (!(options.teleportation >= 0 && options.teleportation <= 1))
        throw UsageError("the probability of a jump must be from 0 to 1");
    if (options.runs < 1 || options.iterations < 1)
        throw UsageError("runs and iterations must be at least 1");
    run.throw_if_stopped();
    const auto n = graph.order();
    const Flow flow = flow_of(graph, options.teleportation, run);
    struct Attempt {
        Labels cluster;
        double length = 0;
        Convergence convergence{.converged = false};
    };
    std::vector<Attempt> attempts(options.runs);
    run.for_each(
        options.runs, [] { return 0; },
        [&](std::size_t r, int) {
            Attempt& attempt = attempts[r];
            Labels cluster(n);
            std::iota(cluster.begin(), cluster.end(), 0u);
            attempt.cluster = cluster;
            attempt.length = map_equation(flow, cluster);
            Walker walker(flow, run.seed, r, run);
            auto& [converged, rounds, gain] = attempt.convergence;
            while (!converged && rounds < options.iterations) {
                walker.round(cluster);
                ++rounds;
                const double now = map_equation(flow, cluster);
                gain = std::max(0.0, attempt.length - now);
                converged = !(gain > 1e-10);
                if (now < attempt.length) {
                    attempt.length = now;
                    attempt.cluster = cluster;
                }
            }
        });
    const auto best =
        std::min_element(attempts.begin(), attempts.end(),
                         [](const Attempt& a, const Attempt& b) { return a.length < b.length; });
    // Everything that hangs together in one can be shorter than what moving reaches; and where
    // walkers jump, so can everything.
    const auto consider = [&](Labels cluster) {
        const double length = map_equation(flow, cluster);
        if (!(length < best->length)) return;
        best->length = length;
        best->cluster = std::move(cluster);
    };
    const double one = map_equation(flow, Labels(n, 0));
    consider(paths::weak_components(graph).cluster.values());
    if (graph.is_directed()) consider(Labels(n, 0));
    Partition partition = paths::numbered(VertexMap<std::uint32_t>(best->cluster));
    partition.quality = {{"map equation", best->length},
                         {"one cluster", one},
                         {"modularity", modularity(graph, partition.cluster)}};
    partition.convergence = best->convergence;
    return partition;
}

Spec infomap_spec() {
    return describe(&infomap,
                    {.name = "clusters.infomap",
                     .summary = "clusters that a random walk seldom leaves",
                     .formula = "minimize plogp(sum q) - 2 sum plogp(q) - sum plogp(p(v)) + sum "
                                "plogp(q + p) over clusters",
                     .caveat = "in a directed network it finds where flow is kept, not who is tied "
                               "densely",
                     .time = "about O(m log n) a round",
                     .space = "O(n + m) a thread",
                     .references = {"rosvall2008", "rosvall2009"},
                     .heuristic = true});
}

} // namespace entente::clusters
