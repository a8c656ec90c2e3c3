#pragma once
/// Options are plain structs that list their own fields once; parsing, help, completion, manual
/// pages and exported metadata follow from the list.
#include <charconv>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "../base/errors.hpp"
#include "../base/names.hpp"
#include "../base/suggest.hpp"
#include "../model/date.hpp"

namespace entente {

/// What may be said of a field beyond its name and help.
struct FieldTraits {
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    char short_name = 0;
    bool positional = false;
    bool required = false;
    std::string_view value_name{}; ///< what help calls the value: FILE, ACTOR
};

template <class Options, class T>
struct Field {
    std::string_view name;
    T Options::*member;
    std::string_view help;
    FieldTraits traits{};
};
template <class Options, class T>
Field(const char*, T Options::*, const char*) -> Field<Options, T>;
template <class Options, class T>
Field(const char*, T Options::*, const char*, FieldTraits) -> Field<Options, T>;

/// The run-time face of a Field.
struct OptionSpec {
    std::string name, help;
    std::string type; ///< boolean, integer, number, text, date, choice; with `many`, a list of it
    bool many = false;
    std::string preset; ///< the default as text; empty for none
    std::vector<std::string> choices;
    FieldTraits traits;
};

/// Values as the user wrote them, by option name; a list holds several.
using Settings = std::map<std::string, std::vector<std::string>, std::less<>>;

namespace detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_list : std::false_type {};
template <class T>
struct is_list<std::vector<T>> : std::true_type {};

template <class T>
std::string type_name() {
    if constexpr (is_optional<T>::value || is_list<T>::value)
        return type_name<typename T::value_type>();
    else if constexpr (std::is_same_v<T, bool>)
        return "boolean";
    else if constexpr (std::is_enum_v<T>)
        return "choice";
    else if constexpr (std::is_same_v<T, Date>)
        return "date";
    else if constexpr (std::is_integral_v<T>)
        return "integer";
    else if constexpr (std::is_floating_point_v<T>)
        return "number";
    else
        return "text";
}

template <class T>
std::vector<std::string> choices() {
    std::vector<std::string> all;
    if constexpr (is_optional<T>::value || is_list<T>::value)
        return choices<typename T::value_type>();
    else if constexpr (std::is_enum_v<T>)
        for (const auto& [name, _] : names_of<T>) all.emplace_back(name);
    return all;
}

std::string shortest(double value);

template <class T>
std::string to_text(const T& value) {
    if constexpr (is_optional<T>::value)
        return value ? to_text(*value) : "";
    else if constexpr (is_list<T>::value) {
        std::string text;
        for (const auto& v : value) text += (text.empty() ? "" : ",") + to_text(v);
        return text;
    } else if constexpr (std::is_same_v<T, bool>)
        return value ? "true" : "false";
    else if constexpr (std::is_enum_v<T>)
        return std::string{name_of(value)};
    else if constexpr (std::is_same_v<T, Date>)
        return to_edtf(value);
    else if constexpr (std::is_integral_v<T>)
        return std::to_string(value);
    else if constexpr (std::is_floating_point_v<T>)
        return shortest(value);
    else
        return std::string{value};
}

[[noreturn]] void refuse_value(std::string_view name, std::string_view text,
                               const std::string& expected, std::string hint = {});
void require_range(std::string_view name, double value, const FieldTraits& traits);

template <class T>
T parse_value(std::string_view name, std::string_view text, const FieldTraits& traits) {
    if constexpr (is_optional<T>::value) {
        if (text == "none") return T{};
        return T{parse_value<typename T::value_type>(name, text, traits)};
    } else if constexpr (std::is_same_v<T, bool>) {
        if (text == "true" || text == "yes") return true;
        if (text == "false" || text == "no") return false;
        refuse_value(name, text, "true or false");
    } else if constexpr (std::is_enum_v<T>) {
        if (const auto value = value_named<T>(text)) return *value;
        const auto known = choices<T>();
        std::string list;
        for (const auto& c : known) list += (list.empty() ? "" : ", ") + c;
        refuse_value(name, text, "one of " + list, did_you_mean(text, known));
    } else if constexpr (std::is_same_v<T, Date>) {
        if (const auto date = parse_edtf(text)) return *date;
        refuse_value(name, text, "a date such as 2019, 2019-09 or 2019-09-16");
    } else if constexpr (std::is_arithmetic_v<T>) {
        T value{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size())
            refuse_value(name, text, std::is_integral_v<T> ? "a whole number" : "a number");
        require_range(name, static_cast<double>(value), traits);
        return value;
    } else {
        return T{text};
    }
}

} // namespace detail

/// The fields of an Options struct as run-time descriptions, defaults included.
template <class Options>
std::vector<OptionSpec> option_specs() {
    std::vector<OptionSpec> all;
    const Options preset{};
    const auto add = [&](const auto& field) {
        using T = std::remove_cvref_t<decltype(preset.*field.member)>;
        all.push_back({std::string{field.name}, std::string{field.help}, detail::type_name<T>(),
                       detail::is_list<T>::value, detail::to_text(preset.*field.member),
                       detail::choices<T>(), field.traits});
    };
    std::apply([&](const auto&... field) { (add(field), ...); }, Options::fields());
    return all;
}

/// Throws UsageError with a suggestion when a setting names no option of the list.
void require_known(const Settings& settings, const std::vector<OptionSpec>& specs,
                   std::string_view owner);

/// Options from their defaults and the user's settings. Throws UsageError for an unknown option, an
/// unreadable value, a value out of bounds, or a required one missing. A list takes several
/// settings, and each setting may hold several values between commas.
template <class Options>
Options parse_options(const Settings& settings, std::string_view owner = "this command") {
    require_known(settings, option_specs<Options>(), owner);
    Options options;
    const auto set = [&](const auto& field) {
        const auto it = settings.find(field.name);
        if (it == settings.end() || it->second.empty()) {
            if (field.traits.required)
                throw UsageError(std::string{owner} + " needs " + std::string{field.name});
            return;
        }
        auto& slot = options.*field.member;
        using T = std::remove_cvref_t<decltype(slot)>;
        if constexpr (detail::is_list<T>::value) {
            slot.clear();
            for (std::string_view text : it->second)
                while (true) {
                    const auto comma = field.traits.positional ? text.npos : text.find(',');
                    slot.push_back(detail::parse_value<typename T::value_type>(
                        field.name, text.substr(0, comma), field.traits));
                    if (comma == text.npos) break;
                    text.remove_prefix(comma + 1);
                }
        } else {
            slot = detail::parse_value<T>(field.name, it->second.back(), field.traits);
        }
    };
    std::apply([&](const auto&... field) { (set(field), ...); }, Options::fields());
    return options;
}

/// The options that are in effect, every one, as text: what an export records.
template <class Options>
std::vector<std::pair<std::string, std::string>> effective(const Options& options) {
    std::vector<std::pair<std::string, std::string>> all;
    const auto add = [&](const auto& field) {
        all.emplace_back(std::string{field.name}, detail::to_text(options.*field.member));
    };
    std::apply([&](const auto&... field) { (add(field), ...); }, Options::fields());
    return all;
}

} // namespace entente
