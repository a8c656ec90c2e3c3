#pragma once
/// Networks as DOT, for Graphviz and whatever else reads it.
#include <entente/core/model/network.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/view/lens.hpp>

#include <string>
#include <utility>
#include <vector>

namespace entente {

struct DotOptions {
    std::string title{}; ///< the graph's label; empty: the network's title
    /// Written as attributes of the graph; a name is brought to lower-case letters, digits and
    /// underscores and gets the prefix "entente_".
    std::vector<std::pair<std::string, std::string>> provenance{};
    const Positions* positions = nullptr; ///< as `pos`
    const Scores* scores = nullptr;       ///< as `score`, and as the size of the node
    const Partition* partition = nullptr; ///< as `cluster`
    double unit = 72;                     ///< points per unit of the positions
};

/// A DOT graph in UTF-8, not strict, directed when the view is. The names of nodes are the ids of
/// actors. Nodes carry label, kind, country, observed, style (filled when observed, hollow when
/// not), tooltip and, when given, pos, score, width, height and cluster; edges carry type, date
/// (EDTF), certainty, style (dashed when none of the ties is `stated`), tooltip (evidence), ties
/// (when parallel ones were made one) and weight (when the view is weighted). Nothing else is
/// written.
///
/// Each backslash is doubled, in names of nodes too, as DOT asks of plain text; a name that begins
/// with a percent sign gets one backslash before it; what `visible_text` changes is changed. Same
/// bytes for the same input in any locale. One call at a time runs, for cgraph is not safe from
/// several threads. Cost O(n + m) and the texts. Throws UsageError when positions, scores or
/// partition are not those of the view, SystemError when cgraph reports anything at all.
std::string write_dot(const Network& network, const View& view, const DotOptions& options = {});

} // namespace entente
