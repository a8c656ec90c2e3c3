#include <entente/core/base/suggest.hpp>
#include <entente/io/register/fill_down.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <unordered_set>

namespace entente {
namespace {

constexpr std::size_t most_blocks = 20'000;

bool begins_blocks(const Table& table, const Columns& columns, std::size_t column) {
    std::unordered_set<std::string> seen;
    std::size_t filled = 0, empty = 0;
    bool ascends = true;
    std::string storage, before;
    for (std::size_t r = columns.first_row; r < table.rows(); ++r) {
        const auto t = tidy(table.text(r, column), storage);
        std::size_t others = 0;
        for (std::size_t c = 0; c < table.cells(r) && others < 2; ++c)
            others += c != column && !trimmed(table.text(r, c)).empty();
        if (t.empty()) {
            if (others < 1) continue;
            if (filled == 0) return false;
            ++empty;
            continue;
        }
        if (others == 0) continue; // a heading
        std::string key = fold(t);
        ascends = ascends && before <= key;
        before = key;
        ++filled;
        if (!seen.insert(std::move(key)).second || filled > most_blocks) return false;
    }
    return (filled >= 2 && empty >= filled) || (filled >= 4 && ascends && empty * 3 >= filled);
}

} // namespace

FillDown find_fill_down(const Table& table, const Columns& columns, const RegisterWords&,
                        const RegisterOptions& options) {
    FillDown found;
    bool none = false;
    for (const std::string& name : options.fill_down) {
        if (name == "none") {
            none = true;
            continue;
        }
        const auto role = value_named<Role>(name);
        if (!role) {
            std::vector<std::string> names;
            for (const auto& [n, _] : names_of<Role>) names.emplace_back(n);
            throw UsageError(fmt::format("no role of a column is called '{}'", name),
                             did_you_mean(name, names));
        }
        found.roles[static_cast<std::size_t>(*role)] = true;
    }
    if (none || !options.fill_down.empty()) return found;
    for (const Role role :
         {Role::country, Role::from_country, Role::from, Role::to, Role::partner, Role::group}) {
        const auto c = columns[role];
        if (!c || columns.wide != WideTable::none || !begins_blocks(table, columns, *c)) continue;
        found.roles[static_cast<std::size_t>(role)] = true;
        Place place = columns.first_row < table.rows() ? table.place(columns.first_row, *c)
                                                       : Place{table.file()};
        found.remarks.push_back(
            {Severity::doubt,
             place,
             fmt::format(
                 "column '{}' is filled only where a block begins; its empty cells take what "
                 "stands above",
                 columns.name(*c)),
             {},
             "fill_down = [\"none\"] in the study file, if empty means unknown"});
    }
    return found;
}

} // namespace entente
