#include <entente/core/run/ranks.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace entente {

Ranks ranks_by(const VertexMap<double>& value) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    std::vector<Vertex> order;
    for (std::uint32_t i = 0; i < value.size(); ++i)
        if (!std::isnan(value[Vertex{i}])) order.push_back(Vertex{i});
    std::stable_sort(order.begin(), order.end(),
                     [&](Vertex a, Vertex b) { return value[a] > value[b]; });
    Ranks ranks{VertexMap<double>(value.size(), missing), VertexMap<double>(value.size(), missing)};
    for (std::size_t i = 0; i < order.size();) {
        const double first = value[order[i]];
        std::size_t end = i + 1;
        while (end < order.size() && first - value[order[end]] <= 1e-9 * std::abs(first)) ++end;
        for (std::size_t k = i; k < end; ++k) {
            ranks.rank[order[k]] = static_cast<double>(i + 1);
            ranks.tied[order[k]] = static_cast<double>(end - i);
        }
        i = end;
    }
    return ranks;
}

} // namespace entente
