#include <entente/algorithms/paths/dispatch.hpp>

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("dispatch: the portable copy is always there, the best last", "[paths][dispatch]") {
    const auto known = paths::known_instructions();
    CHECK(known.front() == paths::Instructions::portable);
    CHECK(known.back() == paths::best_instructions());
}
