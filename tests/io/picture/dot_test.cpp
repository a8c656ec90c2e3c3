#include "picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/picture/dot.hpp>
#include <entente/io/text/escape.hpp>

#include <graphviz/cgraph.h>

#include <clocale>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <set>
#include <thread>

using namespace entente;
using namespace entente::test;

namespace {

struct Close {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Read = std::unique_ptr<Agraph_t, Close>;

Read read(const std::string& dot) {
    agreseterrors();
    Read graph{agmemread(dot.c_str())};
    REQUIRE(graph);
    REQUIRE(agerrors() == 0);
    return graph;
}

std::string value(void* object, const char* name) {
    const char* text = agget(object, const_cast<char*>(name));
    return text ? text : "";
}

Lens everyone() {
    Lens lens;
    lens.isolates = true;
    return lens;
}

std::string node_name(std::string_view id) {
    return (id.starts_with('%') ? "\\" : "") + dot_text(id);
}

using EdgeFacts = std::multiset<std::vector<std::string>>;

std::vector<std::string> facts(std::string from, std::string to, bool directed,
                               std::vector<std::string> rest) {
    if (!directed && to < from) std::swap(from, to);
    rest.insert(rest.begin(), {std::move(from), std::move(to)});
    return rest;
}

/// What is read back is what was in the view.
void check_round_trip(const Network& network, const View& view) {
    const auto dot = write_dot(network, view, {.provenance = {{"version", network.title()}}});
    const auto graph = read(dot);
    REQUIRE(static_cast<std::size_t>(agnnodes(graph.get())) == view.graph.order());
    REQUIRE(static_cast<std::size_t>(agnedges(graph.get())) == view.graph.size());
    REQUIRE(static_cast<bool>(agisdirected(graph.get())) == view.graph.is_directed());
    REQUIRE_FALSE(agisstrict(graph.get()));
    REQUIRE(value(graph.get(), "label") == dot_text(network.title()));
    REQUIRE(value(graph.get(), "entente_version") == dot_text(network.title()));
    for (const Vertex v : view.graph.vertices()) {
        const Actor a = view.actor_of[v];
        auto* node = agnode(graph.get(), const_cast<char*>(node_name(network.id(a)).c_str()), 0);
        if (!node) FAIL("not read back: " << network.id(a));
        // An assertion each would take most of the time.
        const auto same = [&](const char* what, std::string_view written) {
            if (const auto read = value(node, what); read != written)
                FAIL(what << " of " << network.id(a) << ": " << read << ", not " << written);
        };
        same("label", dot_text(network.label(a)));
        same("kind", dot_text(network.kind(a).id));
        same("country", network.country(a));
        same("observed", network[a].observed ? "true" : "false");
        same("style", network[a].observed ? "filled" : "solid");
    }
    EdgeFacts expected, found;
    for (const Edge e : view.graph.edges()) {
        const auto ends = view.graph.ends(e);
        const Tie tie = view.ties_of[e].front();
        expected.insert(facts(node_name(network.id(view.actor_of[ends.from])),
                              node_name(network.id(view.actor_of[ends.to])),
                              view.graph.is_directed(),
                              {dot_text(network.type(tie).id), to_edtf(onset(network[tie])),
                               std::string{name_of(network[tie].certainty)},
                               network[tie].certainty == Certainty::stated ? "" : "dashed"}));
    }
    for (auto* node = agfstnode(graph.get()); node; node = agnxtnode(graph.get(), node))
        for (auto* edge = agfstout(graph.get(), node); edge; edge = agnxtout(graph.get(), edge))
            found.insert(facts(agnameof(agtail(edge)), agnameof(aghead(edge)),
                               view.graph.is_directed(),
                               {value(edge, "type"), value(edge, "date"), value(edge, "certainty"),
                                value(edge, "style")}));
    REQUIRE(found == expected);
}

} // namespace

TEST_CASE("DOT reads back as the same network, hostile names and all") {
    for (std::uint64_t seed = 0; seed < 10000; ++seed) {
        INFO("seed " << seed);
        const auto network = hostile_network(seed, 1 + seed % 13, seed % 29);
        Lens lens = everyone();
        if (seed % 2) lens.arrows = Arrows::directed;
        check_round_trip(network, lens(network));
    }
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto network = random_network(seed, 30, 60);
        check_round_trip(network, Lens{}(network));
    }
}

