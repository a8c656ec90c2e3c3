#include <entente/algorithms/layout/packing.hpp>
#include <entente/algorithms/layout/scaling.hpp>
#include <entente/algorithms/layout/stress.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace entente::layout {
namespace {

using Point = Positions::Point;
/// Up to so many vertices all pairs count from the start, and up to so many in the end.
constexpr std::size_t dense_limit = 1'500, polish_limit = 6'000;
/// Steps go beyond where each vertex's part is least, which brings all of them there in a third of
/// the steps; stress still falls with each, for any factor below 2 (the parts are parabolas).
constexpr double beyond = 1.5;

/// Places as the kernel reads them: in single precision, which is a ten-thousandth of what a step
/// moves, and twice as many at a time.
struct Places {
    std::vector<float> x, y;

    explicit Places(std::size_t n) : x(n), y(n) {}
    explicit Places(const std::vector<Point>& at) : x(at.size()), y(at.size()) {
        for (std::size_t v = 0; v < at.size(); ++v) set(v, at[v].x, at[v].y);
    }
    void set(std::size_t v, double to_x, double to_y) {
        x[v] = static_cast<float>(to_x);
        y[v] = static_cast<float>(to_y);
    }
};

constexpr float tiny = 1e-12F;   // coinciding vertices do not push
constexpr std::size_t lanes = 8; // sums that go side by side, in fixed order

struct Sum {
    double x = 0, y = 0;
};

/// The sum over i of w (p_i + d (here - p_i) / |here - p_i|), for w = weight[i], w d = push[i].
Sum pulled(const float* weight, const float* push, const float* x, const float* y,
           std::size_t count, float here_x, float here_y) {
    float sum_x[lanes] = {}, sum_y[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::size_t l = 0; l < lanes; ++l) {
            const float dx = here_x - x[i + l], dy = here_y - y[i + l];
            const float share = push[i + l] / std::sqrt(dx * dx + dy * dy + tiny);
            sum_x[l] += weight[i + l] * x[i + l] + share * dx;
            sum_y[l] += weight[i + l] * y[i + l] + share * dy;
        }
    for (std::size_t l = 0; i < count; ++i, ++l) {
        const float dx = here_x - x[i], dy = here_y - y[i];
        const float share = push[i] / std::sqrt(dx * dx + dy * dy + tiny);
        sum_x[l] += weight[i] * x[i] + share * dx;
        sum_y[l] += weight[i] * y[i] + share * dy;
    }
    Sum sum;
    for (std::size_t l = 0; l < lanes; ++l) {
        sum.x += static_cast<double>(sum_x[l]);
        sum.y += static_cast<double>(sum_y[l]);
    }
    return sum;
}

/// As `pulled`, for weights that are the squares of the pushes: those of all pairs, 1 / d^2.
Sum pulled(const float* push, const float* x, const float* y, std::size_t count, float here_x,
           float here_y) {
    float sum_x[lanes] = {}, sum_y[lanes] = {};
    const auto add = [&](std::size_t i, std::size_t l) {
        const float dx = here_x - x[i], dy = here_y - y[i];
        const float share = push[i] / std::sqrt(dx * dx + dy * dy + tiny);
        const float weight = push[i] * push[i];
        sum_x[l] += weight * x[i] + share * dx;
        sum_y[l] += weight * y[i] + share * dy;
    };
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::size_t l = 0; l < lanes; ++l) add(i + l, l);
    for (std::size_t l = 0; i < count; ++i, ++l) add(i, l);
    Sum sum;
    for (std::size_t l = 0; l < lanes; ++l) {
        sum.x += static_cast<double>(sum_x[l]);
        sum.y += static_cast<double>(sum_y[l]);
    }
    return sum;
}

