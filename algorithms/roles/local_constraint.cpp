#include <entente/algorithms/roles/local_constraint.hpp>

namespace entente::roles {

std::span<const double> LocalConstraint::of(std::size_t v) {
    const auto contacts = investments_->contacts(v);
    for (const auto& [q, strength] : contacts) share_[q] = strength / investments_->all(v);
    terms_.clear();
    for (const auto& [u, strength] : contacts) {
        // Relations go both ways, so that who reaches u is among those whom u reaches.
        double share = share_[u];
        for (const auto& [q, onward] : investments_->contacts(u))
            share += share_[q] * (onward / investments_->all(q));
        terms_.push_back(share * share);
    }
    for (const auto& [q, _] : contacts) share_[q] = 0;
    return terms_;
}

} // namespace entente::roles
