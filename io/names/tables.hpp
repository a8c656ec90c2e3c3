#pragma once
/// The words that names are made of in many languages, as read from data/names.
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <entente/core/model/name_form.hpp>

namespace entente::names {

/// What a word or phrase stands for.
struct Entry {
    enum class What : std::uint8_t { word, glue, legal, honorific, honorific_before };
    What what = What::word;
    std::vector<std::pair<std::string, WordClass>> words;
};

class WordTables {
public:
    static constexpr std::size_t longest_phrase = 12;

    WordTables();

    /// The longest phrase that the words begin with; its number of words goes to `length`.
    const Entry* find(const std::vector<std::string_view>& words, std::size_t& length) const;

    /// Whether a table has the word itself, not just a stem that it begins with.
    bool has_whole(std::string_view word) const;
    bool is_glue(std::string_view word) const;
    /// Glue that joins equals ("and"), unlike glue that subordinates ("of").
    bool joins(std::string_view word) const;
    /// The one frequent word that an abbreviation begins, if there is one.
    const Entry* completion(std::string_view start) const;
    /// A word of a script without spaces cut at words of the tables; empty when there are none.
    std::vector<std::pair<std::string, WordClass>> pieces(std::string_view word) const;
    std::string country(const std::string& word) const;

private:
    using Index = std::unordered_map<std::string, Entry>;
    void add(std::string_view form, const Entry& entry);
    std::vector<std::pair<std::string, WordClass>> expanded(std::string_view canonical) const;

    Index phrases_, prefixes_;
    std::unordered_map<std::string, std::size_t> first_words_; ///< longest phrase that begins so
    std::unordered_map<std::string, WordClass> sorts_;
    std::unordered_map<std::string, std::string> countries_;
    std::map<std::string, Entry, std::less<>> english_; ///< canonical words, for completion
    std::vector<std::pair<std::string, Entry>> pieces_; ///< words of scripts without spaces
};

/// The tables as they were when the program was built: name and text.
std::vector<std::pair<std::string, std::string>> built_in_name_tables();

} // namespace entente::names
