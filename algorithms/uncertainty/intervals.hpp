#pragma once
/// Intervals from values that were drawn by chance.
#include <cstddef>
#include <vector>

namespace entente::uncertainty {

struct Interval {
    double lower = 0, median = 0, upper = 0;
};

/// The least number of draws that tell an interval of this level: 39 for 0.95.
std::size_t least_draws(double level);

/// From the r-th least to the r-th greatest value, r the greatest number for which one more draw
/// lies within with a chance of at least `level`: (N + 1 - 2r) / (N + 1) of N values that all
/// differ, more if some agree. The median is the middle value, of an even number the lower of two.
/// NaN are no values; of none everything is NaN. `values` are sorted. O(N log N).
Interval interval(std::vector<double>& values, double level);

} // namespace entente::uncertainty
