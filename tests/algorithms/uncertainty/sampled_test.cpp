#include <entente/algorithms/uncertainty/intervals.hpp>
#include <entente/algorithms/uncertainty/sampled.hpp>
#include <entente/core/base/draws.hpp>

#include <catch2/catch.hpp>

#include <cmath>

#include "support/networks.hpp"

using namespace entente;
using test::NetworkMaker;
using uncertainty::add_intervals;
using uncertainty::Sampled;

namespace {

Network some_network(std::uint64_t seed, bool exact) {
    NetworkMaker make;
    Draws draws{seed, 0};
    for (int i = 0; i < 60; ++i) {
        const std::string year = std::to_string(2010 + draws.below(10));
        make.tie("a" + std::to_string(draws.below(15)), "a" + std::to_string(draws.below(15)),
                 exact ? year + "-07-01" : year);
    }
    return make.build();
}

/// The result of an algorithm on what a lens sees, with intervals.
Result sampled(const Network& network, const Lens& lens, std::string_view algorithm,
               const Settings& settings = {}, const uncertainty::Sampling& sampling = {.draws = 39},
               unsigned threads = 1, std::vector<OpenIdentity> identities = {}) {
    const View view = lens(network);
    const Spec& spec = find_algorithm(algorithm);
    Result result = spec.run({.graph = &view.graph}, settings, {}).result;
    const Sampled job{&spec, &settings, &result};
    add_intervals(std::span{&job, 1}, Ensemble{network, lens, std::move(identities)}, view, {},
                  sampling, {.threads = threads, .seed = 3});
    return result;
}

const Lens in_2015{.at = Date::day(2015, 7, 2)};

} // namespace

TEST_CASE("sampled: where nothing is in doubt, intervals are the value", "[uncertainty][sampled]") {
    const Network network = some_network(1, true);
    const auto scores = std::get<Scores>(sampled(network, in_2015, "betweenness"));
    CHECK(scores.lower->values() == scores.value.values());
    CHECK(scores.upper->values() == scores.value.values());
    CHECK(scores.drawn->median.values() == scores.value.values());
    CHECK(scores.drawn->rank_lower == scores.drawn->rank_upper);
    const auto ties = std::get<TieScores>(sampled(network, in_2015, "tie_betweenness"));
    CHECK(ties.lower->values() == ties.value.values());
    const auto parts = std::get<Partition>(sampled(network, in_2015, "components"));
    for (const double share : *parts.agreement) CHECK(share == 1);
    REQUIRE(parts.quality.size() >= 3);
    CHECK(parts.quality[parts.quality.size() - 3].first.ends_with(" lower"));
}

TEST_CASE("sampled: same bits for any number of threads, others for another seed",
          "[uncertainty][sampled]") {
    const Network network = some_network(2, false);
    const auto one = std::get<Scores>(sampled(network, in_2015, "harmonic"));
    const auto three =
        std::get<Scores>(sampled(network, in_2015, "harmonic", {}, {.draws = 39}, 3));
    CHECK(one.lower == three.lower);
    CHECK(one.upper == three.upper);
    CHECK(one.drawn->median == three.drawn->median);
    CHECK(one.lower != one.upper);
}

TEST_CASE("sampled: a monotone measure stays between its bounds", "[uncertainty][sampled]") {
    const Network network = some_network(3, false);
    Lens lens = in_2015;
    const View possible = lens(network);
    const auto degree = std::get<Scores>(sampled(network, lens, "degree"));
    lens.reading = Reading::certain;
    const View certain = lens(network);
    const auto least =
        std::get<Scores>(find_algorithm("degree").run({.graph = &certain.graph}, {}, {}).result);
    for (const Vertex v : possible.graph.vertices()) {
        const auto there = certain.vertex(possible.actor_of[v]);
        CHECK((*degree.lower)[v] >= (there ? least.value[*there] : 0));
        CHECK((*degree.upper)[v] <= degree.value[v]);
        CHECK(degree.drawn->rank_lower[v] <= degree.drawn->rank_upper[v]);
    }
}

