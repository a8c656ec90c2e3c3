#include <entente/core/base/errors.hpp>
#include <entente/core/model/validate.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

template <class... Args>
void require(bool good, fmt::format_string<Args...> message, Args&&... args) {
    if (!good) throw UsageError(fmt::format(message, std::forward<Args>(args)...));
}

/// Looks at every value of every column that points at something.
class References {
public:
    explicit References(const NetworkColumns& held) : held_(held) {}

    template <class Record>
    void check(const RecordTable<Record>& table, const char* what) const {
        if (table.empty()) return;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (member(table, std::get<I>(members_of<Record>), std::get<I>(table.columns()), what),
             ...);
        }
        (std::make_index_sequence<RecordTable<Record>::width>{});
    }

private:
    template <class Record, class Member, class Stored>
    void member(const RecordTable<Record>& table, Member Record::*pointer,
                const Column<Stored>& column, const char* what) const {
        using Kept = detail::Kept<Member>;
        if (column.empty()) return value(table.common().*pointer, what);
        require(column.size() == table.size(), "a column of {} has {} values for {}", what,
                column.size(), table.size());
        for (const Stored& stored : column) value(Kept::unpack(stored), what);
    }

    template <class T>
    void value(const T& v, const char* what) const {
        const auto below = [&](std::size_t i, std::size_t n, const char* thing) {
            if (i >= n) require(false, "a {} names {} {} of {}", what, thing, i, n);
        };
        if constexpr (std::is_same_v<T, Actor>)
            below(index(v), held_.actors.size(), "actor");
        else if constexpr (std::is_same_v<T, std::optional<Actor>>)
            below(v ? index(*v) : 0, held_.actors.size(), "actor");
        else if constexpr (std::is_same_v<T, Tie>)
            below(index(v), held_.ties.size(), "tie");
        else if constexpr (std::is_same_v<T, Text>)
            below(static_cast<std::size_t>(v), held_.texts.size(), "text");
        else if constexpr (std::is_same_v<T, Source>)
            below(index(v), held_.sources.size(), "source");
        else if constexpr (std::is_same_v<T, TypeId>)
            below(static_cast<std::size_t>(v), held_.vocabulary->types().size(), "type");
        else if constexpr (std::is_same_v<T, KindId>)
            below(static_cast<std::size_t>(v), held_.vocabulary->kinds().size(), "kind");
        else if constexpr (std::is_same_v<T, LayerId>)
            below(static_cast<std::size_t>(v), held_.vocabulary->layers().size(), "layer");
        else if constexpr (std::is_same_v<T, Evidence>) {
            value(v.source, what);
            value(v.place, what);
            value(v.text, what);
        } else if constexpr (std::is_enum_v<T>) {
            below(static_cast<std::size_t>(v), names_of<T>.size(), "word");
        }
    }

    const NetworkColumns& held_;
};

void check_ids(const NetworkColumns& held) {
    const auto id_of = [&](Actor a) {
        return held.texts[held.actors.at<&ActorRecord::id>(index(a))];
    };
    const std::size_t n = held.actors.size();
    require(held.by_id.size() == n, "{} actors are sorted by id, of {}", held.by_id.size(), n);
    for (std::size_t i = 0; i < n; ++i) {
        require(index(held.by_id[i]) < n, "there is no actor {}", index(held.by_id[i]));
        const auto id = id_of(held.by_id[i]);
        require(!id.empty(), "an actor has no id");
        if (!i) continue;
        const auto before = id_of(held.by_id[i - 1]);
        require(before != id, "two actors are called '{}'", id);
        require(before < id, "actors are not sorted by id");
    }
}

void check_units(const NetworkColumns& held) {
    const std::size_t n = held.actors.size();
    std::vector<std::size_t> met_by(n); // whose walk, from 1, met an actor first
    for (std::size_t i = 0; i < n; ++i) {
        met_by[i] = met_by[i] ? met_by[i] : i + 1;
        for (auto up = held.actors[i].parent; up; up = held.actors[index(*up)].parent) {
            require(met_by[index(*up)] != i + 1, "the units around '{}' form a circle",
                    held.texts[held.actors[i].id]);
            if (met_by[index(*up)]) break; // walked before
            met_by[index(*up)] = i + 1;
        }
    }
}

void check_ties(const NetworkColumns& held) {
    const auto name = [&](Actor a) { return held.texts[held.actors[index(a)].id]; };
    const auto weight = [&](std::size_t i) {
        const double w = held.ties.at<&TieRecord::weight>(i);
        if (std::isfinite(w) && w >= 0) return;
        const TieRecord t = held.ties[i];
        require(false, "the tie {} – {} has the weight {}", name(t.from), name(t.to), w);
    };
    const auto dates = [&](std::size_t i) {
        const Date &start = held.ties.at<&TieRecord::start>(i),
                   &end = held.ties.at<&TieRecord::end>(i);
        if (!start.is_known() || !end.is_known() || !certainly_before(end, start)) return;
        const TieRecord t = held.ties[i];
        require(false, "the tie {} – {} ends {} before it starts {}", name(t.from), name(t.to),
                to_edtf(end), to_edtf(start));
    };
    if (held.ties.empty()) return;
    const auto has = [&]<auto Pointer>() { return !held.ties.column<Pointer>().empty(); };
    const bool any_weight = has.template operator()<&TieRecord::weight>(),
               any_date = has.template operator()<&TieRecord::start>() ||
                          has.template operator()<&TieRecord::end>();
    for (std::size_t i = 0; i < (any_weight ? held.ties.size() : 1); ++i) weight(i);
    for (std::size_t i = 0; i < (any_date ? held.ties.size() : 1); ++i) dates(i);
}

void check_evidence(const RecordTable<Evidence>& all, const Column<std::uint32_t>& first,
                    std::size_t owners, const char* what) {
    if (first.empty()) {
        require(all.size() == owners, "{} pieces of evidence for {} {}", all.size(), owners, what);
        return;
    }
    require(first.size() == owners + 1 && first[0] == 0 && first.back() == all.size() &&
                std::is_sorted(first.begin(), first.end()),
            "the evidence of {} is not in order", what);
}

} // namespace

void validate(const NetworkColumns& held) {
    require(held.vocabulary != nullptr, "a network has no vocabulary");
    const References references{held};
    references.check(held.actors, "actor");
    references.check(held.ties, "tie");
    references.check(held.names, "name");
    references.check(held.coverage, "coverage");
    references.check(held.attributes, "fact");
    references.check(held.claims, "claim");
    references.check(held.counts, "count");
    references.check(held.life, "fact of an agreement's life");
    references.check(held.tie_evidence, "piece of evidence");
    references.check(held.actor_evidence, "piece of evidence");
    check_ids(held);
    check_units(held);
    check_ties(held);
    check_evidence(held.tie_evidence, held.tie_evidence_first, held.ties.size(), "ties");
    check_evidence(held.actor_evidence, held.actor_evidence_first, held.actors.size(), "actors");
    for (std::size_t i = 1; i < held.life.size(); ++i)
        require(held.life[i - 1].tie <= held.life[i].tie, "facts of life are not sorted by tie");
}

} // namespace entente
