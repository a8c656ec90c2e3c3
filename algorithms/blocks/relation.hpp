#pragma once
/// Who is tied to whom and how strongly, as the rows of a matrix: what blockmodels look at.
#include <entente/core/view/graph.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace entente::blocks {

struct Contact {
    Vertex to{};
    double weight = 0;
};

/// The matrix of a graph without its diagonal: a row of contacts per vertex, sorted. Weights of
/// parallel ties are added; self-ties and ties of weight 0 are left out. Time O(n + m); space 16
/// bytes for each entry, twice in a directed graph.
class Relation {
public:
    explicit Relation(const Graph& graph);

    std::size_t order() const noexcept { return first_[0].size() - 1; }
    /// Ordered pairs that are tied; a tie without direction makes two.
    std::size_t size() const noexcept { return contacts_[0].size(); }
    bool is_symmetric() const noexcept { return first_[1].empty(); }

    std::span<const Contact> row(Vertex v, Direction d = Direction::out) const {
        const auto half = !is_symmetric() && d == Direction::in ? 1u : 0u;
        const auto begin = first_[half][index(v)];
        return std::span{contacts_[half]}.subspan(begin, first_[half][index(v) + 1] - begin);
    }
    /// The entry of an ordered pair, 0 where there is no tie. Time O(log d).
    double between(Vertex from, Vertex to) const;

private:
    std::vector<std::size_t> first_[2]; ///< out; in, empty if symmetric
    std::vector<Contact> contacts_[2];
};

} // namespace entente::blocks
