#include <entente/algorithms/centrality/approximate_betweenness.hpp>
#include <entente/algorithms/paths/order.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/base/draws.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

namespace entente::centrality {
namespace {

/// Draws shortest paths and counts who is inside them.
class Sampler {
public:
    Sampler(const paths::Rows& out, const paths::Rows& in)
        : side_{Side(out, in), Side(in, out)}, inside(out.order()) {}

    void sample(Draws draws) {
        const auto n = static_cast<std::uint32_t>(inside.size());
        const std::uint32_t s = draws.below(n);
        std::uint32_t t = draws.below(n - 1);
        t += t >= s;
        side_[0].start(s);
        side_[1].start(t);
        while (true) {
            const bool second = side_[1].work() < side_[0].work();
            Side &near = side_[second], &far = side_[!second];
            near.step();
            if (near.level().empty()) return; // no way from s to t
            double all = 0;
            for (const auto v : near.level())
                if (far.knows(v)) all += near.paths[v] * far.paths[v];
            if (all == 0) continue;
            if (!std::isfinite(all))
                throw UsageError("there are more shortest paths than can be counted");
            walk(near, far, draws, all, s, t);
            return;
        }
    }

private:
    static constexpr auto none = std::numeric_limits<std::uint32_t>::max();

    struct Side {
        Side(const paths::Rows& along, const paths::Rows& against)
            : rows(&along), back(&against), distance(along.order(), none), paths(along.order()) {}

        void start(std::uint32_t source) {
            for (const auto v : queue) distance[v] = none;
            queue.assign(1, source);
            begin = 0;
            distance[source] = 0;
            paths[source] = 1;
            hops = 0;
            degrees = rows->degree(source);
        }
        bool knows(std::uint32_t v) const { return distance[v] != none; }
        std::span<const std::uint32_t> level() const { return std::span{queue}.subspan(begin); }
        /// What the next step costs.
        std::size_t work() const { return degrees; }
        void step() {
            const std::size_t end = queue.size();
            ++hops;
            degrees = 0;
            for (std::size_t i = begin; i < end; ++i)
                for (const auto w : rows->row(queue[i])) {
                    if (distance[w] == none) {
                        distance[w] = hops;
                        paths[w] = 0;
                        queue.push_back(w);
                        degrees += rows->degree(w);
                    }
                    if (distance[w] == hops) paths[w] += paths[queue[i]];
                }
            begin = end;
        }
        /// One vertex nearer to the source, each in proportion to the paths that lead to it.
        std::uint32_t toward(std::uint32_t v, Draws& draws) const {
            double left = draws.unit() * paths[v];
            std::uint32_t last = v;
            for (const auto u : back->row(v)) {
                if (distance[u] == none || distance[u] + 1 != distance[v]) continue;
                last = u;
                left -= paths[u];
                if (left < 0) break;
            }
            return last;
        }

        const paths::Rows *rows, *back;
        std::vector<std::uint32_t> distance;
        std::vector<double> paths;
        std::vector<std::uint32_t> queue;
        std::size_t begin = 0, degrees = 0;
        std::uint32_t hops = 0;
    };

    /// Every shortest path has one vertex on the level where the sides have met.
    void walk(const Side& near, const Side& far, Draws& draws, double all, std::uint32_t s,
              std::uint32_t t) {
        double left = draws.unit() * all;
        std::uint32_t middle = none;
        for (const auto v : near.level()) {
            if (!far.knows(v)) continue;
            middle = v;
            left -= near.paths[v] * far.paths[v];
            if (left < 0) break;
        }
        const auto note = [&](std::uint32_t v) {
            if (v != s && v != t) ++inside[v];
        };
        note(middle);
        for (const Side* side : {&near, &far})
            for (auto v = middle; side->distance[v] > 0;) {
                v = side->toward(v, draws);
                note(v);
            }
    }

