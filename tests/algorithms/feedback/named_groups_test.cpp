#include <entente/algorithms/feedback/named_groups.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using feedback::among;

TEST_CASE("named groups: who is chosen", "[feedback][named_groups]") {
    const auto g = test::graph(4, {{0, 1}});
    const Grouping by{{0, 1, Grouping::none, 0}, {"a", "b", "c"}};
    CHECK(among(g, by, {}) == std::vector<double>{1, 1, 1, 1});
    CHECK(among(g, by, {"a"}) == std::vector<double>{1, 0, 0, 1});
    CHECK(among(g, by, {"b", "a"}) == std::vector<double>{1, 1, 0, 1});
    CHECK_THROWS_AS(among(g, by, {"c"}), UsageError);
    CHECK_THROWS_AS(among(g, by, {"d"}), UsageError);
    CHECK_THROWS_AS(among(g, {}, {"a"}), UsageError);
}
