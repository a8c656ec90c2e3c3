#include <entente/algorithms/identity/features.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <set>

using namespace entente::identity;

TEST_CASE("every feature has a name of its own and finite weights") {
    std::set<std::string_view> names;
    for (const auto& f : feature_table()) {
        CHECK(names.insert(f.name).second);
        CHECK(!f.name.empty());
        CHECK(std::isfinite(f.name_weight));
        CHECK(std::isfinite(f.affiliation_weight));
    }
}

TEST_CASE("weighted is the sum of weights times values") {
    Features f{};
    CHECK(weighted(f, QueryProfile::name) == 0);
    f[0] = 1;
    f[3] = 2;
    const auto& t = feature_table();
    CHECK(weighted(f, QueryProfile::name) == Approx(t[0].name_weight + 2 * t[3].name_weight));
    CHECK(weighted(f, QueryProfile::affiliation) ==
          Approx(t[0].affiliation_weight + 2 * t[3].affiliation_weight));
}

TEST_CASE("what speaks against has the sign of it") {
    // A fit that turned these round would have learned noise.
    for (const auto& f : feature_table()) {
        if (f.name == "other country" || f.name == "spelling" || f.name == "inside" ||
            f.name == "generic" || f.name == "acronym in small letters" ||
            f.name == "type missing" || f.name == "namesakes") {
            INFO(f.name);
            CHECK(f.name_weight < 0);
            CHECK(f.affiliation_weight < 0);
        }
        if (f.name == "cover" || f.name == "information" || f.name == "city") {
            INFO(f.name);
            CHECK(f.name_weight > 0);
            CHECK(f.affiliation_weight > 0);
        }
    }
}

TEST_CASE("thresholds are in order") {
    for (const auto p : {QueryProfile::name, QueryProfile::affiliation}) {
        CHECK(thresholds(p).ask > 0);
        CHECK(thresholds(p).ask < thresholds(p).same);
        CHECK(thresholds(p).same < 1);
    }
}
