#pragma once
/// What single cells of a register say.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/io/text/locale_words.hpp>

#include "roles.hpp"

namespace entente {

/// A set of bytes that is looked up faster than a text of them is searched.
class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
    }
    constexpr bool meets(std::string_view text) const {
        for (const char c : text)
            if (has_[static_cast<unsigned char>(c)]) return true;
        return false;
    }

private:
    std::array<bool, 256> has_{};
};

/// The cell's text with white space as `squeeze` leaves it; a view of the cell itself, where
/// nothing had to be changed, or of `storage`.
std::string_view tidy(std::string_view cell, std::string& storage);

/// Whether the text holds character references of markup ("&amp;", "&#39;"), which pages leave in
/// what is copied from them; then `plain` is the text with the letters that they stand for.
bool without_entities(std::string_view text, std::string& plain);

/// Stands for nothing: "-", "n/a", "нет данных".
bool is_missing(std::string_view cell, const HeaderWords& words);

bool is_web_address(std::string_view cell);
bool is_mail_address(std::string_view cell);
bool is_digits(std::string_view cell);
/// Whether a letter or digit of any script stands in it.
bool holds_letter_or_digit(std::string_view text);

/// 1900 to 2100, or such a year and the next ("2019/20", "2019-2020").
std::optional<int> year_heading(std::string_view cell);

/// A number with a decimal point or comma and any of the usual thousands separators. Where a single
/// separator stands before three digits, a point is the decimal one unless `decimal_comma`, and a
/// comma is not unless `decimal_comma`. Nothing for other texts and numbers over 1e300.
std::optional<double> number_of(std::string_view cell, bool decimal_comma = false);
/// Whether the cell shows that commas are decimal ("12,5", "1.234,50").
bool shows_decimal_comma(std::string_view cell);

struct CountryReading {
    std::string code;
    bool is_part = false;    ///< only a part of the cell names it
    bool is_several = false; ///< other parts name other countries
};
/// The country of a cell that is its name or code, or holds it beside something else: "Germany
/// (DE)", "Berlin / Germany", "1. GERMANY (12):".
std::optional<CountryReading> country_of(std::string_view cell, const LocaleWords& words);

/// The country that ends a name ("University of X, Germany", "X (Germany)"), and what stands
/// before.
struct CountryTail {
    std::string_view head;
    std::string code;
};
std::optional<CountryTail> country_tail_of(std::string_view name, const LocaleWords& words);

/// How long an agreement runs, and whether it then renews by itself.
struct TermReading {
    int months = 0; ///< 0: not said, or without limit
    bool renews = false, unlimited = false;
};
std::optional<TermReading> term_of(std::string_view cell, const HeaderWords& words);

} // namespace entente
