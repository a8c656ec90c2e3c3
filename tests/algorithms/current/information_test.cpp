#include <entente/algorithms/current/information.hpp>
#include <entente/core/run/catalogue.hpp>

#include <Eigen/Dense>
#include <catch2/catch.hpp>

#include "algorithms/linear/resistances.hpp"
#include "support/graphs.hpp"

using namespace entente;
using current::information;

TEST_CASE("information: values worked by hand", "[current][information]") {
    const auto path = information(test::graph(3, {{0, 1}, {1, 2}})).value;
    CHECK(path[Vertex{0}] == Approx(1));
    CHECK(path[Vertex{1}] == Approx(1.5));
    CHECK(information(test::graph(3, {{0, 1}})).value.values() == std::vector<double>{2, 2, 0});
}

TEST_CASE("information: by the formula of Stephenson and Zelen", "[current][information]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 10, 40, test::undirected, seed % 2);
    const Eigen::MatrixXd b =
        (test::laplacian(g) + Eigen::MatrixXd::Ones(10, 10)).fullPivLu().inverse();
    const double trace = b.trace();
    const auto found = information(g).value;
    for (Eigen::Index v = 0; v < 10; ++v) {
        const double expected = 10 / (10 * b(v, v) + trace - 2 * b.row(v).sum());
        CHECK(found[Vertex{static_cast<std::uint32_t>(v)}] == Approx(expected));
    }
}

TEST_CASE("information: refuses nonsense", "[current][information]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(find_algorithm("information").run({.graph = &g}, {{"bits", {"2"}}}, {}),
                    UsageError);
}
