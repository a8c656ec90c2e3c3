#include <entente/algorithms/clusters/significance.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/partitions.hpp"

#include <cmath>
#include <map>

using namespace entente;
using clusters::significance;

namespace {

std::map<std::string, double> figures(const ResultTable& table) {
    std::map<std::string, double> all;
    const auto& names = std::get<0>(table.columns.at(0).cells);
    for (std::size_t i = 0; i < names.size(); ++i)
        all[names[i]] = std::get<1>(table.columns.at(1).cells)[i];
    return all;
}

} // namespace

TEST_CASE("significance: planted groups are, random ties are not", "[clusters][significance]") {
    const auto planted = figures(significance(test::planted(1, 4, 15, 50, 5), {.samples = 30}));
    CHECK(planted.at("z") > 5);
    CHECK(planted.at("p") == Approx(1 / 31.0));
    CHECK(planted.at("modularity") > planted.at("mean"));
    CHECK(planted.at("switched") > 0.5);
    const auto noise = figures(significance(test::planted(2, 1, 60, 15, 0), {.samples = 30}));
    CHECK(std::abs(noise.at("z")) < 4);
}

TEST_CASE("significance: degrees that leave nothing to chance", "[clusters][significance]") {
    const auto star = figures(significance(test::graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}})));
    CHECK(std::isnan(star.at("z")));
    CHECK(star.at("p") == 1);
    CHECK(star.at("switched") == 0);
    CHECK(std::isnan(figures(significance(test::graph(3, {}))).at("p")));
}

TEST_CASE("significance: all networks of the same degrees alike", "[clusters][significance]") {
    // Two ties and two isolates' worth of degrees: {01, 23}, {02, 13}, {03, 12}, each of modularity
    // 1/2, so that every sample equals ours.
    const auto two = figures(significance(test::graph(4, {{0, 1}, {2, 3}}), {.samples = 20}));
    CHECK(two.at("modularity") == 0.5);
    CHECK(two.at("mean") == Approx(0.5));
    CHECK(two.at("attempts") == 20);
    CHECK(two.at("p") == 1);
}

TEST_CASE("significance: the same for any number of threads, and refuses nonsense",
          "[clusters][significance]") {
    const auto g = test::random_graph(1, 40, 90, test::directed, true);
    CHECK(figures(significance(g, {.samples = 8}, {.threads = 1})) ==
          figures(significance(g, {.samples = 8}, {.threads = 3})));
    CHECK_THROWS_AS(significance(g, {.samples = 1}), UsageError);
    CHECK_THROWS_AS(significance(g, {.switches = -1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("significance").run({.graph = &g}, {{"samples", {"1"}}}, {}),
                    UsageError);
}
