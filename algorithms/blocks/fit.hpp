#pragma once
/// How much of who is tied to whom the groups of actors tell.
#include <entente/algorithms/blocks/relation.hpp>

#include <cstdint>

namespace entente::blocks {

/// The share of the variance of ties, over ordered pairs of different actors, that lies between
/// blocks: 1 if all ties from one cluster to another are alike, NaN if all ties are alike anyway.
/// More clusters never tell less. Clusters are any numbers below n. Time O(m log m), space O(m).
[[nodiscard]] double variance_told(const Relation& relation,
                                   const VertexMap<std::uint32_t>& cluster);

} // namespace entente::blocks
