#pragma once
/// Which names of all registers are which actors: by text, by decision, by authority, by their
/// words.
#include <string>
#include <vector>

#include <entente/algorithms/identity/reasons.hpp>
#include <entente/core/model/builder.hpp>
#include <entente/core/run/run.hpp>
#include <entente/io/text/vocabulary.hpp>

#include "authority.hpp"
#include "decisions.hpp"
#include "gathered_names.hpp"
#include "identity.hpp"
#include "identity_rules.hpp"
#include "mentions.hpp"

namespace entente {

struct Resolution {
    std::vector<Settled> of; ///< by MentionId
    std::vector<NamePair> pairs;
    std::vector<Diagnostic> remarks;
};

/// Finds or makes the actor of each mention, in the order of mentions. Decisions come before all
/// else; then texts that the study's tables know; then equal texts, the identifiers of one source,
/// authorities, and last the words of names. Two mentions of one source with different identifiers
/// are never one, nor are names of different countries, unless a table or a decision says so.
/// Throws InputError, with the place in `decisions_file`, for decisions that contradict the study's
/// tables. Deterministic.
Resolution resolve(const Mentions& mentions, Builder& builder, Identity& identity,
                   const Words& words, const AuthorityIndex& authorities,
                   const std::vector<Decision>& decisions, const std::string& decisions_file,
                   const IdentityRules& rules, const Run& run = {});

} // namespace entente
