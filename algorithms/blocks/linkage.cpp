#include <entente/algorithms/blocks/linkage.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::blocks {

std::vector<Merge> average_linkage(Distances distances, const Run& run) {
    const auto n = static_cast<std::uint32_t>(distances.order());
    // A cluster lives in the slot of its least member.
    std::vector<double> size(n, 1);
    std::vector<std::uint32_t> open(n), chain;
    std::iota(open.begin(), open.end(), 0u);
    std::vector<Merge> merges;
    while (open.size() > 1) {
        run.throw_if_stopped();
        if (chain.empty()) chain.push_back(open.front());
        const auto top = chain.back();
        // The one below goes first, so that a chain of equal distances comes to an end.
        auto nearest = chain.size() > 1 ? chain[chain.size() - 2] : n;
        double least =
            nearest < n ? distances(top, nearest) : std::numeric_limits<double>::infinity();
        for (const auto other : open)
            if (other != top && distances(top, other) < least) {
                least = distances(top, other);
                nearest = other;
            }
        if (chain.size() < 2 || nearest != chain[chain.size() - 2]) {
            chain.push_back(nearest);
            continue;
        }
        chain.resize(chain.size() - 2);
        const auto kept = std::min(top, nearest), gone = std::max(top, nearest);
        merges.push_back({kept, gone, least});
        // Rounding can bend a chain back upon itself; what merged must not stay in it.
        chain.erase(std::find_if(chain.begin(), chain.end(),
                                 [&](std::uint32_t c) { return c == kept || c == gone; }),
                    chain.end());
        open.erase(std::lower_bound(open.begin(), open.end(), gone));
        for (const auto other : open)
            if (other != kept) {
                const double a = distances(kept, other), b = distances(gone, other);
                // Equal distances stay as they are, to the last bit.
                distances(kept, other) =
                    a == b ? a : (size[kept] * a + size[gone] * b) / (size[kept] + size[gone]);
            }
        size[kept] += size[gone];
    }
    std::stable_sort(merges.begin(), merges.end(),
                     [](const Merge& x, const Merge& y) { return x.height < y.height; });
    return merges;
}

std::size_t merges_before_leap(const std::vector<Merge>& merges, std::size_t most_clusters) {
    std::size_t best = merges.size();
    double most = merges.empty() ? 0 : 1e-12 * merges.back().height;
    const std::size_t things = merges.size() + 1;
    for (std::size_t i = things > most_clusters + 1 ? things - most_clusters : 1; i < merges.size();
         ++i)
        if (const double leap = merges[i].height - merges[i - 1].height; leap > most) {
            most = leap;
            best = i;
        }
    return best;
}

std::vector<std::uint32_t> joined(std::size_t n, const std::vector<Merge>& merges,
                                  std::size_t count) {
    std::vector<std::uint32_t> parent(n);
    std::iota(parent.begin(), parent.end(), 0u);
    const auto root = [&](std::uint32_t v) {
        while (parent[v] != v) v = parent[v] = parent[parent[v]];
        return v;
    };
    for (std::size_t i = 0; i < count; ++i) {
        const auto a = root(merges[i].a), b = root(merges[i].b);
        parent[std::max(a, b)] = std::min(a, b);
    }
    for (std::uint32_t v = 0; v < n; ++v) parent[v] = root(v);
    return parent;
}

} // namespace entente::blocks
