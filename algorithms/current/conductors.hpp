#pragma once
/// A graph as a network of conductors.
#include <entente/algorithms/linear/grounded.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace entente::current {

/// One connected part; places of conductors are positions in `members`.
struct Part {
    std::vector<Vertex> members;
    std::vector<linear::Conductor> conductors;
};

/// Ties as conductors, their weights as conductances, without regard to direction. Parallel ties
/// become one conductor, whose conductance is the sum of theirs; self-ties and ties of weight 0
/// carry nothing and are left out. Time O(m log m), space O(n + m).
class Conductors {
public:
    explicit Conductors(const Graph& graph);

    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    struct Place {
        std::uint32_t part = none, conductor = none;
    };
    /// Parts by falling size, then by least vertex; isolated vertices are parts too.
    const std::vector<Part>& parts() const noexcept { return parts_; }
    /// Where a tie is found; none where it was left out.
    Place of(Edge e) const { return place_[e]; }

private:
    std::vector<Part> parts_;
    EdgeMap<Place> place_;
};

} // namespace entente::current
