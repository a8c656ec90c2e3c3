#include <entente/algorithms/clusters/map_equation.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using namespace entente::clusters;

TEST_CASE("map equation: values worked by hand", "[clusters][map_equation]") {
    const auto star = test::graph(3, {{0, 1}, {0, 2}});
    const auto flow = flow_of(star, 0.15, {});
    CHECK(map_equation(flow, {0, 0, 0}) == Approx(1.5)); // the entropy of 1/2, 1/4, 1/4
    // Two triangles and a bridge: strengths 2 2 3 3 2 2, the bridge 1/14 of the flow each way.
    const auto pair = test::graph(6, {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}});
    double vertices = 0;
    for (const double k : {2.0, 2.0, 3.0, 3.0, 2.0, 2.0}) vertices += plogp(k / 14);
    CHECK(map_equation(flow_of(pair, 0.15, {}), {0, 0, 0, 1, 1, 1}) ==
          Approx(plogp(2 / 14.0) - 4 * plogp(1 / 14.0) - vertices + 2 * plogp(8 / 14.0)));
    CHECK(map_equation(flow_of(test::graph(3, {}), 0.15, {}), {0, 1, 2}) == 0);
}

TEST_CASE("map equation: with direction, what peers say", "[clusters][map_equation]") {
    // igraph 0.10: jumps are recorded, and dangling actors always jump.
    const auto path = test::graph(3, {{0, 1}, {1, 2}}, test::directed);
    const auto flow = flow_of(path, 0.15, {});
    CHECK(flow.at[0] == Approx(0.18441678192715538));
    CHECK(flow.at[2] == Approx(0.47441217150760717));
    CHECK(map_equation(flow, {0, 0, 0}) == Approx(1.4894552715930418));
    const auto star = test::graph(3, {{0, 1}, {1, 0}, {0, 2}, {2, 0}}, test::directed);
    CHECK(map_equation(flow_of(star, 0.15, {}), {0, 0, 0}) == Approx(1.5129865336994972));
}

TEST_CASE("map equation: flow is kept", "[clusters][map_equation]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g = test::random_graph(seed, 20, 50, test::directed, true);
    const auto flow = flow_of(g, 0.2, {});
    double all = 0;
    for (std::uint32_t v = 0; v < 20; ++v) {
        all += flow.at[v];
        double out = flow.at[v] * flow.jumps[v];
        for (auto a = flow.out.first[v]; a < flow.out.first[v + 1]; ++a) out += flow.out.flow[a];
        CHECK(out <= flow.at[v] + 1e-12); // the rest goes round self-ties
    }
    CHECK(all == Approx(1));
}
