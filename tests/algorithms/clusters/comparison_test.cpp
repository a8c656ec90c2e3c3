#include <entente/algorithms/clusters/comparison.hpp>
#include <entente/core/base/errors.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace entente;
using clusters::comparison;

namespace {

VertexMap<std::uint32_t> labels(std::vector<std::uint32_t> values) {
    return VertexMap<std::uint32_t>(std::move(values));
}
constexpr auto none = static_cast<std::uint32_t>(-1);

} // namespace

TEST_CASE("comparison: values worked by hand", "[clusters][comparison]") {
    const auto c = comparison(labels({0, 0, 1, 1}), labels({0, 1, 1, 1}));
    const double ln2 = std::log(2.0), hb = std::log(4.0) - 0.75 * std::log(3.0);
    const double shared = ln2 + hb - (0.5 * ln2 + 0.5 * std::log(4.0)); // joint: 1/4 1/4 1/2
    CHECK(c.compared == 4);
    CHECK(c.mutual_information == Approx(shared));
    CHECK(c.nmi_mean == Approx(2 * shared / (ln2 + hb)));
    CHECK(c.nmi_max == Approx(shared / ln2));
    CHECK(c.variation == Approx(ln2 + hb - 2 * shared));
    CHECK(c.rand == Approx(0.5));
    CHECK(c.ari == Approx(0.0).margin(1e-12));
    CHECK(c.split_from_a == 1);
    CHECK(c.split_from_b == 1);
}

TEST_CASE("comparison: expectations are those over all arrangements", "[clusters][comparison]") {
    const std::vector<std::uint32_t> a{0, 0, 0, 1, 1, 2, 2}, b{5, 5, 9, 9, 9, 9, 7};
    auto shuffled = b;
    std::sort(shuffled.begin(), shuffled.end());
    double mean = 0, together = 0, count = 0;
    do {
        const auto c = comparison(labels(a), labels(shuffled));
        mean += c.mutual_information;
        together += c.ari;
        ++count;
    } while (std::next_permutation(shuffled.begin(), shuffled.end()));
    mean /= count;
    CHECK(together / count == Approx(0.0).margin(1e-12));
    const auto c = comparison(labels(a), labels(b));
    const double ha = -(3 / 7.0 * std::log(3 / 7.0) + 4 / 7.0 * std::log(2 / 7.0));
    const double hb =
        -(2 / 7.0 * std::log(2 / 7.0) + 4 / 7.0 * std::log(4 / 7.0) + 1 / 7.0 * std::log(1 / 7.0));
    CHECK(c.ami == Approx((c.mutual_information - mean) / ((ha + hb) / 2 - mean)));
}

TEST_CASE("comparison: laws", "[clusters][comparison]") {
    std::mt19937_64 draw{GENERATE(range(0u, 10u))};
    std::vector<std::uint32_t> a(40), b(40);
    for (auto& x : a) x = static_cast<std::uint32_t>(draw() % 5);
    for (auto& x : b) x = static_cast<std::uint32_t>(draw() % 7);
    const auto ab = comparison(labels(a), labels(b)), ba = comparison(labels(b), labels(a));
    CHECK(ab.ami == Approx(ba.ami));
    CHECK(ab.ari == Approx(ba.ari));
    CHECK(ab.nmi_mean == Approx(ba.nmi_mean));
    CHECK(ab.split_from_a == ba.split_from_b);
    CHECK(ab.nmi_max <= ab.nmi_mean);
    const auto same = comparison(labels(a), labels(a));
    CHECK(same.ami == 1);
    CHECK(same.ari == 1);
    CHECK(same.nmi_max == Approx(1));
    CHECK(same.variation == 0);
    CHECK(same.split_from_a + same.split_from_b == 0);
    double agree = 0;
    for (std::size_t u = 0; u < 40; ++u)
        for (std::size_t v = 0; v < u; ++v) agree += (a[u] == a[v]) == (b[u] == b[v]);
    CHECK(ab.rand == Approx(agree / 780));
}

TEST_CASE("comparison: actors without a label do not count", "[clusters][comparison]") {
    const auto c = comparison(labels({0, 0, 1, 1, 7}), labels({3, 3, 3, 5, none}));
    CHECK(c.compared == 4);
    CHECK(std::isnan(comparison(labels({none}), labels({0})).nmi_mean));
    CHECK(std::isnan(comparison(labels({0}), labels({0})).ari));
    CHECK(comparison(labels({0, 0}), labels({1, 1})).ami == 1);
    CHECK(comparison(labels({0, 0}), labels({1, 2})).ami == 0);
    CHECK_THROWS_AS(comparison(labels({0}), labels({0, 1})), UsageError);
    const auto table = clusters::comparison_table(c);
    CHECK(std::get<0>(table.columns.at(0).cells).size() ==
          std::get<1>(table.columns.at(1).cells).size());
}
