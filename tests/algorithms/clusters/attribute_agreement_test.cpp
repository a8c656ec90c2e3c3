#include <entente/algorithms/clusters/attribute_agreement.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

using namespace entente;
using clusters::attribute_agreement;

TEST_CASE("attribute agreement: planted groups are found again",
          "[clusters][attribute_agreement]") {
    const auto g = test::planted(2, 4, 15, 70, 3);
    Grouping by{VertexMap<std::uint32_t>(60), {"a", "b", "c", "d"}};
    for (std::uint32_t v = 0; v < 60; ++v) by.of[Vertex{v}] = v / 15;
    const auto table = attribute_agreement(g, by);
    const auto& names = std::get<0>(table.columns.at(0).cells);
    const auto& values = std::get<1>(table.columns.at(1).cells);
    REQUIRE(names.size() == 14);
    CHECK(names.at(4) == "adjusted mutual information");
    CHECK(values.at(4) == 1);
    CHECK(values.at(6) == 1);
    CHECK(values.at(10) == 4);
    CHECK(values.at(12) == Approx(values.at(13)));
    by.of[Vertex{0}] = Grouping::none;
    CHECK(std::get<1>(attribute_agreement(g, by).columns.at(1).cells).at(0) == 59);
}

TEST_CASE("attribute agreement: refuses nonsense", "[clusters][attribute_agreement]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("attribute_agreement").run({.graph = &g}, {}, {}), UsageError);
}
