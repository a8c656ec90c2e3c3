#include <entente/core/base/errors.hpp>
#include <entente/io/text/date_reader.hpp>
#include <entente/io/text/unicode.hpp>

#include <unicode/calendar.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

constexpr int least_year = 1500, greatest_year = 2199;
constexpr std::size_t longest_worded = 160; // bytes; a longer cell is a text that holds a date

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

int value(std::string_view digits) {
    int n = 0;
    for (const char c : digits) n = n * 10 + (c - '0');
    return n;
}

bool is_plausible(int year) { return year >= least_year && year <= greatest_year; }

/// Nothing when there is no such day; a day or month of 0 is one that was not known.
std::optional<Date> make_day(int year, int month, int day) {
    if (!is_plausible(year) || month < 0 || day < 0) return std::nullopt;
    if (day == 0) {
        if (month == 0) return Date::year(year);
        return month <= 12 ? std::optional{Date::month(year, static_cast<unsigned>(month))}
                           : std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return Date::day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::optional<Date> make_month(int year, int month) {
    if (!is_plausible(year) || month < 1 || month > 12) return std::nullopt;
    return Date::month(year, static_cast<unsigned>(month));
}

std::optional<Date> make_year(int year) {
    if (!is_plausible(year)) return std::nullopt;
    return Date::year(year);
}

std::optional<Date> hull(const std::optional<Date>& a, const std::optional<Date>& b) {
    if (!a || !b || !a->is_bounded() || !b->is_bounded() || a->earliest() > b->latest() ||
        a->earliest() > b->earliest() || a->latest() > b->latest())
        return std::nullopt;
    return Date::between(a->earliest(), b->latest());
}

int full_year(int two_digits, int latest) {
    const int distance = (latest - two_digits) % 100;
    return latest - (distance < 0 ? distance + 100 : distance);
}

/// Of two digits, in a text that counts years from the Buddha's passing: 60 is 2560, 2017; 17 is
/// of the other calendar, for 2517 was long ago.
int short_year_of(int two_digits, const DateOptions& options) {
    if (options.is_buddhist && two_digits >= 40) return 2500 + two_digits - 543;
    return full_year(two_digits, options.latest_short_year);
}

int from_buddhist(int year, const DateOptions& options) {
    return options.is_buddhist && year >= 2400 && year < 2600 ? year - 543 : year;
}

/// Up to four numbers of up to four digits each (or one of eight) with single separators between
/// them.
struct Numbers {
    struct Part {
        int value;
        std::size_t digits;
    };
    std::array<Part, 4> part{};
    std::array<char, 4> separator{};
    std::size_t count = 0;
};

/// Nothing when anything else stands in the text, or more. Spaces may stand beside separators.
std::optional<Numbers> numbers_of(std::string_view text) {
    Numbers numbers;
    std::size_t i = 0;
    const auto skip = [&] {
        while (i < text.size() && text[i] == ' ') ++i;
    };
    for (skip(); i < text.size();) {
        const std::size_t begin = i;
        int n = 0;
        while (i < text.size() && is_digit(text[i]) && i - begin < 9)
            n = n * 10 + (text[i++] - '0');
        if (i == begin || i - begin == 9 || numbers.count == 4) return std::nullopt;
        numbers.part[numbers.count] = {n, i - begin};
        skip();
        char separator = 0;
        if (i < text.size()) {
            separator = text[i];
            if (separator != '.' && separator != '/' && separator != '-') return std::nullopt;
            ++i;
            skip();
            // A full stop may end the text.
            if (i == text.size() && separator != '.') return std::nullopt;
        }
        numbers.separator[numbers.count++] = separator;
    }
    if (numbers.count == 0) return std::nullopt;
    return numbers;
}

struct Triple { // day and month in either order, and the year
    int first, second, year;
};

/// Of three numbers with the same separators, the year last.
std::optional<Triple> triple(const Numbers& n, const DateOptions& options) {
    if (options.is_year_first && n.part[2].digits != 4) return std::nullopt;
    if (n.count != 3 || n.separator[0] != n.separator[1] || n.part[0].digits > 2 ||
        n.part[1].digits > 2)
        return std::nullopt;
    if (n.part[2].digits == 4)
        return Triple{n.part[0].value, n.part[1].value, from_buddhist(n.part[2].value, options)};
    if (n.part[2].digits == 2 && n.part[0].value <= 31)
        return Triple{n.part[0].value, n.part[1].value, short_year_of(n.part[2].value, options)};
    return std::nullopt;
}

std::optional<Date> ordered(const Triple& t, DayOrder order) {
    if (order == DayOrder::day_month) return make_day(t.year, t.second, t.first);
    if (order == DayOrder::month_day) return make_day(t.year, t.first, t.second);
    if (t.first > 12 || t.first == t.second || t.first == 0)
        return make_day(t.year, t.second, t.first);
    if (t.second > 12) return make_day(t.year, t.first, t.second);
    return std::nullopt;
}

/// The year `n` of the era after `before`; nothing for one that the era did not have.
std::optional<int> era_year(int before, int n) {
    const int most = before == 1867 ? 45 : before == 1925 ? 64 : before == 1988 ? 31 : 200;
    return n >= 1 && n <= most ? std::optional{before + n} : std::nullopt;
}

/// The first year of Taiwan's calendar is 1912; such years have three digits since 2011.
std::optional<int> taiwanese_year(int value, std::size_t digits) {
    return digits == 3 && value >= 100 && value < 160 ? std::optional{1911 + value} : std::nullopt;
}

std::optional<Date> of_numbers(const Numbers& n, const DateOptions& options) {
    if (const auto t = triple(n, options)) return ordered(*t, options.order);
    const auto& [first, second, third, _] = n.part;
    switch (n.count) {
    case 1:
        if (n.separator[0] && first.digits != 4) return std::nullopt;
        if (first.digits == 4) return make_year(from_buddhist(first.value, options));
        if (first.digits == 6 && options.is_year_first)
            return make_day(full_year(first.value / 10'000, options.latest_short_year),
                            first.value / 100 % 100, first.value % 100);
        if (first.digits == 8 && first.value >= 19'000'000 && first.value < 21'000'000)
            return make_day(first.value / 10'000, first.value / 100 % 100, first.value % 100);
        return std::nullopt;
    case 2: {
        const char separator = n.separator[0];
        if (first.digits <= 2 && second.digits == 4)
            return make_month(from_buddhist(second.value, options), first.value);
        if (first.digits != 4) return std::nullopt;
        const int year = from_buddhist(first.value, options);
        if (second.digits == 4 && separator != '.')
            return hull(make_year(year), make_year(from_buddhist(second.value, options)));
        // 2016/17, and 2011/12, which may be December too; 2011-12 is December only.
        const bool is_next = second.digits == 2 && second.value == (year + 1) % 100;
        if (is_next && (separator == '/' || second.value > 12))
            return hull(make_year(year), make_year(year + 1));
        if (second.digits <= 2 && second.value == 0 && separator == '-') return make_year(year);
        // 2014-19: neither month nor season
        if (second.digits == 2 && separator == '-' && second.value > 12 && second.value <= 20 &&
            second.value > year % 100 && year / 100 == 20)
            return hull(make_year(year), make_year(year / 100 * 100 + second.value));
        // 2018-4 is a span as likely as a month.
        if (second.digits == 2 || separator != '-') return make_month(year, second.value);
        return std::nullopt;
    }
    case 3:
        // 12/5-2017, as people in Scandinavia write
        if (options.order != DayOrder::month_day && n.separator[0] == '/' &&
            n.separator[1] == '-' && third.digits == 4 && first.digits <= 2 && second.digits <= 2)
            return make_day(third.value, second.value, first.value);
        if (const auto year = taiwanese_year(first.value, first.digits);
            year && n.separator[0] == n.separator[1] && second.digits <= 2 && third.digits <= 2)
            return make_day(*year, second.value, third.value);
        if (first.digits == 4 && second.digits <= 2 && third.digits <= 2)
            return make_day(from_buddhist(first.value, options), second.value, third.value);
        if (first.digits == 2 && (first.value > 31 || options.is_year_first) &&
            second.digits <= 2 && third.digits <= 2)
            return make_day(full_year(first.value, options.latest_short_year), second.value,
                            third.value);
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

/// A time of day at the end of a folded text, and what may stand before and after it.
std::string_view without_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == text.npos || colon == 0) return text;
    std::size_t begin = colon;
    while (begin > 0 && is_digit(text[begin - 1]) && colon - begin < 2) --begin;
    if (begin == colon || begin == 0) return text;
    std::size_t i = colon;
    for (int parts = 0;
         parts < 3 && i < text.size() && (text[i] == ':' || (parts == 2 && text[i] == '.'));
         ++parts) {
        std::size_t digits = 0;
        while (i + 1 + digits < text.size() && is_digit(text[i + 1 + digits])) ++digits;
        if (digits == 0 || (digits != 2 && text[i] == ':')) return text;
        i += 1 + digits;
    }
    std::string_view tail = text.substr(i);
    while (tail.starts_with(' ')) tail.remove_prefix(1);
    for (const std::string_view half : {"am", "pm", "a.m.", "p.m."})
        if (tail.starts_with(half)) tail.remove_prefix(half.size());
    while (tail.starts_with(' ')) tail.remove_prefix(1);
    for (const std::string_view zone : {"z", "utc", "gmt"})
        if (tail.starts_with(zone)) tail.remove_prefix(zone.size());
    if (!tail.empty() && (tail[0] == '+' || tail[0] == '-')) {
        tail.remove_prefix(1);
        while (!tail.empty() && (is_digit(tail[0]) || tail[0] == ':')) tail.remove_prefix(1);
    }
    if (!tail.empty()) return text;
    std::string_view head = text.substr(0, begin);
    if (head.ends_with('t') && head.size() > 1 && is_digit(head[head.size() - 2]))
        head.remove_suffix(1);
    while (head.ends_with(' ') || head.ends_with(',')) head.remove_suffix(1);
    return head;
}

/// Digits of other scripts as those of ASCII.
std::string with_plain_digits(const std::string& text) {
    if (std::all_of(text.begin(), text.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 128; }))
        return text;
    std::string out;
    const auto size = static_cast<std::int32_t>(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // within ICU's macro
        U8_NEXT(bytes, i, size, c);
#pragma GCC diagnostic pop
        const std::int32_t digit = c >= 128 ? u_charDigitValue(c) : -1;
        if (digit >= 0)
            out += static_cast<char>('0' + digit);
        else if (c != 0x200E && c != 0x200F && c != 0x061C) // marks of direction
            out.append(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
    return out;
}

// Texts with words

enum class Meaning : std::uint8_t {
    filler,
    quarter,
    half,
    season,
    year_mark,  ///< after or before a year: 年, năm
    month_mark, ///< after or before the number of a month: 月, tháng
    day_mark,
    era, ///< a Japanese era or the calendar of Taiwan; its year 0 is the value
    first_year,
    early,
    middle,
    late,
    about,
    before,
    after,
    until,
    ordinal,
    term, ///< of a university: the first half of the year (1), the second (2), winter (3), summer
          ///< (4)
    now   ///< the open end of a span that began then
};

struct Known {
    Meaning meaning;
    int value = 0;
};

/// Words beside dates, folded. Names of months are not among them.
const std::unordered_map<std::string_view, Known>& known_words() {
    static const auto all = [] {
        std::unordered_map<std::string_view, Known> words;
        const auto add = [&](Meaning meaning, int value,
                             std::initializer_list<std::string_view> list) {
            for (const auto word : list) words.emplace(word, Known{meaning, value});
        };
        add(Meaning::filler, 0, {"of",          "the",
                                 "th",          "st",
                                 "nd",          "rd",
                                 "in",          "on",
                                 "at",          "day",
                                 "year",        "years",
                                 "dated",       "signed",
                                 "date",        "from",
                                 "since",       "ay",
                                 "academic",    "ad",
                                 "ce",          "de",
                                 "del",         "do",
                                 "da",          "dia",
                                 "día",         "el",
                                 "la",          "le",
                                 "les",         "lo",
                                 "il",          "i",
                                 "o",           "os",
                                 "en",          "em",
                                 "a",           "à",
                                 "du",          "au",
                                 "l",           "an",
                                 "année",       "er",
                                 "ère",         "re",
                                 "año",         "ano",
                                 "anno",        "nel",
                                 "di",          "den",
                                 "der",         "dem",
                                 "das",         "am",
                                 "im",          "vom",
                                 "ab",          "seit",
                                 "jahr",        "jahres",
                                 "jahre",       "г",
                                 "гг",          "год",
                                 "года",        "году",
                                 "годы",        "р",
                                 "рр",          "року",
                                 "рік",         "роки",
                                 "в",           "от",
                                 "от",          "с",
                                 "з",           "від",
                                 "ад",          "год.",
                                 "ili",         "ilin",
                                 "ildə",        "ildən",
                                 "ci",          "cü",
                                 "cu",          "nci",
                                 "ncı",         "ncü",
                                 "ncu",         "inci",
                                 "yil",         "yili",
                                 "yilda",       "yıl",
                                 "yılı",        "yilinda",
                                 "tarihli",     "tarixli",
                                 "tarix",       "tarihi",
                                 "жыл",         "жылы",
                                 "жылғы",       "жылдын",
                                 "ж",           "ы",
                                 "й",           "го",
                                 "ое",          "év",
                                 "évi",         "án",
                                 "én",          "ától",
                                 "étől",        "gada",
                                 "gads",        "gadā",
                                 "no",          "m",
                                 "d",           "mėn",
                                 "metai",       "metų",
                                 "dienos",      "diena",
                                 "aasta",       "aastal",
                                 "r",           "rok",
                                 "roku",        "roce",
                                 "dnia",        "dne",
                                 "dňa",         "god",
                                 "godine",      "godina",
                                 "године",      "година",
                                 "години",      "од",
                                 "от",          "leta",
                                 "leto",        "vuosi",
                                 "år",          "året",
                                 "og",          "jaar",
                                 "het",         "van",
                                 "op",          "dan",
                                 "tanggal",     "pada",
                                 "tahun",       "ngày",
                                 "từ",          "ngay",
                                 "tu",          "το",
                                 "του",         "την",
                                 "στις",        "έτος",
                                 "წლის",        "წელი",
                                 "თ",           "շ",
                                 "թ",           "սկսած",
                                 "سنة",         "عام",
                                 "في",          "م",
                                 "سال",         "מיום",
                                 "ב",           "שנת",
                                 "จ",           "วันที่",
                                 "ปี",           "พ",
                                 "ศ",           "ค",
                                 "พศ",          "คศ",
                                 "西元",        "公元",
                                 "西暦",        "自",
                                 "monday",      "tuesday",
                                 "wednesday",   "thursday",
                                 "friday",      "saturday",
                                 "sunday",      "mon",
                                 "tue",         "wed",
                                 "thu",         "fri",
                                 "sat",         "sun",
                                 "montag",      "dienstag",
                                 "mittwoch",    "donnerstag",
                                 "freitag",     "samstag",
                                 "sonntag",     "lundi",
                                 "mardi",       "mercredi",
                                 "jeudi",       "vendredi",
                                 "samedi",      "dimanche",
                                 "lunes",       "martes",
                                 "miércoles",   "jueves",
                                 "viernes",     "sábado",
                                 "domingo",     "понедельник",
                                 "вторник",     "среда",
                                 "четверг",     "пятница",
                                 "суббота",     "воскресенье",
                                 "pazartesi",   "salı",
                                 "çarşamba",    "perşembe",
                                 "cuma",        "cumartesi",
                                 "pazar",       "schooljaar",
                                 "учебный",     "уч",
                                 "н",           "навчальний",
                                 "tədris",      "öğretim",
                                 "akademik",    "v",
                                 "ve",          "w",
                                 "u",           "na",
                                 "za",          "ze",
                                 "y",           "წ",
                                 "พ.ศ",         "ค.ศ",
                                 "tarixində",   "tarihinde",
                                 "ayi",         "ayinda",
                                 "curso",       "curs",
                                 "도",          "rentrée",
                                 "fr",          "fom",
                                 "fra",         "innen",
                                 "od",          "z",
                                 "ze",          "dnia",
                                 "zawarta",     "zawarto",
                                 "zawarte",     "podpisano",
                                 "podpisana",   "podepsáno",
                                 "uzavřeno",    "aláírva",
                                 "aláírás",     "tól",
                                 "től",         "től",
                                 "ig",          "jén",
                                 "étől",        "м",
                                 "месец",       "жылдың",
                                 "жылдан",      "йил",
                                 "йили",        "й",
                                 "йилда",       "tarihine",
                                 "tarihinden",  "itibaren",
                                 "tarixdən",    "valid",
                                 "effective",   "validity",
                                 "desde",       "depuis",
                                 "dal",         "dall",
                                 "dalla",       "siden",
                                 "sedan",       "vuodesta",
                                 "alates",      "nuo",
                                 "kopš",        "dès",
                                 "desde",       "dan",
                                 "beri",        "dən",
                                 "ден",         "тан",
                                 "sejak",       "mulai",
                                 "кол",         "кого",
                                 "akademicki",  "akademický",
                                 "akademická",  "akademik",
                                 "lukuvuosi",   "läsåret",
                                 "läsår",       "skoleåret",
                                 "studieåret",  "studieår",
                                 "studiejaar",  "academiejaar",
                                 "учебного",    "академічний",
                                 "н.р",         "н.г",
                                 "уч.г",        "училищна",
                                 "учебна",      "школска",
                                 "školska",     "akademska",
                                 "академска",   "tanév",
                                 "anul",        "universitar",
                                 "akadémiai",   "tedris",
                                 "académica",   "académico",
                                 "academico",   "acadêmico",
                                 "lectivo",     "letivo",
                                 "accademico",  "universitaire",
                                 "académique",  "scolaire",
                                 "studienjahr", "ak",
                                 "akad",        "学年度",
                                 "学年",        "學年度",
                                 "学年",        "학년도",
                                 "年度",        "度",
                                 "第",          "°",
                                 "º",           "ª",
                                 "e",           "ème",
                                 "eme",         "nd",
                                 "ие",          "го",
                                 "го",          "року",
                                 "შემდეგ",      "დან",
                                 "წლიდან",      "թվական",
                                 "թվականի",     "թվականից",
                                 "ից",          "خلال",
                                 "بتاريخ",      "تاريخ",
                                 "الموافق",     "منذ",
                                 "من",          "ميلادي",
                                 "ميلادية",     "תאריך",
                                 "מתאריך",      "החל",
                                 "мес",         "mdan",
                                 "понеделник",  "mandag",
                                 "tirsdag",     "onsdag",
                                 "torsdag",     "fredag",
                                 "lördag",      "lørdag",
                                 "søndag",      "söndag",
                                 "måndag",      "tisdag",
                                 "segunda",     "terça",
                                 "quarta",      "quinta",
                                 "sexta",       "feira",
                                 "lunedì",      "martedì",
                                 "mercoledì",   "giovedì",
                                 "venerdì",     "sabato",
                                 "domenica",    "星期",
                                 "notarized",   "concluded"});
        add(Meaning::year_mark, 0,
            {"年", "年度", "년", "년도", "năm", "nam", "il", "он", "оны", "ປີ", "ឆ្នាំ"});
        add(Meaning::month_mark, 0, {"月", "월", "сар", "сарын"});
        add(Meaning::month_mark, 1, {"tháng", "thang"}); // stands before its number
        add(Meaning::day_mark, 0, {"日", "号", "號", "일", "өдөр", "өдрийн"});
        add(Meaning::first_year, 0, {"元"});
        add(Meaning::era, 1867, {"明治"});
        add(Meaning::era, 1911, {"大正", "民國", "民国", "中華民國"});
        add(Meaning::era, 1925, {"昭和"});
        add(Meaning::era, 1988, {"平成"});
        add(Meaning::era, 2018, {"令和"});
        add(Meaning::quarter, 0,
            {"q",          "t",         "quarter",    "quarters",  "qtr",       "qtr.",
             "quartal",    "trimestre", "trimestral", "квартал",   "кварталы",  "кв",
             "rüb",        "kw",        "rübü",       "çeyrek",    "çeyreği",   "kwartał",
             "kwartal",    "kwartale",  "čtvrtletí",  "negyedév",  "trimestru", "ketvirtis",
             "ceturksnis", "kvartal",   "kvartali",   "kvartaali", "季度",      "四半期",
             "분기",       "quý",       "quy",        "тоқсан",    "chorak",    "kuartal",
             "triwulan",   "kwartaal",  "τρίμηνο"});
        add(Meaning::half, 0,
            {"h",           "s",           "half",     "semester", "halbjahr", "semestre",
             "полугодие",   "полугодии",   "півріччя", "семестр",  "yarımil",  "yarısı",
             "yarım",       "dönem",       "dönemi",   "półrocze", "semestr",  "pololetí",
             "polrok",      "félév",       "semestru", "pusmetis", "pusgads",  "polugodište",
             "polugodiste", "полугодиште", "学期",     "半年",     "半期",     "학기",
             "반기",        "học",         "εξάμηνο"});
        add(Meaning::season, 21,
            {"spring", "springtime", "printemps", "primavera", "frühling", "frühjahr",  "весна",
             "весны",  "весной",     "весна",     "навесні",   "yaz",      "bahar",     "ilkbahar",
             "wiosna", "wiosną",     "jaro",      "jar",       "tavasz",   "pavasaris", "pavasarį",
             "kevad",  "kevät",      "vår",       "voorjaar",  "lente",    "primăvara", "proljeće",
             "пролет", "pomlad",     "春",        "春季",      "봄",       "көктем"});
        add(Meaning::season, 22,
            {"summer", "été",   "verano", "estate", "verão", "estiu",  "sommer",
             "лето",   "летом", "лета",   "літо",   "yay",   "lato",   "léto",
             "leto",   "nyár",  "vasara", "suvi",   "kesä",  "sommar", "zomer",
             "vara",   "ljeto", "лято",   "夏",     "夏季",  "여름",   "жаз"});
        add(Meaning::season, 23,
            {"autumn",   "fall",   "automne", "otoño",  "outono",  "autunno", "tardor", "herbst",
             "осень",    "осенью", "осени",   "осінь",  "восени",  "payız",   "payizi", "payiz",
             "sonbahar", "güz",    "jesień",  "podzim", "jeseň",   "ősz",     "ruduo",  "rudens",
             "sügis",    "syksy",  "höst",    "høst",   "efterår", "najaar",  "herfst", "toamna",
             "jesen",    "есен",   "秋",      "秋季",   "가을",    "күз"});
        add(Meaning::season, 24,
            {"winter", "hiver",  "invierno", "inverno", "hivern", "зима",   "зимой",
             "зимы",   "взимку", "qış",      "qiş",     "kış",    "kiş",    "zima",
             "tél",    "žiema",  "ziema",    "talv",    "talvi",  "vinter", "iarna",
             "冬",     "冬季",   "겨울",     "қыс"});
        add(Meaning::term, 1,
            {"vt", "vårterminen", "vårtermin", "vårsemesteret", "vårsemester", "forårssemester",
             "kevätlukukausi", "kevätlukukaudella", "frühjahrssemester", "fs", "kevadsemester"});
        add(Meaning::term, 2,
            {"ht", "höstterminen", "hösttermin", "høstsemesteret", "høstsemester",
             "efterårssemester", "syyslukukausi", "syyslukukaudella", "herbstsemester", "hs",
             "sügissemester"});
        add(Meaning::term, 3, {"ws", "wise", "wintersemester", "zimowy", "zimní", "zimný"});
        add(Meaning::term, 4,
            {"sose", "ss", "sommersemester", "sommersem", "letni", "letní", "letný"});
        add(Meaning::now, 0,
            {"present",    "ongoing",      "now",          "today",        "current",
             "currently",  "heute",        "jetzt",        "laufend",      "unbefristet",
             "dnes",       "dosud",        "dziś",         "obecnie",      "nadal",
             "teraz",      "bezterminowo", "jelenleg",     "máig",         "prezent",
             "prezența",   "actualidad",   "actualmente",  "presente",     "présent",
             "ce",         "jour",         "aujourd",      "hui",          "oggi",
             "hoje",       "atual",        "presente",     "günümüz",      "halen",
             "devam",      "ediyor",       "bugün",        "indiyə",       "hazırda",
             "nå",         "idag",         "tills",        "vidare",       "tillsvidare",
             "løpende",    "nykyinen",     "toistaiseksi", "настоящее",    "время",
             "наст",       "вр",           "н.в",          "сейчас",       "бессрочно",
             "бессрочный", "теперішній",   "час",          "дотепер",      "безстроково",
             "сега",       "безсрочно",    "данас",        "danas",        "至今",
             "自動延長",   "自動更新",     "自动续约",     "自动延长",     "자동갱신",
             "자동연장",   "今",           "现在",         "現在",         "現在に至る",
             "현재",       "nay",          "hiện",         "sekarang",     "kini",
             "ปัจจุบัน",      "الآن",         "حتى",          "اليوم",        "כיום",
             "היום",       "σήμερα",       "indefinite",   "indefinitely", "unlimited",
             "open",       "permanent",    "ukončení",     "neurčito",     "қазір",
             "hozir"});
        add(Meaning::early, 0,
            {"early", "beginning", "start", "anfang", "début", "inicio", "principios", "início",
             "inizio", "начало", "начале", "початок", "əvvəli", "başı", "początek", "začátek"});
        add(Meaning::middle, 0,
            {"mid", "middle", "mitte", "mi", "mediados", "meados", "metà", "середина", "середине",
             "ortası", "połowa"});
        add(Meaning::late, 0,
            {"late", "end", "ende", "fin", "fines", "finales", "final", "fine", "конец", "конце",
             "кінець", "sonu", "koniec", "konec"});
        add(Meaning::about, 0, {"ca",
                                "c",
                                "circa",
                                "about",
                                "around",
                                "approx",
                                "approximately",
                                "etwa",
                                "zirka",
                                "ungefähr",
                                "environ",
                                "vers",
                                "hacia",
                                "cerca",
                                "около",
                                "примерно",
                                "приблизно",
                                "təxminən",
                                "yaklaşık",
                                "około",
                                "asi",
                                "körülbelül",
                                "约",
                                "約",
                                "khoảng",
                                "noin",
                                "cca",
                                "přibližně",
                                "cirka",
                                "omkring",
                                "orientačně"});
        add(Meaning::before, 0,
            {"before", "vor", "avant", "antes", "prima", "раньше", "əvvəl", "önce", "przed",
             "před"});
        add(Meaning::after, 0,
            {"after", "nach", "après", "después", "depois", "dopo", "после", "після", "sonra",
             "po"});
        add(Meaning::until, 0,
            {"to",      "until",    "till",   "bis",     "до",     "по",     "jusqu",  "hasta",
             "até",     "fino",     "dək",    "qədər",   "kadar",  "do",     "đến",    "至",
             "から",    "まで",     "til",    "t.o.m",   "tom",    "tills",  "al",     "au",
             "expires", "expiring", "expiry", "through", "untill", "asti",   "saakka", "päättyy",
             "lõpp",    "kuni",     "iki",    "līdz",    "până",   "pînă",   "pana",   "дейін",
             "чейин",   "gacha",    "гача",   "მდე",     "մինչև",  "ως",     "έως",    "μέχρι",
             "до",      "إلى",      "الى",    "حتى",     "עד",     "sampai", "hingga", "s.d",
             "sd",      "ถึง",       "tot",    "frem"});
        add(Meaning::ordinal, 1,
            {"first", "1st", "erstes", "premier", "primer", "primero", "primeiro", "primo",
             "первый", "первое", "перший", "перше", "birinci", "pierwszy", "pierwsze", "上"});
        add(Meaning::ordinal, 2,
            {"second", "zweites", "deuxième", "second", "segundo", "secondo", "второй", "второе",
             "другий", "друге", "ikinci", "drugi", "drugie", "下"});
        add(Meaning::ordinal, 3,
            {"third", "drittes", "troisième", "tercer", "tercero", "terceiro", "terzo", "третий",
             "третій", "üçüncü", "trzeci"});
        add(Meaning::ordinal, 4,
            {"fourth", "viertes", "quatrième", "cuarto", "quarto", "четвертый", "четвёртый",
             "четвертий", "dördüncü", "czwarty"});
        return words;
    }();
    return all;
}

int roman(std::string_view word) {
    static constexpr std::array<std::string_view, 12> numerals{
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
    const auto at = std::find(numerals.begin(), numerals.end(), word);
    return at == numerals.end() ? 0 : static_cast<int>(at - numerals.begin()) + 1;
}

struct Token {
    enum class Kind : std::uint8_t { number, word, dash, month, known };
    Kind kind;
    std::string text{};
    int value = 0; ///< of a number or a month
    Known known{Meaning::filler};
    bool is_spaced = false; ///< a dash with space on both sides
    bool is_short = false;  ///< a number after an apostrophe: '19
};
using Tokens = std::vector<Token>;

bool is_word_byte(char c) {
    return static_cast<unsigned char>(c) >= 128 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Letters of the Chinese and Korean marks, each a word of its own.
bool is_mark_letter(std::string_view letter) {
    for (const std::string_view mark : {"年", "月", "日", "号", "號", "元", "년", "월", "일"})
        if (letter == mark) return true;
    return false;
}

Tokens tokens_of(std::string_view text) {
    Tokens all;
    bool in_word = false;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (is_digit(c)) {
            const std::size_t begin = i;
            while (i < text.size() && is_digit(text[i])) ++i;
            Token token{Token::Kind::number, std::string{text.substr(begin, i - begin)}};
            token.value = i - begin <= 8 ? value(token.text) : -1;
            token.is_short = begin > 0 && text[begin - 1] == '\'' && i - begin == 2;
            all.push_back(std::move(token));
            in_word = false;
        } else if (c == '.' && in_word && static_cast<unsigned char>(text[i - 1]) >= 128 &&
                   i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 128) {
            all.back().text += c; // abbreviations of Thai
            ++i;
        } else if (is_word_byte(c)) {
            std::size_t size = 1;
            while (i + size < text.size() &&
                   (static_cast<unsigned char>(text[i + size]) & 0xC0) == 0x80)
                ++size;
            const auto letter = text.substr(i, size);
            const bool is_mark = is_mark_letter(letter);
            if (!in_word || is_mark) all.push_back({Token::Kind::word});
            all.back().text += letter;
            in_word = !is_mark;
            i += size;
        } else {
            if (c == '-') {
                Token dash{Token::Kind::dash};
                dash.is_spaced =
                    i > 0 && text[i - 1] == ' ' && i + 1 < text.size() && text[i + 1] == ' ';
                all.push_back(std::move(dash));
            }
            in_word = false;
            ++i;
        }
    }
    return all;
}

struct Parts {
    std::optional<int> year, month, day;
    std::vector<int> loose; ///< numbers of up to two digits that nothing says more about
    std::vector<std::size_t> loose_at, months_at;
    std::vector<int> months;
    std::optional<int> short_year; ///< after an apostrophe
    std::optional<Known> span;     ///< quarter, half or season
    std::optional<int> nth;
    bool early = false, middle = false, late = false, about = false, before = false, after = false;
};

std::optional<Date> edtf(int year, int code) {
    std::string text = std::to_string(year);
    return parse_edtf(text + '-' + std::to_string(code));
}

class WordedDate {
public:
    WordedDate(std::string_view text, const DateOptions& options, const LocaleWords& words)
        : options_(options), words_(words), text_(text) {
        for (std::size_t i = 0; i + 2 < text.size(); ++i) // a letter of Thai
            if (text[i] == '\xE0' && (text[i + 1] == '\xB8' || text[i + 1] == '\xB9'))
                options_.is_buddhist = true;
    }

    std::optional<Date> read() {
        Tokens tokens = tokens_of(text_);
        if (tokens.size() > 24 || !classify(tokens)) return std::nullopt;
        drop_open_end(tokens);
        const Tokens untrimmed = tokens;
        trim(tokens);
        if (std::any_of(tokens.begin(), tokens.end(), is_span))
            std::erase_if(tokens, [](const Token& t) { return t.kind == Token::Kind::dash; });
        if (auto date = whole(tokens)) return date;
        if (auto date = range_in(tokens)) return date;
        return range_in(untrimmed); // 5 June–7 July 2014
    }

private:
    /// "2017 - present", "с 2017 г. по настоящее время": what begins then.
    static void drop_open_end(Tokens& tokens) {
        const auto is = [](const Token& t, Meaning meaning) {
            return t.kind == Token::Kind::known && t.known.meaning == meaning;
        };
        std::size_t end = tokens.size(), now = 0;
        while (end > 0 &&
               (is(tokens[end - 1], Meaning::now) || is(tokens[end - 1], Meaning::filler)))
            now += is(tokens[--end], Meaning::now);
        if (now == 0) return;
        if (end > 0 && is(tokens[end - 1], Meaning::until)) --end;
        if (end > 0 && tokens[end - 1].kind == Token::Kind::dash) --end;
        tokens.resize(end, Token{Token::Kind::dash});
    }

    /// Two dates, or the first and last day or month.
    std::optional<Date> range_in(const Tokens& tokens) const {
        for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
            const bool is_until =
                tokens[i].kind == Token::Kind::known && tokens[i].known.meaning == Meaning::until;
            const bool is_to =
                tokens[i].kind == Token::Kind::known &&
                (tokens[i].text == "a" || tokens[i].text == "à" || tokens[i].text == "au");
            if (tokens[i].kind != Token::Kind::dash && !is_until && !is_to) continue;
            if (auto date =
                    range({tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i)},
                          {tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, tokens.end()}))
                return date;
        }
        return std::nullopt;
    }

    static bool is_span(const Token& t) {
        return t.kind == Token::Kind::known &&
               (t.known.meaning == Meaning::quarter || t.known.meaning == Meaning::half ||
                t.known.meaning == Meaning::season || t.known.meaning == Meaning::term);
    }

    /// Says what each word is; false when one is not known.
    bool classify(Tokens& tokens) const {
        const auto& known = known_words();
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            Token& token = tokens[i];
            if (token.kind == Token::Kind::number &&
                (token.text.size() > 4 || token.text.size() == 3)) {
                // Years of Taiwan have three digits.
                if (token.text.size() != 3) return false;
            }
            if (token.kind != Token::Kind::word) continue;
            if (is_numeral(tokens, i)) {
                token.kind = Token::Kind::known;
                token.known = {Meaning::ordinal, roman(token.text)};
            } else if (const auto found = known.find(token.text); found != known.end()) {
                token.kind = Token::Kind::known;
                token.known = found->second;
            } else if (const auto month = month_of(token.text)) {
                token.kind = Token::Kind::month;
                token.value = static_cast<int>(*month);
            } else {
                return false;
            }
        }
        return true;
    }

    /// A month's name, perhaps with what Turkic languages and Hebrew tie to it.
    std::optional<unsigned> month_of(std::string_view word) const {
        if (const auto month = words_.month(word)) return month;
        if (word.starts_with("ב")) return words_.month(word.substr(2));
        for (const std::string_view ending :
             {"inda", "ində", "unda", "ündə", "da", "də", "de", "i", "u", "ü"})
            if (word.ends_with(ending) && // "desde" is no December
                (word.size() >= ending.size() + 4 || word.starts_with("may")))
                if (const auto month = words_.month(word.substr(0, word.size() - ending.size())))
                    return month;
        return std::nullopt;
    }

    /// Whether a Roman numeral is a month or counts quarters, and no word: 12.V.2016, I квартал.
    bool is_numeral(const Tokens& tokens, std::size_t i) const {
        if (!roman(tokens[i].text)) return false;
        const bool before = i > 0 && tokens[i - 1].kind == Token::Kind::number;
        if (i + 1 == tokens.size()) return before && tokens[i].text.size() > 1;
        const Token& next = tokens[i + 1];
        if (next.kind == Token::Kind::word) {
            const auto found = known_words().find(next.text);
            return found != known_words().end() && (found->second.meaning == Meaning::quarter ||
                                                    found->second.meaning == Meaning::half);
        }
        if (before) return true;
        const auto at = text_.find(tokens[i].text); // V.2016, but not: v 2016
        const auto after = at + tokens[i].text.size();
        return after < text_.size() &&
               (text_[after] == '.' || text_[after] == '/' || text_[after] == '-');
    }

    /// Drops dashes that only hold a date together: 30-Jun-03, 2016-cı il.
    static void trim(Tokens& tokens) {
        const auto is_part = [](const Token& t) {
            return t.kind == Token::Kind::number || t.kind == Token::Kind::month ||
                   (t.kind == Token::Kind::known && t.known.meaning == Meaning::ordinal);
        };
        Tokens kept;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Token& t = tokens[i];
            if (t.kind == Token::Kind::dash) {
                if (kept.empty() || i + 1 == tokens.size()) continue;
                const Token& next = tokens[i + 1];
                const Token& last = kept.back();
                const bool mixed = is_part(next) && is_part(last) && next.kind != last.kind;
                const bool beside_word =
                    next.kind == Token::Kind::known || last.kind == Token::Kind::known;
                if (!t.is_spaced && (mixed || (beside_word && !(is_part(next) && is_part(last)))))
                    continue;
            }
            if (t.kind == Token::Kind::known && t.known.meaning == Meaning::filler) continue;
            kept.push_back(t);
        }
        while (!kept.empty() && kept.back().kind == Token::Kind::dash) kept.pop_back();
        while (!kept.empty() && kept.front().kind == Token::Kind::dash) kept.erase(kept.begin());
        tokens = std::move(kept);
    }

    /// What stands in a text without dashes; nothing if it says anything twice.
    std::optional<Parts> parts_of(const Tokens& tokens) const {
        Parts parts;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Token& t = tokens[i];
            const auto known_at = [&](std::size_t k) {
                return k < tokens.size() && tokens[k].kind == Token::Kind::known
                           ? std::optional{tokens[k].known}
                           : std::nullopt;
            };
            switch (t.kind) {
            case Token::Kind::dash:
                return std::nullopt;
            case Token::Kind::month:
                parts.months.push_back(t.value);
                parts.months_at.push_back(i);
                break;
            case Token::Kind::number:
                if (!number(parts, t, i, i > 0 ? known_at(i - 1) : std::nullopt, known_at(i + 1)))
                    return std::nullopt;
                break;
            case Token::Kind::known:
                if (!word(parts, tokens, i)) return std::nullopt;
                break;
            case Token::Kind::word:
                return std::nullopt;
            }
        }
        return parts;
    }

    bool number(Parts& parts, const Token& t, std::size_t i, std::optional<Known> before,
                std::optional<Known> after) const {
        const auto is = [](const std::optional<Known>& known, Meaning meaning, int value = 0) {
            return known && known->meaning == meaning && known->value == value;
        };
        if (era_ && t.text.size() <= 3 && is(after, Meaning::year_mark)) {
            const auto year = era_year(*era_, t.value);
            if (!year || (parts.year && parts.year != year)) return false;
            parts.year = year;
        } else if (const auto taiwanese = taiwanese_year(t.value, t.text.size());
                   taiwanese && is(after, Meaning::year_mark)) {
            if (parts.year && parts.year != taiwanese) return false;
            parts.year = taiwanese;
        } else if (t.text.size() == 4) {
            const int year = from_buddhist(t.value, options_);
            if (parts.year && year == *parts.year + 1 && parts.span &&
                parts.span->meaning == Meaning::term)
                return true;                                    // winter of 2018/2019
            if (parts.year && parts.year != year) return false; // it may stand in two calendars
            parts.year = year;
        } else if (t.text.size() > 2) {
            return false;
        } else if (t.is_short) {
            parts.short_year = t.value;
        } else if (is(after, Meaning::month_mark) || is(before, Meaning::month_mark, 1)) {
            if (parts.month) return false;
            parts.month = t.value;
        } else if (is(after, Meaning::day_mark)) {
            parts.day = t.value;
        } else {
            parts.loose.push_back(t.value);
            parts.loose_at.push_back(i);
        }
        return true;
    }

    bool word(Parts& parts, const Tokens& tokens, std::size_t i) const {
        const Known& known = tokens[i].known;
        switch (known.meaning) {
        case Meaning::quarter:
        case Meaning::half:
        case Meaning::season:
        case Meaning::term:
            if (parts.span && known.meaning == Meaning::half) break; // "fall semester"
            if (parts.span && parts.span->meaning != Meaning::half) return false;
            parts.span = known;
            break;
        case Meaning::era:
            era_ = known.value;
            break;
        case Meaning::first_year:
            if (!era_ || parts.year) return false;
            parts.year = *era_ + 1;
            break;
        case Meaning::early:
            parts.early = true;
            break;
        case Meaning::middle:
            parts.middle = true;
            break;
        case Meaning::late:
            parts.late = true;
            break;
        case Meaning::about:
            parts.about = true;
            break;
        case Meaning::before:
            parts.before = true;
            break;
        case Meaning::after:
            parts.after = true;
            break;
        case Meaning::ordinal:
            if (parts.nth) return false;
            parts.nth = known.value;
            break;
        case Meaning::until: // alone: the date itself
            if (i != 0 && i + 1 != tokens.size()) return false;
            break;
        case Meaning::now:
            return false;
        default:
            break;
        }
        return true;
    }

    std::optional<Date> whole(const Tokens& tokens) const {
        era_.reset();
        const auto parts = parts_of(tokens);
        return parts ? date_of(*parts, tokens) : std::nullopt;
    }

    std::optional<Date> range(Tokens left, Tokens right) const {
        era_.reset();
        auto a = parts_of(left);
        if (!a) return std::nullopt;
        auto b = parts_of(right);
        if (!b) return std::nullopt;
        if (!a->year && !b->year) return std::nullopt;
        if (a->span || b->span || a->nth || b->nth || a->before || a->after || b->before ||
            b->after)
            return std::nullopt;
        if (!a->year) a->year = b->year;
        if (!b->year) b->year = a->year;
        if (a->months.empty() && !a->month && !a->loose.empty()) {
            a->months = b->months;
            a->month = b->month;
        }
        if (b->months.empty() && !b->month && !b->loose.empty()) {
            b->months = a->months;
            b->month = a->month;
        }
        return hull(date_of(*a, left), date_of(*b, right));
    }

    std::optional<Date> date_of(Parts parts, const Tokens& tokens) const {
        if (parts.months.size() + parts.month.has_value() > 1) return std::nullopt;
        if (!parts.months.empty()) parts.month = parts.months.front();
        if (parts.span) return span_of(parts);
        if (parts.nth && !parts.month) { // 12.V.2016
            parts.month = parts.nth;
            parts.nth.reset();
            if (!parts.year || parts.loose.size() > 1) return std::nullopt;
        }
        if (parts.nth) return std::nullopt;
        if (!parts.year && parts.short_year)
            parts.year = short_year_of(*parts.short_year, options_);
        if (!parts.year && parts.month && parts.day && parts.loose.size() == 1) { // 15年3月12日
            parts.year = full_year(parts.loose[0], options_.latest_short_year);
            parts.loose.clear();
        }
        if (!parts.year && !short_year(parts, tokens)) return std::nullopt;
        if (parts.day && parts.loose.empty()) parts.loose.push_back(*parts.day);
        if (parts.loose.size() > 1) return std::nullopt;
        std::optional<Date> date;
        if (parts.month)
            date = parts.loose.empty()  ? make_month(*parts.year, *parts.month)
                   : parts.loose[0] > 0 ? make_day(*parts.year, *parts.month, parts.loose[0])
                                        : std::nullopt;
        else if (parts.loose.empty())
            date = make_year(*parts.year);
        if (!date) return std::nullopt;
        return marked(parts, *date);
    }

    /// A year of two digits beside a month's name: 30-Jun-03, Jun-19.
    bool short_year(Parts& parts, const Tokens& tokens) const {
        if (parts.months.size() != 1 || parts.loose.empty() || parts.loose.size() > 2) return false;
        const auto is_two_digits = [&](std::size_t i) {
            return tokens[parts.loose_at[i]].text.size() == 2;
        };
        std::size_t year_at = parts.loose.size() - 1;
        if (parts.loose.size() == 2) {
            if (parts.loose[0] > 31 && is_two_digits(0)) year_at = 0;
        } else {
            const bool after_month = parts.loose_at[0] > parts.months_at[0];
            bool is_tied = text_.find('-') != text_.npos || text_.find('/') != text_.npos;
            // "янв.17", as spreadsheets in Russian write
            if (const auto dot = text_.find('.'); dot != text_.npos && dot > 0)
                is_tied = is_tied || (static_cast<unsigned char>(text_[dot - 1]) >= 128 &&
                                      dot + 3 == text_.size());
            if (parts.loose[0] <= 31 && !options_.is_month_year && !(after_month && is_tied))
                return false;
        }
        if (!is_two_digits(year_at)) return false;
        parts.year = short_year_of(parts.loose[year_at], options_);
        parts.loose.erase(parts.loose.begin() + static_cast<std::ptrdiff_t>(year_at));
        return true;
    }

    /// Of a university: "WS 2018/19", "HT2019", "SoSe 20".
    std::optional<Date> term_of(const Parts& parts) const {
        if (parts.month || parts.nth) return std::nullopt;
        std::optional<int> year = parts.year;
        std::vector<int> rest = parts.loose;
        if (!year && !rest.empty()) {
            year = full_year(rest.front(), options_.latest_short_year);
            rest.erase(rest.begin());
        }
        if (!year || !is_plausible(*year) || rest.size() > 1) return std::nullopt;
        if (!rest.empty() && rest.front() != (*year + 1) % 100) return std::nullopt;
        switch (parts.span->value) {
        case 1:
            return hull(make_month(*year, 1), make_month(*year, 6));
        case 2:
            return hull(make_month(*year, 7), make_month(*year, 12));
        case 3:
            return hull(make_month(*year, 10), make_month(*year + 1, 3));
        default:
            return hull(make_month(*year, 4), make_month(*year, 9));
        }
    }

    std::optional<Date> span_of(const Parts& parts) const {
        if (parts.span->meaning == Meaning::term) return term_of(parts);
        if (!parts.year || parts.month || !is_plausible(*parts.year)) return std::nullopt;
        std::optional<int> nth = parts.nth;
        if (!nth && parts.loose.size() == 1) nth = parts.loose[0];
        switch (parts.span->meaning) {
        case Meaning::season:
            if (nth) return std::nullopt;
            return edtf(*parts.year, parts.span->value);
        case Meaning::quarter:
            if (!nth || *nth < 1 || *nth > 4) return std::nullopt;
            return edtf(*parts.year, 32 + *nth);
        default:
            if (!nth || *nth < 1 || *nth > 2) return std::nullopt;
            return hull(make_month(*parts.year, *nth == 1 ? 1 : 7),
                        make_month(*parts.year, *nth == 1 ? 6 : 12));
        }
    }

    std::optional<Date> marked(const Parts& parts, const Date& date) const {
        if (parts.before && parts.after) return std::nullopt;
        if (parts.before) return Date::between(Date::open_begin, date.earliest() - 1);
        if (parts.after) return Date::between(date.latest() + 1, Date::open_end);
        if (parts.early + parts.middle + parts.late > 1) return std::nullopt;
        if (date.precision() == Precision::year) {
            const int year = *parts.year;
            if (parts.early) return hull(make_month(year, 1), make_month(year, 6));
            if (parts.middle) return hull(make_month(year, 4), make_month(year, 9));
            if (parts.late) return hull(make_month(year, 7), make_month(year, 12));
        }
        if (parts.about) return parse_edtf(to_edtf(date) + "~");
        return date;
    }

    DateOptions options_;
    const LocaleWords& words_;
    std::string_view text_;
    mutable std::optional<int> era_;
};

/// What is left of a text when words that say nothing are taken from its ends: от 12.05.2016 г.
std::string_view without_words(std::string_view text) {
    const auto first = std::find_if(text.begin(), text.end(), is_digit);
    const auto last = std::find_if(text.rbegin(), text.rend(), is_digit).base();
    if (first >= last) return text;
    const auto is_filler = [](std::string_view part, bool is_tail) {
        for (const Token& t : tokens_of(part)) {
            if (t.kind == Token::Kind::dash) continue;
            const auto found = known_words().find(t.text);
            if (found == known_words().end() ||
                (found->second.meaning != Meaning::filler &&
                 found->second.meaning != Meaning::until &&
                 (!is_tail || found->second.meaning != Meaning::now) &&
                 found->second.meaning != Meaning::year_mark))
                return false;
        }
        return part.find('\'') == part.npos;
    };
    const auto begin = static_cast<std::size_t>(first - text.begin());
    const auto size = static_cast<std::size_t>(last - first);
    if (!is_filler(text.substr(0, begin), false) || !is_filler(text.substr(begin + size), true))
        return text;
    return text.substr(begin, size);
}

/// Numbers and halves of years as one word with what they count.
constexpr std::pair<std::string_view, std::string_view> chinese_parts[] = {
    {"第一", "第1 "}, {"第二", "第2 "},          {"第三", "第3 "},
    {"第四", "第4 "}, {"上半年", " 1 semester"}, {"下半年", " 2 semester"}};

/// Words of several letters with full stops before a date.
constexpr std::pair<std::string_view, std::string_view> several_words[] = {
    {"t.o.m.", "till "}, {"t o m ", "till "}, {"fr.o.m.", "from "},
    {"f.o.m.", "from "}, {"s/d ", "till "},   {"s.d. ", "till "}};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// 5 of a folded text is 5, not O5 or l5.
bool has_letter_for_digit(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if ((text[i] == 'o' || text[i] == 'l' || text[i] == 'i') && is_digit(text[i + 1]) &&
            (i == 0 || !is_word_byte(text[i - 1])))
            return true;
    return false;
}

/// "xx.05.2019" and "__/__/2019" with 0 for what is not known.
std::string with_zeros(std::string_view text) {
    std::string zeros;
    for (int parts = 0; parts < 2; ++parts) {
        std::size_t size = 0;
        while (size < 2 && size < text.size() && (text[size] == 'x' || text[size] == '_')) ++size;
        if (size == 0 || size == text.size() ||
            (text[size] != '.' && text[size] != '/' && text[size] != '-'))
            break;
        zeros += "00";
        zeros += text[size];
        text.remove_prefix(size + 1);
    }
    if (zeros.empty()) return {};
    const bool is_year = text.size() == 4 && std::all_of(text.begin(), text.end(), is_digit);
    return is_year ? "00" + zeros.substr(2, 1) + "00" + zeros.substr(2, 1) + std::string{text}
                   : zeros + std::string{text};
}

/// Three numbers between which single commas, spaces or points stand.
std::optional<Numbers> loose_numbers_of(std::string_view text) {
    std::string points{text};
    replace_all(points, "·", ".");
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
        if ((points[i] == ',' || points[i] == ' ') && is_digit(points[i - 1]) &&
            is_digit(points[i + 1]))
            points[i] = '.';
    auto numbers = numbers_of(points);
    if (!numbers || numbers->count != 3) return std::nullopt;
    if (numbers->part[0].digits != 4 && numbers->part[2].digits != 4) return std::nullopt;
    return numbers;
}

/// "H29.5.12", "平29.5.12", "民國106.5.12": the year of an era, month and day.
std::optional<Date> of_era(std::string_view text) {
    static constexpr std::pair<std::string_view, int> eras[] = {
        {"中華民國", 1911}, {"民國", 1911}, {"民国", 1911}, {"明治", 1867}, {"大正", 1911},
        {"昭和", 1925},     {"平成", 1988}, {"令和", 2018}, {"昭", 1925},   {"平", 1988},
        {"令", 2018},       {"s", 1925},    {"h", 1988},    {"r", 2018}};
    for (const auto& [name, before] : eras) {
        if (!text.starts_with(name)) continue;
        std::string_view rest = text.substr(name.size());
        if (name.size() == 1 && (rest.empty() || !is_digit(rest.front()))) continue;
        if (name.size() > 1)
            while (rest.starts_with(' ') || rest.starts_with('.')) rest.remove_prefix(1);
        const auto n = numbers_of(rest);
        const auto year =
            n && n->part[0].digits <= 3 ? era_year(before, n->part[0].value) : std::nullopt;
        if (!year || n->count < 2 || n->count > 3 || n->part[1].digits > 2 ||
            n->separator[0] == '-')
            return std::nullopt;
        if (n->count == 2)
            return name.size() == 1 ? std::nullopt : make_month(*year, n->part[1].value);
        if (n->part[2].digits > 2) return std::nullopt;
        return make_day(*year, n->part[1].value, n->part[2].value);
    }
    return std::nullopt;
}

// The calendar of Iran, in which texts with Persian digits or names of months count

constexpr std::array<std::string_view, 12> persian_months{"فروردین", "اردیبهشت", "خرداد", "تیر",
                                                          "مرداد",   "شهریور",   "مهر",   "آبان",
                                                          "آذر",     "دی",       "بهمن",  "اسفند"};

bool has_arabic_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '\xD8' && c <= '\xDB'; });
}

