#include <entente/algorithms/paths/arcs.hpp>
#include <entente/algorithms/roles/brokerage.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace entente::roles {
namespace {

enum Role : std::size_t { coordinator, itinerant, representative, gatekeeper, liaison, total };
constexpr std::size_t roles = total + 1;
constexpr std::array<const char*, roles> names{"coordinator", "itinerant", "representative",
                                               "gatekeeper",  "liaison",   "total"};
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

Role role_of(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    if (a == c) return a == b ? coordinator : itinerant;
    return a == b ? representative : c == b ? gatekeeper : liaison;
}

/// Distinct neighbors that are in a group.
class Grouped {
public:
    Grouped(const Graph& graph, const Grouping& grouping, paths::Sides side) {
        const paths::Arcs arcs(graph, side);
        first_.push_back(0);
        for (const Vertex v : graph.vertices()) {
            if (grouping.of[v] != Grouping::none)
                for (const Vertex u : arcs.neighbors(v))
                    if (grouping.of[u] != Grouping::none) all_.push_back(u);
            first_.push_back(all_.size());
        }
    }
    std::span<const Vertex> operator[](Vertex v) const {
        return std::span{all_}.subspan(first_[index(v)], first_[index(v) + 1] - first_[index(v)]);
    }
    std::size_t size() const { return all_.size(); }

private:
    std::vector<std::size_t> first_;
    std::vector<Vertex> all_;
};

/// Pairs that would make a role, and pairs of such pairs that share their first or their second.
struct Chances {
    double pairs = 0, sharing = 0;
};

/// For an actor of a group of `own`, in groups of the sizes given.
std::array<Chances, roles> chances(double own, const std::vector<double>& sizes, double n) {
    std::array<Chances, roles> all;
    const double k = own - 1, m = n - own;
    all[coordinator] = {k * (k - 1), 2 * k * (k - 1) * (k - 2)};
    all[representative] = all[gatekeeper] = {k * m, k * m * (m - 1) + m * k * (k - 1)};
    bool skipped = false;
    for (const double s : sizes) {
        if (s == own && !skipped) {
            skipped = true; // one group of this size is the actor's own
            continue;
        }
        all[itinerant].pairs += s * (s - 1);
        all[itinerant].sharing += 2 * s * (s - 1) * (s - 2);
        all[liaison].pairs += s * (m - s);
        all[liaison].sharing += 2 * s * (m - s) * (m - s - 1);
    }
    all[total] = {(n - 1) * (n - 2), 2 * (n - 1) * (n - 2) * (n - 3)};
    return all;
}

void add_expected(Profile& profile, const Graph& graph, const Grouping& grouping,
                  std::size_t arcs) {
    std::vector<double> sizes(grouping.names.size(), 0.0);
    double n = 0;
    for (const std::uint32_t g : grouping.of)
        if (g != Grouping::none) ++sizes[g], ++n;
    const double density = n > 1 ? static_cast<double>(arcs) / (n * (n - 1)) : 0;
    const double mean = density * density * (1 - density); // of one pair
    const double together = density * density * density * (1 - density) * (1 - density) *
                            (1 - density); // covariance of pairs that share an actor
    std::vector<std::array<Chances, roles>> of_group;
    for (const double own : sizes) of_group.push_back(chances(own, sizes, n));
    for (std::size_t role = 0; role < roles; ++role) {
        const std::string name = names[role];
        Profile::Column expected{name + " expected", VertexMap<double>(graph.order(), undefined)};
        Profile::Column z{name + " z", VertexMap<double>(graph.order(), undefined)};
        for (const Vertex v : graph.vertices()) {
            const std::uint32_t g = grouping.of[v];
            if (g == Grouping::none) continue;
            const Chances& c = of_group[g][role];
            double variance = c.pairs * mean * (1 - mean) + c.sharing * together;
            // Undirected, a pair and its reverse are one event, except where the groups differ by
            // place and only one of them counts.
            if (!graph.is_directed() && role != representative && role != gatekeeper) variance *= 2;
            expected.value[v] = c.pairs * mean;
            if (variance > 0)
                z.value[v] =
                    (profile.columns[role].value[v] - expected.value[v]) / std::sqrt(variance);
        }
        profile.columns.push_back(std::move(expected));
        profile.columns.push_back(std::move(z));
    }
}

} // namespace

Profile brokerage(const Graph& graph, const Grouping& grouping, const BrokerageOptions& options,
                  const Run& run) {
    if (grouping.empty()) throw UsageError("brokerage needs groups of actors", "--by country");
    const auto n = graph.order();
    const Grouped out(graph, grouping, paths::Sides::out), in(graph, grouping, paths::Sides::in);
    Profile profile;
    for (const auto* name : names)
        profile.columns.push_back({name, VertexMap<double>(n, undefined)});
    struct Scratch {
        std::vector<char> follows;
        std::vector<double> after; ///< by group, of those who follow
    };
    run.for_each(
        n,
        [&] {
            return Scratch{std::vector<char>(n, 0), std::vector<double>(grouping.names.size(), 0)};
        },
        [&](std::size_t i, Scratch& scratch) {
            const Vertex b{static_cast<std::uint32_t>(i)};
            const std::uint32_t mine = grouping.of[b];
            if (mine == Grouping::none) return;
            std::array<double, roles> count{};
            const auto next = out[b];
            for (const Vertex c : next) {
                scratch.follows[index(c)] = 1;
                ++scratch.after[grouping.of[c]];
            }
            for (const Vertex a : in[b]) {
                const std::uint32_t from = grouping.of[a];
                // All who follow, then fewer by those whom a knows and by a itself.
                const double same = scratch.after[from], own = scratch.after[mine];
                const auto all = static_cast<double>(next.size());
                if (from == mine) {
                    count[coordinator] += own;
                    count[representative] += all - own;
                } else {
                    count[itinerant] += same;
                    count[gatekeeper] += own;
                    count[liaison] += all - same - own;
                }
                for (const Vertex c : out[a])
                    if (scratch.follows[index(c)]) --count[role_of(from, mine, grouping.of[c])];
                if (scratch.follows[index(a)]) --count[role_of(from, mine, from)];
            }
            for (const Vertex c : next) {
                scratch.follows[index(c)] = 0;
                scratch.after[grouping.of[c]] = 0;
            }
            for (std::size_t role = 0; role < total; ++role) count[total] += count[role];
            for (std::size_t role = 0; role < roles; ++role)
                profile.columns[role].value[b] = count[role];
        });
    if (options.expected) add_expected(profile, graph, grouping, out.size());
    // The whole comes first: tables are sorted by it.
    std::rotate(profile.columns.begin(), profile.columns.begin() + total,
                profile.columns.begin() + roles);
    return profile;
}

Spec brokerage_spec() {
    return describe(&brokerage,
                    {.name = "roles.brokerage",
                     .summary = "pairs that are tied through the actor only, by groups: "
                                "coordinator, itinerant, representative, gatekeeper, liaison",
                     .formula = "b(v) = |{(a, c) : a to v, v to c, not a to c}| by the groups of "
                                "a, v and c",
                     .caveat = "grows with degree: hubs hold every role",
                     .time = "O(n + sum of degree(u)^2)",
                     .space = "O(n) a thread, O(m)",
                     .references = {"gould1989"},
                     .needs_grouping = true});
}

} // namespace entente::roles
