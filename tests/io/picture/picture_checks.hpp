#pragma once
/// Geometry that every figure must keep, and networks to draw.
#include <entente/core/model/builder.hpp>
#include <entente/io/picture/figure_parts.hpp>
#include <entente/io/picture/raster.hpp>
#include <entente/io/picture/svg.hpp>

#include <catch2/catch.hpp>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace entente::test {

inline std::shared_ptr<const Vocabulary> small_vocabulary() {
    return std::make_shared<const Vocabulary>(
        std::vector<Layer>{{"cooperation", "Cooperation"}, {"membership", "Membership"}},
        std::vector<TieType>{
            {"mou", "Memorandum", LayerId{0}, false, {}, "mou"},
            {"cooperation_agreement", "Agreement", LayerId{0}, false, {}, "agreement"},
            {"protocol", "Protocol", LayerId{0}, false, {}, "protocol"},
            {"exchange", "Exchange", LayerId{0}, false, {}, "mobility"},
            {"member_of", "Member of", LayerId{1}, true, {}, "membership"}},
        std::vector<ActorKind>{{"university", "University", {}, {}},
                               {"institute", "Institute", {}, {}},
                               {"consortium", "Consortium", {}, {}}});
}

inline const std::vector<std::string>& hostile_names() {
    static const std::vector<std::string> names{"<b>bold</b>",
                                                "<script>alert(1)</script>",
                                                "quote \" and ' end\"",
                                                "back\\slash\\",
                                                "\\N \\G \\l",
                                                "line\nbreak\r\n",
                                                "Bəhrəm ĞİıŞç",
                                                "Εθνικό Μετσόβιο",
                                                "МЭИ «Энергия»",
                                                "清华大学",
                                                "საქართველო",
                                                "\xE2\x80\xAEreversed",
                                                "a\xFF\xFEz",
                                                "]]>",
                                                "&amp; &#0; &lol;",
                                                "{{7*7}}",
                                                "=1+1",
                                                "%s%n%d",
                                                "<<table>>",
                                                "-->",
                                                std::string(1000, 'x'),
                                                "many " + std::string(300, 'w') + " words " +
                                                    std::string(90, 'i'),
                                                "\"",
                                                "\\\"",
                                                "\\",
                                                " ",
                                                "%5",
                                                "x\n# 1 \"y\"",
                                                "a;b->c[d=e]",
                                                "\x01\x02\x7F"};
    return names;
}

/// A network of `actors` actors in `countries` countries, with `ties` ties from a fixed seed.
inline Network random_network(std::uint64_t seed, std::size_t actors, std::size_t ties,
                              std::size_t countries = 6, bool star = false) {
    std::mt19937_64 draw{seed};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(draw() % n); };
    const auto words = small_vocabulary();
    Builder b{"A network", words};
    const Source source = b.add(SourceRecord{"s", "A source", "s.csv", "", {}});
    const char* pieces[] = {"National",          "Technical", "State",        "Polytechnic",
                            "Agricultural",      "Medical",   "of the North", "and Economics",
                            "named after N. N.", "Institute"};
    for (std::size_t i = 0; i < actors; ++i) {
        std::string label = "University";
        for (std::size_t k = below(7); k-- > 0;) label += std::string{" "} + pieces[below(10)];
        ActorRecord record;
        record.id = b.text("actor-" + std::to_string(i));
        record.label = b.text(label + " " + std::to_string(i));
        record.kind = KindId{static_cast<std::uint16_t>(below(3))};
        const std::size_t c = below(countries + 1);
        if (c < countries)
            record.country = {static_cast<char>('A' + c / 26), static_cast<char>('A' + c % 26)};
        record.observed = i == 0;
        b.add(record);
    }
    for (std::size_t i = 0; i < ties && actors > 1; ++i) {
        TieRecord tie;
        tie.from = Actor{static_cast<std::uint32_t>(star ? 0 : below(actors))};
        const std::size_t other = star && i + 1 < actors ? i + 1 : below(actors);
        tie.to = Actor{static_cast<std::uint32_t>(star && other == 0 ? 1 : other)};
        tie.type = TypeId{static_cast<std::uint16_t>(below(star ? 4 : 5))};
        tie.certainty = static_cast<Certainty>(below(10) < 8 ? 0 : below(4));
        const int year = 1995 + static_cast<int>(below(30));
        const std::size_t kind = below(10);
        tie.start = kind < 6    ? Date::day(year, 3, 1)
                    : kind < 8  ? Date::year(year)
                    : kind == 8 ? *parse_edtf(std::to_string(year) + "?")
                                : Date{};
        b.add(tie, Evidence{.source = source, .row = static_cast<std::uint32_t>(i + 1)});
    }
    return b.build();
}

