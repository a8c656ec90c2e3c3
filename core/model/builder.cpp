#include <entente/core/base/errors.hpp>
#include <entente/core/model/builder.hpp>

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

using Gathered = std::vector<std::pair<std::uint32_t, Evidence>>;

/// Rows grouped by owner, in the order in which they came; `first` stays empty if each owner has
/// one.
RecordTable<Evidence> group(const Gathered& gathered, std::size_t owners,
                            Column<std::uint32_t>& first) {
    std::vector<std::uint32_t> begin(owners + 1, 0);
    for (const auto& [owner, _] : gathered) ++begin[owner + 1];
    const bool has_one_each =
        std::all_of(begin.begin() + 1, begin.end(), [](std::uint32_t k) { return k == 1; });
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<Evidence> rows(gathered.size());
    auto at = begin;
    for (const auto& [owner, evidence] : gathered) rows[at[owner]++] = evidence;
    if (!has_one_each) first = std::move(begin);
    return rows;
}

} // namespace

Builder::Builder(std::string title, std::shared_ptr<const Vocabulary> vocabulary)
    : title_(std::move(title)), vocabulary_(std::move(vocabulary)) {}

Source Builder::add(SourceRecord source) {
    if (sources_.size() > 0xFFFF) throw UsageError("a network holds at most 65,536 sources");
    sources_.push_back(std::move(source));
    return Source{static_cast<std::uint16_t>(sources_.size() - 1)};
}

Actor Builder::add(const ActorRecord& actor) {
    actors_.push_back(actor);
    return Actor{static_cast<std::uint32_t>(actors_.size() - 1)};
}

Tie Builder::add(const TieRecord& tie, const Evidence& evidence) {
    ties_.push_back(tie);
    const Tie id{static_cast<std::uint32_t>(ties_.size() - 1)};
    add(id, evidence);
    return id;
}

void Builder::add(const CoverageRecord& coverage) {
    coverage_.push_back(coverage);
    if (coverage.extent == Extent::complete && index(coverage.actor) < actor_count())
        (*this)[coverage.actor].observed = true;
}

void Builder::add(Actor actor, const Evidence& evidence) {
    actor_evidence_.emplace_back(static_cast<std::uint32_t>(actor), evidence);
}

void Builder::add(Tie tie, const Evidence& evidence) {
    tie_evidence_.emplace_back(static_cast<std::uint32_t>(tie), evidence);
}

Network Builder::build() {
    std::vector<Actor> by_id(actor_count());
    for (std::size_t i = 0; i < by_id.size(); ++i) by_id[i] = Actor{static_cast<std::uint32_t>(i)};
    std::sort(by_id.begin(), by_id.end(), [&](Actor a, Actor b) {
        return text(actors_[index(a)].id) < text(actors_[index(b)].id);
    });
    std::stable_sort(life_.begin(), life_.end(),
                     [](const LifeRecord& a, const LifeRecord& b) { return a.tie < b.tie; });
    for (const auto& [owner, _] : tie_evidence_)
        if (owner >= tie_count()) throw UsageError("evidence names an unknown tie");
    for (const auto& [owner, _] : actor_evidence_)
        if (owner >= actor_count()) throw UsageError("evidence names an unknown actor");
    NetworkColumns made{.title = std::move(title_), .vocabulary = vocabulary_};
    made.sources = std::move(sources_);
    made.actors = actors_;
    made.ties = ties_;
    made.names = names_;
    made.coverage = coverage_;
    made.attributes = attributes_;
    made.claims = claims_;
    made.counts = counts_;
    made.life = life_;
    made.tie_evidence = group(tie_evidence_, tie_count(), made.tie_evidence_first);
    made.actor_evidence = group(actor_evidence_, actor_count(), made.actor_evidence_first);
    made.by_id = std::move(by_id);
    texts_.freeze();
    made.texts = std::move(texts_);
    *this = Builder{{}, vocabulary_};
    return Network{std::move(made)};
}

} // namespace entente
