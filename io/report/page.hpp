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
};
/// Terms and what is said of them.
struct Definitions {
    std::vector<std::pair<std::string, std::string>> of;
};

struct Section {
    std::string id, heading;
    std::vector<std::variant<Paragraph, Figure, Table, Definitions>> blocks;
};

/// What the page lets be searched, filtered and moved through time: the network itself.
struct Explorer {
    struct Word {
        std::string label, color;
    };
    struct Actor {
        std::string id, label;
        std::uint32_t kind = 0;
        std::string country; ///< its name, or empty
        bool observed = false;
        std::uint32_t cluster = 0; ///< from 1; 0 for none
        double size = 0;           ///< the number of its partners
        double x = 0, y = 0;
    };
    struct Tie {
        std::uint32_t from = 0, to = 0, type = 0, layer = 0;
        std::optional<int> first_year{}, last_year{}; ///< between which it began
        bool stated = true;
        std::string date{}, evidence{};
    };
    std::vector<Word> kinds, types, layers;
    std::vector<Actor> actors;
    std::vector<Tie> ties;
};

struct Page {
    std::string language = "en";
    std::string title, subtitle;
    std::vector<Tile> tiles;
    std::optional<Explorer> explorer;
    Figure overview; ///< the network for who has no script; its SVG may be empty
    std::vector<Section> sections;
    std::string footer;
};

/// UTF-8, the same bytes for the same page. A content security policy forbids everything but the
/// page's own style and script, by their hashes; texts are escaped, and data is JSON in which no
/// less-than sign stands. Cost linear.
std::string write_page(const Page& page);

} // namespace entente::report
