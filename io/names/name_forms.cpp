#include <entente/io/names/name_forms.hpp>

#include "letters.hpp"
#include "tables.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <unordered_map>

namespace entente {
namespace {

using names::Entry;
using names::Letter;
using names::WordTables;

constexpr std::size_t longest_text = 4096, most_words = 96, most_parts = 64;

/// A word as read, before the tables are asked.
struct Raw {
    std::string text;
    std::string other; ///< with e for each ə, where there is one
    bool capitals = false, first_capital = false, dotted = false, digits = false, cyrillic = false;
    bool after_mark = false; ///< comma, colon or the like stands before it
    bool after_dash = false;
    bool dotted_initial = false;
    std::uint8_t depth = 0;   ///< of brackets
    std::uint8_t bracket = 0; ///< which bracket, from 1
};

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<unsigned> roman(std::string_view text) {
    static constexpr std::array<std::string_view, 24> numerals{
        "i",    "ii",    "iii", "iv",  "v",    "vi",   "vii",   "viii",
        "ix",   "x",     "xi",  "xii", "xiii", "xiv",  "xv",    "xvi",
        "xvii", "xviii", "xix", "xx",  "xxi",  "xxii", "xxiii", "xxiv"};
    const auto at = std::find(numerals.begin(), numerals.end(), text);
    if (at == numerals.end()) return {};
    return static_cast<unsigned>(at - numerals.begin() + 1);
}

/// "7th", "1er", "3º" are ordinals; what is left is the number.
std::string_view without_ordinal_ending(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    const auto ending = text.substr(digits);
    static constexpr std::array<std::string_view, 10> endings{"",   "st",  "nd", "rd", "th",
                                                              "er", "eme", "e",  "o",  "a"};
    if (digits > 0 && digits <= 6 &&
        std::find(endings.begin(), endings.end(), ending) != endings.end())
        return text.substr(0, digits);
    return {};
}

std::string number_text(std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    return '#' + std::string{digits};
}

/// Addresses and marks of mark-up have no place among words; hosts are kept.
std::string without_addresses(std::string_view text, std::vector<std::string>& hosts) {
    if (text.find_first_of("@#&<\\") == text.npos && text.find("://") == text.npos &&
        text.find("www.") == text.npos)
        return std::string{text};
    std::string out;
    out.reserve(text.size());
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> entities{
        {{"&amp;", "&"},
         {"&quot;", "\""},
         {"&#39;", "'"},
         {"&apos;", "'"},
         {"&lt;", " "},
         {"&gt;", " "},
         {"&nbsp;", " "},
         {"&#x27;", "'"}}};
    for (std::size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        if (rest.front() == '&') {
            const auto entity = std::find_if(entities.begin(), entities.end(), [&](const auto& e) {
                return rest.starts_with(e.first);
            });
            if (entity != entities.end()) {
                out += entity->second;
                i += entity->first.size();
                continue;
            }
        }
        if (rest.front() == '#') { // white space spelled out: #TAB#, #N#
            const auto end = rest.find('#', 1);
            if (end != rest.npos && end >= 2 && end <= 4 &&
                std::all_of(rest.begin() + 1, rest.begin() + static_cast<std::ptrdiff_t>(end),
                            [](char c) { return c >= 'A' && c <= 'Z'; })) {
                out += ' ';
                i += end + 1;
                continue;
            }
        }
        const bool starts_word =
            i == 0 || std::string_view{" \t\n(;,<\""}.find(text[i - 1]) != std::string_view::npos;
        if (starts_word) {
            const auto end = std::min(rest.find_first_of(" \t\n\r;,<>()\""), rest.size());
            const auto word = rest.substr(0, end);
            const auto at = word.find('@');
            if (at != word.npos || word.starts_with("http") || word.starts_with("www.")) {
                auto host = host_of(at == word.npos ? word : word.substr(at + 1));
                if (!host.empty()) {
                    hosts.push_back(std::move(host));
                    out += ' ';
                    i += end;
                    continue;
                }
            }
        }
        out += rest.front();
        ++i;
    }
    return out;
}

/// Where a word in two cases falls apart: "JiaoTong", "CONICETUniversidad", but not "McGill".
std::size_t seam(const std::vector<Letter>& word, std::size_t from) {
    if (word.size() >= from + 6 && word[from + 2].upper && !word[from + 1].upper &&
        !word[from + 3].upper &&
        ((word[from].text == "a" && word[from + 1].text == "t") ||
         (word[from].text == "o" && word[from + 1].text == "f")))
        return from + 2; // "Currently atGeorg"
    // "laUniversidad", "lAdour": an article that lost its space or its apostrophe.
    if (from == 0 && word.size() >= 6 && !word[0].upper && word[1].upper && !word[2].upper &&
        (word[0].text == "l" || word[0].text == "d"))
        return 1;
    if (from == 0 && word.size() >= 7 && !word[0].upper && !word[1].upper && word[2].upper &&
        !word[3].upper &&
        ((word[0].text == "l" && word[1].text == "a") ||
         (word[0].text == "d" && word[1].text == "e")))
        return 2;
    for (std::size_t i = from + 3; i + 3 <= word.size(); ++i) {
        if (word[i].upper && !word[i - 1].upper) {
            if (i - from == 3 && word[from].text == "m" && word[from + 1].text == "a" &&
                word[from + 2].text == "c")
                continue;
            return i;
        }
        if (i + 4 <= word.size() && word[i].upper && word[i - 1].upper && !word[i + 1].upper &&
            !word[i + 2].upper)
            return i;
    }
    return word.size();
}

void add_word(std::vector<Raw>& out, const std::vector<Letter>& word, std::size_t from,
              std::size_t to, Raw raw) {
    raw.capitals = true;
    std::size_t letters = 0;
    raw.digits = true;
    bool schwa = false;
    for (std::size_t i = from; i < to; ++i) {
        raw.text += word[i].text;
        raw.other += word[i].schwa ? "e" : word[i].text;
        schwa |= word[i].schwa;
        raw.cyrillic |= word[i].cyrillic;
        letters += word[i].digit ? 0 : 1;
        raw.digits = raw.digits && word[i].digit;
        raw.capitals = raw.capitals && (word[i].upper || word[i].digit);
    }
    if (!schwa) raw.other.clear();
    raw.first_capital = word[from].upper;
    raw.capitals = raw.capitals && letters >= 2;
    if (!raw.text.empty()) out.push_back(std::move(raw));
}

std::vector<Raw> raw_words(const std::vector<Letter>& letters) {
    std::vector<Raw> out;
    Raw next;
    std::uint8_t depth = 0, brackets = 0, bracket = 0;
    std::vector<Letter> word;
    const auto finish = [&](bool dotted) {
        if (word.empty()) return;
        for (std::size_t from = 0; from < word.size();) {
            const std::size_t to = seam(word, from);
            Raw raw = next;
            raw.depth = depth;
            raw.bracket = depth > 0 ? bracket : std::uint8_t{0};
            raw.dotted = dotted && to == word.size();
            add_word(out, word, from, to, std::move(raw));
            next.after_mark = next.after_dash = false;
            from = to;
        }
        word.clear();
    };
    for (std::size_t i = 0; i < letters.size() && out.size() < most_words; ++i) {
        const Letter& c = letters[i];
        if (c.letter || c.digit) {
            // Scripts without spaces are cut off from those with.
            if (!word.empty() && word.back().ideograph != c.ideograph) finish(false);
            // A number written onto a word: a footnote mark; onto a letter: part of it (UMR7500).
            word.push_back(c);
            continue;
        }
        switch (c.mark) {
        case '\'': { // part of a word, or of an article before it: d'Azur, Xi'an, People's
            const bool inside = !word.empty() && i + 1 < letters.size() && letters[i + 1].letter;
            if (inside) {
                std::string so_far;
                for (const auto& l : word) so_far += l.text;
                static constexpr std::array<std::string_view, 9> articles{
                    "l", "d", "dell", "all", "nell", "sull", "dall", "un", "qu"};
                if (std::find(articles.begin(), articles.end(), so_far) == articles.end()) continue;
            }
            finish(false);
            break;
        }
        case '.': {
            // Letters with stops between are one: U.S.A., N.E. Bauman.
            finish(true);
            break;
        }
        case '(':
            finish(false);
            if (depth < 250) ++depth;
            if (depth == 1 && brackets < 250) bracket = ++brackets;
            break;
        case ')':
            finish(false);
            if (depth > 0) --depth;
            next.after_mark = true;
            break;
        case ',':
            finish(false);
            next.after_mark = true;
            break;
        case '~':
        case '-': { // a hyphen between spaces is a dash
            finish(false);
            const bool spaced = i > 0 && i + 1 < letters.size() && letters[i - 1].mark == ' ' &&
                                !letters[i - 1].letter && !letters[i - 1].digit &&
                                letters[i + 1].mark == ' ' && !letters[i + 1].letter &&
                                !letters[i + 1].digit;
            next.after_dash |= c.mark == '~' || spaced;
            break;
        }
        case '&': { // AT&T, A & M, L&T: short words in capitals
            finish(false);
            std::size_t k = i + 1;
            while (k < letters.size() && !letters[k].letter && letters[k].mark == ' ') ++k;
            std::size_t end = k;
            while (end < letters.size() && letters[end].letter && letters[end].upper) ++end;
            const bool apart =
                end == letters.size() || !(letters[end].letter || letters[end].digit);
            if (out.empty() || !out.back().first_capital || out.back().text.size() > 2 ||
                end == k || end - k > 2 || !apart ||
                (out.back().text.size() == 2 && !out.back().capitals) || out.back().digits)
                break;
            for (; k < end; ++k) out.back().text += letters[k].text;
            out.back().capitals = true;
            i = end - 1;
            break;
        }
        default:
            finish(false);
            break;
        }
    }
    finish(false);
    return out;
}

/// "U. S. A." and "n", "e" before a name become one; single letters with stops are initials.
void join_initials(std::vector<Raw>& words) {
    std::vector<Raw> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto short_dotted = [&](std::size_t k) {
            return k < words.size() && words[k].dotted && words[k].text.size() <= 2 &&
                   words[k].first_capital && words[k].bracket == words[i].bracket &&
                   !words[k].digits;
        };
        if (!(short_dotted(i) && words[i].text.size() == 1)) {
            // "Sh.Y. Yesenov": two letters only where a single one follows.
            if (!(short_dotted(i) && short_dotted(i + 1) && words[i + 1].text.size() == 1)) {
                out.push_back(std::move(words[i]));
                continue;
            }
        }
        Raw joined = words[i];
        while (short_dotted(i + 1) && joined.text.size() < 6) joined.text += words[++i].text;
        // "U.S.A" has its last letter without a stop.
        if (joined.text.size() >= 2 && i + 1 < words.size() && words[i + 1].text.size() == 1 &&
            words[i + 1].first_capital && !words[i + 1].dotted)
            joined.text += words[++i].text;
        joined.dotted_initial = true;
        joined.capitals = joined.text.size() >= 2;
        out.push_back(std::move(joined));
    }
    words = std::move(out);
}

class Maker {
public:
    Maker(const WordTables& tables, bool all_capitals)
        : tables_(tables), all_capitals_(all_capitals) {}

