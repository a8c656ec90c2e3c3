#include <entente/algorithms/blocks/block_model.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>

using namespace entente;
using namespace entente::blocks;

TEST_CASE("block model: factorials", "[blocks][block_model]") {
    const Tally tally(test::graph(3, {{0, 1}, {0, 1}, {1, 2}, {2, 2}}));
    CHECK(tally.ties() == 4);
    CHECK(tally.degree(2) == 3);
    CHECK(tally.loops(2) == 1);
    REQUIRE(tally.partners(0).size() == 1);
    CHECK(tally.partners(0)[0].ties == 2);
    for (const std::int64_t x : {0, 1, 5, 170, 255, 256, 257, 1000, 1'000'000})
        CHECK(tally.log_factorial(x) == Approx(std::lgamma(static_cast<double>(x) + 1)).epsilon(1e-13));
}

TEST_CASE("block model: changes are differences", "[blocks][block_model]") {
    const auto seed = GENERATE(range(0u, 12u));
    const bool corrected = GENERATE(true, false);
    const auto g = test::random_graph(seed, 14, 10 + 4 * seed, seed % 2 ? test::directed : test::undirected);
    const Tally tally(g);
    CHECK(tally.ties() == static_cast<std::int64_t>(g.size()));
    std::mt19937_64 draw{seed};
    std::vector<std::uint32_t> label(14);
    for (auto& r : label) r = static_cast<std::uint32_t>(draw() % 4);
    BlockModel model(tally, corrected, label, 5);
    for (int step = 0; step < 60; ++step) {
        const auto v = static_cast<std::uint32_t>(draw() % 14), to = static_cast<std::uint32_t>(draw() % 5);
        const double before = model.description_length(), change = model.change_of_move(v, to);
        model.move(v, to);
        label[v] = to;
        CHECK(model.description_length() == Approx(before + change).margin(1e-9));
        BlockModel anew(tally, corrected, label, 5);
        CHECK(model.description_length() == Approx(anew.description_length()).margin(1e-9));
        CHECK(model.blocks() == anew.blocks());
        for (std::uint32_t r = 0; r < 5; ++r) {
            CHECK(std::equal(model.around(r).begin(), model.around(r).end(), anew.around(r).begin(), anew.around(r).end()));
            for (std::uint32_t s = 0; s < r; ++s) {
                if (model.size(r) == 0 || model.size(s) == 0) continue;
                auto merged = label;
                for (auto& b : merged)
                    if (b == r) b = s;
                const double after = BlockModel(tally, corrected, merged, 5).description_length();
                CHECK(model.description_length() + model.change_of_merge(r, s) == Approx(after).margin(1e-9));
            }
        }
    }
}
