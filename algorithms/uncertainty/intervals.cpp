#include <entente/algorithms/uncertainty/intervals.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::uncertainty {

std::size_t least_draws(double level) {
    return static_cast<std::size_t>(std::ceil(2 / (1 - level) - 1 - 1e-9));
}

Interval interval(std::vector<double>& values, double level) {
    std::erase_if(values, [](double x) { return std::isnan(x); });
    if (values.empty()) {
        constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
        return {nothing, nothing, nothing};
    }
    std::sort(values.begin(), values.end());
    const auto n = values.size();
    const auto r =
        static_cast<std::size_t>(std::floor(static_cast<double>(n + 1) * (1 - level) / 2 + 1e-9));
    const std::size_t out = r > 0 ? r - 1 : 0;
    return {values[out], values[(n - 1) / 2], values[n - 1 - out]};
}

} // namespace entente::uncertainty
