#include <entente/core/base/errors.hpp>
#include <entente/core/model/date.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Span {
    Day first, last;
    Precision precision;
};

Day day_number(int year, unsigned month, unsigned day) {
    const year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                             std::chrono::day{day}};
    return static_cast<Day>(sys_days{ymd}.time_since_epoch().count());
}

unsigned days_in(int year, unsigned month) {
    const std::chrono::year_month_day_last last{
        std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}};
    return static_cast<unsigned>(last.day());
}

/// `count` months from `month` of `year`; may run into the next year.
Span months(int year, unsigned month, unsigned count, Precision precision) {
    const unsigned end = month + count - 2; // zero-based index of the last month
    const int end_year = year + static_cast<int>(end / 12);
    const unsigned end_month = end % 12 + 1;
    return {day_number(year, month, 1),
            day_number(end_year, end_month, days_in(end_year, end_month)), precision};
}

bool digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

std::optional<Span> sub_year(int year, unsigned code) {
    if (code >= 1 && code <= 12) return months(year, code, 1, Precision::month);
    if (code >= 21 && code <= 28) { // seasons, 25 to 28 say that they are northern
        const unsigned season = (code - 21) % 4;
        return months(year, 3 + 3 * season, 3, Precision::season);
    }
    if (code >= 29 && code <= 32) { // southern spring starts in September
        const unsigned start[] = {9, 12, 3, 6};
        return months(year, start[code - 29], 3, Precision::season);
    }
    if (code >= 33 && code <= 36) return months(year, 1 + 3 * (code - 33), 3, Precision::quarter);
    if (code >= 37 && code <= 39) return months(year, 1 + 4 * (code - 37), 4, Precision::interval);
    if (code == 40 || code == 41) return months(year, code == 40 ? 1 : 7, 6, Precision::interval);
    return std::nullopt;
}

std::optional<Span> parse_plain(std::string_view text) {
    const std::string_view y = text.substr(0, std::min<std::size_t>(4, text.size()));
    if (y.size() != 4) return std::nullopt;
    if (!digits(y)) {
        if (text.size() != 4) return std::nullopt;
        if (digits(y.substr(0, 3)) && y[3] == 'X') {
            const int first = number(y.substr(0, 3)) * 10;
            return Span{first_day(first), last_day(first + 9), Precision::decade};
        }
        if (digits(y.substr(0, 2)) && y.substr(2) == "XX") {
            const int first = number(y.substr(0, 2)) * 100;
            return Span{first_day(first), last_day(first + 99), Precision::century};
        }
        return std::nullopt;
    }
    const int year = number(y);
    if (text.size() == 4) return Span{first_day(year), last_day(year), Precision::year};
    if (text.size() < 7 || text[4] != '-') return std::nullopt;
    const std::string_view m = text.substr(5, 2);
    if (m == "XX" && (text.size() == 7 || text.substr(7) == "-XX"))
        return Span{first_day(year), last_day(year), Precision::year};
    if (!digits(m)) return std::nullopt;
    const auto month = static_cast<unsigned>(number(m));
    if (text.size() == 7) {
        const auto span = sub_year(year, month);
        if (span && span->last > last_day(9999))
            return std::nullopt; // a winter that no date can close
        return span;
    }
    if (text.size() != 10 || text[7] != '-' || month < 1 || month > 12) return std::nullopt;
    const std::string_view d = text.substr(8, 2);
    if (d == "XX") return months(year, month, 1, Precision::month);
    if (!digits(d)) return std::nullopt;
    const auto day = static_cast<unsigned>(number(d));
    if (day < 1 || day > days_in(year, month)) return std::nullopt;
    const Day n = day_number(year, month, day);
    return Span{n, n, Precision::day};
}

std::optional<Span> parse_side(std::string_view text, bool is_begin) {
    if (text.empty() || text == "..")
        return is_begin ? Span{Date::open_begin, Date::open_begin, Precision::interval}
                        : Span{Date::open_end, Date::open_end, Precision::interval};
    return parse_plain(text);
}

std::optional<Span> hull(std::string_view begin, std::string_view end) {
    const auto a = parse_side(begin, true), b = parse_side(end, false);
    if (!a || !b || a->first > b->last) return std::nullopt;
    return Span{a->first, b->last, Precision::interval};
}

std::string year_text(int year) { return fmt::format("{:04}", year); }

struct Civil {
    int year;
    unsigned month, day;
};

Civil civil(Day day) {
    const year_month_day ymd{sys_days{std::chrono::days{day}}};
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
            static_cast<unsigned>(ymd.day())};
}

/// How coarsely a begin or an end may be written: 0 as its year, 1 as its month, 2 as its day.
int fineness(Day day, bool is_begin) {
    if (day == Date::open_begin || day == Date::open_end) return 0;
    const Civil c = civil(day);
    if (c.day != (is_begin ? 1 : days_in(c.year, c.month))) return 2;
    return c.month == (is_begin ? 1u : 12u) ? 0 : 1;
}

std::string side_text(Day day, int fineness) {
    if (day == Date::open_begin || day == Date::open_end) return "";
    const Civil c = civil(day);
    if (fineness == 0) return year_text(c.year);
    return fineness == 1 ? fmt::format("{:04}-{:02}", c.year, c.month) : to_iso(day);
}

} // namespace

Date Date::day(int year, unsigned month, unsigned day) {
    if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
        throw UsageError(fmt::format("there is no day {}-{}-{}", year, month, day));
    const Day n = day_number(year, month, day);
    return {n, n, Precision::day};
}

Date Date::month(int year, unsigned month) {
    if (year < 0 || year > 9999 || month < 1 || month > 12)
        throw UsageError(fmt::format("there is no month {}-{}", year, month));
    const Span s = months(year, month, 1, Precision::month);
    return {s.first, s.last, s.precision};
}

