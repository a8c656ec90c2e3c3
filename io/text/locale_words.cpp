#include <entente/io/text/locale_tables.hpp>
#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/plain_words.hpp>
#include <entente/io/text/unicode.hpp>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace entente {
namespace {

/// Of the first letter that has one; of Chinese, Japanese and Korean one for all.
UScriptCode script_of(std::string_view name) {
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece{name.data(), static_cast<std::int32_t>(name.size())});
    for (std::int32_t i = 0; i < text.length();) {
        const UChar32 c = text.char32At(i);
        i += U16_LENGTH(c);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &status);
        if (U_FAILURE(status) || script <= USCRIPT_INHERITED) continue;
        const bool is_east_asian = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
                                   script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL;
        return is_east_asian ? USCRIPT_HAN : script;
    }
    return USCRIPT_LATIN;
}

/// Codes beside those of ISO: of the European Union, of the Olympic Committee, and of ISO once.
constexpr std::array<std::pair<std::string_view, std::string_view>, 83> other_codes{{
    {"UK", "GB"},  {"EL", "GR"},  {"XK", "XK"},  {"EU", "EU"},  {"DD", "DE"},  {"ZR", "CD"},
    {"BU", "MM"},  {"TP", "TL"},  {"FX", "FR"},  {"ROM", "RO"}, {"XKX", "XK"}, {"KOS", "XK"},
    {"RKS", "XK"}, {"ENG", "GB"}, {"SCO", "GB"}, {"WAL", "GB"}, {"NIR", "GB"}, {"GER", "DE"},
    {"SUI", "CH"}, {"NED", "NL"}, {"DEN", "DK"}, {"GRE", "GR"}, {"POR", "PT"}, {"CRO", "HR"},
    {"SLO", "SI"}, {"BUL", "BG"}, {"LAT", "LV"}, {"MON", "MC"}, {"RSA", "ZA"}, {"KSA", "SA"},
    {"UAE", "AE"}, {"IRI", "IR"}, {"TPE", "TW"}, {"VIE", "VN"}, {"MAS", "MY"}, {"PHI", "PH"},
    {"INA", "ID"}, {"CHI", "CL"}, {"URU", "UY"}, {"PAR", "PY"}, {"HAI", "HT"}, {"GUA", "GT"},
    {"HON", "HN"}, {"CRC", "CR"}, {"PUR", "PR"}, {"ALG", "DZ"}, {"LBA", "LY"}, {"NGR", "NG"},
    {"SUD", "SD"}, {"ZIM", "ZW"}, {"ZAM", "ZM"}, {"TAN", "TZ"}, {"ANG", "AO"}, {"BOT", "BW"},
    {"MAD", "MG"}, {"NEP", "NP"}, {"SRI", "LK"}, {"BAN", "BD"}, {"MYA", "MM"}, {"CAM", "KH"},
    {"MGL", "MN"}, {"KUW", "KW"}, {"OMA", "OM"}, {"BAH", "BS"}, {"BAR", "BB"}, {"BIZ", "BZ"},
    {"BHU", "BT"}, {"BUR", "BF"}, {"CGO", "CG"}, {"CHA", "TD"}, {"ESA", "SV"}, {"FIJ", "FJ"},
    {"GAM", "GM"}, {"GEQ", "GQ"}, {"GUI", "GN"}, {"LES", "LS"}, {"MAW", "MW"}, {"MRI", "MU"},
    {"MTN", "MR"}, {"NCA", "NI"}, {"SEY", "SC"}, {"TOG", "TG"}, {"VAN", "VU"},
}};

