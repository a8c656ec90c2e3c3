/// Writes what ICU says of all languages into sources, so that the program need not ask:
///     make_tables locale_tables.cpp ascii_table.cpp romanization_table.cpp
#include <entente/io/names/romanization.hpp>
#include <entente/io/text/ascii_source.hpp>
#include <entente/io/text/locale_source.hpp>
#include <entente/io/text/locale_tables.hpp>

#include <unicode/uloc.h>
#include <unicode/uversion.h>

#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace entente;

constexpr std::size_t width = 96; // of lines

std::string opening(std::string_view header) {
    return "// Made by the build from ICU " U_ICU_VERSION ".\n#include <" + std::string{header} +
           ">\n\n";
}

/// Lines of a literal; bytes that are not plain are octal, which ends after three digits.
std::string literal(std::string_view text) {
    std::string out = "    \"";
    std::size_t line = 0;
    for (const char c : text) {
        if (line >= width) {
            out += "\"\n    \"";
            line = 0;
        }
        const auto byte = static_cast<unsigned char>(c);
        if (byte < ' ' || byte > '~' || c == '"' || c == '\\' || c == '?') {
            out += '\\';
            for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + (byte >> shift & 7));
            line += 4;
        } else {
            out += c;
            ++line;
        }
    }
    return out + "\"";
}

template <class Numbers>
std::string list(const Numbers& numbers) {
    std::string out = "   ", digits;
    std::size_t line = 0;
    for (const auto number : numbers) {
        digits = ' ' + std::to_string(number) + ',';
        if (line >= width) {
            out += "\n   ";
            line = 0;
        }
        out += digits;
        line += digits.size();
    }
    return out;
}

/// The arrays of a WordTable and a constant of that name.
template <class Names, class Number>
std::string table(const std::string& name, const Names& names, Number number_of) {
    const std::map<std::string_view, std::uint16_t> sorted = [&] {
        std::map<std::string_view, std::uint16_t> all;
        for (const auto& [word, value] : names) all.emplace(word, number_of(value));
        return all;
    }();
    std::string letters;
    std::vector<std::uint32_t> starts{0}, numbers;
    for (const auto& [word, number] : sorted) {
        letters += word;
        starts.push_back(static_cast<std::uint32_t>(letters.size()));
        numbers.push_back(number);
    }
    if (numbers.empty()) return "constexpr WordTable " + name + ";\n\n";
    return "constexpr std::string_view " + name + "_letters{\n" + literal(letters) + ", " +
           std::to_string(letters.size()) + "};\nconstexpr std::uint32_t " + name +
           "_starts[] = {\n" + list(starts) + "};\nconstexpr std::uint16_t " + name +
           "_numbers[] = {\n" + list(numbers) + "};\nconstexpr WordTable " + name + "{" + name +
           "_letters, " + name + "_starts, " + name + "_numbers};\n\n";
}

std::string locale_tables() {
    std::string out = opening("entente/io/text/locale_tables.hpp");
    out += "namespace entente {\nnamespace {\n\n";
    std::string choice;
    for (const auto& [script, names] : countries_by_script()) {
        const std::string name = "countries_" + std::to_string(script);
        out += table(name, names, country_number);
        choice += "    case " + std::to_string(script) + ":\n        return " + name + ";\n";
    }
    const MonthsOfAll months = months_of_all_languages();
    const auto number = [](unsigned month) { return static_cast<std::uint16_t>(month); };
    out += table("usual", months.usual, number);
    out += table("without_accents", months.without_accents, number);
    out += table("rare", months.rare, number);
    return out +
           "} // namespace\n\nWordTable built_in_countries(int script) {\n    switch (script) "
           "{\n" +
           choice +
           "    default:\n        return {};\n    }\n}\n\n"
           "MonthTables built_in_months() { return {usual, without_accents, rare}; }\n\n"
           "} // namespace entente\n";
}

using Letters = std::vector<std::optional<std::string>>;

/// A function `name` of the namespace `space` that has the letters.
std::string letter_table(std::string_view header, const std::string& space, const std::string& name,
                         const Letters& texts) {
    std::string letters, known;
    std::vector<std::uint32_t> starts{0};
    for (const auto& text : texts) {
        known += text ? '1' : '0';
        if (text) letters += *text;
        starts.push_back(static_cast<std::uint32_t>(letters.size()));
    }
    if (letters.size() > UINT16_MAX) throw std::length_error(name + ": letters of 64 KiB");
    return opening(header) + "namespace " + space +
           " {\nnamespace {\n\nconstexpr std::string_view letters{\n" + literal(letters) + ", " +
           std::to_string(letters.size()) + "};\nconstexpr std::string_view known{\n" +
           literal(known) + "};\nconstexpr std::uint16_t starts[] = {\n" + list(starts) +
           "};\n\n} // namespace\n\nLetterTable " + name +
           "() { return {letters, starts, known}; }\n\n} // namespace " + space + "\n";
}

void write(const char* path, const std::string& text) {
    std::ofstream file{path, std::ios::binary};
    file << text;
    file.close();
    if (!file) throw std::runtime_error(std::string{"cannot write "} + path);
}

} // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::cerr << "make_tables locale_tables.cpp ascii_table.cpp romanization_table.cpp\n";
        return 2;
    }
    try {
        // Where a language lacks something, ICU asks the user's; here it must not matter whose.
        UErrorCode status = U_ZERO_ERROR;
        uloc_setDefault("en", &status);
        write(words[1], locale_tables());
        write(words[2], letter_table("entente/io/text/letter_table.hpp", "entente",
                                     "built_in_ascii_letters", ascii_letters()));
        write(words[3], letter_table("entente/io/names/romanization.hpp", "entente::names",
                                     "built_in_romanizations", names::romanizations()));
    } catch (const std::exception& failure) {
        std::cerr << "make_tables: " << failure.what() << '\n';
        return 1;
    }
}
