#include "../picture_checks.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/register_figure.hpp>

using namespace entente;
using namespace entente::test;
using namespace entente::shape;

namespace {

Scene figure_of(const Network& network, const RegisterFigureOptions& options = {}) {
    return register_figure(network, Actor{0}, std::vector<bool>(network.tie_count(), true),
                           options);
}

/// No stream, with its width, touches a text.
void check_streams(const Scene& scene) {
    std::vector<const Path*> streams;
    paths_of(scene.items, "streams", streams);
    REQUIRE(!streams.empty());
    const auto texts = figure::texts_of(scene);
    for (const Path* stream : streams)
        for (const Point p : figure::points_along(*stream, 200))
            for (const auto& [text, box] : texts) {
                if (text->color == "#FFFFFF") continue; // the hub's name lies on the hub
                const double half = stream->style.stroke_width / 2;
                const figure::Box pen{p.x - half, p.y - half, p.x + half, p.y + half};
                if (pen.overlaps(box))
                    FAIL("a stream behind " << text->text << " at " << p.x << ' ' << p.y);
            }
}

Network register_by_country(const std::vector<std::size_t>& partners) {
    Builder b{"Register", small_vocabulary()};
    const Source source = b.add(SourceRecord{"s", "A source", "s.csv", "", {}});
    const auto actor = [&](const std::string& id, const std::string& label, std::size_t c) {
        ActorRecord record;
        record.id = b.text(id);
        record.label = b.text(label);
        record.country = {'A', static_cast<char>('A' + c)};
        return b.add(record);
    };
    const Actor owner = actor("owner", "Azerbaijan Technical University", 25);
    for (std::size_t c = 0; c < partners.size(); ++c)
        for (std::size_t i = 0; i < partners[c]; ++i) {
            TieRecord tie;
            tie.from = owner;
            tie.to = actor(std::to_string(c) + "-" + std::to_string(i),
                           "University " + std::to_string(i), c);
            tie.start = Date::year(2000 + static_cast<int>(i % 20));
            b.add(tie, Evidence{.source = source});
        }
    return b.build();
}

} // namespace

TEST_CASE("registers of any size have no text over text and no stream behind a text") {
    for (const std::size_t partners : {1, 2, 3, 10, 50, 120, 400})
        for (const std::size_t countries : {1, 5, 30}) {
            INFO(partners << " partners, " << countries << " countries");
            const auto network = random_network(partners * 31 + countries, partners + 1,
                                                partners * 11 / 10 + 1, countries, true);
            const auto scene = figure_of(network);
            check_page(scene);
            check_streams(scene);
            CHECK(write_svg(scene) == write_svg(figure_of(network)));
        }
}

TEST_CASE("the two columns are balanced") {
    const auto sides = [](const Scene& scene) {
        std::vector<const Circle*> discs;
        circles_of(scene.items, "actor", discs);
        std::array<int, 2> count{};
        for (const Circle* c : discs) ++count[c->center.x > scene.width / 2];
        return count;
    };
    for (const auto& partners : std::vector<std::vector<std::size_t>>{
             {37, 25, 13, 5, 5, 5, 4, 4, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1},
             {9, 8, 7, 6, 5},
             {1, 1},
             {4, 4, 4, 4}}) {
        const auto count = sides(figure_of(register_by_country(partners)));
        CHECK(std::abs(count[0] - count[1]) <= 3);
    }
    // One country that is nearly all stands on both sides.
    const auto count = sides(figure_of(register_by_country({80, 2})));
    CHECK(std::abs(count[0] - count[1]) <= 4);
}

TEST_CASE("a line per agreement, dashed where it is not stated, and all of them counted") {
    const auto words = small_vocabulary();
    Builder b{"Register", words};
    const Source source = b.add(SourceRecord{"s", "A source", "s.csv", "", {}});
    const auto actor = [&](const char* id, const char* label, std::array<char, 2> country) {
        ActorRecord record;
        record.id = b.text(id);
        record.label = b.text(label);
        record.country = country;
        return b.add(record);
    };
    const Actor owner = actor("o", "Owner", {'A', 'Z'}), p = actor("p", "Partner", {'D', 'E'}),
                q = actor("q", "Nowhere", {});
    const auto tie = [&](Actor to, const char* type, const char* date, Certainty certainty) {
        TieRecord record;
        record.from = to == p ? to : owner; // either end may be the owner
        record.to = to == p ? owner : to;
        record.type = words->type(type);
        record.start = *parse_edtf(date);
        record.certainty = certainty;
        record.link = b.text("https://example.org/");
        b.add(record, Evidence{.source = source});
    };
    tie(p, "mou", "2019-09-16", Certainty::stated);
    tie(p, "protocol", "2003", Certainty::implied);
    tie(q, "mou", "2020?", Certainty::stated);
    tie(q, "mou", "", Certainty::stated);
    b.add(TieRecord{.from = p, .to = q}, Evidence{.source = source}); // not the owner's
    const auto network = b.build();
    const auto scene =
        figure_of(network, {.source_line = "Source: s", .country_name = [](std::string_view code) {
                                return code == "DE" ? std::string{"Germany"} : std::string{code};
                            }});
    std::vector<const Path*> lines;
    paths_of(scene.items, "country", lines);
    REQUIRE(lines.size() == 4);
    CHECK(std::count_if(lines.begin(), lines.end(),
                        [](const Path* l) { return !l->style.dashes.empty(); }) == 1);
    const auto svg = write_svg(scene);
    for (const char* part :
         {">Agreements of Owner<", ">4 agreements, 2 institutions, 1 country, 2003–2020<",
          ">Germany<", ">Country not stated<", ">2003, 2019<", ">2020?<",
          ">Memorandum of understanding (3)<", ">Protocol (1)<", ">Not stated outright (1)<",
          "2 have a date less precise than a day, 1 is undated", "1 whose country is not stated",
          ">Source: s<", "href=\"https://example.org/\"", "known from this side only"})
        CHECK_THAT(svg, Catch::Contains(part));
    auto selected = std::vector<bool>(network.tie_count(), true);
    selected[1] = false;
    CHECK_THAT(write_svg(register_figure(network, owner, selected)),
               Catch::Contains("3 agreements, 2 institutions"));
    selected.pop_back();
    CHECK_THROWS_AS(register_figure(network, owner, selected), UsageError);
}

TEST_CASE("a register without partners is a picture that says so") {
    const auto network = random_network(1, 1, 0);
    const auto scene = figure_of(network);
    check_page(scene);
    CHECK_THAT(scene.description, Catch::Contains("no agreement"));
    CHECK(write_png(scene, 72).size() > 1000);
}

TEST_CASE("hostile names stay text") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto network = hostile_network(seed, 12, 25);
        const auto scene =
            figure_of(network, {.title = "<b>", .country_name = [](std::string_view) {
                                    return std::string{"<i>\""};
                                }});
        const auto svg = write_svg(scene);
        CHECK(svg.find("<script") == std::string::npos);
        CHECK(svg.find("<b>") == std::string::npos);
        CHECK(svg.find("javascript:") == std::string::npos);
        CHECK(write_png(scene, 36).size() > 100); // read strictly by librsvg
    }
}
