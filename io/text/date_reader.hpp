#pragma once
/// Dates as people write them in tables.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/model/date.hpp>

#include "locale_words.hpp"

namespace entente {

enum class DayOrder : std::uint8_t { unknown, day_month, month_day };
template <>
inline constexpr std::array names_of<DayOrder>{Named<DayOrder>{"unknown", DayOrder::unknown},
                                               Named<DayOrder>{"day-month", DayOrder::day_month},
                                               Named<DayOrder>{"month-day", DayOrder::month_day}};

/// The order of day and month that the cells of one column speak for, years of two digits or four.
struct OrderEvidence {
    std::size_t day_first = 0;    ///< cells that can only be day, month, year
    std::size_t month_first = 0;  ///< cells that can only be month, day, year
    std::size_t either = 0;       ///< cells that could be both and would differ
    std::size_t first_either = 0; ///< position of the first of these
};
OrderEvidence order_evidence(const std::vector<std::string_view>& cells);

struct DateOptions {
    DayOrder order = DayOrder::unknown;
    /// A year of two digits is the latest such year that is not after this one; as it stands, 69 is
    /// 1969 and 68 is 2068.
    int latest_short_year = 2068;
    /// Years 2400 to 2599 count from the Buddha's passing (543 years more), as Thai texts say by
    /// themselves; of two digits, 40 to 99 are such years too, of 2540 to 2599.
    bool is_buddhist = false;
    /// "19-Jun" is June 2019 and "Jun 19" too, not a day without a year.
    bool is_month_year = false;
    /// Of days in numbers with years of two digits the year stands first: 17.05.12 and 170512 are
    /// 12 May 2017, as in Korea and Sweden.
    bool is_year_first = false;
};

/// Reads a cell. White space, digits of any script, a time of day after the date, weekdays and
/// words like "year", "signed" or "until" beside it do not matter. Forms, with the month's name or
/// its abbreviation as `LocaleWords::month` knows it (ambiguous ones in the languages of `words`):
///
///     2003-06-30  2003.06.30  20030630  30.06.2003  30/6/03      days, in the given order
///     30/6-2003  30,06.2003  30 06 2003  '03.6.30                 likewise
///     00.06.2003  xx.06.2003  06.2003  2003/06                   months
///     30 June 2003  June 30, 2003  30-Jun-03  2003 June 30       and 12.V.2016, 2016. május 12.
///     June 2003  Jun-03  2015年3月  tháng 5 năm 2016              and "fevrier", "Agustos"
///     平成27年3月  H27.3.12  民國106年5月  106/05/12               years of eras
///     ۱۳۹۶/۰۲/۲۲  اردیبهشت 1396                                   Iran's calendar, where digits or
///                                                                months are Persian
///     2003  2003 г.  2016-cı il                                  years
///     2016/17  2016-17  2016–2019  June 2003 – May 2008          some day between
///     1-5 July, 2014   November-December 2017                    likewise
///     Q2 2017  second quarter of 2017  spring of 2018            quarters and seasons
///     S1 2016  first half of 2016  early 2016  mid-2016          some day of a half (mid: April to
///                                                                September)
///     WS 2018/19  SoSe 2020  HT2019  VT 2020                     terms: October to March, April to
///                                                                September, halves of the year
///     before 2016  after 2016  ca. 2016  since 2016              open; approximate; in 2016
///     2016 - present  с 2016 г. по настоящее время               in 2016, when it began
///     1438/08/16هـ الموافق 2017/05/12م                           the day that can be read of two
///
/// and EDTF but for its numbers of seasons and quarters (2018-21 may be a span of years). Nothing
/// for any other text, for a day that does not exist, for numbers whose order is unknown but
/// matters, and for years before 1500 (as those of Islamic calendars, but for Iran's) or after
/// 2199. Plain digits and separators are read without allocation.
std::optional<Date> read_date(std::string_view cell, const DateOptions& options,
                              const LocaleWords& words);
std::optional<Date> read_date(std::string_view cell, DayOrder order, const LocaleWords& words);

/// What stands where a date should, in digits only.
enum class DatePlaceholder : std::uint8_t {
    none,
    missing, ///< 00.00.0000, 0000-00-00, 99-9-9999, -9, -99, 9999, and 1 January 1900 where 0 was
             ///< shown as a date
    endless  ///< 31.12.9999, 9999-12-31, 31/12/2999: for ever
};
DatePlaceholder date_placeholder(std::string_view cell);

/// Days of moments that were days before a program made them moments of universal time: the cells
/// of a column that are midnight somewhere are days there.
class EpochDays {
public:
    /// `seconds` since 1970 of all cells. If all are midnight at one offset of whole or half hours
    /// from universal time (-12 to +14), or at two of them an hour apart (summer time), that is the
    /// zone. Cost O(seconds).
    explicit EpochDays(std::span<const std::int64_t> seconds);

    Day day(std::int64_t seconds) const;
    /// Whether the days are those of a zone that was found, universal time included.
    bool is_certain() const noexcept { return is_certain_; }

private:
    std::int64_t least_ = 0; ///< offset in seconds, outside of summer time
    std::int64_t greatest_ = 0;
    bool is_certain_ = false;
};

} // namespace entente
