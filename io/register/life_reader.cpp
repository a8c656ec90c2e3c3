#include <entente/io/register/life_reader.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace entente {
namespace {

Stage stage_of(Role role) {
    switch (role) {
    case Role::in_force:
        return Stage::in_force;
    case Role::end:
        return Stage::expires;
    case Role::renewed:
        return Stage::renewed;
    case Role::amended:
        return Stage::amended;
    case Role::ended:
        return Stage::ended;
    default:
        return Stage::signature;
    }
}

/// The last day of a term that begins on the first possible day of a date.
Date end_of_term(const Date& begin, int months) {
    if (!begin.is_bounded() || months <= 0) return {};
    using namespace std::chrono;
    const auto later = [&](Day from) -> Day {
        const year_month_day d{sys_days{days{from}}};
        year_month_day end = d + std::chrono::months{months};
        if (!end.ok()) end = end.year() / end.month() / last;
        return static_cast<Day>(sys_days{end}.time_since_epoch().count());
    };
    const year_month_day first{sys_days{days{begin.earliest()}}};
    if (int{first.year()} + months / 12 + 1 > 9998) return {};
    switch (begin.precision()) {
    case Precision::day: {
        const year_month_day d{sys_days{days{later(begin.earliest())}}};
        return Date::day(int{d.year()}, unsigned{d.month()}, unsigned{d.day()});
    }
    case Precision::month: {
        const year_month_day d{sys_days{days{later(begin.earliest())}}};
        return Date::month(int{d.year()}, unsigned{d.month()});
    }
    case Precision::year:
        if (months % 12 == 0) return Date::year(int{first.year()} + months / 12);
        [[fallthrough]];
    default: {
        const Day a = later(begin.earliest()), b = later(begin.latest());
        if (year_of(b) > 9999) return {};
        return Date::between(a, b);
    }
    }
}

} // namespace

void LifeReader::read(const Record& record, RegisterEntry& e) {
    std::optional<Date> span_end;
    std::string_view span_text;
    e.date_as_written = desk_.cell(record, Role::date);
    Date ended;
    for (const Role role : date_roles) {
        const auto column = desk_.column(role);
        if (!column) continue;
        const std::string_view t = desk_.cell(record, role);
        if (t.empty()) continue;
        const DateReading& r = dates_.of(role, record).read(t);
        if (!r.date) {
            if (r.placeholder == DatePlaceholder::endless) {
                desk_.remark_once("a date that stands for ever is taken as an open end",
                                  Severity::note, record, role,
                                  fmt::format("'{}' stands for ever; such ends are open", t));
                continue;
            }
            if (r.placeholder == DatePlaceholder::missing || is_missing(t, desk_.headers)) {
                desk_.remark_once(
                    "a cell that stands for nothing is taken as empty", Severity::note, record,
                    role,
                    fmt::format("'{}' stands for nothing; such cells are empty", shortened(t, 40)));
                continue;
            }
            if (role == Role::end && read_open_end(record, t, e)) continue;
            desk_.remark(Severity::doubt, record, column,
                         role == Role::end ? "not a date that can be read; the end is unknown"
                                           : "not a date that can be read; the date is unknown",
                         t, "correct the cell, or write the date as 2019-09-16, 2019-09 or 2019");
            continue;
        }
        if (r.is_contrary)
            desk_.remark(Severity::doubt, record, column,
                         "day and month stand the other way than in the rest of the column", t);
        if (r.is_either)
            desk_.remark(Severity::doubt, record, column,
                         "day and month could stand either way; taken as some day between both", t,
                         "--day-order day-month (or month-day), or write the date as 2019-09-16");
        if (r.is_part)
            desk_.remark(Severity::doubt, record, column, "the cell holds more than a date", t);
        e.life.push_back({stage_of(role), *r.date, std::string{t}});
        if (role == Role::date || (role == Role::in_force && !e.date.is_known())) {
            e.date = *r.date;
            if (e.date_as_written.empty()) e.date_as_written = t;
        }
        if (r.end && (role == Role::date || role == Role::in_force)) {
            span_end = r.end;
            span_text = t;
        }
        if (role == Role::end) e.end = r.end ? *r.end : *r.date;
        if (role == Role::ended) ended = *r.date;
    }
    if (const auto t = desk_.cell(record, Role::duration); !t.empty()) read_duration(record, t, e);
    if (span_end && !e.end.is_known()) {
        e.end = *span_end;
        e.life.push_back({Stage::expires, *span_end, std::string{span_text}});
    }
    if (const auto t = desk_.cell(record, Role::status); !t.empty()) read_status(t, e);
    // What came to an end did so then, whatever its terms had been.
    if (ended.is_known() && (!e.end.is_known() || certainly_before(ended, e.end))) e.end = ended;
    if (!e.date.is_known() && !desk_.context.year.empty() && e.date_as_written.empty()) {
        e.date = *parse_edtf(desk_.context.year);
        e.date_as_written = desk_.context.year;
        e.life.push_back({Stage::signature, e.date, desk_.context.year});
    }
    if (e.date.is_known() && e.end.is_known() && certainly_before(e.end, e.date)) {
        const Role role = desk_.column(Role::end) ? Role::end : Role::ended;
        desk_.remark(Severity::doubt, record, desk_.column(role),
                     "ends before it begins; the end is left open", desk_.cell(record, role));
        e.end = {};
        std::erase_if(e.life, [](const LifeEvent& x) { return x.stage == Stage::expires; });
    }
    std::stable_sort(e.life.begin(), e.life.end(),
                     [](const LifeEvent& a, const LifeEvent& b) { return a.stage < b.stage; });
}