TEST_CASE("sampled: shapes of all kinds get intervals", "[uncertainty][sampled]") {
    const Network network = some_network(4, false);
    const auto profile = std::get<Profile>(sampled(network, in_2015, "hits"));
    for (const auto& c : profile.columns) {
        REQUIRE(c.lower);
        CHECK(c.lower->size() == c.value.size());
    }
    const auto cover = std::get<Cover>(sampled(network, in_2015, "cliques"));
    CHECK(cover.quality.back().first.ends_with(" upper"));
    const auto table =
        std::get<ResultTable>(sampled(network, in_2015, "significance", {{"samples", {"2"}}}));
    bool has_lower = false;
    for (const auto& c : table.columns) has_lower = has_lower || c.name.ends_with("_lower");
    CHECK(has_lower);
    CHECK_THROWS_AS(sampled(network, in_2015, "layout.stress"), UsageError);
    CHECK_THROWS_AS(sampled(network, in_2015, "degree", {}, {.draws = 38}), UsageError);
    CHECK_THROWS_AS(sampled(network, in_2015, "degree", {}, {.draws = 50, .level = 1}), UsageError);
}

TEST_CASE("sampled: actors that may be one have the partners of both", "[uncertainty][sampled]") {
    NetworkMaker make;
    make.tie("a", "x");
    make.tie("b", "y");
    make.tie("b", "z");
    const Network network = make.build();
    const OpenIdentity one{*network.find("a"), *network.find("b"), 0.5};
    const auto degree =
        std::get<Scores>(sampled(network, {}, "degree", {}, {.draws = 39}, 1, {one}));
    const Vertex a = *Lens{}(network).vertex(one.a);
    CHECK((*degree.lower)[a] == 1);
    CHECK((*degree.upper)[a] == 3);
    CHECK(degree.drawn->rank_lower[a] == 1);
}

TEST_CASE("sampled: series of drawn timelines keep their periods", "[uncertainty][sampled]") {
    const Network network = some_network(5, false);
    const Timeline timeline = Lens{}.timeline(network);
    const Spec& spec = find_algorithm("growth.curve");
    const Settings settings{{"period", {"month"}}};
    Result result = spec.run({.timeline = &timeline}, settings, {}).result;
    const Series bounds = std::get<Series>(result);
    add_intervals({&spec, &settings, &result}, Ensemble{network, {}}, timeline, {.draws = 60}, {});
    const auto& series = std::get<Series>(result);
    for (std::size_t c = 0; c < series.columns.size(); ++c)
        for (std::size_t p = 0; p < series.periods.size(); ++p) {
            CHECK(series.columns[c].lower[p] >= bounds.columns[c].lower[p]);
            CHECK(series.columns[c].upper[p] <= bounds.columns[c].upper[p]);
            CHECK(series.columns[c].median[p] <= series.columns[c].upper[p]);
        }
    CHECK(series.columns[1].upper.back() == 60);
}

TEST_CASE("sampled: a series that has bounds of its own keeps them apart",
          "[uncertainty][sampled]") {
    const Network network = some_network(6, false);
    const Timeline timeline = Lens{}.timeline(network);
    const Spec& spec = find_algorithm("growth.forecast");
    const Settings none;
    Result result = spec.run({.timeline = &timeline}, none, {}).result;
    const Series before = std::get<Series>(result);
    add_intervals({&spec, &none, &result}, Ensemble{network, {}}, timeline, {.draws = 39}, {});
    std::size_t bands = 0;
    for (std::size_t c = 0; c < before.columns.size(); ++c) {
        if (!before.columns[c].name.ends_with(" band")) continue;
        const auto& drawn = std::get<Series>(result).columns[c];
        for (std::size_t p = 0; p < before.periods.size(); ++p) {
            if (!(before.columns[c].upper[p] > before.columns[c].lower[p])) continue;
            ++bands;
            // Wider than the least band of the draws would be a point; half of the plain one is
            // not.
            CHECK(drawn.upper[p] - drawn.lower[p] >
                  (before.columns[c].upper[p] - before.columns[c].lower[p]) / 2);
        }
    }
    CHECK(bands > 5);
}

