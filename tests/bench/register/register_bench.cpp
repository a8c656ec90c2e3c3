/// How fast a long register is read, and in how much memory.
///
///     register_bench [ROWS [SEED]]     a million rows, seed 1
///
/// Makes a register from the seed (number, partner, country, type, date, address; about 110 bytes a
/// row, names and countries as unevenly spread as in life, one row in a hundred damaged), checks
/// what is read of it against what was put in, and only then takes the time: from bytes to the last
/// entry, decoding included. The peak of memory is that of a process of its own; so is the peer,
/// the csv module of Python, which splits the same bytes into dictionaries and does no more.
#include <entente/io/register/reader.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace entente;

namespace {

/// The generator is ours, so that every machine makes the same bytes.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) { return next() % n; }
    /// Small numbers far more often than large ones.
    std::size_t skewed(std::size_t n) { return std::min(below(n), below(n)); }

private:
    std::uint64_t state_;
};

struct Expected {
    std::size_t rows = 0, used = 0, merged = 0, aside = 0, rejected = 0, undated = 0,
                unknown_countries = 0;
};

struct Made {
    std::string text;
    Expected expected;
};

Made make(std::size_t rows, std::uint64_t seed) {
    static constexpr std::array countries{
        "Germany", "Türkiye", "Russian Federation", "Italy", "United Kingdom", "Poland",
        "China",   "Ukraine", "Kazakhstan",         "Korea", "Spain",          "Česko",
        "France",  "Georgia", "Azərbaycan",         "Japan", "United States",  "India"};
    static constexpr std::array types{"Memorandum of understanding",
                                      "Cooperation agreement",
                                      "Student exchange agreement",
                                      "Framework agreement",
                                      "MoU",
                                      "Agreement on mutual cooperation in scientific research",
                                      "Protocol"};
    static constexpr std::array towns{"Alba",   "Brno",  "Caen",  "Dortmund", "Évora", "Florence",
                                      "Gdańsk", "Haifa", "İzmir", "Jena",     "Kyiv",  "Lund"};
    static constexpr std::array kinds{"Technical University of", "State University of",
                                      "Academy of Sciences of", "Polytechnic Institute of",
                                      "University of Applied Sciences"};
    Made made;
    Chance chance{seed};
    std::string& t = made.text;
    t.reserve(rows * 125);
    t = "No,University,Country,Type of agreement,Date,Website\n";
    Expected& e = made.expected;
    for (std::size_t i = 1; i <= rows; ++i) {
        const std::size_t mess = chance.below(1'000);
        const std::size_t house = chance.skewed(40'000);
        const std::string name = fmt::format("{} {} No. {}", kinds[house % kinds.size()],
                                             towns[house % towns.size()], house);
        const char* country = countries[chance.skewed(countries.size())];
        const std::string date = fmt::format("{:02}.{:02}.{}", 1 + chance.below(28),
                                             1 + chance.below(12), 1991 + chance.below(34));
        ++e.rows;
        ++e.used;
        if (mess == 0) { // a page break
            fmt::format_to(std::back_inserter(t),
                           "No,University,Country,Type of agreement,Date,Website\n");
            ++e.rows;
            ++e.aside;
        }
        if (mess == 1) { // nobody to agree with
            --e.used;
            ++e.rejected;
        }
        e.undated += mess == 2;
        e.unknown_countries += mess == 3;
        fmt::format_to(std::back_inserter(t), "{},{},{},{},{},https://www.u{}.edu/international/en",
                       i,
                       mess == 1   ? ""
                       : mess == 4 ? fmt::format("\"{}, Main\"", name)
                                   : name,
                       mess == 3 ? "Narnia" : country, types[chance.skewed(types.size())],
                       mess == 2   ? "soon"
                       : mess == 5 ? fmt::format("{} May 2014", 1 + chance.below(28))
                                   : date,
                       house);
        if (mess == 6) { // the address goes on in the next row
            t += "/\n,,,,,partners";
            ++e.rows;
            ++e.merged;
        }
        t += mess == 7 ? "  \n" : "\n";
    }
    return made;
}

struct Counted {
    RowAccount account;
    std::size_t entries = 0, undated = 0, unknown_countries = 0;
    double seconds = 0;
};

Counted read(std::string bytes, const Words& words) {
    Counted c;
    const auto begin = std::chrono::steady_clock::now();
    Tables tables;
    tables.push_back(parse_delimited(decode(std::move(bytes), "bench.csv"), "bench.csv"));
    const RegisterReading reading =
        read_register(std::move(tables), words, {}, [&](const RegisterEntry& entry) {
            ++c.entries;
            c.undated += !entry.date.is_known();
            c.unknown_countries += entry.country.empty();
        });
    c.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    c.account = reading.account;
    return c;
}

bool check(const Counted& c, const Expected& e) {
    bool good = true;
    const auto same = [&](const char* what, std::size_t got, std::size_t wanted) {
        if (got == wanted) return;
        fmt::print(stderr, "{}: {} instead of {}\n", what, got, wanted);
        good = false;
    };
    same("rows", c.account.rows, e.rows);
    same("used", c.account.used, e.used);
    same("merged", c.account.merged, e.merged);
    same("aside", c.account.aside, e.aside);
    same("rejected", c.account.rejected, e.rejected);
    same("entries", c.entries, e.used);
    same("undated", c.undated, e.undated);
    same("unknown countries", c.unknown_countries, e.unknown_countries);
    return good;
}

std::string file_text(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string bytes(std::filesystem::file_size(file), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// Peak of memory in bytes of a child process that reads the file once.
std::size_t peak_of_child(const std::filesystem::path& file, const Words& words) {
    const pid_t child = fork();
    if (child == 0) {
        read(file_text(file), words);
        rusage own{};
        getrusage(RUSAGE_SELF, &own);
        _exit(0);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    return static_cast<std::size_t>(used.ru_maxrss) * 1'024;
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const Words words = parse_vocabulary(built_in_vocabulary_tables());
    const auto file = std::filesystem::temp_directory_path() /
                      fmt::format("entente-register-bench-{}.csv", getpid());
    Expected expected;
    std::size_t size = 0;
    { // the text goes before memory is measured
        Made made = make(rows, seed);
        expected = made.expected;
        size = made.text.size();
        std::ofstream{file, std::ios::binary} << made.text;
    }
    const std::size_t peak = peak_of_child(file, words);
    const bool good = check(read(file_text(file), words), expected);
    if (good) {
        double best = 1e9;
        for (int i = 0; i < 5; ++i) best = std::min(best, read(file_text(file), words).seconds);
        const double mb = static_cast<double>(size) / 1e6;
        fmt::print("rows {}, bytes {} ({:.1f} a row)\n", rows, size,
                   static_cast<double>(size) / static_cast<double>(rows));
        fmt::print("best of 5: {:.3f} s, {:.0f} rows/s, {:.1f} MB/s\n", best,
                   static_cast<double>(expected.rows) / best, mb / best);
        fmt::print("peak memory: {:.1f} MB, {:.2f} of the file\n", static_cast<double>(peak) / 1e6,
                   static_cast<double>(peak) / static_cast<double>(size));
        const std::string peer =
            fmt::format("python3 -c \"import csv,time;t=time.perf_counter();n=sum(1 for r in "
                        "csv.DictReader(open('{}',encoding='utf-8',newline='')));print(time.perf_"
                        "counter()-t)\"",
                        file.string());
        if (FILE* pipe = popen(peer.c_str(), "r")) {
            double seconds = 0;
            if (std::fscanf(pipe, "%lf", &seconds) == 1 && seconds > 0)
                fmt::print("csv.DictReader of Python: {:.3f} s, {:.1f} times as long\n", seconds,
                           seconds / best);
            pclose(pipe);
        }
    }
    std::filesystem::remove(file);
    return good ? 0 : 1;
}
