#include <entente/algorithms/growth/connectivity.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>

using namespace entente;
using growth::connectivity;
using growth::Link;

TEST_CASE("connectivity: a path that is cut in the middle", "[growth][connectivity]") {
    const auto found =
        connectivity(4, {{0, 1, {0, 2}}, {1, 2, {0, 0}}, {2, 3, {0, 2}}, {1, 2, {2, 2}}}, 3);
    CHECK(found.components == std::vector<std::uint32_t>{1, 2, 1});
    CHECK(found.largest == std::vector<std::uint32_t>{4, 2, 4});
}

TEST_CASE("connectivity: nothing to see", "[growth][connectivity]") {
    CHECK(connectivity(3, {}, 0).components.empty());
    CHECK(connectivity(3, {{0, 1, {}}, {2, 2, {0, 1}}}, 2).components ==
          std::vector<std::uint32_t>{3, 3});
    CHECK(connectivity(0, {}, 1).components == std::vector<std::uint32_t>{0});
}

TEST_CASE("connectivity: as if each slice were searched for itself", "[growth][connectivity]") {
    std::mt19937 engine{GENERATE(range(0u, 120u))};
    const auto draw = [&] { return static_cast<std::uint32_t>(engine()); };
    const std::uint32_t n = 1 + draw() % 40, slices = 1 + draw() % 30, count = draw() % 120;
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t first = draw() % slices;
        links.push_back({draw() % n,
                         draw() % n,
                         {first, static_cast<std::uint32_t>(first + draw() % (slices - first))}});
    }
    const auto found = connectivity(n, links, slices);
    for (std::uint32_t s = 0; s < slices; ++s) {
        std::vector<std::uint32_t> label(n); // each takes the least label it can reach
        std::iota(label.begin(), label.end(), 0u);
        for (bool changed = true; changed;) {
            changed = false;
            for (const Link& link : links)
                if (link.stay.holds(s) && label[link.u] != label[link.v]) {
                    label[link.u] = label[link.v] = std::min(label[link.u], label[link.v]);
                    changed = true;
                }
        }
        std::vector<std::uint32_t> size(n);
        for (const auto l : label) ++size[l];
        CHECK(found.components[s] == n - std::count(size.begin(), size.end(), 0u));
        CHECK(found.largest[s] == *std::max_element(size.begin(), size.end()));
    }
}
