/// What every algorithm promises, asked of each through the catalogue.
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <bit>
#include <cctype>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

using namespace entente;

namespace {

/// Every setting of one choice or one switch, besides the defaults.
std::vector<Settings> settings_of(const Spec& spec) {
    std::vector<Settings> all{{}};
    for (const OptionSpec& option : spec.options) {
        if (option.type == "boolean")
            for (const std::string text : {"false", "true"}) all.push_back({{option.name, {text}}});
        for (const auto& choice : option.choices) all.push_back({{option.name, {choice}}});
    }
    return all;
}

/// All numbers of a result, in a fixed order.
std::vector<double> numbers(const Result& result) {
    std::vector<double> all;
    const auto add = [&](const auto& values) {
        for (const auto value : values) all.push_back(static_cast<double>(value));
    };
    if (const auto* r = std::get_if<Scores>(&result)) {
        add(r->value);
        if (r->lower) add(*r->lower);
        if (r->upper) add(*r->upper);
    } else if (const auto* ties = std::get_if<TieScores>(&result)) {
        add(ties->value);
    } else if (const auto* profile = std::get_if<Profile>(&result)) {
        for (const auto& column : profile->columns) add(column.value);
    } else if (const auto* cover = std::get_if<Cover>(&result)) {
        for (const auto& cluster : cover->clusters)
            for (const Vertex v : cluster) all.push_back(static_cast<double>(index(v)));
        for (const auto& [_, value] : cover->quality) all.push_back(value);
    } else if (const auto* p = std::get_if<Partition>(&result)) {
        add(p->cluster);
        for (const auto& [_, value] : p->quality) all.push_back(value);
    } else if (const auto* s = std::get_if<Series>(&result)) {
        for (const auto& c : s->columns) {
            add(c.lower);
            add(c.upper);
        }
        for (const auto& [_, value] : s->apart) all.push_back(value);
    } else if (const auto* at = std::get_if<Positions>(&result)) {
        for (const auto& point : at->at) {
            all.push_back(point.x);
            all.push_back(point.y);
        }
    }
    return all;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
    });
}

bool alike(double a, double b) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

void check_shape(const Result& result, const Graph& g) {
    if (const auto* r = std::get_if<Scores>(&result)) CHECK(r->value.size() == g.order());
    if (const auto* r = std::get_if<TieScores>(&result)) CHECK(r->value.size() == g.size());
    if (const auto* r = std::get_if<Positions>(&result)) CHECK(r->at.size() == g.order());
    if (const auto* r = std::get_if<Profile>(&result)) {
        CHECK_FALSE(r->columns.empty());
        for (const auto& column : r->columns) CHECK(column.value.size() == g.order());
    }
    if (const auto* r = std::get_if<Cover>(&result))
        for (const auto& cluster : r->clusters) {
            CHECK_FALSE(cluster.empty());
            CHECK(std::is_sorted(cluster.begin(), cluster.end()));
            CHECK(std::adjacent_find(cluster.begin(), cluster.end()) == cluster.end());
            CHECK((cluster.empty() || index(cluster.back()) < g.order()));
        }
    if (const auto* r = std::get_if<Partition>(&result)) {
        CHECK(r->cluster.size() == g.order());
        std::vector<std::size_t> size(r->count), least(r->count);
        for (std::size_t v = g.order(); v-- > 0;) {
            const auto c = r->cluster[Vertex{static_cast<std::uint32_t>(v)}];
            REQUIRE(c < r->count);
            ++size[c];
            least[c] = v;
        }
        for (std::size_t c = 1; c < r->count; ++c) {
            CHECK(size[c] <= size[c - 1]);
            if (size[c] == size[c - 1]) CHECK(least[c - 1] < least[c]);
        }
    }
    for (const double value : numbers(result)) CHECK_FALSE(std::isinf(value));
}

/// Three groups by remainder, vertices with a remainder of 3 in none; `to`, if given, says what
/// vertices are called now.
Grouping thirds(const Graph& g, const std::vector<std::uint32_t>& to = {}) {
    Grouping grouping{VertexMap<std::uint32_t>(g.order()), {"a", "b", "c"}};
    for (std::uint32_t v = 0; v < g.order(); ++v)
        grouping.of[Vertex{to.empty() ? v : to[v]}] = v % 4 == 3 ? Grouping::none : v % 4;
    return grouping;
}

