#include <entente/core/base/errors.hpp>
#include <entente/core/model/builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
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

Builder::Builder(std::string title, std::shared_ptr<const Vocabulary> vocabulary) {
    made_.title_ = std::move(title);
    made_.vocabulary_ = std::move(vocabulary);
}

Source Builder::add(SourceRecord source) {
    if (made_.sources_.size() > 0xFFFF) throw UsageError("a network holds at most 65,536 sources");
    made_.sources_.push_back(std::move(source));
    return Source{static_cast<std::uint16_t>(made_.sources_.size() - 1)};
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
    const std::size_t n = actor_count();
    const auto require = [](bool good, const auto&... message) {
        if (!good) throw UsageError(fmt::format(message...));
    };
    const auto known = [&](Actor a, const char* what) {
        require(index(a) < n, fmt::runtime("a {} names actor {} of {}"), what, index(a), n);
    };

    const auto id_of = [&](Actor a) { return made_.pool_[actors_[index(a)].id]; };
    std::vector<Actor> by_id(n);
    for (std::size_t i = 0; i < n; ++i) by_id[i] = Actor{static_cast<std::uint32_t>(i)};
    std::sort(by_id.begin(), by_id.end(), [&](Actor a, Actor b) { return id_of(a) < id_of(b); });
    for (std::size_t i = 0; i < n; ++i) {
        const auto id = id_of(by_id[i]);
        require(!id.empty(), fmt::runtime("an actor has no id"));
        if (i) require(id != id_of(by_id[i - 1]), fmt::runtime("two actors are called '{}'"), id);
    }
    std::vector<std::size_t> met_by(n); // whose walk, from 1, met an actor first
    for (std::size_t i = 0; i < n; ++i) {
        met_by[i] = met_by[i] ? met_by[i] : i + 1;
        for (auto up = actors_[i].parent; up; up = actors_[index(*up)].parent) {
            known(*up, "unit");
            require(met_by[index(*up)] != i + 1,
                    fmt::runtime("the units around '{}' form a circle"),
                    id_of(Actor{static_cast<std::uint32_t>(i)}));
            if (met_by[index(*up)]) break; // walked before
            met_by[index(*up)] = i + 1;
        }
    }
    for (const TieRecord& t : ties_) {
        known(t.from, "tie");
        known(t.to, "tie");
        require(static_cast<std::size_t>(t.type) < vocabulary().types().size(),
                fmt::runtime("a tie has an unknown type"));
        require(std::isfinite(t.weight) && t.weight >= 0,
                fmt::runtime("the tie {} – {} has the weight {}"), id_of(t.from), id_of(t.to),
                t.weight);
        require(!(t.start.is_known() && t.end.is_known() && certainly_before(t.end, t.start)),
                fmt::runtime("the tie {} – {} ends {} before it starts {}"), id_of(t.from),
                id_of(t.to), to_edtf(t.end), to_edtf(t.start));
    }
    const auto sourced = [&](Source source, const char* what) {
        require(index(source) < made_.sources_.size(), fmt::runtime("a {} names an unknown source"),
                what);
    };
    const auto both = [&](Actor a, Source source, const char* what) {
        known(a, what);
        sourced(source, what);
    };
    for (const auto& r : actors_)
        require(static_cast<std::size_t>(r.kind) < vocabulary().kinds().size(),
                fmt::runtime("an actor has an unknown kind"));
    for (const auto& r : names_) both(r.actor, r.evidence.source, "name");
    for (const auto& r : attributes_) both(r.actor, r.evidence.source, "fact");
    for (const auto& r : claims_) both(r.subject, r.evidence.source, "claim");
    for (const auto& r : counts_) both(r.group, r.evidence.source, "count");
    for (const auto& r : coverage_) {
        both(r.actor, r.source, "coverage");
        require(static_cast<std::size_t>(r.layer) < vocabulary().layers().size(),
                fmt::runtime("a coverage names an unknown layer"));
    }
    for (const auto& [owner, e] : tie_evidence_)
        require(owner < tie_count() && index(e.source) < made_.sources_.size(),
                fmt::runtime("evidence names an unknown tie or source"));
    for (const auto& [owner, e] : actor_evidence_)
        require(owner < n && index(e.source) < made_.sources_.size(),
                fmt::runtime("evidence names an unknown actor or source"));

    for (const LifeRecord& r : life_)
        require(static_cast<std::size_t>(r.tie) < tie_count() &&
                    index(r.evidence.source) < made_.sources_.size(),
                fmt::runtime("a fact of an agreement's life names an unknown tie or source"));
    std::stable_sort(life_.begin(), life_.end(),
                     [](const LifeRecord& a, const LifeRecord& b) { return a.tie < b.tie; });

    made_.tie_evidence_ = group(tie_evidence_, tie_count(), made_.tie_evidence_first_);
    made_.actor_evidence_ = group(actor_evidence_, n, made_.actor_evidence_first_);
    made_.by_id_ = std::move(by_id);
    made_.actors_ = actors_;
    made_.ties_ = ties_;
    made_.names_ = names_;
    made_.coverage_ = coverage_;
    made_.attributes_ = attributes_;
    made_.claims_ = claims_;
    made_.counts_ = counts_;
    made_.life_ = life_;
    made_.pool_.freeze();
    Network done = std::move(made_);
    *this = Builder{{}, done.vocabulary_};
    return done;
}

} // namespace entente
