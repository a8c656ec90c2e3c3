#include <entente/algorithms/blocks/core_periphery.hpp>
#include <entente/algorithms/blocks/relation.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace entente::blocks {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// A core with what its fit depends on, all of it whole numbers.
class Core {
public:
    Core(const Relation& relation, CorePattern pattern)
        : relation_(relation), pattern_(pattern), degree_(relation.order()),
          with_core_(relation.order()), is_core_(relation.order()) {
        for (std::uint32_t v = 0; v < relation.order(); ++v)
            degree_[Vertex{v}] = static_cast<double>(relation.row(Vertex{v}).size() +
                                                     relation.row(Vertex{v}, Direction::in).size());
        outside_ = static_cast<double>(relation.size());
    }

    bool holds(Vertex v) const { return is_core_[v] != 0; }
    double size() const { return size_; }
    double degree(Vertex v) const { return degree_[v]; }
    const VertexMap<char>& members() const { return is_core_; }
    double fit() const { return fit(size_, inside_, outside_); }

    double fit_after_moving(Vertex v) const {
        const double within = with_core_[v], beyond = degree_[v] - within;
        return holds(v) ? fit(size_ - 1, inside_ - within, outside_ + beyond)
                        : fit(size_ + 1, inside_ + within, outside_ - beyond);
    }
    /// u leaves the core and v enters it.
    double fit_after_trading(Vertex u, Vertex v) const {
        const double both =
            (relation_.between(u, v) > 0 ? 1.0 : 0.0) + (relation_.between(v, u) > 0 ? 1.0 : 0.0);
        return fit(size_, inside_ - with_core_[u] + with_core_[v] - both,
                   outside_ + degree_[u] - with_core_[u] - degree_[v] + with_core_[v] - both);
    }
    void move(Vertex v) {
        const double within = with_core_[v], beyond = degree_[v] - within;
        const double sign = holds(v) ? -1 : 1;
        inside_ += sign * within;
        outside_ -= sign * beyond;
        size_ += sign;
        is_core_[v] = !is_core_[v];
        for (const Direction d : {Direction::out, Direction::in})
            for (const Contact& c : relation_.row(v, d)) with_core_[c.to] += sign;
    }

private:
    /// The correlation of two variables that are 0 or 1.
    double fit(double size, double inside, double outside) const {
        const auto n = static_cast<double>(relation_.order());
        const double rest = n - size, none = rest * (rest - 1);
        const bool is_full = pattern_ == CorePattern::full;
        const double all = is_full ? n * (n - 1) : none + size * (size - 1);
        const double ties = is_full ? static_cast<double>(relation_.size()) : inside + outside;
        const double square = ties * (all - ties) * none * (all - none);
        if (!(square > 0)) return undefined;
        return (all * (ties - outside) - ties * (all - none)) / std::sqrt(square);
    }

    const Relation& relation_;
    CorePattern pattern_;
    VertexMap<double> degree_, with_core_; // arcs of both directions
    VertexMap<char> is_core_;
    double size_ = 0, inside_ = 0, outside_ = 0;
};

/// The better of two, where undefined is worst.
bool is_better(double a, double b) { return !std::isnan(a) && (std::isnan(b) || a > b + 1e-12); }

/// The vertices of one side that would fit best on the other.
std::vector<Vertex> promising(const Core& core, bool in_core) {
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (std::uint32_t v = 0; v < core.members().size(); ++v)
        if (core.holds(Vertex{v}) == in_core) {
            const double fit = core.fit_after_moving(Vertex{v});
            ranked.emplace_back(std::isnan(fit) ? 2 : -fit, v);
        }
    const std::size_t count = std::min<std::size_t>(ranked.size(), 64);
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                      ranked.end());
    std::vector<Vertex> best;
    for (std::size_t i = 0; i < count; ++i) best.push_back(Vertex{ranked[i].second});
    return best;
}

