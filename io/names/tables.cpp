#include "tables.hpp"

#include "letters.hpp"

#include <entente/core/base/errors.hpp>
#include <entente/io/text/unicode.hpp>

#include <algorithm>
#include <array>

namespace entente::names {
namespace {

/// Rows of a table whose last column alone may hold anything but a line break.
std::vector<std::vector<std::string>> rows_of(std::string_view text, std::size_t columns) {
    std::vector<std::vector<std::string>> rows;
    bool header = true;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || std::exchange(header, false)) continue;
        std::vector<std::string> cells;
        while (cells.size() + 1 < columns) {
            const auto comma = std::min(line.find(','), line.size());
            cells.emplace_back(line.substr(0, comma));
            line.remove_prefix(std::min(comma + 1, line.size()));
        }
        cells.emplace_back(line);
        rows.push_back(std::move(cells));
    }
    return rows;
}

template <class F>
void for_each_form(std::string_view forms, F f) {
    while (!forms.empty()) {
        const auto bar = std::min(forms.find('|'), forms.size());
        if (bar > 0) f(forms.substr(0, bar));
        forms.remove_prefix(std::min(bar + 1, forms.size()));
    }
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        if (space > 0) words.push_back(text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return words;
}

/// Letters of U+0400 to U+053F, which begin with these bytes in UTF-8.
bool has_cyrillic(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xD0 && byte <= 0xD4;
    });
}

} // namespace

WordTables::WordTables() {
    const auto tables = built_in_name_tables();
    const auto text_of = [&](std::string_view name) -> std::string_view {
        for (const auto& [n, t] : tables)
            if (n == name) return t;
        throw UsageError("there is no table of names called " + std::string{name});
    };
    const auto words = rows_of(text_of("words"), 3);
    static constexpr std::array<std::pair<std::string_view, WordClass>, 4> sorts{
        {{"type", WordClass::type},
         {"quality", WordClass::quality},
         {"unit", WordClass::unit},
         {"number", WordClass::number}}};
    static constexpr std::array<std::string_view, 10> ordinals{
        "first", "second",  "third",  "fourth", "fifth",
        "sixth", "seventh", "eighth", "ninth",  "tenth"};
    for (const auto& row : words)
        for (const auto& [name, sort] : sorts)
            if (row[1] == name && row[0].find(' ') == std::string::npos)
                sorts_.emplace(row[0], sort);
    for (const auto& row : words) {
        Entry entry;
        if (row[1] == "glue")
            entry.what = Entry::What::glue;
        else if (row[1] == "legal")
            entry.what = Entry::What::legal;
        else if (row[1] == "honorific")
            entry.what = Entry::What::honorific;
        else if (row[1] == "honorific before")
            entry.what = Entry::What::honorific_before;
        else if (row[1] == "number") {
            const auto at = std::find(ordinals.begin(), ordinals.end(), row[0]);
            entry.words = {{"#" + std::to_string(at - ordinals.begin() + 1), WordClass::number}};
        } else {
            entry.words = expanded(row[0]);
            if (entry.words.size() == 1) english_.emplace(row[0], entry);
        }
        for_each_form(row[2], [&](std::string_view form) { add(form, entry); });
    }
    for (const auto& row : rows_of(text_of("places"), 2)) {
        Entry entry;
        for (const auto word : words_of(row[0])) entry.words.emplace_back(word, WordClass::place);
        if (entry.words.size() > 1) { // "Saint Petersburg" is one word, so that it is never halved
            std::string joined;
            for (const auto& [w, s] : entry.words) joined += w;
            entry.words = {{joined, WordClass::place}};
        }
        for_each_form(row[1], [&](std::string_view form) { add(form, entry); });
    }
    for (const auto& row : rows_of(text_of("countries"), 2)) {
        std::string name;
        for_each_form(row[1], [&](std::string_view form) {
            if (name.empty()) {
                name = romanized(form);
                name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
                countries_.emplace(name, row[0]);
            }
            add(form, Entry{Entry::What::word, {{name, WordClass::country}}});
        });
    }
    for (const auto& row : rows_of(text_of("abbreviations"), 2))
        add(row[0], Entry{Entry::What::word, expanded(row[1])});
}

