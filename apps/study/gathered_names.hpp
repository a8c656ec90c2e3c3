#pragma once
/// The names of a study before they are compared: what tables, texts, identifiers and decisions
/// say.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/model/builder.hpp>

#include "authority.hpp"
#include "decisions.hpp"
#include "identity.hpp"
#include "mentions.hpp"
#include "name_pair.hpp"

namespace entente {

/// Mentions of one text, or an actor's name that the study's tables give: what words are compared
/// of.
struct NameItem {
    std::string name, country, host;
    std::optional<Actor> actor;          ///< fixed by the tables
    std::vector<MentionId> mentions;     ///< in order; empty for a name of the tables
    std::map<Source, std::string> ids;   ///< the identifier that each source gives
    std::optional<std::uint32_t> record; ///< of an authority
    std::vector<std::string> record_reasons;
    Place place;
    bool is_group = false; ///< see Mention
};

/// How a mention was settled.
struct Settled {
    Actor actor{};
    NameBasis basis = NameBasis::same_text;
    bool made = false; ///< the actor was made for this mention
};

struct GatheredNames {
    std::vector<NameItem> items; ///< first the names of the study's tables
    std::size_t of_tables = 0;
    std::vector<std::optional<Settled>>
        settled;                ///< by MentionId: those that a table knows by their text
    std::set<Source> untrusted; ///< sources whose identifiers number agreements

    // What is decided, in items.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> same;
    struct KeptApart {
        std::uint32_t left, right;
        const Decision* decision;
    };
    std::vector<KeptApart> different;
    std::set<std::pair<std::size_t, std::size_t>> decided;      ///< both, lesser item first
    std::set<std::pair<std::size_t, std::uint32_t>> not_record; ///< of an authority

    std::vector<NamePair> pairs; ///< the decided ones, to be told
    std::vector<Diagnostic> remarks;
};

/// Neither of the two, or only one, is known, or they are the same.
constexpr bool compatible(std::string_view country, std::string_view other) {
    return country.empty() || other.empty() || country == other;
}

/// An error at the place of a decision.
InputError decision_fault(const Decision& decision, const std::string& file, std::string message,
                          std::string hint = {});

/// Gathers mentions by their text: two are one item unless country or identifier keeps them apart.
/// Throws InputError for decisions that contradict the study's tables. O(n log n).
GatheredNames gather_names(const Mentions& mentions, Builder& builder, const Identity& identity,
                           const AuthorityIndex& authorities,
                           const std::vector<Decision>& decisions,
                           const std::string& decisions_file);

} // namespace entente
