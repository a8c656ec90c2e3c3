#pragma once
/// Vertices sorted into named groups by what is known of their actors: country, kind, or each actor
/// a group of its own.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vertex_map.hpp"

namespace entente {

struct Grouping {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    VertexMap<std::uint32_t> of;    ///< the group's number, or none where nothing is known
    std::vector<std::string> names; ///< by number, sorted, distinct

    /// Whether no grouping was asked for.
    bool empty() const noexcept { return names.empty(); }
    /// The number of a group; nothing if no vertex could be in it.
    std::optional<std::uint32_t> find(std::string_view name) const {
        const auto at = std::lower_bound(names.begin(), names.end(), name);
        if (at == names.end() || *at != name) return std::nullopt;
        return static_cast<std::uint32_t>(at - names.begin());
    }
};

} // namespace entente
