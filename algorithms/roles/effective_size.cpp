#include <entente/algorithms/roles/effective_size.hpp>
#include <entente/algorithms/roles/redundancy.hpp>
#include <entente/core/run/catalogue.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace entente::roles {

namespace {

/// Those with whom a vertex shares others, in order of first meeting.
class Shared {
public:
    explicit Shared(const Investments& all) : all_(&all), strength_(all.order(), 0.0) {}
    const std::vector<std::uint32_t>& of(std::size_t v) {
        for (const auto q : met_) strength_[q] = 0;
        met_.clear();
        for (const auto& [b, to_b] : all_->contacts(v))
            for (const auto& [q, to_q] : all_->contacts(b)) {
                if (q == v) continue;
                if (strength_[q] == 0) met_.push_back(q);
                strength_[q] += to_b * to_q;
            }
        return met_;
    }
    /// How strong the last asked for is tied to another; 0 for not at all.
    double to(std::uint32_t q) const { return strength_[q]; }

private:
    const Investments* all_;
    std::vector<double> strength_;
    std::vector<std::uint32_t> met_;
};

std::vector<double> by_shared(const Investments& all, const Run& run) {
    require_two_modes(all);
    std::vector<double> sizes(all.order(), std::numeric_limits<double>::quiet_NaN());
    struct Hands {
        Shared own, others;
    };
    run.for_each(
        all.order(),
        [&] {
            return Hands{Shared(all), Shared(all)};
        },
        [&](std::size_t v, Hands& hands) {
            const auto& contacts = hands.own.of(v);
            if (contacts.empty()) return;
            double redundant = 0, whole = 0;
            for (const auto q : contacts) {
                double known = 0; // contacts of v that q shares others with
                for (const auto u : hands.others.of(q)) known += hands.own.to(u) > 0;
                redundant += hands.own.to(q) * known;
                whole += hands.own.to(q);
            }
            sizes[v] = static_cast<double>(contacts.size()) - redundant / whole;
        });
    return sizes;
}

} // namespace

Scores effective_size(const Graph& graph, const EffectiveSizeOptions& options, const Run& run) {
    const Investments investments(graph);
    return {VertexMap<double>(options.two_mode ? by_shared(investments, run)
                                               : effective_sizes(investments, run))};
}

Spec effective_size_spec() {
    return describe(&effective_size,
                    {.name = "roles.effective_size",
                     .summary = "number of contacts less their redundancy",
                     .formula = "S(v) = sum over contacts u of (1 - sum over q of p(v, q) m(u, q))",
                     .caveat = "grows with the number of contacts",
                     .time = "O(n + sum of degree(u)^2)",
                     .space = "O(n) a thread, O(m)",
                     .references = {"burt1992", "borgatti1997"}});
}

} // namespace entente::roles
