#include <entente/algorithms/growth/slice_clusters.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::growth;
using namespace entente::test;
using Clusters = std::vector<std::vector<std::uint32_t>>;

TEST_CASE("growth slice clusters: components of slices", "[growth][slice_clusters]") {
    const auto t =
        timeline(7, {tie(0, 1, Date::year(2000)), tie(1, 2, Date::year(2001)),
                     tie(3, 4, Date::year(2001)), tie(5, 5, Date::year(2000)), tie(5, 6)});
    const auto all = slice_clusters(t, {.method = "clusters.components"}, {});
    CHECK(all.labels == std::vector<std::string>{"2000", "2001"});
    CHECK(all.assemblies[0].clusters == Clusters{{0, 1}});
    CHECK(all.assemblies[1].clusters == Clusters{{0, 1, 2}, {3, 4}});
    CHECK(all.assemblies[1].standing == std::vector<double>{1, 2, 1, 1, 1, 0, 0});
    const auto large = slice_clusters(t, {.method = "clusters.components", .least = 3}, {});
    CHECK(large.assemblies[0].clusters.empty());
    CHECK(large.assemblies[1].clusters == Clusters{{0, 1, 2}});
}

TEST_CASE("growth slice clusters: what finds no clusters", "[growth][slice_clusters]") {
    CHECK(slice_clusters({}, {}, {}).labels.empty());
    CHECK_THROWS_AS(slice_clusters({}, {.method = "centrality.degree"}, {}), UsageError);
    CHECK_THROWS_AS(slice_clusters({}, {.method = "clusters.layden"}, {}), UsageError);
}
