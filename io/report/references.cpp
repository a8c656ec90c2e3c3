#include <entente/io/report/references.hpp>

#include "assets.hpp"

#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace entente::report {
namespace {

/// "\'e", "\v s", "\ss" as letters.
constexpr std::array<std::pair<std::string_view, std::string_view>, 44> letters{{
    {"'a", "á"},  {"'e", "é"},  {"'i", "í"},  {"'o", "ó"},  {"'u", "ú"},  {"'y", "ý"},
    {"'n", "ń"},  {"'s", "ś"},  {"'c", "ć"},  {"'A", "Á"},  {"'E", "É"},  {"'O", "Ó"},
    {"`a", "à"},  {"`e", "è"},  {"\"a", "ä"}, {"\"e", "ë"}, {"\"o", "ö"}, {"\"u", "ü"},
    {"\"A", "Ä"}, {"\"O", "Ö"}, {"\"U", "Ü"}, {"^o", "ô"},  {"^e", "ê"},  {"~n", "ñ"},
    {"~a", "ã"},  {"vs", "š"},  {"vz", "ž"},  {"vc", "č"},  {"vS", "Š"},  {"vZ", "Ž"},
    {"cc", "ç"},  {"cC", "Ç"},  {"cs", "ş"},  {"ua", "ă"},  {"Ho", "ő"},  {"l", "ł"},
    {"ss", "ß"},  {"o", "ø"},   {"O", "Ø"},   {"i", "ı"},   {"L", "Ł"},   {"ae", "æ"},
    {"\"i", "ï"}, {"aa", "å"},
}};

/// A field as text: accents as letters, no braces, dashes as printers set them.
std::string plain(std::string_view tex) {
    std::string out;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        const char c = tex[i];
        if (c == '{' || c == '}') continue;
        if (c == '-' && i + 1 < tex.size() && tex[i + 1] == '-') {
            out += "–";
            ++i;
        } else if (c == '\\') {
            // A command is a word or a sign; accents are put on the letter after them.
            const auto is_letter = [&](std::size_t at) {
                return at < tex.size() && std::isalpha(static_cast<unsigned char>(tex[at]));
            };
            std::size_t end = i + 1;
            std::string command;
            if (is_letter(end))
                while (is_letter(end)) command += tex[end++];
            else if (end < tex.size())
                command = tex[end++];
            if (is_letter(i + 1))
                while (end < tex.size() && tex[end] == ' ') ++end;
            constexpr std::string_view accents = "'`\"^~.=vcuHkr";
            if (command.size() == 1 && accents.find(command) != accents.npos) {
                while (end < tex.size() && (tex[end] == '{' || tex[end] == ' ' || tex[end] == '\\'))
                    ++end;
                if (is_letter(end)) command += tex[end++];
            }
            std::string_view letter = command;
            for (const auto& [says, is] : letters)
                if (says == command) letter = is;
            out += letter;
            i = end - 1;
        } else if (std::isspace(static_cast<unsigned char>(c))) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += c;
        }
    }
    return out;
}

/// "Barrat, Alain and Barthélemy, Marc" as "Barrat, A., Barthélemy, M.".
std::string authors(std::string_view field) {
    std::string out;
    while (!field.empty()) {
        const auto end = field.find(" and ");
        const std::string name = plain(field.substr(0, end));
        field = end == field.npos ? std::string_view{} : field.substr(end + 5);
        if (!out.empty()) out += ", ";
        const auto comma = name.find(", ");
        if (comma == name.npos) {
            out += name;
            continue;
        }
        out += name.substr(0, comma + 1);
        bool begins = true;
        for (std::size_t i = comma + 2; i < name.size(); ++i) {
            const auto c = static_cast<unsigned char>(name[i]);
            if (c == ' ' || c == '-') {
                begins = true;
            } else if (begins) { // the whole letter, which may have several bytes
                out += ' ';
                out += name[i];
                while (i + 1 < name.size() &&
                       (static_cast<unsigned char>(name[i + 1]) & 0xC0) == 0x80)
                    out += name[++i];
                out += '.';
                begins = false;
            }
        }
    }
    return out;
}

} // namespace

std::map<std::string, std::string, std::less<>> read_references(std::string_view bibtex) {
    std::map<std::string, std::string, std::less<>> all;
    for (auto at = bibtex.find('@'); at != bibtex.npos; at = bibtex.find("\n@", at)) {
        const auto open = bibtex.find('{', at), comma = bibtex.find(',', at);
        if (open == bibtex.npos || comma == bibtex.npos) break;
        const std::string key{bibtex.substr(open + 1, comma - open - 1)};
        std::map<std::string, std::string, std::less<>> fields;
        std::size_t i = comma + 1;
        while (i < bibtex.size() && bibtex[i] != '}') {
            const auto equals = bibtex.find('=', i), begin = bibtex.find('{', i);
            const auto entry_ends = bibtex.find("\n}", i);
            if (equals == bibtex.npos || begin == bibtex.npos || equals > entry_ends) break;
            std::string name;
            for (const char c : bibtex.substr(i, equals - i))
                if (std::isalpha(static_cast<unsigned char>(c))) name += c;
            std::size_t end = begin + 1;
            for (int depth = 1; end < bibtex.size() && depth; ++end)
                depth += bibtex[end] == '{' ? 1 : bibtex[end] == '}' ? -1 : 0;
            fields[name] = bibtex.substr(begin + 1, end - begin - 2);
            i = end;
        }
        at = i;
        if (!fields.contains("author") || !fields.contains("title")) continue;
        std::string text = authors(fields["author"]) + " (" + fields["year"] + "). " +
                           plain(fields["title"]) + ".";
        for (const char* where :
             {"journal", "booktitle", "publisher", "institution", "howpublished"})
            if (fields.contains(where)) {
                text += " " + plain(fields[where]);
                if (fields.contains("volume")) text += " " + plain(fields["volume"]);
                if (fields.contains("pages")) text += ", " + plain(fields["pages"]);
                text += ".";
                break;
            }
        if (fields.contains("eprint")) text += " arXiv:" + fields["eprint"] + ".";
        if (fields.contains("doi")) text += " doi:" + fields["doi"];
        all[key] = text;
    }
    return all;
}

const std::map<std::string, std::string, std::less<>>& references() {
    static const auto all = read_references(bibliography());
    return all;
}

} // namespace entente::report
