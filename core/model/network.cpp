#include <entente/core/model/network.hpp>

#include "validate.hpp"

#include <algorithm>

namespace entente {

Network::Network(NetworkColumns columns) : held_(std::move(columns)) { validate(held_); }

Date onset(const TieRecord& tie) {
    if (tie.start.is_known()) return tie.start;
    if (tie.event.is_known()) return tie.event;
    if (tie.as_of.is_known()) return Date::between(Date::open_begin, tie.as_of.latest());
    return {};
}

namespace {

RecordRange<Evidence> evidence_of(const RecordTable<Evidence>& all,
                                  const Column<std::uint32_t>& first, std::size_t i) {
    return first.empty() ? all.range(i, i + 1) : all.range(first[i], first[i + 1]);
}

} // namespace

RecordRange<Evidence> Network::evidence(Tie t) const {
    return evidence_of(held_.tie_evidence, held_.tie_evidence_first, index(t));
}

RecordRange<Evidence> Network::evidence(Actor a) const {
    return evidence_of(held_.actor_evidence, held_.actor_evidence_first, index(a));
}

RecordRange<LifeRecord> Network::life(Tie t) const {
    // The least record whose tie is at least `tie`.
    const auto from = [&](std::size_t tie) {
        std::size_t low = 0, high = held_.life.size();
        while (low < high) {
            const auto middle = low + (high - low) / 2;
            if (index(held_.life[middle].tie) < tie)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return held_.life.range(from(index(t)), from(index(t) + 1));
}

std::string_view Network::country(Actor a) const {
    const auto& code = held_.actors.at<&ActorRecord::country>(index(a));
    return code[0] ? std::string_view{code.data(), 2} : std::string_view{};
}

std::optional<Actor> Network::find(std::string_view id) const {
    const auto it = std::lower_bound(held_.by_id.begin(), held_.by_id.end(), id,
                                     [&](Actor a, auto wanted) { return this->id(a) < wanted; });
    if (it == held_.by_id.end() || this->id(*it) != id) return std::nullopt;
    return *it;
}

} // namespace entente
