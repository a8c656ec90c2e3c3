#include <entente/algorithms/blocks/linkage.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <set>
#include <vector>

using namespace entente;
using namespace entente::blocks;

namespace {

Distances drawn(std::uint64_t seed, std::size_t n, std::uint64_t values) {
    std::mt19937_64 draw{seed};
    Distances d(n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) d(i, j) = static_cast<double>(1 + draw() % values) / 64;
    return d;
}

/// Clusters as sets; at every step the nearest two of all merge, distances taken from the leaves.
std::vector<double> slow_heights(const Distances& d) {
    std::vector<std::vector<std::size_t>> sets;
    for (std::size_t i = 0; i < d.order(); ++i) sets.push_back({i});
    std::vector<double> heights;
    while (sets.size() > 1) {
        double least = 1e300;
        std::size_t a = 0, b = 0;
        for (std::size_t i = 0; i < sets.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                double sum = 0;
                for (const auto x : sets[i])
                    for (const auto y : sets[j]) sum += d(x, y);
                sum /= static_cast<double>(sets[i].size() * sets[j].size());
                if (sum < least) {
                    least = sum;
                    a = j;
                    b = i;
                }
            }
        heights.push_back(least);
        sets[a].insert(sets[a].end(), sets[b].begin(), sets[b].end());
        sets.erase(sets.begin() + static_cast<std::ptrdiff_t>(b));
    }
    return heights;
}

} // namespace

TEST_CASE("linkage: the nearest of all pairs merge", "[blocks][linkage]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto d = drawn(seed, 2 + seed, std::uint64_t{1} << 40);
    const auto merges = average_linkage(d, {});
    const auto slow = slow_heights(d);
    REQUIRE(merges.size() == slow.size());
    for (std::size_t i = 0; i < slow.size(); ++i) {
        CHECK(merges[i].height == Approx(slow[i]).epsilon(1e-12));
        const auto parts = joined(d.order(), merges, i + 1);
        CHECK(std::set<std::uint32_t>(parts.begin(), parts.end()).size() == d.order() - i - 1);
        CHECK(parts[merges[i].a] == parts[merges[i].b]);
    }
}

TEST_CASE("linkage: by hand", "[blocks][linkage]") {
    // On a line: 0, 1, 5, 7.
    Distances d(4);
    const double at[] = {0, 1, 5, 7};
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < i; ++j) d(i, j) = at[i] - at[j];
    const auto merges = average_linkage(d, {});
    REQUIRE(merges.size() == 3);
    CHECK(merges[0].height == 1);
    CHECK(merges[1].height == 2);
    CHECK(merges[2].height == 5.5); // (5 + 7 + 4 + 6) / 4
    CHECK(merges_before_leap(merges, 20) == 2);
    CHECK(merges_before_leap(merges, 2) == 2);
    CHECK(merges_before_leap(merges, 1) == 3);
    CHECK(merges_before_leap({{0, 1, 1}, {2, 3, 5}, {0, 2, 6}}, 3) == 1);
    CHECK(merges_before_leap({{0, 1, 1}, {2, 3, 5}, {0, 2, 6}}, 2) == 2);
    CHECK(joined(4, merges, 2) == std::vector<std::uint32_t>{0, 0, 2, 2});
}

TEST_CASE("linkage: equal distances and few things", "[blocks][linkage]") {
    CHECK(average_linkage(Distances(0), {}).empty());
    CHECK(average_linkage(Distances(1), {}).empty());
    CHECK(merges_before_leap({}, 20) == 0);
    const auto merges = average_linkage(drawn(1, 60, 1), {});
    CHECK(merges.size() == 59);
    for (const auto& m : merges) CHECK(m.height == 1.0 / 64);
    CHECK(merges_before_leap(merges, 100) == 59);
    CHECK(average_linkage(drawn(2, 200, 3), {}).size() == 199); // many equal ones
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(average_linkage(drawn(1, 9, 9), {.stop = stop.get_token()}), Cancelled);
}
