#pragma once
/// How alike two partitions of the same actors are.
#include <entente/core/run/result.hpp>
#include <entente/core/view/vertex_map.hpp>

#include <cstdint>
#include <limits>

namespace entente::clusters {

/// Agreement of two partitions. Information is in nats. Undefined values are NaN: all if no vertex
/// counts, the Rand indices also if only one does.
struct Comparison {
    static constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    std::size_t compared = 0;              ///< vertices that count
    double mutual_information = undefined; ///< I
    double nmi_mean = undefined;           ///< 2 I / (H(a) + H(b)); 1 if both are one cluster
    double nmi_max = undefined;            ///< I / max(H(a), H(b)); 1 if both are one cluster
    double ami = undefined;                ///< (I - E) / ((H(a) + H(b)) / 2 - E), E by chance
    double rand = undefined;               ///< pairs that both keep together or both part
    double ari = undefined;                ///< the same above chance; 1 if the partitions are equal
    double variation = undefined;          ///< H(a) + H(b) - 2 I, a distance
    std::size_t split_from_a = 0, split_from_b = 0; ///< split/join: steps from each to the meet
};

/// Compares the partitions over the vertices to which both give a label other than 2^32 - 1; labels
/// are any other numbers.
///
/// NMI rises with the number of clusters even between random partitions; AMI and ARI, whose
/// expectation over all pairs of partitions of the same cluster sizes is 0, do not. The split/join
/// distance is split_from_a + split_from_b (van Dongen). Time O(n log n + k l n / max(k, l)) for k
/// and l clusters, space O(n). Throws UsageError when the sizes differ. References:
/// [danon2005], [vinh2010], [hubert1985], [meila2007].
[[nodiscard]] Comparison comparison(const VertexMap<std::uint32_t>& a,
                                    const VertexMap<std::uint32_t>& b);

/// The same as rows of a measure and its value, in the order of Comparison.
[[nodiscard]] ResultTable comparison_table(const Comparison& comparison);

} // namespace entente::clusters
