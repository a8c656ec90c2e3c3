#pragma once
/// Dates as people write them in tables.
#include <optional>
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

/// The order of day and month that the cells of one column speak for.
struct OrderEvidence {
    std::size_t day_first = 0;    ///< cells that can only be day, month, year
    std::size_t month_first = 0;  ///< cells that can only be month, day, year
    std::size_t either = 0;       ///< cells that could be both and would differ
    std::size_t first_either = 0; ///< position of the first of these
};
OrderEvidence order_evidence(const std::vector<std::string_view>& cells);

/// Reads a cell: EDTF but for its numbers of seasons and quarters (2018-21 may be a span of years);
/// `30.06.2003`, `30/6/2003`, `2003.06.30`, `06.2003` in the given order; month names of any
/// language with a year, and a day or a range of days (`1-5 July, 2014`, `June 9, 2021`, `Oktyabr,
/// 2020`); `2016–2019`; `second quarter of 2017`, `Q2 2017`, `spring of 2018`. Nothing for any
/// other text, for a day that does not exist, and for numbers whose order is unknown but matters.
std::optional<Date> read_date(std::string_view cell, DayOrder order, const LocaleWords& words);

} // namespace entente