    NameForm make(std::vector<Raw> raw, std::vector<std::string> hosts) {
        form_.hosts = std::move(hosts);
        raw_ = std::move(raw);
        std::string initials;
        for (std::size_t i = 0; i < raw_.size();) i = take(i, initials);
        roles();
        acronyms();
        country();
        unit();
        if (initials.size() >= 3 && initials.size() <= 12) form_.initials = std::move(initials);
        for (const auto& w : form_.words) {
            if (!form_.key.empty()) form_.key += ' ';
            form_.key += w.text;
        }
        return std::move(form_);
    }

private:
    void push(std::string text, WordClass sort, const Raw& from, WordRole role = WordRole::core) {
        NameWord w{std::move(text), sort, role};
        if (from.bracket != 0) w.role = WordRole::aside;
        w.capitals = from.capitals && !all_capitals_;
        w.linked = std::exchange(linked_, false);
        w.apart = !form_.words.empty() &&
                  (from.after_mark || from.after_dash || from.bracket != source_.back().bracket);
        form_.words.push_back(std::move(w));
        source_.push_back({from.bracket, from.after_mark});
    }

    void push(const Entry& entry, const Raw& from) {
        for (const auto& [text, sort] : entry.words) push(text, sort, from);
    }

    /// Reads the word or phrase at `i`; where the next one starts.
    std::size_t take(std::size_t i, std::string& initials) {
        const Raw& raw = raw_[i];
        const auto initial = [&](std::size_t k) {
            if (raw_[k].bracket == 0 && is_ascii_lower(raw_[k].text[0]))
                initials += raw_[k].text[0];
        };
        if (raw.cyrillic && raw.dotted && raw.text == "g" && !raw.first_capital) { // город: a city
            linked_ = true;
            return i + 1;
        }
        std::size_t length = 0;
        std::vector<std::string_view> texts;
        for (std::size_t k = i; k < raw_.size() && k < i + WordTables::longest_phrase; ++k) {
            if (k > i && (raw_[k].bracket != raw.bracket)) break;
            texts.push_back(raw_[k].text);
        }
        const Entry* entry = tables_.find(texts, length);
        if (!entry) { // tables have Azerbaijani words as they stand without diacritics
            bool other = false;
            for (std::size_t k = 0; k < texts.size(); ++k)
                if (!raw_[i + k].other.empty()) {
                    texts[k] = raw_[i + k].other;
                    other = true;
                }
            if (other) entry = tables_.find(texts, length);
        }
        // Cyrillic stems of places would take in surnames written in Latin letters (Bukhari).
        if (entry && length == 1 && !raw.cyrillic && entry->what == Entry::What::word &&
            entry->words[0].second == WordClass::place && !tables_.has_whole(texts[0]))
            entry = nullptr;
        if (entry && raw.dotted_initial && length == 1 &&
            (entry->what != Entry::What::word ||
             (raw.text != "us" && raw.text != "usa" && raw.text != "uk" && raw.text != "uae")))
            entry = nullptr; // V.N. is somebody, not Vietnam
        if (entry && entry->what == Entry::What::word && entry->words.size() == 1 &&
            entry->words[0].second == WordClass::country && raw.text.size() <= 2 && length == 1 &&
            !raw.capitals)
            entry = nullptr; // "us" and "uk" in lower case are words
        if (entry && entry->what == Entry::What::glue && raw.text.size() <= 2 && raw.capitals &&
            !all_capitals_)
            entry = nullptr; // "DE", "IN" in capitals
        if (entry) {
            switch (entry->what) {
            case Entry::What::word:
                for (std::size_t k = i; k < i + length; ++k)
                    if (length == 1 || !tables_.is_glue(raw_[k].text)) initial(k);
                push(*entry, raw);
                return i + length;
            case Entry::What::glue:
                linked_ = linked_ || !tables_.joins(raw.text);
                return i + length;
            case Entry::What::legal:
                linked_ = false;
                return i + length;
            case Entry::What::honorific:
                honorific_from_.push_back(form_.words.size());
                linked_ = false;
                return i + length;
            case Entry::What::honorific_before:
                for (std::size_t k = 0; k < form_.words.size(); ++k)
                    if (source_[k].bracket == raw.bracket && raw.bracket == 0)
                        form_.words[k].role = WordRole::honorific;
                return i + length;
            }
        }
        if (raw.digits) {
            push(number_text(raw.text), WordClass::number, raw);
            return i + 1;
        }
        if (is_digit(raw.text[0]))
            if (const auto digits = without_ordinal_ending(raw.text); !digits.empty()) {
                push(number_text(digits), WordClass::number, raw);
                return i + 1;
            }
        // A Roman numeral is in capitals and follows a word: Paris XII, Paris X.
        if (raw.first_capital && !form_.words.empty() && !raw.dotted_initial &&
            (raw.capitals || raw.text.size() == 1) && !all_capitals_)
            if (const auto value = roman(raw.text)) {
                push(number_text(std::to_string(*value)), WordClass::number, raw);
                return i + 1;
            }
        // Initials stand for a person with the word that follows.
        if (raw.dotted_initial && i + 1 < raw_.size() && raw_[i + 1].first_capital &&
            raw_[i + 1].bracket == raw.bracket && !raw_[i + 1].after_mark && raw.text.size() <= 4 &&
            !tables_.has_whole(raw_[i + 1].text)) {
            person_next_ = true;
            linked_ = false;
            return i + 1;
        }
        initial(i);
        push_plain(raw);
        return i + 1;
    }

