#include <entente/io/register/classify.hpp>
#include <entente/io/register/profile.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/date_reader.hpp>
#include <entente/io/text/unicode.hpp>

#include <algorithm>
#include <unordered_set>

namespace entente {
namespace {

constexpr std::size_t first_sample = 200, spread_sample = 200;

/// An Erasmus code: letters of the country, letters of the city, two or three digits.
bool is_institution_code(std::string_view t) {
    if (t.size() < 6 || t.size() > 14) return false;
    std::size_t letters = 0, i = 0;
    for (; i < t.size() && !(t[i] >= '0' && t[i] <= '9'); ++i) {
        if (t[i] >= 'A' && t[i] <= 'Z')
            ++letters;
        else if (t[i] != ' ' && t[i] != '-')
            return false;
    }
    return letters >= 4 && t.size() - i >= 2 && t.size() - i <= 3 && is_digits(t.substr(i));
}

} // namespace

std::vector<std::size_t> sample_rows(const Table& table, std::size_t first) {
    std::vector<std::size_t> rows;
    const std::size_t n = table.rows();
    for (std::size_t r = first; r < n && rows.size() < first_sample; ++r) rows.push_back(r);
    if (rows.empty() || rows.back() + 1 >= n) return rows;
    const std::size_t rest = n - rows.back() - 1, from = rows.back() + 1;
    const std::size_t take = std::min(rest, spread_sample);
    for (std::size_t i = 0; i < take; ++i) rows.push_back(from + i * rest / take);
    return rows;
}

Profile profile_of(const Table& table, const std::vector<std::size_t>& rows, std::size_t column,
                   const RegisterWords& words) {
    Profile p;
    std::unordered_set<std::string> seen;
    std::size_t dates = 0, years = 0, numbers = 0, links = 0, mails = 0, countries = 0,
                institutions = 0, types = 0, marks = 0, codes = 0, letters = 0, bytes = 0,
                day_counts = 0, counted = 0, steps = 0, day_sum_n = 0;
    double last = 0, day_sum = 0;
    std::string storage;
    struct Known {
        bool date, country, institution, type;
        double day;
    };
    std::unordered_map<std::string, Known> known; // cells repeat, and looking them up is dear
    for (const std::size_t r : rows) {
        ++p.rows;
        const std::string_view t = tidy(table.text(r, column), storage);
        if (is_missing(t, words.headers)) continue;
        ++p.filled;
        bytes += t.size();
        seen.emplace(t);
        const bool has_digit = t.find_first_of("0123456789") != t.npos;
        if (is_web_address(t)) {
            ++links;
            continue;
        }
        if (is_mail_address(t)) {
            ++mails;
            continue;
        }
        marks += t.size() <= 12 && words.headers.is_word("value:mark", t);
        codes += is_institution_code(t);
        if (has_digit && t.size() <= 24)
            if (const auto number = number_of(t.ends_with('.') ? t.substr(0, t.size() - 1) : t)) {
                ++numbers;
                years += year_heading(t).has_value();
                if (counted > 0 && *number == last + 1) ++steps;
                ++counted;
                last = *number;
                day_counts += (*number >= 20'000 && *number < 60'000) ||
                              (*number >= 1e8 && *number < 1e10) ||
                              (*number >= 1e11 && *number < 1e13);
            }
        const auto [it, is_new] = known.try_emplace(std::string{t});
        Known& k = it->second;
        if (is_new) {
            k = {};
            if (has_digit && t.size() >= 4 && t.size() <= 80) {
                auto date = read_date(t, DayOrder::day_month, words.locale);
                if (!date) date = read_date(t, DayOrder::month_day, words.locale);
                if (date) {
                    k.date = true;
                    if (date->is_bounded()) k.day = (date->earliest() + date->latest()) / 2.0;
                }
            }
            if (!has_digit && t.size() <= 80) k.country = words.locale.country(t).has_value();
            if (!k.country && !k.date && t.size() >= 3) {
                k.institution = kind_by_words(*words.words.vocabulary, t).has_value();
                k.type = classify_type(*words.words.vocabulary, t).has_value();
            }
        }
        dates += k.date;
        if (k.date) {
            day_sum += k.day;
            ++day_sum_n;
        }
        countries += k.country;
        institutions += k.institution;
        types += k.type;
        letters += !k.date && holds_letter_or_digit(t) && number_of(t) == std::nullopt;
    }
    if (p.filled == 0) return p;
    const auto share = [&](std::size_t n) {
        return static_cast<double>(n) / static_cast<double>(p.filled);
    };
    p.dates = share(dates);
    p.years = share(years);
    p.numbers = share(numbers);
    p.links = share(links);
    p.mails = share(mails);
    p.countries = share(countries);
    p.institutions = share(institutions);
    p.types = share(types);
    p.marks = share(marks);
    p.codes = share(codes);
    p.letters = share(letters);
    p.distinct = share(seen.size());
    p.length = share(bytes);
    p.counts_up = counted >= 2 && counted == p.filled && steps + 1 + counted / 10 >= counted;
    p.is_day_count = share(day_counts) >= 0.9 && dates < day_counts;
    p.middle = day_sum_n ? day_sum / static_cast<double>(day_sum_n) : 0;
    return p;
}

} // namespace entente