    Side side_[2];

public:
    std::vector<std::uint64_t> inside;
};

} // namespace

Scores approximate_betweenness(const Graph& graph, const ApproximateBetweennessOptions& options,
                               const Run& run) {
    if (!(options.epsilon >= 1e-6 && options.epsilon <= 1))
        throw UsageError("epsilon must be from 0.000001 to 1");
    if (!(options.delta > 0 && options.delta < 1))
        throw UsageError("delta must be between 0 and 1");
    run.throw_if_stopped();
    const std::size_t order = graph.order();
    Scores scores{VertexMap<double>(order), VertexMap<double>(order), VertexMap<double>(order)};
    if (order < 3) return scores;

    const paths::Arcs arcs(graph);
    const auto by_breadth = paths::by_breadth(arcs);
    const paths::Rows out = paths::rows_of(paths::Arcs(arcs, by_breadth.places));
    const paths::Rows in = arcs.is_symmetric() ? paths::Rows{} : paths::transposed(out);
    const paths::Rows& back = arcs.is_symmetric() ? out : in;

    // All pairs are sampled, of which a vertex is an end itself in some: scores are of the others.
    const auto n = static_cast<double>(order);
    const double others = n / (n - 2), epsilon = options.epsilon / others;
    double longest = n; // vertices on a shortest path
    if (arcs.is_symmetric()) longest = std::min(n, 2.0 * by_breadth.depth + 1);
    const double dimension = longest > 3 ? std::floor(std::log2(longest - 2)) + 1 : 1;
    // Half of delta for this bound, half for those on the way.
    const double enough =
        std::ceil(0.5 / (epsilon * epsilon) * (dimension + std::log(2 / options.delta)));

    std::vector<std::unique_ptr<Sampler>> crew;
    std::vector<std::uint64_t> inside(order);
    std::vector<double> width(order);
    std::size_t done = 0;
    double next = std::min(enough, std::ceil(8 / epsilon));
    for (double round = 1;; ++round) {
        constexpr std::size_t together = 32; // samples to an item
        const auto until = static_cast<std::size_t>(next);
        std::mutex guard;
        std::size_t taken = 0;
        run.for_each((until - done + together - 1) / together,
                     [&] {
                         std::scoped_lock lock{guard};
                         if (taken == crew.size())
                             crew.push_back(std::make_unique<Sampler>(out, back));
                         return crew[taken++].get();
                     },
                     [&](std::size_t i, Sampler* sampler) {
                         const std::size_t begin = done + i * together;
                         for (std::size_t k = begin; k < std::min(begin + together, until); ++k)
                             sampler->sample(Draws(run.seed, k));
                     });
        done = until;
        std::fill(inside.begin(), inside.end(), 0);
        for (const auto& sampler : crew)
            for (std::size_t v = 0; v < order; ++v) inside[v] += sampler->inside[v];

        const bool last = next >= enough;
        const double doubt = std::log(3 * n * std::exp2(round + 1) / options.delta);
        double widest = 0;
        for (std::size_t v = 0; v < order; ++v) {
            const double share = static_cast<double>(inside[v]) / next;
            width[v] = std::sqrt(2 * share * (1 - share) * doubt / next) + 3 * doubt / next;
            if (last) width[v] = std::min(width[v], epsilon);
            widest = std::max(widest, width[v]);
        }
        if (widest <= epsilon) break;
        next = std::min(enough, std::ceil(next * 1.5));
    }
    for (std::size_t i = 0; i < order; ++i) {
        const Vertex v = by_breadth.places[i];
        const double share = static_cast<double>(inside[i]) / next;
        scores.value[v] = std::min(1.0, share * others);
        (*scores.lower)[v] = std::max(0.0, (share - width[i]) * others);
        (*scores.upper)[v] = std::min(1.0, (share + width[i]) * others);
    }
    return scores;
}

Spec approximate_betweenness_spec() {
    return describe(
        &approximate_betweenness,
        {.name = "centrality.approximate_betweenness",
         .summary = "betweenness from sampled shortest paths, within bounds that are known",
         .formula = "B(v) = share of sampled shortest paths inside which v lies * n / (n - 2)",
         .caveat = "ranks nobody whose scores differ by less than epsilon",
         .time = "O(samples (n + m))",
         .space = "O(n) a thread",
         .references = {"riondato2016", "borassi2019"},
         .heuristic = true});
}

} // namespace entente::centrality
