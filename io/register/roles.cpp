#include <entente/io/register/roles.hpp>
#include <entente/io/text/unicode.hpp>

#include <algorithm>

namespace entente {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_word_byte(char c) {
    return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || (c & 0x80) || c == '*';
}

/// Thai and its neighbors, and all of East Asia: words follow one another without a space.
bool is_unspaced(std::string_view text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto a = static_cast<unsigned char>(text[i]);
        const auto b = static_cast<unsigned char>(text[i + 1]);
        if (a == 0xE0 && b >= 0xB8 && b <= 0xBB) return true; // Thai, Lao
        if (a == 0xE1 && ((b >= 0x80 && b <= 0x82) || b == 0x9E || b == 0x9F)) return true;
        if (a >= 0xE3 && a <= 0xED) return true;
    }
    return false;
}

/// A column of countries stays one when it is the partner's: what a column tells of a party counts
/// for more than the word for the party.
double base_weight(Role role) {
    switch (role) {
    case Role::ignore:
        return 0.62;
    case Role::partner:
    case Role::from:
    case Role::to:
    case Role::group:
    case Role::type:
    case Role::scope:
    case Role::unit:
        return 0.30;
    case Role::number:
        return 0.35;
    default:
        return 0.55;
    }
}

std::size_t letters_of(const std::vector<std::string>& words) {
    std::size_t n = 0;
    for (const auto& w : words) n += code_points(w) - w.ends_with('*');
    return n;
}

bool fits(const std::string& word, std::string_view pattern) {
    if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
    return word == pattern;
}

bool begins(const std::vector<std::string>& words, const std::vector<std::string>& patterns) {
    return patterns.size() <= words.size() &&
           std::equal(patterns.begin(), patterns.end(), words.begin(),
                      [](const std::string& p, const std::string& w) { return fits(w, p); });
}

} // namespace

std::vector<std::string> header_words(std::string_view text, bool at_capitals) {
    std::string spaced;
    spaced.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (at_capitals && i > 0 && is_upper(c) && is_lower(text[i - 1])) spaced += ' ';
        spaced += c;
    }
    const std::string folded = fold(spaced);
    std::vector<std::string> words;
    bool in_word = false;
    for (const char c : folded) {
        if (!is_word_byte(c)) {
            in_word = false;
            continue;
        }
        if (!in_word) words.emplace_back();
        words.back() += c;
        in_word = true;
    }
    std::erase(words, "*");
    return words;
}

HeaderWords::HeaderWords(const Words& words) {
    std::array<bool, 2 * role_count> seen{};
    for (const auto& [name, phrases] : words.header_words) {
        std::string_view plain_name{name};
        const bool is_weak = plain_name.ends_with(":weak");
        if (is_weak) plain_name.remove_suffix(5);
        const auto role = value_named<Role>(plain_name);
        if (!role) {
            auto& list = lists_[name];
            for (const std::string& phrase : phrases)
                list.push_back({phrase, header_words(phrase, false), is_unspaced(phrase)});
            continue;
        }
        const bool is_english =
            !std::exchange(seen[2 * static_cast<std::size_t>(*role) + is_weak], true);
        for (const std::string& text : phrases) {
            Phrase phrase;
            phrase.only_whole = text.starts_with('=');
            phrase.words = header_words(std::string_view{text}.substr(phrase.only_whole), false);
            if (phrase.words.empty()) {
                // "#" has no words; it is known whole.
                phrase.words = {text};
                phrase.only_whole = true;
            }
            phrase.letters = letters_of(phrase.words);
            // "no", "an", "od" stand in too many headers to tell anything there.
            if (phrase.letters <= 2 && !is_unspaced(text)) phrase.only_whole = true;
            phrase.role = *role;
            phrase.is_english = is_english;
            phrase.is_weak = is_weak;
            std::string first = phrase.words.front();
            if (first.ends_with('*')) first.pop_back();
            if (is_unspaced(text)) unspaced_.push_back(phrases_.size());
            by_first_.emplace(std::move(first), phrases_.size());
            phrases_.push_back(std::move(phrase));
        }
    }
}

