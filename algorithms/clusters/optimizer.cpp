#include <entente/algorithms/clusters/optimizer.hpp>
#include <entente/core/base/draws.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace entente::clusters {
namespace {
constexpr auto none = std::numeric_limits<std::uint32_t>::max();
}

std::uint32_t compact(Labels& label) {
    Labels number(label.size(), none);
    std::uint32_t count = 0;
    for (auto& l : label) {
        if (number[l] == none) number[l] = count++;
        l = number[l];
    }
    return count;
}

namespace {

/// Mass of a vertex or a cluster where pairs cost the product of their masses.
struct Single {
    double m = 0;
    double times(Single o) const { return m * o.m; }
    void operator+=(Single o) { m += o.m; }
    void operator-=(Single o) { m -= o.m; }
};
/// The same with two sides: out and in, or one mode and the other.
struct Double {
    double a = 0, b = 0;
    double times(Double o) const { return a * o.b + b * o.a; }
    void operator+=(Double o) { a += o.a, b += o.b; }
    void operator-=(Double o) { a -= o.a, b -= o.b; }
};

/// What a level of aggregation works on: each vertex stands for some vertices of the graph.
template <class Mass>
struct Level {
    std::span<const std::uint64_t> first;
    std::span<const std::uint32_t> to;
    std::span<const double> weight; ///< empty if all are 1
    std::vector<Mass> mass;
    std::uint32_t order() const { return static_cast<std::uint32_t>(mass.size()); }

    std::vector<std::uint64_t> own_first{};
    Labels own_to{};
    std::vector<double> own_weight{};
};

/// Weights from one vertex to clusters, gathered without clearing in between. Weights are above 0,
/// so that a sum of 0 marks a cluster not met.
class Gathered {
public:
    explicit Gathered(std::size_t n) : sum_(n, 0.0), met_(n + 1) {}
    void add(std::uint32_t cluster, double weight) {
        met_[count_] = cluster; // kept only if new: cheaper than a branch
        count_ += sum_[cluster] == 0;
        sum_[cluster] += weight;
    }
    double to(std::uint32_t cluster) const { return sum_[cluster]; }
    /// Calls body(cluster, weight) in order of first meeting, and forgets all.
    template <class Body>
    void take(Body body) {
        for (std::size_t i = 0; i < count_; ++i) {
            const auto c = met_[i];
            const double w = std::exchange(sum_[c], 0.0);
            body(c, w);
        }
        count_ = 0;
    }

private:
    std::vector<double> sum_;
    Labels met_;
    std::size_t count_ = 0;
};

template <class Mass>
class Engine {
public:
    Engine(const Rows& rows, std::vector<Mass> mass, double gamma, std::uint64_t seed,
           std::uint64_t stream, const Run& run)
        : base_{rows.first, rows.to, rows.weight, std::move(mass)}, gamma_(gamma),
          draws_(seed, stream), run_(run), near_(rows.order()), queued_(rows.order()),
          draws_merges_(stream % 2 == 1) {
        double total = 0;
        for (const double w : rows.weight) total += w;
        if (total > 0) unit_ = total / static_cast<double>(rows.weight.size());
    }

