#include <entente/algorithms/growth/power_law.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"
#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::power_law;

namespace {

/// Stars of the given sizes, one beside the other.
Graph stars(const std::vector<std::uint32_t>& sizes) {
    std::vector<EdgeEnds> edges;
    std::uint32_t next = 0;
    for (const auto size : sizes) {
        const auto center = next++;
        for (std::uint32_t i = 0; i < size; ++i) edges.push_back({Vertex{center}, Vertex{next++}});
    }
    return Graph(next, edges, undirected);
}

} // namespace

TEST_CASE("growth power law: degrees of stars", "[growth][power_law]") {
    // 16 leaves and centers of 2, 2, 2, 3, 3, 4: exponent from 2 on by hand-made equation.
    const auto table =
        power_law(stars({2, 2, 2, 3, 3, 4}), {.least = 2, .draws = 200}, {.seed = 1});
    CHECK(figure(table, "actors") == 22);
    CHECK(figure(table, "actors in the law") == 6);
    CHECK(figure(table, "least degree") == 2);
    const double a = figure(table, "exponent");
    // The mean logarithm is that of the law.
    double norm = 0, mean = 0;
    for (double x = 2; x < 3e6; ++x) {
        norm += std::pow(x, -a);
        mean += std::pow(x, -a) * std::log(x);
    }
    CHECK(mean / norm ==
          Approx((3 * std::log(2.0) + 2 * std::log(3.0) + std::log(4.0)) / 6).epsilon(1e-5));
    const double error = figure(table, "standard error");
    CHECK(figure(table, "exponent", "upper") - a == Approx(1.959963985 * error).epsilon(1e-7));
    const double p = figure(table, "p of the fit");
    CHECK(p > 0);
    CHECK(p <= 1);
    CHECK(figure(table, "p of the fit", "lower") <= p);
    CHECK(figure(table, "p of the fit", "upper") >= p);
}

TEST_CASE("growth power law: the same for any number of threads, and by seed",
          "[growth][power_law]") {
    std::vector<std::uint32_t> sizes;
    for (std::uint32_t i = 1; i < 60; ++i) sizes.push_back(1 + 60 / i);
    const auto g = stars(sizes);
    const auto one = power_law(g, {.draws = 60}, {.threads = 1, .seed = 3});
    CHECK(same(one, power_law(g, {.draws = 60}, {.threads = 3, .seed = 3})));
    CHECK(std::isnan(figure(power_law(g, {.draws = 0}), "p of the fit")));
    CHECK(figure(one, "exponent") == figure(power_law(g, {.draws = 0}), "exponent"));
}

TEST_CASE("growth power law: what has no law", "[growth][power_law]") {
    CHECK(std::isnan(figure(power_law(Graph{}), "exponent")));
    CHECK(std::isnan(figure(power_law(stars({1, 1})), "exponent")));
    const auto g = stars({3});
    CHECK_THROWS_AS(find_algorithm("growth.power_law").run({.graph = &g}, {{"draws", {"-1"}}}, {}),
                    UsageError);
}