std::vector<std::pair<std::string, WordClass>>
WordTables::expanded(std::string_view canonical) const {
    std::vector<std::pair<std::string, WordClass>> out;
    for (const auto word : words_of(canonical)) {
        if (word == "of" || word == "and") continue;
        // "sciences" within a phrase is the word that the table has as "science".
        std::string text{word};
        auto sort = sorts_.find(text);
        if (sort == sorts_.end() && text.back() == 's') {
            sort = sorts_.find(text.substr(0, text.size() - 1));
            if (sort != sorts_.end()) text.pop_back();
        }
        out.emplace_back(text, sort == sorts_.end() ? WordClass::word : sort->second);
    }
    return out;
}

void WordTables::add(std::string_view form, const Entry& entry) {
    const bool prefix = form.back() == '*';
    if (prefix) form.remove_suffix(1);
    const auto plain = romanized(form);
    const auto take = [&](const std::string& key) {
        if (key.empty()) return;
        if (prefix) {
            prefixes_.emplace(key, entry);
        } else {
            phrases_.emplace(key, entry);
            const auto words = words_of(key);
            auto& longest = first_words_[std::string{words.front()}];
            longest = std::max(longest, std::min(words.size(), longest_phrase));
        }
    };
    take(plain);
    if (has_cyrillic(form)) take(romanized(form, true));
    if (!prefix && !is_ascii(plain) && entry.what == Entry::What::word)
        pieces_.emplace_back(plain, entry);
}

const Entry* WordTables::find(const std::vector<std::string_view>& words,
                              std::size_t& length) const {
    length = 0;
    if (words.empty()) return nullptr;
    std::string key{words.front()};
    if (const auto first = first_words_.find(key); first != first_words_.end()) {
        const std::size_t most = std::min(first->second, words.size());
        std::array<std::size_t, longest_phrase + 1> ends{};
        ends[1] = key.size();
        for (std::size_t n = 2; n <= most; ++n) {
            key += ' ';
            key += words[n - 1];
            ends[n] = key.size();
        }
        for (std::size_t n = most; n >= 1; --n) {
            key.resize(ends[n]);
            if (const auto found = phrases_.find(key); found != phrases_.end()) {
                length = n;
                return &found->second;
            }
        }
    }
    const std::string_view word = words.front();
    if (word.size() < 4) return nullptr;
    key = word;
    for (std::size_t n = word.size(); n >= 3; --n) {
        key.resize(n);
        if (const auto found = prefixes_.find(key); found != prefixes_.end()) {
            length = 1;
            return &found->second;
        }
    }
    return nullptr;
}

bool WordTables::has_whole(std::string_view word) const {
    return phrases_.contains(std::string{word});
}

bool WordTables::is_glue(std::string_view word) const {
    const auto found = phrases_.find(std::string{word});
    return found != phrases_.end() && found->second.what == Entry::What::glue;
}

bool WordTables::joins(std::string_view word) const {
    static constexpr std::array<std::string_view, 19> words{
        "and", "et", "e", "y",  "i",  "und", "en",  "og", "och", "ja",
        "es",  "si", "v", "ve", "va", "a",   "the", "s",  "o"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

const Entry* WordTables::completion(std::string_view start) const {
    const auto first = english_.lower_bound(start);
    if (first == english_.end() || !first->first.starts_with(start)) return nullptr;
    const auto second = std::next(first);
    if (second != english_.end() && second->first.starts_with(start)) return nullptr;
    return &first->second;
}

std::vector<std::pair<std::string, WordClass>> WordTables::pieces(std::string_view word) const {
    if (is_ascii(word)) return {};
    std::vector<std::pair<std::string, WordClass>> out;
    bool any = false;
    std::string rest;
    for (std::size_t i = 0; i < word.size();) {
        const std::pair<std::string, Entry>* best = nullptr;
        for (const auto& piece : pieces_)
            if (word.substr(i).starts_with(piece.first) &&
                (!best || piece.first.size() > best->first.size()))
                best = &piece;
        if (best) {
            if (!rest.empty()) out.emplace_back(std::exchange(rest, {}), WordClass::word);
            out.insert(out.end(), best->second.words.begin(), best->second.words.end());
            i += best->first.size();
            any = true;
            continue;
        }
        do rest += word[i++];
        while (i < word.size() && (static_cast<unsigned char>(word[i]) & 0xC0) == 0x80);
    }
    if (!any) return {};
    if (!rest.empty()) out.emplace_back(std::move(rest), WordClass::word);
    return out;
}

std::string WordTables::country(const std::string& word) const {
    const auto found = countries_.find(word);
    return found == countries_.end() ? std::string{} : found->second;
}

} // namespace entente::names
