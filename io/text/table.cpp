#include <entente/io/text/table.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace entente {
namespace {

constexpr std::size_t longest_cell = std::size_t{1} << 20;
constexpr std::size_t most_cells = 65'536; // of a row; spreadsheets stop at 16,384
constexpr std::size_t most_text = std::numeric_limits<std::uint32_t>::max();

} // namespace

Place Table::place(std::size_t row) const {
    Place place{name_.empty() ? file_ : fmt::format("{}#{}", file_, name_), rows_[row].line};
    if (positions_ == Positions::text && cells(row) > 0) return this->place(row, 0);
    return place;
}

Place Table::place(std::size_t row, std::size_t column) const {
    Place place{name_.empty() ? file_ : fmt::format("{}#{}", file_, name_), rows_[row].line};
    if (positions_ == Positions::grid) place.column = static_cast<std::uint32_t>(column + 1);
    if (positions_ != Positions::text || cells(row) == 0) return place;
    const Ref ref = cells_[rows_[row].first_cell + std::min(column, cells(row) - 1)];
    std::size_t at = ref.begin;
    if (ref.is_kept()) {
        const auto it = std::lower_bound(
            origins_.begin(), origins_.end(), ref.begin,
            [](const Origin& origin, std::uint32_t kept_at) { return origin.kept_at < kept_at; });
        at = it == origins_.end() ? rows_[row].begin : it->text_at;
    } else if (at > rows_[row].begin && text_[at - 1] == '"') {
        --at; // the quotation mark is where the cell begins
    }
    const std::string_view before =
        std::string_view{text_}.substr(rows_[row].begin, at - rows_[row].begin);
    std::size_t line_start = 0; // quoted cells may hold line ends
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] == '\n' ||
            (before[i] == '\r' && (i + 1 == before.size() || before[i + 1] != '\n'))) {
            ++place.line;
            line_start = i + 1;
        }
    place.column = static_cast<std::uint32_t>(code_points(before.substr(line_start)) + 1);
    return place;
}

void Table::add_row(std::uint32_t line) { rows_.push_back({cells_.size(), line, 0}); }

void Table::add_cell(std::string_view text, bool is_copy) {
    const std::size_t column = cells_.size() - rows_.back().first_cell;
    const auto refuse = [&](std::string message, std::string hint = {}) {
        Place place{name_.empty() ? file_ : fmt::format("{}#{}", file_, name_), rows_.back().line};
        if (positions_ == Positions::grid) place.column = static_cast<std::uint32_t>(column + 1);
        throw LimitError(Diagnostic{.severity = Severity::error,
                                    .place = std::move(place),
                                    .message = std::move(message),
                                    .hint = std::move(hint)});
    };
    if (text.size() > longest_cell) refuse("a cell is larger than 1 MiB");
    if (column == most_cells)
        refuse(fmt::format("a row has more than {} cells", most_cells),
               "a table with fewer columns");
    if (kept_.size() + text.size() > most_text) refuse("the table holds more than 4 GiB of text");
    cells_.push_back(
        {static_cast<std::uint32_t>(kept_.size()),
         static_cast<std::uint32_t>(text.size()) | Ref::kept | (is_copy ? Ref::copy : 0)});
    kept_ += text;
    width_ = std::max(width_, column + 1);
}

void Table::drop_row() {
    cells_.resize(rows_.back().first_cell);
    rows_.pop_back();
}

} // namespace entente
