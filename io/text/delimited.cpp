#include <entente/io/text/delimited.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace entente {
namespace {

constexpr std::size_t longest_cell = std::size_t{1} << 20;
constexpr std::size_t most_cells = 65'536; // of a row; spreadsheets stop at 16,384

/// Counts delimiters outside quotes in the first lines; the candidate that most lines hold equally
/// often wins, earlier candidates before later ones.
char detect_delimiter(std::string_view text) {
    constexpr std::array candidates{'\t', ';', ',', '|'};
    std::array<std::vector<std::size_t>, candidates.size()> counts;
    std::array<std::size_t, candidates.size()> here{};
    bool quoted = false;
    std::size_t lines = 0;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted) {
            for (std::size_t k = 0; k < here.size(); ++k) counts[k].push_back(here[k]);
            here.fill(0);
            if (++lines == 100) break;
        }
        for (std::size_t k = 0; k < here.size(); ++k) here[k] += !quoted && c == candidates[k];
    }
    for (std::size_t k = 0; k < here.size(); ++k) counts[k].push_back(here[k]);
    char best = ',';
    std::size_t best_lines = 0;
    for (std::size_t k = 0; k < here.size(); ++k) {
        std::erase(counts[k], 0u);
        std::sort(counts[k].begin(), counts[k].end());
        std::size_t most = 0, run = 0;
        for (std::size_t i = 0; i < counts[k].size(); ++i) {
            run = i && counts[k][i] == counts[k][i - 1] ? run + 1 : 1;
            most = std::max(most, run);
        }
        if (most > best_lines) {
            best_lines = most;
            best = candidates[k];
        }
    }
    return best;
}

} // namespace

/// One pass over the text; a cell is copied only when doubled quotation marks stand in it.
class DelimitedParser {
public:
    DelimitedParser(std::string content, std::string file, char delimiter)
        : table_(std::move(file), Table::Positions::text) {
        if (content.size() > std::numeric_limits<std::uint32_t>::max())
            throw LimitError(Diagnostic{.severity = Severity::error,
                                        .place = {table_.file()},
                                        .message = "the text is larger than 4 GiB"});
        table_.text_ = std::move(content);
        table_.delimiter_ = delimiter ? delimiter : detect_delimiter(table_.text_);
        for (const char c : {'\n', '\r', table_.delimiter_})
            ends_cell_[static_cast<unsigned char>(c)] = true;
    }

    Table parse() {
        const std::string_view text = table_.text_;
        const std::size_t typical_row = std::max<std::size_t>(text.find('\n'), 16);
        if (typical_row < text.size()) table_.rows_.reserve(text.size() / typical_row);
        while (at_ < text.size()) {
            table_.rows_.push_back({table_.cells_.size(), line_, offset(at_)});
            bool blank = true;
            for (std::size_t cell = 0;; ++cell) {
                if (cell == most_cells)
                    throw LimitError(fault(at_,
                                           fmt::format("a row has more than {} cells", most_cells),
                                           "another delimiter, or a table with fewer columns"));
                read_cell(text);
                blank = blank && trimmed(last_cell()).empty();
                if (ends_line(at_)) {
                    table_.width_ = std::max(table_.width_, cell + 1);
                    break;
                }
                ++at_; // the delimiter
            }
            if (at_ < text.size()) { // over LF, CRLF or CR
                if (text[at_] == '\r' && at_ + 1 < text.size() && text[at_ + 1] == '\n') ++at_;
                ++at_;
                ++line_;
            }
            if (blank) table_.drop_row();
        }
        return std::move(table_);
    }

private:
    static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

    bool ends_line(std::size_t i) const {
        return i >= table_.text_.size() || table_.text_[i] == '\n' || table_.text_[i] == '\r';
    }

    std::string_view last_cell() const {
        const Table::Ref ref = table_.cells_.back();
        return std::string_view{ref.is_kept() ? table_.kept_ : table_.text_}.substr(ref.begin,
                                                                                    ref.size());
    }

    Diagnostic fault(std::size_t at, std::string message, std::string hint) {
        table_.cells_.push_back({offset(at), 0}); // the place is told as that of a cell
        const std::size_t row = table_.rows() - 1;
        return {.severity = Severity::error,
                .place = table_.place(row, table_.cells(row) - 1),
                .message = std::move(message),
                .excerpt = {},
                .hint = std::move(hint)};
    }

    void read_cell(std::string_view text) {
        if (at_ < text.size() && text[at_] == '"' && read_quoted(text)) return;
        const std::size_t begin = at_;
        while (at_ < text.size() && !ends_cell_[static_cast<unsigned char>(text[at_])]) ++at_;
        if (at_ - begin > longest_cell)
            throw LimitError(fault(begin, "a cell is larger than 1 MiB", {}));
        table_.cells_.push_back({offset(begin), offset(at_ - begin)});
    }

    /// False, and nothing read, where a pasted quotation mark is only a letter of its cell.
    bool read_quoted(std::string_view text) {
        const bool lenient = table_.delimiter_ == '\t';
        const std::size_t begin = at_;
        std::size_t i = begin + 1;
        std::uint32_t lines = 0;
        bool closed = false, too_long = false;
        std::size_t doubled = 0;
        for (; i < text.size(); ++i) {
            if (text[i] == '"') {
                if (i + 1 < text.size() && text[i + 1] == '"') {
                    ++doubled;
                    ++i;
                    continue;
                }
                closed = true;
                break;
            }
            if (text[i] == '\n' ||
                (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'))) {
                if (lenient) break;
                ++lines;
            }
            too_long = i - begin - doubled > longest_cell;
            if (too_long) break;
        }
        const std::size_t after = i + closed;
        const bool ends_cell = ends_line(after) || text[after] == table_.delimiter_;
        if (too_long) throw LimitError(fault(begin, "a cell is larger than 1 MiB", {}));
        if (!closed || !ends_cell) {
            if (lenient) return false;
            Diagnostic d = fault(begin,
                                 closed ? "text follows the closing quotation mark of a cell"
                                        : "a quotation mark is never closed",
                                 "double quotation marks inside a quoted cell");
            d.excerpt =
                shortened(text.substr(begin, text.find_first_of("\r\n", begin) - begin), 60);
            throw InputError(std::move(d));
        }
        const std::string_view inner = text.substr(begin + 1, i - begin - 1);
        if (doubled) {
            const std::size_t kept_at = table_.kept_.size();
            for (std::size_t k = 0; k < inner.size(); ++k) {
                table_.kept_ += inner[k];
                if (inner[k] == '"') ++k; // the second of a pair
            }
            const std::size_t size = table_.kept_.size() - kept_at;
            table_.origins_.push_back({offset(kept_at), offset(begin)});
            table_.cells_.push_back({offset(kept_at), offset(size) | Table::Ref::kept});
        } else {
            table_.cells_.push_back({offset(begin + 1), offset(inner.size())});
        }
        at_ = after;
        line_ += lines;
        return true;
    }

    Table table_;
    std::array<bool, 256> ends_cell_{};
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
};

Table parse_delimited(std::string text, std::string file, char delimiter) {
    return DelimitedParser{std::move(text), std::move(file), delimiter}.parse();
}

} // namespace entente
