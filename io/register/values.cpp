#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Leading bytes of the white space that is not ASCII, and of nothing much else.
bool may_be_space(std::string_view text, std::size_t i) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a < 0xC2 || a > 0xE3 || i + 1 >= text.size()) return false;
    const auto b = static_cast<unsigned char>(text[i + 1]);
    return (a == 0xC2 && (b == 0xA0 || b == 0x85)) || (a == 0xE1 && b == 0x9A) ||
           (a == 0xE2 && (b == 0x80 || b == 0x81)) || (a == 0xE3 && b == 0x80);
}

/// UTF-8 of a code point that may stand in a text; empty for controls and what is none.
std::string character(std::uint32_t code) {
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) ||
        code > 0x10FFFF)
        return {};
    std::string out;
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
    return out;
}

std::string_view without_ends(std::string_view text, std::string_view letters) {
    while (!text.empty() && letters.find(text.front()) != letters.npos) text.remove_prefix(1);
    while (!text.empty() && letters.find(text.back()) != letters.npos) text.remove_suffix(1);
    return text;
}

/// "GERMANY" of "1. GERMANY (12):".
std::string_view without_numbering(std::string_view text) {
    text = without_ends(text, " :*.–-_=#");
    std::size_t i = 0;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i > 0 && i < text.size() && (text[i] == '.' || text[i] == ')' || text[i] == ' '))
        text.remove_prefix(i + 1);
    text = without_ends(text, " :*.");
    if (text.ends_with(')')) {
        const auto open = text.rfind('(');
        if (open != text.npos && open + 2 < text.size() + 1) {
            const auto inside = text.substr(open + 1, text.size() - open - 2);
            if (!inside.empty() && is_digit(inside.front())) text = text.substr(0, open);
        }
    }
    return without_ends(text, " :*.");
}

} // namespace

std::string_view tidy(std::string_view cell, std::string& storage) {
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        const bool clean = (c > ' ' && c != 0x7F) || (c == ' ' && cell[i + 1] != ' ') ||
                           ((c & 0x80) && !may_be_space(cell, i));
        if (clean) continue;
        storage = squeeze(cell);
        return storage;
    }
    return cell;
}

bool without_entities(std::string_view text, std::string& plain) {
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"amp", "&"},    {"quot", "\""},  {"apos", "'"},   {"lt", "<"},     {"gt", ">"},
        {"nbsp", " "},   {"ndash", "–"},  {"mdash", "—"},  {"rsquo", "’"},  {"lsquo", "‘"},
        {"ldquo", "“"},  {"rdquo", "”"},  {"laquo", "«"},  {"raquo", "»"},  {"eacute", "é"},
        {"egrave", "è"}, {"agrave", "à"}, {"aacute", "á"}, {"iacute", "í"}, {"oacute", "ó"},
        {"uacute", "ú"}, {"ntilde", "ñ"}, {"ccedil", "ç"}, {"auml", "ä"},   {"ouml", "ö"},
        {"uuml", "ü"},   {"szlig", "ß"},  {"atilde", "ã"}, {"otilde", "õ"}, {"ecirc", "ê"}};
    bool found = false;
    plain.clear();
    for (std::size_t i = 0; i < text.size();) {
        const auto end = text[i] == '&' ? text.find(';', i) : text.npos;
        std::string_view letter;
        std::string coded;
        if (end != text.npos && end - i <= 9) {
            const auto name = text.substr(i + 1, end - i - 1);
            for (const auto& [known, meaning] : names)
                if (name == known) letter = meaning;
            if (letter.empty() && name.starts_with('#') && name.size() > 1) {
                const bool is_hex = name[1] == 'x' || name[1] == 'X';
                const auto digits = name.substr(is_hex ? 2 : 1);
                std::uint32_t code = 0;
                const auto [at, error] = std::from_chars(
                    digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
                if (error == std::errc{} && at == digits.data() + digits.size())
                    coded = character(code);
                letter = coded;
            }
        }
        if (letter.empty()) {
            plain += text[i++];
            continue;
        }
        found = true;
        plain += letter;
        i = end + 1;
    }
    return found;
}

