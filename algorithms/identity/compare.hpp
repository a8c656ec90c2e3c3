#pragma once
/// Whether two names of one study name one institution.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <entente/core/model/name_form.hpp>

#include "reasons.hpp"

namespace entente::identity {

/// What is known beside the names.
struct PairContext {
    std::string left_country,
        right_country;                 ///< ISO 3166-1 code, or empty; else those in the names count
    std::string left_host, right_host; ///< of web addresses, or empty
    bool host_is_shared = false; ///< the host stands for several institutions, so it says nothing
};

/// The answer follows from words, not from a threshold: `same` needs every word of the one matched
/// by a word of the other (spellings and languages count as one), a word that tells institutions
/// apart, no differing country, number, honorific or part; one word left over makes it `ask` at
/// best, and words left over on both sides `different`. A common host that is not shared lifts a
/// doubtful pair to `ask`, never to `same`. The score only orders pairs of the same answer.
///
/// Symmetric but for the sides of the reasons. Where it misleads: two institutions of one country
/// whose names are translations of each other word by word. Cost O(words of left times words of
/// right).
Comparison compare(const NameForm& left, const NameForm& right, const PairContext& context = {});

/// How alike two words are, 0 to 1; 1 for the same, at least 0.75 for spellings of one: the same
/// skeleton, an ending of up to two letters, a letter or two of a long word.
double word_likeness(const NameWord& left, const NameWord& right);

/// The same where the words' skeletons are known.
double word_likeness(const NameWord& left, const NameWord& right, const std::string* left_skeleton,
                     const std::string* right_skeleton);

/// A name made ready to be held against many others.
struct PreparedName {
    struct Word {
        const NameWord* word;
        std::uint32_t id; ///< of the text
        const std::string* skeleton;
        double importance;
    };
    std::vector<Word> words;
    std::uint32_t compact = 0; ///< of the key without spaces
    double importance = 0;
    const NameForm* form = nullptr;
};

/// Makes names ready; equal texts get equal numbers. What is prepared lives no longer than this
/// and the forms.
class NamePreparer {
public:
    PreparedName prepare(const NameForm& form);

private:
    std::unordered_map<std::string, std::pair<std::uint32_t, std::string>> words_;
    std::unordered_map<std::string, std::uint32_t> keys_;
};

/// An answer that `compare` does not go beyond, hosts and countries left aside, from the words
/// alone and much cheaper.
Answer best_possible(const PreparedName& left, const PreparedName& right);

} // namespace entente::identity
