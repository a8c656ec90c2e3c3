#include <entente/algorithms/feedback/subgraph.hpp>
#include <entente/algorithms/feedback/two_sided.hpp>
#include <entente/algorithms/linear/inflow.hpp>
#include <entente/algorithms/linear/spectrum.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

namespace entente::feedback {
namespace {

constexpr double negligible = -38; ///< as a logarithm

/// The logarithm of (exp M)(v, v). Powers of M act from both sides, so that each product serves two
/// terms of the series; all terms are positive, so that nothing cancels.
class ClosedWalks {
public:
    ClosedWalks(const linear::Inflow& in, const std::optional<linear::Inflow>& out, double sigma)
        : in_(in), out_(out), sigma_(sigma), right_(in.order()), left_(out ? in.order() : 0),
          next_(in.order()) {}

    double log_of(std::size_t v) {
        terms_.assign(1, 0.0);
        start(right_, v);
        if (out_) start(left_, v);
        double most = 0;
        for (std::size_t k = 1;; ++k) {
            // Alternately a step on the right and one on the left; undirected both are the same.
            if (k % 2 == 1) {
                in_.multiply(right_, next_);
                for (double& x : next_) x /= sigma_;
                add(k, out_ ? product(left_, next_) : product(right_, next_), most);
                right_.swap(next_);
            } else {
                if (out_) {
                    out_->multiply(left_, next_);
                    for (double& x : next_) x /= sigma_;
                    left_.swap(next_);
                }
                add(k, product(out_ ? left_ : right_, right_), most);
            }
            const double lengths =
                product(right_, right_) * (out_ ? product(left_, left_) : product(right_, right_));
            const auto steps = static_cast<double>(k);
            if (lengths == 0) break;
            if (steps > sigma_ &&
                log_term(k + 1, std::sqrt(lengths)) - std::log1p(-sigma_ / (steps + 2)) <
                    most + negligible)
                break;
        }
        double sum = 0;
        for (auto term = terms_.rbegin(); term != terms_.rend(); ++term)
            sum += std::exp(*term - most);
        return most + std::log(sum);
    }

private:
    static void start(std::vector<double>& x, std::size_t v) {
        std::fill(x.begin(), x.end(), 0.0);
        x[v] = 1;
    }
    static double product(const std::vector<double>& a, const std::vector<double>& b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    }
    double log_term(std::size_t k, double inner) const {
        const auto steps = static_cast<double>(k);
        return steps * std::log(sigma_) - std::lgamma(steps + 1) + std::log(inner);
    }
    void add(std::size_t k, double inner, double& most) {
        if (inner == 0) return;
        terms_.push_back(log_term(k, inner));
        most = std::max(most, terms_.back());
    }

    const linear::Inflow& in_;
    const std::optional<linear::Inflow>& out_;
    double sigma_;
    std::vector<double> right_, left_, next_, terms_;
};

Graph reversed(const Graph& graph) {
    std::vector<EdgeEnds> ends;
    std::vector<double> weights;
    for (const Edge e : graph.edges()) {
        ends.push_back({graph.ends(e).to, graph.ends(e).from});
        if (graph.is_weighted()) weights.push_back(graph.weight(e));
    }
    return {graph.order(), ends, Graph::Kind::directed, std::move(weights)};
}

} // namespace

Scores subgraph(const Graph& graph, const SubgraphOptions& options, const Run& run) {
    const auto n = graph.order();
    const double lambda = linear::spectral_radius(graph, run);
    const double sigma =
        graph.is_directed() ? linear::spectral_radius(two_sided(graph), run) : lambda;
    Scores scores{VertexMap<double>(n, std::numeric_limits<double>::quiet_NaN())};
    if (sigma > 10'000) return scores;
    const double divisor = options.normalized ? lambda : 0;
    // A closed walk stays within its strong component.
    const auto parts = paths::members(paths::strong_components(graph));
    const Graph back = graph.is_directed() ? reversed(graph) : Graph{};
    for (const auto& part : parts) {
        const linear::Inflow in(graph, part);
        std::optional<linear::Inflow> out;
        if (graph.is_directed()) out.emplace(back, part);
        const Run crew{.threads = run.threads, .stop = run.stop};
        crew.for_each(
            part.size(), [&] { return ClosedWalks(in, out, sigma * (1 + 1e-12)); },
            [&](std::size_t i, ClosedWalks& walks) {
                const double log = (sigma > 0 ? walks.log_of(i) : 0) - divisor;
                const double value = std::exp(log);
                if (std::isfinite(value)) scores.value[part[i]] = value;
            });
    }
    return scores;
}

Spec subgraph_spec() {
    return describe(&subgraph,
                    {.name = "feedback.subgraph",
                     .summary = "closed walks through the actor, a walk of k steps counting 1 / k!",
                     .formula = "S(v) = sum over k of (A^k)(v, v) / k!",
                     .caveat = "grows as exp(lambda): hardly comparable between networks",
                     .time = "O(n m) a step, some dozens of steps",
                     .space = "O(n) a thread, O(m)",
                     .references = {"estrada2005"}});
}

} // namespace entente::feedback
