#include <entente/core/base/suggest.hpp>
#include <entente/io/register/tables.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <exception>

namespace entente {
namespace {

std::string title_of(const Table& table, std::size_t position) {
    if (!table.name().empty()) return fmt::format("table '{}'", table.name());
    if (!table.heading().empty()) return fmt::format("the table under '{}'", table.heading());
    return fmt::format("table {}", position + 1);
}

std::size_t asked_table(const Tables& tables, const std::string& wanted) {
    std::vector<std::string> names;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        if (fold(tables[t].name()) == fold(wanted) || fold(tables[t].heading()) == fold(wanted))
            return t;
        if (!tables[t].name().empty()) names.push_back(tables[t].name());
    }
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1 &&
        number <= tables.size())
        return number - 1;
    const std::string near = did_you_mean(wanted, names);
    throw UsageError(fmt::format("the source has no table '{}'", wanted),
                     near.empty() ? fmt::format("1 to {}, or a name", tables.size()) : near);
}

struct Candidate {
    std::size_t table = 0;
    std::optional<Columns> columns;
    std::exception_ptr error;
    double score = 0;
};

bool same_columns(const Columns& a, const Columns& b) {
    if (a.header_rows.empty() || b.header_rows.empty()) return false;
    std::size_t same = 0, named = 0;
    for (std::size_t c = 0; c < std::max(a.names.size(), b.names.size()); ++c) {
        const std::string x = c < a.names.size() ? fold(a.names[c]) : std::string{};
        const std::string y = c < b.names.size() ? fold(b.names[c]) : std::string{};
        if (x.empty() && y.empty()) continue;
        ++named;
        same += x == y;
    }
    return named > 0 && same * 10 >= named * 9;
}

/// The same roles, whatever the columns are called and in whatever order they stand.
bool same_roles(const Columns& a, const Columns& b) {
    for (const Role role : {Role::partner, Role::from, Role::to, Role::group})
        if (a[role].has_value() != b[role].has_value()) return false;
    std::size_t differ = 0;
    for (std::size_t i = 0; i < role_count; ++i)
        differ += a.of[i].has_value() != b.of[i].has_value();
    return differ <= 2 && a.wide == b.wide;
}

} // namespace

ChosenTables choose_tables(const Tables& tables, const RegisterWords& words,
                           const RegisterOptions& options) {
    ChosenTables chosen;
    if (!options.table.empty()) {
        const std::size_t t = asked_table(tables, options.table);
        chosen.tables.push_back({t, find_columns(tables[t], words, options)});
        return chosen;
    }
    std::vector<Candidate> candidates;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        Candidate c{.table = t, .columns = {}, .error = {}, .score = 0};
        if (tables[t].empty()) continue;
        try {
            c.columns = find_columns(tables[t], words, options);
            const auto rows = static_cast<double>(tables[t].rows() - c.columns->header_rows.size());
            c.score = static_cast<double>(c.columns->count()) *
                      (c.columns->header_rows.empty() ? 0.3 : 1.0) * std::log2(1.0 + rows);
        } catch (const InputError&) {
            if (tables.size() == 1) throw;
            c.error = std::current_exception();
        }
        candidates.push_back(std::move(c));
    }
    const auto best =
        std::max_element(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
            return std::pair{a.columns.has_value(), a.score} <
                   std::pair{b.columns.has_value(), b.score};
        });
    if (best == candidates.end())
        throw InputError(
            Diagnostic{.severity = Severity::error,
                       .place = {tables.empty() ? std::string{} : tables.front().file()},
                       .message = "the file holds no rows",
                       .hint = "a table with a header line and a row an agreement"});
    if (!best->columns) std::rethrow_exception(best->error);
    const Columns main = *best->columns;
    const std::size_t main_table = best->table;
    bool before_was_taken = false;
    for (Candidate& c : candidates) {
        const Table& table = tables[c.table];
        if (c.table == main_table) {
            chosen.tables.push_back({c.table, std::move(*c.columns)});
            before_was_taken = true;
            continue;
        }
        std::string why = "has no column of partners";
        const bool no_header = !c.columns || c.columns->header_rows.empty();
        if (c.columns && !no_header &&
            (same_columns(*c.columns, main) || same_roles(*c.columns, main))) {
            chosen.tables.push_back({c.table, std::move(*c.columns)});
            before_was_taken = true;
            continue;
        }
        if (no_header && before_was_taken && table.width() == tables[main_table].width() &&
            options.header) {
            // A page break gave the rest of the table a table of its own.
            Columns columns = main;
            columns.remarks = {
                {Severity::doubt,
                 table.place(0),
                 "a table without a header goes on with the columns of the one before",
                 {},
                 "table = \"NAME\" in the study file, to read one only"}};
            columns.header_rows.clear();
            columns.first_row = 0;
            chosen.tables.push_back({c.table, std::move(columns)});
            continue;
        }
        before_was_taken = false;
        if (c.columns) why = "has other columns";
        Place place = table.place(0);
        place.column = 0;
        chosen.remarks.push_back(
            {Severity::doubt,
             place,
             fmt::format("{} ({} row{}) is no part of the register: it {}",
                         title_of(table, c.table), table.rows(), table.rows() == 1 ? "" : "s", why),
             {},
             fmt::format("table = \"{}\" in the study file reads it instead", c.table + 1)});
    }
    return chosen;
}

} // namespace entente