    void push_plain(const Raw& raw) {
        if (raw.text.size() == 1 && is_ascii_lower(raw.text[0]) && form_.words.empty() && i_more())
            return; // a footnote's letter
        if (const auto pieces = tables_.pieces(raw.text); !pieces.empty()) {
            for (const auto& [text, sort] : pieces) push(text, sort, raw);
            return;
        }
        if (raw.dotted && raw.text.size() >= 3)
            if (const Entry* whole = tables_.completion(raw.text)) {
                push(*whole, raw);
                return;
            }
        push(raw.text, WordClass::word, raw, person_next_ ? WordRole::honorific : WordRole::core);
        form_.words.back().cut = raw.dotted && raw.text.size() >= 3;
        person_next_ = false;
    }
    bool i_more() const { return raw_.size() > 1; }

    /// After "named after" all words to the end, a mark or a bracket are the person's.
    void roles() {
        for (const std::size_t from : honorific_from_)
            for (std::size_t k = from; k < form_.words.size(); ++k) {
                if (k > from &&
                    (source_[k].after_mark || source_[k].bracket != source_[from].bracket))
                    break;
                if (form_.words[k].sort == WordClass::type) break;
                form_.words[k].role = WordRole::honorific;
            }
        // A name that is all honorific or all aside is its own core.
        if (std::none_of(form_.words.begin(), form_.words.end(),
                         [](const NameWord& w) { return w.role == WordRole::core; }))
            for (auto& w : form_.words) w.role = WordRole::core;
    }

