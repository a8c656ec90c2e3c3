#pragma once
/// Blocks that make a network shortest to describe.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::blocks {

struct StochasticOptions {
    std::uint32_t clusters = 0;
    bool degree_corrected = true;
    std::uint32_t runs = 4;

    static constexpr auto fields() {
        return std::tuple{
            Field{"clusters", &StochasticOptions::clusters,
                  "how many blocks; 0 for as many as make the shortest description"},
            Field{"degree_corrected", &StochasticOptions::degree_corrected,
                  "take degrees as given, so that blocks need not tell hubs from others"},
            Field{"runs",
                  &StochasticOptions::runs,
                  "searches, of which the best counts",
                  {.least = 1, .most = 1000}}};
    }
};

/// Blocks by inference: actors of one block are tied to others as chance would have it given their
/// blocks (and degrees). Of all partitions the one is sought with the least description length, the
/// microcanonical stochastic blockmodel of Peixoto with uniform priors, in nats,
///
///     L = - ln P(ties | degrees, counts, blocks) - ln P(degrees | counts, blocks)
///         - ln P(counts | blocks) - ln P(blocks)
///
///     = sum over pairs u < v of ln A(u, v)! + sum over v of ln (2 l(v))!! - ln k(v)!
///       - sum over r < s of ln e(r, s)! - sum over r of ln e(r, r)!!
///       + sum over r of ln (n(r) + e(r) - 1)! - ln (n(r) - 1)! - ln n(r)!
///       + ln multiset(B (B + 1) / 2, m) + ln C(n - 1, B - 1) + ln n! + ln n
///
/// for A ties of a pair, l self-ties and degree k of a vertex, n(r) vertices and e(r) ends of ties
/// in block r, e(r, s) ties between blocks, e(r, r) twice those within. Without correction for
/// degrees e(r) ln n(r) replaces ln (n(r) + e(r) - 1)! - ln (n(r) - 1)!, and ln k(v)! is left out.
///
/// Because describing blocks costs something as well, noise is not taken for structure: where one
/// block is shortest there is nothing to be told apart, however high modularity may be found. For
/// the same reason small blocks of a large network are overlooked: there is no telling more than
/// about the root of n. Blocks are not only communities: a core and its periphery, or two modes,
/// are blocks as well. Two descriptions of one network compare by their lengths: e^(difference) is
/// the odds.
///
/// Direction and the values of weights are ignored; ties of weight 0 are none. Parallel ties and
/// self-ties count as such; simplify first if they mean nothing. Figures: `description length` in
/// nats, `blocks`, and `one block`, the description length with all actors in one.
///
/// Blocks merge two by two from single actors, actors changing blocks where that shortens the
/// description, on the way down to one block; around the best number, and at last with splits,
/// merges and moves that may change it. Where the number is told, at most n, and not above 64,
/// blocks are split and others merged instead, and up to 128 actors there are starts by chance and
/// pairs that change places. No proof of the shortest. Draws are from the seed, each search with
/// its own. Numbers by falling size, then by least vertex. About O(m log^2 n) time a search, O(n +
/// m) space a thread. Throws Cancelled. References: [peixoto2017], [peixoto2014], [karrer2011].
[[nodiscard]] Partition stochastic(const Graph& graph, const StochasticOptions& options = {},
                                   const Run& run = {});

/// The description length of any partition into numbers below n, in nats.
[[nodiscard]] double description_length(const Graph& graph, const VertexMap<std::uint32_t>& cluster,
                                        bool degree_corrected = true);

} // namespace entente::blocks
