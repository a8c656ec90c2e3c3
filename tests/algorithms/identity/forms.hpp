#pragma once
/// Forms written by hand: algorithms know nothing of text, so neither do their tests.
#include <entente/core/model/name_form.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// Words between spaces; known ones get their class. "(a b)" is an aside, "<a>" honorific, "{a}" a
/// part,
/// "~" before a word that follows "of", "^" before one in capitals.
inline NameForm form(std::string_view text, std::string country = {}) {
    static const std::map<std::string, WordClass, std::less<>> classes{
        {"university", WordClass::type},     {"institute", WordClass::type},
        {"academy", WordClass::type},        {"hospital", WordClass::type},
        {"center", WordClass::type},         {"technical", WordClass::quality},
        {"technology", WordClass::quality},  {"state", WordClass::quality},
        {"national", WordClass::quality},    {"medical", WordClass::quality},
        {"information", WordClass::quality}, {"science", WordClass::quality},
        {"moscow", WordClass::place},        {"istanbul", WordClass::place},
        {"paris", WordClass::word},          {"azerbaijan", WordClass::country},
        {"japan", WordClass::country},       {"faculty", WordClass::unit},
        {"mechanical", WordClass::quality},  {"engineering", WordClass::quality}};
    NameForm f;
    f.country = std::move(country);
    WordRole role = WordRole::core;
    std::string initials;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        NameWord w;
        for (; !word.empty(); word.remove_prefix(1)) {
            if (word.front() == '(')
                role = WordRole::aside;
            else if (word.front() == '<')
                role = WordRole::honorific;
            else if (word.front() == '{')
                role = WordRole::unit;
            else if (word.front() == '~')
                w.linked = true;
            else if (word.front() == '^')
                w.capitals = true;
            else
                break;
        }
        const bool closes =
            !word.empty() && std::string_view{")>}"}.find(word.back()) != std::string_view::npos;
        if (closes) word.remove_suffix(1);
        if (word.empty()) continue;
        w.text = std::string{word};
        w.role = role;
        if (const auto at = classes.find(word); at != classes.end()) w.sort = at->second;
        if (word.front() == '#') w.sort = WordClass::number;
        f.key += (f.key.empty() ? "" : " ") + w.text;
        if (role == WordRole::core) initials += w.text[0];
        f.words.push_back(std::move(w));
        if (closes) role = WordRole::core;
    }
    if (f.words.size() == 1 && f.words[0].capitals) f.acronyms.push_back(f.words[0].text);
    if (initials.size() >= 3) f.initials = initials;
    return f;
}

} // namespace entente::test