bool has_persian_digit(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == '\xDB' && text[i + 1] >= '\xB0' && text[i + 1] <= '\xB9') return true;
    return false;
}

/// The day on which a month of 1 to 13 begins; the 13th is the first of the next year.
std::optional<Day> persian_day(int year, int month, int day) {
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::Calendar> calendar{icu::Calendar::createInstance(
        icu::TimeZone::getGMT()->clone(), icu::Locale{"fa_IR@calendar=persian"}, status)};
    if (U_FAILURE(status) || !calendar) return std::nullopt;
    const std::unique_ptr<icu::Calendar> own{calendar->clone()};
    own->clear();
    own->set(UCAL_EXTENDED_YEAR, month > 12 ? year + 1 : year);
    own->set(UCAL_MONTH, (month - 1) % 12);
    own->set(UCAL_DATE, day);
    const double milliseconds = own->getTime(status);
    if (U_FAILURE(status)) return std::nullopt;
    return static_cast<Day>(std::floor(milliseconds / 86'400'000.0));
}

std::optional<Date> persian(int year, int month, int day) {
    if (year < 1300 || year > 1500 || month > 12 || day > 31) return std::nullopt;
    const auto first = persian_day(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
    const auto after = month == 0 ? persian_day(year, 13, 1) : persian_day(year, month + 1, 1);
    if (!first || !after || *first >= *after) return std::nullopt;
    const auto date = [](Day d) {
        const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{d}}};
        return Date::day(int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()});
    };
    if (day > 0) return date(*first);
    return Date::between(*first, *after - 1);
}

