#include <entente/io/register/dates.hpp>
#include <entente/io/register/values.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t most_known = 1u << 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
unsigned two(std::string_view t, std::size_t i) {
    return static_cast<unsigned>(t[i] - '0') * 10 + static_cast<unsigned>(t[i + 1] - '0');
}
int four(std::string_view t, std::size_t i) {
    return static_cast<int>(two(t, i) * 100 + two(t, i + 2));
}

std::optional<Date> day(int y, unsigned m, unsigned d) {
    const std::chrono::year_month_day date{std::chrono::year{y}, std::chrono::month{m},
                                           std::chrono::day{d}};
    if (!date.ok()) return std::nullopt;
    return Date::day(y, m, d);
}

/// Other years may stand for nothing (1900, 9999) or be those of another calendar.
bool is_usual(int year) { return year > 1900 && year < 2200; }

/// The forms that most cells of most registers have, read without a copy.
std::optional<Date> plain_date(std::string_view t, DayOrder order) {
    if (t.size() == 4 && std::all_of(t.begin(), t.end(), is_digit) && is_usual(four(t, 0)))
        return Date::year(four(t, 0));
    if (t.size() != 10) return std::nullopt;
    const auto digits = [&](std::initializer_list<std::size_t> at) {
        return std::all_of(at.begin(), at.end(), [&](std::size_t i) { return is_digit(t[i]); });
    };
    if (t[4] == '-' && t[7] == '-' && digits({0, 1, 2, 3, 5, 6, 8, 9}))
        return is_usual(four(t, 0)) ? day(four(t, 0), two(t, 5), two(t, 8)) : std::nullopt;
    if (t[2] == t[5] && (t[2] == '.' || t[2] == '/' || t[2] == '-') &&
        digits({0, 1, 3, 4, 6, 7, 8, 9}) && is_usual(four(t, 6))) {
        if (order == DayOrder::day_month) return day(four(t, 6), two(t, 3), two(t, 0));
        if (order == DayOrder::month_day) return day(four(t, 6), two(t, 0), two(t, 3));
    }
    return std::nullopt;
}

std::string_view trim(std::string_view t) {
    while (!t.empty() && (t.front() == ' ' || t.front() == '(' || t.front() == ','))
        t.remove_prefix(1);
    while (!t.empty() && (t.back() == ' ' || t.back() == ')' || t.back() == ',' || t.back() == ';'))
        t.remove_suffix(1);
    return t;
}

} // namespace

std::vector<std::string_view> numeric_dates(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i, marks = 0;
        while (end < text.size() && (is_digit(text[end]) ||
                                     ((text[end] == '.' || text[end] == '/' || text[end] == '-') &&
                                      end + 1 < text.size() && is_digit(text[end + 1])))) {
            marks += !is_digit(text[end]);
            ++end;
        }
        if (marks == 2 && end - i >= 6 && end - i <= 10) all.push_back(text.substr(i, end - i));
        i = end;
    }
    return all;
}

const DateReading& DateColumn::read(std::string_view cell, bool spans) {
    if (form_ == Form::text) {
        if (auto date = plain_date(cell, options_.order)) {
            latest_ = {.date = *date, .end = {}};
            return latest_;
        }
    }
    key_ = cell;
    if (spans) key_ += '\0';
    if (const auto it = known_.find(key_); it != known_.end()) return it->second;
    if (known_.size() >= most_known) known_.clear();
    return known_.emplace(key_, read_anew(cell, spans)).first->second;
}

/// Some day from the earlier to the later of the two that a cell may mean.
std::optional<Date> DateColumn::either_way(std::string_view t) const {
    DateOptions o = options_;
    o.order = DayOrder::day_month;
    const auto a = read_date(t, o, *words_);
    o.order = DayOrder::month_day;
    const auto b = read_date(t, o, *words_);
    if (!a || !b) return a ? a : b;
    if (!a->is_bounded() || !b->is_bounded()) return std::nullopt;
    return Date::between(std::min(a->earliest(), b->earliest()),
                         std::max(a->latest(), b->latest()));
}

