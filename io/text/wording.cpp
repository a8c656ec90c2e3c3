#include <entente/core/base/errors.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/unicode.hpp>
#include <entente/io/text/wording.hpp>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/uscript.h>

#include <cmath>
#include <map>

namespace entente {
namespace {

const std::map<std::string, std::array<std::string, 4>, std::less<>>& table() {
    static const auto all = [] {
        std::map<std::string, std::array<std::string, 4>, std::less<>> out;
        for (const auto& row : built_in_phrases()) out[row[0]] = {row[1], row[2], row[3], row[4]};
        return out;
    }();
    return all;
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// Signs between groups of three digits and before decimals.
std::pair<const char*, char> separators(Language language) {
    switch (language) {
    case Language::en:
        return {",", '.'};
    case Language::ru:
        return {"\u00A0", ','};
    default:
        return {".", ','};
    }
}

} // namespace

struct Wording::Phrases {
    Language language;
    icu::Locale locale;
};

Wording::Wording(Language language)
    : phrases_(std::make_shared<const Phrases>(
          Phrases{language, icu::Locale{std::string{name_of(language)}.c_str()}})) {}

Language Wording::language() const { return phrases_->language; }

std::string Wording::code() const { return std::string{name_of(phrases_->language)}; }

bool Wording::has(std::string_view phrase) const { return table().contains(phrase); }

std::string Wording::operator()(std::string_view phrase,
                                std::initializer_list<Argument> arguments) const {
    const auto found = table().find(phrase);
    if (found == table().end()) throw UsageError(fmt::format("there is no phrase '{}'", phrase));
    const std::string& pattern = found->second[static_cast<std::size_t>(phrases_->language)];
    if (arguments.size() == 0 && pattern.find_first_of("{'") == pattern.npos) return pattern;
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const Argument& a : arguments) {
        names.push_back(unicode(a.name));
        if (const auto* text = std::get_if<std::string>(&a.value))
            values.emplace_back(unicode(*text));
        else
            values.emplace_back(std::get<double>(a.value));
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format{unicode(pattern), phrases_->locale, status};
    icu::UnicodeString out;
    if (U_SUCCESS(status))
        format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out,
                      status);
    if (U_FAILURE(status))
        throw UsageError(
            fmt::format("the phrase '{}' cannot be made: {}", phrase, u_errorName(status)));
    return utf8(out);
}

std::string Wording::either(std::string_view phrase, std::string_view otherwise) const {
    return has(phrase) ? (*this)(phrase) : std::string{otherwise};
}

std::string Wording::number(double value, int decimals) const {
    const auto [group, point] = separators(phrases_->language);
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    const auto at = text.find('.');
    std::string whole = text.substr(0, at), rest = at == text.npos ? "" : text.substr(at + 1);
    while (!rest.empty() && rest.back() == '0') rest.pop_back();
    const bool negative = value < 0 && (!rest.empty() || whole != "0");
    for (std::size_t i = whole.size(); i > 3;) whole.insert(i -= 3, group);
    return (negative ? "−" : "") + whole + (rest.empty() ? "" : point + rest);
}

std::string Wording::country(std::string_view two_letters) const {
    return country_name(two_letters, code());
}

std::string script_name(std::string_view text) {
    std::int32_t at = 0;
    const std::int32_t letter = text.empty() ? 0 : next_code_point(text, at);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(letter < 0 ? 0 : letter, &status);
    const char* name = U_SUCCESS(status) ? uscript_getName(script) : nullptr;
    return name ? name : "";
}

std::vector<std::array<std::string, 5>> built_in_phrases() {
    const Table rows =
        parse_delimited(std::string{built_in_table("phrases")}, "vocabulary/phrases.csv", ',');
    std::vector<std::array<std::string, 5>> out;
    for (std::size_t row = 1; row < rows.rows(); ++row) {
        auto& phrase = out.emplace_back();
        for (std::size_t column = 0; column < 5; ++column)
            phrase[column] = std::string{rows.text(row, column)};
    }
    return out;
}

} // namespace entente
