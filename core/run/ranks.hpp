#pragma once
/// Who comes first by a value, and who shares a rank.
#include "../view/vertex_map.hpp"

namespace entente {

struct Ranks {
    VertexMap<double> rank; ///< from 1; NaN without a value
    VertexMap<double> tied; ///< how many share it
};

/// Standard competition ranks, greater values first. Values count as equal that differ by less than
/// one part in 10^9, for rounding must not decide on ranks. O(n log n).
Ranks ranks_by(const VertexMap<double>& value);

} // namespace entente
