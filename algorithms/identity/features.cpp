#include "features.hpp"

namespace entente::identity {

const std::array<FeatureInfo, feature_count>& feature_table() {
    using K = ReasonKind;
    static constexpr std::array<FeatureInfo, feature_count> table{{
        {"bias", K::general, -4.82, -6.54},
        {"cover", K::words, 2.91, 4.83},
        {"whole name", K::words, 0.90, 1.38},
        {"information", K::words, 2.32, 0.87},
        {"worst missing", K::left_over, -0.98, -0.11},
        {"missing", K::left_over, 0.39, 0.04},
        {"inside", K::left_over, -2.09, -2.72},
        {"before", K::left_over, -0.74, -0.34},
        {"behind", K::left_over, -0.70, -0.56},
        {"hard before", K::left_over, -1.40, -1.35},
        {"hard behind", K::left_over, 0.08, 0.33},
        {"telling before", K::left_over, 0.11, 0.29},
        {"quality before", K::left_over, 0.08, 0.24},
        {"type before", K::type, 0.27, 0.01},
        {"type behind", K::type, -0.02, 0.24},
        {"quality behind", K::left_over, -1.13, -0.71},
        {"telling behind", K::left_over, -0.56, -0.26},
        {"whole part", K::words, 0.39, 0.26},
        {"exact", K::same_name, 0.96, 1.03},
        {"order", K::word_order, -0.85, -0.70},
        {"spelling", K::spelling, -1.76, -2.44},
        {"number", K::number, -1.33, 0.97},
        {"type missing", K::type, -0.91, -1.08},
        {"quality missing", K::left_over, -1.34, -1.14},
        {"honorific missing", K::honorific, 0.24, 0.34},
        {"place missing", K::left_over, -0.11, 0.26},
        {"acronym", K::acronym, 0.45, 0.33},
        {"acronym in small letters", K::acronym, -2.42, -2.57},
        {"alias", K::general, -0.44, -0.95},
        {"same country", K::country, 0.66, 0.72},
        {"other country", K::country, -1.14, -1.31},
        {"city", K::city, 2.69, 1.31},
        {"place in text", K::place_in_text, 0.00, 1.06},
        {"university", K::type, 1.37, 1.52},
        {"generic", K::generic, -0.74, -1.20},
        {"unit before", K::place_in_text, 0.01, -0.43},
        {"namesakes", K::namesakes, -0.75, -0.90},
        {"acronym with place", K::acronym, 1.01, 0.53},
        {"acronym alone", K::acronym, -0.77, -1.51},
        {"two parts", K::place_in_text, 0.00, 0.42},
        {"one word", K::generic, -0.68, -0.98},
        {"host", K::host, 0.00, 0.29},
        {"parts", K::place_in_text, 0.00, -1.21},
        {"first part", K::place_in_text, 0.00, 0.33},
        {"names of the entity", K::general, -0.12, 0.11},
        {"primary and exact", K::same_name, 1.24, 0.53},
        {"company", K::words, -1.83, -2.86},
        {"order of a short name", K::word_order, -0.99, -1.40},
        {"parent named", K::place_in_text, 0.29, 0.70},
        {"part named", K::place_in_text, 1.68, 1.66},
        {"name begins others", K::namesakes, -0.40, -0.29},
        {"within a longer name", K::left_over, 0.10, 0.03},
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
    return profile == QueryProfile::name ? Thresholds{0.40, 0.95} : Thresholds{0.40, 0.95};
}

} // namespace entente::identity
