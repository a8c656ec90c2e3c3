#pragma once
/// Parts between which there is no path.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <array>
#include <cstdint>
#include <tuple>

namespace entente::clusters {

/// Connected when arrows are ignored, or when everyone reaches everyone along them.
enum class Connection : std::uint8_t { weak, strong };

struct ComponentsOptions {
    Connection mode = Connection::weak;

    static constexpr auto fields() {
        return std::tuple{Field{"mode", &ComponentsOptions::mode,
                                "ignore the direction of ties (weak), or follow it (strong)"}};
    }
};

/// Connected components: who can reach whom at all.
///
/// Weak components ignore the direction of ties; within a strong one everyone reaches everyone
/// along directed ties, so an actor without both is alone. In an undirected graph the modes agree.
/// Clusters are numbered by falling size, then by least vertex; figures: `largest`, the number of
/// actors in the largest, and `isolates`, the number of components of one actor. One tie joins two
/// components: a count of components is an upper bound wherever ties may be missing.
///
/// Time O(n + m), space O(n). Throws nothing. Reference: [tarjan1972], [sutton2018].
[[nodiscard]] Partition components(const Graph& graph, const ComponentsOptions& options = {},
                                   const Run& run = {});

} // namespace entente::clusters

namespace entente {
template <>
inline constexpr std::array names_of<clusters::Connection>{
    Named<clusters::Connection>{"weak", clusters::Connection::weak},
    Named<clusters::Connection>{"strong", clusters::Connection::strong}};
} // namespace entente
