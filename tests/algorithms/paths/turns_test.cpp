#include <entente/algorithms/paths/turns.hpp>

#include <catch2/catch.hpp>

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace entente;

TEST_CASE("turns: items pass in order whatever the threads", "[paths][turns]") {
    const unsigned threads = GENERATE(1u, 2u, 5u);
    std::vector<std::size_t> passed;
    std::vector<char> was_clean(100), was_right(100); // Catch counts in one thread only
    paths::in_turn(
        {.threads = threads}, 100, [] { return 0; }, [] { return std::size_t{0}; },
        [&](std::size_t i, int, std::size_t& mine) {
            was_clean[i] = mine == 0;
            // Some items take long, so that others come back before them.
            if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
            mine = i * i;
        },
        [&](std::size_t i, std::size_t& mine) {
            was_right[i] = mine == i * i;
            mine = 0;
            passed.push_back(i);
        });
    CHECK(was_clean == std::vector<char>(100, 1));
    CHECK(was_right == std::vector<char>(100, 1));
    REQUIRE(passed.size() == 100);
    for (std::size_t i = 0; i < 100; ++i) CHECK(passed[i] == i);
}

TEST_CASE("turns: a failure ends the waiting, and so does a stop", "[paths][turns]") {
    const unsigned threads = GENERATE(1u, 3u);
    const auto go = [&](const Run& run, auto body) {
        paths::in_turn(
            run, 50, [] { return 0; }, [] { return 0; }, body, [](std::size_t, int&) {});
    };
    CHECK_THROWS_AS(go({.threads = threads},
                       [](std::size_t i, int, int&) {
                           if (i == 7) throw std::runtime_error("seven");
                       }),
                    std::runtime_error);
    std::stop_source stop;
    CHECK_THROWS_AS(go({.threads = threads, .stop = stop.get_token()},
                       [&](std::size_t i, int, int&) {
                           if (i == 7) stop.request_stop();
                       }),
                    Cancelled);
}
