#include <entente/core/base/suggest.hpp>
#include <entente/io/register/columns.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace entente {
namespace {

constexpr std::size_t header_search = 20;   // rows in which a header is looked for
constexpr std::size_t sample_rows = 200;    // rows by whose content columns are recognized
constexpr std::size_t sample_columns = 256; // columns that are looked at so

std::string role_of(const std::string& folded, const Words& words) {
    for (const auto& [role, names] : words.header_words)
        if (std::find(names.begin(), names.end(), folded) != names.end()) return role;
    return {};
}

/// The row in which most cells are header words, at least two of them (one, in a table of one
/// column); the first of equals.
std::optional<std::size_t> header_row(const TableText& table, const Words& words) {
    const bool one_column = std::all_of(table.rows.begin(), table.rows.end(),
                                        [](const auto& row) { return row.size() == 1; });
    std::size_t best = one_column ? 0 : 1;
    std::optional<std::size_t> found;
    for (std::size_t r = 0; r < std::min(header_search, table.rows.size()); ++r) {
        std::set<std::string> roles;
        for (const Cell& cell : table.rows[r])
            if (auto role = role_of(fold(cell.text), words); !role.empty()) roles.insert(role);
        if (roles.size() > best) {
            best = roles.size();
            found = r;
        }
    }
    return found;
}

std::size_t column_named(const std::string& wanted, const TableText& table, const Columns& columns,
                         const std::string& role) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1) {
        std::size_t width = 0;
        for (const auto& row : table.rows) width = std::max(width, row.size());
        if (number > width)
            throw InputError(Diagnostic{
                .severity = Severity::error,
                .place = {table.file},
                .message = fmt::format("there is no column {} (asked for as {})", number, role),
                .hint = fmt::format("1 to {}", width)});
        return number - 1;
    }
    std::vector<std::string> names;
    if (columns.header_row)
        for (const Cell& cell : table.rows[*columns.header_row])
            names.push_back(squeeze(cell.text));
    for (std::size_t c = 0; c < names.size(); ++c)
        if (fold(names[c]) == fold(wanted)) return c;
    throw InputError(Diagnostic{
        .severity = Severity::error,
        .place = {table.file},
        .message = fmt::format("no column is called '{}' (asked for as {})", wanted, role),
        .hint = names.empty() ? "number the columns from 1" : did_you_mean(wanted, names)});
}

/// The share of filled cells of a column that pass a test, over the first rows.
template <class Test>
double share(const TableText& table, std::size_t first, std::size_t column, Test test) {
    std::size_t filled = 0, good = 0;
    for (std::size_t r = first; r < std::min(table.rows.size(), first + sample_rows); ++r) {
        if (column >= table.rows[r].size()) continue;
        const std::string text = squeeze(table.rows[r][column].text);
        if (text.empty()) continue;
        ++filled;
        good += test(text);
    }
    return filled ? static_cast<double>(good) / static_cast<double>(filled) : 0;
}

} // namespace

Columns find_columns(const TableText& table, const Words& words, const LocaleWords& locale_words,
                     const RegisterOptions& options) {
    Columns columns;
    if (options.header) {
        columns.header_row = header_row(table, words);
        if (!columns.header_row && options.columns.empty())
            throw InputError(Diagnostic{
                .severity = Severity::error,
                .place = {table.file, table.rows.empty() ? 0 : table.rows.front().front().line},
                .message = fmt::format(
                    "no header: none of the first {} rows names two columns that are known",
                    std::min(header_search, table.rows.size())),
                .excerpt = table.rows.empty() ? ""
                                              : std::string{shortened(
                                                    squeeze(table.rows.front().front().text), 60)},
                .hint = "say which column is which, by number: --header false --column "
                        "partner=1,date=2"});
        if (!columns.header_row) columns.header_row = 0;
    }
    std::set<std::size_t> taken;
    for (const auto& [role, wanted] : options.columns) {
        const bool known =
            std::any_of(words.header_words.begin(), words.header_words.end(),
                        [&asked = role](const auto& entry) { return entry.first == asked; });
        if (!known) {
            std::vector<std::string> roles;
            for (const auto& [name, _] : words.header_words) roles.push_back(name);
            throw UsageError(fmt::format("no role of a column is called '{}'", role),
                             did_you_mean(role, roles));
        }
        columns.of[role] = column_named(wanted, table, columns, role);
        taken.insert(columns.of[role]);
    }
    std::size_t width = 0;
    for (const auto& row : table.rows) width = std::max(width, row.size());
    if (columns.header_row) {
        const auto& header = table.rows[*columns.header_row];
        for (std::size_t c = 0; c < header.size(); ++c) {
            if (taken.contains(c)) continue;
            const std::string role = role_of(fold(header[c].text), words);
            if (role.empty() || columns.of.contains(role)) continue;
            if (role != "ignore") columns.of[role] = c;
            taken.insert(c);
        }
    }
    const std::size_t first = columns.header_row ? *columns.header_row + 1 : 0;
    const auto by_content = [&](const std::string& role, auto test) {
        if (columns.of.contains(role)) return;
        for (std::size_t c = 0; c < std::min(width, sample_columns); ++c) {
            if (taken.contains(c) || share(table, first, c, test) < 0.8) continue;
            columns.of[role] = c;
            taken.insert(c);
            columns.remarks.push_back(
                {Severity::doubt,
                 {table.file, first < table.rows.size() ? table.rows[first].front().line : 0},
                 fmt::format("column {} is taken as {} by its content", c + 1, role),
                 {},
                 fmt::format("name it: --column {}={}", role, c + 1)});
            return;
        }
    };
    by_content("link", [](const std::string& t) {
        return t.starts_with("http://") || t.starts_with("https://") || t.starts_with("www.");
    });
    by_content("country",
               [&](const std::string& t) { return locale_words.country(t).has_value(); });
    by_content("date", [&](const std::string& t) {
        return t.size() >= 4 && (read_date(t, DayOrder::day_month, locale_words) ||
                                 read_date(t, DayOrder::month_day, locale_words));
    });
    const bool has_pair = columns.of.contains("from") && columns.of.contains("to");
    if (!has_pair && !columns.of.contains("partner"))
        throw InputError(Diagnostic{
            .severity = Severity::error,
            .place = {table.file, columns.header_row && *columns.header_row < table.rows.size()
                                      ? table.rows[*columns.header_row].front().line
                                      : 0},
            .message = "no column holds the partners (nor two columns the two parties)",
            .hint = "say which it is: --column partner=2, or columns.partner = \"…\" in the study "
                    "file"});
    return columns;
}

} // namespace entente
