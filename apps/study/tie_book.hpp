#pragma once
/// Ties as sources state them: what a second source says of a tie is further evidence for it.
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/model/builder.hpp>

namespace entente {

/// Ties of one source are never merged: a register lists an agreement once. A tie of another source
/// is the same when its pair and type are, and its dates compatible (equal, one missing, or one
/// inside the other); the most precise date is kept.
class TieBook {
public:
    explicit TieBook(Builder& builder) : builder_(builder) {}

    /// `life` lacks tie and evidence, which are those given here.
    void add(const TieRecord& tie, const Evidence& evidence, std::vector<LifeRecord> life,
             const Place& place);

    /// Statements that were only further evidence.
    std::size_t merged() const noexcept { return merged_; }
    std::vector<Diagnostic>& remarks() noexcept { return remarks_; }

private:
    using Pair = std::pair<Actor, Actor>;

    Builder& builder_;
    /// By source, for only other sources count and a long register may name few pairs.
    std::map<Pair, std::map<Source, std::vector<Tie>>> between_;
    std::size_t merged_ = 0;
    std::vector<Diagnostic> remarks_;
};

} // namespace entente