    /// One whole round from a partition of the base level; returns what it gained.
    double round(Labels& cluster, bool is_first, bool refines) {
        double gained = 0;
        std::vector<Level<Mass>> levels;
        std::vector<Labels> names; // of a vertex: its vertex one level up
        const auto level = [&]() -> const Level<Mass>& {
            return levels.empty() ? base_ : levels.back();
        };
        Labels part = std::move(cluster);
        while (true) {
            // A former round ended with moving on the base level.
            if (is_first || !levels.empty()) gained += move(level(), part);
            auto count = compact(part);
            if (count == level().order()) break;
            Labels group = part;
            if (refines) {
                group = refine(level(), part, count);
                count = compact(group);
                if (count == level().order()) break; // nothing merges
            }
            Labels next(count);
            for (std::uint32_t v = 0; v < level().order(); ++v) next[group[v]] = part[v];
            levels.push_back(aggregate(level(), group, count));
            names.push_back(std::move(group));
            part = std::move(next);
        }
        for (std::size_t i = names.size(); i-- > 0;) {
            Labels below(names[i].size());
            for (std::size_t v = 0; v < below.size(); ++v) below[v] = part[names[i][v]];
            part = std::move(below);
            levels.pop_back();
            gained += move(level(), part);
        }
        compact(part);
        cluster = std::move(part);
        return gained;
    }

private:
    /// Blocks of vertices shuffled, and vertices within each.
    Labels shuffled(std::uint32_t n) {
        constexpr std::uint32_t size = 64;
        const auto swap_all = [&](std::span<std::uint32_t> items) {
            for (auto i = static_cast<std::uint32_t>(items.size()); i > 1; --i)
                std::swap(items[i - 1], items[draws_.below(i)]);
        };
        Labels blocks((n + size - 1) / size), order;
        std::iota(blocks.begin(), blocks.end(), 0u);
        swap_all(blocks);
        order.reserve(n);
        for (const auto b : blocks) {
            const auto begin = order.size();
            for (std::uint32_t v = b * size; v < std::min(n, (b + 1) * size); ++v)
                order.push_back(v);
            swap_all(std::span{order}.subspan(begin));
        }
        return order;
    }

    template <class Body>
    static void for_arcs(const Level<Mass>& level, std::uint32_t v, Body body) {
        const auto begin = level.first[v], end = level.first[v + 1];
        if (level.weight.empty())
            for (auto a = begin; a < end; ++a) body(level.to[a], 1.0);
        else
            for (auto a = begin; a < end; ++a) body(level.to[a], level.weight[a]);
    }

    /// Fast local moving: a queue of vertices whose surroundings changed. Returns what it gained.
    double move(const Level<Mass>& level, Labels& part) {
        const auto n = level.order();
        std::vector<Mass> mass(n);
        Labels members(n, 0), empty;
        for (std::uint32_t v = 0; v < n; ++v) {
            mass[part[v]] += level.mass[v];
            ++members[part[v]];
        }
        for (std::uint32_t c = n; c-- > 0;)
            if (!members[c]) empty.push_back(c);
        Labels queue = shuffled(n); // a ring: nobody waits twice
        std::uint32_t head = 0, waiting = n;
        std::fill_n(queued_.begin(), n, std::uint8_t{1});
        double gained = 0;
        for (std::size_t step = 0; waiting; ++step) {
            if (step % 4096 == 0) run_.throw_if_stopped();
            const auto v = queue[head];
            if (++head == n) head = 0;
            --waiting;
            queued_[v] = 0;
            for_arcs(level, v, [&](std::uint32_t w, double weight) { near_.add(part[w], weight); });
            const auto own = part[v];
            Mass others = mass[own];
            others -= level.mass[v];
            const double stay = near_.to(own) - gamma_ * level.mass[v].times(others);
            // Rounding must not look like a gain, or vertices would walk for ever.
            double best = stay + 1e-10 * (unit_ + std::abs(stay));
            auto target = own;
            if (0 > best && members[own] > 1) {
                best = 0;
                target = empty.back();
            }
            near_.take([&](std::uint32_t c, double weight) {
                const double gain = weight - gamma_ * level.mass[v].times(mass[c]);
                if (gain > best && c != own) {
                    best = gain;
                    target = c;
                }
            });
            if (target == own) continue;
            gained += best - stay;
            if (!members[target]) empty.pop_back();
            mass[own] -= level.mass[v];
            if (--members[own] == 0) {
                mass[own] = {};
                empty.push_back(own);
            }
            mass[target] += level.mass[v];
            ++members[target];
            part[v] = target;
            for_arcs(level, v, [&](std::uint32_t w, double) {
                if (part[w] == target || queued_[w]) return;
                queued_[w] = 1;
                const auto room = n - head; // head + waiting may not fit 32 bits
                queue[waiting < room ? head + waiting : waiting - room] = w;
                ++waiting;
            });
        }
        return gained;
    }

    struct Choice {
        std::uint32_t cluster;
        double weight, gain;
    };

