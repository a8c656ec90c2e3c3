#include <entente/algorithms/feedback/jumping_walk.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

using namespace entente;
using feedback::Dangling;
using feedback::jumping_walk;

TEST_CASE("jumping walk: agrees with the equations solved", "[feedback][jumping_walk]") {
    const auto seed = GENERATE(range(0u, 16u));
    const auto dangling = GENERATE(Dangling::uniform, Dangling::restart, Dangling::self);
    const Eigen::Index n = 9;
    const auto g = test::random_graph(seed, 9, 3 + seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    Eigen::VectorXd r = Eigen::VectorXd::Zero(n);
    r[0] = 0.5, r[3] = 0.25, r[8] = 0.25;
    Eigen::MatrixXd walk = test::dense(g);
    for (Eigen::Index u = 0; u < n; ++u) {
        const double sum = walk.col(u).sum();
        if (sum > 0)
            walk.col(u) /= sum;
        else if (dangling == Dangling::self)
            walk(u, u) = 1;
        else if (dangling == Dangling::restart)
            walk.col(u) = r;
        else
            walk.col(u).setConstant(1.0 / 9);
    }
    const Eigen::VectorXd expected =
        (Eigen::MatrixXd::Identity(n, n) - 0.9 * walk).partialPivLu().solve(0.1 * r);
    const auto found = jumping_walk(g, {r.data(), 9},
                                    {.damping = 0.9, .dangling = dangling, .tolerance = 1e-14}, {});
    CHECK(found.convergence.converged);
    for (std::size_t v = 0; v < 9; ++v)
        CHECK(found.share[v] == Approx(expected[static_cast<Eigen::Index>(v)]).margin(1e-12));
}

TEST_CASE("jumping walk: large graphs, in any number of threads", "[feedback][jumping_walk]") {
    const auto g = test::random_graph(2, 30'000, 100'000, test::directed);
    const std::vector<double> even(30'000, 1.0 / 30'000);
    const auto one = jumping_walk(g, even, {}, {});
    CHECK(one.convergence.converged);
    CHECK(jumping_walk(g, even, {}, {.threads = 4}).share == one.share);
    double worst = 0;
    double dangling = 0;
    for (const Vertex v : g.vertices())
        if (g.arc_count(v) == 0) dangling += one.share[index(v)];
    for (const Vertex v : g.vertices()) {
        double x = (0.15 + 0.85 * dangling) / 30'000;
        for (const Vertex u : g.neighbors(v, Direction::in))
            x += 0.85 * one.share[index(u)] / static_cast<double>(g.arc_count(u));
        worst = std::max(worst, std::abs(x - one.share[index(v)]));
    }
    CHECK(worst < 1e-14);
}

TEST_CASE("jumping walk: large undirected graphs, weighted or not, with what is apart",
          "[feedback][jumping_walk]") {
    const bool weighted = GENERATE(false, true);
    const auto dangling = GENERATE(Dangling::restart, Dangling::self);
    const auto g = test::random_graph(3, 30'000, 90'000, test::undirected, weighted);
    std::vector<double> r(30'000, 0.5 / 30'000);
    r[7] += 0.5;
    const feedback::WalkOptions options{.damping = 0.9, .dangling = dangling};
    const auto one = jumping_walk(g, r, options, {});
    CHECK(one.convergence.converged);
    CHECK(one.convergence.iterations < 75);
    CHECK(jumping_walk(g, r, options, {.threads = 3}).share == one.share);
    std::vector<double> out(30'000);
    double lost = 0, sum = 0, worst = 0;
    for (const Vertex v : g.vertices()) {
        for (const Edge e : g.edges_of(v)) out[index(v)] += g.weight(e);
        sum += one.share[index(v)];
        if (out[index(v)] == 0) lost += one.share[index(v)];
    }
    CHECK(sum == Approx(1).epsilon(1e-12));
    REQUIRE(lost > 0);
    for (const Vertex v : g.vertices()) {
        double x = 0.1 * r[index(v)];
        if (dangling == Dangling::restart) x += 0.9 * lost * r[index(v)];
        if (dangling == Dangling::self && out[index(v)] == 0) x += 0.9 * one.share[index(v)];
        const auto row = g.neighbors(v);
        const auto edges = g.edges_of(v);
        for (std::size_t i = 0; i < row.size(); ++i)
            x += 0.9 * one.share[index(row[i])] * g.weight(edges[i]) / out[index(row[i])];
        worst = std::max(worst, std::abs(x - one.share[index(v)]));
    }
    CHECK(worst < 1e-13);
}
