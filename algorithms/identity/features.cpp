#include "features.hpp"

namespace entente::identity {

const std::array<FeatureInfo, feature_count>& feature_table() {
    using K = ReasonKind;
    static constexpr std::array<FeatureInfo, feature_count> table{{
        {"bias", K::general, -3.28, -4.60},
        {"cover", K::words, 0.94, 3.55},
        {"whole name", K::words, 1.06, 1.13},
        {"information", K::words, 2.22, 1.07},
        {"worst missing", K::left_over, -1.03, -0.71},
        {"missing", K::left_over, 0.02, 0.43},
        {"inside", K::left_over, -1.29, -1.53},
        {"before", K::left_over, -0.41, -0.31},
        {"behind", K::left_over, -0.45, -0.53},
        {"hard before", K::left_over, -1.05, -1.21},
        {"hard behind", K::left_over, -0.15, 0.22},
        {"telling before", K::left_over, -0.09, 0.06},
        {"quality before", K::left_over, -0.44, -0.25},
        {"type before", K::type, 0.24, 0.26},
        {"type behind", K::type, -0.07, 0.25},
        {"quality behind", K::left_over, -0.96, -1.04},
        {"telling behind", K::left_over, -0.34, -0.37},
        {"whole part", K::words, 0.66, 0.39},
        {"exact", K::same_name, 0.54, 0.61},
        {"order", K::word_order, -0.49, -0.44},
        {"spelling", K::spelling, -1.38, -1.59},
        {"number", K::number, -1.14, 0.43},
        {"type missing", K::type, -0.90, -1.37},
        {"quality missing", K::left_over, -0.91, -1.11},
        {"honorific missing", K::honorific, -0.24, -0.05},
        {"place missing", K::left_over, -0.28, -0.02},
        {"acronym", K::acronym, 0.01, 0.08},
        {"acronym in small letters", K::acronym, -1.56, -1.99},
        {"alias", K::general, -0.35, -0.70},
        {"same country", K::country, 0.28, 0.53},
        {"other country", K::country, -0.75, -1.22},
        {"city", K::city, 1.63, 1.25},
        {"place in text", K::place_in_text, 0.00, 0.55},
        {"university", K::type, 0.66, 1.46},
        {"generic", K::generic, -0.95, -1.33},
        {"unit before", K::place_in_text, 0.12, -0.55},
        {"namesakes", K::namesakes, -0.77, -0.90},
        {"acronym with place", K::acronym, 0.79, 1.05},
        {"acronym alone", K::acronym, -0.16, -1.04},
        {"two parts", K::place_in_text, 0.00, 0.23},
        {"one word", K::generic, -0.38, -0.85},
        {"host", K::host, 0.00, 0.01},
        {"parts", K::place_in_text, 0.00, -1.16},
        {"first part", K::place_in_text, 0.00, -0.26},
        {"names of the entity", K::general, -0.02, 0.03},
        {"primary and exact", K::same_name, 1.11, 0.81},
        {"company", K::words, -0.65, -1.28},
        {"order of a short name", K::word_order, -0.40, -1.08},
    }};
    return table;
}

double weighted(const Features& features, QueryProfile profile) {
    const auto& table = feature_table();
    double sum = 0;
    for (std::size_t i = 0; i < feature_count; ++i)
        sum += features[i] *
               (profile == QueryProfile::name ? table[i].name_weight : table[i].affiliation_weight);
    return sum;
}

Thresholds thresholds(QueryProfile profile) {
    return profile == QueryProfile::name ? Thresholds{0.42, 0.95} : Thresholds{0.44, 0.95};
}

} // namespace entente::identity
