#include <entente/core/base/errors.hpp>
#include <entente/io/text/date_reader.hpp>
#include <entente/io/text/unicode.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

unsigned value(std::string_view digits) {
    unsigned n = 0;
    for (const char c : digits) n = n * 10 + static_cast<unsigned>(c - '0');
    return n;
}

struct Triple { // three numbers between the same separators, the last a year of four digits
    unsigned first, second;
    int year;
};

std::optional<Triple> triple(std::string_view text) {
    const auto a = text.find_first_of("./-");
    if (a == text.npos) return std::nullopt;
    const auto b = text.find(text[a], a + 1);
    if (b == text.npos) return std::nullopt;
    const auto x = text.substr(0, a), y = text.substr(a + 1, b - a - 1);
    auto z = text.substr(b + 1);
    while (!z.empty() && z.back() == '.') z.remove_suffix(1);
    if (!is_number(x) || !is_number(y) || !is_number(z) || x.size() > 2 || y.size() > 2 ||
        z.size() != 4)
        return std::nullopt;
    return Triple{value(x), value(y), static_cast<int>(value(z))};
}

std::optional<Date> day(int year, unsigned month, unsigned d) {
    try {
        return Date::day(year, month, d);
    } catch (const UsageError&) {
        return std::nullopt;
    }
}

std::optional<Date> numeric(std::string_view text, DayOrder order) {
    if (const auto t = triple(text)) {
        if (order == DayOrder::day_month) return day(t->year, t->second, t->first);
        if (order == DayOrder::month_day) return day(t->year, t->first, t->second);
        if (t->first > 12 || t->first == t->second) return day(t->year, t->second, t->first);
        if (t->second > 12) return day(t->year, t->first, t->second);
        return std::nullopt;
    }
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto cut = std::min(text.find_first_of("./-", at), text.size());
        parts.push_back(text.substr(at, cut - at));
        at = cut + 1;
    }
    if (!parts.empty() && parts.back().empty()) parts.pop_back();
    if (!std::all_of(parts.begin(), parts.end(), is_number)) return std::nullopt;
    if (parts.size() == 3 && parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2)
        return day(static_cast<int>(value(parts[0])), value(parts[1]), value(parts[2]));
    if (parts.size() == 2 && parts[0].size() <= 2 && parts[1].size() == 4) {
        const unsigned month = value(parts[0]);
        if (month >= 1 && month <= 12) return Date::month(static_cast<int>(value(parts[1])), month);
    }
    return std::nullopt;
}

/// Words and numbers, cut at everything else; a dash between two numbers becomes its own token.
std::vector<std::string> tokens(std::string_view text) {
    std::vector<std::string> all;
    bool in_word = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool digit = c >= '0' && c <= '9';
        const bool letter = c >= 128 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            all.emplace_back("-");
            in_word = false;
        } else if (digit || letter) {
            const bool was_digit = in_word && all.back().back() >= '0' && all.back().back() <= '9';
            if (!in_word || was_digit != digit) all.emplace_back();
            all.back() += static_cast<char>(c);
            in_word = true;
        } else {
            in_word = false;
        }
    }
    return all;
}

std::optional<unsigned> ordinal(const std::string& word) {
    static constexpr std::array names{"first", "second", "third", "fourth"};
    for (unsigned i = 0; i < names.size(); ++i)
        if (word == names[i]) return i + 1;
    return std::nullopt;
}

std::optional<unsigned> season(const std::string& word) {
    static constexpr std::array names{"spring", "summer", "autumn", "winter"};
    if (word == "fall") return 23;
    for (unsigned i = 0; i < names.size(); ++i)
        if (word == names[i]) return 21 + i;
    return std::nullopt;
}

std::optional<Date> edtf(const std::string& year, unsigned code) {
    return parse_edtf(year + "-" + std::to_string(code));
}

