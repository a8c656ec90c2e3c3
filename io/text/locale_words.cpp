#include <entente/io/text/locale_words.hpp>
#include <entente/io/text/unicode.hpp>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <set>

namespace entente {
namespace {

/// Adds an entry, or voids it when another meaning has it already.
template <class Map, class Value>
void add_unless_ambiguous(Map& map, std::string key, const Value& value) {
    const auto [at, is_new] = map.try_emplace(std::move(key), value);
    if (!is_new && at->second != value) at->second = Value{};
}

std::string_view without_dot(std::string_view word) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    return word;
}

/// Languages, without their regional variants, which name months almost alike.
std::vector<std::string> all_languages() {
    std::vector<std::string> all;
    for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
        const char* id = uloc_getAvailable(i);
        const char* rest = std::strchr(id, '_');
        if (!rest || std::strlen(rest) == 5) all.emplace_back(id); // "az", "az_Cyrl"
    }
    return all;
}

/// Languages whose abbreviations of months are known without being asked for. Those of others are
/// words of these as often as not: "tom", "dal", "see", "dan".
constexpr std::array<const char*, 68> languages_of_registers{
    "af", "ar",      "ar_DZ", "ar_LB", "ar_MA", "az", "az_Cyrl", "be",     "bg", "bn",
    "bs", "bs_Cyrl", "ca",    "cs",    "da",    "de", "de_AT",   "el",     "en", "en_AU",
    "es", "es_MX",   "et",    "fa",    "fi",    "fr", "fr_CA",   "ga",     "gl", "he",
    "hi", "hr",      "hu",    "hy",    "id",    "is", "it",      "ja",     "ka", "kk",
    "ko", "ky",      "lt",    "lv",    "mk",    "mn", "ms",      "nb",     "nl", "nn",
    "pl", "pt",      "pt_PT", "ro",    "ru",    "sk", "sl",      "sq",     "sr", "sr_Latn",
    "sv", "tg",      "th",    "tk",    "tr",    "uk", "uz",      "uz_Cyrl"};

/// As people write them who write differently from ICU: genitives of Serbian, months of older
/// orthography, umlauts in two letters.
constexpr std::array<std::pair<std::string_view, unsigned>, 37> more_months{{
    {"јануара", 1},   {"фебруара", 2},  {"априла", 4},    {"маја", 5},      {"јуна", 6},
    {"јула", 7},      {"септембра", 9}, {"октобра", 10},  {"новембра", 11}, {"децембра", 12},
    {"januara", 1},   {"februara", 2},  {"juna", 6},      {"jula", 7},      {"septembra", 9},
    {"oktobra", 10},  {"novembra", 11}, {"decembra", 12}, {"maerz", 3},     {"jaenner", 1},
    {"setiembre", 9}, {"set", 9},       {"мамыры", 5},    {"يناير", 1},     {"فبراير", 2},
    {"مارس", 3},      {"ابريل", 4},     {"مايو", 5},      {"يونيه", 6},     {"يوليه", 7},
    {"يوليو", 7},     {"اغسطس", 8},     {"سبتمبر", 9},    {"اكتوبر", 10},   {"نوفمبر", 11},
    {"ديسمبر", 12},   {"juin", 6},
}};

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

/// Words of a name in small letters without accents; `&` is a word of its own.
std::vector<std::string> plain_words(const icu::UnicodeString& name) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const apart = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString text = apart ? apart->normalize(name, status) : name;
    text.foldCase();
    std::vector<std::string> words;
    icu::UnicodeString word;
    const auto close = [&] {
        if (word.isEmpty()) return;
        words.emplace_back();
        word.toUTF8String(words.back());
        word.remove();
    };
    for (std::int32_t i = 0; i < text.length();) {
        const UChar32 c = text.char32At(i);
        i += U16_LENGTH(c);
        if (c < 128) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                word.append(c);
            else if (c == '&') {
                close();
                words.emplace_back("and");
            } else if (c != '\'' && c != '`')
                close();
            continue;
        }
        if ((c >= 0x300 && c < 0x370) || (c >= 0x64B && c < 0x660) || c == 0x670 || c == 0x640 ||
            c == 0x2019 || c == 0x2018 || c == 0x02BB || c == 0x02BC)
            continue; // accents and apostrophes, vowels of Arabic
        switch (c) {
        case 0x0131: // letters that do not come apart
            word.append(u'i');
            continue;
        case 0x0111:
            word.append(u'd');
            continue;
        case 0x0142:
            word.append(u'l');
            continue;
        case 0x00F8:
            word.append(u'o');
            continue;
        case 0x00E6:
            word.append(u"ae");
            continue;
        case 0x0153:
            word.append(u"oe");
            continue;
        case 0x0649: // letters that Arabic and Persian write one for the other
        case 0x06CC:
            word.append(UChar32{0x064A});
            continue;
        case 0x06A9:
            word.append(UChar32{0x0643});
            continue;
        case 0x0629:
        case 0x06C0:
            word.append(UChar32{0x0647});
            continue;
        default:
            break;
        }
        const auto type = u_charType(c);
        if (u_isalnum(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK)
            word.append(c);
        else if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            close();
    }
    close();
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += word;
    return all;
}

