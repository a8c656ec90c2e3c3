#pragma once
/// Whether clusters of ties follow what is known of actors.
#include <entente/algorithms/clusters/leiden.hpp>
#include <entente/core/view/grouping.hpp>

namespace entente::clusters {

using AttributeAgreementOptions = LeidenOptions;

/// How far clusters found by leiden() agree with a grouping of the actors, such as country.
///
/// A table of measures: those of comparison() between clusters and groups over the actors whose
/// group is known, the number of clusters and of groups met, and the modularity of the clusters and
/// of the groups (actors without a group each alone). High agreement says that ties follow the
/// groups; low agreement that they cut across, or that groups hold several clusters each: then
/// split/join from the groups is small against that from the clusters. The answer is one of
/// leiden's many; look at several seeds.
///
/// Options, conventions, cost and determinism are those of leiden(). Throws UsageError as leiden()
/// does, and through the catalogue without a grouping. References: [danon2005], [vinh2010],
/// [hubert1985], [meila2007], [traag2019].
[[nodiscard]] ResultTable attribute_agreement(const Graph& graph, const Grouping& grouping,
                                              const AttributeAgreementOptions& options = {},
                                              const Run& run = {});

} // namespace entente::clusters
