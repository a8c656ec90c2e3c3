#include <entente/io/register/day_orders.hpp>
#include <entente/io/register/values.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {
namespace {

constexpr const char* how_to_decide =
    "--day-order day-month (or month-day), or day_order = \"day-month\" in the study file; "
    "--undecided-days between takes such dates as some day between both readings";

bool holds_buddhist_year(std::string_view t) {
    for (std::size_t i = 0; i + 4 <= t.size(); ++i)
        if (t[i] == '2' && (t[i + 1] == '4' || t[i + 1] == '5') && is_digits(t.substr(i, 4)) &&
            (i + 4 == t.size() || !is_digits(t.substr(i + 4, 1))) &&
            (i == 0 || !is_digits(t.substr(i - 1, 1))))
            return true;
    return false;
}

/// "19-Jun", "Jun-19".
bool is_short_month(std::string_view t) {
    const auto dash = t.find_first_of("- ");
    if (dash == t.npos || dash + 1 >= t.size()) return false;
    const auto a = t.substr(0, dash), b = t.substr(dash + 1);
    return (is_digits(a) && a.size() <= 2 && b.size() >= 3 &&
            b.find_first_of("0123456789-/. ") == b.npos) ||
           (is_digits(b) && b.size() == 2 && a.size() >= 3 &&
            a.find_first_of("0123456789-/.") == a.npos);
}

/// 20190916 is a day, not a moment of 1970.
bool looks_packed(std::string_view t) {
    return t.size() == 8 && (t.starts_with("19") || t.starts_with("20"));
}

DayOrder told_by(const OrderEvidence& e) {
    return e.day_first > e.month_first   ? DayOrder::day_month
           : e.month_first > e.day_first ? DayOrder::month_day
                                         : DayOrder::unknown;
}

} // namespace

DateColumns::DateColumns(Desk& desk, const std::vector<ChosenTable>& chosen)
    : desk_(desk), chosen_(chosen) {
    for (const Role role : date_roles) columns_.emplace(role, DateColumn{desk.locale});
    columns_.emplace(Role::duration, DateColumn{desk.locale});
}

template <class Use>
void DateColumns::each_cell(Role role, Use use) {
    std::string storage;
    for (const ChosenTable& c : chosen_) {
        const auto column = c.columns[role];
        if (!column) continue;
        const Table& table = desk_.tables[c.table];
        for (std::size_t r = c.columns.first_row; r < table.rows(); ++r)
            if (const auto t = tidy(table.text(r, *column), storage); !t.empty())
                use(t, table, r, *column);
    }
}

