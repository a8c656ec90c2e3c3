#include <entente/core/base/errors.hpp>
#include <entente/core/base/suggest.hpp>

#include <catch2/catch.hpp>

#include <vector>

using namespace entente;

TEST_CASE("suggest: the nearest name within a third of the letters", "[suggest]") {
    const std::vector<std::string> names{"betweenness", "degree", "closeness", "centrality"};
    CHECK(nearest("betweeness", names) == "betweenness");
    CHECK(nearest("dergee", names) == "degree");
    CHECK(nearest("CENTRALITY", names) == "centrality");
    CHECK_FALSE(nearest("pagerank", names));
    CHECK_FALSE(nearest("", names));
    CHECK_FALSE(nearest("x", {}));
    CHECK(did_you_mean("degre", names) == "did you mean 'degree'?");
    CHECK(did_you_mean("qqqqqq", names).empty());
}

TEST_CASE("errors: a diagnostic names place, excerpt and what to try", "[errors]") {
    const Diagnostic d{Severity::error, {"a.csv", 3, 7}, "not a date", "30.30.2020", "2020-09-30"};
    CHECK(to_string(d) == "a.csv:3:7: error: not a date\n    30.30.2020\n  try: 2020-09-30");
    CHECK(to_string(Place{"a.csv", 0, 5}) == "a.csv");
    CHECK(std::string{InputError{{d, d}}.what()}.find('\n') != std::string::npos);
}