/// By which a name is found: its letters alone. Of names so short that an accent tells them apart
/// ("Ý", "Bỉ"), the whole.
std::string key_of(std::string_view name) {
    std::string key = joined(plain_words(wide(name)));
    return key.size() >= 4 ? key : fold(name);
}

UScriptCode script_of(const icu::UnicodeString& text) {
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

using Bundle = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;

/// Calls `take(code, name)` for the names that a language itself has, short and other forms too.
template <class Take>
void each_country(const char* language, Take take) {
    static const std::set<std::string_view> codes = [] {
        std::set<std::string_view> all{"XK", "EU"};
        for (const char* const* code = uloc_getISOCountries(); *code; ++code) all.insert(*code);
        return all;
    }();
    UErrorCode status = U_ZERO_ERROR;
    const Bundle own{ures_openDirect(U_ICUDATA_NAME "-region", language, &status), &ures_close};
    if (U_FAILURE(status)) return;
    for (const char* table : {"Countries", "Countries%short", "Countries%variant"}) {
        status = U_ZERO_ERROR;
        const Bundle names{ures_getByKey(own.get(), table, nullptr, &status), &ures_close};
        if (U_FAILURE(status)) continue;
        for (ures_resetIterator(names.get()); ures_hasNext(names.get());) {
            std::int32_t length = 0;
            const char* code = nullptr;
            status = U_ZERO_ERROR;
            const char16_t* name = ures_getNextString(names.get(), &length, &code, &status);
            if (U_FAILURE(status) || !name || !code || !codes.contains(code)) continue;
            take(std::string{code}, icu::UnicodeString{false, name, length});
        }
    }
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
    for (const auto& [name, code] : aliases) countries_[key_of(name)] = code;
}

void LocaleWords::add_countries(Index& index, const std::string& language) {
    each_country(language.c_str(), [&](const std::string& code, const icu::UnicodeString& name) {
        std::string text;
        name.toUTF8String(text);
        add_unless_ambiguous(index, key_of(text), code);
    });
}

void LocaleWords::add_months(MonthIndex& index, const std::string& language, bool abbreviated) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols{icu::Locale{language.c_str()}, status};
    if (U_FAILURE(status)) return;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
        for (const auto width :
             {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
            if (!abbreviated && width == icu::DateFormatSymbols::ABBREVIATED) continue;
            std::int32_t count = 0;
            const icu::UnicodeString* names = symbols.getMonths(count, context, width);
            for (std::int32_t m = 0; m < count && m < 12; ++m) {
                std::string name;
                names[m].toUTF8String(name);
                const std::string key{without_dot(fold(name))};
                const bool is_numeral = key.find_first_not_of("0123456789") == key.npos;
                if (!is_numeral && (abbreviated || key.size() >= 5))
                    add_unless_ambiguous(index, key, static_cast<unsigned>(m + 1));
            }
        }
}

const LocaleWords::Index& LocaleWords::countries_in_script_of(std::string_view name) {
    // Which languages write in which script is told by their name of a country that all name.
    static const auto languages = [] {
        std::map<UScriptCode, std::vector<const char*>> all;
        for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
            const char* id = uloc_getAvailable(i);
            std::optional<UScriptCode> script;
            UErrorCode status = U_ZERO_ERROR;
            std::array<UScriptCode, 8> codes{};
            if (uscript_getCode(id, codes.data(), static_cast<std::int32_t>(codes.size()),
                                &status) > 0 &&
                U_SUCCESS(status))
                script = codes[0];
            if (!script) script = USCRIPT_LATIN;
            const bool is_east_asian = *script == USCRIPT_SIMPLIFIED_HAN ||
                                       *script == USCRIPT_TRADITIONAL_HAN ||
                                       *script == USCRIPT_KATAKANA || *script == USCRIPT_HIRAGANA ||
                                       *script == USCRIPT_HANGUL || *script == USCRIPT_KOREAN ||
                                       *script == USCRIPT_JAPANESE;
            all[is_east_asian ? USCRIPT_HAN : *script].push_back(id);
        }
        return all;
    }();
    static std::mutex mutex;
    static std::map<UScriptCode, Index> made;
    const UScriptCode script = script_of(wide(name));
    const std::lock_guard lock{mutex};
    const auto [at, is_new] = made.try_emplace(script);
    if (is_new)
        if (const auto found = languages.find(script); found != languages.end())
            for (const char* language : found->second) add_countries(at->second, language);
    return at->second; // never changed again, and a map keeps its entries in place
}

