#include <entente/algorithms/statistics/correlation.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace entente::statistics {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
using Values = std::vector<double>;

double pearson(const Values& x, const Values& y) {
    const auto n = static_cast<double>(x.size());
    const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n,
                 mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double a = x[i] - mean_x, b = y[i] - mean_y;
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    if (xx == 0 || yy == 0) return undefined;
    return std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
}

std::vector<std::size_t> order_of(const Values& x) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] < x[b] : a < b; });
    return order;
}

Values mean_ranks(const Values& x) {
    const auto order = order_of(x);
    Values rank(x.size());
    for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
        for (end = i + 1; end < order.size() && x[order[end]] == x[order[i]];) ++end;
        for (std::size_t k = i; k < end; ++k) rank[order[k]] = static_cast<double>(i + end - 1) / 2;
    }
    return rank;
}

double pairs(std::size_t n) { return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2; }

/// Pairs of equal neighbors in a sorted sequence of places.
template <class Equal>
double equal_pairs(const std::vector<std::size_t>& order, Equal equal) {
    double sum = 0;
    for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
        for (end = i + 1; end < order.size() && equal(order[end], order[i]);) ++end;
        sum += pairs(end - i);
    }
    return sum;
}

/// Sorts [begin, end) and counts the pairs that were in descending order.
double count_inversions(Values& values, Values& spare, std::size_t begin, std::size_t end) {
    double count = 0;
    for (std::size_t width = 1; width < end - begin; width *= 2)
        for (std::size_t left = begin; left + width < end; left += 2 * width) {
            const std::size_t middle = left + width, right = std::min(end, middle + width);
            std::size_t i = left, j = middle, out = left;
            while (i < middle || j < right) {
                const bool take_right = i == middle || (j < right && values[j] < values[i]);
                if (take_right) count += static_cast<double>(middle - i);
                spare[out++] = take_right ? values[j++] : values[i++];
            }
            std::copy(spare.begin() + static_cast<std::ptrdiff_t>(left),
                      spare.begin() + static_cast<std::ptrdiff_t>(right),
                      values.begin() + static_cast<std::ptrdiff_t>(left));
        }
    return count;
}

double kendall(const Values& x, const Values& y) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return x[a] != x[b] ? x[a] < x[b] : y[a] < y[b];
    });
    const double all = pairs(x.size());
    const double in_x = equal_pairs(order, [&](auto a, auto b) { return x[a] == x[b]; });
    const double in_both =
        equal_pairs(order, [&](auto a, auto b) { return x[a] == x[b] && y[a] == y[b]; });
    const double in_y = equal_pairs(order_of(y), [&](auto a, auto b) { return y[a] == y[b]; });
    if (all == in_x || all == in_y) return undefined;
    Values sorted, spare(x.size());
    for (const auto i : order) sorted.push_back(y[i]);
    const double opposite = count_inversions(sorted, spare, 0, sorted.size());
    const double same = all - in_x - in_y + in_both - opposite;
    return (same - opposite) / (std::sqrt(all - in_x) * std::sqrt(all - in_y));
}

} // namespace

double correlation(std::span<const double> x, std::span<const double> y, Correlation kind) {
    Values a, b;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!std::isnan(x[i]) && !std::isnan(y[i])) {
            a.push_back(x[i]);
            b.push_back(y[i]);
        }
    if (a.size() < 2) return undefined;
    if (kind == Correlation::kendall) return kendall(a, b);
    if (kind == Correlation::spearman) return pearson(mean_ranks(a), mean_ranks(b));
    return pearson(a, b);
}

} // namespace entente::statistics
