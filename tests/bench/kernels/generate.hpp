#pragma once
/// Networks made by chance, alike on every machine.
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace entente::bench {

/// A network of one piece, without self-ties and parallel ties, its vertices shuffled. Kinds:
///
/// - collaboration: teams of 2 to 7 whose members all know one another, most members met before;
/// - leafy: registers, a core by preferential attachment and two leaves of five vertices;
/// - affiliation: as collaboration, with few very large teams;
/// - skewed: the recursive matrix of the Graph 500, 16 ties a vertex.
///
/// `n` is about the number of vertices.
struct Made {
    std::size_t order = 0;
    std::vector<EdgeEnds> edges;
};
Made generate(const std::string& kind, std::size_t n, std::uint64_t seed);

/// The greatest component of simple, undirected edges, vertices numbered anew in their order.
Made greatest_component(std::size_t order, std::vector<EdgeEnds> edges);

} // namespace entente::bench
