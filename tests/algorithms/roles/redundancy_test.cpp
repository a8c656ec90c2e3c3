#include <entente/algorithms/roles/redundancy.hpp>

#include <catch2/catch.hpp>

#include "algorithms/roles/burt.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;

TEST_CASE("redundancy: agrees with its formula", "[roles][redundancy]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 9, 3 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto z = test::relations(g);
    const auto sizes = roles::effective_sizes(roles::Investments(g), {.threads = 2});
    for (Eigen::Index v = 0; v < 9; ++v) {
        const double size = sizes[static_cast<std::size_t>(v)];
        if (z.row(v).sum() == 0)
            CHECK(std::isnan(size));
        else
            CHECK(size == Approx(test::effective_size(z, v)));
    }
}
