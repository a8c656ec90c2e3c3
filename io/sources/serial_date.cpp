#include "serial_date.hpp"

#include <entente/core/model/date.hpp>

#include <fmt/format.h>

#include <cmath>

namespace entente {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(text[i]) != word[i]) return false;
    return true;
}

} // namespace

DateFormat built_in_date_format(unsigned id) {
    constexpr DateFormat whole{true, true, true, false};
    constexpr DateFormat time{false, false, false, true};
    switch (id) {
    case 16: // d-mmm
        return {true, true, false, false};
    case 17: // mmm-yy
    case 55: // year and month in Japanese formats
        return {false, true, true, false};
    case 22:
        return {true, true, true, true};
    case 32:
    case 33:
    case 34:
    case 35:
        return time;
    default:
        break;
    }
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return time;
    if ((id >= 14 && id <= 15) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return whole;
    return {};
}

DateFormat date_format(std::string_view code) {
    DateFormat format;
    bool minutes_may_follow = false; // after hours
    std::size_t last_m = std::string_view::npos;
    bool m_is_month = false;
    const auto settle = [&](bool is_minutes) {
        if (last_m == std::string_view::npos) return;
        if (is_minutes && !m_is_month)
            format.time = true;
        else
            format.month = true;
        last_m = std::string_view::npos;
    };
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = lower(code[i]);
        const std::string_view rest = code.substr(i);
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const auto end = std::min(code.find(']', i), code.size());
            const char first = i + 1 < code.size() ? lower(code[i + 1]) : ' ';
            const bool is_elapsed = (first == 'h' || first == 'm' || first == 's') && end - i <= 3;
            format.time = format.time || is_elapsed;
            minutes_may_follow = minutes_may_follow || is_elapsed;
            i = end;
        } else if (begins_with(rest, "general")) {
            i += 6;
        } else if (begins_with(rest, "am/pm")) {
            i += 4;
        } else if (begins_with(rest, "a/p")) {
            i += 2;
        } else if (c == 'm') {
            std::size_t count = 1;
            while (i + 1 < code.size() && lower(code[i + 1]) == 'm') ++i, ++count;
            settle(false);
            last_m = i;
            m_is_month = count > 2;
            if (minutes_may_follow) settle(true);
            minutes_may_follow = false;
        } else if (c == 'd') {
            settle(false);
            format.day = true;
            minutes_may_follow = false;
        } else if (c == 'y') {
            settle(false);
            format.year = true;
            minutes_may_follow = false;
        } else if (c == 'h') {
            settle(false);
            format.time = true;
            minutes_may_follow = true;
        } else if (c == 's') {
            settle(true);
            format.time = true;
        }
    }
    settle(false);
    return format;
}

std::string serial_date(double serial, const DateFormat& format, bool since_1904) {
    constexpr double seconds_a_day = 86'400;
    if (!(serial >= 0) || serial > 2'958'466) return {};
    auto whole = static_cast<std::int64_t>(std::floor(serial));
    auto seconds = static_cast<std::int64_t>(
        std::llround((serial - static_cast<double>(whole)) * seconds_a_day));
    if (seconds == 86'400) {
        ++whole;
        seconds = 0;
    }
    const auto time = seconds % 60 ? fmt::format("{:02}:{:02}:{:02}", seconds / 3600,
                                                 seconds / 60 % 60, seconds % 60)
                                   : fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if (whole == 0 && !since_1904) {
        if (!format.is_date()) return time;
        return seconds == 0 ? "0000-00-00" : time;
    }
    if (!format.is_date() && whole == 0) return time;
    // The count of 1900 has a 29 February that never was: its day 60, told as the day before.
    const std::int64_t epoch = since_1904 ? -24'107 : whole >= 60 ? -25'569 : -25'568;
    const std::int64_t day = whole + epoch;
    if (day > last_day(9999)) return {};
    std::string date = to_iso(static_cast<Day>(day));
    if (seconds) return date + "T" + time;
    if (!format.day && format.is_date() && date.ends_with("-01")) {
        date.resize(date.size() - 3);
        if (!format.month && date.ends_with("-01")) date.resize(date.size() - 3);
    }
    return date;
}

} // namespace entente
