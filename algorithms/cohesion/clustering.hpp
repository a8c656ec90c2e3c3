#pragma once
/// How many of an actor's partners are partners of one another.
#include <entente/core/base/names.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::cohesion {

/// How weights of ties count in a triangle.
enum class TriangleWeights : std::uint8_t {
    none,
    barrat, ///< by the ties of the actor itself
    onnela, ///< by the geometric mean of the triangle's three ties
    zhang   ///< by the product, against what the actor's two ties would allow
};

struct ClusteringOptions {
    TriangleWeights weights = TriangleWeights::none;
    bool zero = true;

    static constexpr auto fields() {
        return std::tuple{
            Field{"weights", &ClusteringOptions::weights,
                  "how weights count: not at all, or after Barrat, Onnela, or Zhang and Horvath"},
            Field{"zero", &ClusteringOptions::zero,
                  "actors with fewer than two partners have 0, not no value"}};
    }
};

/// Clustering coefficient: the share of pairs of an actor's partners that are tied themselves.
///
///     none    C(v) = T(v) / (k (k - 1) / 2)
///     barrat  C(v) = sum over triangles (w(v, a) + w(v, b)) / (s (k - 1))
///     onnela  C(v) = 2 sum over triangles (w(v, a) w(v, b) w(a, b))^(1/3) / (k (k - 1))
///     zhang   C(v) = 2 sum over triangles w(v, a) w(v, b) w(a, b)
///                      / ((sum of w(v, .))^2 - sum of w(v, .)^2)
///
/// k partners, T triangles, s the sum of weights; onnela and zhang divide weights by the greatest.
/// Direction is ignored; weights of parallel ties, and of a tie and its reverse, are added;
/// self-ties do not matter; without weights every form is the first. High for actors of small
/// closed groups, low for those who bind others together; in a network of memberships it is 0
/// throughout, since two members are tied through their body alone. Actors with fewer than two
/// partners have no pair: 0, or no value unless `zero`. Range 0 to 1.
///
/// Time O(m^1.5), space O(n) a thread and O(n + m), parallel, the same bits for any number of
/// threads. Throws Cancelled. References: [watts1998], [barrat2004], [onnela2005], [zhang2005],
/// [saramaki2007].
[[nodiscard]] Scores clustering(const Graph& graph, const ClusteringOptions& options = {},
                                const Run& run = {});

} // namespace entente::cohesion

namespace entente {
template <>
inline constexpr std::array names_of<cohesion::TriangleWeights>{
    Named<cohesion::TriangleWeights>{"none", cohesion::TriangleWeights::none},
    Named<cohesion::TriangleWeights>{"barrat", cohesion::TriangleWeights::barrat},
    Named<cohesion::TriangleWeights>{"onnela", cohesion::TriangleWeights::onnela},
    Named<cohesion::TriangleWeights>{"zhang", cohesion::TriangleWeights::zhang}};
} // namespace entente
