#pragma once
/// Finds the entities of an authority or a study that a name may mean.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <entente/core/model/name_form.hpp>
#include <entente/core/run/run.hpp>

#include "reasons.hpp"

namespace entente::identity {

using IndexedEntity = KnownEntity;
using IndexedName = KnownName;

/// Where a name comes from decides how words left over are taken.
enum class QueryProfile : std::uint8_t {
    name,        ///< a cell that holds one name and nothing else
    affiliation, ///< a line with departments, streets, cities, countries beside the name
};

struct NameQuery {
    std::vector<NameForm> parts; ///< one form, or those of an affiliation's parts in order
    std::string country;         ///< ISO code if known; else what the parts say
    std::string host;            ///< of a web address beside the name, or empty
    QueryProfile profile = QueryProfile::name;
};

struct Match {
    std::uint32_t entity = 0;
    std::uint32_t name = 0; ///< position in the list of names: the one that fits best
    double score =
        0; ///< 0 to 1: chance by the model that this is meant, against all others and none
    double margin = 0; ///< score less that of the next entity
    Answer answer = Answer::different;
    std::vector<Reason> reasons;
};

/// What is measured on a name of the index and a query; each has a weight.
inline constexpr std::size_t feature_count = 52;
using Features = std::array<double, feature_count>;
struct Candidate {
    std::uint32_t entity = 0, name = 0;
    Features features{};
    std::uint32_t first = 0, last = 0; ///< words of the query between which the name was found
};

class NameIndex {
public:
    /// Throws UsageError when a name's entity is not in the list. O(n log n) in all words. The
    /// forms are not kept.
    NameIndex(std::vector<IndexedEntity> entities, std::vector<IndexedName> names);
    ~NameIndex();
    NameIndex(NameIndex&&) noexcept;
    NameIndex& operator=(NameIndex&&) noexcept;

    /// At most `most` entities, best first, ties by entity; `different` ones are left out unless
    /// the best is. Score = exp(s) / (1 + sum of exp(s) over all candidates), s a weighted sum of
    /// features. The primary name, word for word, in its country and nobody else's there is `same`
    /// (profile `name`). An entity matched by generic words alone is `different`, unless the whole
    /// name agrees and has three words or an uncommon one ("University Hospital" is nobody). `ask`
    /// at best is what is in doubt whatever the score: an acronym alone, words left between or
    /// beside, a name that others have or begin with, one without a proper word where country and
    /// city say nothing, another country, a second body in the text ("Gatsby Unit, University
    /// College London"), a parent or part of the entity that is named too, a body that no candidate
    /// accounts for, and an entity that another has replaced.
    std::vector<Match> matches(const NameQuery& query, std::size_t most = 5) const;

    /// `matches` for many; the same for any number of threads.
    std::vector<std::vector<Match>> matches(const std::vector<NameQuery>& queries,
                                            std::size_t most = 5, const Run& run = {}) const;

    /// The candidates that blocking leaves, one an entity, with what `matches` weighs.
    std::vector<Candidate> candidates(const NameQuery& query) const;

    std::size_t entity_count() const noexcept;
    std::size_t name_count() const noexcept;

    /// Whether several entities have this host.
    bool is_shared_host(const std::string& host) const;

private:
    struct Made;
    struct Scratch;
    Scratch scratch() const;
    void collect(const NameQuery& query, Scratch& scratch, std::vector<Candidate>& out) const;
    std::vector<Match> matches(const NameQuery& query, std::size_t most, Scratch& scratch) const;
    bool names_another(const NameQuery& query, const Scratch& scratch,
                       const std::vector<Candidate>& found, const std::vector<double>& value,
                       std::size_t i) const;
    std::unique_ptr<const Made> made_;
};

} // namespace entente::identity
