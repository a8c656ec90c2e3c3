#include <entente/algorithms/linear/grounded.hpp>

#include <Eigen/Dense>
#include <catch2/catch.hpp>

#include <random>

using namespace entente;
using linear::Conductor;
using linear::Grounded;

TEST_CASE("grounded: a path by hand", "[linear][grounded]") {
    const std::vector<Conductor> path{{0, 1, 1}, {1, 2, 0.5}};
    const Grounded network(3, path); // 1 is the ground
    CHECK(network.diagonal() == std::vector<double>{1, 0, 2});
    std::vector<double> columns{1, 0, 0, 0, 5, 1};
    network.solve(columns);
    CHECK(columns == std::vector<double>{1, 0, 0, 0, 0, 2});
    CHECK(Grounded(1, {}).diagonal() == std::vector<double>{0});
}

TEST_CASE("grounded: agrees with the inverse", "[linear][grounded]") {
    const auto seed = GENERATE(range(0u, 12u));
    std::mt19937_64 draw{seed};
    const std::uint32_t n = 5 + 7 * seed;
    std::vector<Conductor> conductors;
    for (std::uint32_t v = 1; v < n; ++v) {
        const auto u = static_cast<std::uint32_t>(draw() % v);
        conductors.push_back({u, v, 0.25 * static_cast<double>(1 + draw() % 8)});
        if (seed % 2 && v > 2 && u != v - 2 && u != v - 1) conductors.push_back({v - 2, v, 0.5});
    }
    std::vector<int> degree(n, 0);
    Eigen::MatrixXd laplacian = Eigen::MatrixXd::Zero(n, n);
    for (const auto& [a, b, c] : conductors) {
        ++degree[a], ++degree[b];
        laplacian(a, a) += c, laplacian(b, b) += c;
        laplacian(a, b) -= c, laplacian(b, a) -= c;
    }
    const auto ground = std::max_element(degree.begin(), degree.end()) - degree.begin();
    laplacian.row(ground).setZero();
    laplacian.col(ground).setZero();
    laplacian(ground, ground) = 1;
    Eigen::MatrixXd inverse = laplacian.inverse();
    inverse(ground, ground) = 0;
    const Grounded network(n, conductors);
    const auto diagonal = network.diagonal();
    std::vector<double> unit(n, 0.0);
    for (std::uint32_t v = 0; v < n; ++v) {
        CHECK(diagonal[v] == Approx(inverse(v, v)).margin(1e-10));
        unit.assign(n, 0.0);
        unit[v] = 1;
        network.solve(unit);
        for (std::uint32_t u = 0; u < n; ++u)
            CHECK(unit[u] == Approx(v == ground ? 0 : inverse(u, v)).margin(1e-10));
    }
}
