#pragma once
/// What each contact adds to an actor's constraint.
#include <entente/algorithms/roles/investment.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace entente::roles {

/// (p(v, u) + sum over q of p(v, q) p(q, u))^2 for all contacts u of v, in order. Keeps memory from
/// call to call: make one per thread; the investments must outlive it. Time O(sum over contacts of
/// their degree).
class LocalConstraint {
public:
    explicit LocalConstraint(const Investments& investments)
        : investments_(&investments), share_(investments.order(), 0.0) {}

    /// Until the next call.
    std::span<const double> of(std::size_t v);

private:
    const Investments* investments_;
    std::vector<double> share_, terms_;
};

} // namespace entente::roles
