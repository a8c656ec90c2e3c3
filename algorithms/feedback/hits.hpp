#pragma once
/// Hubs that point to authorities, and authorities that hubs point to.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::feedback {

/// What is made 1: the greatest score, the Euclidean norm, or the sum.
enum class HitsScale : std::uint8_t { max, unit, sum };

struct HitsOptions {
    HitsScale scale = HitsScale::max;

    static constexpr auto fields() {
        return std::tuple{Field{"scale", &HitsOptions::scale,
                                "make 1 the greatest score (max), the sum of squares (unit), or "
                                "the sum (sum)"}};
    }
};

/// Kleinberg's hubs and authorities, in the columns "hub" and "authority".
///
///     sigma hub(v) = sum over ties from v to u of w(v, u) authority(u)
///     sigma authority(v) = sum over ties from u to v of w(u, v) hub(u),   sigma the greatest
///
/// singular value of the graph's matrix. In an undirected graph both columns are the eigenvector
/// centrality of most graphs. Weights count, parallel ties add up, a self-tie counts twice in an
/// undirected graph. Where vectors are not unique the answer is the limit of the power method from
/// equal scores.
///
/// One tightly knit part takes all: actors elsewhere score 0 or nearly so, however central they are
/// there; `salsa` shares between parts. Without ties everyone scores 1. Without unit.
///
/// Time O(m) a step, some dozens of steps (Lanczos), space O(n) times as many, at most 2^25 numbers
/// for graphs that have less than two million actors. Convergence is reported, its residual is the
/// greatest error in the equations above relative to sigma, with the greatest score 1. The same
/// bits for any number of threads. Throws Cancelled. Reference: [kleinberg1999].
[[nodiscard]] Profile hits(const Graph& graph, const HitsOptions& options = {},
                           const Run& run = {});

} // namespace entente::feedback

namespace entente {
template <>
inline constexpr std::array names_of<feedback::HitsScale>{
    Named<feedback::HitsScale>{"max", feedback::HitsScale::max},
    Named<feedback::HitsScale>{"unit", feedback::HitsScale::unit},
    Named<feedback::HitsScale>{"sum", feedback::HitsScale::sum}};
} // namespace entente
