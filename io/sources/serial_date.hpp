#pragma once
/// Days of a spreadsheet, which counts them from 1900 or 1904, and shows them by a number format.
#include <string>
#include <string_view>

namespace entente {

/// What a number format shows of a number.
struct DateFormat {
    bool day = false, month = false, year = false, time = false;
    bool is_date() const { return day || month || year; }
    bool is_number() const { return !is_date() && !time; }
};

/// Of a built-in format (ECMA-376, 18.8.30).
DateFormat built_in_date_format(unsigned id);

/// Of a format code: its letters d, m, y, h and s outside of quotation marks, brackets and escapes.
/// An m beside hours or seconds is minutes.
DateFormat date_format(std::string_view code);

/// `2021-01-01`, with `T10:30` or `T10:30:15` unless the time is midnight; to the month or the year
/// where the format shows no more and the day is the first; `10:30` for less than a day, and
/// `0000-00-00` for zero shown as a date. Empty for numbers before the count begins and after the
/// year 9999.
std::string serial_date(double serial, const DateFormat& format, bool since_1904);

} // namespace entente
