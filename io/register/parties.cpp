#include <entente/io/register/classify.hpp>
#include <entente/io/register/parties.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t most_parties = 1'000;

bool looks_like_party(std::string_view part, const RegisterWords& words) {
    const auto& vocabulary = *words.words.vocabulary;
    if (const auto kind = kind_by_words(vocabulary, part)) return vocabulary[*kind].id != "unit";
    return words.locale.country(part).has_value();
}

template <class Cut>
std::vector<std::string> cut_at(std::string_view cell, Cut cut) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        std::string part = squeeze(cell.substr(begin, end - begin));
        if (!part.empty()) parts.push_back(std::move(part));
    };
    for (std::size_t i = 0; i < cell.size() && parts.size() < most_parties;) {
        const std::size_t width = cut(cell, i);
        if (width == 0) {
            ++i;
            continue;
        }
        add(i);
        i += width;
        begin = i;
    }
    add(cell.size());
    return parts;
}

/// Bytes of "2) " or "2. " at a place where a list goes on with its next number.
std::size_t numbering(std::string_view cell, std::size_t i, unsigned number) {
    if (i > 0 && cell[i - 1] != ' ' && cell[i - 1] != '\n' && cell[i - 1] != ';' &&
        cell[i - 1] != ',')
        return 0;
    const std::string mark = std::to_string(number);
    if (!cell.substr(i).starts_with(mark)) return 0;
    const std::size_t after = i + mark.size();
    if (after + 1 >= cell.size() || (cell[after] != ')' && cell[after] != '.')) return 0;
    return cell[after + 1] == ' ' || cell[after] == ')' ? mark.size() + 1 : 0;
}

bool all_parties(const std::vector<std::string>& parts, const RegisterWords& words) {
    return parts.size() >= 2 && std::all_of(parts.begin(), parts.end(), [&](const std::string& p) {
               return looks_like_party(p, words);
           });
}

/// Not of Latin letters, for the most part.
bool is_of_other_script(const std::string& text) {
    const auto other = std::count_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0xCE ||
               (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xC0);
    });
    return static_cast<std::size_t>(other) * 2 > text.size();
}

/// A name in several languages is one party; several whole names of one language are as many. That
/// a part is whole is known from a word for what it is ("University") beside another.
bool are_whole_names(const std::vector<std::string>& parts, const RegisterWords& words) {
    if (parts.size() < 2) return false;
    const auto& vocabulary = *words.words.vocabulary;
    const bool is_foreign = is_of_other_script(parts.front());
    return std::all_of(parts.begin(), parts.end(), [&](const std::string& p) {
        const auto kind = kind_by_words(vocabulary, p);
        return is_of_other_script(p) == is_foreign && kind && vocabulary[*kind].id != "unit" &&
               p.find(' ') != p.npos;
    });
}

bool all_named(const std::vector<std::string>& parts) {
    return parts.size() >= 2 && std::all_of(parts.begin(), parts.end(), [](const std::string& p) {
               return p.size() >= 2 && holds_letter_or_digit(p) && !is_digits(p);
           });
}

} // namespace

bool split_parties(std::string_view cell, const std::string& separator, bool has_one_place,
                   const RegisterWords& words, std::vector<std::string>& parties) {
    parties.clear();
    static constexpr ByteSet marks{";|/\n\r"};
    if (separator == "none" || (separator.empty() && !marks.meets(cell) && !cell.starts_with('1')))
        return false;
    if (!separator.empty()) {
        parties = cut_at(cell, [&](std::string_view t, std::size_t i) {
            return t.substr(i).starts_with(separator) ? separator.size() : 0;
        });
        return false;
    }
    const auto at_any = [](std::string_view these) {
        return [these](std::string_view t, std::size_t i) -> std::size_t {
            return these.find(t[i]) != these.npos;
        };
    };
    if (numbering(cell,
                  cell.find_first_not_of(" \n\r") == cell.npos ? 0
                                                               : cell.find_first_not_of(" \n\r"),
                  1)) {
        unsigned next = 1;
        auto parts = cut_at(cell, [&](std::string_view t, std::size_t i) {
            const std::size_t width = numbering(t, i, next);
            next += width > 0;
            return width;
        });
        for (auto& p : parts)
            while (p.ends_with(';') || p.ends_with(',')) p.pop_back();
        if (all_named(parts)) {
            parties = std::move(parts);
            return false;
        }
    }
    for (const char* mark : {";", "|"})
        if (cell.find(mark) != cell.npos) {
            auto parts = cut_at(cell, at_any(mark));
            // A bar stands between two languages as often as between two parties.
            if (*mark == '|' &&
                (has_one_place || (parts.size() == 2 && !are_whole_names(parts, words))))
                continue;
            // What follows may be a part of the first ("University of X; Faculty of Y").
            const auto& vocabulary = *words.words.vocabulary;
            const bool has_unit =
                std::any_of(parts.begin(), parts.end(), [&](const std::string& p) {
                    const auto kind = kind_by_words(vocabulary, p);
                    return kind && vocabulary[*kind].id == "unit";
                });
            if (all_named(parts) && !has_unit) {
                parties = std::move(parts);
                return false;
            }
        }
    if (cell.find_first_of("\n\r") != cell.npos) {
        auto parts = cut_at(cell, at_any("\n\r"));
        if (all_parties(parts, words)) {
            parties = std::move(parts);
            return false;
        }
    }
    if (cell.find(" / ") != cell.npos && !has_one_place) {
        auto parts = cut_at(cell, [](std::string_view t, std::size_t i) -> std::size_t {
            return t.substr(i).starts_with(" / ") ? 3 : 0;
        });
        if (are_whole_names(parts, words)) parties = std::move(parts);
    }
    return parties.empty() && (cell.find(" / ") != cell.npos || cell.find('|') != cell.npos);
}

} // namespace entente
