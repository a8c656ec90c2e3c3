#include <entente/core/model/calendar.hpp>

#include <fmt/format.h>

#include <chrono>

namespace entente {

int Calendar::of(Day day) const {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    const int month = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    return (static_cast<int>(date.year()) * 12 + month) / months_;
}

Day Calendar::first_day(int period) const {
    const int month = period * months_;
    const std::chrono::year_month_day date{
        std::chrono::year{month / 12}, std::chrono::month{static_cast<unsigned>(month % 12 + 1)},
        std::chrono::day{1}};
    return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::string Calendar::label(int period) const {
    const int year = period * months_ / 12, part = period * months_ % 12;
    switch (months_) {
    case 12:
        return fmt::format("{:04}", year);
    case 3:
        return fmt::format("{:04}-Q{}", year, part / 3 + 1);
    default:
        return fmt::format("{:04}-{:02}", year, part + 1);
    }
}

} // namespace entente