std::optional<Date> of_persian(std::string_view text, bool has_digits) {
    if (const auto n = numbers_of(text); n && has_digits) {
        if (n->part[0].digits != 4 || n->count > 3) return std::nullopt;
        return persian(n->part[0].value, n->count > 1 ? n->part[1].value : 0,
                       n->count > 2 ? n->part[2].value : 0);
    }
    std::optional<int> year, month, day;
    for (const Token& t : tokens_of(text)) {
        if (t.kind == Token::Kind::number) {
            auto& into = t.text.size() == 4 ? year : day;
            if (into || t.text.size() == 3 || t.text.size() > 4) return std::nullopt;
            into = t.value;
        } else if (t.kind == Token::Kind::word) {
            const auto at =
                std::find_if(persian_months.begin(), persian_months.end(),
                             [&](std::string_view name) { return fold(name) == t.text; });
            if (at != persian_months.end()) {
                if (month) return std::nullopt;
                month = static_cast<int>(at - persian_months.begin()) + 1;
            } else if (const auto known = known_words().find(t.text);
                       t.text != "ماه" && t.text != "ش" &&
                       (known == known_words().end() || known->second.meaning != Meaning::filler)) {
                return std::nullopt;
            }
        }
    }
    if (!year || (!month && (day || !has_digits))) return std::nullopt;
    return persian(*year, month.value_or(0), day.value_or(0));
}