const std::array<LocaleWords::MonthIndex, 3>& LocaleWords::all_months() {
    static const std::array<MonthIndex, 3> all = [] {
        std::array<MonthIndex, 3> indexes;
        auto& [usual, without_accents, rare] = indexes;
        for (const char* language : languages_of_registers) add_months(usual, language, true);
        for (const auto& [name, month] : more_months)
            usual.insert_or_assign(std::string{name}, month);
        for (const auto& [name, month] : usual)
            add_unless_ambiguous(without_accents, joined(plain_words(wide(name))), month);
        for (const std::string& language : all_languages()) add_months(rare, language, false);
        return indexes;
    }();
    return all;
}

std::optional<std::string> LocaleWords::known(std::string_view name) const {
    const std::string key = key_of(name);
    if (key.empty()) return std::nullopt;
    const auto look = [&](const Index& index) -> std::optional<std::string> {
        const auto it = index.find(key);
        if (it == index.end() || it->second.empty()) return std::nullopt;
        return it->second;
    };
    if (auto found = look(countries_)) return found;
    if (auto found = country_of_code(name)) return found;
    return look(countries_in_script_of(name));
}

std::optional<std::string> LocaleWords::abbreviated(std::string_view name) const {
    if (!name.ends_with('.') || name.size() > 40 || name.find(' ') != name.npos)
        return std::nullopt;
    const std::string key = joined(plain_words(wide(name)));
    if (code_points(key) < 5) return std::nullopt;
    std::string found;
    for (const Index* index : {&countries_, &countries_in_script_of(name)})
        for (const auto& [known_key, code] : *index) {
            if (code.empty() || !known_key.starts_with(key)) continue;
            if (!found.empty() && found != code) return std::nullopt;
            found = code;
        }
    if (found.empty()) return std::nullopt;
    return found;
}

std::optional<std::string> LocaleWords::country(std::string_view name) const {
    if (name.empty() || name.size() > 200) return std::nullopt;
    if (auto found = known(name)) return found;
    if (const std::string letters = undotted(name); !letters.empty())
        if (const auto it = countries_.find(key_of(letters));
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
    const auto words = plain_words(wide(bare));
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
    const std::string key = key_of(undecorated(name));
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
    const auto look = [&](const MonthIndex& index) -> std::optional<unsigned> {
        const auto it = index.find(key);
        if (it == index.end() || it->second == 0) return std::nullopt;
        return it->second;
    };
    if (key.empty() || (key.front() >= '0' && key.front() <= '9')) return std::nullopt;
    if (auto found = look(months_)) return found;
    const auto& [usual, without_accents, rare] = all_months();
    if (usual.contains(key)) return look(usual); // nothing where these languages disagree
    if (auto found = look(rare)) return found;
    // "fevrier", "Agustos", "ΜΑΙΟΥ"
    const auto it = without_accents.find(joined(plain_words(wide(key))));
    if (it != without_accents.end() && it->second != 0 && key.size() >= 4) return it->second;
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
