#include <entente/algorithms/growth/degree_distribution.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::degree_distribution;
using Values = std::vector<double>;

TEST_CASE("growth degree distribution: values worked by hand", "[growth][degree_distribution]") {
    const auto v = [](std::uint32_t i) { return Vertex{i}; };
    const Graph g(
        6,
        std::vector<EdgeEnds>{
            {v(0), v(1)}, {v(1), v(0)}, {v(0), v(2)}, {v(0), v(3)}, {v(2), v(3)}, {v(4), v(4)}},
        directed);
    const auto table = degree_distribution(g);
    REQUIRE(table.columns.size() == 4);
    CHECK(table.columns[0].name == "degree");
    CHECK(values(table, "degree") == Values{0, 1, 2, 3});
    CHECK(values(table, "actors") == Values{2, 1, 2, 1});
    CHECK(values(table, "share_at_least") == Values{1, 4.0 / 6, 3.0 / 6, 1.0 / 6});
    CHECK(values(degree_distribution(g, {.direction = paths::Sides::in}), "actors") ==
          Values{2, 3, 1});
    const auto& fit = values(degree_distribution(g, {.least = 2}), "fit");
    CHECK(std::isnan(fit[1]));
    CHECK(fit[2] == Approx(3.0 / 6));
    CHECK(fit[3] < fit[2]);
}

TEST_CASE("growth degree distribution: nothing to tell", "[growth][degree_distribution]") {
    CHECK(values(degree_distribution(Graph{}), "degree").empty());
    const Graph g(3, {}, undirected);
    CHECK(values(degree_distribution(g), "share_at_least") == Values{1});
    CHECK(std::isnan(values(degree_distribution(g), "fit")[0]));
    CHECK_THROWS_AS(find_algorithm("growth.degree_distribution")
                        .run({.graph = &g}, {{"direction", {"up"}}}, {}),
                    UsageError);
}
