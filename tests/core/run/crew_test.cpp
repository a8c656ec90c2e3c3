#include <entente/core/run/crew.hpp>
#include <entente/core/run/run.hpp>

#include <catch2/catch.hpp>

#include <numeric>
#include <stdexcept>
#include <vector>

using namespace entente;

TEST_CASE("crew: every item once, one piece of work after the other", "[crew]") {
    const unsigned threads = GENERATE(1u, 2u, 5u);
    Crew crew{threads};
    for (std::size_t count = 0; count < 300; ++count) {
        std::vector<int> met(count);
        crew.for_each(count, [&](std::size_t i) { ++met[i]; });
        CHECK(met == std::vector<int>(count, 1));
    }
}

TEST_CASE("crew: a failure is the caller's, and the crew goes on", "[crew]") {
    const unsigned threads = GENERATE(1u, 3u);
    Crew crew{threads};
    for (int round = 0; round < 20; ++round) {
        CHECK_THROWS_AS(crew.for_each(50, [](std::size_t i) { if (i == 7) throw std::runtime_error("seven"); }),
                        std::runtime_error);
        std::vector<int> met(50);
        crew.for_each(50, [&](std::size_t i) { ++met[i]; });
        CHECK(std::accumulate(met.begin(), met.end(), 0) == 50);
    }
}

TEST_CASE("crew: a run keeps its own for whoever gets a copy", "[crew]") {
    const Run alone = Run{}.with_crew();
    CHECK_FALSE(alone.crew);
    const Run run = Run{.threads = 2}.with_crew();
    REQUIRE(run.crew);
    CHECK(run.with_crew().crew == run.crew);
}
