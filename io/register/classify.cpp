#include <entente/io/register/classify.hpp>
#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/unicode.hpp>

#include <algorithm>
#include <string>

namespace entente {
namespace {

/// Bytes of letters outside ASCII count as letters; that is all that the ends of words need.
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) ||
           (c >= '0' && c <= '9');
}

/// Long phrases may stand anywhere, for many languages join words ("Fachhochschule"); short ones
/// ("mou") only as whole words.
bool holds(const std::string& text, const std::string& phrase) {
    constexpr std::size_t longest_short = 4;
    for (auto at = text.find(phrase); at != text.npos; at = text.find(phrase, at + 1)) {
        if (phrase.size() > longest_short) return true;
        const auto end = at + phrase.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end])))
            return true;
    }
    return false;
}

/// A code of two or three letters is as likely the short name of some body.
bool is_country_name(std::string_view name) {
    constexpr std::size_t longest_code = 3;
    if (name.size() <= longest_code || name.size() > 80) return false;
    static const LocaleWords words;
    const auto code = words.country(name);
    return code && *code != "EU";
}

} // namespace

std::optional<TypeId> classify_type(const Vocabulary& vocabulary, std::string_view wording) {
    const std::string text = fold(wording);
    const auto& types = vocabulary.types();
    for (std::size_t i = 0; i < types.size(); ++i)
        for (const std::string& phrase : types[i].phrases)
            if (holds(text, phrase)) return static_cast<TypeId>(i);
    return std::nullopt;
}

std::optional<KindId> classify_kind(const Vocabulary& vocabulary, std::string_view name) {
    const auto& kinds = vocabulary.kinds();
    const auto state = std::find_if(kinds.begin(), kinds.end(),
                                    [](const ActorKind& k) { return k.id == "state"; });
    const auto known = kind_by_words(vocabulary, name);
    if (state == kinds.end()) return known;
    // A name that some kind lists whole is of that kind; "Union of Myanmar" is no association.
    const std::string text = fold(name);
    if (known) {
        const auto& names = vocabulary[*known].names;
        if (std::find(names.begin(), names.end(), text) != names.end()) return known;
    }
    if (is_country_name(name)) return static_cast<KindId>(state - kinds.begin());
    return known;
}

std::optional<KindId> kind_by_words(const Vocabulary& vocabulary, std::string_view name) {
    const std::string text = fold(name);
    const auto& kinds = vocabulary.kinds();
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (std::find(kinds[i].names.begin(), kinds[i].names.end(), text) != kinds[i].names.end())
            return static_cast<KindId>(i);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        for (const std::string& phrase : kinds[i].phrases)
            if (holds(text, phrase)) return static_cast<KindId>(i);
    return std::nullopt;
}

} // namespace entente