/// A text without the time of day in its middle: Thu Dec 05 00:00:00 UTC 2019.
std::string without_inner_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == text.npos || colon < 2 || colon + 6 > text.size()) return std::string{text};
    const auto clock = text.substr(colon - 2);
    for (const std::size_t at : {0, 1, 3, 4, 6, 7})
        if (at >= clock.size() || !is_digit(clock[at])) return std::string{text};
    if (clock[5] != ':') return std::string{text};
    std::string_view rest = clock.substr(8);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    for (const std::string_view zone :
         {"utc", "gmt", "msk", "cet", "cest", "eet", "eest", "est", "edt"})
        if (rest.starts_with(zone)) {
            rest.remove_prefix(zone.size());
            break;
        }
    if (rest.starts_with('+') || rest.starts_with('-')) {
        rest.remove_prefix(1);
        while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
    }
    if (const auto open = rest.find('('); open != rest.npos && rest.ends_with(')'))
        rest = rest.substr(0, open);
    return std::string{text.substr(0, colon - 2)} + " " + std::string{rest};
}

std::string_view trimmed_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Whether the years of a date are those that registers hold.
bool is_plausible(const Date& date) {
    return (date.earliest() == Date::open_begin || year_of(date.earliest()) >= least_year) &&
           (date.latest() == Date::open_end || year_of(date.latest()) <= greatest_year + 1);
}

} // namespace

