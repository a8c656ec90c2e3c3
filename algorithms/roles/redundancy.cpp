#include <entente/algorithms/roles/redundancy.hpp>

#include <limits>

namespace entente::roles {

std::vector<double> effective_sizes(const Investments& investments, const Run& run) {
    const auto n = investments.order();
    std::vector<double> sizes(n, std::numeric_limits<double>::quiet_NaN());
    run.for_each(
        n, [&] { return std::vector<double>(n, 0.0); },
        [&](std::size_t v, std::vector<double>& share) {
            const auto contacts = investments.contacts(v);
            if (contacts.empty()) return;
            for (const auto& [q, strength] : contacts) share[q] = strength / investments.all(v);
            double size = static_cast<double>(contacts.size());
            for (const auto& [u, _] : contacts) {
                double redundant = 0;
                for (const auto& [q, strength] : investments.contacts(u))
                    if (q != v) redundant += share[q] * strength;
                size -= redundant / investments.strongest(u);
            }
            for (const auto& [q, _] : contacts) share[q] = 0;
            sizes[v] = size;
        });
    return sizes;
}

} // namespace entente::roles