bool is_missing(std::string_view cell, const HeaderWords& words) {
    if (cell.empty()) return true;
    if (cell.size() > 40) return false;
    if (!holds_letter_or_digit(cell)) return true;
    // "0000-00-00", "00.00.0000"
    if (cell.size() >= 8 && cell.find_first_not_of("0-./: ") == cell.npos) return true;
    return words.is_word("value:missing", cell);
}

bool is_web_address(std::string_view t) {
    if (t.starts_with("http://") || t.starts_with("https://") || t.starts_with("www.") ||
        t.starts_with("Http") || t.starts_with("WWW."))
        return true;
    // A bare host, perhaps with a path: "uni-x.de/en".
    const auto host = t.substr(0, t.find('/'));
    const auto dot = host.rfind('.');
    if (dot == host.npos || dot == 0 || host.size() - dot < 3 || host.size() - dot > 7)
        return false;
    if (host.find_first_of(" @,;()") != host.npos) return false;
    return std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(),
                       is_ascii_letter) &&
           std::any_of(host.begin(), host.begin() + static_cast<std::ptrdiff_t>(dot),
                       is_ascii_letter) &&
           host.size() >= 5;
}

bool is_mail_address(std::string_view t) {
    const auto at = t.find('@');
    return at != t.npos && at > 0 && t.find('.', at) != t.npos;
}

bool is_digits(std::string_view t) {
    return !t.empty() && std::all_of(t.begin(), t.end(), is_digit);
}

bool holds_letter_or_digit(std::string_view text) {
    bool ascii = true;
    for (const char c : text) {
        if (is_digit(c) || is_ascii_letter(c)) return true;
        ascii = ascii && !(c & 0x80);
    }
    return !ascii && !slug(text).empty();
}

std::optional<int> year_heading(std::string_view t) {
    const auto year = [](std::string_view d) -> std::optional<int> {
        if (d.size() != 4 || !is_digits(d)) return std::nullopt;
        int y = 0;
        std::from_chars(d.data(), d.data() + 4, y);
        return y >= 1900 && y <= 2100 ? std::optional{y} : std::nullopt;
    };
    t = without_ends(t, " :.");
    if (t.size() == 4) return year(t);
    if ((t.size() == 7 || t.size() == 9) && (t[4] == '/' || t[4] == '-') && is_digits(t.substr(5)))
        return year(t.substr(0, 4));
    return std::nullopt;
}

bool shows_decimal_comma(std::string_view t) {
    const auto comma = t.rfind(',');
    if (comma == t.npos || comma == 0 || !is_digit(t[comma - 1])) return false;
    const auto tail = t.substr(comma + 1);
    if (!is_digits(tail)) return false;
    return tail.size() != 3 || t.substr(0, comma).find('.') != t.npos;
}

std::optional<double> number_of(std::string_view cell, bool decimal_comma) {
    const bool has_point = cell.find('.') != cell.npos, has_comma = cell.find(',') != cell.npos;
    char decimal = decimal_comma ? ',' : '.';
    if (has_point && has_comma) {
        decimal = cell.rfind('.') > cell.rfind(',') ? '.' : ',';
    } else if (has_comma && !decimal_comma) {
        if (shows_decimal_comma(cell)) decimal = ',';
    } else if (has_point && decimal_comma) {
        const auto tail = cell.substr(cell.rfind('.') + 1);
        if (tail.size() != 3) decimal = '.';
    }
    std::string plain;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        const bool between =
            i > 0 && i + 1 < cell.size() && is_digit(cell[i - 1]) && is_digit(cell[i + 1]);
        if (c == decimal)
            plain += '.';
        else if ((c == ',' || c == '.' || c == ' ' || c == '\'') && between)
            continue;
        else
            plain += c;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value) ||
        std::abs(value) > 1e300)
        return std::nullopt;
    return value;
}

