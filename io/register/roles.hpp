#pragma once
/// What a column of a register may hold, and the words of headers that say so.
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/core/base/names.hpp>
#include <entente/io/text/vocabulary.hpp>

namespace entente {

enum class Role : std::uint8_t {
    number,       ///< the register's own count of its rows
    id,           ///< the source's identifier of the partner
    partner,      ///< the other party, in a register of one owner
    from,         ///< the first of two parties
    to,           ///< the second of two parties
    group,        ///< the treaty, body or programme that the row's party belongs to
    country,      ///< of the partner
    from_country, ///< of the first party
    city,
    kind,     ///< what kind of body the partner is
    type,     ///< what kind of agreement it is
    date,     ///< signed
    in_force, ///< entered into force
    end,      ///< expires
    duration,
    renewed,
    amended,
    ended, ///< terminated, denounced
    status,
    link,
    scope,
    unit,
    weight,
    latitude,
    longitude,
    ignore
};
constexpr std::size_t role_count = static_cast<std::size_t>(Role::ignore) + 1;
template <>
inline constexpr std::array names_of<Role>{Named<Role>{"number", Role::number},
                                           Named<Role>{"id", Role::id},
                                           Named<Role>{"partner", Role::partner},
                                           Named<Role>{"from", Role::from},
                                           Named<Role>{"to", Role::to},
                                           Named<Role>{"group", Role::group},
                                           Named<Role>{"country", Role::country},
                                           Named<Role>{"from_country", Role::from_country},
                                           Named<Role>{"city", Role::city},
                                           Named<Role>{"kind", Role::kind},
                                           Named<Role>{"type", Role::type},
                                           Named<Role>{"date", Role::date},
                                           Named<Role>{"in_force", Role::in_force},
                                           Named<Role>{"end", Role::end},
                                           Named<Role>{"duration", Role::duration},
                                           Named<Role>{"renewed", Role::renewed},
                                           Named<Role>{"amended", Role::amended},
                                           Named<Role>{"ended", Role::ended},
                                           Named<Role>{"status", Role::status},
                                           Named<Role>{"link", Role::link},
                                           Named<Role>{"scope", Role::scope},
                                           Named<Role>{"unit", Role::unit},
                                           Named<Role>{"weight", Role::weight},
                                           Named<Role>{"latitude", Role::latitude},
                                           Named<Role>{"longitude", Role::longitude},
                                           Named<Role>{"ignore", Role::ignore}};

/// Whether the column holds dates.
constexpr bool is_date_role(Role role) {
    return role == Role::date || role == Role::in_force || role == Role::end ||
           role == Role::renewed || role == Role::amended || role == Role::ended;
}

struct RoleMatch {
    Role role{};
    double weight = 0; ///< 1 where the words are the whole header
    bool is_whole = false;
    bool is_english = false; ///< the words stand in the first row of the role
};

/// The words of data/vocabulary/headers.csv, made ready for looking up.
///
/// A phrase fits a header that it is the whole of, and, unless it begins with "=", one that holds
/// it, word by word; a word that ends in "*" fits every word that begins so. The first row of a
/// role holds its English words. Words in a row "partner:weak" give way to others. Other rows of
/// roles with a colon ("row:total", "value:ended") are words of cells.
class HeaderWords {
public:
    explicit HeaderWords(const Words& words);

    /// Roles that the header's words speak for, the likeliest first. Cost O(words of the header).
    std::vector<RoleMatch> matches(std::string_view header) const;

    /// Whether a cell is one of the phrases of such a row ("value:ended"), or begins with one of
    /// them as words of its own.
    bool is_word(const char* list, std::string_view cell) const;
    bool begins_with(const char* list, std::string_view cell) const;

private:
    struct Phrase {
        std::vector<std::string> words;
        std::size_t letters = 0;
        Role role{};
        bool only_whole = false, is_english = false, is_weak = false;
    };
    void fit(const std::vector<std::string>& words, std::vector<RoleMatch>& best) const;

    std::vector<Phrase> phrases_;
    std::unordered_multimap<std::string, std::size_t> by_first_; ///< first word, without its star
    std::vector<std::size_t> unspaced_; ///< phrases of scripts that put no spaces between words
    struct CellPhrase {
        std::string text;
        std::vector<std::string> words;
        bool is_unspaced = false;
    };
    std::map<std::string, std::vector<CellPhrase>, std::less<>> lists_;
};

/// Lower-case words of a header: cut at everything but letters and digits, and where camelCase
/// does if `at_capitals`.
std::vector<std::string> header_words(std::string_view text, bool at_capitals);

} // namespace entente
