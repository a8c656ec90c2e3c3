#include <entente/algorithms/clusters/attribute_agreement.hpp>
#include <entente/algorithms/clusters/comparison.hpp>
#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/quality.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>

namespace entente::clusters {

ResultTable attribute_agreement(const Graph& graph, const Grouping& grouping,
                                const AttributeAgreementOptions& options, const Run& run) {
    const Partition found = leiden(graph, options, run);
    const Partition groups = grouped(graph, grouping);
    auto known = grouping.of;
    known.values().resize(graph.order(), Grouping::none);
    ResultTable table = comparison_table(comparison(found.cluster, known));
    auto& names = std::get<std::vector<std::string>>(table.columns.at(0).cells);
    auto& values = std::get<std::vector<double>>(table.columns.at(1).cells);
    const auto add = [&](const char* name, double value) {
        names.emplace_back(name);
        values.push_back(value);
    };
    std::vector<std::uint32_t> met;
    for (const auto g : known)
        if (g != Grouping::none) met.push_back(g);
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    add("clusters", found.count);
    add("groups", static_cast<double>(met.size()));
    add("modularity of the clusters", modularity(graph, found.cluster));
    add("modularity of the groups", modularity(graph, groups.cluster));
    return table;
}

Spec attribute_agreement_spec() {
    return describe(
        &attribute_agreement,
        {.name = "clusters.attribute_agreement",
         .summary = "how far clusters agree with groups of actors such as countries",
         .formula = "NMI = 2 I / (H(clusters) + H(groups)); AMI and ARI are 0 by chance",
         .caveat = "normalized mutual information rises with the number of clusters: "
                   "trust the adjusted values",
         .time = "about O(m log n) a round",
         .space = "O(n + m) a thread",
         .references = {"danon2005", "vinh2010", "hubert1985", "meila2007", "traag2019"},
         .heuristic = true,
         .needs_grouping = true});
}

} // namespace entente::clusters
