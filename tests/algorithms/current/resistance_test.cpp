#include <entente/algorithms/current/resistance.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/resistances.hpp"
#include "support/graphs.hpp"

using namespace entente;

TEST_CASE("resistance: agrees with the pseudo-inverse", "[current][resistance]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 12, 40, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const current::Conductors network(g);
    if (network.parts().front().members.size() < 12) return;
    const auto c = test::potentials(g);
    const auto total = current::total_resistance(network.parts().front(), {});
    for (Eigen::Index v = 0; v < 12; ++v)
        CHECK(total[static_cast<std::size_t>(v)] == Approx(12 * c(v, v) + c.trace()));
}
