#pragma once
/// What is measured on a candidate, and the weights that were fitted to it
/// (docs/methods/identity.md).
#include <array>
#include <cstddef>
#include <string_view>

#include "name_index.hpp"

namespace entente::identity {

struct FeatureInfo {
    std::string_view name;
    ReasonKind kind;
    double name_weight, affiliation_weight;
};

/// The features in their order. A weight multiplies the feature's value, mostly between 0 and 3.
const std::array<FeatureInfo, feature_count>& feature_table();

/// Sum of weights times values.
double weighted(const Features& features, QueryProfile profile);

/// Least score at which an answer is given.
struct Thresholds {
    double ask, same;
};
Thresholds thresholds(QueryProfile profile);

} // namespace entente::identity
