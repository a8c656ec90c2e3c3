#pragma once
/// Makes a Network record by record: add, then build, which checks that it all holds together.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "network.hpp"

namespace entente {

class Builder {
public:
    Builder(std::string title, std::shared_ptr<const Vocabulary> vocabulary);

    Text text(std::string_view text) { return texts_.intern(text); }
    std::string_view text(Text text) const { return texts_[text]; }
    const Vocabulary& vocabulary() const { return *vocabulary_; }

    Source add(SourceRecord source);
    Actor add(const ActorRecord& actor);
    Tie add(const TieRecord& tie, const Evidence& evidence);
    void add(const NameRecord& name) { names_.push_back(name); }
    void add(const CoverageRecord& coverage);
    void add(const AttributeRecord& attribute) { attributes_.push_back(attribute); }
    void add(const ClaimRecord& claim) { claims_.push_back(claim); }
    void add(const CountRecord& count) { counts_.push_back(count); }
    void add(const LifeRecord& life) { life_.push_back(life); }
    void add(Actor actor, const Evidence& evidence);
    void add(Tie tie, const Evidence& evidence);

    /// Records may be completed until build.
    ActorRecord& operator[](Actor a) { return actors_[index(a)]; }
    TieRecord& operator[](Tie t) { return ties_[index(t)]; }
    std::size_t actor_count() const { return actors_.size(); }
    std::size_t tie_count() const { return ties_.size(); }

    /// Throws UsageError as Network does. The builder is empty afterwards.
    Network build();

private:
    std::string title_;
    std::shared_ptr<const Vocabulary> vocabulary_;
    TextPool texts_;
    std::vector<SourceRecord> sources_;
    std::vector<ActorRecord> actors_;
    std::vector<TieRecord> ties_;
    std::vector<NameRecord> names_;
    std::vector<CoverageRecord> coverage_;
    std::vector<AttributeRecord> attributes_;
    std::vector<ClaimRecord> claims_;
    std::vector<CountRecord> counts_;
    std::vector<LifeRecord> life_;
    std::vector<std::pair<std::uint32_t, Evidence>> tie_evidence_, actor_evidence_;
};

} // namespace entente
