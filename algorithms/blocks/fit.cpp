#include <entente/algorithms/blocks/fit.hpp>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace entente::blocks {

double variance_told(const Relation& relation, const VertexMap<std::uint32_t>& cluster) {
    const auto n = static_cast<double>(relation.order());
    std::vector<double> size(relation.order());
    for (const auto c : cluster) size[c] += 1;
    std::vector<std::pair<std::uint64_t, double>> ties; // by block
    double sum = 0, square = 0;
    for (std::uint32_t v = 0; v < relation.order(); ++v)
        for (const Contact& c : relation.row(Vertex{v})) {
            ties.emplace_back(std::uint64_t{cluster[Vertex{v}]} << 32 | cluster[c.to], c.weight);
            sum += c.weight;
            square += c.weight * c.weight;
        }
    const double all = square - sum * sum / (n * (n - 1));
    if (!(all > 1e-12 * square)) return std::numeric_limits<double>::quiet_NaN();
    std::sort(ties.begin(), ties.end());
    double within = 0;
    for (std::size_t i = 0, j = 0; i < ties.size(); i = j) {
        double block = 0, block_square = 0;
        for (; j < ties.size() && ties[j].first == ties[i].first; ++j) {
            block += ties[j].second;
            block_square += ties[j].second * ties[j].second;
        }
        const auto from = ties[i].first >> 32, to = ties[i].first & 0xffffffffu;
        const double pairs = size[from] * (size[to] - (from == to ? 1 : 0));
        within += std::max(0.0, block_square - block * block / pairs);
    }
    return 1 - within / all;
}

} // namespace entente::blocks
