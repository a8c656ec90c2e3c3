#include <entente/algorithms/roles/local_constraint.hpp>

#include <catch2/catch.hpp>

#include "algorithms/roles/burt.hpp"
#include "support/graphs.hpp"

using namespace entente;

TEST_CASE("local constraint: agrees with its formula", "[roles][local_constraint]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 9, 3 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto z = test::relations(g);
    const roles::Investments investments(g);
    roles::LocalConstraint local(investments);
    for (std::size_t v = 0; v < 9; ++v) {
        const auto terms = local.of(v);
        const auto contacts = investments.contacts(v);
        REQUIRE(terms.size() == contacts.size());
        for (std::size_t i = 0; i < terms.size(); ++i)
            CHECK(terms[i] == Approx(test::local_constraint(z, static_cast<Eigen::Index>(v),
                                                            contacts[i].whom)));
    }
}
