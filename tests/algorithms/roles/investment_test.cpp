#include <entente/algorithms/roles/investment.hpp>

#include <catch2/catch.hpp>

#include "algorithms/roles/burt.hpp"
#include "support/graphs.hpp"

using namespace entente;

TEST_CASE("investment: agrees with the dense matrix", "[roles][investment]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 9, 4 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto z = test::relations(g);
    const roles::Investments investments(g);
    for (Eigen::Index v = 0; v < 9; ++v) {
        const auto i = static_cast<std::size_t>(v);
        CHECK(investments.all(i) == Approx(z.row(v).sum()));
        CHECK(investments.strongest(i) == Approx(z.row(v).maxCoeff()));
        Eigen::Index contacts = 0;
        for (const auto& [u, strength] : investments.contacts(i)) {
            CHECK(strength == Approx(z(v, u)));
            ++contacts;
        }
        CHECK(contacts == (z.row(v).array() > 0).count());
    }
}
