#include <entente/io/register/entries.hpp>
#include <entente/io/register/parties.hpp>
#include <entente/io/register/values.hpp>

#include <utility>

namespace entente {

void EntryReader::emit() {
    ++desk_.reading.account.entries;
    use_(entry_);
    ++entry_.party;
}

void EntryReader::name_and_country(const Record& record, std::string_view name, std::string& into,
                                   std::string& code) {
    into = name;
    if (!code.empty()) return;
    static constexpr ByteSet marks{",)-/;\xE2"};
    if (marks.meets(name)) {
        if (const auto tail = country_tail_of(name, desk_.locale);
            tail && holds_letter_or_digit(tail->head)) {
            into = tail->head;
            code = tail->code;
            desk_.remark(Severity::note, record, std::nullopt,
                         "the country stands at the end of the name; taken as the country", name);
            return;
        }
    }
    if (desk_.partners_are_countries())
        if (const CountryCache& c = country(name); c.is_known && !c.is_part) code = c.code;
}

void EntryReader::emit_parties(const Record& record, Role role, std::string_view partner,
                               std::string_view from, std::string_view group) {
    RegisterEntry& e = entry_;
    ++desk_.reading.account.used;
    const bool has_group = !group.empty();
    const auto column = desk_.column(role);
    const bool has_one_place = !e.id.empty() || !e.city.empty();
    const bool is_kept_whole =
        split_parties(with_breaks(record, *column, partner), desk_.options.separator, has_one_place,
                      desk_.all, parties_);
    std::erase_if(parties_, [](const std::string& p) { return !holds_letter_or_digit(p); });
    if (!desk_.columns->more_partners.empty()) {
        if (parties_.empty()) parties_.emplace_back(partner);
        for (const std::size_t c : desk_.columns->more_partners)
            if (c < record.cells.size() && !is_missing(record.cells[c], desk_.headers))
                parties_.emplace_back(record.cells[c]);
    }
    if (parties_.size() < 2 && is_kept_whole)
        desk_.remark(Severity::note, record, column,
                     "a slash or bar in a name; taken as one party with other names", partner,
                     "separator = \"/\" in the study file, if they are several");
    if (parties_.size() < 2)
        return emit_one(record, parties_.empty() ? partner : std::string_view{parties_[0]}, from,
                        group, has_group);
    if (desk_.columns->more_partners.empty())
        desk_.remark(Severity::note, record, column, "several parties in one cell; a tie for each",
                     partner, "separator = \"none\" in the study file, if they are one");
    // Countries given in the same number belong to them one by one.
    const std::string country = e.country;
    split_parties(e.country_as_written, desk_.options.separator, false, desk_.all, countries_);
    const bool one_by_one = countries_.size() == parties_.size();
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        e.country = country;
        if (one_by_one) {
            const CountryCache& c = this->country(countries_[i]);
            e.country = c.is_known ? c.code : std::string{};
        }
        if (!holds_letter_or_digit(parties_[i])) continue;
        emit_one(record, parties_[i], from, group, has_group);
    }
}

std::string_view EntryReader::with_breaks(const Record& record, std::size_t column,
                                          std::string_view partner) const {
    if (column >= record.cells.size() || record.cells[column].empty()) return partner;
    const std::string_view text = desk_.table->text(record.row, column);
    return text.find_first_of("\n\r") == text.npos ? partner : text;
}

void EntryReader::emit_one(const Record& record, std::string_view name, std::string_view from,
                           std::string_view group, bool has_group) {
    RegisterEntry& e = entry_;
    if (has_group) {
        e.from_country = e.country;
        name_and_country(record, name, e.from, e.from_country);
        e.partner = group;
        // "Treaty", over names of treaties, tells what each of them is.
        if (e.kind_as_written.empty())
            e.kind_as_written = desk_.columns->names[*desk_.column(Role::group)];
        const std::string kept = std::exchange(e.country, {});
        emit();
        e.country = kept;
        return;
    }
    name_and_country(record, name, e.partner, e.country);
    if (desk_.columns->has_pair())
        name_and_country(record, from, e.from, e.from_country);
    else
        e.from.clear();
    emit();
}

void EntryReader::interpret_wide(const Record& record, std::string_view row_name) {
    RegisterEntry& e = entry_;
    const bool years = desk_.columns->wide == WideTable::years;
    const bool has_pair = desk_.columns->has_pair();
    std::size_t ties = 0;
    const Date date = e.date;
    const std::string row_country = e.country;
    for (const std::size_t c : desk_.columns->wide_columns) {
        if (c >= record.cells.size() || record.cells[c].empty()) continue;
        const std::string_view t = record.cells[c];
        if (is_missing(t, desk_.headers) && !desk_.headers.is_word("value:mark", t)) continue;
        if (desk_.headers.is_word("value:no", t)) continue;
        e.date = date;
        e.weight = 1;
        const bool is_mark = desk_.headers.is_word("value:mark", t);
        if (!is_mark) {
            const auto number = number_of(t, decimal_comma_);
            if (number && !(years ? false : year_heading(t).has_value())) {
                if (*number == 0) continue;
                if (*number > 0) e.weight = *number;
            } else if (const DateReading& r = dates_.of(Role::date).read(t); r.date) {
                e.date = *r.date;
                e.date_as_written = t;
            } else if (years) {
                e.scope = t;
            } else {
                e.wording = t;
            }
        }
        const std::string& header = desk_.columns->texts[c];
        if (years) {
            if (!e.date.is_known()) e.date = Date::year(*year_heading(header));
            e.date_as_written = header;
            if (e.life.empty()) e.life.push_back({Stage::signature, e.date, header});
            e.life.front() = {Stage::signature, e.date, header};
            e.partner = row_name;
            if (has_pair) e.from = filled(record, Role::from);
        } else {
            if (e.date.is_known() && e.life.empty())
                e.life.push_back({Stage::signature, e.date, e.date_as_written});
            const auto code = country(header);
            const bool is_country = code.is_known && !code.is_part;
            if (desk_.columns->members_are_columns) {
                e.from = header;
                e.from_country = is_country ? code.code : std::string{};
                e.country = row_country;
                e.partner = row_name;
            } else {
                e.from_country = row_country;
                name_and_country(record, row_name, e.from, e.from_country);
                e.partner = header;
                e.country = is_country ? code.code : std::string{};
            }
        }
        ++ties;
        emit();
    }
    if (ties > 0) {
        ++desk_.reading.account.used;
        return;
    }
    ++desk_.reading.account.aside;
    desk_.remark(Severity::note, record, std::nullopt,
                 "no cell of the row is filled; it states no tie", desk_.evidence(record));
}

} // namespace entente
