#include <entente/algorithms/paths/distance_queue.hpp>

#include <catch2/catch.hpp>

#include <queue>
#include <random>
#include <vector>

using namespace entente;
using paths::DistanceQueue;

TEST_CASE("distance queue: takes as a sorted queue does", "[paths][distance_queue]") {
    const auto seed = GENERATE(range(0u, 12u));
    std::mt19937_64 draw{seed};
    DistanceQueue queue;
    std::priority_queue<double, std::vector<double>, std::greater<>> expected;
    const auto length = [&] {
        const auto x = static_cast<double>(1 + draw() % 9);
        return seed % 3 == 0 ? x : seed % 3 == 1 ? x / 7 : x * 1e-300;
    };
    queue.push(0, Vertex{0});
    expected.push(0);
    for (int step = 0; step < 2000 && !queue.empty(); ++step) {
        const double now = expected.top();
        expected.pop();
        REQUIRE(queue.pop().distance == now);
        if (expected.size() < 100)
            for (std::size_t i = 0; i < draw() % 5; ++i) {
                const double then = now + length();
                queue.push(then, Vertex{static_cast<std::uint32_t>(i)});
                expected.push(then);
            }
        CHECK(queue.empty() == expected.empty());
    }
    queue.clear();
    CHECK(queue.empty());
    queue.push(0, Vertex{3});
    CHECK(queue.pop().vertex == Vertex{3});
}
