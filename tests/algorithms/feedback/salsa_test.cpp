#include <entente/algorithms/feedback/salsa.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

#include <algorithm>

using namespace entente;
using feedback::salsa;

TEST_CASE("salsa: values worked by hand", "[feedback][salsa]") {
    // Two parts: 0 and 1 point to 2 and 3; 4 points to 5.
    const auto g = test::graph(6, {{0, 2}, {0, 3}, {1, 3}, {4, 5}}, test::directed);
    const auto p = salsa(g);
    const auto& hub = p.columns[0].value;
    const auto& authority = p.columns[1].value;
    CHECK(hub[Vertex{0}] == Approx(2.0 / 3 * 2 / 3));
    CHECK(hub[Vertex{4}] == Approx(1.0 / 3));
    CHECK(hub[Vertex{5}] == 0);
    CHECK(authority[Vertex{2}] == Approx(2.0 / 3 * 1 / 3));
    CHECK(authority[Vertex{3}] == Approx(2.0 / 3 * 2 / 3));
    CHECK(salsa(test::graph(2, {})).columns[1].value.values() == std::vector<double>{0, 0});
}

TEST_CASE("salsa: is where the walk to and fro ends", "[feedback][salsa]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 9, 10 + seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const Eigen::MatrixXd m = test::dense(g); // from columns to rows
    const Eigen::VectorXd in = m.rowwise().sum(), out = m.colwise().sum();
    Eigen::VectorXd x = (in.array() > 0).cast<double>();
    x /= x.sum();
    for (int step = 0; step < 20'000; ++step) {
        Eigen::VectorXd senders = Eigen::VectorXd::Zero(9), next = Eigen::VectorXd::Zero(9);
        for (Eigen::Index v = 0; v < 9; ++v)
            if (in[v] > 0) senders += m.row(v).transpose() * x[v] / in[v];
        for (Eigen::Index u = 0; u < 9; ++u)
            if (out[u] > 0) next += m.col(u) * senders[u] / out[u];
        x = next;
    }
    const auto p = salsa(g);
    for (std::uint32_t v = 0; v < 9; ++v)
        CHECK(p.columns[1].value[Vertex{v}] == Approx(x[v]).margin(1e-9));
    CHECK(salsa(test::transposed(g)).columns[0].value == p.columns[1].value);
}

TEST_CASE("salsa: by name", "[feedback][salsa]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK(find_algorithm("salsa").shape == "profile");
    CHECK_THROWS_AS(find_algorithm("salsa").run({.graph = &g}, {{"scale", {"max"}}}, {}),
                    UsageError);
}
