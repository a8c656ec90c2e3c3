#pragma once
/// How far a network falls apart without some of its actors.
#include <entente/algorithms/paths/arcs.hpp>

#include <vector>

namespace entente::groups {

/// For each vertex not removed yet: the ordered pairs that are still connected once it is removed
/// besides; 0 for those removed. `arcs` hold both directions of every tie. One depth-first search
/// (Hopcroft and Tarjan), without recursion. Time O(n + m), space O(n).
std::vector<double> pairs_left(const paths::Arcs& arcs, const std::vector<char>& removed);

} // namespace entente::groups
