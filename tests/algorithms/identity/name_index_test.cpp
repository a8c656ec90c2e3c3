#include "forms.hpp"

#include <entente/algorithms/identity/name_index.hpp>

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::identity;
using test::form;

namespace {

struct Entry {
    const char* name;
    const char* country;
    const char* city = "";
    NameUse use = NameUse::primary;
};

NameIndex index_of(const std::vector<Entry>& entries) {
    std::vector<IndexedEntity> entities;
    std::vector<IndexedName> names;
    for (const auto& e : entries) {
        names.push_back({static_cast<std::uint32_t>(entities.size()), form(e.name), e.use});
        IndexedEntity entity{e.country, {}, {}};
        if (*e.city) entity.cities.push_back(form(e.city));
        entities.push_back(std::move(entity));
    }
    return {std::move(entities), std::move(names)};
}

NameIndex small() {
    return index_of({{"university ~paris #12 val ~marne", "FR", "creteil"},
                     {"university ~paris", "FR", "paris"},
                     {"university hospital rennes", "FR", "rennes"},
                     {"university hospital caen", "FR", "caen"},
                     {"university hospital", "IN", "bengaluru"},
                     {"riga technical university", "LV", "riga"},
                     {"york university", "CA", "toronto"},
                     {"university ~york", "GB", "york"},
                     {"denso (japan)", "JP", "kariya"},
                     {"^rtu", "LV", "", NameUse::acronym}});
}

NameQuery ask(const char* text, QueryProfile profile = QueryProfile::name) {
    return {{form(text)}, {}, {}, profile};
}

std::string best(const NameIndex& index, const NameQuery& query) {
    const auto found = index.matches(query);
    if (found.empty() || found.front().answer == Answer::different) return "none";
    return std::to_string(found.front().entity) + ' ' + std::string{name_of(found.front().answer)};
}

} // namespace

TEST_CASE("an exact primary name matches") {
    const auto index = small();
    CHECK(best(index, ask("riga technical university")) == "5 same");
    CHECK(best(index, ask("university ~paris #12 val ~marne")).starts_with("0"));
    CHECK(best(index, ask("university hospital caen")).starts_with("3"));
}

TEST_CASE("generic words alone match nothing") {
    const auto index = small();
    CHECK(best(index, ask("university hospital")) == "none");
    CHECK(best(index, ask("university")) == "none");
    CHECK(best(index, ask("technical university")) == "none");
}

TEST_CASE("one hospital is not another, and a numbered university not the plain one") {
    const auto without = index_of(
        {{"university hospital caen", "FR", "caen"}, {"university ~paris", "FR", "paris"}});
    CHECK(best(without, ask("university hospital rennes")) == "none");
    CHECK_FALSE(best(without, ask("university ~paris #12")).ends_with("same"));
}

TEST_CASE("a name among the parts of an affiliation") {
    const auto index = small();
    NameQuery q{{form("faculty ~engineering"), form("riga technical university"), form("riga"),
                 form("latvia", "LV")},
                {},
                {},
                QueryProfile::affiliation};
    CHECK(best(index, q).starts_with("5"));
    q.parts[1] = form("unknown technical university");
    CHECK(best(index, q) != "5 same");
    q.parts = {form("faculty ~engineering"), form("unknown university"), form("latvia", "LV")};
    CHECK(best(index, q) == "none");
}

TEST_CASE("a spelling of a rare word is found") {
    const auto index = small();
    CHECK(best(index, ask("university hospital renes")) != "3 same");
    const auto found = index.matches(ask("university hospital renes"));
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().entity == 2);
}

TEST_CASE("the country tells namesakes apart") {
    auto q = ask("york university");
    q.country = "CA";
    CHECK(best(small(), q).starts_with("6"));
}

TEST_CASE("matches come with reasons, best first, and sum to 1 at most") {
    const auto found = small().matches(ask("york university"), 5);
    REQUIRE_FALSE(found.empty());
    double sum = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        sum += found[i].score;
        CHECK_FALSE(found[i].reasons.empty());
        if (i > 0) CHECK(found[i].score <= found[i - 1].score);
    }
    CHECK(sum <= 1 + 1e-12);
    CHECK(found.front().margin <= found.front().score);
    CHECK(small().matches(ask("york university"), 0).empty());
}

TEST_CASE("a host that several entities have is shared") {
    std::vector<IndexedEntity> entities(3);
    entities[0].hosts = {"a.ru", "own.ru"};
    entities[1].hosts = {"a.ru"};
    const NameIndex index{entities, {{0, form("kursk university"), NameUse::primary}}};
    CHECK(index.is_shared_host("a.ru"));
    CHECK_FALSE(index.is_shared_host("own.ru"));
    CHECK_FALSE(index.is_shared_host("b.ru"));
}

TEST_CASE("nothing in, nothing out") {
    const NameIndex none{{}, {}};
    CHECK(none.matches(ask("riga")).empty());
    CHECK(small().matches(NameQuery{}).empty());
    CHECK(small().matches(ask("")).empty());
    CHECK_THROWS_AS((NameIndex{{}, {{0, form("a"), NameUse::primary}}}), UsageError);
}

TEST_CASE("the same for any number of threads, and for one at a time") {
    const auto index = small();
    std::vector<NameQuery> queries;
    for (int i = 0; i < 40; ++i)
        for (const char* t : {"york university", "riga", "university hospital rennes", "technical",
                              "^rtu", "paris #12"})
            queries.push_back(ask(t));
    const auto one = index.matches(queries, 3, Run{1});
    const auto four = index.matches(queries, 3, Run{4});
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const auto alone = index.matches(queries[i], 3);
        REQUIRE(one[i].size() == four[i].size());
        REQUIRE(one[i].size() == alone.size());
        for (std::size_t k = 0; k < one[i].size(); ++k) {
            CHECK(one[i][k].entity == four[i][k].entity);
            CHECK(one[i][k].score == four[i][k].score);
            CHECK(one[i][k].score == alone[k].score);
            CHECK(one[i][k].reasons == four[i][k].reasons);
        }
    }
}

TEST_CASE("many words are no harm") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "word" + std::to_string(i % 300) + ' ';
    const auto long_name = form(text);
    const NameIndex index{{IndexedEntity{}}, {{0, long_name, NameUse::primary}}};
    CHECK(index.matches({{long_name}, {}, {}, QueryProfile::name}).size() == 1);
}
