#include "html.hpp"

#include "allowance.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace entente {
namespace {

constexpr std::size_t deepest = 256, most_tables = 10'000;
constexpr unsigned most_columns_spanned = 1'000, most_rows_spanned = 65'534; // as browsers do

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string lowered(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

void put_code_point(std::string& out, std::uint32_t c) {
    // What numbers below 160 mean in pages is what Windows-1252 says.
    static constexpr std::array<std::uint16_t, 32> windows{
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (c >= 0x80 && c < 0xA0) c = windows[c - 0x80];
    append_code_point(out, c ? c : 0xFFFD);
}

/// Names of letters beyond those that the library knows, which are those of HTML 4.
std::string_view later_entity(std::string_view name) {
    static const std::map<std::string_view, std::string_view> known{
        {"apos", "'"},    {"Abreve", "Ă"}, {"abreve", "ă"}, {"Amacr", "Ā"},  {"amacr", "ā"},
        {"Aogon", "Ą"},   {"aogon", "ą"},  {"Cacute", "Ć"}, {"cacute", "ć"}, {"Ccaron", "Č"},
        {"ccaron", "č"},  {"Ccirc", "Ĉ"},  {"ccirc", "ĉ"},  {"Cdot", "Ċ"},   {"cdot", "ċ"},
        {"Dcaron", "Ď"},  {"dcaron", "ď"}, {"Dstrok", "Đ"}, {"dstrok", "đ"}, {"Ecaron", "Ě"},
        {"ecaron", "ě"},  {"Edot", "Ė"},   {"edot", "ė"},   {"Emacr", "Ē"},  {"emacr", "ē"},
        {"Eogon", "Ę"},   {"eogon", "ę"},  {"Gbreve", "Ğ"}, {"gbreve", "ğ"}, {"Gcedil", "Ģ"},
        {"Gdot", "Ġ"},    {"gdot", "ġ"},   {"Hstrok", "Ħ"}, {"hstrok", "ħ"}, {"Idot", "İ"},
        {"Imacr", "Ī"},   {"imacr", "ī"},  {"imath", "ı"},  {"inodot", "ı"}, {"Iogon", "Į"},
        {"iogon", "į"},   {"Kcedil", "Ķ"}, {"kcedil", "ķ"}, {"Lacute", "Ĺ"}, {"lacute", "ĺ"},
        {"Lcaron", "Ľ"},  {"lcaron", "ľ"}, {"Lcedil", "Ļ"}, {"lcedil", "ļ"}, {"Lstrok", "Ł"},
        {"lstrok", "ł"},  {"Nacute", "Ń"}, {"nacute", "ń"}, {"Ncaron", "Ň"}, {"ncaron", "ň"},
        {"Ncedil", "Ņ"},  {"ncedil", "ņ"}, {"Odblac", "Ő"}, {"odblac", "ő"}, {"Omacr", "Ō"},
        {"omacr", "ō"},   {"Racute", "Ŕ"}, {"racute", "ŕ"}, {"Rcaron", "Ř"}, {"rcaron", "ř"},
        {"Sacute", "Ś"},  {"sacute", "ś"}, {"Scedil", "Ş"}, {"scedil", "ş"}, {"Tcaron", "Ť"},
        {"tcaron", "ť"},  {"Tcedil", "Ţ"}, {"tcedil", "ţ"}, {"Udblac", "Ű"}, {"udblac", "ű"},
        {"Umacr", "Ū"},   {"umacr", "ū"},  {"Uogon", "Ų"},  {"uogon", "ų"},  {"Uring", "Ů"},
        {"uring", "ů"},   {"Wcirc", "Ŵ"},  {"wcirc", "ŵ"},  {"Ycirc", "Ŷ"},  {"ycirc", "ŷ"},
        {"Zacute", "Ź"},  {"zacute", "ź"}, {"Zcaron", "Ž"}, {"zcaron", "ž"}, {"Zdot", "Ż"},
        {"zdot", "ż"},    {"colon", ":"},  {"comma", ","},  {"period", "."}, {"semi", ";"},
        {"lpar", "("},    {"rpar", ")"},   {"lsqb", "["},   {"rsqb", "]"},   {"sol", "/"},
        {"num", "#"},     {"quest", "?"},  {"excl", "!"},   {"percnt", "%"}, {"plus", "+"},
        {"equals", "="},  {"commat", "@"}, {"lowbar", "_"}, {"ast", "*"},    {"dollar", "$"},
        {"grave", "`"},   {"verbar", "|"}, {"hyphen", "‐"}, {"dash", "‐"},   {"numsp", "\u2007"},
        {"NewLine", " "}, {"Tab", " "},    {"check", "✓"},  {"starf", "★"},  {"bigstar", "★"},
        {"AMP", "&"},     {"LT", "<"},     {"GT", ">"},     {"QUOT", "\""}};
    const auto found = known.find(name);
    return found == known.end() ? std::string_view{} : found->second;
}

/// Text with its references to letters (&eacute; &#233; &#xE9;) replaced.
std::string plain_text(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = std::min(text.find('&', at), text.size());
        out += text.substr(at, mark - at);
        at = mark;
        if (at == text.size()) break;
        std::size_t end = at + 1;
        if (end < text.size() && text[end] == '#') {
            const bool hexadecimal = end + 1 < text.size() && lower(text[end + 1]) == 'x';
            const char* first = text.data() + end + (hexadecimal ? 2 : 1);
            std::uint32_t code = 0;
            const auto [last, fault] =
                std::from_chars(first, text.data() + text.size(), code, hexadecimal ? 16 : 10);
            if (last != first) {
                put_code_point(out, fault == std::errc{} ? code : 0xFFFD);
                at = static_cast<std::size_t>(last - text.data());
                at += at < text.size() && text[at] == ';';
                continue;
            }
        } else {
            while (end < text.size() && end - at < 32 &&
                   (is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9')))
                ++end;
            const std::string name{text.substr(at + 1, end - at - 1)};
            const bool closed = end < text.size() && text[end] == ';';
            const htmlEntityDesc* known =
                htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
            // Without its semicolon a reference may as well be part of an address.
            if (known && (closed || known->value < 256)) {
                put_code_point(out, known->value);
                at = end + closed;
                continue;
            }
            if (const auto letter = later_entity(name); closed && !letter.empty()) {
                out += letter;
                at = end + 1;
                continue;
            }
        }
        out += text[at++];
    }
    return out;
}

struct Tag {
    std::string name;
    bool is_end = false;
    std::vector<std::pair<std::string, std::string_view>> attributes; ///< values as written
    std::string operator[](std::string_view name_of) const {
        for (const auto& [key, value] : attributes)
            if (key == name_of) return plain_text(value);
        return {};
    }
    bool has(std::string_view name_of) const {
        return std::any_of(attributes.begin(), attributes.end(),
                           [&](const auto& a) { return a.first == name_of; });
    }
};

/// Cuts a page into tags and text as browsers do (WHATWG, 13.2.5), without a tree: a table needs
/// none, and so neither depth nor wrong nesting costs anything.
class Tokens {
public:
    explicit Tokens(std::string_view text) : text_(text) {}

    /// Calls `tag(Tag, line)` and `text(std::string_view)` in order.
    template <class OnTag, class OnText>
    void read(OnTag on_tag, OnText on_text) {
        while (at_ < text_.size()) {
            const auto mark = std::min(text_.find('<', at_), text_.size());
            if (mark > at_) {
                on_text(text_.substr(at_, mark - at_));
                advance(mark);
            }
            if (at_ == text_.size()) return;
            const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
            if (text_.substr(at_, 4) == "<!--") {
                const auto end = text_.find("-->", at_ + 2);
                advance(end == text_.npos ? text_.size() : end + 3);
            } else if (text_.substr(at_, 9) == "<![CDATA[") {
                const auto end = std::min(text_.find("]]>", at_), text_.size());
                on_text(text_.substr(at_ + 9, end - at_ - 9));
                advance(std::min(end + 3, text_.size()));
            } else if (next == '!' || next == '?') {
                const auto end = text_.find('>', at_);
                advance(end == text_.npos ? text_.size() : end + 1);
            } else if (is_letter(next) ||
                       (next == '/' && at_ + 2 < text_.size() && is_letter(text_[at_ + 2]))) {
                const std::uint32_t line = line_;
                if (!read_tag()) return; // the page ends inside of a tag
                on_tag(tag_, line);
                if (!tag_.is_end && is_raw(tag_.name)) skip_raw(on_tag);
            } else {
                on_text(text_.substr(at_, 1));
                ++at_;
            }
        }
    }

private:
    static bool is_raw(std::string_view name) {
        return name == "script" || name == "style" || name == "xmp" || name == "iframe" ||
               name == "noembed" || name == "noframes" || name == "textarea" || name == "title";
    }

    void advance(std::size_t to) {
        line_ += static_cast<std::uint32_t>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                       text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
        at_ = to;
    }

    bool read_tag() {
        std::size_t i = at_ + 1;
        tag_.is_end = text_[i] == '/';
        i += tag_.is_end;
        std::size_t begin = i;
        while (i < text_.size() && !is_space(text_[i]) && text_[i] != '/' && text_[i] != '>') ++i;
        tag_.name = lowered(text_.substr(begin, i - begin));
        tag_.attributes.clear();
        for (;;) {
            while (i < text_.size() && (is_space(text_[i]) || text_[i] == '/')) ++i;
            if (i >= text_.size()) {
                at_ = text_.size();
                return false;
            }
            if (text_[i] == '>') break;
            begin = i++;
            while (i < text_.size() && !is_space(text_[i]) && text_[i] != '=' && text_[i] != '>' &&
                   text_[i] != '/')
                ++i;
            const auto name = text_.substr(begin, i - begin);
            std::size_t after = i;
            while (after < text_.size() && is_space(text_[after])) ++after;
            std::string_view value;
            if (after < text_.size() && text_[after] == '=') {
                i = after + 1;
                while (i < text_.size() && is_space(text_[i])) ++i;
                if (i < text_.size() && (text_[i] == '"' || text_[i] == '\'')) {
                    const auto end = text_.find(text_[i], i + 1);
                    if (end == text_.npos) {
                        at_ = text_.size();
                        return false;
                    }
                    value = text_.substr(i + 1, end - i - 1);
                    i = end + 1;
                } else {
                    begin = i;
                    while (i < text_.size() && !is_space(text_[i]) && text_[i] != '>') ++i;
                    value = text_.substr(begin, i - begin);
                }
            }
            if (tag_.attributes.size() < 64) tag_.attributes.emplace_back(lowered(name), value);
        }
        advance(i + 1);
        return true;
    }

    /// Over the content of a script and its like, which ends at its end tag only.
    template <class OnTag>
    void skip_raw(OnTag on_tag) {
        const std::string name = tag_.name;
        for (std::size_t i = at_; (i = text_.find("</", i)) != text_.npos; i += 2)
            if (lowered(text_.substr(i + 2, name.size())) == name) {
                advance(i);
                break;
            }
        if (text_.substr(at_, 2) != "</") {
            advance(text_.size());
            return;
        }
        if (read_tag()) on_tag(tag_, line_);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    Tag tag_;
};

/// Text of a cell or heading as it grows: white space made one space, blocks on lines of their own.
class Flow {
public:
    void text(std::string_view raw) {
        const std::string plain = plain_text(raw);
        for (const char c : plain) {
            if (is_space(c)) {
                gap_ = true;
                continue;
            }
            if (!out_.empty()) {
                if (line_)
                    out_ += '\n';
                else if (gap_)
                    out_ += ' ';
            }
            gap_ = line_ = false;
            out_ += c;
        }
    }
    void line() { line_ = true; }
    void clear() {
        out_.clear();
        gap_ = line_ = false;
    }
    const std::string& str() const { return out_; }

private:
    std::string out_;
    bool gap_ = false, line_ = false;
};

bool is_absolute(std::string_view address) {
    const std::string start = lowered(address.substr(0, 8));
    return start.starts_with("http://") || start.starts_with("https://");
}

bool is_blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_space(text[i])) continue;
        if (text.substr(i, 2) == "\u00A0") {
            ++i;
            continue;
        }
        return false;
    }
    return true;
}

unsigned span_of(const std::string& text, unsigned most) {
    unsigned value = 1;
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return 1;
    const auto [end, fault] =
        std::from_chars(text.data() + begin, text.data() + text.size(), value);
    if (fault == std::errc::result_out_of_range) return most;
    return fault == std::errc{} ? std::min(value, most) : 1;
}

struct Cell {
    std::string text, link;
    std::uint32_t column = 0;
    bool is_header = false, is_copy = false;
};

struct Row {
    std::uint32_t line = 0;
    std::vector<Cell> cells; ///< by column
};

/// A table that is being read.
struct Open {
    std::size_t slot; ///< its place among the tables of the page
    std::string name, heading_above;
    std::vector<Row> rows;
    struct Span {
        unsigned rows; ///< still to come
        Cell cell;
    };
    std::map<std::uint32_t, Span> spans; ///< by column
    std::uint32_t next_column = 0;
    bool in_row = false, in_cell = false, in_caption = false;
    unsigned row_span = 1, column_span = 1;
    Flow flow, caption;
    std::string alternative; ///< what stands for the pictures of the cell
};

class Page {
public:
    Page(std::string_view text, const std::string& file, std::vector<Diagnostic>& remarks)
        : text_(text), file_(file), remarks_(remarks), allowance_(text.size()) {}

    Tables read() {
        Tokens{text_}.read([this](const Tag& tag, std::uint32_t line) { on_tag(tag, line); },
                           [this](std::string_view text) { on_text(text); });
        while (!open_.empty()) close_table();
        close_item();
        Tables tables;
        for (auto& table : slots_)
            if (table) tables.push_back(std::move(*table));
        if (tables.empty() && !is_table_seen_)
            for (Table& list : lists_) tables.push_back(std::move(list));
        if (tables.empty())
            throw InputError(Diagnostic{Severity::error,
                                        {file_, 1},
                                        is_table_seen_ ? "the tables of the page are empty"
                                                       : "the page holds no table",
                                        {},
                                        "save the page when it shows the list, or copy the list "
                                        "into a spreadsheet"});
        return tables;
    }

private:
    // What is left out

    static bool is_void(std::string_view name) {
        static const std::set<std::string_view> all{"area",  "base",   "br",    "col",  "embed",
                                                    "hr",    "img",    "input", "link", "meta",
                                                    "param", "source", "track", "wbr"};
        return all.contains(name);
    }

    static bool is_hidden(const Tag& tag) {
        if (tag.name == "template" || tag.name == "svg" || tag.name == "select" ||
            tag.name == "button" || tag.name == "datalist" || tag.name == "object")
            return true;
        if (tag.has("hidden")) return true;
        for (const auto& [key, value] : tag.attributes) {
            if (key != "style") continue;
            std::string style = lowered(value);
            std::erase_if(style, is_space);
            if (style.find("display:none") != style.npos) return true;
        }
        return false;
    }

    static bool is_structure(std::string_view name) {
        return name == "table" || name == "tr" || name == "td" || name == "th" || name == "tbody" ||
               name == "thead" || name == "tfoot";
    }

    /// True while inside of an element that is not shown.
    bool skips(const Tag& tag) {
        if (!hidden_.empty()) {
            // An element that is never closed must not hide the rest of the table.
            if (is_structure(tag.name) && hidden_ != "template" && !is_structure(hidden_)) {
                hidden_.clear();
                return false;
            }
            if (tag.name == hidden_) {
                if (!tag.is_end)
                    ++hidden_depth_;
                else if (--hidden_depth_ == 0)
                    hidden_.clear();
            }
            return true;
        }
        if (tag.is_end || is_void(tag.name) || !is_hidden(tag)) return false;
        // Rows and tables that a script shows later are part of the list.
        if (is_structure(tag.name) || tag.name == "div" || tag.name == "section" ||
            tag.name == "ul" || tag.name == "li" || tag.name == "body" || tag.name == "html")
            return false;
        hidden_ = tag.name;
        hidden_depth_ = 1;
        return true;
    }

    // Events

    void on_text(std::string_view text) {
        if (!hidden_.empty() || in_raw_) return;
        if (!open_.empty()) {
            Open& table = open_.back();
            if (table.in_caption)
                table.caption.text(text);
            else if (table.in_cell)
                table.flow.text(text);
        }
        if (heading_level_) heading_flow_.text(text);
        if (open_.empty()) {
            paragraph_.text(text);
            if (bold_) bold_text_.text(text);
            if (!items_.empty() && aside_ == 0) items_.back().flow.text(text);
        }
    }

    void on_tag(const Tag& tag, std::uint32_t line) {
        line_ = line;
        if (skips(tag)) return;
        const std::string& name = tag.name;
        if (name == "script" || name == "style" || name == "title" || name == "textarea" ||
            name == "noscript") {
            in_raw_ = !tag.is_end && name != "noscript";
            return;
        }
        if (name == "table")
            tag.is_end ? end_of_table() : begin_table(tag);
        else if (name == "tr")
            tag.is_end ? close_row() : begin_row();
        else if (name == "td" || name == "th")
            tag.is_end ? close_cell() : begin_cell(tag);
        else if (name == "thead" || name == "tbody" || name == "tfoot")
            begin_group();
        else if (name == "caption")
            caption(tag.is_end);
        else if (name == "a" && !tag.is_end)
            link(tag);
        else if (name == "img" && !tag.is_end)
            picture(tag);
        else if (is_heading(name))
            heading(tag);
        else if (name == "b" || name == "strong")
            bold(tag.is_end);
        else if (name == "li" || name == "ul" || name == "ol" || name == "menu")
            list(tag);
        else if (name == "nav" || name == "header" || name == "footer" || name == "aside" ||
                 name == "form")
            tag.is_end ? aside_ -= aside_ > 0 : ++aside_;
        if (is_block(name)) block();
    }

    static bool is_block(std::string_view name) {
        static const std::set<std::string_view> all{
            "br",         "p",       "div",     "li",      "ul",      "ol",     "dl",     "dt",
            "dd",         "hr",      "h1",      "h2",      "h3",      "h4",     "h5",     "h6",
            "blockquote", "pre",     "address", "section", "article", "header", "footer", "center",
            "details",    "summary", "figure",  "table",   "tr",      "td",     "th"};
        return all.contains(name);
    }

    void block() {
        if (!open_.empty()) open_.back().flow.line();
        if (!items_.empty()) items_.back().flow.line();
        if (heading_level_) heading_flow_.line();
        // A paragraph of bold text only is a heading.
        if (open_.empty()) {
            if (!bold_text_.str().empty() && bold_text_.str() == paragraph_.str() &&
                paragraph_.str().size() < 200)
                heading_ = paragraph_.str();
            paragraph_.clear();
            bold_text_.clear();
        }
    }

    // Headings

    static bool is_heading(std::string_view name) {
        return (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') ||
               name == "summary" || name == "legend" || name == "dt";
    }

    void heading(const Tag& tag) {
        if (!tag.is_end) {
            heading_level_ = true;
            heading_flow_.clear();
            close_item();
            return;
        }
        if (heading_level_ && !is_blank(heading_flow_.str()) &&
            heading_flow_.str().size() < (std::size_t{1} << 12))
            heading_ = squeeze(heading_flow_.str());
        heading_level_ = false;
    }

    void bold(bool is_end) {
        if (!is_end)
            ++bold_;
        else if (bold_)
            --bold_;
    }

    // Lists, for pages without tables

    struct Item {
        Flow flow;
        std::uint32_t line;
        std::size_t depth; ///< of the list that it stands in
    };

    void list(const Tag& tag) {
        if (!open_.empty() || aside_ > 0) return;
        if (tag.name == "li") {
            while (!items_.empty() && items_.back().depth >= depth_) close_item_at_back();
            if (!tag.is_end && depth_ > 0 && items_.size() < deepest)
                items_.push_back({{}, line_, depth_});
            return;
        }
        if (!tag.is_end) {
            // The text before an inner list is the heading of that list.
            if (!items_.empty() && !is_blank(items_.back().flow.str())) {
                outer_headings_.push_back({depth_, heading_});
                heading_ = squeeze(items_.back().flow.str());
                items_.back().flow.clear();
            }
            ++depth_;
            is_new_list_ = true;
        } else if (depth_ > 0) {
            while (!items_.empty() && items_.back().depth >= depth_) close_item_at_back();
            --depth_;
            is_new_list_ = true;
            if (!outer_headings_.empty() && outer_headings_.back().first == depth_) {
                heading_ = outer_headings_.back().second;
                outer_headings_.pop_back();
            }
        }
    }

    void close_item() {
        while (!items_.empty()) close_item_at_back();
    }

    void close_item_at_back() {
        const Item item = std::move(items_.back());
        items_.pop_back();
        if (is_blank(item.flow.str()) || heading_.empty()) return;
        if (lists_.empty() || is_new_list_ || lists_.back().heading() != heading_) {
            if (lists_.size() == most_tables) return;
            if (lists_.empty() || lists_.back().heading() != heading_)
                lists_.emplace_back(file_, Table::Positions::lines, std::string{}, heading_);
            is_new_list_ = false;
        }
        lists_.back().add_row(item.line);
        lists_.back().add_cell(item.flow.str());
    }

    // Tables

    void begin_table(const Tag& tag) {
        is_table_seen_ = true;
        if (open_.size() == deepest || slots_.size() == most_tables)
            throw LimitError(Diagnostic{
                .severity = Severity::error,
                .place = {file_, line_},
                .message = open_.size() == deepest
                               ? fmt::format("tables are nested deeper than {}", deepest)
                               : fmt::format("the page holds more than {} tables", most_tables)});
        Open table{};
        table.slot = slots_.size();
        table.name = squeeze(tag["id"]);
        table.heading_above = heading_;
        slots_.emplace_back();
        open_.push_back(std::move(table));
    }

    void end_of_table() {
        if (!open_.empty()) close_table();
    }

    void caption(bool is_end) {
        if (!open_.empty()) open_.back().in_caption = !is_end;
    }

    void begin_group() {
        if (open_.empty()) return;
        close_row();
        open_.back().spans.clear(); // none reaches out of its group
        open_.back().in_caption = false;
    }

    void begin_row() {
        if (open_.empty()) return;
        close_row();
        Open& table = open_.back();
        table.in_caption = false;
        table.in_row = true;
        table.next_column = 0;
        table.rows.push_back({line_, {}});
    }

    void begin_cell(const Tag& tag) {
        if (open_.empty()) return;
        close_cell();
        Open& table = open_.back();
        if (!table.in_row) begin_row();
        table.in_cell = true;
        table.flow.clear();
        table.alternative.clear();
        table.row_span = span_of(tag["rowspan"], most_rows_spanned);
        table.column_span = std::max(1u, span_of(tag["colspan"], most_columns_spanned));
        reach_down(table);
        table.rows.back().cells.push_back({{}, {}, table.next_column, tag.name == "th", false});
    }

    /// Cells from above that stand where the next one would.
    void reach_down(Open& table) {
        for (auto at = table.spans.find(table.next_column); at != table.spans.end();
             at = table.spans.find(table.next_column)) {
            put_copy(table, at->second.cell);
            table.next_column = at->first + 1;
        }
    }

    void put_copy(Open& table, const Cell& cell) {
        allowance_.spend(cell.text.size() + cell.link.size() + sizeof(Cell) / 8, 1, [&] {
            return Place{file_, line_};
        });
        table.rows.back().cells.push_back(cell);
        table.rows.back().cells.back().is_copy = true;
    }

    void close_cell() {
        if (open_.empty() || !open_.back().in_cell) return;
        Open& table = open_.back();
        table.in_cell = false;
        Cell& cell = table.rows.back().cells.back();
        cell.text = table.flow.str();
        if (is_blank(cell.text)) cell.text = squeeze(table.alternative);
        if (table.row_span != 1) {
            const unsigned rows = table.row_span ? table.row_span : most_rows_spanned;
            for (unsigned c = 0; c < table.column_span; ++c) {
                Cell copy;
                copy.column = table.next_column + c;
                copy.is_header = cell.is_header;
                if (c == 0) {
                    copy.text = cell.text;
                    copy.link = cell.link;
                }
                allowance_.spend(copy.text.size() + sizeof(Cell) / 8, 1, [&] {
                    return Place{file_, line_};
                });
                table.spans.try_emplace(copy.column, Open::Span{rows, std::move(copy)});
            }
        }
        table.next_column += table.column_span;
    }

    void close_row() {
        if (open_.empty()) return;
        close_cell();
        Open& table = open_.back();
        if (!table.in_row) return;
        table.in_row = false;
        const std::uint32_t reached = table.next_column;
        for (auto at = table.spans.begin(); at != table.spans.end();) {
            Open::Span& span = at->second;
            if (at->first >= reached) put_copy(table, span.cell);
            at = --span.rows == 0 ? table.spans.erase(at) : std::next(at);
        }
    }

    void link(const Tag& tag) {
        if (open_.empty() || !open_.back().in_cell) return;
        Cell& cell = open_.back().rows.back().cells.back();
        const std::string address = squeeze(tag["href"]);
        if (cell.link.empty() && is_absolute(address)) cell.link = address;
    }

    void picture(const Tag& tag) {
        if (open_.empty() || !open_.back().in_cell) return;
        auto& table = open_.back();
        std::string words = tag["alt"];
        if (is_blank(words)) words = tag["title"];
        if (table.alternative.size() < 1'000) (table.alternative += ' ') += words;
    }

    void close_table() {
        close_row();
        Open table = std::move(open_.back());
        open_.pop_back();
        heading_ = table.heading_above; // headings inside of a table are for what is in it
        if (const std::string name = squeeze(table.caption.str()); !name.empty()) table.name = name;
        std::erase_if(table.rows, [](const Row& row) {
            return std::all_of(row.cells.begin(), row.cells.end(),
                               [](const Cell& c) { return c.is_copy || is_blank(c.text); });
        });
        if (table.rows.empty()) return;
        const auto links = link_column(table);
        Table out{file_, Table::Positions::lines, table.name, table.heading_above};
        std::uint32_t width = 0;
        for (const Row& row : table.rows)
            for (const Cell& cell : row.cells) width = std::max(width, cell.column + 1);
        const std::size_t header = header_of(table);
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            Row& row = table.rows[r];
            std::stable_sort(row.cells.begin(), row.cells.end(),
                             [](const Cell& a, const Cell& b) { return a.column < b.column; });
            out.add_row(row.line);
            std::uint32_t column = 0;
            const auto fill = [&](std::uint32_t to) {
                allowance_.spend(0, to - column, [&] { return Place{file_, row.line}; });
                for (; column < to; ++column) out.add_cell({});
            };
            std::string_view link;
            bool is_copied_link = false;
            for (const Cell& cell : row.cells) {
                if (cell.column < column) continue; // spans that overlap
                fill(cell.column);
                out.add_cell(cell.text, cell.is_copy);
                ++column;
                if (links == cell.column) {
                    link = cell.link;
                    is_copied_link = cell.is_copy;
                }
            }
            if (!links || (link.empty() && r != header)) continue;
            fill(width);
            out.add_cell(r == header ? std::string_view{"link"} : link, is_copied_link);
        }
        if (links)
            remarks_.push_back({Severity::note,
                                {file_, table.rows.front().line},
                                fmt::format("the addresses that column {} links to are its last "
                                            "column, 'link'",
                                            *links + 1),
                                {},
                                {}});
        slots_[table.slot] = std::move(out);
    }

    /// The last of the first rows that are headers only; without such, the first row, if it links
    /// nowhere.
    static std::size_t header_of(const Open& table) {
        std::size_t header = 0;
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const auto& cells = table.rows[r].cells;
            if (!std::all_of(cells.begin(), cells.end(), [](const Cell& c) { return c.is_header; }))
                return r ? r - 1
                       : std::any_of(cells.begin(), cells.end(),
                                     [](const Cell& c) { return !c.link.empty(); })
                           ? table.rows.size()
                           : 0;
            header = r;
        }
        return header;
    }

    /// The column that most rows link from, if that is a third of the rows and no column holds
    /// addresses as text.
    static std::optional<std::uint32_t> link_column(const Open& table) {
        std::map<std::uint32_t, std::size_t> links, addresses;
        for (const Row& row : table.rows)
            for (const Cell& cell : row.cells) {
                links[cell.column] += !cell.link.empty();
                addresses[cell.column] +=
                    is_absolute(cell.text) ||
                    lowered(std::string_view{cell.text}.substr(0, 4)) == "www.";
            }
        const std::size_t third = (table.rows.size() + 2) / 3;
        const auto most =
            std::max_element(links.begin(), links.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most == links.end() || most->second < third || most->second == 0) return std::nullopt;
        for (const auto& [_, count] : addresses)
            if (count >= third) return std::nullopt;
        return most->first;
    }

    std::string_view text_;
    const std::string& file_;
    std::vector<Diagnostic>& remarks_;
    Allowance allowance_;
    std::uint32_t line_ = 1;
    std::vector<Open> open_;
    std::vector<std::optional<Table>> slots_;
    bool is_table_seen_ = false, in_raw_ = false;
    std::string hidden_; ///< name of the element that is not shown
    std::size_t hidden_depth_ = 0;
    std::string heading_;
    bool heading_level_ = false;
    Flow heading_flow_, paragraph_, bold_text_;
    std::size_t bold_ = 0, aside_ = 0, depth_ = 0;
    std::vector<Item> items_;
    std::vector<std::pair<std::size_t, std::string>> outer_headings_;
    bool is_new_list_ = true;
    Tables lists_;
};

} // namespace

Tables read_html(std::string_view text, const std::string& file, std::vector<Diagnostic>& remarks) {
    return Page{text, file, remarks}.read();
}

std::string declared_encoding(std::string_view bytes) {
    const std::string head = lowered(bytes.substr(0, 4096));
    std::string name;
    for (std::size_t at = 0; (at = head.find("charset", at)) != head.npos; at += 7) {
        auto i = head.find_first_not_of(" \t\r\n", at + 7);
        if (i == head.npos || head[i] != '=') continue;
        i = head.find_first_not_of(" \t\r\n\"'", i + 1);
        if (i == head.npos) break;
        name = head.substr(i, head.find_first_of(" \t\r\n\"';/>", i) - i);
        break;
    }
    if (name.empty() && head.starts_with("<?xml")) {
        const auto at = head.find("encoding");
        if (at < head.find("?>")) {
            const auto i = head.find_first_of("\"'", at);
            if (i != head.npos) name = head.substr(i + 1, head.find_first_of("\"'", i + 1) - i - 1);
        }
    }
    if (name.size() > 40) return {};
    // What pages call these is what browsers take for them (WHATWG, Encoding).
    static const std::map<std::string_view, std::string_view> taken_for{
        {"iso-8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"latin5", "windows-1254"},
        {"iso-8859-11", "windows-874"},
        {"tis-620", "windows-874"},
        {"gb2312", "GB18030"},
        {"gbk", "GB18030"},
        {"big5", "Big5-HKSCS"},
        {"euc-kr", "windows-949"},
        {"ks_c_5601-1987", "windows-949"},
        {"x-sjis", "Shift_JIS"},
        {"utf8", "UTF-8"}};
    const auto found = taken_for.find(name);
    return found == taken_for.end() ? name : std::string{found->second};
}

} // namespace entente
