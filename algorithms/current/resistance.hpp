#pragma once
/// How far everyone is from everyone by effective resistance.
#include <entente/algorithms/current/conductors.hpp>
#include <entente/core/run/run.hpp>

#include <vector>

namespace entente::current {

/// For each place of a part the sum of effective resistances to all others. One factorization and
/// the diagonal of its inverse. Throws Cancelled and as linear::Grounded does.
std::vector<double> total_resistance(const Part& part, const Run& run);

} // namespace entente::current
