#pragma once
/// A classic network of two modes.
#include "graphs.hpp"

namespace entente::test {

/// Davis, Gardner & Gardner 1941: 18 women at 14 events, 89 ties; women first.
inline Graph southern_women() {
    const std::vector<std::vector<std::uint32_t>> at{{1, 2, 3, 4, 5, 6, 8, 9},
                                                     {1, 2, 3, 5, 6, 7, 8},
                                                     {2, 3, 4, 5, 6, 7, 8, 9},
                                                     {1, 3, 4, 5, 6, 7, 8},
                                                     {3, 4, 5, 7},
                                                     {3, 5, 6, 8},
                                                     {5, 6, 7, 8},
                                                     {6, 8, 9},
                                                     {5, 7, 8, 9},
                                                     {7, 8, 9, 12},
                                                     {8, 9, 10, 12},
                                                     {8, 9, 10, 12, 13, 14},
                                                     {7, 8, 9, 10, 12, 13, 14},
                                                     {6, 7, 9, 10, 11, 12, 13, 14},
                                                     {7, 8, 10, 11, 12},
                                                     {8, 9},
                                                     {9, 11},
                                                     {9, 11}};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t woman = 0; woman < at.size(); ++woman)
        for (const auto event : at[woman]) ties.emplace_back(woman, 17 + event);
    return graph(32, ties);
}

} // namespace entente::test
