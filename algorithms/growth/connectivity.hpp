#pragma once
/// Components of a graph whose ties come and go, for all slices of time at once.
#include <entente/core/run/run.hpp>
#include <entente/core/view/slices.hpp>

#include <cstdint>
#include <vector>

namespace entente::growth {

/// A pair of vertices that are tied during a stay.
struct Link {
    std::uint32_t u = 0, v = 0;
    Stay stay{};
};

/// Per slice, over all vertices, those without a link included.
struct Connectivity {
    std::vector<std::uint32_t> components;
    std::vector<std::uint32_t> largest; ///< vertices of the largest component
};

/// Slices are parted again and again: what links all slices of a part is joined once for the part,
/// what lies within one component is dropped, and vertices that no other link touches are set aside
/// with their counts, so that parts shrink as they get shorter. Links must lie below n and end
/// below `slices`; those with empty stays are ignored. Cost O(n + l log(slices)) at most for l
/// links, in memory O(n + l) a
/// thread; parts of time in parallel, the same for any number of threads.
[[nodiscard]] Connectivity connectivity(std::size_t n, std::vector<Link> links, std::size_t slices,
                                        const Run& run = {});

} // namespace entente::growth