/// Of two or three capital letters; of others nothing, for "in" and "not" are words.
std::optional<std::string> country_of_code(std::string_view name) {
    if (name.size() != 2 && name.size() != 3) return std::nullopt;
    if (!std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return std::nullopt;
    static const auto codes = [] {
        std::unordered_map<std::string_view, std::string_view> all;
        for (const char* const* code = uloc_getISOCountries(); *code; ++code) {
            all.emplace(*code, *code);
            // Of ICU's static table.
            const icu::Locale region{"und", *code};
            if (const char* three = region.getISO3Country(); *three) all.emplace(three, *code);
        }
        for (const auto& [code, country] : other_codes) all.emplace(code, country);
        return all;
    }();
    const auto found = codes.find(name);
    if (found == codes.end()) return std::nullopt;
    return std::string{found->second};
}

/// Words that tell the form of a state, and small words beside them, without accents.
bool is_form_of_state(const std::string& word) {
    static const std::set<std::string_view> all{"the",
                                                "of",
                                                "and",
                                                "rep",
                                                "republic",
                                                "republics",
                                                "kingdom",
                                                "state",
                                                "states",
                                                "federation",
                                                "federal",
                                                "fed",
                                                "federative",
                                                "federated",
                                                "democratic",
                                                "dem",
                                                "socialist",
                                                "peoples",
                                                "people",
                                                "islamic",
                                                "isl",
                                                "arab",
                                                "bolivarian",
                                                "plurinational",
                                                "united",
                                                "commonwealth",
                                                "principality",
                                                "grand",
                                                "duchy",
                                                "sultanate",
                                                "emirate",
                                                "union",
                                                "hashemite",
                                                "cooperative",
                                                "independent",
                                                "confederation",
                                                "former",
                                                "yugoslav",
                                                "multinational",
                                                "gov",
                                                "government",
                                                "republique",
                                                "royaume",
                                                "etat",
                                                "federale",
                                                "democratique",
                                                "populaire",
                                                "islamique",
                                                "de",
                                                "du",
                                                "des",
                                                "la",
                                                "le",
                                                "les",
                                                "d",
                                                "l",
                                                "grand",
                                                "duche",
                                                "principaute",
                                                "socialiste",
                                                "republica",
                                                "reino",
                                                "estado",
                                                "federal",
                                                "democratica",
                                                "popular",
                                                "islamica",
                                                "del",
                                                "do",
                                                "da",
                                                "el",
                                                "y",
                                                "e",
                                                "plurinacional",
                                                "bolivariana",
                                                "federativa",
                                                "socialista",
                                                "principado",
                                                "repubblica",
                                                "regno",
                                                "stato",
                                                "federale",
                                                "di",
                                                "popolare",
                                                "principato",
                                                "republik",
                                                "bundesrepublik",
                                                "konigreich",
                                                "staat",
                                                "demokratische",
                                                "islamische",
                                                "der",
                                                "die",
                                                "das",
                                                "und",
                                                "furstentum",
                                                "volksrepublik",
                                                "foderation",
                                                "vereinigte",
                                                "grossherzogtum",
                                                "republiek",
                                                "koninkrijk",
                                                "het",
                                                "van",
                                                "republiken",
                                                "konungariket",
                                                "kongeriget",
                                                "kongeriket",
                                                "republika",
                                                "republike",
                                                "kralovstvi",
                                                "krolestwo",
                                                "federacja",
                                                "federacija",
                                                "savezna",
                                                "republica",
                                                "respublika",
                                                "respublikasi",
                                                "kralligi",
                                                "federasiyasi",
                                                "cumhuriyeti",
                                                "federasyonu",
                                                "islam",
                                                "halk",
                                                "xalq",
                                                "demokratik",
                                                "birlesmis",
                                                "kraligi",
                                                "республика",
                                                "республики",
                                                "республіка",
                                                "рэспублика",
                                                "рэспублiка",
                                                "королевство",
                                                "королевства",
                                                "королiвство",
                                                "королівство",
                                                "государство",
                                                "федерация",
                                                "федерации",
                                                "исламская",
                                                "ісламська",
                                                "народная",
                                                "демократическая",
                                                "федеративная",
                                                "социалистическая",
                                                "княжество",
                                                "султанат",
                                                "соединенное",
                                                "и",
                                                "объединенная",
                                                "обьединенная",
                                                "боливарианская",
                                                "арабская",
                                                "сирииская",
                                                "хашимитское",
                                                "великое",
                                                "герцогство",
                                                "республикасы",
                                                "република",
                                                "краљевство",
                                                "جمهوريه",
                                                "مملكه",
                                                "المملكه",
                                                "دوله",
                                                "جمهوري",
                                                "اسلامي",
                                                "الجمهوريه",
                                                "سلطنه",
                                                "الاسلاميه",
                                                "cong",
                                                "hoa",
                                                "nuoc",
                                                "lien",
                                                "bang",
                                                "vuong",
                                                "quoc",
                                                "ch",
                                                "chlb",
                                                "chdcnd",
                                                "negara",
                                                "republik",
                                                "kerajaan",
                                                "persekutuan",
                                                "koztarsasag",
                                                "kiralysag",
                                                "tasavalta",
                                                "kuningaskunta",
                                                "vabariik",
                                                "kuningriik",
                                                "karalyste",
                                                "karaliste",
                                                "δημοκρατια",
                                                "βασιλειο",
                                                "της",
                                                "του",
                                                "folkerepublikken",
                                                "folkrepubliken",
                                                "kgr",
                                                "konigr",
                                                "foder",
                                                "респ",
                                                "фед",
                                                "краљевина",
                                                "სამეფო",
                                                "რესპუბლიკა",
                                                "ფედერაცია",
                                                "հանրապետություն",
                                                "հանրապետությունը",
                                                "конфедерациясы",
                                                "федерациясы",
                                                "корольлігі",
                                                "konfederasyonu"};
    return all.contains(word);
}

/// What remains of these would be another country's name as well.
bool is_told_by_form(std::string_view code) {
    for (const std::string_view one : {"CG", "CD", "KR", "KP", "CN", "TW", "DM", "DO", "IE", "MK"})
        if (code == one) return true;
    return false;
}

constexpr std::string_view flag_letter_a{"\xF0\x9F\x87\xA6"};

/// The code that the flag in the text shows, if there is one only; flags are pairs of letters of
/// their own.
std::optional<std::string> flag_in(std::string_view text) {
    std::string code;
    for (std::size_t i = 0; i + 4 <= text.size();) {
        const auto last = static_cast<unsigned char>(text[i + 3]);
        if (text.substr(i, 3) == flag_letter_a.substr(0, 3) && last >= 0xA6 && last <= 0xBF) {
            code += static_cast<char>('A' + (last - 0xA6));
            i += 4;
        } else {
            if (code.size() == 1) return std::nullopt;
            ++i;
        }
    }
    for (std::size_t i = 2; i < code.size(); ++i)
        if (code[i] != code[i - 2]) return std::nullopt;
    return country_of_code(std::string_view{code}.substr(0, 2));
}

/// Without numbering before the name and marks behind it: "1. France", "France*", "France [1]",
/// "France (2)", "France2", "France:".
std::string_view undecorated(std::string_view name) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto drop = [&](std::initializer_list<std::string_view> marks, bool at_end) {
        for (const std::string_view mark : marks)
            if (at_end ? name.ends_with(mark) : name.starts_with(mark)) {
                at_end ? name.remove_suffix(mark.size()) : name.remove_prefix(mark.size());
                return true;
            }
        return false;
    };
    while (drop(
        {" ", "\t", "\u00A0", "-", "–", "—", "•", "·", "*", "▪", "►", "#", "\"", "“", "«", "„"},
        false)) {
    }
    std::size_t digits = 0;
    while (digits < name.size() && is_digit(name[digits])) ++digits;
    if (digits > 0 && digits < 4 && digits < name.size() &&
        (name[digits] == '.' || name[digits] == ')' || name[digits] == ' '))
        name.remove_prefix(digits + 1);
    while (drop({" "}, false)) {
    }
    for (bool again = true; again;) {
        again = drop({" ", "\t", "\u00A0", ".", ",", ";", ":",  "*", "†", "‡", "§", "¹",
                      "²", "³",  "⁴",      "⁵", "–", "-", "\"", "”", "»", "’", "!", "?"},
                     true);
        std::size_t end = name.size();
        if (!name.empty() && (name.back() == ')' || name.back() == ']')) {
            const auto open = name.find_last_of("([");
            if (open == name.npos || open == 0) break;
            const auto inner = name.substr(open + 1, name.size() - open - 2);
            const bool is_note =
                inner.size() <= 3 && (inner.find_first_not_of("0123456789*, ") == inner.npos ||
                                      (inner.size() == 1 && inner[0] >= 'a' && inner[0] <= 'z'));
            if (!is_note) break;
            name = name.substr(0, open);
            again = true;
            continue;
        }
        while (end > 0 && is_digit(name[end - 1])) --end;
        if (end < name.size() && end > 3 && name.size() - end <= 2) {
            name = name.substr(0, end);
            again = true;
        }
    }
    return name;
}

