#pragma once
/// How much current ties carry.
#include <entente/algorithms/current/conductors.hpp>
#include <entente/core/run/run.hpp>

#include <vector>

namespace entente::current {

/// For each conductor of a part the current through it, whichever way, added up over all pairs of
/// places between which a unit flows, each pair once.
///
/// A row of currents by source is sorted, and the sum over pairs read off (Brandes and Fleischer).
/// Time O(m n log n) beside one solution of the equations per conductor, or per place in parts of
/// up to 2,048; space O(n) a thread and the factor, or n^2 numbers in such parts. The same bits for
/// any number of threads. Throws Cancelled and as linear::Grounded does.
std::vector<double> throughput(const Part& part, const Run& run);

} // namespace entente::current
