#include <entente/algorithms/groups/fragmentation.hpp>
#include <entente/algorithms/groups/key_players.hpp>
#include <entente/algorithms/groups/spread.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace entente::groups {
namespace {

using Members = std::vector<Vertex>;

/// The value of a set with any one actor more.
class Criterion {
public:
    Criterion(const Graph& graph, const KeyPlayersOptions& options, const Run& run)
        : options_(options), run_{.threads = run.threads, .stop = run.stop},
          arcs_(graph, options.criterion == KeyCriterion::fragmentation ? paths::Sides::all
                       : options.criterion == KeyCriterion::betweenness ? paths::Sides::out
                                                                        : options.direction) {}

    std::size_t order() const { return arcs_.order(); }

    std::vector<double> with_each(const Members& members) const {
        run_.throw_if_stopped();
        std::vector<char> chosen(order(), 0);
        for (const Vertex v : members) chosen[index(v)] = 1;
        switch (options_.criterion) {
        case KeyCriterion::fragmentation:
            return fragmentation(chosen);
        case KeyCriterion::betweenness:
            return betweenness(chosen);
        case KeyCriterion::reach:
        case KeyCriterion::proximity:
            break;
        }
        return nearness(members);
    }

private:
    double pairs() const {
        const auto n = static_cast<double>(order());
        return std::max(1.0, n * (n - 1));
    }
    std::vector<double> fragmentation(const std::vector<char>& chosen) const {
        auto values = pairs_left(arcs_, chosen);
        for (double& value : values) value = order() > 1 ? 1 - value / pairs() : 0;
        return values;
    }
    double worth(std::uint32_t distance) const {
        if (options_.criterion == KeyCriterion::reach) return 1;
        return distance == 0 ? 1 : 1 / static_cast<double>(distance);
    }
    /// Every actor counts by its nearest member.
    std::vector<double> nearness(const Members& members) const {
        const std::uint32_t horizon =
            options_.criterion == KeyCriterion::reach ? options_.steps : Spread::unreached;
        std::vector<double> best(order(), 0.0), values(order());
        Spread all(arcs_);
        all.from(members, horizon);
        double base = 0;
        for (const Vertex v : all.reached()) base += best[index(v)] = worth(all.distance(v));
        const double share = 1 / static_cast<double>(order());
        run_.for_each(
            order(), [&] { return Spread(arcs_); },
            [&](std::size_t i, Spread& spread) {
                const Vertex v{static_cast<std::uint32_t>(i)};
                spread.from({&v, 1}, horizon);
                double gain = 0;
                for (const Vertex u : spread.reached())
                    gain += std::max(0.0, worth(spread.distance(u)) - best[index(u)]);
                values[i] = (base + gain) * share;
            });
        return values;
    }
    /// Pairs that members touch, and what of the others an actor would touch.
    std::vector<double> betweenness(const std::vector<char>& chosen) const {
        const auto n = order();
        auto total = run_.sum(
            n, std::vector<double>(n + 1, 0.0), [&] { return Spread(arcs_); },
            [&](std::size_t i, Spread& spread, std::vector<double>& sum) {
                const Vertex s{static_cast<std::uint32_t>(i)};
                spread.from({&s, 1});
                if (chosen[i]) {
                    sum[n] += static_cast<double>(spread.reached().size() - 1);
                    return;
                }
                spread.count_paths(chosen);
                for (const Vertex t : spread.reached())
                    sum[n] += 1 - spread.clear(t) / spread.paths(t);
                spread.clear_shares(chosen, [&](Vertex v, double share) {
                    sum[index(v)] += v == s ? share - 1 : share; // from s to s is no pair
                });
            },
            [](std::vector<double>& into, const std::vector<double>& part) {
                for (std::size_t v = 0; v < into.size(); ++v) into[v] += part[v];
            });
        const double base = total.back();
        total.pop_back();
        for (double& value : total) value = (base + value) / pairs();
        return total;
    }

    KeyPlayersOptions options_;
    Run run_;
    paths::Arcs arcs_;
};

struct Pick {
    Vertex who{};
    double value = -1;
};

/// The best of those that are admitted, of equals the first.
template <class Admitted>
Pick best(const std::vector<double>& values, Admitted admitted) {
    Pick pick;
    for (std::uint32_t v = 0; v < values.size(); ++v)
        if (admitted(Vertex{v}) && values[v] > pick.value + 1e-12) pick = {Vertex{v}, values[v]};
    return pick;
}

bool is_in(const Members& members, Vertex v) {
    return std::find(members.begin(), members.end(), v) != members.end();
}

/// Exchanges members for others as long as the set gains; false if none did.
bool improve(const Criterion& criterion, Members& members, double value) {
    bool improved = false;
    for (int round = 0; round < 10; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < members.size(); ++i) {
            Members others = members;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            const Pick pick =
                best(criterion.with_each(others), [&](Vertex v) { return !is_in(members, v); });
            if (pick.value <= value + 1e-12) continue;
            members[i] = pick.who;
            value = pick.value;
            moved = improved = true;
        }
        if (!moved) break;
    }
    return improved;
}

} // namespace

Profile key_players(const Graph& graph, const KeyPlayersOptions& options, const Run& run) {
    const auto n = graph.order();
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const Criterion criterion(graph, options, run);
    const std::size_t k = std::min<std::size_t>(options.k, n);
    Members members;
    std::vector<double> values;
    const auto grow = [&](auto admitted) {
        members.clear();
        values.clear();
        while (members.size() < k) {
            const Pick pick = best(criterion.with_each(members),
                                   [&](Vertex v) { return !is_in(members, v) && admitted(v); });
            members.push_back(pick.who);
            values.push_back(pick.value);
            if (run.progress) run.progress(members.size(), k);
        }
    };
    grow([](Vertex) { return true; });
    if (options.exchange && k > 1 && k < n && improve(criterion, members, values.back())) {
        const Members chosen = members;
        grow([&](Vertex v) { return is_in(chosen, v); });
    }
    Profile profile{{{"order", VertexMap<double>(n, none)}, {"value", VertexMap<double>(n, none)}}};
    for (std::size_t i = 0; i < members.size(); ++i) {
        profile.columns[0].value[members[i]] = static_cast<double>(i + 1);
        profile.columns[1].value[members[i]] = values[i];
    }
    return profile;
}

Spec key_players_spec() {
    return describe(
        &key_players,
        {.name = "groups.key_players",
         .summary = "the few actors who as a set break the network up most, reach most, or lie "
                    "between most",
         .formula = "argmax over sets of k of F(set), grown one by one, then by exchanges",
         .caveat = "other sets may be as good; a missing tie may change it all",
         .time = "O(k (n + m)) for fragmentation, O(k n (n + m)) else, for each round",
         .space = "O(n) a thread, O(m)",
         .references = {"borgatti2006", "nemhauser1978", "everett1999"},
         .heuristic = true});
}

} // namespace entente::groups