    void acronyms() {
        std::size_t core = 0;
        for (const auto& w : form_.words) core += w.role == WordRole::core ? 1 : 0;
        for (std::size_t k = 0; k < form_.words.size(); ++k) {
            const auto& w = form_.words[k];
            const bool alone = w.role == WordRole::aside
                                   ? (k == 0 || source_[k - 1].bracket != source_[k].bracket) &&
                                         (k + 1 == form_.words.size() ||
                                          source_[k + 1].bracket != source_[k].bracket)
                                   : core == 1 && w.role == WordRole::core;
            if (alone && w.sort == WordClass::word && w.text.size() >= 2 && w.text.size() <= 10 &&
                (w.capitals || (w.role == WordRole::core && all_capitals_)))
                form_.acronyms.push_back(w.text);
        }
    }

    /// A country in brackets, after a mark, or at the end without "of".
    void country() {
        for (std::size_t k = form_.words.size(); k-- > 0;) {
            const auto& w = form_.words[k];
            if (w.sort != WordClass::country) continue;
            const bool last = k + 1 == form_.words.size() || source_[k + 1].after_mark ||
                              source_[k + 1].bracket != source_[k].bracket;
            const bool apart = source_[k].after_mark || k == 0 ||
                               (k > 0 && source_[k].bracket != source_[k - 1].bracket);
            if (last && (apart || (!w.linked && k > 0))) {
                form_.country = tables_.country(w.text);
                return;
            }
        }
    }