std::set<std::string> reference_keys() {
    std::ifstream file(ENTENTE_SOURCE_DIR "/docs/references.bib");
    std::set<std::string> keys;
    for (std::string line; std::getline(file, line);)
        if (line.substr(0, 1) == "@") {
            const auto begin = line.find('{') + 1;
            keys.insert(line.substr(begin, line.find(',') - begin));
        }
    return keys;
}

} // namespace

TEST_CASE("catalogue: every algorithm is described", "[catalogue]") {
    const auto known = reference_keys();
    REQUIRE_FALSE(known.empty());
    std::set<std::string_view> names;
    for (const Spec& spec : catalogue()) {
        INFO(spec.name);
        CHECK(names.insert(spec.name).second);
        CHECK(spec.name == std::string{spec.family()} + "." + std::string{spec.short_name()});
        REQUIRE_FALSE(spec.summary.empty());
        CHECK(spec.summary.back() != '.');
        CHECK_FALSE(std::isupper(static_cast<unsigned char>(spec.summary.front())));
        CHECK_FALSE(spec.formula.empty());
        CHECK_FALSE(spec.caveat.empty());
        CHECK_FALSE(spec.time.empty());
        CHECK_FALSE(spec.space.empty());
        CHECK_FALSE(spec.references.empty());
        for (const auto key : spec.references) {
            INFO(key);
            CHECK(known.contains(std::string{key}));
        }
        for (const OptionSpec& option : spec.options) {
            INFO(option.name);
            CHECK_FALSE(option.help.empty());
        }
        CHECK(&find_algorithm(spec.name) == &spec);
    }
}

TEST_CASE("catalogue: degenerate graphs", "[catalogue]") {
    const auto kind = GENERATE(test::undirected, test::directed);
    for (const Spec& spec : catalogue()) {
        if (spec.takes_timeline) continue;
        for (const auto& [name, g] : test::degenerate_graphs(kind))
            for (const Settings& settings : settings_of(spec)) {
                INFO(spec.name << " on " << name
                               << (settings.empty() ? ""
                                                    : " with " + settings.begin()->first + " " +
                                                          settings.begin()->second.front()));
                try {
                    const Grouping grouping = thirds(g);
                    const Outcome outcome =
                        spec.run({.graph = &g, .grouping = &grouping}, settings, {});
                    CHECK(shape_name(outcome.result) == spec.shape);
                    CHECK(outcome.options.size() == spec.options.size());
                    check_shape(outcome.result, g);
                } catch (const UsageError& error) {
                    // A weight of 0 is no length, and three groups are not two modes.
                    const std::string what = error.what();
                    if (what.find("two modes") == std::string::npos) {
                        CHECK(name.substr(0, 6) == "weight");
                        CHECK(what.find("the weight 0") != std::string::npos);
                    }
                }
            }
    }
}

TEST_CASE("catalogue: degenerate timelines", "[catalogue]") {
    const Timeline none, quiet{.order = 3, .events = {}, .class_of = {}},
        undated{
            .order = 2, .events = {{Vertex{0}, Vertex{1}}, {Vertex{0}, Vertex{0}}}, .class_of = {}};
    for (const Spec& spec : catalogue()) {
        if (!spec.takes_timeline) continue;
        INFO(spec.name);
        for (const auto* timeline : {&none, &quiet, &undated})
            for (const Settings& settings : settings_of(spec)) {
                const auto result = spec.run({.timeline = timeline}, settings, {}).result;
                for (const double value : numbers(result)) CHECK(std::isfinite(value));
            }
    }
}