TEST_CASE("sampled: tables of other things in every network have no intervals",
          "[uncertainty][sampled]") {
    const Network network = some_network(7, false);
    const Timeline timeline = Lens{}.timeline(network);
    const Settings none;
    for (const char* name : {"growth.entry", "growth.survival_curve", "temporal.arrival"}) {
        const Spec& spec = find_algorithm(name);
        Result result = spec.run({.timeline = &timeline}, none, {}).result;
        CHECK_FALSE(uncertainty::has_intervals(result));
        CHECK_THROWS_AS(
            add_intervals({&spec, &none, &result}, Ensemble{network, {}}, timeline, {}, {}),
            UsageError);
    }
    const Spec& named = find_algorithm("growth.densification");
    CHECK(uncertainty::has_intervals(named.run({.timeline = &timeline}, none, {}).result));
}

TEST_CASE("sampled: one actor of two names has its ways through time", "[uncertainty][sampled]") {
    NetworkMaker make;
    make.tie("a", "x", "2010-01-01");
    make.tie("b", "y", "2011-01-01");
    const Network network = make.build();
    const Timeline timeline = Lens{}.timeline(network);
    const Spec& spec = find_algorithm("temporal.reach");
    const Settings none;
    Result result = spec.run({.timeline = &timeline}, none, {}).result;
    const Ensemble one{network, {}, {{*network.find("a"), *network.find("b"), 1}}};
    add_intervals({&spec, &none, &result}, one, timeline, {.draws = 39}, {});
    const auto& reach = std::get<Scores>(result);
    const View view = Lens{}(network);
    // Of a, x and y all reach both others but y, which comes too late for x.
    for (const char* id : {"a", "b", "x"})
        CHECK(reach.drawn->median[*view.vertex(*network.find(id))] == 1);
}

namespace {

/// A network whose true days are known, and the same with dates blurred: each interval holds the
/// true day anywhere, so that from the interval alone no day is likelier than another.
struct Trial {
    Network truth, blurred;
};

Trial trial(std::uint64_t number) {
    NetworkMaker exact, vague;
    Draws draws{20, number};
    const auto text = [](Day from, Day to) {
        return from == to ? to_iso(from) : to_iso(from) + "/" + to_iso(to);
    };
    const auto blur = [&](Day day, std::uint32_t most) {
        const auto width = draws.below(most);
        const Day from = day - static_cast<Day>(draws.below(width + 1));
        return text(from, from + static_cast<Day>(width));
    };
    // Wide enough that no interval over the day that is looked at reaches the ends of the span, and
    // a tie's two intervals lie apart.
    const Day first = Date::day(2000, 1, 1).earliest();
    for (int i = 0; i < 420; ++i) {
        const std::string a = "a" + std::to_string(draws.below(30)),
                          b = "a" + std::to_string(draws.below(30));
        const Day begin = first + static_cast<Day>(draws.below(7300));
        const bool ends = draws.below(3) == 0;
        const Day end = begin + 4600 + static_cast<Day>(draws.below(4000));
        exact.tie(a, b, text(begin, begin), "mou", ends ? text(end, end) : "");
        const std::string blurred = blur(begin, 3500);
        vague.tie(a, b, blurred, "mou", ends ? blur(end, 1000) : "");
    }
    return {exact.build(), vague.build()};
}

} // namespace