    /// A part stands before "of" and the body it is part of, in brackets behind it, or apart from
    /// it by a comma or a dash.
    void unit() {
        auto& words = form_.words;
        const auto join = [&](std::size_t from, std::size_t to) {
            std::string text;
            for (std::size_t k = from; k < to; ++k) {
                if (!text.empty()) text += ' ';
                text += words[k].text;
            }
            return text;
        };
        for (std::size_t k = 0; k < words.size(); ++k) { // (Faculty of …)
            if (words[k].role != WordRole::aside || words[k].sort != WordClass::unit) continue;
            std::size_t from = k, to = k;
            while (from > 0 && source_[from - 1].bracket == source_[k].bracket) --from;
            while (to < words.size() && source_[to].bracket == source_[k].bracket) ++to;
            if (std::none_of(words.begin(), words.end(), is_body)) break;
            for (std::size_t j = from; j < to; ++j) words[j].role = WordRole::unit;
            form_.unit = join(from, to);
            std::string parent;
            for (std::size_t j = 0; j < words.size(); ++j)
                if (words[j].role == WordRole::core)
                    parent += (parent.empty() ? "" : " ") + words[j].text;
            form_.parent = parent;
            return;
        }
        if (unit_apart(join)) return;
        // The last "of" before a body that has no type word between; what is before names a part.
        for (std::size_t body = words.size(); body-- > 1;) {
            if (!is_body(words[body]) || words[body].role != WordRole::core) continue;
            std::size_t from = body;
            while (from > 0 && !words[from].linked && words[from - 1].sort != WordClass::type &&
                   words[from - 1].sort != WordClass::unit)
                --from;
            if (from == 0 || !words[from].linked) continue;
            const bool part =
                std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(from),
                            [](const NameWord& w) {
                                return w.sort == WordClass::unit ||
                                       (w.sort == WordClass::type && w.text != "university" &&
                                        w.text != "academy");
                            });
            // "Siberian Branch of the Academy" alone is a body of its own, unlike "Nurafshon Branch
            // of".
            const bool region = from == 2 && words[1].text == "branch" &&
                                words[0].sort == WordClass::place && words[body].text == "academy";
            if (!part || region) continue;
            for (std::size_t j = 0; j < from; ++j)
                if (words[j].role == WordRole::core) words[j].role = WordRole::unit;
            form_.unit = join(0, from);
            form_.parent = join(from, words.size());
            return;
        }
        branch_in_a_place(join);
    }

