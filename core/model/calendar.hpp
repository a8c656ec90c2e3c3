#pragma once
/// Years, quarters and months as consecutive periods.
#include <array>
#include <cstdint>
#include <string>

#include "../base/names.hpp"
#include "date.hpp"

namespace entente {

enum class PeriodLength : std::uint8_t { year, quarter, month };
template <>
inline constexpr std::array names_of<PeriodLength>{
    Named<PeriodLength>{"year", PeriodLength::year},
    Named<PeriodLength>{"quarter", PeriodLength::quarter},
    Named<PeriodLength>{"month", PeriodLength::month}};

/// Consecutive periods, numbered through from the first of the year 0.
class Calendar {
public:
    explicit constexpr Calendar(PeriodLength length)
        : months_(length == PeriodLength::year      ? 12
                  : length == PeriodLength::quarter ? 3
                                                    : 1) {}

    /// The period of a day of the years 0 to 9999.
    int of(Day day) const;
    Day first_day(int period) const;
    Day last_day(int period) const { return first_day(period + 1) - 1; }
    /// "2019", "2019-Q3", "2019-09".
    std::string label(int period) const;

private:
    int months_;
};

} // namespace entente