OrderEvidence order_evidence(const std::vector<std::string_view>& cells) {
    OrderEvidence evidence;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string_view text = trimmed_blanks(cells[i]);
        if (text.empty()) continue;
        auto numbers = numbers_of(text);
        std::string folded;
        if (!numbers && text.size() <= 40) { // a time of day, digits of another script
            folded = with_plain_digits(fold(text));
            numbers = numbers_of(without_time(folded));
        }
        if (!numbers) continue;
        const auto t = triple(*numbers, {});
        if (!t) continue;
        if (t->first > 12 && t->second <= 12)
            ++evidence.day_first;
        else if (t->second > 12 && t->first <= 12)
            ++evidence.month_first;
        else if (t->first != t->second && t->first <= 12 && t->first > 0) {
            if (evidence.either++ == 0) evidence.first_either = i;
        }
    }
    return evidence;
}

std::optional<Date> read_date(std::string_view cell, const DateOptions& options,
                              const LocaleWords& words) {
    cell = trimmed_blanks(cell);
    for (const std::string_view mark : {"※", "*", "†", "‡", "¹", "²", "³"}) // of a footnote
        if (cell.ends_with(mark)) cell = trimmed_blanks(cell.substr(0, cell.size() - mark.size()));
    if (cell.empty() || cell.size() > longest_worded) return std::nullopt;
    if (const auto numbers = numbers_of(cell); numbers && numbers->count < 4)
        return of_numbers(*numbers, options);
    // Without digits there is no date.
    if (std::none_of(cell.begin(), cell.end(),
                     [](char c) { return is_digit(c) || static_cast<unsigned char>(c) >= 128; }))
        return std::nullopt;
    std::string folded = with_plain_digits(fold(cell)); // dashes of all kinds become one
    if (has_arabic_letter(folded) || has_persian_digit(cell)) {
        // Of a date in two calendars, the one that is read.
        for (const std::string_view same : {"الموافق", "موافق", "برابر با", "مطابق با"})
            if (const auto at = folded.find(same); at != folded.npos) {
                const std::string_view both{folded};
                if (auto date = read_date(both.substr(at + same.size()), options, words))
                    return date;
                return read_date(both.substr(0, at), options, words);
            }
        if (auto date = of_persian(folded, has_persian_digit(cell))) return date;
    }
    replace_all(folded, "\u301C", "~");
    for (auto at = folded.find('~', 1); at != folded.npos; at = folded.find('~', at + 1))
        if (at + 1 < folded.size()) folded[at] = '-'; // 2016~ is about 2016
    if (folded.find("--", 1) != folded.npos && is_digit(folded[0])) replace_all(folded, "--", "-");
    if (folded.ends_with(" (?)")) folded.replace(folded.size() - 4, 4, "?");
    for (const auto& [written, meant] : several_words)
        if (std::string_view{folded}.starts_with(written)) folded.replace(0, written.size(), meant);
    if (folded.find(':') != folded.npos) {
        const std::string_view head = without_time(folded);
        if (head.size() == folded.size()) folded = without_inner_time(folded);
    }
    for (const auto& [written, meant] : chinese_parts) replace_all(folded, written, meant);
    std::string_view text = without_time(folded);
    while (text.ends_with(';') || text.ends_with(',')) text.remove_suffix(1);
    if (has_letter_for_digit(text)) return std::nullopt;
    if (text.starts_with('~')) { // about
        const auto date = read_date(text.substr(1), options, words);
        return date ? parse_edtf(to_edtf(*date) + "~") : std::nullopt;
    }
    if (text.starts_with('\'') && text.size() > 4 && is_digit(text[1]) && is_digit(text[2]) &&
        (text[3] == '.' || text[3] == '/' || text[3] == '-')) { // '17.5.12
        const int year = full_year(value(text.substr(1, 2)), options.latest_short_year);
        const auto n = numbers_of(std::to_string(year) + std::string{text.substr(3)});
        return n && n->count < 4 ? of_numbers(*n, options) : std::nullopt;
    }
    if (const std::string zeros = with_zeros(text); !zeros.empty())
        if (const auto n = numbers_of(zeros); n && n->count == 3) return of_numbers(*n, options);
    if (const auto n = loose_numbers_of(text)) return of_numbers(*n, options);
    // 2019-12-05 00.00.00
    if (text.size() > 14 && text[text.size() - 9] == ' ' && text[text.size() - 6] == '.' &&
        text[text.size() - 3] == '.')
        if (const auto n = numbers_of(text.substr(0, text.size() - 9)); n && n->count == 3)
            return of_numbers(*n, options);
    if (auto date = of_era(text)) return date;
    // Part of an address, or a bound: not a date.
    if (text.empty() || text.find_first_of("_<>+@:") != text.npos) return std::nullopt;
    if (std::none_of(text.begin(), text.end(), is_digit) && text.find("元年") == text.npos)
        return std::nullopt;
    if (const auto numbers = numbers_of(text); numbers && numbers->count < 4)
        return of_numbers(*numbers, options);
    std::string code{text};
    std::replace(code.begin(), code.end(), 'x', 'X'); // 201X, which folding made small
    if (auto date = parse_edtf(code); date && date->is_known()) {
        // In EDTF 2018-21 is spring; in a register it is as likely a span of years.
        const bool is_code = date->precision() == Precision::season ||
                             date->precision() == Precision::quarter ||
                             (date->precision() == Precision::interval && text.size() == 7);
        if (is_code || !is_plausible(*date)) return std::nullopt;
        return date;
    }
    // 12.05.2016 - 30.06.2018
    for (std::size_t dash = text.find('-'); dash != text.npos; dash = text.find('-', dash + 1)) {
        const auto left = numbers_of(text.substr(0, dash));
        const auto right = left ? numbers_of(text.substr(dash + 1)) : std::nullopt;
        if (!left || !right || left->count < 2) continue;
        if (auto date = hull(of_numbers(*left, options), of_numbers(*right, options))) return date;
    }
    if (const auto core = without_words(text); core.size() < text.size())
        if (const auto numbers = numbers_of(core);
            numbers && numbers->count > 1 && numbers->count < 4)
            return of_numbers(*numbers, options);
    return WordedDate{text, options, words}.read();
}