    static bool is_body(const NameWord& w) {
        return w.sort == WordClass::type && (w.text == "university" || w.text == "academy" ||
                                             w.text == "ministry" || w.text == "council");
    }

    /// "Faculty of Law, University of Latvia", in either order: of the stretches between commas,
    /// dashes and brackets, one is a body and all before or behind it that name a sort are parts.
    template <class Join>
    bool unit_apart(Join join) {
        auto& words = form_.words;
        struct Stretch {
            std::size_t from, to;
            bool body = false, part = false, place = true;
        };
        std::vector<Stretch> stretches;
        for (std::size_t k = 0; k < words.size(); ++k) {
            if (k == 0 || words[k].apart) stretches.push_back({k, k});
            auto& s = stretches.back();
            s.to = k + 1;
            // "University Hospital" is a hospital.
            const bool other = k + 1 < words.size() && !words[k + 1].apart &&
                               words[k].text == "university" &&
                               words[k + 1].sort == WordClass::type && !is_body(words[k + 1]);
            if (words[k].role == WordRole::aside) continue;
            s.body |= is_body(words[k]) && !other;
            s.part |= words[k].sort == WordClass::unit ||
                      (words[k].sort == WordClass::type && (!is_body(words[k]) || other));
            s.place &= words[k].sort == WordClass::place || words[k].sort == WordClass::country;
        }
        if (stretches.size() < 2) return false;
        // A sort of part makes a stretch a part even with a body in it: "Law Faculty of the
        // University" is left to the rule for "of".
        std::size_t body = stretches.size();
        for (std::size_t i = 0; i < stretches.size(); ++i)
            if (stretches[i].body && !stretches[i].part) {
                if (body < stretches.size()) return false; // two bodies
                body = i;
            }
        if (body == stretches.size()) return false;
        std::string unit;
        std::vector<std::size_t> parts;
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            const auto& s = stretches[i];
            if (i == body || !s.part || words[s.from].role == WordRole::aside) continue;
            unit += (unit.empty() ? "" : " ") + join(s.from, s.to);
            parts.push_back(i);
        }
        if (parts.empty()) return false;
        for (const auto i : parts)
            for (std::size_t k = stretches[i].from; k < stretches[i].to; ++k)
                if (words[k].role == WordRole::core) words[k].role = WordRole::unit;
        form_.unit = std::move(unit);
        form_.parent = join(stretches[body].from, stretches[body].to);
        return true;
    }

    /// "Moscow State University, branch in Baku", "… филиал в г. Баку" and "филиал … в г. Баку".
    template <class Join>
    void branch_in_a_place(Join join) {
        auto& words = form_.words;
        const auto at = std::find_if(words.begin(), words.end(), [](const NameWord& w) {
            return w.text == "branch" && w.sort == WordClass::unit && w.role == WordRole::core;
        });
        if (at == words.end() || std::none_of(words.begin(), words.end(), is_body)) return;
        const auto branch = static_cast<std::size_t>(at - words.begin());
        std::size_t from = branch, to = branch + 1;
        if (branch == 0) { // first of all: the body goes to a place at the end
            std::size_t last = words.size();
            while (last > 1 && words[last - 1].linked &&
                   (words[last - 1].sort == WordClass::place ||
                    words[last - 1].sort == WordClass::word))
                --last;
            if (last == words.size() || last < 2) last = words.size();
            form_.unit = join(0, 1);
            if (last < words.size()) form_.unit += ' ' + join(last, words.size());
            form_.parent = join(1, last);
            words[0].role = WordRole::unit;
            for (std::size_t k = last; k < words.size(); ++k) words[k].role = WordRole::unit;
            return;
        }
        if (std::none_of(words.begin(), at, is_body)) {
            // "Бакинский филиал Московского университета", but a region's branch of an academy is a
            // body of its own.
            const auto body = std::find_if(at, words.end(), is_body);
            if (branch != 1 || body->text == "academy") return;
            form_.unit = join(0, to);
            form_.parent = join(to, words.size());
            for (std::size_t k = 0; k < to; ++k) words[k].role = WordRole::unit;
            return;
        }
        to = words.size(); // behind the body: its place follows, or stands before it in adjectives
        form_.unit = join(from, to);
        form_.parent = join(0, from);
        for (std::size_t k = from; k < to; ++k)
            if (words[k].role == WordRole::core) words[k].role = WordRole::unit;
    }

    struct Source {
        std::uint8_t bracket;
        bool after_mark;
    };
    const WordTables& tables_;
    bool all_capitals_;
    bool linked_ = false, person_next_ = false;
    std::vector<Raw> raw_;
    NameForm form_;
    std::vector<Source> source_;
    std::vector<std::size_t> honorific_from_;
};

} // namespace

