#include <entente/core/model/network.hpp>

#include <algorithm>

namespace entente {

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
    return evidence_of(tie_evidence_, tie_evidence_first_, index(t));
}

RecordRange<Evidence> Network::evidence(Actor a) const {
    return evidence_of(actor_evidence_, actor_evidence_first_, index(a));
}

RecordRange<LifeRecord> Network::life(Tie t) const {
    // The least record whose tie is at least `tie`.
    const auto from = [&](std::size_t tie) {
        std::size_t low = 0, high = life_.size();
        while (low < high) {
            const auto middle = low + (high - low) / 2;
            if (index(life_[middle].tie) < tie)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return life_.range(from(index(t)), from(index(t) + 1));
}

std::string_view Network::country(Actor a) const {
    const auto& code = actors_.at<&ActorRecord::country>(index(a));
    return code[0] ? std::string_view{code.data(), 2} : std::string_view{};
}

std::optional<Actor> Network::find(std::string_view id) const {
    if (by_id_.empty()) {
        for (std::uint32_t i = 0; i < actor_count(); ++i)
            if (this->id(Actor{i}) == id) return Actor{i};
        return std::nullopt;
    }
    const auto it = std::lower_bound(by_id_.begin(), by_id_.end(), id,
                                     [&](Actor a, auto wanted) { return this->id(a) < wanted; });
    if (it == by_id_.end() || this->id(*it) != id) return std::nullopt;
    return *it;
}

} // namespace entente