DateReading DateColumn::read_anew(std::string_view cell, bool spans) const {
    DateReading r;
    r.placeholder = date_placeholder(cell);
    if (r.placeholder != DatePlaceholder::none) return r;
    if (form_ != Form::text) {
        double number = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
        if (error == std::errc{} && end == cell.data() + cell.size()) {
            if (days_) {
                const std::chrono::year_month_day date{
                    std::chrono::sys_days{std::chrono::days{days_->day(static_cast<std::int64_t>(
                        form_ == Form::seconds ? number : number / 1'000))}}};
                r.date = day(int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
                return r;
            }
            constexpr double serial_of_epoch = 25'569; // 1 January 1970, counted from 1899-12-30
            const double days = form_ == Form::serial    ? number - serial_of_epoch
                                : form_ == Form::seconds ? number / 86'400
                                                         : number / 86'400'000;
            if (days > -100'000 && days < 200'000) {
                const auto d = static_cast<Day>(days < 0 ? days - 1 : days);
                const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{d}}};
                r.date = day(int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
                return r;
            }
        }
    }
    const auto read_one = [&](std::string_view t, bool& contrary) -> std::optional<Date> {
        t = trim(t);
        if (t.empty()) return std::nullopt;
        if (auto date = read_date(t, options_, *words_)) return date;
        if (options_.order == DayOrder::unknown) {
            const auto both = covers_ ? either_way(t) : std::nullopt;
            r.is_either = r.is_either || both;
            return both;
        }
        DateOptions other = options_;
        other.order =
            options_.order == DayOrder::day_month ? DayOrder::month_day : DayOrder::day_month;
        if (auto date = read_date(t, other, *words_)) {
            contrary = true;
            return date;
        }
        return std::nullopt;
    };
    const auto span = [&](std::string_view a, std::string_view b) {
        bool contrary = false;
        const auto begin = read_one(a, contrary), end = read_one(b, contrary);
        if (!begin || !end || certainly_before(*end, *begin)) return false;
        r = {.date = begin, .end = end, .is_contrary = contrary, .is_either = r.is_either};
        return true;
    };
    static constexpr std::string_view dashes[] = {" - ",   "–",    "—",    " to ",   " bis ",
                                                  " до ",  " au ", " al ", " până ", " do ",
                                                  " ile ", "~",    " > ",  " → "};
    if (spans) {
        for (const std::string_view dash : dashes)
            if (const auto at = cell.find(dash);
                at != cell.npos && span(cell.substr(0, at), cell.substr(at + dash.size())))
                return r;
        if (cell.size() == 9 && (cell[4] == '-' || cell[4] == '/') &&
            span(cell.substr(0, 4), cell.substr(5)))
            return r;
    }
    // Two whole dates: a begin and an end, whatever stands between them.
    if (const auto both = numeric_dates(cell); both.size() == 2) {
        if (span(both[0], both[1])) return r;
    }
    if (const auto date = read_one(cell, r.is_contrary)) {
        r.date = date;
        return r;
    }
    for (const std::string_view dash : dashes)
        if (const auto at = cell.find(dash);
            at != cell.npos && span(cell.substr(0, at), cell.substr(at + dash.size())))
            return r;
    r = {};
    const auto inside = numeric_dates(cell);
    if (!inside.empty()) {
        r.date = read_one(inside.front(), r.is_contrary);
        r.is_part = r.date.has_value();
        if (r.date) return r;
    }
    // "May 2018 (renewed)", "signed: 12 May 2018".
    for (const char* cut : {"(", ";", "\n"})
        if (const auto at = cell.find(cut); at != cell.npos && at > 0)
            if (auto date = read_one(cell.substr(0, at), r.is_contrary))
                return {.date = date, .end = {}, .is_part = true, .is_either = r.is_either};
    if (const auto at = cell.find(": "); at != cell.npos)
        if (auto date = read_one(cell.substr(at + 2), r.is_contrary))
            return {.date = date, .end = {}, .is_part = true, .is_either = r.is_either};
    return {};
}

} // namespace entente