/// "ROC" of "R.O.C." and "R. O. C."; nothing for other texts.
std::string undotted(std::string_view name) {
    std::string letters;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t size = 1;
        while (i + size < name.size() &&
               (static_cast<unsigned char>(name[i + size]) & 0xC0) == 0x80)
            ++size;
        if (size == 1 && !((name[i] >= 'A' && name[i] <= 'Z'))) return {};
        letters.append(name.substr(i, size));
        i += size;
        if (i < name.size() && name[i] != '.') return {};
        while (i < name.size() && (name[i] == '.' || name[i] == ' ')) ++i;
    }
    // "N.A." is no country.
    return code_points(letters) < 2 || letters == "NA" ? std::string{} : letters;
}

/// Whether one edit (a letter more, less, other, or swapped with its neighbor) makes a of b.
bool is_one_edit_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 4) return false;
    std::size_t front = 0;
    while (front < a.size() && a[front] == b[front]) ++front;
    std::size_t back = 0;
    while (back < a.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    const auto in_a = a.substr(front, a.size() - front - back);
    const auto in_b = b.substr(front, b.size() - front - back);
    const std::size_t letters_a = code_points(in_a), letters_b = code_points(in_b);
    if (letters_a <= 1 && letters_b <= 1) return true;
    if (letters_a != 2 || letters_b != 2 || in_a.size() != in_b.size()) return false;
    const std::size_t half = in_a.size() / 2;
    return in_a.substr(0, half) == in_b.substr(half) && in_a.substr(half) == in_b.substr(0, half);
}

} // namespace
LocaleWords::LocaleWords(std::vector<std::string> languages,
                         const std::vector<std::pair<std::string, std::string>>& aliases) {
    for (const std::string& language : languages) {
        add_countries(countries_, language);
        add_months(months_, language, true);
    }
    for (const auto& [name, code] : aliases) countries_[name_key(name)] = code;
}
std::optional<std::string> LocaleWords::known(std::string_view name) const {
    const std::string key = name_key(name);
    if (key.empty()) return std::nullopt;
    if (const auto it = countries_.find(key); it != countries_.end() && !it->second.empty())
        return it->second;
    if (auto found = country_of_code(name)) return found;
    const auto number = built_in_countries(script_of(name)).find(key);
    if (!number || *number == 0) return std::nullopt;
    return country_code(*number);
}