    /// Better ones are more likely, with chances near e^(100 (gain - best) / mean weight): that of
    /// Traag, with (1 + x / 1024)^1024 for e^x, whose multiplications round alike everywhere.
    std::size_t drawn(const std::vector<Choice>& choices, double best) {
        double sum = 0;
        chances_.clear();
        for (const Choice& c : choices) {
            double y = std::max(0.0, 1 + 100 * (c.gain - best) / unit_ / 1024);
            for (int i = 0; i < 10; ++i) y *= y;
            chances_.push_back(sum += y);
        }
        const double draw = draws_.unit() * sum;
        std::size_t i = 0;
        while (i + 1 < chances_.size() && chances_[i] <= draw) ++i;
        return i;
    }

    /// Within each cluster of `part`, merges single vertices into well-connected sets, each into
    /// the one that gains most or into one drawn.
    Labels refine(const Level<Mass>& level, const Labels& part, std::uint32_t clusters) {
        const auto n = level.order();
        std::vector<Mass> whole(clusters), mass(level.mass);
        std::vector<double> outward(n, 0.0); // from a refined cluster to the rest of its part
        for (std::uint32_t v = 0; v < n; ++v) {
            whole[part[v]] += level.mass[v];
            for_arcs(level, v, [&](std::uint32_t w, double weight) {
                outward[v] += part[w] == part[v] ? weight : 0.0;
            });
        }
        const auto is_well_connected = [&](std::uint32_t c, Mass rest) {
            rest -= mass[c];
            return outward[c] >= gamma_ * mass[c].times(rest) * (1 - 1e-12);
        };
        Labels refined(n);
        std::iota(refined.begin(), refined.end(), 0u);
        std::vector<std::uint8_t> is_single(n, 1);
        std::vector<Choice> choices;
        std::size_t step = 0;
        for (const auto v : shuffled(n)) {
            if (step++ % 4096 == 0) run_.throw_if_stopped();
            const Mass of = whole[part[v]];
            if (!is_single[v] || !is_well_connected(v, of)) continue;
            for_arcs(level, v, [&](std::uint32_t w, double weight) {
                if (part[w] == part[v]) near_.add(refined[w], weight);
            });
            double best = -1;
            choices.clear();
            near_.take([&](std::uint32_t c, double weight) {
                const double gain = weight - gamma_ * level.mass[v].times(mass[c]);
                if (gain < 0 || (gain <= best && !draws_merges_) || !is_well_connected(c, of))
                    return;
                best = std::max(best, gain);
                if (!draws_merges_) choices.clear();
                choices.push_back({c, weight, gain});
            });
            if (choices.empty()) continue;
            const auto [target, between, _] = choices[draws_merges_ ? drawn(choices, best) : 0];
            outward[target] += outward[v] - 2 * between;
            mass[target] += mass[v];
            refined[v] = target;
            is_single[v] = is_single[target] = 0;
        }
        return refined;
    }

    Level<Mass> aggregate(const Level<Mass>& level, const Labels& label, std::uint32_t count) {
        std::vector<std::uint32_t> start(count + std::size_t{1}, 0);
        for (const auto l : label) ++start[l + std::size_t{1}];
        std::partial_sum(start.begin(), start.end(), start.begin());
        Labels sorted(level.order());
        auto at = start;
        for (std::uint32_t v = 0; v < level.order(); ++v) sorted[at[label[v]]++] = v;
        Level<Mass> next;
        next.own_first.reserve(count + std::size_t{1});
        next.own_first.push_back(0);
        next.mass.resize(count);
        for (std::uint32_t c = 0; c < count; ++c) {
            if (c % 4096 == 0) run_.throw_if_stopped();
            for (auto i = start[c]; i < start[c + 1]; ++i) {
                next.mass[c] += level.mass[sorted[i]];
                for_arcs(level, sorted[i],
                         [&](std::uint32_t w, double weight) { near_.add(label[w], weight); });
            }
            near_.take([&](std::uint32_t d, double weight) {
                if (d == c) return;
                next.own_to.push_back(d);
                next.own_weight.push_back(weight);
            });
            next.own_first.push_back(next.own_to.size());
        }
        // Moving a vector leaves its elements where they are.
        next.first = next.own_first;
        next.to = next.own_to;
        next.weight = next.own_weight;
        return next;
    }

