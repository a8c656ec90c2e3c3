#include <entente/core/run/ranks.hpp>

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

TEST_CASE("ranks: equal values share the best rank", "[ranks]") {
    const Ranks r = ranks_by({3, 7, 3, std::nan(""), 1, 3 + 1e-12});
    CHECK(r.rank[Vertex{1}] == 1);
    for (const std::uint32_t v : {0u, 2u, 5u}) {
        CHECK(r.rank[Vertex{v}] == 2);
        CHECK(r.tied[Vertex{v}] == 3);
    }
    CHECK(r.rank[Vertex{4}] == 5);
    CHECK(std::isnan(r.rank[Vertex{3}]));
    CHECK(std::isnan(r.tied[Vertex{3}]));
    CHECK(ranks_by({}).rank.size() == 0);
}
