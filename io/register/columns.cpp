#include <entente/core/base/suggest.hpp>
#include <entente/io/register/column_finder.hpp>
#include <entente/io/register/columns.hpp>
#include <entente/io/register/header.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {

ColumnFinder::ColumnFinder(const Table& table, const RegisterWords& words,
                           const RegisterOptions& options)
    : table_(table), words_(words), options_(options),
      width_(std::min(table.width(), most_columns)) {}

Columns ColumnFinder::find() {
    check_asked();
    Header header = HeaderFinder{table_, words_, options_}.find();
    found_.header_rows = std::move(header.rows);
    found_.first_row = header.first_row;
    found_.names = std::move(header.names);
    found_.texts = std::move(header.texts);
    found_.remarks = std::move(header.remarks);
    rows_ = sample_rows(table_, found_.first_row);
    profiles_.resize(std::min(width_, most_profiled));
    take_asked();
    take_numbered();
    take_by_words();
    settle_parties();
    find_wide(); // before dates are looked for: years may be those of members
    take_by_content();
    settle_parties();
    if (!knows_parties()) take_partner_by_content();
    settle_parties();
    if (!knows_parties() && found_.wide != WideTable::none) take_first_names();
    if (!knows_parties()) refuse_without_partner();
    tell();
    return std::move(found_);
}

const Profile& ColumnFinder::profile(std::size_t column) {
    if (column >= profiles_.size()) {
        static const Profile nothing;
        return nothing;
    }
    auto& p = profiles_[column];
    if (!p) p = profile_of(table_, rows_, column, words_);
    return *p;
}

Place ColumnFinder::header_place() const {
    if (!found_.header_rows.empty()) {
        Place place = table_.place(found_.header_rows.back());
        place.column = 0;
        return place;
    }
    if (table_.empty()) return {table_.file()};
    Place place = table_.place(0);
    place.column = 0;
    return place;
}

void ColumnFinder::remark(Severity severity, std::string message, std::string hint) {
    found_.remarks.push_back({severity, header_place(), std::move(message), {}, std::move(hint)});
}

void ColumnFinder::tell_content(Role role, std::size_t column) {
    Place place = header_place();
    if (found_.first_row < table_.rows()) place = table_.place(found_.first_row);
    place.column = 0;
    found_.remarks.push_back(
        {Severity::doubt,
         place,
         fmt::format("column {} is taken as {} by its content", column + 1, name_of(role)),
         {},
         fmt::format("name it: --column {}={}", name_of(role), column + 1)});
}

void ColumnFinder::check_asked() const {
    for (const auto& [name, _] : options_.columns)
        if (!value_named<Role>(name)) {
            std::vector<std::string> names;
            for (const auto& [role, value] : names_of<Role>) names.emplace_back(role);
            throw UsageError(fmt::format("no role of a column is called '{}'", name),
                             did_you_mean(name, names));
        }
}

std::size_t ColumnFinder::column_named(const std::string& wanted, const std::string& role) const {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (error == std::errc{} && end == wanted.data() + wanted.size() && number >= 1) {
        if (number > table_.width())
            throw InputError(Diagnostic{
                .severity = Severity::error,
                .place = {table_.file()},
                .message = fmt::format("there is no column {} (asked for as {})", number, role),
                .hint = fmt::format("1 to {}", table_.width())});
        return number - 1;
    }
    const std::string key = fold(wanted);
    for (const auto* names : {&found_.names, &found_.texts})
        for (std::size_t c = 0; c < names->size(); ++c)
            if (!(*names)[c].empty() && fold((*names)[c]) == key) return c;
    std::vector<std::string> names;
    for (const auto& name : found_.names)
        if (!name.empty()) names.push_back(name);
    throw InputError(Diagnostic{
        .severity = Severity::error,
        .place = {table_.file()},
        .message = fmt::format("no column is called '{}' (asked for as {})", wanted, role),
        .hint = names.empty() ? "number the columns from 1" : did_you_mean(wanted, names)});
}

void ColumnFinder::take(Role role, std::size_t column) {
    if (role != Role::ignore) found_.at(role) = column;
    taken_.insert(column);
}

void ColumnFinder::take_asked() {
    for (const auto& [name, wanted] : options_.columns) {
        const Role role = *value_named<Role>(name);
        // Several columns may be ignored: "ignore = 5|6".
        std::string_view rest{wanted};
        while (role == Role::ignore && rest.find('|') != rest.npos) {
            take(role, column_named(std::string{rest.substr(0, rest.find('|'))}, name));
            rest.remove_prefix(rest.find('|') + 1);
        }
        take(role, column_named(std::string{rest}, name));
        asked_.insert(role);
    }
}

void ColumnFinder::refuse_without_partner() const {
    if (found_.header_rows.empty() && options_.header)
        throw InputError(Diagnostic{
            .severity = Severity::error,
            .place = header_place(),
            .message =
                fmt::format("no header: none of the first {} rows names two columns that are known",
                            std::min(header_search, table_.rows())),
            .excerpt = table_.empty() ? "" : std::string{shortened(squeeze(table_.text(0, 0)), 60)},
            .hint = "say which column is which, by number: --no-header --column "
                    "partner=1,date=2"});
    throw InputError(Diagnostic{
        .severity = Severity::error,
        .place = header_place(),
        .message = "no column holds the partners (nor two columns the two parties)",
        .hint = "say which it is: --column partner=2, or columns.partner = \"…\" in the study "
                "file"});
}

void ColumnFinder::tell() {
    if (found_.header_rows.empty() && options_.header)
        remark(Severity::doubt, "no row names the columns; all are taken by their content",
               "--no-header --column partner=1,date=2 names them by number");
    if (found_.header_rows.size() > 1)
        remark(Severity::note, fmt::format("the header has {} rows", found_.header_rows.size()));
}

std::size_t Columns::count() const {
    return static_cast<std::size_t>(
        std::count_if(of.begin(), of.end(), [](const auto& c) { return c.has_value(); }));
}

std::string Columns::name(std::size_t column) const {
    if (column < names.size() && !names[column].empty()) return names[column];
    return fmt::format("column {}", column + 1);
}

Columns find_columns(const Table& table, const RegisterWords& words,
                     const RegisterOptions& options) {
    return ColumnFinder{table, words, options}.find();
}

} // namespace entente
