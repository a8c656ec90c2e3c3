#include <entente/algorithms/feedback/named_groups.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/core/base/suggest.hpp>

#include <algorithm>

namespace entente::feedback {

std::vector<double> among(const Graph& graph, const Grouping& grouping,
                          const std::vector<std::string>& names) {
    if (names.empty()) return std::vector(graph.order(), 1.0);
    std::vector<double> chosen(graph.order(), 0.0);
    for (const auto& name : names) {
        const auto group = grouping.find(name);
        if (!group)
            throw UsageError("there is no group '" + name + "'",
                             grouping.empty() ? "groups come from --by country"
                                              : did_you_mean(name, grouping.names));
        for (const Vertex v : graph.vertices())
            if (grouping.of[v] == *group) chosen[index(v)] = 1;
    }
    if (std::find(chosen.begin(), chosen.end(), 1.0) == chosen.end())
        throw UsageError("no actor of this view is in the group '" + names.front() + "'");
    return chosen;
}

} // namespace entente::feedback
