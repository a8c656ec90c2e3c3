#pragma once
/// Actors chosen by the names of their groups.
#include <entente/core/view/graph.hpp>
#include <entente/core/view/grouping.hpp>

#include <string>
#include <vector>

namespace entente::feedback {

/// 1 for the vertices of the groups named and 0 for others; 1 for all if none is named. Throws
/// UsageError when a name is unknown, or when no vertex is in any of the groups.
std::vector<double> among(const Graph& graph, const Grouping& grouping,
                          const std::vector<std::string>& names);

} // namespace entente::feedback