std::optional<CountryReading> country_of(std::string_view cell, const LocaleWords& words) {
    if (cell.empty() || cell.size() > 300) return std::nullopt;
    if (auto code = words.country(cell)) return CountryReading{*code};
    const auto bare = without_numbering(cell);
    if (bare.size() != cell.size() && !bare.empty())
        if (auto code = words.country(bare)) return CountryReading{*code, true};
    CountryReading by_name, by_code;
    const auto offer = [&](CountryReading& into, const std::string& code) {
        if (into.code.empty())
            into = {code, true};
        else if (into.code != code)
            into.is_several = true;
    };
    std::size_t parts = 0;
    const auto part = [&](std::string_view text) {
        text = without_ends(text, " .:*");
        if (text.empty() || ++parts > 12) return;
        if (auto code = words.country(text)) offer(text.size() <= 3 ? by_code : by_name, *code);
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= cell.size(); ++i) {
        std::size_t width = 0;
        if (i == cell.size() ||
            std::string_view{",;/|()[]&+"}.find(cell[i]) != std::string_view::npos)
            width = 1;
        else if (cell.substr(i).starts_with(" - "))
            width = 3;
        else if (cell.substr(i).starts_with("–") || cell.substr(i).starts_with("—"))
            width = 3;
        if (width == 0) continue;
        part(cell.substr(begin, i - begin));
        begin = i + width;
        i = begin - 1;
        if (begin > cell.size()) break;
    }
    if (!by_name.code.empty()) return by_name;
    if (!by_code.code.empty() && !by_code.is_several) return by_code;
    return std::nullopt;
}

std::optional<CountryTail> country_tail_of(std::string_view name, const LocaleWords& words) {
    if (name.size() > 400) return std::nullopt;
    std::string_view head, tail;
    if (name.ends_with(')')) {
        const auto open = name.rfind('(');
        if (open == name.npos) return std::nullopt;
        head = name.substr(0, open);
        tail = name.substr(open + 1, name.size() - open - 2);
        if (const auto comma = tail.rfind(','); comma != tail.npos) tail = tail.substr(comma + 1);
    } else {
        std::size_t cut = name.rfind(','), width = 1;
        for (const std::string_view dash : {" - ", " – ", " — ", "; ", " / "})
            if (const auto at = name.rfind(dash);
                at != name.npos && (cut == name.npos || at > cut)) {
                cut = at;
                width = dash.size();
            }
        if (cut == name.npos) return std::nullopt;
        head = name.substr(0, cut);
        tail = name.substr(cut + width);
    }
    tail = without_ends(tail, " .");
    head = without_ends(head, " ,;-");
    if (head.empty() || tail.size() < 2) return std::nullopt;
    // Two letters at the end of an English name are as likely a state of a federation.
    if (tail.size() == 2) return std::nullopt;
    if (auto code = words.country(tail)) return CountryTail{head, *code};
    return std::nullopt;
}

std::optional<TermReading> term_of(std::string_view cell, const HeaderWords& words) {
    TermReading term;
    const std::string text = fold(shortened(cell, 200));
    const auto parts = header_words(text, false);
    int number = -1, months = 0;
    for (const std::string& part : parts) {
        if (is_digits(part)) {
            number = part.size() <= 3 ? std::stoi(part) : -1;
            continue;
        }
        std::size_t digits = 0;
        while (digits < part.size() && is_digit(part[digits])) ++digits;
        std::string_view word{part};
        if (digits > 0 && digits <= 3) { // "5yrs"
            number = std::stoi(part.substr(0, digits));
            word.remove_prefix(digits);
        }
        for (int n = 1; n <= 10 && number < 0; ++n)
            if (words.is_word(("value:" + std::to_string(n)).c_str(), word)) number = n;
        if (number > 0 && words.is_word("value:year", word)) {
            months += 12 * number;
            number = -1;
        } else if (number > 0 && words.is_word("value:month", word)) {
            months += number;
            number = -1;
        }
        if (words.is_word("value:renewable", word)) term.renews = true;
        if (words.is_word("value:unlimited", word)) term.unlimited = true;
    }
    if (words.begins_with("value:renewable", text)) term.renews = true;
    if (words.begins_with("value:unlimited", text)) term.unlimited = true;
    // A lone number under "duration" counts years.
    if (months == 0 && parts.size() == 1 && number > 0 && number <= 99) months = 12 * number;
    term.months = months;
    if (months == 0 && !term.renews && !term.unlimited) return std::nullopt;
    return term;
}

} // namespace entente
