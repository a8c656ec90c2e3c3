#pragma once
/// Dates as they are known: an interval of days with a precision, written as ISO 8601-2 (EDTF).
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "../base/names.hpp"

namespace entente {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

enum class Precision : std::uint8_t {
    unknown,
    day,
    month,
    quarter,
    season,
    year,
    decade,
    century,
    interval
};
template <>
inline constexpr std::array names_of<Precision>{Named<Precision>{"unknown", Precision::unknown},
                                                Named<Precision>{"day", Precision::day},
                                                Named<Precision>{"month", Precision::month},
                                                Named<Precision>{"quarter", Precision::quarter},
                                                Named<Precision>{"season", Precision::season},
                                                Named<Precision>{"year", Precision::year},
                                                Named<Precision>{"decade", Precision::decade},
                                                Named<Precision>{"century", Precision::century},
                                                Named<Precision>{"interval", Precision::interval}};

/// The event fell on one day of [earliest, latest]; which one is not known. A side may be open.
///
/// Two dates are ordered only where their intervals do not overlap, so there is no operator<.
/// Uncertain (`?`) and approximate (`~`) dates keep their mark; the interval is that of the plain
/// date, for EDTF gives the marks no width.
class Date {
public:
    static constexpr Day open_begin = std::numeric_limits<Day>::min();
    static constexpr Day open_end = std::numeric_limits<Day>::max();

    /// Nothing is known: open on both sides.
    constexpr Date() = default;

    /// Throws UsageError when there is no such day, month or year (0 to 9999).
    static Date day(int year, unsigned month, unsigned day);
    static Date month(int year, unsigned month);
    static Date year(int year);
    /// Some day from `first` to `last`, either may be open. Throws UsageError if first > last.
    static Date between(Day first, Day last);

    /// A date from what another said of itself; marks: 1 uncertain, 2 approximate. Throws
    /// UsageError when no date says that.
    static Date restored(Day earliest, Day latest, Precision precision, std::uint8_t marks);

    constexpr Day earliest() const noexcept { return earliest_; }
    constexpr Day latest() const noexcept { return latest_; }
    constexpr Precision precision() const noexcept { return precision_; }
    constexpr bool is_known() const noexcept { return precision_ != Precision::unknown; }
    constexpr bool is_bounded() const noexcept {
        return earliest_ != open_begin && latest_ != open_end;
    }
    constexpr bool is_uncertain() const noexcept { return marks_ & 1; }
    constexpr bool is_approximate() const noexcept { return marks_ & 2; }

    constexpr bool operator==(const Date&) const = default;

private:
    friend std::optional<Date> parse_edtf(std::string_view text);
    constexpr Date(Day earliest, Day latest, Precision precision, std::uint8_t marks = 0)
        : earliest_(earliest), latest_(latest), precision_(precision), marks_(marks) {}

    Day earliest_ = open_begin;
    Day latest_ = open_end;
    Precision precision_ = Precision::unknown;
    std::uint8_t marks_ = 0;
};

constexpr bool certainly_before(const Date& a, const Date& b) { return a.latest() < b.earliest(); }
constexpr bool possibly_before(const Date& a, const Date& b) { return a.earliest() < b.latest(); }
constexpr bool overlap(const Date& a, const Date& b) {
    return a.earliest() <= b.latest() && b.earliest() <= a.latest();
}
/// Every day of `inner` is a day of `outer`.
constexpr bool contains(const Date& outer, const Date& inner) {
    return outer.earliest() <= inner.earliest() && inner.latest() <= outer.latest();
}

/// The date so many months on, with the same precision where that can be kept; the last day of a
/// month where the day does not exist there; unknown when it would leave the years 0 to 9999. Marks
/// are dropped.
Date later(const Date& date, unsigned months);

/// Reads EDTF levels 0 and 1, the sub-year groupings 21–41 and one-of-a-set of level 2:
/// `2019-09-16`, `2019-09`, `2019`, `201X`, `20XX`, `2019-XX`, `2018-21` (spring), `2017-34`
/// (second quarter), `2019?`, `2019~`, `2019/2021`, `[2019..2021]`, `[2019,2021]`, `[..2020]`;
/// empty or `XXXX` is unknown. A set with gaps and an interval a/b become their hull. Seasons are
/// the northern meteorological ones (spring: March to May; winter: December to February next year).
/// Nothing when the text is not such a date.
std::optional<Date> parse_edtf(std::string_view text);

/// The shortest EDTF text that reads back as the same date; empty for an unknown date.
std::string to_edtf(const Date& date);

/// "2019-09-16".
std::string to_iso(Day day);

/// Year of a day, and first or last day of a year.
int year_of(Day day);
Day first_day(int year);
Day last_day(int year);

} // namespace entente