std::optional<Date> read_date(std::string_view cell, DayOrder order, const LocaleWords& words) {
    DateOptions options;
    options.order = order;
    return read_date(cell, options, words);
}

DatePlaceholder date_placeholder(std::string_view cell) {
    cell = trimmed_blanks(cell);
    if (cell == "-9" || cell == "-99" || cell == "-999" || cell == "-1")
        return DatePlaceholder::missing;
    std::string digits;
    for (const char c : cell.substr(0, std::min(cell.find_first_of("T "), cell.size()))) {
        if (is_digit(c))
            digits += c;
        else if (c != '.' && c != '/' && c != '-')
            return DatePlaceholder::none;
    }
    if (digits.empty() || digits.size() > 8) return DatePlaceholder::none;
    const auto all_are = [&](char c) {
        return std::all_of(digits.begin(), digits.end(), [c](char d) { return d == c; });
    };
    if (all_are('0')) return DatePlaceholder::missing;
    if (all_are('9') && digits.size() >= 4) return DatePlaceholder::missing;
    if (const auto n = numbers_of(cell.substr(0, std::min(cell.find_first_of("T "), cell.size())));
        n && n->count == 3)
        for (const auto& part : {n->part[0], n->part[2]})
            if (part.digits == 4 &&
                (part.value == 9999 || part.value == 2999 || part.value == 3000))
                return DatePlaceholder::endless;
    return DatePlaceholder::none;
}

