#include <entente/algorithms/blocks/image.hpp>
#include <entente/core/run/catalogue.hpp>

#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <cmath>
#include <map>
#include <set>

using namespace entente;
using blocks::grouping_of;
using blocks::image;

namespace {

struct Row {
    double ties, possible, density;
    std::string type;
};

std::map<std::pair<std::string, std::string>, Row> rows(const ResultTable& table) {
    std::map<std::pair<std::string, std::string>, Row> all;
    const auto text = [&](std::size_t c, std::size_t i) { return std::get<std::vector<std::string>>(table.columns.at(c).cells).at(i); };
    const auto number = [&](std::size_t c, std::size_t i) { return std::get<std::vector<double>>(table.columns.at(c).cells).at(i); };
    for (std::size_t i = 0; i < std::get<std::vector<std::string>>(table.columns.at(0).cells).size(); ++i)
        all[{text(0, i), text(1, i)}] = {number(2, i), number(3, i), number(4, i), text(5, i)};
    return all;
}

Grouping groups(std::vector<std::uint32_t> of, std::vector<std::string> names) { return {VertexMap<std::uint32_t>(std::move(of)), std::move(names)}; }

} // namespace

TEST_CASE("image: each type of block", "[blocks][image]") {
    constexpr auto none = Grouping::none;
    // a: 0 1 2, b: 3 4, c: 5, nobody is in d; 6 is in no group.
    const auto by = groups({0, 0, 0, 1, 1, 2, none}, {"a", "b", "c", "d"});
    const auto g = test::graph(7, {{0, 3}, {1, 3}, {2, 4}, {2, 4}, {3, 0}, {4, 0}, {3, 5}, {5, 3}, {5, 4}, {0, 1}, {6, 0}, {5, 6}, {1, 1}, {5, 0}, {5, 1}}, test::directed);
    const auto table = image(g, by);
    const auto at = rows(table);
    CHECK(at.size() == 9);
    const auto check = [&](const char* from, const char* to, double ties, double possible, const char* type) {
        INFO(from << " to " << to);
        const Row& row = at.at({from, to});
        CHECK(row.ties == ties);
        CHECK(row.possible == possible);
        if (possible > 0)
            CHECK(row.density == ties / possible);
        else
            CHECK(std::isnan(row.density));
        CHECK(row.type == type);
    };
    check("a", "a", 1, 6, "mixed");
    check("a", "b", 3, 6, "regular");
    check("a", "c", 0, 3, "null");
    check("b", "a", 2, 6, "row_regular");
    check("b", "b", 0, 2, "null");
    check("b", "c", 1, 2, "column_regular");
    check("c", "a", 2, 3, "row_regular");
    check("c", "b", 2, 2, "complete");
    check("c", "c", 0, 0, "null");
}

TEST_CASE("image: pair by pair", "[blocks][image]") {
    const auto seed = GENERATE(range(0u, 12u));
    const auto g = test::random_graph(seed, 10, 10 + 4 * seed, seed % 2 ? test::directed : test::undirected);
    std::mt19937_64 draw{seed};
    std::vector<std::uint32_t> of(10);
    for (auto& x : of) x = static_cast<std::uint32_t>(draw() % 3);
    std::set<std::pair<std::size_t, std::size_t>> tied;
    for (const Edge e : g.edges()) {
        const auto u = index(g.ends(e).from), v = index(g.ends(e).to);
        if (u == v) continue;
        tied.insert({u, v});
        if (!g.is_directed()) tied.insert({v, u});
    }
    std::map<std::pair<std::string, std::string>, double> ties;
    const std::vector<std::string> names{"x", "y", "z"};
    for (const auto& [u, v] : tied) ties[{names[of[u]], names[of[v]]}] += 1;
    double sum = 0;
    for (const auto& [pair, row] : rows(image(g, groups(of, names)))) {
        CHECK(row.ties == ties[pair]);
        sum += row.possible;
    }
    CHECK(sum == 90);
}

TEST_CASE("image: of a partition, and nonsense refused", "[blocks][image]") {
    Partition parts{VertexMap<std::uint32_t>(12), 12};
    for (std::uint32_t v = 0; v < 12; ++v) parts.cluster[Vertex{v}] = v;
    const auto by = grouping_of(parts);
    CHECK(by.names.front() == "01");
    CHECK(by.names.back() == "12");
    CHECK(std::is_sorted(by.names.begin(), by.names.end()));
    CHECK(rows(image(test::graph(12, {{0, 11}}), by)).at({"12", "01"}).type == "complete");
    CHECK_THROWS_AS(image(test::graph(2, {}), {}), UsageError);
    const Graph none;
    CHECK_THROWS_AS(find_algorithm("blocks.image").run({.graph = &none}, {}, {}), UsageError);
}
