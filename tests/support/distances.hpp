#pragma once
/// Measures of distance against Floyd and Warshall, on random graphs with and without direction.
#include <entente/algorithms/paths/arcs.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/graphs.hpp"

namespace entente::test {

/// What is known of one vertex: how far those are whom it reaches, itself left out, and the greatest
/// distance anywhere.
struct Distances {
    std::vector<double> far;
    double diameter = 0;

    double sum() const {
        double total = 0;
        for (const double d : far) total += d;
        return total;
    }
};

/// measure(g, side, length) gives a value per vertex; expected(distances) says what it should be.
template <class Measure, class Expected>
void check_distances(std::uint64_t seed, bool by_weight, Measure measure, Expected expected) {
    const auto g = random_graph(seed, 13, seed, seed % 2 ? directed : undirected, by_weight);
    const auto d = oracle_distances(g, by_weight);
    double diameter = 0;
    for (const auto& row : d)
        for (const double far : row)
            if (std::isfinite(far)) diameter = std::max(diameter, far);
    const auto length = by_weight ? paths::Length::weight : paths::Length::hops;
    for (const auto side : {paths::Sides::out, paths::Sides::in}) {
        const VertexMap<double> got = measure(g, side, length);
        for (const Vertex v : g.vertices()) {
            Distances from{{}, diameter};
            for (const Vertex u : g.vertices()) {
                const double far = side == paths::Sides::out ? d[index(v)][index(u)] : d[index(u)][index(v)];
                if (u != v && std::isfinite(far)) from.far.push_back(far);
            }
            CHECK(got[v] == Approx(expected(from)));
        }
    }
}

} // namespace entente::test