    Level<Mass> base_;
    double gamma_, unit_ = 1; // unit_: mean weight of a tie
    Draws draws_;
    const Run& run_;
    Gathered near_;
    std::vector<std::uint8_t> queued_;
    bool draws_merges_; // in the refinement
    std::vector<double> chances_;
};

template <class Mass>
Found run_engine(const Rows& rows, std::vector<Mass> mass, const Task& task, const Search& search,
                 std::uint64_t seed, std::uint64_t stream, const Run& run) {
    const auto n = rows.order();
    Engine<Mass> engine(rows, std::move(mass), task.gamma, seed, stream, run);
    Labels cluster(n);
    std::iota(cluster.begin(), cluster.end(), 0u);
    Found found{.cluster = Labels(n), .convergence = {.converged = false}};
    auto& [converged, rounds, gain] = found.convergence;
    while (!converged && rounds < search.rounds) {
        run.throw_if_stopped();
        gain = engine.round(cluster, rounds == 0, search.refine) / task.scale;
        ++rounds;
        converged = !(gain > search.tolerance);
    }
    cluster = connected_parts(rows, cluster);
    for (std::size_t v = 0; v < n; ++v) found.cluster[rows.old[v]] = cluster[v];
    return found;
}

} // namespace

Rows::Rows(const Graph& graph) {
    const auto n = static_cast<std::uint32_t>(graph.order());
    const std::size_t sides = graph.is_directed() ? 2 : 1;
    Labels name(n, none);
    old.reserve(n);
    for (std::uint32_t root = 0; root < n; ++root) {
        if (name[root] != none) continue;
        name[root] = static_cast<std::uint32_t>(old.size());
        old.push_back(root);
        for (std::size_t i = name[root]; i < old.size(); ++i)
            for (std::size_t side = 0; side < sides; ++side)
                for (const Vertex w :
                     graph.neighbors(Vertex{old[i]}, side ? Direction::in : Direction::out)) {
                    if (name[index(w)] != none) continue;
                    name[index(w)] = static_cast<std::uint32_t>(old.size());
                    old.push_back(static_cast<std::uint32_t>(w));
                }
    }
    first.reserve(n + std::size_t{1});
    to.reserve(graph.targets().size() * sides);
    if (graph.is_weighted()) weight.reserve(graph.targets().size() * sides);
    for (const auto v : old) {
        for (std::size_t side = 0; side < sides; ++side) {
            const auto direction = side ? Direction::in : Direction::out;
            const auto row = graph.neighbors(Vertex{v}, direction);
            const auto edges = graph.edges_of(Vertex{v}, direction);
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (row[i] == Vertex{v}) continue;
                if (graph.is_weighted()) {
                    const double w = graph.weight(edges[i]);
                    if (w == 0) continue;
                    weight.push_back(w);
                }
                to.push_back(name[index(row[i])]);
            }
        }
        first.push_back(to.size());
    }
}

Labels connected_parts(const Rows& rows, const Labels& cluster) {
    Labels label(cluster.size(), none), queue;
    std::uint32_t next = 0;
    for (std::uint32_t root = 0; root < cluster.size(); ++root) {
        if (label[root] != none) continue;
        label[root] = next;
        queue.assign(1, root);
        for (std::size_t i = 0; i < queue.size(); ++i)
            for (auto a = rows.first[queue[i]]; a < rows.first[queue[i] + 1]; ++a) {
                const auto w = rows.to[a];
                if (label[w] != none || cluster[w] != cluster[root]) continue;
                label[w] = next;
                queue.push_back(w);
            }
        ++next;
    }
    return label;
}

Found optimize(const Rows& rows, const Task& task, const Search& search, std::uint64_t seed,
               std::uint64_t stream, const Run& run) {
    const auto n = rows.order();
    if (task.other.empty()) {
        std::vector<Single> mass(n);
        for (std::size_t v = 0; v < n; ++v) mass[v] = {task.mass[rows.old[v]]};
        return run_engine(rows, std::move(mass), task, search, seed, stream, run);
    }
    std::vector<Double> mass(n);
    for (std::size_t v = 0; v < n; ++v) mass[v] = {task.mass[rows.old[v]], task.other[rows.old[v]]};
    return run_engine(rows, std::move(mass), task, search, seed, stream, run);
}

} // namespace entente::clusters