EpochDays::EpochDays(std::span<const std::int64_t> seconds) {
    constexpr std::int64_t day = 86'400, half_hour = 1'800;
    // Offsets from universal time at which a moment is midnight, as multiples of half an hour.
    std::array<std::size_t, 53> count{}; // -12:00 to +14:00
    std::size_t cells = 0;
    for (const std::int64_t moment : seconds) {
        const std::int64_t time = ((moment % day) + day) % day;
        ++cells;
        if (time % half_hour) return;
        const std::int64_t offset = time == 0 ? 0 : (day - time) / half_hour; // 0 to 47
        if (offset <= 28) ++count[static_cast<std::size_t>(offset + 24)];
        if (offset >= 24) ++count[static_cast<std::size_t>(offset - 48 + 24)];
    }
    if (cells == 0) return;
    // The offset nearest to universal time that explains all; two an hour apart if one does not.
    const auto distance = [](std::size_t i) { return i > 24 ? i - 24 : 24 - i; };
    std::optional<std::pair<std::size_t, std::size_t>> best;
    const auto offer = [&](std::size_t low, std::size_t high) {
        if (!best || distance(low) < distance(best->first)) best = {low, high};
    };
    for (std::size_t i = 0; i < count.size(); ++i)
        if (count[i] == cells) offer(i, i);
    if (!best)
        for (std::size_t i = 0; i + 2 < count.size(); ++i)
            if (count[i] && count[i] + count[i + 2] == cells) offer(i, i + 2);
    if (!best) return;
    is_certain_ = true;
    least_ = (static_cast<std::int64_t>(best->first) - 24) * half_hour;
    greatest_ = (static_cast<std::int64_t>(best->second) - 24) * half_hour;
}

Day EpochDays::day(std::int64_t seconds) const {
    constexpr std::int64_t length = 86'400;
    const auto whole = [](std::int64_t moment) {
        return static_cast<Day>((moment - (((moment % length) + length) % length)) / length);
    };
    if ((seconds + greatest_) % length == 0) return whole(seconds + greatest_);
    return whole(seconds + least_);
}

} // namespace entente