std::optional<std::string> LocaleWords::abbreviated(std::string_view name) const {
    if (!name.ends_with('.') || name.size() > 40 || name.find(' ') != name.npos)
        return std::nullopt;
    const std::string key = joined(plain_words(name));
    if (code_points(key) < 5) return std::nullopt;
    std::string found;
    /// False once a second country has such a name.
    const auto is_only = [&](const std::string& code) {
        if (code.empty()) return true;
        if (!found.empty() && found != code) return false;
        found = code;
        return true;
    };
    for (const auto& [known_key, code] : countries_)
        if (known_key.starts_with(key) && !is_only(code)) return std::nullopt;
    const WordTable all = built_in_countries(script_of(name));
    for (std::size_t at = all.from(key); at < all.size() && all.word(at).starts_with(key); ++at)
        if (!is_only(country_code(all.number(at)))) return std::nullopt;
    if (found.empty()) return std::nullopt;
    return found;
}

std::optional<std::string> LocaleWords::country(std::string_view name) const {
    if (name.empty() || name.size() > 200) return std::nullopt;
    if (auto found = known(name)) return found;
    if (const std::string letters = undotted(name); !letters.empty())
        if (const auto it = countries_.find(name_key(letters));
            it != countries_.end() && !it->second.empty())
            return it->second;
    // "country of …" in Thai, which leaves no space behind it
    for (const std::string_view prefix : {"ประเทศ", "สาธารณรัฐ"})
        if (name.starts_with(prefix) && name.size() > prefix.size())
            if (auto found = known(name.substr(prefix.size())))
                if (prefix == "ประเทศ" || !is_told_by_form(*found)) return found;
    // "kingdom", "federal republic" … behind the name in Chinese, Japanese and Korean
    for (const std::string_view suffix : {"人民民主共和国",
                                          "民主人民共和国",
                                          "社会主義共和国",
                                          "イスラム共和国",
                                          "イスラーム共和国",
                                          "连邦共和国",
                                          "連邦共和国",
                                          "联邦共和国",
                                          "聯邦共和國",
                                          "人民共和国",
                                          "伊斯兰共和国",
                                          "民主共和国",
                                          "共和国",
                                          "共和國",
                                          "王国",
                                          "王國",
                                          "大公国",
                                          "首長国",
                                          "合众国",
                                          "連邦",
                                          "联邦",
                                          "聯邦",
                                          "国",
                                          "國",
                                          "연방공화국",
                                          "공화국",
                                          "왕국",
                                          "연방"})
        if (name.ends_with(suffix) && name.size() > suffix.size() + 3) {
            if (auto found = known(name.substr(0, name.size() - suffix.size()));
                found && !is_told_by_form(*found))
                return found;
            break;
        }
    if (auto found = abbreviated(name)) return found;
    const std::string_view bare = undecorated(name);
    if (bare.size() < 2) return flag_in(name);
    if (bare.size() < name.size())
        if (auto found = known(bare)) return found;
    const auto words = plain_words(bare);
    if (words.size() > 1 && words.front() == "the")
        if (auto found = known(joined({words.begin() + 1, words.end()}))) return found;
    std::vector<std::string> rest;
    std::remove_copy_if(words.begin(), words.end(), std::back_inserter(rest), is_form_of_state);
    if (!rest.empty() && rest.size() < words.size() && rest.size() <= 4) {
        const std::string plain = joined(rest);
        // What is left must be a name that does without an accent or space.
        if (plain.size() >= 4)
            if (auto found = known(plain); found && !is_told_by_form(*found)) return found;
    }
    // "オーストリア Austria": in two languages
    for (auto space = bare.find(' '); space != bare.npos && bare.size() <= 80;
         space = bare.find(' ', space + 1))
        if (const auto first = known(bare.substr(0, space)))
            if (first == known(bare.substr(space + 1))) return first;
    return rest.empty() ? flag_in(name) : std::nullopt;
}