bool LifeReader::read_open_end(const Record& record, std::string_view t, RegisterEntry& e) {
    const auto term = term_of(t, desk_.headers);
    if (!term) return false;
    read_duration(record, t, e);
    return true;
}

void LifeReader::read_duration(const Record& record, std::string_view t, RegisterEntry& e) {
    if (is_missing(t, desk_.headers)) return;
    const DateReading& span = dates_.of(Role::duration).read(t, true);
    if (span.placeholder != DatePlaceholder::none) return; // open
    if (span.date && span.end) {
        if (!e.date.is_known()) {
            e.date = *span.date;
            e.date_as_written = t;
            e.life.push_back({Stage::in_force, e.date, std::string{t}});
        }
        if (!e.end.is_known()) {
            e.end = *span.end;
            e.life.push_back({Stage::expires, e.end, std::string{t}});
        }
        return;
    }
    const auto term = term_of(t, desk_.headers);
    if (!term && span.date) { // "valid: until 31.12.2025"
        if (!e.end.is_known()) {
            e.end = *span.date;
            e.life.push_back({Stage::expires, e.end, std::string{t}});
        }
        desk_.remark_once("a date in the column of durations is the end", Severity::note, record,
                          Role::duration, "a single date in the column of durations is the end");
        return;
    }
    if (!term) {
        desk_.remark(Severity::doubt, record, desk_.column(Role::duration),
                     "not a duration that can be read; the end is unknown", t);
        return;
    }
    if (term->renews) {
        e.life.push_back({Stage::renewable, {}, std::string{t}});
        return; // the end stays open
    }
    if (term->months == 0 || e.end.is_known() || !e.date.is_known()) return;
    e.end = end_of_term(e.date, term->months);
    if (!e.end.is_known()) return;
    e.life.push_back({Stage::expires, e.end, std::string{t}});
    desk_.remark_once("the end is the date and the duration", Severity::note, record,
                      Role::duration, "the end is taken as the date and the duration together");
}

void LifeReader::read_status(std::string_view t, RegisterEntry& e) {
    const auto has = [&](Stage stage) {
        return std::any_of(e.life.begin(), e.life.end(),
                           [&](const LifeEvent& x) { return x.stage == stage; });
    };
    if (desk_.headers.begins_with("value:ended", t) && !has(Stage::ended))
        e.life.push_back({Stage::ended, {}, std::string{t}});
    else if (desk_.headers.begins_with("value:renewable", t) && !has(Stage::renewable))
        e.life.push_back({Stage::renewable, {}, std::string{t}});
}

} // namespace entente
