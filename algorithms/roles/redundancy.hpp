#pragma once
/// How many of an actor's contacts do not repeat one another.
#include <entente/algorithms/roles/investment.hpp>
#include <entente/core/run/run.hpp>

#include <vector>

namespace entente::roles {

/// Burt's effective size of each vertex's surroundings; NaN without contacts. Time O(n + sum of
/// degree(u)^2), space O(n) a thread. The same bits for any number of threads. Throws Cancelled.
std::vector<double> effective_sizes(const Investments& investments, const Run& run);

} // namespace entente::roles
