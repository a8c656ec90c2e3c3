#include <entente/core/run/options.hpp>
#include <entente/core/run/run.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <tuple>

using namespace entente;

namespace {

enum class Shade { light, dark };

struct Sample {
    bool flag = true;
    int count = 3;
    double share = 0.5;
    std::optional<unsigned> limit;
    std::string name = "x";
    Shade shade = Shade::light;
    Date when;
    std::vector<std::string> list;

    static constexpr auto fields() {
        return std::tuple{Field{"flag", &Sample::flag, "a flag"},
                          Field{"count", &Sample::count, "a number", {.least = 1, .most = 9}},
                          Field{"share", &Sample::share, "a share", {.least = 0, .most = 1}},
                          Field{"limit", &Sample::limit, "a limit", {.least = 1}},
                          Field{"name", &Sample::name, "a name"},
                          Field{"shade", &Sample::shade, "a shade"},
                          Field{"when", &Sample::when, "a date"},
                          Field{"list", &Sample::list, "a list"}};
    }
};

} // namespace

template <>
inline constexpr std::array entente::names_of<Shade>{entente::Named<Shade>{"light", Shade::light},
                                                     entente::Named<Shade>{"dark", Shade::dark}};

TEST_CASE("options: read from text, defaults kept, effective values listed", "[options]") {
    const auto s = parse_options<Sample>({{"count", {"7"}}, {"limit", {"none"}}, {"shade", {"dark"}}, {"when", {"2019-09"}}, {"list", {"a,b", "c"}}});
    CHECK(s.count == 7);
    CHECK_FALSE(s.limit);
    CHECK(s.shade == Shade::dark);
    CHECK(to_edtf(s.when) == "2019-09");
    CHECK(s.list == std::vector<std::string>{"a", "b", "c"});
    CHECK(s.flag);
    const auto all = effective(s);
    CHECK(all[1] == std::pair<std::string, std::string>{"count", "7"});
    CHECK(all[7].second == "a,b,c");
    const auto specs = option_specs<Sample>();
    CHECK(specs[5].choices == std::vector<std::string>{"light", "dark"});
    CHECK(specs[2].type == "number");
    CHECK(specs[7].many);
}

TEST_CASE("options: nonsense is refused", "[options]") {
    const std::pair<const char*, const char*> wrong[] = {{"count", "0"}, {"count", "10"}, {"count", "3x"}, {"count", ""}, {"share", "nan"},
                                                         {"share", "1.5"}, {"flag", "maybe"}, {"shade", "drak"}, {"when", "yesterday"}, {"limit", "-1"},
                                                         {"cuont", "3"}};
    for (const auto& [name, value] : wrong) {
        INFO(name << "=" << value);
        CHECK_THROWS_AS(parse_options<Sample>({{name, {value}}}), UsageError);
    }
    try {
        parse_options<Sample>({{"cuont", {"3"}}}, "sample");
    } catch (const UsageError& e) {
        CHECK(std::string{e.what()} == "sample has no option 'cuont'");
        CHECK(e.hint() == "did you mean 'count'?");
    }
}

TEST_CASE("run: sums have the same bits for any number of threads", "[run]") {
    const auto total = [](unsigned threads) {
        Run run;
        run.threads = threads;
        return run.sum(
            10007, 0.0, [] { return 0; }, [](std::size_t i, int, double& into) { into += std::sqrt(static_cast<double>(i)) / 3; },
            [](double& into, double part) { into += part; });
    };
    const double one = total(1);
    for (const unsigned threads : {2u, 3u, 8u}) CHECK(total(threads) == one);
    CHECK(Run{}.sum(0, 5.0, [] { return 0; }, [](std::size_t, int, double&) {}, [](double&, double) {}) == 5.0);
}

TEST_CASE("run: failures and requests to stop come through", "[run]") {
    Run run;
    run.threads = 3;
    CHECK_THROWS_AS(run.for_each(100, [] { return 0; }, [](std::size_t i, int) { if (i == 57) throw UsageError("57"); }), UsageError);
    std::stop_source stop;
    run.stop = stop.get_token();
    std::atomic<int> done{0};
    CHECK_THROWS_AS(run.for_each(1000, [] { return 0; }, [&](std::size_t, int) { if (++done == 10) stop.request_stop(); }), Cancelled);
    CHECK(done < 1000);
    std::size_t last = 0;
    Run watched;
    watched.threads = 4;
    watched.progress = [&](std::size_t d, std::size_t total) { CHECK(d == ++last); CHECK(total == 200); };
    watched.for_each(200, [] { return 0; }, [](std::size_t, int) {});
    CHECK(last == 200);
}
