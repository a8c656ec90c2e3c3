#include <entente/core/model/network.hpp>

#include <algorithm>

namespace entente {

Date onset(const TieRecord& tie) {
    if (tie.start.is_known()) return tie.start;
    if (tie.event.is_known()) return tie.event;
    if (tie.as_of.is_known()) return Date::between(Date::open_begin, tie.as_of.latest());
    return {};
}

std::span<const Evidence> Network::evidence(Tie t) const {
    const auto first = tie_evidence_first_[index(t)], last = tie_evidence_first_[index(t) + 1];
    return std::span{tie_evidence_}.subspan(first, last - first);
}

std::span<const Evidence> Network::evidence(Actor a) const {
    const auto first = actor_evidence_first_[index(a)], last = actor_evidence_first_[index(a) + 1];
    return std::span{actor_evidence_}.subspan(first, last - first);
}

std::span<const LifeRecord> Network::life(Tie t) const {
    const auto [first, last] =
        std::equal_range(life_.begin(), life_.end(), LifeRecord{.tie = t},
                         [](const LifeRecord& a, const LifeRecord& b) { return a.tie < b.tie; });
    return {first, last};
}

std::string_view Network::country(Actor a) const {
    const auto& code = (*this)[a].country;
    return code[0] ? std::string_view{code.data(), 2} : std::string_view{};
}

std::optional<Actor> Network::find(std::string_view id) const {
    const auto it = std::lower_bound(by_id_.begin(), by_id_.end(), id,
                                     [&](Actor a, auto wanted) { return this->id(a) < wanted; });
    if (it == by_id_.end() || this->id(*it) != id) return std::nullopt;
    return *it;
}

} // namespace entente
