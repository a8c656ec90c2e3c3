#include <entente/algorithms/feedback/line_rank.hpp>
#include <entente/core/run/catalogue.hpp>

#include <Eigen/LU>
#include <catch2/catch.hpp>

#include "support/graphs.hpp"

using namespace entente;
using feedback::line_rank;

TEST_CASE("line rank: values worked by hand", "[feedback][line_rank]") {
    const auto cycle = test::graph(3, {{0, 1}, {1, 2}, {2, 0}}, test::directed);
    CHECK(line_rank(cycle).value[Vertex{1}] == Approx(2.0 / 3));
    CHECK(line_rank(test::graph(2, {{0, 1}})).value[Vertex{0}] == Approx(1));
    CHECK(line_rank(test::graph(2, {})).value[Vertex{0}] == 0);
}

TEST_CASE("line rank: agrees with PageRank in the line graph", "[feedback][line_rank]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto g = test::random_graph(seed, 8, 6 + seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    struct Arc {
        Vertex from, to;
        double weight;
    };
    std::vector<Arc> arcs;
    for (const Edge e : g.edges()) {
        const auto [u, v] = g.ends(e);
        arcs.push_back({u, v, g.weight(e)});
        if (!g.is_directed()) arcs.push_back({v, u, g.weight(e)});
    }
    const auto a = static_cast<Eigen::Index>(arcs.size());
    Eigen::MatrixXd walk = Eigen::MatrixXd::Zero(a, a);
    for (Eigen::Index i = 0; i < a; ++i)
        for (Eigen::Index j = 0; j < a; ++j)
            if (arcs[static_cast<std::size_t>(i)].to == arcs[static_cast<std::size_t>(j)].from)
                walk(j, i) = arcs[static_cast<std::size_t>(j)].weight;
    for (Eigen::Index i = 0; i < a; ++i) {
        const double sum = walk.col(i).sum();
        if (sum > 0)
            walk.col(i) /= sum;
        else
            walk.col(i).setConstant(1 / static_cast<double>(a));
    }
    const Eigen::VectorXd p =
        (Eigen::MatrixXd::Identity(a, a) - 0.85 * walk)
            .partialPivLu()
            .solve(Eigen::VectorXd::Constant(a, 0.15 / static_cast<double>(a)));
    std::vector<double> expected(8, 0.0);
    for (Eigen::Index i = 0; i < a; ++i) {
        expected[index(arcs[static_cast<std::size_t>(i)].from)] += p[i];
        expected[index(arcs[static_cast<std::size_t>(i)].to)] += p[i];
    }
    const auto found = line_rank(g);
    CHECK(found.convergence->converged);
    for (const Vertex v : g.vertices())
        CHECK(found.value[v] == Approx(expected[index(v)]).margin(1e-11));
}

TEST_CASE("line rank: refuses nonsense", "[feedback][line_rank]") {
    const auto g = test::graph(2, {{0, 1}});
    CHECK_THROWS_AS(line_rank(g, {.damping = 1}), UsageError);
    CHECK_THROWS_AS(find_algorithm("line_rank").run({.graph = &g}, {{"damping", {"1"}}}, {}),
                    UsageError);
}