TEST_CASE("catalogue: the same bits for any number of threads", "[catalogue]") {
    const auto seed = GENERATE(range(0u, 6u));
    const auto g = test::random_graph(seed, 80, 60 + 30 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto grouping = thirds(g);
    for (const Spec& spec : catalogue()) {
        if (spec.takes_timeline) continue;
        for (const Settings& settings : settings_of(spec)) {
            INFO(spec.name);
            const auto on = [&](unsigned threads) -> std::vector<double> {
                try {
                    return numbers(spec.run({.graph = &g, .grouping = &grouping}, settings,
                                            {.threads = threads, .seed = 7})
                                       .result);
                } catch (const UsageError&) {
                    return {}; // three groups are not two modes
                }
            };
            CHECK(same_bits(on(1), on(3)));
        }
    }
}

TEST_CASE("catalogue: names of vertices do not matter", "[catalogue]") {
    const auto seed = GENERATE(range(0u, 8u));
    const auto g = test::random_graph(seed, 30, 20 + 10 * seed,
                                      seed % 2 ? test::directed : test::undirected, seed % 3 == 0);
    const auto to = test::shuffled(seed + 1, g.order());
    const auto h = test::relabeled(g, to);
    const auto moved = [&](Vertex v) { return Vertex{to[index(v)]}; };
    const auto before = thirds(g), after = thirds(h, to);
    for (const Spec& spec : catalogue()) {
        // Heuristics start from an order of vertices, and end near but not at the same.
        if (spec.takes_timeline || spec.heuristic) continue;
        for (const Settings& settings : settings_of(spec)) {
            INFO(spec.name);
            Result a, b;
            try {
                a = spec.run({.graph = &g, .grouping = &before}, settings, {}).result;
                b = spec.run({.graph = &h, .grouping = &after}, settings, {}).result;
            } catch (const UsageError&) {
                continue; // three groups are not two modes
            }
            if (const auto* x = std::get_if<Profile>(&a))
                for (std::size_t c = 0; c < x->columns.size(); ++c)
                    for (const Vertex v : g.vertices())
                        CHECK(alike(x->columns[c].value[v],
                                    std::get<Profile>(b).columns[c].value[moved(v)]));
            if (const auto* x = std::get_if<Scores>(&a))
                for (const Vertex v : g.vertices())
                    CHECK(alike(x->value[v], std::get<Scores>(b).value[moved(v)]));
            if (const auto* x = std::get_if<TieScores>(&a))
                for (const Edge e : g.edges())
                    CHECK(alike(x->value[e], std::get<TieScores>(b).value[e]));
            if (const auto* x = std::get_if<Partition>(&a)) {
                const auto& y = std::get<Partition>(b);
                CHECK(x->count == y.count);
                CHECK(x->quality == y.quality);
                for (const Vertex u : g.vertices())
                    for (const Vertex v : g.vertices())
                        CHECK((x->cluster[u] == x->cluster[v]) ==
                              (y.cluster[moved(u)] == y.cluster[moved(v)]));
            }
        }
    }
}

TEST_CASE("catalogue: what is called monotone never falls when a tie is added", "[catalogue]") {
    const auto seed = GENERATE(range(0u, 6u));
    const auto g =
        test::random_graph(seed, 12, 4 + 3 * seed, seed % 2 ? test::directed : test::undirected);
    std::mt19937_64 draw{seed};
    for (int i = 0; i < 10; ++i) {
        std::vector<EdgeEnds> edges;
        for (const Edge e : g.edges()) edges.push_back(g.ends(e));
        edges.push_back({Vertex{static_cast<std::uint32_t>(draw() % 12)},
                         Vertex{static_cast<std::uint32_t>(draw() % 12)}});
        const Graph more(12, edges, g.is_directed() ? test::directed : test::undirected);
        for (const Spec& spec : catalogue()) {
            if (!spec.monotone) continue;
            for (const Settings& settings : settings_of(spec)) {
                INFO(spec.name);
                const auto grouping = thirds(g);
                const auto on = [&](const Graph& which) {
                    return numbers(
                        spec.run({.graph = &which, .grouping = &grouping}, settings, {}).result);
                };
                std::vector<double> before, after;
                try {
                    before = on(g);
                    after = on(more);
                } catch (const UsageError&) {
                    continue; // three groups are not two modes
                }
                for (std::size_t v = 0; v < before.size(); ++v)
                    CHECK(after[v] >= before[v] - 1e-12);
            }
        }
    }
}

TEST_CASE("catalogue: every algorithm refuses nonsense and stops when asked", "[catalogue]") {
    const auto g = test::random_graph(1, 40, 100);
    const Timeline timeline{.order = 1, .events = {}, .class_of = {}};
    std::stop_source stop;
    stop.request_stop();
    for (const Spec& spec : catalogue()) {
        INFO(spec.name);
        const Grouping grouping = thirds(g);
        const Subject subject{.graph = &g, .timeline = &timeline, .grouping = &grouping};
        CHECK_THROWS_AS(spec.run(subject, {{"no_such_option", {"1"}}}, {}), UsageError);
        CHECK_THROWS_AS(spec.run({}, {}, {}), UsageError);
        for (const OptionSpec& option : spec.options)
            CHECK_THROWS_AS(spec.run(subject, {{option.name, {"nonsense"}}}, {}), UsageError);
        // What takes longer than linear time must be possible to stop.
        if (spec.time.find('n') != std::string_view::npos && spec.time.substr(0, 8) != "O(n + m)")
            CHECK_THROWS_AS(spec.run(subject, {}, {.stop = stop.get_token()}), Cancelled);
    }
}