/// What vertices want of all others: 1 / d for each pair, 0 for a vertex itself.
class AllPairs {
public:
    AllPairs(const paths::Arcs& arcs, const Run& run)
        : order_(arcs.order()), push_(order_ * order_), total_(order_) {
        paths::Search search(arcs);
        for (std::uint32_t v = 0; v < order_; ++v) {
            run.throw_if_stopped();
            search.from(Vertex{v});
            float* row = push_.data() + std::size_t{v} * order_;
            double total = 0;
            for (std::uint32_t w = 0; w < order_; ++w) {
                if (w == v) continue;
                row[w] = 1 / static_cast<float>(search.distance(Vertex{w}));
                total += static_cast<double>(row[w] * row[w]);
            }
            total_[v] = total;
        }
    }
    std::size_t order() const { return order_; }

    /// Where v's part of the majorizing function is least.
    Point best(std::uint32_t v, const Places& at) const {
        const Sum sum = pulled(push_.data() + std::size_t{v} * order_, at.x.data(), at.y.data(),
                               order_, at.x[v], at.y[v]);
        return {sum.x / total_[v], sum.y / total_[v]};
    }
    void moved(std::uint32_t, const Places&) {}

    /// The sum of w (d - distance)^2 over all pairs, twice.
    double stress(const Places& at) const {
        double sum = 0;
        for (std::size_t v = 0; v < order_; ++v)
            for (std::size_t w = 0; w < order_; ++w) {
                const double push = static_cast<double>(push_[v * order_ + w]);
                const double dx = static_cast<double>(at.x[v] - at.x[w]),
                             dy = static_cast<double>(at.y[v] - at.y[w]);
                const double off = (v == w ? 0 : 1) - push * std::sqrt(dx * dx + dy * dy);
                sum += off * off;
            }
        return sum;
    }

private:
    std::size_t order_;
    std::vector<float> push_;
    std::vector<double> total_;
};

/// What vertices want of neighbors in full, and of pivots, each weighted by how many vertices it
/// stands for: those of its region at most half as far from it as the vertex is.
class NearAndPivots {
public:
    NearAndPivots(const paths::Arcs& arcs, const Pivots& pivots)
        : order_(arcs.order()), pivots_(pivots.vertices.size()), weight_(order_ * pivots_),
          push_(order_ * pivots_), total_(order_, 0.0), pivot_of_(order_, none), place_(pivots_) {
        std::vector<std::vector<std::uint32_t>> within(
            pivots_); // [pivot][distance]: how many of its region
        for (std::uint32_t v = 0; v < order_; ++v) {
            std::size_t nearest =
                v % pivots_; // among equals another for each, so that none has all
            for (std::size_t k = 1; k < pivots_; ++k)
                if (const std::size_t j = (v + k) % pivots_;
                    pivots.distance[j][v] < pivots.distance[nearest][v])
                    nearest = j;
            const auto d = pivots.distance[nearest][v];
            if (within[nearest].size() <= d) within[nearest].resize(d + 1, 0);
            ++within[nearest][d];
        }
        for (auto& counts : within) std::partial_sum(counts.begin(), counts.end(), counts.begin());
        for (std::size_t j = 0; j < pivots_; ++j)
            pivot_of_[index(pivots.vertices[j])] = static_cast<std::uint32_t>(j);
        for (std::uint32_t v = 0; v < order_; ++v) {
            for (const Vertex w : arcs.neighbors(Vertex{v}))
                want(static_cast<std::uint32_t>(w), 1, 1, v);
            want_siblings(arcs, Vertex{v});
            first_.push_back(other_.size());
            for (std::size_t j = 0; j < pivots_; ++j) {
                const auto d = pivots.distance[j][v];
                if (d < 2) continue;
                const auto half = std::min<std::size_t>(d / 2, within[j].size() - 1);
                const double weight = static_cast<double>(within[j].empty() ? 1 : within[j][half]) /
                                      (static_cast<double>(d) * d);
                weight_[std::size_t{v} * pivots_ + j] = static_cast<float>(weight);
                push_[std::size_t{v} * pivots_ + j] = static_cast<float>(weight * d);
                total_[v] += weight;
            }
        }
    }
    std::size_t order() const { return order_; }

