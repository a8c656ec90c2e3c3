#include <entente/core/base/errors.hpp>
#include <entente/io/formats/edge_list.hpp>
#include <entente/io/text/vocabulary.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>
#include <tuple>

using namespace entente;

namespace {

const std::shared_ptr<const Vocabulary>& words() {
    static const auto made = parse_vocabulary(built_in_vocabulary_tables()).vocabulary;
    return made;
}

struct Read {
    EdgeListAccount account;
    Network network;
};

Read read(std::string_view text, bool directed = false, unsigned threads = 1) {
    EdgeListAccount account;
    Network network =
        read_edge_list(text, {.id = "list", .title = "list", .file = "list.el", .sha256 = {}, .as_of = {}}, words(),
                       {.directed = directed}, {.threads = threads}, account);
    return {std::move(account), std::move(network)};
}

using Row = std::tuple<std::string, std::string, double, std::uint32_t>;

std::vector<Row> rows(const Network& n) {
    std::vector<Row> all;
    for (std::uint32_t i = 0; i < n.tie_count(); ++i) {
        const TieRecord t = n[Tie{i}];
        REQUIRE(n.evidence(Tie{i}).size() == 1);
        all.emplace_back(n.id(t.from), n.id(t.to), t.weight, n.evidence(Tie{i})[0].line);
    }
    return all;
}

/// The same list read with a few plain lines.
std::vector<Row> oracle(const std::string& text, bool weighted) {
    std::vector<Row> all;
    std::istringstream lines{text};
    std::uint32_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::istringstream cells{line};
        std::string a, b;
        double w = 1;
        if (!(cells >> a >> b)) continue;
        if (weighted) cells >> w;
        all.emplace_back(a, b, w, number);
    }
    return all;
}

} // namespace

TEST_CASE("edge list: numbers, comments, a header, gaps of all kinds", "[edge_list]") {
    const auto r = read("\xEF\xBB\xBF# made by hand\r\nSource;Target\n10 9\n\n9,2\n  2\t10  \n% end\n//x y\n10 10");
    CHECK(r.account.rows == 4);
    CHECK(r.account.rejected == 0);
    CHECK(r.network.actor_count() == 3);
    CHECK(rows(r.network) == std::vector<Row>{{"2", "9", 1, 5}, {"2", "10", 1, 6}, {"9", "10", 1, 3}, {"10", "10", 1, 9}});
    CHECK(r.network.find("10") == Actor{2}); // actors in the order of numbers
    CHECK(r.network.find("9") == Actor{1});
    CHECK_FALSE(r.network.find("3"));
    CHECK(r.network.type(Tie{0}).id == "tie");
    CHECK(r.network.kind(Actor{0}).id == "actor");
}

TEST_CASE("edge list: names, weights, directions", "[edge_list]") {
    const auto r = read("Baku Ankara 2.5\nKyiv Baku 1e-3\nBaku Ankara 0\n", true);
    CHECK(rows(r.network) ==
          std::vector<Row>{{"Baku", "Ankara", 2.5, 1}, {"Baku", "Ankara", 0, 3}, {"Kyiv", "Baku", 1e-3, 2}});
    CHECK(r.network.type(Tie{0}).id == "arc");
    CHECK(r.network.find("Kyiv") == Actor{2}); // in the order of mention
    // A leading zero makes a name of a number.
    CHECK(read("007 7\n").network.actor_count() == 2);
    CHECK(read("4294967295 1\n").network.find("4294967295"));
    CHECK(read("4000000000 5\n5 3999999999\n").network.actor_count() == 3); // sparse numbers
}

TEST_CASE("edge list: what cannot be read is told", "[edge_list]") {
    const auto r = read("1 2 3\n1\n1 2\n1 2 x\n1 2 -1\n1 2 inf\n2 3 4 five\n");
    CHECK(r.account.rows == 7);
    CHECK(r.account.used == 2);
    CHECK(r.account.rejected == 5);
    REQUIRE(r.account.remarks.size() == 6);
    CHECK(r.account.remarks[0].place.line == 2);
    CHECK(r.account.remarks[4].place.line == 6);
    CHECK(r.account.remarks[5].severity == Severity::doubt);
    CHECK(read("1 2\n3 4 5\n").account.remarks.size() == 1); // a third field that the first row lacks
    CHECK(read("").network.tie_count() == 0);
    CHECK(read("# nothing\n\n").network.actor_count() == 0);
    CHECK(read("1 2\n\n\n").account.rows == 1);
}

TEST_CASE("edge list: long lists agree with a plain reader, for any number of threads", "[edge_list]") {
    const bool named = GENERATE(false, true), weighted = GENERATE(false, true);
    std::mt19937_64 draw{named * 2u + weighted};
    std::string text;
    for (int i = 0; text.size() < 10'000'000; ++i) { // three blocks
        const auto actor = [&] { return (named ? "name-" : "") + std::to_string(draw() % 50'000); };
        text += actor() + " " + actor();
        if (weighted) text += " " + std::to_string(draw() % 100) + ".25";
        text += i % 1000 ? "\n" : "\n\n";
    }
    const auto one = read(text, true, 1), two = read(text, true, 2);
    auto expected = oracle(text, weighted), got = rows(one.network);
    CHECK(got == rows(two.network));
    for (std::uint32_t i = 1; i < one.network.tie_count(); ++i) {
        const TieRecord a = one.network[Tie{i - 1}], b = one.network[Tie{i}];
        REQUIRE(std::tuple{a.from, a.to, one.network.evidence(Tie{i - 1})[0].line} <
                std::tuple{b.from, b.to, one.network.evidence(Tie{i})[0].line});
    }
    std::sort(expected.begin(), expected.end());
    std::sort(got.begin(), got.end());
    CHECK(got == expected);
}

TEST_CASE("edge list: known by its beginning", "[edge_list]") {
    CHECK(looks_like_edge_list("1 2\n3\t4\n"));
    CHECK(looks_like_edge_list("# x\n1,2,0.5\n10"));
    CHECK_FALSE(looks_like_edge_list("# x\n"));
    CHECK_FALSE(looks_like_edge_list("a b\n"));
    CHECK_FALSE(looks_like_edge_list("1 2 3 4\n"));
    CHECK_FALSE(looks_like_edge_list("No,Partner\n1,Ankara University\n"));
}