std::optional<Date> worded(const std::string& text, const LocaleWords& words) {
    auto parts = tokens(text);
    std::erase_if(parts, [](const std::string& t) {
        return t == "of" || t == "the" || t == "th" || t == "st" || t == "nd" || t == "rd" ||
               t == "de" || t == "in" || t == "г" || t == "года" || t == "р" || t == "il";
    });
    std::vector<std::string> years;
    std::erase_if(parts, [&](const std::string& t) {
        if (!is_number(t) || t.size() != 4) return false;
        years.push_back(t);
        return true;
    });
    if (years.size() == 2 && parts == std::vector<std::string>{"-"} && years[0] <= years[1])
        return parse_edtf("[" + years[0] + ".." + years[1] + "]");
    if (years.size() != 1) return std::nullopt;
    const std::string& year = years.front();
    const int y = static_cast<int>(value(year));
    if (parts.empty()) return Date::year(y);
    if (parts.size() == 1)
        if (const auto code = season(parts[0])) return edtf(year, *code);
    if (parts.size() == 2) {
        const bool q_first = parts[0] == "q" && is_number(parts[1]);
        const auto nth = q_first ? std::optional{value(parts[1])} : ordinal(parts[0]);
        if (nth && *nth >= 1 && *nth <= 4 && (q_first || parts[1] == "quarter"))
            return edtf(year, 32 + *nth);
    }
    std::vector<unsigned> days, months;
    bool range = false;
    for (const std::string& t : parts) {
        if (t == "-")
            range = true;
        else if (is_number(t) && t.size() <= 2)
            days.push_back(value(t));
        else if (const auto m = words.month(t))
            months.push_back(*m);
        else
            return std::nullopt;
    }
    if (months.empty()) return std::nullopt;
    if (months.size() == 1 && days.empty() && !range) return Date::month(y, months[0]);
    if (months.size() == 1 && days.size() == 1 && !range) return day(y, months[0], days[0]);
    if (!range || months.size() > 2) return std::nullopt;
    std::optional<Date> a, b;
    if (days.size() == 2) {
        a = day(y, months.front(), days[0]);
        b = day(y, months.back(), days[1]);
    } else if (days.empty() && months.size() == 2) {
        a = Date::month(y, months[0]);
        b = Date::month(y, months[1]);
    }
    if (!a || !b || a->earliest() > b->latest()) return std::nullopt;
    return Date::between(a->earliest(), b->latest());
}

} // namespace

OrderEvidence order_evidence(const std::vector<std::string_view>& cells) {
    OrderEvidence evidence;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto t = triple(squeeze(cells[i]));
        if (!t) continue;
        if (t->first > 12 && t->second <= 12)
            ++evidence.day_first;
        else if (t->second > 12 && t->first <= 12)
            ++evidence.month_first;
        else if (t->first != t->second && t->first <= 12) {
            if (evidence.either++ == 0) evidence.first_either = i;
        }
    }
    return evidence;
}

std::optional<Date> read_date(std::string_view cell, DayOrder order, const LocaleWords& words) {
    const std::string folded = fold(cell); // dashes of all kinds become one
    std::string_view text = folded;
    for (const std::string_view tail :
         {" г.", " г", " года", " р.", " року", " 00:00:00", " 00:00", "t00:00:00"})
        if (text.ends_with(tail)) text.remove_suffix(tail.size());
    // Part of an address, or a bound: not a date.
    if (text.empty() || text.find_first_of("_<>+") != text.npos) return std::nullopt;
    std::string code{text};
    std::replace(code.begin(), code.end(), 'x', 'X'); // 201X, which folding made small
    if (auto date = parse_edtf(code); date && date->is_known()) {
        // In EDTF 2018-21 is spring; in a register it is as likely a span of years.
        const bool is_code = date->precision() == Precision::season ||
                             date->precision() == Precision::quarter ||
                             (date->precision() == Precision::interval && text.size() == 7);
        if (!is_code) return date;
        return std::nullopt;
    }
    if (auto date = numeric(text, order)) return date;
    return worded(std::string{text}, words);
}

} // namespace entente
