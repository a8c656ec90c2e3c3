#pragma once
/// The report: one HTML page that holds all it needs, asks nothing of any server, and stands
/// without script.
#include <entente/core/run/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::report {

/// A figure that stands first: "121", "agreements".
struct Tile {
    std::string value, label;
};

struct Paragraph {
    std::string text;
};
/// A picture as SVG, made by write_svg: names in it are escaped already.
struct Figure {
    std::string svg, caption;
};
/// A table whose rows can be sorted; of a longer one the first rows, and how many there are.
struct Table {
    std::string caption;
    ResultTable cells;
    std::size_t most_rows = 200;
    std::vector<std::string> numeric{}; ///< columns of text that begin with a number: "3 [1–5]"
    std::string sorted{};               ///< the column by which the rows stand in falling order
    /// Where the cells of a column lead, one address a row; only web addresses become links.
    std::string linked{};
    std::vector<std::string> links{};
    /// Its rows are the ties of the explorer, in their order: what the columns date, wording and
    /// source say of a tie is then not written twice.
    bool is_ties = false;
};
/// Items one after another; the address of each is shown behind it, and may be empty.
struct List {
    std::string heading;
    std::vector<std::pair<std::string, std::string>> items;
};
/// Terms and what is said of them.
struct Definitions {
    std::vector<std::pair<std::string, std::string>> of;
};

struct Section {
    std::string id, heading;
    std::vector<std::variant<Paragraph, Figure, Table, List, Definitions>> blocks;
};

/// What the page lets be searched, filtered and moved through time: the network itself.
struct Explorer {
    /// The script counts how often each occurs.
    struct Word {
        std::string label, color;
    };
    struct Actor {
        std::string id, label; ///< an id that only spells the label anew may be left out
        std::uint32_t kind = 0;
        std::string country; ///< its name, or empty
        bool observed = false;
        std::uint32_t cluster = 0; ///< from 1; 0 for none
        double x = 0, y = 0;
    };
    struct Tie {
        std::uint32_t from = 0, to = 0, type = 0, layer = 0;
        std::optional<int> first_year{}, last_year{}; ///< between which it began
        bool stated = true;
        std::string date{}, wording{}, source{};
    };
    /// A word at a place: the country of the actors around.
    struct Note {
        std::string text;
        double x = 0, y = 0;
    };
    std::vector<Word> kinds, types, layers;
    std::vector<Actor> actors;
    std::vector<Tie> ties;
    std::vector<Note> notes{};
};

struct Page {
    std::string language = "en", picture_language = "en";
    std::string title, subtitle;
    std::vector<Tile> tiles;
    std::optional<Explorer> explorer;
    std::string note; ///< what the picture of the network leaves in doubt; may be empty
    Figure overview;  ///< the network for who has no script; its SVG may be empty
    std::vector<Section> sections;
    std::string footer;
};

/// UTF-8, the same bytes for the same page. A content security policy forbids everything but the
/// page's own style and script, by their hashes; texts are escaped, and data is JSON in which no
/// less-than sign stands. Cost linear.
std::string write_page(const Page& page);

} // namespace entente::report
