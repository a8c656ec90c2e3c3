#include <entente/algorithms/clusters/components.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <vector>

namespace entente::clusters {

Partition components(const Graph& graph, const ComponentsOptions& options, const Run&) {
    Partition parts = options.mode == Connection::strong ? paths::strong_components(graph)
                                                         : paths::weak_components(graph);
    std::vector<std::size_t> size(parts.count);
    for (const auto c : parts.cluster) ++size[c];
    std::size_t isolates = 0;
    for (const auto s : size) isolates += s == 1;
    parts.quality = {{"largest", parts.count ? static_cast<double>(size.front()) : 0},
                     {"isolates", static_cast<double>(isolates)}};
    return parts;
}

Spec components_spec() {
    return describe(&components, {.name = "clusters.components",
                                  .summary = "sets of actors that reach one another along ties",
                                  .formula = "u ~ v when paths lead from u to v and from v to u",
                                  .caveat = "one missing tie can part what belongs together",
                                  .time = "O(n + m)",
                                  .space = "O(n)",
                                  .references = {"tarjan1972", "sutton2018"}});
}

} // namespace entente::clusters
