#pragma once
/// Names of a study gathered into institutions, carefully.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <entente/core/model/name_form.hpp>
#include <entente/core/run/run.hpp>

#include "reasons.hpp"

namespace entente::identity {

struct NameItem {
    NameForm form;
    std::string country; ///< ISO code, or empty
    std::string host;    ///< of its web address, or empty
    /// Entities that an authority was asked for and answered `same`: equal numbers bind, different
    /// ones keep apart. 0 means none.
    std::uint64_t authority = 0;
    /// A source that has identifiers of its own (0: none) keeps items with different ones apart.
    std::uint32_t source = 0;
    std::string source_id;
};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct ClusterRules {
    std::vector<Pair> same;      ///< decided: one institution
    std::vector<Pair> different; ///< decided: two institutions
};

struct PairProposal {
    std::uint32_t left = 0, right = 0; ///< items, left < right
    Comparison comparison;
};

struct Clustering {
    std::vector<std::uint32_t> group; ///< of each item; numbered from 0 by least item
    std::uint32_t groups = 0;
    std::vector<PairProposal> merged;    ///< pairs that were found to be `same`
    std::vector<PairProposal> proposals; ///< pairs to ask about, best first, between groups only;
                                         ///< of each item the best three
    std::vector<PairProposal> refused;   ///< `same`, but a constraint on their groups forbids it
};

/// Decisions `same` merge first, then pairs that compare `same`, best first; a merge that would
/// bring together what a constraint keeps apart is not made and stands in `refused`. Constraints:
/// decisions `different`, differing countries, differing authority entities, differing identifiers
/// of a source. A host that three items of different names or more have says nothing.
/// Deterministic, for any number of threads. Pairs are compared when they share one of the rarest
/// words, an acronym or a host of either; of a name that hundreds share, each item with the next
/// few. A name is in three proposals at most. Time and memory O(n) for a bounded length of names.
/// Throws UsageError for a pair outside the items, and for decisions that contradict each
/// other.
Clustering cluster(const std::vector<NameItem>& items, const ClusterRules& rules = {},
                   const Run& run = {});

} // namespace entente::identity