DateColumns::Evidence DateColumns::evidence_of(Role role) {
    Evidence e;
    // In blocks, so that a long column needs no list of its cells.
    constexpr std::size_t block = 4'096;
    std::vector<std::string_view> cells;
    struct At {
        const Table* table;
        std::size_t row, column;
    };
    std::vector<At> places;
    std::size_t serial = 0, seconds = 0, milliseconds = 0, filled = 0, buddhist = 0,
                short_months = 0;
    std::vector<std::int64_t> moments;
    const auto count = [&] {
        const OrderEvidence part = order_evidence(cells);
        if (part.either && e.counts.either == 0) {
            const At& at = places[part.first_either];
            e.place = at.table->place(at.row, at.column);
            e.excerpt = cells[part.first_either];
        }
        e.counts.day_first += part.day_first;
        e.counts.month_first += part.month_first;
        e.counts.either += part.either;
        cells.clear();
        places.clear();
    };
    each_cell(role, [&](std::string_view, const Table& table, std::size_t r, std::size_t c) {
        const auto t = trimmed(table.text(r, c)); // a view that lasts
        ++filled;
        if (t.size() >= 5 && t.size() <= 16 && t.find_first_not_of("0123456789.") == t.npos &&
            t.find('.') == t.rfind('.') && t.find('.') != 2) {
            double n = 0;
            std::from_chars(t.data(), t.data() + t.size(), n);
            serial += n >= 10'000 && n < 80'000;
            seconds += n >= 1e8 && n < 1e10 && !looks_packed(t);
            milliseconds += n >= 1e11 && n < 1e13;
            if (n >= 1e8) moments.push_back(static_cast<std::int64_t>(n >= 1e11 ? n / 1'000 : n));
        }
        if (t.size() <= 60) {
            buddhist += holds_buddhist_year(t);
            short_months += is_short_month(t);
        }
        if (t.size() <= 10) {
            cells.push_back(t);
            places.push_back({&table, r, c});
        } else {
            for (const std::string_view date : numeric_dates(t)) {
                cells.push_back(date);
                places.push_back({&table, r, c});
            }
        }
        if (cells.size() >= block) count();
    });
    count();
    const auto most = [&](std::size_t n) { return n > 0 && n * 10 >= filled * 8; };
    if (most(serial)) e.form = DateColumn::Form::serial;
    if (most(seconds)) e.form = DateColumn::Form::seconds;
    if (most(milliseconds)) e.form = DateColumn::Form::milliseconds;
    if (most(seconds) || most(milliseconds)) e.days.emplace(moments);
    e.filled = filled;
    e.options.is_buddhist = buddhist * 2 > filled;
    e.options.is_month_year = short_months * 2 > filled;
    return e;
}

DayOrder DateColumns::order_of(const Table& table, const Columns& columns, std::size_t row) {
    row_cells_.clear();
    for (const Role role : date_roles)
        if (const auto c = columns[role]) row_cells_.push_back(trimmed(table.text(row, *c)));
    const OrderEvidence e = order_evidence(row_cells_);
    if ((e.day_first > 0) == (e.month_first > 0)) return DayOrder::unknown;
    return e.day_first ? DayOrder::day_month : DayOrder::month_day;
}

DateColumn& DateColumns::of(Role role, const Record& record) {
    if (!by_rows_ || role == Role::duration) return columns_.at(role);
    const DayOrder order = order_of(*desk_.table, *desk_.columns, record.row);
    if (order == DayOrder::unknown) return columns_.at(role);
    return (order == DayOrder::day_month ? day_first_ : month_first_).at(role);
}

bool DateColumns::is_mixed(const AllEvidence& all) {
    const ChosenTable& first = chosen_.front();
    const Table& table = desk_.tables[first.table];
    const std::size_t row = first.columns.first_row;
    for (const auto& [role, e] : all) {
        const std::size_t d = e.counts.day_first, m = e.counts.month_first;
        // A slip of the pen turns no column round.
        if (d == 0 || m == 0 || std::min(d, m) * 50 < std::max(d, m)) continue;
        desk_.log.add({Severity::doubt,
                       {desk_.reading.file, row < table.rows() ? table.line(row) : 0},
                       fmt::format("the {} column mixes day.month ({} cells) and month.day ({} "
                                   "cells); each row is read as those of its dates are written "
                                   "that leave no choice, any other as some day between both",
                                   name_of(role), d, m),
                       {},
                       how_to_decide});
        return true;
    }
    return false;
}

void DateColumns::read_by_rows(AllEvidence& all) {
    by_rows_ = true;
    for (auto& [role, e] : all) {
        columns_.at(role).set(e.options, e.form, e.days, true);
        for (const DayOrder order : {DayOrder::day_month, DayOrder::month_day}) {
            e.options.order = order;
            auto& columns = order == DayOrder::day_month ? day_first_ : month_first_;
            columns.emplace(role, DateColumn{desk_.locale})
                .first->second.set(e.options, e.form, e.days);
        }
    }
}

DayOrder DateColumns::order_beside(const AllEvidence& all) {
    DayOrder found = DayOrder::unknown;
    for (const auto& [_, e] : all) {
        const DayOrder order = told_by(e.counts);
        if (order == DayOrder::unknown) continue;
        if (found != DayOrder::unknown && found != order) return DayOrder::unknown;
        found = order;
    }
    return found;
}

void DateColumns::set_undecided(Role role, Evidence& e, DayOrder beside) {
    const ChosenTable& first = chosen_.front();
    const auto& languages = desk_.options.languages;
    const auto doubt = [&](std::string message) {
        desk_.log.add({Severity::doubt, e.place, std::move(message), e.excerpt, how_to_decide});
    };
    const auto take = [&](DayOrder order, const char* why) {
        e.options.order = order;
        columns_.at(role).set(e.options, e.form, e.days);
        doubt(fmt::format("the {} column is read {}, {}; none of its cells tells", name_of(role),
                          name_of(order), why));
    };
    if (beside != DayOrder::unknown) return take(beside, "as in the other columns of dates");
    if (desk_.tables[first.table].delimiter() == ';' || !first.columns.speaks_english ||
        (!languages.empty() && !languages.front().starts_with("en")))
        return take(DayOrder::day_month, "for the table is not written the American way");
    if (desk_.options.undecided_days == UndecidedDays::refuse && e.counts.either * 2 > e.filled)
        throw InputError(Diagnostic{
            .severity = Severity::error,
            .place = e.place,
            .message = fmt::format(
                "no cell of the {} column tells whether the day or the month comes first",
                name_of(role)),
            .excerpt = e.excerpt,
            .hint = how_to_decide});
    columns_.at(role).set(e.options, e.form, e.days, true);
    doubt(fmt::format("no cell of the {} column tells whether the day or the month comes first; "
                      "where it matters, the date is some day between both",
                      name_of(role)));
}

void DateColumns::decide() {
    AllEvidence all;
    std::vector<Role> roles(date_roles.begin(), date_roles.end());
    roles.push_back(Role::duration); // "13.05.2018 - 12.05.2023"
    for (const Role role : roles)
        if (std::any_of(chosen_.begin(), chosen_.end(),
                        [&](const ChosenTable& c) { return c.columns[role].has_value(); }))
            all.emplace(role, evidence_of(role));
    const DayOrder asked = desk_.options.day_order;
    if (asked == DayOrder::unknown && is_mixed(all)) return read_by_rows(all);
    const DayOrder beside = order_beside(all);
    for (auto& [role, e] : all) {
        e.options.order = asked != DayOrder::unknown ? asked : told_by(e.counts);
        if (e.options.order == DayOrder::unknown && e.counts.either > 0)
            set_undecided(role, e, beside);
        else
            columns_.at(role).set(e.options, e.form, e.days);
    }
}

} // namespace entente
