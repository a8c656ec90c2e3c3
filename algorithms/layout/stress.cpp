#include <entente/algorithms/layout/packing.hpp>
#include <entente/algorithms/layout/scaling.hpp>
#include <entente/algorithms/layout/stress.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace entente::layout {
namespace {

using Point = Positions::Point;
constexpr std::size_t dense_limit = 1'500;

/// What each vertex wants: to be at `distance` from others, as much as `weight` says.
class Wishes {
public:
    std::size_t order() const { return first_.size() - 1; }
    void want(std::uint32_t other, double distance, double weight) {
        other_.push_back(other);
        distance_.push_back(distance);
        weight_.push_back(weight);
    }
    void close_row() { first_.push_back(other_.size()); }
    void reserve(std::size_t terms) {
        other_.reserve(terms);
        distance_.reserve(terms);
        weight_.reserve(terms);
    }

    /// Moves v to where its part of the majorizing function is least; returns how far it moved.
    double improve(std::uint32_t v, std::vector<Point>& at) const {
        const Point here = at[v];
        double x = 0, y = 0, total = 0;
        for (std::size_t i = first_[v]; i < first_[v + 1]; ++i) {
            const Point there = at[other_[i]];
            const double dx = here.x - there.x, dy = here.y - there.y;
            const double far = std::sqrt(dx * dx + dy * dy);
            const double pull = far > 1e-12 ? distance_[i] / far : 0;
            const double w = weight_[i];
            x += w * (there.x + pull * dx);
            y += w * (there.y + pull * dy);
            total += w;
        }
        if (total == 0) return 0;
        at[v] = {x / total, y / total};
        const double dx = at[v].x - here.x, dy = at[v].y - here.y;
        return std::sqrt(dx * dx + dy * dy);
    }

    /// The sum of w (d - distance)^2 over all that is wanted.
    double stress(const std::vector<Point>& at) const {
        double sum = 0;
        for (std::uint32_t v = 0; v < order(); ++v)
            for (std::size_t i = first_[v]; i < first_[v + 1]; ++i) {
                const double dx = at[v].x - at[other_[i]].x, dy = at[v].y - at[other_[i]].y;
                const double off = distance_[i] - std::sqrt(dx * dx + dy * dy);
                sum += weight_[i] * off * off;
            }
        return sum;
    }

private:
    std::vector<std::size_t> first_{0};
    std::vector<std::uint32_t> other_;
    std::vector<double> distance_, weight_;
};

Wishes all_pairs(const paths::Arcs& arcs, const Run& run) {
    const auto n = static_cast<std::uint32_t>(arcs.order());
    Wishes wishes;
    wishes.reserve(std::size_t{n} * (n - 1));
    paths::Search search(arcs);
    for (std::uint32_t v = 0; v < n; ++v) {
        run.throw_if_stopped();
        search.from(Vertex{v});
        for (std::uint32_t w = 0; w < n; ++w) {
            if (w == v) continue;
            const double d = search.distance(Vertex{w});
            wishes.want(w, d, 1 / (d * d));
        }
        wishes.close_row();
    }
    return wishes;
}

/// Vertices of few ties that share a neighbor have like distances to all pivots and would coincide:
/// some of the others at that neighbor, evenly chosen, stand for all of them.
void want_siblings(const paths::Arcs& arcs, Vertex v, Wishes& wishes) {
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
        wishes.want(static_cast<std::uint32_t>(w), 2,
                    static_cast<double>(others) / static_cast<double>(count) / 4);
    }
}

/// Neighbors in full; pivots weighted by how many vertices they stand for: those of their region at
/// most half as far from the pivot as v is.
Wishes near_and_pivots(const paths::Arcs& arcs, const Pivots& pivots) {
    const auto n = static_cast<std::uint32_t>(arcs.order());
    const auto p = pivots.vertices.size();
    std::vector<std::vector<std::uint32_t>> within(p); // [pivot][distance]: how many of its region
    for (std::uint32_t v = 0; v < n; ++v) {
        std::size_t nearest = 0;
        for (std::size_t j = 1; j < p; ++j)
            if (pivots.distance[j][v] < pivots.distance[nearest][v]) nearest = j;
        const auto d = pivots.distance[nearest][v];
        if (within[nearest].size() <= d) within[nearest].resize(d + 1, 0);
        ++within[nearest][d];
    }
    for (auto& counts : within) std::partial_sum(counts.begin(), counts.end(), counts.begin());

    Wishes wishes;
    wishes.reserve(arcs.size() + std::size_t{n} * p);
    for (std::uint32_t v = 0; v < n; ++v) {
        for (const Vertex w : arcs.neighbors(Vertex{v}))
            wishes.want(static_cast<std::uint32_t>(w), 1, 1);
        want_siblings(arcs, Vertex{v}, wishes);
        for (std::size_t j = 0; j < p; ++j) {
            const auto d = pivots.distance[j][v];
            if (d < 2) continue;
            const auto half = std::min<std::size_t>(d / 2, within[j].size() - 1);
            wishes.want(static_cast<std::uint32_t>(pivots.vertices[j]), d,
                        static_cast<double>(within[j][half]) / (static_cast<double>(d) * d));
        }
        wishes.close_row();
    }
    return wishes;
}

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

Convergence majorize(const Wishes& wishes, std::vector<Point>& at, const StressOptions& options,
                     const Run& run) {
    Convergence c{.converged = false, .iterations = 0, .residual = 0};
    while (!c.converged && c.iterations < options.iterations) {
        ++c.iterations;
        run.throw_if_stopped();
        c.residual = 0;
        for (std::uint32_t v = 0; v < at.size(); ++v)
            c.residual = std::max(c.residual, wishes.improve(v, at));
        c.converged = c.residual <= options.tolerance;
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
    const Pivots pivots = choose_pivots(arcs, std::min<std::size_t>(options.pivots, n), run);
    auto& at = result.at;
    at = pivot_scaling(pivots, n, run);
    const double length = mean_tie_length(arcs, at);
    if (length > 0) scale(at, 1 / length);
    const bool flat = is_flat(at);
    part(at);
    const Wishes wishes = n <= dense_limit ? all_pairs(arcs, run) : near_and_pivots(arcs, pivots);
    std::vector<Point> scattered;
    if (flat && n > 2) {
        scattered = at;
        for (std::uint32_t v = 0; v < n; ++v) {
            scattered[v].x += 0.5 * scatter(2 * std::uint64_t{v});
            scattered[v].y += 0.5 * scatter(2 * std::uint64_t{v} + 1);
        }
    }
    result.convergence = majorize(wishes, at, options, run);
    if (!scattered.empty()) { // a line can be a saddle (three in a ring), or right (a path)
        const auto convergence = majorize(wishes, scattered, options, run);
        if (wishes.stress(scattered) < 0.99 * wishes.stress(at)) {
            at = std::move(scattered);
            result.convergence = convergence;
        }
    }
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
                  .time = "O(n^2) a step, O(n + m) a step above 1,500 actors",
                  .space = "O(n^2), O(n) above 1,500 actors",
                  .references = {"gansner2004", "brandes2006", "ortmann2017"},
                  .heuristic = true});
}

} // namespace entente::layout
