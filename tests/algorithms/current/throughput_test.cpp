#include <entente/algorithms/current/throughput.hpp>

#include <catch2/catch.hpp>

#include "algorithms/linear/resistances.hpp"
#include "support/graphs.hpp"

#include <cmath>

using namespace entente;

TEST_CASE("throughput: agrees with every pair's currents", "[current][throughput]") {
    const auto seed = GENERATE(range(0u, 10u));
    const auto g = test::random_graph(seed, 11, 13 + 4 * seed, test::undirected, seed % 3 == 0);
    const current::Conductors network(g);
    for (const auto& part : network.parts()) {
        const auto total = current::throughput(part, {});
        CHECK(current::throughput(part, {.threads = 3}) == total);
        std::vector<EdgeEnds> ends;
        std::vector<double> weights;
        for (const auto& [a, b, c] : part.conductors) {
            ends.push_back({Vertex{a}, Vertex{b}});
            weights.push_back(c);
        }
        const Eigen::MatrixXd c =
            test::potentials(Graph(part.members.size(), ends, test::undirected, weights));
        for (std::size_t e = 0; e < total.size(); ++e) {
            const auto& [a, b, conductance] = part.conductors[e];
            double sum = 0;
            for (Eigen::Index s = 0; s < c.rows(); ++s)
                for (Eigen::Index t = 0; t < s; ++t)
                    sum += conductance * std::abs(c(a, s) - c(b, s) - c(a, t) + c(b, t));
            CHECK(total[e] == Approx(sum));
        }
    }
}

TEST_CASE("throughput: a long path, by one solution a tie", "[current][throughput]") {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    for (std::uint32_t i = 0; i < 2'999; ++i) ties.emplace_back(i, i + 1);
    const current::Conductors network(test::graph(3'000, ties));
    const auto total = current::throughput(network.parts().front(), {.threads = 2});
    CHECK(total[0] == Approx(2'999));
    CHECK(total[1'499] == Approx(1'500.0 * 1'500));
}
