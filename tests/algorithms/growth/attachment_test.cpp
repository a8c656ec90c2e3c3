#include <entente/algorithms/growth/attachment.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::test;
using growth::attachment;

namespace {

Timeline random(std::uint32_t seed, std::uint32_t n, int ties) {
    Dice dice{seed};
    std::vector<Event> events;
    for (int i = 0; i < ties; ++i) {
        const auto known = std::min<std::uint32_t>(n, 3 + static_cast<std::uint32_t>(i) / 2);
        events.push_back(tie(dice.below(known), dice.below(known), on(i * 20)));
    }
    return timeline(n, std::move(events));
}

} // namespace

TEST_CASE("growth attachment: kernels of a few steps", "[growth][attachment]") {
    const auto t =
        timeline(4, {tie(0, 1, Date::year(2000)), tie(0, 2, Date::year(2001)),
                     tie(2, 1, Date::year(2003)), tie(0, 3, Date::year(2003)), tie(3, 2)});
    const auto table = attachment(t, {.fitness = false, .penalty = 1, .before = 0.6});
    CHECK(figure(table, "steps") == 3);
    CHECK(figure(table, "attachments") == 4);
    CHECK(figure(table, "jeong: A(2)") == 1);
    CHECK(figure(table, "newman: A(2)") == 1.5);
    // Only the last step had a choice between degrees: two of two at 1, one at 2, so that A(2) = x
    // solves 1 = 3 x / (2 + x).
    CHECK(figure(table, "joint: A(2)") == Approx(1).epsilon(1e-5));
    CHECK(figure(table, "joint: exponent") == Approx(0).margin(1e-5));
    CHECK(figure(table, "ties undated") == 1);
}

TEST_CASE("growth attachment: shape and penalty are chosen, for any number of threads",
          "[growth][attachment]") {
    const auto t = random(4, 40, 160);
    const auto table = attachment(t, {}, {.threads = 1});
    CHECK(same(table, attachment(t, {}, {.threads = 3})));
    const double shape = figure(table, "joint: shape"), penalty = figure(table, "joint: penalty");
    CHECK(shape >= 2);
    CHECK(penalty > 0);
    CHECK(same(table, attachment(t, {.shape = shape, .penalty = penalty})));
    CHECK(figure(table, "joint: exponent", "lower") <= figure(table, "joint: exponent"));
    CHECK(figure(table, "joint: converged") == 1);
    CHECK(figure(table, "joint: spread of fitness") >= 0);
    CHECK(figure(attachment(t, {.fitness = false}), "joint: spread of fitness") == 0);
}

TEST_CASE("growth attachment: nothing to choose from", "[growth][attachment]") {
    CHECK(std::isnan(figure(attachment({}), "joint: exponent")));
    const auto one = timeline(2, {tie(0, 1, Date::year(2000))});
    CHECK(figure(attachment(one), "attachments") == 0);
    CHECK(std::isnan(figure(attachment(one), "newman: exponent")));
    CHECK_THROWS_AS(attachment(one, {.shape = 0.5}), UsageError);
    CHECK_THROWS_AS(
        find_algorithm("growth.attachment").run({.timeline = &one}, {{"before", {"1"}}}, {}),
        UsageError);
}
