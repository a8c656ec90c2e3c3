#include <entente/algorithms/linear/inflow.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/dense.hpp"
#include "support/graphs.hpp"

using namespace entente;
using linear::Inflow;

TEST_CASE("inflow: products agree with the dense matrix", "[linear][inflow]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 8, 20, seed % 2 ? test::directed : test::undirected,
                                      seed % 3 == 0);
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(8, 1, 8);
    Eigen::VectorXd y(8);
    const Inflow in(g), out(g, Direction::out);
    in.multiply({x.data(), 8}, {y.data(), 8});
    CHECK((test::dense(g) * x - y).norm() == Approx(0).margin(1e-12));
    out.multiply({x.data(), 8}, {y.data(), 8});
    CHECK((test::dense(g).transpose() * x - y).norm() == Approx(0).margin(1e-12));
    CHECK(in.greatest_row_sum() == Approx(test::dense(g).rowwise().sum().maxCoeff()));

    const std::vector<Vertex> within{Vertex{6}, Vertex{1}, Vertex{3}};
    const Inflow part(g, within);
    REQUIRE(part.order() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0;
        for (const Vertex u : within)
            sum += test::dense(g)(static_cast<Eigen::Index>(index(within[i])),
                                  static_cast<Eigen::Index>(index(u)));
        CHECK(part.row_sum(i) == Approx(sum));
    }
}

TEST_CASE("inflow: blocks cover everything once, in any number of threads", "[linear][inflow]") {
    for (const std::size_t n : {0, 1, 4096, 10'000})
        for (const unsigned threads : {1u, 3u}) {
            const Run run{.threads = threads};
            std::vector<int> seen(n, 0);
            linear::for_blocks(n, 1'000'000, run, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) ++seen[i];
            });
            CHECK(seen == std::vector<int>(n, 1));
            const auto thirds = [](std::size_t begin, std::size_t end) {
                double sum = 0;
                for (std::size_t i = begin; i < end; ++i) sum += static_cast<double>(i) / 3;
                return sum;
            };
            CHECK(linear::sum_blocks(n, 1'000'000, run, thirds) ==
                  linear::sum_blocks(n, 1'000'000, {}, thirds));
        }
}