std::optional<CountryMatch> LocaleWords::find_country(std::string_view name) const {
    if (auto code = country(name)) return CountryMatch{std::move(*code), false};
    if (auto code = nearest(name)) return CountryMatch{std::move(*code), true};
    return std::nullopt;
}

std::optional<std::string> LocaleWords::nearest(std::string_view name) const {
    if (name.size() > 80) return std::nullopt;
    const std::string key = name_key(undecorated(name));
    if (code_points(key) < 6) return std::nullopt;
    std::string found;
    for (const auto& [known_key, code] : countries_) {
        if (code.empty() || known_key.size() < 5 || !is_one_edit_apart(key, known_key)) continue;
        if (!found.empty() && found != code) return std::nullopt;
        found = code;
    }
    if (found.empty()) return std::nullopt;
    return found;
}

std::optional<unsigned> LocaleWords::month(std::string_view word) const {
    const std::string folded = fold(word);
    const std::string_view key = without_dot(folded);
    if (key.empty() || (key.front() >= '0' && key.front() <= '9')) return std::nullopt;
    if (const auto it = months_.find(key); it != months_.end() && it->second != 0)
        return it->second;
    static const MonthTables all = built_in_months();
    const auto known = [](std::optional<std::uint16_t> number) -> std::optional<unsigned> {
        if (!number || *number == 0) return std::nullopt;
        return *number;
    };
    if (const auto found = all.usual.find(key))
        return known(found); // nothing where these languages disagree
    if (const auto found = known(all.rare.find(key))) return found;
    // "fevrier", "Agustos", "ΜΑΙΟΥ"
    if (key.size() >= 4)
        if (const auto found = known(all.without_accents.find(joined(plain_words(key)))))
            return found;
    // "Febrary"
    if (key.size() < 6) return std::nullopt;
    unsigned near = 0;
    for (const auto& [name, month] : months_)
        if (month != 0 && name.size() >= 7 && name.front() == key.front() &&
            is_one_edit_apart(key, name)) {
            if (near != 0 && near != month) return std::nullopt;
            near = month;
        }
    return near != 0 ? std::optional{near} : std::nullopt;
}

} // namespace entente