Date Date::year(int year) {
    if (year < 0 || year > 9999) throw UsageError(fmt::format("there is no year {}", year));
    return {first_day(year), last_day(year), Precision::year};
}

Date Date::restored(Day earliest, Day latest, Precision precision, std::uint8_t marks) {
    const bool is_open = earliest == open_begin && latest == open_end;
    if (earliest > latest || marks > 3 ||
        static_cast<std::size_t>(precision) >= names_of<Precision>.size() ||
        (precision == Precision::unknown && !is_open))
        throw UsageError("a date contradicts itself");
    return {earliest, latest, precision, marks};
}

Date Date::between(Day first, Day last) {
    if (first > last) throw UsageError("an interval must not end before it begins");
    if (first == open_begin && last == open_end) return {};
    if (first == last) return {first, last, Precision::day};
    return {first, last, Precision::interval};
}

Date later(const Date& date, unsigned months) {
    if (!date.is_known()) return {};
    const auto parts = [](Day day) { return year_month_day{sys_days{std::chrono::days{day}}}; };
    const auto moved = [&](Day day) -> std::optional<Day> {
        if (day == Date::open_begin || day == Date::open_end) return day;
        const year_month_day from = parts(day);
        const long long month = static_cast<int>(from.year()) * 12LL +
                                static_cast<unsigned>(from.month()) - 1LL + months;
        const long long year = month / 12;
        if (year > 9999) return std::nullopt;
        const auto in_year = static_cast<unsigned>(month % 12) + 1;
        return day_number(
            static_cast<int>(year), in_year,
            std::min(static_cast<unsigned>(from.day()), days_in(static_cast<int>(year), in_year)));
    };
    const auto first = moved(date.earliest()), last = moved(date.latest());
    if (!first || !last) return {};
    if (date.is_bounded()) {
        const year_month_day to = parts(*first);
        const int year = static_cast<int>(to.year());
        if (date.precision() == Precision::year && months % 12 == 0) return Date::year(year);
        if (date.precision() == Precision::month)
            return Date::month(year, static_cast<unsigned>(to.month()));
        if (date.precision() == Precision::day)
            return Date::day(year, static_cast<unsigned>(to.month()),
                             static_cast<unsigned>(to.day()));
    }
    return Date::between(*first, *last);
}

std::optional<Date> parse_edtf(std::string_view text) {
    if (text.empty() || text == "XXXX") return Date{};
    if (text.front() == '[' && text.back() == ']' && text.size() > 2) {
        const std::string_view inside = text.substr(1, text.size() - 2);
        std::optional<Span> span;
        if (const auto dots = inside.find(".."); dots != std::string_view::npos)
            span = hull(inside.substr(0, dots), inside.substr(dots + 2));
        else if (const auto first = inside.find(','), last = inside.rfind(',');
                 first != std::string_view::npos) {
            const auto trim = [](std::string_view s) {
                while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
                return s;
            };
            for (std::size_t at = 0; at <= inside.size();) { // each member must be a date
                const auto comma = std::min(inside.find(',', at), inside.size());
                if (!parse_plain(trim(inside.substr(at, comma - at)))) return std::nullopt;
                at = comma + 1;
            }
            span = hull(inside.substr(0, first), trim(inside.substr(last + 1)));
        } else
            span = parse_plain(inside);
        if (!span) return std::nullopt;
        if (span->precision == Precision::interval) return Date::between(span->first, span->last);
        return Date{span->first, span->last, span->precision};
    }
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto span = hull(text.substr(0, slash), text.substr(slash + 1));
        if (!span) return std::nullopt;
        return Date::between(span->first, span->last);
    }
    std::uint8_t marks = 0;
    if (text.back() == '?') marks = 1;
    if (text.back() == '~') marks = 2;
    if (text.back() == '%') marks = 3;
    if (marks) text.remove_suffix(1);
    const auto span = parse_plain(text);
    if (!span) return std::nullopt;
    if (span->precision == Precision::interval) marks = 0; // EDTF cannot mark a set
    return Date{span->first, span->last, span->precision, marks};
}

std::string to_edtf(const Date& date) {
    if (!date.is_known()) return "";
    const char* mark = date.is_uncertain() ? (date.is_approximate() ? "%" : "?")
                                           : (date.is_approximate() ? "~" : "");
    if (date.precision() == Precision::interval) {
        const int fine = std::max(fineness(date.earliest(), true), fineness(date.latest(), false));
        return "[" + side_text(date.earliest(), fine) + ".." + side_text(date.latest(), fine) + "]";
    }
    const Civil c = civil(date.earliest());
    switch (date.precision()) {
    case Precision::day:
        return to_iso(date.earliest()) + mark;
    case Precision::month:
        return fmt::format("{:04}-{:02}{}", c.year, c.month, mark);
    case Precision::quarter:
        return fmt::format("{:04}-{}{}", c.year, 33 + (c.month - 1) / 3, mark);
    case Precision::season: {
        const unsigned code = 21 + (c.month - 3) / 3;
        return fmt::format("{:04}-{}{}", c.year, code, mark);
    }
    case Precision::decade:
        return fmt::format("{:03}X{}", c.year / 10, mark);
    case Precision::century:
        return fmt::format("{:02}XX{}", c.year / 100, mark);
    default:
        return year_text(c.year) + mark;
    }
}

std::string to_iso(Day day) {
    const Civil c = civil(day);
    return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

int year_of(Day day) { return civil(day).year; }
Day first_day(int year) { return day_number(year, 1, 1); }
Day last_day(int year) { return day_number(year, 12, 31); }

} // namespace entente
