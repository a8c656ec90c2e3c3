#pragma once
/// How much of its time an actor spends on whom: what Burt's measures of structural holes rest on.
#include <entente/core/view/graph.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::roles {

/// Contacts of each vertex with the strength of the relation between both, whichever way:
/// z(v, u) = w(v, u) + w(u, v), parallel ties added up; in an undirected graph twice the weight.
/// Self-ties and ties of weight 0 are left out. Rows are sorted by contact. Time O(n + m), space
/// O(n + m).
class Investments {
public:
    struct Contact {
        std::uint32_t whom = 0;
        double strength = 0;
    };
    explicit Investments(const Graph& graph);

    std::size_t order() const noexcept { return first_.size() - 1; }
    std::span<const Contact> contacts(std::size_t v) const {
        return std::span{contacts_}.subspan(first_[v], first_[v + 1] - first_[v]);
    }
    /// The strength of all relations of v, and of its strongest one.
    double all(std::size_t v) const { return all_[v]; }
    double strongest(std::size_t v) const { return strongest_[v]; }

private:
    std::vector<std::size_t> first_{0};
    std::vector<Contact> contacts_;
    std::vector<double> all_, strongest_;
};

/// Throws UsageError where a tie, self-ties aside, closes an odd cycle: such a graph has no two
/// modes. Time O(n + m).
void require_two_modes(const Investments& investments);

} // namespace entente::roles
