#include <entente/io/picture/text_measure.hpp>

#include <catch2/catch.hpp>

#include <thread>

using namespace entente;
using shape::Font;
using shape::Weight;

TEST_CASE("every script takes room, in proportion to the size of the font") {
    for (const char* name :
         {"Azərbaycan Texniki Universiteti", "Ağrı İbrahim Çeçen Üniversitesi",
          "Ұлы дала университеті", "Εθνικό Μετσόβιο Πολυτεχνείο",
          "საქართველოს ტექნიკური უნივერსიტეტი", "青岛理工大学", "جامعة", "a\xFF", "\xE2\x80\xAE"}) {
        const auto ten = measure(name, {10, Weight::normal}),
                   twenty = measure(name, {20, Weight::normal});
        CHECK(ten.width > 5);
        CHECK(ten.ascent > 5);
        CHECK(ten.descent > 0.5);
        CHECK(twenty.width == Approx(2 * ten.width));
    }
    CHECK(measure("", {10}).width == 0);
    CHECK(measure("Baku", {10, Weight::bold}).width > measure("Baku", {10}).width);
    CHECK(measure("Baku Baku", {10}).width > 2 * measure("Baku", {10}).width);
}

TEST_CASE("a long name is broken at spaces, evenly, and loses nothing") {
    const std::string name = "Moscow Automobile and Road Construction State Technical University";
    const Font font{10.5};
    const double all = measure(name, font).width;
    const auto one = break_lines(name, font, all + 1);
    CHECK(one == std::vector<std::string>{name});
    const auto two = break_lines(name, font, all * 0.8, 2);
    REQUIRE(two.size() == 2);
    CHECK(two[0] + " " + two[1] == name);
    CHECK(std::max(measure(two[0], font).width, measure(two[1], font).width) < all * 0.62);
}

TEST_CASE("no line is wider than the room, whatever the text") {
    const Font font{10};
    for (const std::string text : {"", " ", "a", "Rhabarberbarbarabarbarbarenbartbarbier",
                                   "Brandenburg University of Technology Cottbus-Senftenberg",
                                   "清华大学清华大学清华大学清华大学清华大学", "  two   spaces  ",
                                   "one\ntwo", "a/b/c/d/e/f/g/h/i/j/k/l/m/n"})
        for (const double width : {20.0, 60.0, 200.0})
            for (const std::size_t most : {1, 2, 5}) {
                const auto lines = break_lines(text, font, width, most);
                REQUIRE(!lines.empty());
                REQUIRE(lines.size() <= most);
                for (const auto& line : lines) REQUIRE(measure(line, font).width <= width + 1e-6);
            }
    CHECK(break_lines(std::string(1000, 'x'), font, 1, 3).size() == 3); // narrower than a letter
}

TEST_CASE("what does not fit ends in an ellipsis") {
    const Font font{10};
    CHECK(cut_line("short", font, 100) == "short");
    const auto cut = cut_line("a name that is much too long", font, 50);
    CHECK(cut.ends_with("\xE2\x80\xA6"));
    CHECK(measure(cut, font).width <= 50);
    const auto lines = break_lines("one two three four five six seven eight", font, 40, 2);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].ends_with("\xE2\x80\xA6"));
}

TEST_CASE("several threads may measure") {
    std::vector<double> widths(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < widths.size(); ++i)
        threads.emplace_back([&, i] {
            for (int k = 0; k < 50; ++k)
                widths[i] = measure("Bakı " + std::to_string(k), {10}).width;
        });
    for (auto& t : threads) t.join();
    for (const double w : widths) CHECK(w == widths[0]);
}