/// A network whose every text is hostile; ids are unique and not empty.
inline Network hostile_network(std::uint64_t seed, std::size_t actors, std::size_t ties) {
    std::mt19937_64 draw{seed};
    const auto& names = hostile_names();
    const auto any = [&] { return names[static_cast<std::size_t>(draw() % names.size())]; };
    auto words = std::make_shared<const Vocabulary>(
        std::vector<Layer>{{any(), any()}},
        std::vector<TieType>{{"a" + any(), any(), LayerId{0}, false, {}, any()},
                             {"b" + any(), any(), LayerId{0}, true, {}, any()}},
        std::vector<ActorKind>{{"k" + any(), any(), {}, {}}});
    Builder b{any(), words};
    const Source source = b.add(SourceRecord{any(), any(), any(), "", {}});
    for (std::size_t i = 0; i < actors; ++i) {
        ActorRecord record;
        record.id = b.text(any() + std::to_string(i) + (draw() % 2 ? any() : ""));
        record.label = b.text(draw() % 8 ? any() : "");
        if (draw() % 3 == 0) record.country = {'A', 'Z'};
        record.observed = draw() % 2;
        b.add(record);
    }
    for (std::size_t i = 0; i < ties; ++i) {
        TieRecord tie;
        tie.from = Actor{static_cast<std::uint32_t>(draw() % actors)};
        tie.to = Actor{static_cast<std::uint32_t>(draw() % actors)};
        tie.type = TypeId{static_cast<std::uint16_t>(draw() % 2)};
        tie.certainty = static_cast<Certainty>(draw() % 4);
        if (draw() % 2) tie.start = Date::year(1990 + static_cast<int>(draw() % 30));
        tie.wording = b.text(any());
        tie.link = b.text(draw() % 2 ? "javascript:alert(1)" : "https://a.org/" + any());
        b.add(tie, Evidence{.source = source,
                            .line = static_cast<std::uint32_t>(i),
                            .place = b.text(any()),
                            .text = b.text(any())});
    }
    return b.build();
}

/// No text overlaps another, every text lies on the page, and the page can be drawn.
inline void check_page(const Scene& scene) {
    const auto texts = figure::texts_of(scene);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& [text, box] = texts[i];
        if (box.left < 0 || box.top < 0 || box.right > scene.width || box.bottom > scene.height)
            FAIL("off the page: " << text->text);
        for (std::size_t j = 0; j < i; ++j)
            if (box.overlaps(texts[j].second, -0.3)) // a hair's breadth of descender
                FAIL("overlapping: " << text->text << " and " << texts[j].first->text);
    }
    CHECK(write_svg(scene).size() > 100);
}

/// Paths in groups of a class.
inline void paths_of(const std::vector<shape::Item>& items, const std::string& css_class,
                     std::vector<const shape::Path*>& out, bool inside = false) {
    for (const auto& item : items) {
        if (const auto* path = std::get_if<shape::Path>(&item); path && inside) out.push_back(path);
        if (const auto* group = std::get_if<shape::Group>(&item))
            paths_of(group->items, css_class, out, inside || group->css_class == css_class);
    }
}

inline void circles_of(const std::vector<shape::Item>& items, const std::string& css_class,
                       std::vector<const shape::Circle*>& out, bool inside = false) {
    for (const auto& item : items) {
        if (const auto* circle = std::get_if<shape::Circle>(&item); circle && inside)
            out.push_back(circle);
        if (const auto* group = std::get_if<shape::Group>(&item))
            circles_of(group->items, css_class, out, inside || group->css_class == css_class);
    }
}

} // namespace entente::test
