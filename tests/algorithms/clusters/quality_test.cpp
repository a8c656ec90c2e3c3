#include <entente/algorithms/clusters/modularity.hpp>
#include <entente/algorithms/clusters/quality.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using namespace entente::clusters;

namespace {

const std::vector<double>& column(const ResultTable& table, const std::string& name) {
    for (const auto& c : table.columns)
        if (c.name == name) return std::get<std::vector<double>>(c.cells);
    throw std::out_of_range(name);
}

} // namespace

TEST_CASE("quality: values worked by hand", "[clusters][quality]") {
    // Two triangles and a bridge.
    const auto g = test::graph(6, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}});
    const VertexMap<std::uint32_t> halves{0, 0, 0, 1, 1, 1};
    const auto report = quality_report(g, halves);
    CHECK(report.whole.at(0).second == Approx(modularity(g, halves)));
    CHECK(report.whole.at(1).second == Approx(6 / 7.0));
    CHECK(report.whole.at(2).second == Approx(1 / 7.0));
    CHECK(report.whole.at(3).second == Approx(1 / 7.0));
    CHECK(column(report.clusters, "within") == std::vector<double>{3, 3});
    CHECK(column(report.clusters, "leaving") == std::vector<double>{1, 1});
    CHECK(column(report.clusters, "density") == std::vector<double>{1, 1});
    CHECK(column(report.clusters, "kept").at(0) == Approx(6 / 7.0));
    CHECK(quality_report(g, {0, 0, 0, 0, 0, 0}).whole.at(1).second == 1);
    CHECK(std::isnan(quality_report(g, {0, 0, 0, 0, 0, 0}).whole.at(2).second));
}

TEST_CASE("quality: groups by name, the whole first", "[clusters][quality]") {
    const auto g = test::graph(5, {{0, 1}, {1, 0}, {1, 2}, {2, 2}, {3, 2}}, test::directed);
    const Grouping grouping{{1, 1, 0, Grouping::none, Grouping::none}, {"a", "b", "c"}};
    const auto table = quality(g, grouping);
    CHECK(std::get<0>(table.columns.at(0).cells) == std::vector<std::string>{"all", "a", "b"});
    CHECK(column(table, "actors") == std::vector<double>{5, 1, 2});
    CHECK(column(table, "within") == std::vector<double>{3, 1, 2});
    CHECK(column(table, "leaving") == std::vector<double>{2, 2, 1});
    CHECK(column(table, "kept").at(1) == 0.5);
    CHECK(column(table, "density").at(2) == 1);
    CHECK(column(table, "modularity").at(0) == Approx(modularity(g, grouped(g, grouping).cluster)));
}

TEST_CASE("quality: refuses nonsense", "[clusters][quality]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(quality_report(g, VertexMap<std::uint32_t>(3)), UsageError);
    CHECK_THROWS_AS(quality_report(g, {0, 2}), UsageError);
    CHECK_THROWS_AS(find_algorithm("clusters.quality").run({.graph = &g}, {}, {}), UsageError);
}
