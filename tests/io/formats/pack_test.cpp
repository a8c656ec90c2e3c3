#include <entente/core/base/errors.hpp>
#include <entente/io/formats/network_json.hpp>
#include <entente/io/formats/pack.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/mapped_file.hpp>

#include <catch2/catch.hpp>

#include "support/networks.hpp"

#include <filesystem>
#include <fstream>
#include <random>

using namespace entente;

namespace {

class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("entente-pack-" + std::to_string(++count()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file(const char* name) const { return (path_ / name).string(); }

private:
    static std::uint64_t& count() {
        static std::uint64_t made = std::random_device{}() * std::uint64_t{1000};
        return made;
    }
    std::filesystem::path path_;
};

/// Something in every table.
Network rich() {
    test::NetworkMaker make;
    make.actor("b", "university", "TR");
    const Tie t = make.tie("a", "b", "2019-05~");
    make.tie("b", "c", "2018/2021", "mou", "2024?");
    Builder& b = make.builder();
    const auto text = [&](const char* what) { return b.text(what); };
    const Evidence e{Source{0}, 7, 3, text("p. 4"), text("a \"cell\", with\ttabs and ünïcode")};
    b.add(t, e);
    b.add(Actor{0}, e);
    b[Actor{1}].parent = Actor{0};
    b.add(NameRecord{Actor{0}, text("Alpha"), NameBasis::acronym, text("note"), e});
    b.add(CoverageRecord{Source{0}, Actor{1}, LayerId{0}, Extent::complete, Date::year(2020), text("all")});
    b.add(AttributeRecord{Actor{0}, text("students"), text("12"), {}, Date::month(2020, 2), e});
    b.add(ClaimRecord{text("topic"), Actor{1}, text("property"), text("value"), {}, e});
    b.add(CountRecord{Actor{0}, text("members"), {}, {}, 17, Bound::at_least, e});
    b.add(LifeRecord{t, Stage::renewed, Date::day(2021, 3, 4), text("renewed"), e});
    return make.build();
}

std::string bytes_of(const std::string& path) { return std::string{MappedFile{path}.text()}; }

} // namespace

TEST_CASE("pack: what goes in comes out, twice with the same bytes", "[pack]") {
    const Folder folder;
    const Network network = rich();
    write_pack(folder.file("one"), network, {"cooperation"}, false);
    const PackedNetwork read = read_pack(folder.file("one"), {.threads = 2});
    CHECK(network_json(read.network) == network_json(network));
    CHECK(read.layers == std::vector<std::string>{"cooperation"});
    CHECK(read.network.find("b") == network.find("b"));
    CHECK(read.network[Actor{1}].parent == Actor{0});
    CHECK(read.network[Tie{0}].start.is_approximate());
    CHECK(read.network.vocabulary().types().size() == network.vocabulary().types().size());
    write_pack(folder.file("two"), read.network, {"cooperation"}, false);
    CHECK(bytes_of(folder.file("one")) == bytes_of(folder.file("two")));
    CHECK_THROWS_AS(write_pack(folder.file("one"), network, {}, false), UsageError);
    CHECK_NOTHROW(write_pack(folder.file("one"), network, {}, true));
    CHECK(network_json(read.network) == network_json(network)); // the old file is still mapped

    const Network none = test::NetworkMaker{}.build();
    write_pack(folder.file("none"), none, {}, false);
    CHECK(read_pack(folder.file("none"), {}).network.actor_count() == 0);
}

TEST_CASE("pack: a file cut short anywhere is refused", "[pack]") {
    const Folder folder;
    write_pack(folder.file("whole"), rich(), {}, false);
    const std::string whole = bytes_of(folder.file("whole"));
    for (std::size_t length = 0; length < whole.size(); length += 1 + length / 40) {
        INFO(length);
        write_file(folder.file("cut"), whole.substr(0, length), true);
        CHECK_THROWS_AS(read_pack(folder.file("cut"), {}), InputError);
    }
    write_file(folder.file("cut"), whole + "x", true);
    CHECK_THROWS_AS(read_pack(folder.file("cut"), {}), InputError);
}

TEST_CASE("pack: a file with any byte changed is refused", "[pack]") {
    const Folder folder;
    write_pack(folder.file("whole"), rich(), {}, false);
    const std::string whole = bytes_of(folder.file("whole"));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bad = whole;
        bad[at] = static_cast<char>(bad[at] ^ (1 << at % 8));
        std::ofstream{folder.file("bad"), std::ios::binary} << bad;
        INFO(at);
        CHECK_THROWS_AS(read_pack(folder.file("bad"), {}), InputError);
    }
}

TEST_CASE("pack: other files are told apart", "[pack]") {
    const Folder folder;
    write_file(folder.file("text"), "1 2\n", false);
    CHECK_THROWS_AS(read_pack(folder.file("text"), {}), InputError);
    CHECK_THROWS_AS(read_pack(folder.file("missing"), {}), SystemError);
    CHECK_THROWS_AS(read_pack(folder.file(""), {}), SystemError);
    CHECK_FALSE(is_pack("1 2\n"));
    CHECK(first_bytes(folder.file("text"), 2) == "1 ");
    CHECK(first_bytes(folder.file("missing"), 2).empty());
}
