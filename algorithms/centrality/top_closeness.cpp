#include <entente/algorithms/centrality/top_closeness.hpp>
#include <entente/algorithms/paths/order.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <vector>

namespace entente::centrality {
namespace {

/// Closeness of who reaches `reached` others at distances that add up to `sum`, of n vertices.
double score(double reached, double sum, double n) {
    return reached > 0 ? reached / sum * (reached / (n - 1)) : 0;
}

/// One search at a time that gives up below a bar.
class Nearing {
public:
    explicit Nearing(const paths::Rows& rows) : rows_(rows), met_(rows.order()) {
        queue_.reserve(rows.order());
    }

    /// The score of a place that reaches `most` others at most, or less than the bar if it is
    /// below.
    double from(std::uint32_t source, double most, double bar) {
        const auto n = static_cast<double>(rows_.order());
        for (const auto v : queue_) met_[v] = 0;
        queue_.assign(1, source);
        met_[source] = 1;
        double sum = 0, hops = 0;
        for (std::size_t begin = 0, end = 1; begin < end; begin = end, end = queue_.size()) {
            const auto reached = static_cast<double>(end - 1);
            // Whoever is not met yet is a step farther at least. In between, the bound is lower
            // than at one of the two ends.
            const double rest = most - reached;
            const double bound =
                std::max(score(reached, sum, n), score(most, sum + rest * (hops + 1), n));
            if (bound * (1 + 1e-12) < bar) return -1;
            ++hops;
            for (std::size_t i = begin; i < end; ++i)
                for (const auto w : rows_.row(queue_[i])) {
                    if (met_[w]) continue;
                    met_[w] = 1;
                    queue_.push_back(w);
                    sum += hops;
                }
        }
        return score(static_cast<double>(queue_.size() - 1), sum, n);
    }

private:
    const paths::Rows& rows_;
    std::vector<std::uint8_t> met_;
    std::vector<std::uint32_t> queue_;
};

} // namespace

Scores top_closeness(const Graph& graph, const TopClosenessOptions& options, const Run& run) {
    const std::size_t n = graph.order();
    const std::size_t count = std::min<std::size_t>(n, std::max(1u, options.count));
    const paths::Arcs arcs(graph, options.direction);
    const auto order = paths::by_breadth(arcs);
    const paths::Rows rows = paths::rows_of(paths::Arcs(arcs, order.places));
    std::vector<double> most(n), found(n, -1);
    for (std::size_t p = 0; p + 1 < order.pieces.size(); ++p)
        for (std::size_t i = order.pieces[p]; i < order.pieces[p + 1]; ++i)
            most[i] = order.pieces[p + 1] - order.pieces[p] - 1.0;
    std::vector<std::uint32_t> turn(n);
    for (std::uint32_t i = 0; i < n; ++i) turn[i] = i;
    std::stable_sort(turn.begin(), turn.end(),
                     [&](auto a, auto b) { return rows.degree(a) > rows.degree(b); });

    // The bar rises between rounds only, so that it does not depend on who is done first.
    constexpr std::size_t round = 64;
    std::vector<double> best; // the first `count` so far, a heap with the last on top
    double bar = -1;
    for (std::size_t begin = 0; begin < n; begin += round) {
        const std::size_t size = std::min(round, n - begin);
        run.for_each(
            size, [&] { return Nearing(rows); },
            [&](std::size_t i, Nearing& search) {
                const auto place = turn[begin + i];
                found[place] = search.from(place, most[place], bar);
            });
        for (std::size_t i = begin; i < begin + size; ++i) {
            const double value = found[turn[i]];
            if (best.size() == count && value <= best.front()) continue;
            best.push_back(value);
            std::push_heap(best.begin(), best.end(), std::greater<>{});
            if (best.size() <= count) continue;
            std::pop_heap(best.begin(), best.end(), std::greater<>{});
            best.pop_back();
        }
        if (best.size() == count) bar = best.front();
    }
    Scores scores{VertexMap<double>(n, std::numeric_limits<double>::quiet_NaN())};
    for (std::size_t i = 0; i < n; ++i)
        if (found[i] >= bar && found[i] >= 0) scores.value[order.places[i]] = found[i];
    return scores;
}

Spec top_closeness_spec() {
    return describe(
        &top_closeness,
        {.name = "centrality.top_closeness",
         .summary = "the actors with the highest closeness, exactly, and no others",
         .formula = "C(v) = r / S * r / (n - 1) where among the highest, else undefined",
         .caveat = "scores lie close together, so a list cuts at small differences",
         .time = "O(n m)",
         .space = "O(n) a thread",
         .references = {"wasserman1994", "borassi2015"}});
}

} // namespace entente::centrality