void improve(Core& core, const Run& run) {
    while (true) {
        run.throw_if_stopped();
        double best = core.fit();
        std::vector<Vertex> change;
        const auto offer = [&](double fit, std::vector<Vertex> moved) {
            if (!is_better(fit, best)) return;
            best = fit;
            change = std::move(moved);
        };
        const auto inner = promising(core, true), outer = promising(core, false);
        for (const auto* side : {&inner, &outer})
            for (const Vertex v : *side) offer(core.fit_after_moving(v), {v});
        if (change.empty())
            for (const Vertex u : inner)
                for (const Vertex v : outer) offer(core.fit_after_trading(u, v), {u, v});
        if (change.empty()) return;
        for (const Vertex v : change) core.move(v);
    }
}

/// A core to start from: so many vertices of greatest degree, or one of those and its partners.
struct Start {
    double fit = 0;
    std::uint32_t number = 0;
    bool is_around = false;
};

std::vector<Vertex> neighborhood(const Relation& relation, Vertex v) {
    std::vector<Vertex> all{v};
    for (const Direction d : {Direction::out, Direction::in})
        for (const Contact& c : relation.row(v, d)) all.push_back(c.to);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace

double core_fit(const Graph& graph, const VertexMap<char>& is_core, CorePattern pattern) {
    const Relation relation(graph);
    Core core(relation, pattern);
    for (const Vertex v : graph.vertices())
        if (is_core[v]) core.move(v);
    return core.fit();
}

Partition core_periphery(const Graph& graph, const CorePeripheryOptions& options, const Run& run) {
    run.throw_if_stopped();
    const Relation relation(graph);
    const auto n = static_cast<std::uint32_t>(graph.order());
    Core growing(relation, options.pattern);
    std::vector<Vertex> order;
    for (const Vertex v : graph.vertices()) order.push_back(v);
    std::stable_sort(order.begin(), order.end(),
                     [&](Vertex a, Vertex b) { return growing.degree(a) > growing.degree(b); });
    std::vector<Start> starts;
    for (std::uint32_t size = 1; size < n; ++size) {
        growing.move(order[size - 1]);
        starts.push_back({growing.fit(), size, false});
    }
    Core around(relation, options.pattern);
    for (std::uint32_t i = 0; i < std::min(n, 64u); ++i) {
        const auto members = neighborhood(relation, order[i]);
        for (const Vertex v : members) around.move(v);
        starts.push_back({around.fit(), i, true});
        for (const Vertex v : members) around.move(v);
    }
    std::erase_if(starts, [](const Start& s) { return std::isnan(s.fit); });
    std::stable_sort(starts.begin(), starts.end(),
                     [](const Start& a, const Start& b) { return a.fit > b.fit; });
    starts.resize(std::min<std::size_t>(starts.size(), n <= 256 ? 64 : 16));

    std::vector<std::pair<double, VertexMap<char>>> found(starts.size());
    run.for_each(
        starts.size(), [] { return 0; },
        [&](std::size_t s, int) {
            Core core(relation, options.pattern);
            const auto [_, number, is_around] = starts[s];
            if (is_around)
                for (const Vertex v : neighborhood(relation, order[number])) core.move(v);
            else
                for (std::size_t i = 0; i < number; ++i) core.move(order[i]);
            improve(core, run);
            found[s] = {core.fit(), core.members()};
        });
    VertexMap<std::uint32_t> label(n);
    double fit = undefined, size = 0;
    std::size_t best = found.size();
    for (std::size_t s = 0; s < found.size(); ++s)
        if (is_better(found[s].first, fit)) {
            best = s;
            fit = found[s].first;
        }
    Vertex some{};
    if (best < found.size())
        for (const Vertex v : graph.vertices())
            if (found[best].second[v]) {
                label[v] = 1;
                some = v;
                ++size;
            }
    Partition partition = paths::numbered(label);
    partition.quality = {{"fit", fit},
                         {"core size", size},
                         {"core", size > 0 ? partition.cluster[some] + 1.0 : undefined}};
    return partition;
}

Spec core_periphery_spec() {
    return describe(
        &core_periphery,
        {.name = "blocks.core_periphery",
         .summary = "a core tied together and a periphery that is not",
         .formula = "C with the greatest correlation of a(u, v) and [u in C or v in C]",
         .caveat = "some core fits best in every network: look at the fit before speaking of one",
         .time = "O(n log n) a change, from at most 64 starts",
         .space = "O(n + m), O(n) a thread",
         .references = {"borgatti2000"},
         .heuristic = true});
}

} // namespace entente::blocks
