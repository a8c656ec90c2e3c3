#include "forms.hpp"

#include <entente/algorithms/identity/compare.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace entente;
using namespace entente::identity;
using test::form;

namespace {

Answer answer(const char* a, const char* b, const PairContext& context = {}) {
    return compare(form(a), form(b), context).answer;
}

bool has(const Comparison& c, ReasonKind kind) {
    return std::any_of(c.reasons.begin(), c.reasons.end(),
                       [&](const Reason& r) { return r.kind == kind; });
}

} // namespace

TEST_CASE("a name is itself, unless it says nothing") {
    CHECK(answer("riga technical university", "riga technical university") == Answer::same);
    CHECK(answer("university hospital", "university hospital") == Answer::ask);
    CHECK(answer("", "") == Answer::different);
    CHECK(answer("riga", "") == Answer::different);
}

TEST_CASE("similar names of two institutions are not the same") {
    CHECK(answer("azerbaijan technical university", "azerbaijan technology university") !=
          Answer::same);
    CHECK(answer("istanbul technical university", "istanbul university") == Answer::different);
    CHECK(answer("moscow state technical university",
                 "<bauman> moscow state technical university") == Answer::ask);
    CHECK(answer("khazar university",
                 "khazar state university ~technology ~engineering <esenov>") == Answer::different);
    CHECK(answer("university ~paris #12", "university ~paris") == Answer::different);
    CHECK(answer("university hospital rennes", "university hospital caen") == Answer::different);
    CHECK(answer("washington university", "university ~washington") == Answer::ask);
    CHECK(answer("kazan university <tupolev>", "kazan university <lenin>") == Answer::different);
}

TEST_CASE("spellings and plurals are found") {
    const auto c = compare(form("moscow technical university ~communications information"),
                           form("moscow technical university ~communication information"));
    CHECK(c.answer != Answer::different);
    CHECK(has(c, ReasonKind::spelling));
    CHECK(answer("mueller university lund", "muller university lund") == Answer::same);
    CHECK(answer("astra zeneca lund", "astrazeneca lund") != Answer::different);
}

TEST_CASE("a part is not its body, and says so") {
    const auto c = compare(form("georgian technical university {faculty ~mechanical engineering}"),
                           form("georgian technical university"));
    CHECK(c.answer == Answer::different);
    CHECK(has(c, ReasonKind::unit));
}

TEST_CASE("countries and hosts") {
    CHECK(answer("york university", "york university", {"CA", "GB", "", "", false}) ==
          Answer::different);
    CHECK(answer("york university", "york university", {"CA", "GB", "a.b", "a.b", false}) ==
          Answer::ask);
    CHECK(answer("york university", "york university", {"CA", "CA", "", "", false}) ==
          Answer::same);
    // A host lifts a doubt to a question, and an aggregator's host does nothing.
    CHECK(answer("kursk university", "kursk state medical university",
                 {"", "", "k.ru", "k.ru", false}) == Answer::ask);
    CHECK(answer("kursk university", "kursk state medical university",
                 {"", "", "k.ru", "k.ru", true}) == Answer::different);
    CHECK(answer("kursk university", "glazov university", {"", "", "k.ru", "k.ru", true}) ==
          Answer::different);
}

TEST_CASE("acronyms and initials ask") {
    CHECK(answer("^rtu", "riga technical university") == Answer::ask);
    CHECK(answer("^rtu", "riga medical university") == Answer::different);
    CHECK(answer("^rtu", "^rtu") == Answer::ask);
}

TEST_CASE("word likeness") {
    const auto likeness = [](const char* a, const char* b) {
        return word_likeness(form(a).words[0], form(b).words[0]);
    };
    CHECK(likeness("kharkiv", "kharkiv") == 1);
    CHECK(likeness("xazar", "khazar") == Approx(0.95));
    CHECK(likeness("technical", "technology") == 0);
    CHECK(likeness("moscow", "istanbul") == 0);
    CHECK(likeness("bauman", "baumana") == Approx(0.85));
    CHECK(likeness("oslo", "osle") == 0);
}

TEST_CASE("compare is symmetric, and its score lies in the band of its answer") {
    const std::vector<std::string> words{
        "university", "~university", "technical", "state",  "moscow",    "kazan",
        "<bauman>",   "#2",          "(volga)",   "kazans", "institute", "^rtu",
        "{faculty}",  "azerbaijan",  "khazar",    "xazar",  "technology"};
    std::mt19937_64 draw{7};
    const auto some = [&] {
        std::string text;
        for (auto n = 1 + draw() % 5; n > 0; --n) text += words[draw() % words.size()] + ' ';
        return form(text, draw() % 4 == 0 ? "RU" : "");
    };
    for (int i = 0; i < 20000; ++i) {
        const auto a = some(), b = some();
        PairContext context;
        if (draw() % 3 == 0) context.left_host = context.right_host = "a.b";
        const auto x = compare(a, b, context), y = compare(b, a, context);
        INFO(a.key << " | " << b.key);
        REQUIRE(x.answer == y.answer);
        REQUIRE(x.score == Approx(y.score));
        REQUIRE(x.reasons.size() == y.reasons.size());
        switch (x.answer) {
        case Answer::same:
            REQUIRE(x.score >= 0.9);
            break;
        case Answer::ask:
            REQUIRE((x.score >= 0.5 && x.score < 0.9));
            break;
        case Answer::different:
            REQUIRE(x.score < 0.5);
            break;
        }
    }
}

TEST_CASE("a reason is one line") {
    CHECK(to_string(Reason{ReasonKind::left_over, "technical", "", -2.5}) ==
          "left over: technical | – (-2.5)");
}

TEST_CASE("translations of two names may have all words in common") {
    const PairContext context{"BE", "BE", "", "", false};
    // Vrije Universiteit Brussel, Université libre de Bruxelles.
    CHECK(compare(form("national university moscow"), form("university national moscow"), context)
              .answer == Answer::ask);
}