TEST_CASE("sampled: intervals hold the truth as often as they say", "[uncertainty][sampled]") {
    const Lens lens{.at = Date::day(2010, 1, 1)};
    constexpr std::size_t trials = 1000;
    struct Kind {
        const char* algorithm;
        bool discrete;
        std::size_t asked = 0, held = 0;
    } kinds[] = {
        {"betweenness", false}, {"clustering", false}, {"degree", true}, {"components", true}};
    std::size_t bounded = 0, within_bounds = 0;
    for (std::size_t t = 0; t < trials; ++t) {
        const Trial trial = ::trial(t);
        const View view = lens(trial.blurred), truth = lens(trial.truth);
        const Actor actor = *trial.blurred.find("a0");
        const auto here = view.vertex(actor), there = truth.vertex(*trial.truth.find("a0"));
        const Ensemble ensemble{trial.blurred, lens};
        std::vector<Result> results;
        std::vector<Sampled> jobs;
        static const Settings none;
        for (const Kind& kind : kinds)
            results.push_back(
                find_algorithm(kind.algorithm).run({.graph = &view.graph}, {}, {}).result);
        for (std::size_t k = 0; k < std::size(kinds); ++k)
            jobs.push_back({&find_algorithm(kinds[k].algorithm), &none, &results[k]});
        add_intervals(jobs, ensemble, view, {}, {.draws = 39}, {.threads = 2, .seed = t});
        for (std::size_t k = 0; k < std::size(kinds); ++k) {
            const Result real =
                find_algorithm(kinds[k].algorithm).run({.graph = &truth.graph}, {}, {}).result;
            double value = 0, lower = 0, upper = 0;
            if (const auto* partition = std::get_if<Partition>(&real)) {
                value = partition->count;
                for (const auto& [name, figure] : std::get<Partition>(results[k]).quality) {
                    if (name == "clusters lower") lower = figure;
                    if (name == "clusters upper") upper = figure;
                }
            } else {
                if (!here || !there) continue;
                const auto column = [](const Result& result) -> const VertexMap<double>& {
                    if (const auto* scores = std::get_if<Scores>(&result)) return scores->value;
                    return std::get<Profile>(result).columns.front().value;
                };
                value = column(real)[*there];
                if (const auto* scores = std::get_if<Scores>(&results[k])) {
                    lower = (*scores->lower)[*here];
                    upper = (*scores->upper)[*here];
                } else {
                    const auto& c = std::get<Profile>(results[k]).columns.front();
                    lower = (*c.lower)[*here];
                    upper = (*c.upper)[*here];
                }
                if (std::isnan(value) || std::isnan(lower)) continue;
            }
            ++kinds[k].asked;
            // What is computed in another order may differ in its last bits.
            kinds[k].held += lower - 1e-9 <= value && value <= upper + 1e-9;
        }
        // Exact bounds hold always.
        Lens certain = lens;
        certain.reading = Reading::certain;
        const View least = certain(trial.blurred);
        for (const Vertex v : truth.graph.vertices()) {
            const Actor a = *trial.blurred.find(trial.truth.id(truth.actor_of[v]));
            const auto degree = [](const View& in, std::optional<Vertex> at) {
                return at ? std::get<Scores>(
                                find_algorithm("strength").run({.graph = &in.graph}, {}, {}).result)
                                .value[*at]
                          : 0;
            };
            if (v != Vertex{0} && t % 20) continue; // every actor of some trials, one of the others
            const double value = degree(truth, v);
            ++bounded;
            within_bounds +=
                degree(least, least.vertex(a)) <= value && value <= degree(view, view.vertex(a));
        }
    }
    CHECK(bounded >= trials);
    CHECK(within_bounds == bounded);
    for (const Kind& kind : kinds) {
        const double share = static_cast<double>(kind.held) / static_cast<double>(kind.asked);
        CAPTURE(kind.algorithm, kind.asked, share);
        CHECK(kind.asked > 900);
        CHECK(share >= 0.93);
        if (!kind.discrete) CHECK(share <= 0.97);
    }
}
