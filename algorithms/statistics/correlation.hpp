#pragma once
/// How far two columns of numbers go together.
#include <entente/core/base/names.hpp>

#include <array>
#include <cstdint>
#include <span>

namespace entente::statistics {

enum class Correlation : std::uint8_t {
    pearson,  ///< of the values
    spearman, ///< of the ranks, equal values sharing their mean rank
    kendall   ///< tau-b: pairs in one order less pairs in the other, equal values allowed for
};

/// Correlation of x and y, from -1 to 1, over the places where both are numbers; NaN when fewer
/// than two are left, or when one side does not vary.
///
///     r     = sum (x - mean x)(y - mean y) / sqrt(sum (x - mean x)^2 sum (y - mean y)^2)
///     tau_b = (C - D) / sqrt((P - X)(P - Y))
///
/// C and D count pairs of places in the same and in opposite order, P all pairs, X and Y those that
/// are equal in x and in y. Values are equal only if they are the same number. Both columns have
/// one length. Time O(n log n), space O(n); sums go in the order of places. Reference:
/// [kendall1945].
double correlation(std::span<const double> x, std::span<const double> y, Correlation kind);

} // namespace entente::statistics

namespace entente {
template <>
inline constexpr std::array names_of<statistics::Correlation>{
    Named<statistics::Correlation>{"pearson", statistics::Correlation::pearson},
    Named<statistics::Correlation>{"spearman", statistics::Correlation::spearman},
    Named<statistics::Correlation>{"kendall", statistics::Correlation::kendall}};
} // namespace entente