    Point best(std::uint32_t v, const Places& at) const {
        const float x = at.x[v], y = at.y[v];
        Sum sum = pulled(weight_.data() + std::size_t{v} * pivots_,
                         push_.data() + std::size_t{v} * pivots_, place_.x.data(), place_.y.data(),
                         pivots_, x, y);
        for (std::size_t i = first_[v]; i < first_[v + 1]; ++i) {
            const float dx = x - at.x[other_[i]], dy = y - at.y[other_[i]];
            const float share = wanted_[i] * strength_[i] / std::sqrt(dx * dx + dy * dy + tiny);
            sum.x += static_cast<double>(strength_[i] * at.x[other_[i]] + share * dx);
            sum.y += static_cast<double>(strength_[i] * at.y[other_[i]] + share * dy);
        }
        return {sum.x / total_[v], sum.y / total_[v]};
    }
    void moved(std::uint32_t v, const Places& at) {
        if (pivot_of_[v] == none) return;
        place_.x[pivot_of_[v]] = at.x[v];
        place_.y[pivot_of_[v]] = at.y[v];
    }

private:
    void want(std::uint32_t other, double distance, double weight, std::uint32_t v) {
        other_.push_back(other);
        wanted_.push_back(static_cast<float>(distance));
        strength_.push_back(static_cast<float>(weight));
        total_[v] += weight;
    }

    /// Vertices of few ties that share a neighbor have like distances to all pivots and would
    /// coincide: some of the others at that neighbor, evenly chosen, stand for all of them.
    void want_siblings(const paths::Arcs& arcs, Vertex v) {
        constexpr std::size_t few = 3, asked = 16;
        const auto own = arcs.neighbors(v);
        if (own.empty() || own.size() > few) return;
        const auto siblings = arcs.neighbors(own.front());
        const auto place = static_cast<std::size_t>(
            std::lower_bound(siblings.begin(), siblings.end(), v) - siblings.begin());
        const std::size_t others = siblings.size() - 1, count = std::min(others, asked);
        for (std::size_t i = 0; i < count; ++i) {
            const Vertex w = siblings[(place + 1 + i * others / count) % siblings.size()];
            if (arcs.between(v, w) != arcs.size()) continue;
            want(static_cast<std::uint32_t>(w), 2,
                 static_cast<double>(others) / static_cast<double>(count) / 4,
                 static_cast<std::uint32_t>(v));
        }
    }

    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::size_t order_, pivots_;
    std::vector<float> weight_, push_; ///< [vertex][pivot]
    std::vector<std::size_t> first_{0};
    std::vector<std::uint32_t> other_;
    std::vector<float> wanted_, strength_;
    std::vector<double> total_;
    std::vector<std::uint32_t> pivot_of_; ///< number of the pivot that a vertex is
    Places place_;                        ///< of pivots
};

double mean_tie_length(const paths::Arcs& arcs, const std::vector<Point>& at) {
    double sum = 0;
    for (std::uint32_t v = 0; v < at.size(); ++v)
        for (const Vertex w : arcs.neighbors(Vertex{v})) {
            const double dx = at[v].x - at[index(w)].x, dy = at[v].y - at[index(w)].y;
            sum += std::sqrt(dx * dx + dy * dy);
        }
    return arcs.size() ? sum / static_cast<double>(arcs.size()) : 0;
}

void scale(std::vector<Point>& at, double factor) {
    for (Point& p : at) p = {p.x * factor, p.y * factor};
}

/// From -1 to 1, the same for the same number everywhere.
double scatter(std::uint64_t i) {
    std::uint64_t z = (i + 1) * 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-52 - 1;
}