struct NameReader::Tables : WordTables {};

NameReader::NameReader() : tables_(std::make_unique<const Tables>()) {}
NameReader::~NameReader() = default;
NameReader::NameReader(NameReader&&) noexcept = default;
NameReader& NameReader::operator=(NameReader&&) noexcept = default;

namespace {

NameForm form_of(const WordTables& tables, std::string_view text, std::vector<std::string> hosts) {
    auto raw = raw_words(names::letters(text));
    join_initials(raw);
    std::size_t capitals = 0, long_words = 0;
    for (const auto& w : raw) {
        capitals += w.capitals || w.text.size() < 2 ? 1 : 0;
        long_words += w.text.size() > 3 ? 1 : 0;
    }
    const bool shouted = capitals == raw.size() && long_words >= 2;
    return Maker{tables, shouted}.make(std::move(raw), std::move(hosts));
}

/// Length of a footnote's number before a part's name: "Cornell University 2 Department of".
std::size_t footnote(std::string_view text, std::size_t at) {
    if (text[at] != ' ' || at == 0 || at + 3 > text.size() || !is_digit(text[at + 1])) return 0;
    std::size_t end = at + 1;
    while (end < text.size() && is_digit(text[end]) && end - at <= 2) ++end;
    if (end >= text.size() || text[end] != ' ') return 0;
    const auto next = text.substr(end + 1);
    static constexpr std::array<std::string_view, 10> starts{"Dep",  "Div", "Sch",  "Fac",  "Inst",
                                                             "Cent", "Lab", "Prog", "Grad", "Coll"};
    const bool part =
        std::any_of(starts.begin(), starts.end(), [&](auto s) { return next.starts_with(s); });
    return part ? end - at + 1 : 0;
}

/// Not in the middle of a letter.
std::string_view bounded(std::string_view text) {
    if (text.size() <= longest_text) return text;
    std::size_t end = longest_text;
    while (end > longest_text - 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

} // namespace

NameForm NameReader::form(std::string_view name) const {
    std::vector<std::string> hosts;
    const auto text = without_addresses(bounded(name), hosts);
    return form_of(*tables_, text, std::move(hosts));
}

std::vector<NameForm> NameReader::parts(std::string_view affiliation) const {
    std::vector<std::string> hosts;
    const auto text = without_addresses(bounded(affiliation), hosts);
    std::vector<NameForm> out;
    std::size_t from = 0;
    int depth = 0;
    const auto add = [&](std::size_t to) {
        if (out.size() >= most_parts) return;
        auto form = form_of(*tables_, std::string_view{text}.substr(from, to - from), {});
        if (!form.empty()) out.push_back(std::move(form));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '(') ++depth;
        if (c == ')' && depth > 0) --depth;
        std::size_t width = 0;
        if ((c == ',' || c == ';' || c == '|' || c == '\n' || c == '\t') &&
            (depth == 0 || c == ';'))
            width = 1;
        else if (c == '[' || c == ']' || c == '{' || c == '}')
            width = 1;
        else if (c == '/' && i > 0 && text[i - 1] != ':')
            width = 1;
        else if (c == '-' && i > 0 && text[i - 1] == ' ' && i + 1 < text.size() &&
                 text[i + 1] == ' ')
            width = 1;
        else if (c == ':' && i + 1 < text.size() && text[i + 1] == ' ')
            width = 1;
        else if (static_cast<unsigned char>(c) == 0xE2 && i + 2 < text.size() && // en and em dash
                 static_cast<unsigned char>(text[i + 1]) == 0x80 &&
                 (static_cast<unsigned char>(text[i + 2]) == 0x93 ||
                  static_cast<unsigned char>(text[i + 2]) == 0x94) &&
                 i > 0 && text[i - 1] == ' ')
            width = 3;
        else if (const auto mark = footnote(text, i); mark > 0)
            width = mark;
        // Two spaces or more part what a table or a line break once parted.
        else if (c == ' ' && i + 1 < text.size() && text[i + 1] == ' ' && depth == 0)
            width = 2;
        if (width == 0) continue;
        add(i);
        from = i + width;
        i += width - 1;
    }
    add(text.size());
    if (!out.empty()) out.front().hosts = std::move(hosts);
    return out;
}

const NameReader& name_reader() {
    static const NameReader reader;
    return reader;
}

std::string host_of(std::string_view address) {
    std::string text;
    for (const char c : address.substr(0, longest_text))
        if (static_cast<unsigned char>(c) > ' ')
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (const auto scheme = text.find("://"); scheme != text.npos) text.erase(0, scheme + 3);
    if (const auto end = text.find_first_of("/?#\\"); end != text.npos) text.erase(end);
    if (const auto user = text.rfind('@'); user != text.npos) text.erase(0, user + 1);
    if (const auto port = text.find(':'); port != text.npos) text.erase(port);
    while (!text.empty() && text.back() == '.') text.pop_back();
    if (text.starts_with("www.")) text.erase(0, 4);
    const auto good = [](char c) {
        return is_ascii_lower(c) || is_digit(c) || c == '.' || c == '-' ||
               static_cast<unsigned char>(c) >= 128;
    };
    if (text.find('.') == text.npos || text.front() == '.' ||
        !std::all_of(text.begin(), text.end(), good))
        return {};
    return text;
}

} // namespace entente