TEST_CASE("a backslash, a quotation mark and markup are text to Graphviz") {
    Builder b{"T", small_vocabulary()};
    ActorRecord record;
    record.id = b.text("a");
    record.label = b.text("<b>\\N</b> \"x\\");
    b.add(record);
    const auto network = b.build();
    const auto dot = write_dot(network, everyone()(network));
    CHECK_THAT(dot, Catch::Contains("label=\"<b>\\\\N</b> \\\"x\\\\\""));
    CHECK(dot.find("=<") == std::string::npos); // an HTML label
}

TEST_CASE("positions, scores, clusters and merged ties are written") {
    const auto network = random_network(3, 4, 12);
    Lens lens;
    lens.parallel = Parallel::sum;
    const auto view = lens(network);
    const auto n = view.graph.order();
    Positions positions{VertexMap<Positions::Point>(n)};
    positions.at[Vertex{1}] = {1.5, -2.25};
    Scores scores{VertexMap<double>(n, 1)};
    scores.value[Vertex{0}] = 4;
    scores.value[Vertex{1}] = std::numeric_limits<double>::quiet_NaN();
    Partition partition{VertexMap<std::uint32_t>(n, 1), 2};
    const auto graph = read(write_dot(
        network, view,
        {.title = "Title", .positions = &positions, .scores = &scores, .partition = &partition}));
    auto* node =
        agnode(graph.get(),
               const_cast<char*>(std::string{network.id(view.actor_of[Vertex{1}])}.c_str()), 0);
    CHECK(value(node, "pos") == "108.00,162.00");
    CHECK(value(node, "score") == "");
    CHECK(value(node, "width") == "0.15");
    CHECK(value(node, "cluster") == "1");
    CHECK(value(graph.get(), "label") == "Title");
    auto* first =
        agnode(graph.get(),
               const_cast<char*>(std::string{network.id(view.actor_of[Vertex{0}])}.c_str()), 0);
    CHECK(value(first, "width") == "0.75");
    CHECK(value(first, "score") == "4");
    double ties = 0;
    for (auto* v = agfstnode(graph.get()); v; v = agnxtnode(graph.get(), v))
        for (auto* e = agfstout(graph.get(), v); e; e = agnxtout(graph.get(), e))
            ties += std::stod(value(e, "weight"));
    CHECK(ties == static_cast<double>(std::count_if(
                      network.ties().begin(), network.ties().end(),
                      [](const TieRecord& t) { return t.certainty <= Certainty::disputed; })));

    CHECK_THROWS_AS(write_dot(network, view, {.positions = std::make_unique<Positions>().get()}),
                    UsageError);
    CHECK_THROWS_AS(write_dot(network, view, {.scores = std::make_unique<Scores>().get()}),
                    UsageError);
    CHECK_THROWS_AS(write_dot(network, view, {.partition = std::make_unique<Partition>().get()}),
                    UsageError);
}

TEST_CASE("DOT is the same in every locale and from every thread") {
    const auto network = random_network(5, 20, 40);
    Lens lens;
    lens.weighting = Weighting::ties;
    const auto view = lens(network);
    Positions positions{VertexMap<Positions::Point>(view.graph.order(), {0.5, 0.25})};
    const DotOptions options{.positions = &positions};
    const auto dot = write_dot(network, view, options);
    for (const char* name : {"C", "de_DE.UTF-8", "tr_TR.UTF-8", "az_AZ.UTF-8", "ru_RU.UTF-8"}) {
        std::setlocale(LC_ALL, name); // stays as it was where the locale is missing
        CHECK(write_dot(network, view, options) == dot);
    }
    std::setlocale(LC_ALL, "C");
    std::vector<std::string> texts(4);
    std::vector<std::thread> threads;
    for (auto& text : texts)
        threads.emplace_back([&] { text = write_dot(network, view, options); });
    for (auto& thread : threads) thread.join();
    for (const auto& text : texts) CHECK(text == dot);
}

TEST_CASE("Graphviz accepts what is written") {
    if (std::system("command -v dot > /dev/null 2>&1") != 0) {
        WARN("skipped: there is no dot program");
        return;
    }
    const std::string file = std::string{ENTENTE_BINARY_DIR} + "/picture_dot_test.dot";
    for (const std::uint64_t seed : {1, 2, 3}) {
        const auto network = hostile_network(seed, 12, 20);
        std::ofstream{file, std::ios::binary} << write_dot(network, everyone()(network));
        CHECK(std::system(("dot -Tcanon -o /dev/null '" + file + "'").c_str()) == 0);
    }
    const auto network = random_network(1, 20, 30);
    std::ofstream{file, std::ios::binary} << write_dot(network, Lens{}(network));
    CHECK(std::system(("dot -Tsvg -o /dev/null '" + file + "'").c_str()) == 0);
    std::remove(file.c_str());
}