void HeaderWords::fit(const std::vector<std::string>& words, std::vector<RoleMatch>& best) const {
    const double all = static_cast<double>(std::max<std::size_t>(1, letters_of(words)));
    const auto offer = [&](const Phrase& phrase, bool is_whole) {
        // A stem is the whole of a word but for its ending, not of a long compound.
        if (static_cast<double>(phrase.letters) < 0.65 * all) is_whole = false;
        if (phrase.only_whole && !is_whole) return;
        const double share = std::min(1.0, static_cast<double>(phrase.letters) / all);
        const double strength = phrase.is_weak ? 0.85 : 1.0;
        const double weight =
            strength * (is_whole ? 1.0 : std::min(0.97, base_weight(phrase.role) + 0.5 * share));
        for (RoleMatch& m : best)
            if (m.role == phrase.role) {
                if (weight > m.weight) m = {phrase.role, weight, is_whole, phrase.is_english};
                return;
            }
        best.push_back({phrase.role, weight, is_whole, phrase.is_english});
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto look = [&](const std::string& first, bool is_prefix) {
            const auto [begin, end] = by_first_.equal_range(first);
            for (auto it = begin; it != end; ++it) {
                const Phrase& p = phrases_[it->second];
                if (p.words.size() > words.size() - at) continue;
                if (is_prefix && !p.words.front().ends_with('*')) continue;
                bool all_fit = true;
                for (std::size_t i = 0; i < p.words.size() && all_fit; ++i)
                    all_fit = fits(words[at + i], p.words[i]);
                if (all_fit) offer(p, at == 0 && p.words.size() == words.size());
            }
        };
        look(words[at], false);
        for (std::size_t n = words[at].size() - 1; n >= 3 && n < words[at].size(); --n)
            look(words[at].substr(0, n), true);
    }
    std::string joined;
    for (const auto& w : words) joined += w;
    if (!is_unspaced(joined)) return;
    for (const std::size_t i : unspaced_) {
        std::string phrase;
        for (const auto& w : phrases_[i].words) phrase += w;
        if (joined.find(phrase) != joined.npos) offer(phrases_[i], joined == phrase);
    }
}

std::vector<RoleMatch> HeaderWords::matches(std::string_view header) const {
    std::vector<RoleMatch> best;
    constexpr std::size_t longest = 400; // longer texts are no headers
    const std::string text = squeeze(header.substr(0, std::min(header.size(), 4 * longest)));
    if (text.empty() || text.size() > longest) return best;
    const auto plain = header_words(text, false);
    if (plain.empty()) {
        fit({fold(text)}, best); // "#"
    } else {
        fit(plain, best);
        if (const auto cut = header_words(text, true); cut != plain) fit(cut, best);
    }
    std::stable_sort(best.begin(), best.end(),
                     [](const RoleMatch& a, const RoleMatch& b) { return a.weight > b.weight; });
    return best;
}

bool HeaderWords::is_word(const char* list, std::string_view cell) const {
    const auto it = lists_.find(list);
    if (it == lists_.end() || cell.size() > 200) return false;
    const auto words = header_words(cell, false);
    if (words.empty()) {
        const std::string text = fold(cell);
        return std::any_of(it->second.begin(), it->second.end(),
                           [&](const CellPhrase& p) { return p.text == text; });
    }
    return std::any_of(it->second.begin(), it->second.end(), [&](const CellPhrase& p) {
        return p.words.size() == words.size() && begins(words, p.words);
    });
}

bool HeaderWords::begins_with(const char* list, std::string_view cell) const {
    const auto it = lists_.find(list);
    if (it == lists_.end()) return false;
    const std::string text = fold(shortened(cell, 200));
    const auto words = header_words(text, false);
    return std::any_of(it->second.begin(), it->second.end(), [&](const CellPhrase& p) {
        if (p.words.empty() || p.is_unspaced) return text.starts_with(p.text);
        return begins(words, p.words);
    });
}

} // namespace entente