/// Vertices that coincide never part by themselves, and a flat start stays flat.
void part(std::vector<Point>& at) {
    std::vector<std::uint32_t> order(at.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto key = [&](std::uint32_t v) {
        return std::tuple{std::floor(at[v].x * 1e6), std::floor(at[v].y * 1e6), v};
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    std::vector<bool> crowded(at.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto a = order[i - 1], b = order[i];
        const double dx = at[a].x - at[b].x, dy = at[a].y - at[b].y;
        if (dx * dx + dy * dy < 1e-10) crowded[a] = crowded[b] = true;
    }
    for (std::uint32_t v = 0; v < at.size(); ++v) {
        const double much = crowded[v] ? 0.5 : 1e-3;
        at[v].x += much * scatter(2 * std::uint64_t{v});
        at[v].y += much * scatter(2 * std::uint64_t{v} + 1);
    }
}

/// Whether all lie on a level or upright line, give or take a part of a tie's length.
bool is_flat(const std::vector<Point>& at) {
    double wide = 0, high = 0;
    for (const Point& p : at) {
        wide = std::max(wide, std::abs(p.x - at.front().x));
        high = std::max(high, std::abs(p.y - at.front().y));
    }
    return std::min(wide, high) < 0.05;
}

template <class Wishes>
Convergence majorize(Wishes& wishes, Places& at, std::size_t iterations, double tolerance,
                     const Run& run) {
    const auto n = static_cast<std::uint32_t>(wishes.order());
    for (std::uint32_t v = 0; v < n; ++v) wishes.moved(v, at);
    Convergence c{.converged = false, .iterations = 0, .residual = 0};
    while (!c.converged && c.iterations < iterations) {
        ++c.iterations;
        run.throw_if_stopped();
        c.residual = 0;
        for (std::uint32_t v = 0; v < n; ++v) {
            const Point to = wishes.best(v, at);
            const double x = static_cast<double>(at.x[v]), y = static_cast<double>(at.y[v]);
            const double dx = beyond * (to.x - x), dy = beyond * (to.y - y);
            c.residual = std::max(c.residual, std::sqrt(dx * dx + dy * dy));
            at.set(v, x + dx, y + dy);
            wishes.moved(v, at);
        }
        c.converged = c.residual <= tolerance;
    }
    return c;
}

struct Part {
    std::vector<Point> at;
    Box box;
    Convergence convergence{};
};

Part place(const Graph& component, const StressOptions& options, const Run& run) {
    const auto n = component.order();
    Part result;
    if (n == 1) {
        result.at.resize(1);
        return result;
    }
    const paths::Arcs arcs(component);
    // What all pairs do not mend at the end needs more of them.
    const std::size_t wanted = std::size_t{options.pivots} * (n > polish_limit ? 3 : 1);
    const Pivots pivots = choose_pivots(arcs, std::min(wanted, std::size_t{n}), run);
    auto& at = result.at;
    at = pivot_scaling(pivots, n, run);
    const double length = mean_tie_length(arcs, at);
    if (length > 0) scale(at, 1 / length);
    const bool flat = is_flat(at);
    part(at);
    Places places{at};
    if (n > dense_limit) {
        NearAndPivots wishes{arcs, pivots};
        const std::size_t steps = std::size_t{options.iterations} * (n > polish_limit ? 2 : 1);
        result.convergence = majorize(wishes, places, steps, options.tolerance, run);
        if (n <= polish_limit) {
            AllPairs all{arcs, run};
            const auto last = majorize(all, places, options.iterations / 4, options.tolerance, run);
            result.convergence = {last.converged, result.convergence.iterations + last.iterations,
                                  last.residual};
        }
    } else {
        AllPairs wishes{arcs, run};
        result.convergence = majorize(wishes, places, options.iterations, options.tolerance, run);
        if (flat && n > 2) { // a line can be a saddle (three in a ring), or right (a path)
            Places scattered{at};
            for (std::uint32_t v = 0; v < n; ++v)
                scattered.set(v, at[v].x + 0.5 * scatter(2 * std::uint64_t{v}),
                              at[v].y + 0.5 * scatter(2 * std::uint64_t{v} + 1));
            const auto again =
                majorize(wishes, scattered, options.iterations, options.tolerance, run);
            if (wishes.stress(scattered) < 0.99 * wishes.stress(places)) {
                places = std::move(scattered);
                result.convergence = again;
            }
        }
    }
    for (std::uint32_t v = 0; v < n; ++v)
        at[v] = {static_cast<double>(places.x[v]), static_cast<double>(places.y[v])};
    const double mean = mean_tie_length(arcs, at);
    if (mean > 0) scale(at, 1 / mean);

    Point least = at.front(), most = at.front();
    for (const Point& p : at) {
        least = {std::min(least.x, p.x), std::min(least.y, p.y)};
        most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
    for (Point& p : at) p = {p.x - least.x, p.y - least.y};
    result.box = {most.x - least.x, most.y - least.y};
    return result;
}

Graph restricted(const Graph& graph, const std::vector<Vertex>& members,
                 const VertexMap<std::uint32_t>& number) {
    std::vector<EdgeEnds> edges;
    for (const Vertex v : members) {
        const auto row = graph.neighbors(v);
        for (const Vertex w : row)
            if (v < w) edges.push_back({Vertex{number[v]}, Vertex{number[w]}});
    }
    return {members.size(), edges, Graph::Kind::undirected};
}

} // namespace

Positions stress(const Graph& given, const StressOptions& options, const Run& run) {
    if (!(options.tolerance >= 0)) throw UsageError("the tolerance cannot be negative");
    if (options.pivots < 3) throw UsageError("a layout needs at least 3 pivots");
    const Graph graph = given.undirected();
    const auto members = paths::members(paths::weak_components(graph));
    VertexMap<std::uint32_t> number(graph.order(), 0);
    for (const auto& component : members)
        for (std::uint32_t i = 0; i < component.size(); ++i) number[component[i]] = i;

    std::vector<Part> parts(members.size());
    run.for_each(
        members.size(), [] { return 0; },
        [&](std::size_t c, int) {
            parts[c] = place(restricted(graph, members[c], number), options, run);
        });

    std::vector<Box> boxes;
    for (const Part& p : parts) boxes.push_back(p.box);
    const auto corners = pack(boxes, 1, 4.0 / 3);
    Positions positions{VertexMap<Point>(graph.order()), Convergence{}};
    auto& [converged, iterations, residual] = *positions.convergence;
    for (std::size_t c = 0; c < parts.size(); ++c) {
        for (std::size_t i = 0; i < members[c].size(); ++i)
            positions.at[members[c][i]] = {corners[c].x + parts[c].at[i].x,
                                           corners[c].y + parts[c].at[i].y};
        converged = converged && parts[c].convergence.converged;
        iterations = std::max(iterations, parts[c].convergence.iterations);
        residual = std::max(residual, parts[c].convergence.residual);
    }
    return positions;
}

double remaining_stress(const Graph& graph, const Positions& positions) {
    const paths::Arcs arcs(graph, paths::Sides::all);
    paths::Search search(arcs);
    double sum = 0;
    for (const Vertex v : graph.vertices()) {
        search.from(v);
        for (const Vertex w : search.reached()) {
            if (!(v < w)) continue;
            const Point a = positions.at[v], b = positions.at[w];
            const double d = search.distance(w);
            const double off = std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)) - d;
            sum += off * off / (d * d);
        }
    }
    return sum;
}

Spec stress_spec() {
    return describe(
        &stress, {.name = "layout.stress",
                  .summary = "places whose distances are like distances along ties",
                  .formula = "minimize sum over u, v of (|p(u) - p(v)| - d(u, v))^2 / d(u, v)^2",
                  .caveat = "absolute place, orientation and the places of components mean nothing",
                  .time = "O(n^2) a step, O(n + m) a step above 6,000 actors",
                  .space = "O(n^2), O(n) above 6,000 actors",
                  .references = {"gansner2004", "brandes2006", "ortmann2017"},
                  .heuristic = true});
}

} // namespace entente::layout
