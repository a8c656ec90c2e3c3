#include <entente/algorithms/clusters/leiden.hpp>
#include <entente/algorithms/clusters/significance.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/base/draws.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace entente::clusters {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::vector<EdgeEnds> simple_ties(const Graph& graph) {
    std::vector<EdgeEnds> ties;
    for (const Edge e : graph.edges()) {
        auto [u, v] = graph.ends(e);
        if (u == v || graph.weight(e) == 0) continue;
        if (v < u) std::swap(u, v);
        ties.push_back({u, v});
    }
    const auto less = [](const EdgeEnds& a, const EdgeEnds& b) {
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    };
    std::sort(ties.begin(), ties.end(), less);
    ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    return ties;
}

/// Pairs that are tied; asked for membership alone. Open addressing without tombstones: a pair
/// taken out is filled from behind.
class Tied {
public:
    explicit Tied(const std::vector<EdgeEnds>& ties)
        : mask_(std::bit_ceil(2 * ties.size() + 2) - 1), slots_(mask_ + 1, free) {
        for (const auto& t : ties) add(t.from, t.to);
    }
    bool has(Vertex u, Vertex v) const { return slots_[slot(key(u, v))] != free; }
    void fetch(Vertex u, Vertex v) const { __builtin_prefetch(&slots_[home(key(u, v))]); }
    void add(Vertex u, Vertex v) { slots_[slot(key(u, v))] = key(u, v); }
    void remove(Vertex u, Vertex v) {
        auto hole = slot(key(u, v));
        for (auto i = (hole + 1) & mask_; slots_[i] != free; i = (i + 1) & mask_) {
            if (((i - home(slots_[i])) & mask_) < ((i - hole) & mask_)) continue;
            slots_[hole] = slots_[i];
            hole = i;
        }
        slots_[hole] = free;
    }

private:
    static constexpr auto free = std::numeric_limits<std::uint64_t>::max(); // a self-tie at most

    static std::uint64_t key(Vertex u, Vertex v) {
        return std::uint64_t{static_cast<std::uint32_t>(std::min(u, v))} << 32 |
               static_cast<std::uint32_t>(std::max(u, v));
    }
    std::size_t home(std::uint64_t key) const {
        key *= 0x9e3779b97f4a7c15;
        return (key ^ key >> 32) & mask_;
    }
    /// Where the key is, or would be.
    std::size_t slot(std::uint64_t key) const {
        auto i = home(key);
        while (slots_[i] != free && slots_[i] != key) i = (i + 1) & mask_;
        return i;
    }

    std::size_t mask_;
    std::vector<std::uint64_t> slots_;
};

/// Returns how many attempts succeeded.
std::size_t switch_ties(std::vector<EdgeEnds>& ties, Tied tied, std::size_t attempts, Draws draws,
                        const Run& run) {
    const auto m = static_cast<std::uint32_t>(ties.size());
    std::size_t done = 0;
    if (m < 2) return done;
    // Draws come some attempts ahead, so that memory has time; what they meet may still change.
    constexpr std::size_t ahead = 32;
    struct Draw {
        std::uint32_t x, y;
        bool turned;
    };
    std::array<Draw, ahead> draw;
    const auto ends = [&](const Draw& at) {
        const auto [a, b] = ties[at.x];
        const auto [c, d] = ties[at.y];
        return std::array{a, b, at.turned ? d : c, at.turned ? c : d};
    };
    for (std::size_t i = 0; i < attempts; i += ahead) {
        if (i % 4096 == 0) run.throw_if_stopped();
        const std::size_t count = std::min(ahead, attempts - i);
        for (std::size_t j = 0; j < count; ++j) {
            draw[j].x = draws.below(m);
            draw[j].y = draws.below(m);
            draw[j].turned = draws.next() >> 63;
            __builtin_prefetch(&ties[draw[j].x]);
            __builtin_prefetch(&ties[draw[j].y]);
        }
        for (std::size_t j = 0; j < count; ++j) {
            const auto [a, b, c, d] = ends(draw[j]);
            tied.fetch(a, d);
            tied.fetch(c, b);
            tied.fetch(a, b);
            tied.fetch(c, d);
        }
        for (std::size_t j = 0; j < count; ++j) {
            const auto [a, b, c, d] = ends(draw[j]);
            if (a == d || c == b || tied.has(a, d) || tied.has(c, b)) continue;
            tied.remove(a, b);
            tied.remove(c, d);
            tied.add(a, d);
            tied.add(c, b);
            ties[draw[j].x] = {a, d};
            ties[draw[j].y] = {c, b};
            ++done;
        }
    }
    return done;
}

} // namespace

ResultTable significance(const Graph& graph, const SignificanceOptions& options, const Run& run) {
    if (options.samples < 2) throw UsageError("at least 2 samples");
    if (!(options.switches >= 0 && options.switches <= 10000))
        throw UsageError("switches per tie must be from 0 to 10000");
    run.throw_if_stopped();
    const auto ties = simple_ties(graph);
    const auto attempts =
        static_cast<std::size_t>(std::ceil(options.switches * static_cast<double>(ties.size())));
    const auto found = [&](const std::vector<EdgeEnds>& of, std::uint64_t seed) {
        const Graph simple(graph.order(), of, Graph::Kind::undirected);
        const auto parts = leiden(simple, {.resolution = options.resolution},
                                  {.threads = 1, .seed = seed, .stop = run.stop});
        return parts.quality.back().second;
    };
    const Tied tied(ties);
    const double ours = found(ties, run.seed);
    std::vector<double> values(options.samples), switched(options.samples);
    run.for_each(
        options.samples, [] { return 0; },
        [&](std::size_t i, int) {
            auto shuffled = ties;
            const auto done = switch_ties(shuffled, tied, attempts, Draws(run.seed, i), run);
            switched[i] =
                attempts ? static_cast<double>(done) / static_cast<double>(attempts) : undefined;
            values[i] = found(shuffled, run.seed + i + 1);
        });
    const double count = static_cast<double>(options.samples);
    double mean = 0, spread = 0, as_high = 0, share = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        mean += values[i] / count;
        share += switched[i] / count;
        as_high += values[i] >= ours - 1e-12;
    }
    for (const double q : values) spread += (q - mean) * (q - mean) / (count - 1);
    const double deviation = std::sqrt(spread);
    const double z = deviation > 1e-12 ? (ours - mean) / deviation : undefined;
    const double p = std::isnan(ours) ? undefined : (1 + as_high) / (1 + count);
    return {{{"measure", std::vector<std::string>{"modularity", "mean", "standard deviation", "z",
                                                  "p", "samples", "attempts", "switched"}},
             {"value", std::vector<double>{ours, mean, deviation, z, p, count,
                                           static_cast<double>(attempts), share}}}};
}

Spec significance_spec() {
    return describe(&significance,
                    {.name = "clusters.significance",
                     .summary = "modularity against random networks of the same degrees",
                     .formula = "z = (Q - mean of Q) / standard deviation over switched networks",
                     .caveat =
                         "a low p says that there is more than degrees, such as triangles, not "
                         "that these clusters are the right ones",
                     .time = "about O(s m log n) for s samples",
                     .space = "O(n + m) a thread",
                     .references = {"newman2004", "milo2003", "guimera2004"},
                     .heuristic = true});
}

} // namespace entente::clusters
