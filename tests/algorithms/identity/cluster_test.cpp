#include "forms.hpp"

#include <entente/algorithms/identity/cluster.hpp>

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::identity;
using test::form;

namespace {

NameItem item(const char* name, const char* country = "", const char* host = "") {
    NameItem i;
    i.form = form(name);
    i.country = country;
    i.host = host;
    return i;
}

} // namespace

TEST_CASE("only the same merge; what to ask is proposed") {
    const auto c =
        cluster({item("riga technical university"), item("riga technical university"),
                 item("riga state technical university"), item("kursk state university")});
    CHECK(c.group == std::vector<std::uint32_t>{0, 0, 1, 2});
    CHECK(c.groups == 3);
    CHECK(c.merged.size() == 1);
    CHECK(c.proposals.size() == 2);
    CHECK(c.refused.empty());
}

TEST_CASE("decisions bind and part") {
    const std::vector<NameItem> items{item("riga technical university"),
                                      item("riga technical university"),
                                      item("kursk state university")};
    const auto apart = cluster(items, {{}, {{1, 0}}});
    CHECK(apart.groups == 3);
    REQUIRE(apart.refused.size() == 1);
    CHECK(apart.refused[0].comparison.reasons.back().kind == ReasonKind::decision);
    CHECK(cluster(items, {{{0, 2}}, {}}).group == std::vector<std::uint32_t>{0, 0, 0});
    CHECK_THROWS_AS(cluster(items, {{{0, 2}}, {{2, 0}}}), UsageError);
    CHECK_THROWS_AS(cluster(items, {{{0, 3}}, {}}), UsageError);
}

TEST_CASE("a constraint holds against whole groups") {
    // 0 and 1 are decided to be one, 1 and 2 to be two: 0 and 2 cannot merge.
    const auto c = cluster(
        {item("riga technical university"), item("rtu latvia"), item("riga technical university")},
        {{{0, 1}}, {{1, 2}}});
    CHECK(c.group == std::vector<std::uint32_t>{0, 0, 1});
    CHECK(c.refused.size() == 1);
}

TEST_CASE("countries and a source's own identifiers keep apart") {
    auto a = item("york university", "CA"), b = item("york university", "GB"),
         c = item("york university");
    CHECK(cluster({a, b}).groups == 2);
    // The one without a country joins the first; it does not bind the two.
    const auto three = cluster({a, b, c});
    CHECK(three.groups == 2);
    CHECK(three.refused.size() == 1);
    auto x = item("riga technical university"), y = x;
    x.source = y.source = 1;
    x.source_id = "17";
    y.source_id = "18";
    CHECK(cluster({x, y}).groups == 2);
    y.source = 2;
    CHECK(cluster({x, y}).groups == 1);
}

TEST_CASE("an authority binds and keeps apart") {
    auto a = item("riga technical university"), b = item("rigas university"), c = a;
    a.authority = b.authority = 7;
    c.authority = 8;
    const auto r = cluster({a, b, c});
    CHECK(r.group == std::vector<std::uint32_t>{0, 0, 1});
}

TEST_CASE("a host of many names does not bind") {
    const auto c = cluster({item("kursk university", "RU", "all.ru"),
                            item("glazov university", "RU", "all.ru"),
                            item("tomsk university", "RU", "all.ru")});
    CHECK(c.groups == 3);
    CHECK(c.proposals.empty());
}

TEST_CASE("nothing, and the same for any number of threads") {
    CHECK(cluster({}).groups == 0);
    std::vector<NameItem> items;
    for (int i = 0; i < 60; ++i)
        items.push_back(item(i % 3 ? "riga technical university" : "moscow state university"));
    const auto one = cluster(items, {}, Run{1}), four = cluster(items, {}, Run{4});
    CHECK(one.group == four.group);
    CHECK(one.groups == 2);
    CHECK(one.merged.size() == four.merged.size());
}

TEST_CASE("a name is proposed three times at most, and large numbers stay quick") {
    std::vector<NameItem> items;
    for (int i = 0; i < 3000; ++i) {
        const auto word = [](int k) {
            std::string w;
            for (int r = 0; r < 4; ++r, k /= 20) w += static_cast<char>('b' + k % 20);
            return w;
        };
        items.push_back(
            item((word(i / 3) + " university" + (i % 3 == 1 ? " " + word(i + 7000) : "")).c_str()));
    }
    const auto c = cluster(items, {}, Run{2});
    CHECK(c.merged.size() >= 1000);
    std::vector<int> times(items.size());
    for (const auto& p : c.proposals) {
        CHECK(++times[p.left] <= 3);
        CHECK(++times[p.right] <= 3);
    }
}
