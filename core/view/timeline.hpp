#pragma once
/// The dated side of a view: when each tie began, as far as is known.
#include <cstdint>
#include <string>
#include <vector>

#include "../model/date.hpp"
#include "vertex_map.hpp"

namespace entente {

struct Event {
    Vertex from{}, to{};
    Date onset{}; ///< when the tie began; unknown when no source says
    Date end{};
    std::uint32_t group = 0; ///< index into Timeline::groups
    bool operator==(const Event&) const = default;
};

/// Events in the order of the network, which is not an order of time.
struct Timeline {
    std::size_t order = 0; ///< number of vertices
    std::vector<Event> events{};
    std::vector<std::string> groups{""};
    /// A class per vertex whose entry is counted too (its country); 0 means unknown.
    VertexMap<std::uint32_t> class_of{};
    std::vector<std::string> classes{""};
};

} // namespace entente
