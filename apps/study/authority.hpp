#pragma once
/// The authorities of a study, asked for the institution that a name means.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <entente/algorithms/identity/name_index.hpp>
#include <entente/core/model/builder.hpp>
#include <entente/core/run/run.hpp>
#include <entente/io/authorities/authority.hpp>

namespace entente {

/// Records of all authorities in one numbering, in the order of the study. An authority that comes
/// first is asked first: another one is asked only for names that it cannot tell.
class AuthorityIndex {
public:
    struct Query {
        std::string name, country, host;
    };
    struct Finding {
        std::uint32_t record = 0;
        double score = 0;
        identity::Answer answer = identity::Answer::different;
        std::vector<identity::Reason> reasons;
    };

    /// Takes an authority and makes its index. O(n log n) in its names.
    void add(Source source, Authority authority, bool brings_parents = false, const Run& run = {});

    bool empty() const noexcept { return members_.empty(); }
    const AuthorityRecord& operator[](std::uint32_t record) const;

    /// The record of this id; nothing if there is none.
    std::optional<std::uint32_t> find(const std::string& id) const;

    /// For each query what may be meant, best first.
    std::vector<std::vector<Finding>> find(const std::vector<Query>& queries,
                                           const Run& run = {}) const;

    /// Whether the record is of the first authority, whose records are different institutions.
    bool is_of_first(std::uint32_t record) const;

    /// Whether the record's parents become actors even when no source names them.
    bool brings_parents(std::uint32_t record) const;

    /// The authority's entry as evidence.
    Evidence evidence(std::uint32_t record, Builder& builder) const;
    /// The file that holds the record.
    const std::string& file_of(std::uint32_t record) const;

private:
    struct Member {
        Source source;
        Authority authority;
        identity::NameIndex index;
        std::uint32_t first; ///< number of its first record
        bool brings_parents;
    };
    const Member& member_of(std::uint32_t record) const;

    std::vector<Member> members_;
    std::uint32_t count_ = 0;
    std::vector<std::pair<std::string, std::uint32_t>> by_id_; ///< sorted
};

} // namespace entente
