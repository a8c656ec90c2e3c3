#include <entente/core/base/errors.hpp>
#include <entente/io/results/results_folder.hpp>
#include <entente/io/results/write_table.hpp>
#include <entente/io/text/file.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <limits>

using namespace entente;
namespace fs = std::filesystem;

namespace {

ResultTable sample() {
    return {
        {{"name", std::vector<std::string>{"a,b", "say \"x\"", "=1+1", "ş"}},
         {"value", std::vector<double>{0.1, 1e22, std::numeric_limits<double>::quiet_NaN(), 3}}}};
}

struct TemporaryFolder {
    fs::path path = fs::temp_directory_path() /
                    ("entente-test-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    TemporaryFolder() { fs::create_directories(path); }
    ~TemporaryFolder() { fs::remove_all(path); }
    std::string operator/(const std::string& name) const { return (path / name).string(); }
};

} // namespace

TEST_CASE("tables: CSV quotes, guards formulas, leaves missing empty", "[table]") {
    const auto csv = write_table(sample(), {.format = Format::csv});
    CHECK(csv.text == "name,value\n\"a,b\",0.1\n\"say \"\"x\"\"\",1e+22\n'=1+1,\nş,3\n");
    CHECK(csv.guarded == 1);
    CHECK(write_table(sample(), {.format = Format::csv, .raw = true}).text.find("\n=1+1,") !=
          std::string::npos);
    CHECK(
        write_table(sample(), {.format = Format::tsv}).text.starts_with("name\tvalue\na,b\t0.1\n"));
    CHECK(write_table(sample(), {.format = Format::csv, .rows = 1}).text ==
          "name,value\n\"a,b\",0.1\n");
}

TEST_CASE("tables: JSON has a schema, null and whole numbers", "[table]") {
    const auto lines = write_table(sample(), {.format = Format::jsonl}).text;
    CHECK(lines.starts_with("{\"name\":\"a,b\",\"value\":0.1}\n"));
    CHECK(lines.find("{\"name\":\"=1+1\",\"value\":null}") != std::string::npos);
    CHECK(lines.find("\"value\":3}") != std::string::npos);
    CHECK(write_table(sample(), {.format = Format::json, .schema = "x/1"})
              .text.find("\"schema\": \"x/1\"") != std::string::npos);
}

TEST_CASE("tables: aligned for people, wide letters counted, terminals not steered", "[table]") {
    const ResultTable t{{{"name", std::vector<std::string>{"北京", "a\x1b[31m"}},
                         {"n", std::vector<double>{1, 12.34567}}}};
    const auto text = write_table(t, {.format = Format::table}).text;
    CHECK(text == "name             n\n北京             1\na\\x1b[31m  12.3457\n");
    CHECK(write_table(t, {.format = Format::table, .rows = 1}).text.find("… 1 more rows") !=
          std::string::npos);
    CHECK_THROWS_AS(
        write_table({{{"a", std::vector<double>{1}}, {"b", std::vector<double>{}}}}, {}),
        UsageError);
}

TEST_CASE("files: whole or absent", "[file]") {
    const TemporaryFolder folder;
    write_file(folder / "x", "one", false);
    CHECK(read_file(folder / "x") == "one");
    CHECK_THROWS_AS(write_file(folder / "x", "two", false), UsageError);
    CHECK(read_file(folder / "x") == "one");
    write_file(folder / "x", "two", true);
    CHECK(read_file(folder / "x") == "two");
    CHECK_THROWS_AS(write_file(folder / "no/such/x", "one", false), SystemError);
    CHECK_THROWS_AS(write_file(folder.path.string(), "one", true), SystemError);
    CHECK_THROWS_AS(write_file("/dev/full", "one", true), SystemError);
    CHECK_THROWS_AS(read_file(folder / "nothing"), SystemError);
    CHECK_THROWS_AS(read_file(folder.path.string()), SystemError);
    CHECK_THROWS_AS(read_file(folder / "x", {.bytes = 2}), LimitError);
    CHECK(std::distance(fs::directory_iterator{folder.path}, {}) == 1); // nothing left beside it
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("results: a folder with its data package, replaced only if it is ours", "[results]") {
    const TemporaryFolder folder;
    ResultsFolder results;
    results.add_table("t.csv", "A table", sample());
    results.add_file("x.svg", "A picture", "<svg/>");
    results.write(folder / "r", {.version = "1", .title = "Test"}, false);
    CHECK(read_file(folder / "r/t.csv").starts_with("name,value"));
    const auto package = read_file(folder / "r/datapackage.json");
    CHECK(package.find("\"tabular-data-resource\"") != std::string::npos);
    CHECK(package.find(sha256("<svg/>")) != std::string::npos);
    CHECK_THROWS_AS(results.write(folder / "r", {.version = "1", .title = "Test"}, false),
                    UsageError);
    CHECK_NOTHROW(results.write(folder / "r/", {.version = "1", .title = "Test"}, true));
    write_file(folder / "r/notes.txt", "the user's own", false);
    CHECK_THROWS_AS(results.write(folder / "r", {.version = "1", .title = "Test"}, true),
                    UsageError);
    CHECK(read_file(folder / "r/notes.txt") == "the user's own");
    fs::create_directories(folder / "mine");
    write_file(folder / "mine/thesis.txt", "years of work", false);
    CHECK_THROWS_AS(results.write(folder / "mine", {.version = "1", .title = "Test"}, true),
                    UsageError);
    CHECK(read_file(folder / "mine/thesis.txt") == "years of work");
    CHECK(std::distance(fs::directory_iterator{folder.path}, {}) == 2);
}

TEST_CASE("tables: what is no UTF-8 is replaced in JSON, and no terminal is steered", "[table]") {
    const ResultTable t{{{"name", std::vector<std::string>{"a\xFF",
                                                           "\xC2\x9B"
                                                           "2J",
                                                           "\u202Ecba"}}}};
    CHECK(write_table(t, {.format = Format::jsonl}).text.starts_with("{\"name\":\"a\uFFFD\"}\n"));
    CHECK_NOTHROW(write_table(t, {.format = Format::json}));
    CHECK(write_table(t, {.format = Format::table}).text ==
          "name\na\uFFFD\n\\x9b2J\n[U+202E]cba\n");
}

TEST_CASE("files: a symbolic link stays, and what it leads to is written", "[file]") {
    const TemporaryFolder folder;
    write_file(folder / "target", "one", false);
    fs::create_symlink("target", folder / "link");
    CHECK_THROWS_AS(write_file(folder / "link", "two", false), UsageError);
    write_file(folder / "link", "two", true);
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(folder / "target") == "two");
    fs::create_symlink("nowhere", folder / "dangling");
    CHECK_THROWS_AS(write_file(folder / "dangling", "x", false), SystemError);
    CHECK(fs::is_symlink(folder / "dangling"));
}

TEST_CASE("files: folders change places", "[file]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "a");
    fs::create_directories(folder / "b");
    write_file(folder / "a/x", "one", false);
    exchange_folders(folder / "a", folder / "b");
    CHECK(read_file(folder / "b/x") == "one");
    CHECK(fs::is_empty(folder / "a"));
    CHECK_THROWS_AS(exchange_folders(folder / "nothing", folder / "b"), SystemError);
    CHECK(read_file(folder / "b/x") == "one");
}

TEST_CASE("results: links stay, and what cannot be written is an error of the system",
          "[results]") {
    const TemporaryFolder folder;
    ResultsFolder results;
    results.add_file("x.svg", "\xFF", "<svg/>");
    const Provenance provenance{.version = "1", .title = "\xFF"};
    results.write(folder / "r", provenance, false);
    CHECK(read_file(folder / "r/manifest.json").find("\uFFFD") != std::string::npos);
    fs::create_symlink("r", folder / "link");
    results.write(folder / "link", provenance, true);
    CHECK(fs::is_symlink(folder / "link"));
    fs::create_symlink("nowhere", folder / "dangling");
    CHECK_THROWS_AS(results.write(folder / "dangling", provenance, true), SystemError);
    CHECK_THROWS_AS(results.write(folder / std::string(300, 'a'), provenance, false), SystemError);
    CHECK_THROWS_AS(results.write(folder / "r/x.svg/y", provenance, false), SystemError);
    fs::create_directories(folder / "odd/manifest.json");
    CHECK_THROWS_AS(results.write(folder / "odd", provenance, true), UsageError);
    CHECK(std::distance(fs::directory_iterator{folder.path}, {}) == 4);
}
