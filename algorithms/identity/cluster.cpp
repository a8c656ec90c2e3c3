#include "cluster.hpp"

#include "compare.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

namespace entente::identity {
namespace {

Pair ordered(Pair p) { return p.first < p.second ? p : Pair{p.second, p.first}; }

/// Sets of items that know their members, so that constraints can be held against all of them.
class Groups {
public:
    explicit Groups(std::size_t n) : parent_(n), members_(n) {
        std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
        for (std::uint32_t i = 0; i < n; ++i) members_[i] = {i};
    }
    std::uint32_t of(std::uint32_t i) const {
        while (parent_[i] != i) i = parent_[i];
        return i;
    }
    const std::vector<std::uint32_t>& members(std::uint32_t root) const { return members_[root]; }
    void join(std::uint32_t a, std::uint32_t b) {
        a = of(a);
        b = of(b);
        if (a == b) return;
        if (members_[a].size() < members_[b].size()) std::swap(a, b);
        parent_[b] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
    }

private:
    std::vector<std::uint32_t> parent_;
    std::vector<std::vector<std::uint32_t>> members_;
};

} // namespace

Clustering cluster(const std::vector<NameItem>& items, const ClusterRules& rules, const Run& run) {
    const auto n = static_cast<std::uint32_t>(items.size());
    for (const auto* list : {&rules.same, &rules.different})
        for (const auto& [a, b] : *list)
            if (a >= n || b >= n)
                throw UsageError("a decision is about item " + std::to_string(std::max(a, b)) +
                                 ", but there are " + std::to_string(n));

    std::set<Pair> apart;
    for (const auto& p : rules.different) apart.insert(ordered(p));

    // A host that stands beside several names is an aggregator's.
    std::map<std::string_view, std::set<std::string_view>> names_of_host;
    for (const auto& item : items)
        if (!item.host.empty()) names_of_host[item.host].insert(item.form.key);

    const auto country = [&](std::uint32_t i) -> const std::string& {
        return items[i].country.empty() ? items[i].form.country : items[i].country;
    };
    /// Why two items may not be one; empty when they may.
    const auto kept_apart = [&](std::uint32_t a, std::uint32_t b) -> Reason {
        const auto &x = items[a], &y = items[b];
        if (apart.contains(ordered({a, b})))
            return {ReasonKind::decision, x.form.key, y.form.key, -9};
        if (x.authority != 0 && y.authority != 0 && x.authority != y.authority)
            return {ReasonKind::decision, "authority entity " + std::to_string(x.authority),
                    "authority entity " + std::to_string(y.authority), -9};
        if (x.source != 0 && x.source == y.source && !x.source_id.empty() && !y.source_id.empty() &&
            x.source_id != y.source_id)
            return {ReasonKind::decision, x.source_id, y.source_id, -9};
        if (!country(a).empty() && !country(b).empty() && country(a) != country(b))
            return {ReasonKind::country, country(a), country(b), -9};
        return {};
    };

    Groups groups{n};
    for (const auto& [a, b] : rules.same) groups.join(a, b);
    for (const auto& p : apart)
        if (groups.of(p.first) == groups.of(p.second))
            throw UsageError("decisions contradict each other: items " + std::to_string(p.first) +
                             " and " + std::to_string(p.second) +
                             " are decided to be different, and to be the same");

    // Pairs that have something in common, words that most items have left out.
    std::map<std::string, std::vector<std::uint32_t>> by_word;
    for (std::uint32_t i = 0; i < n; ++i) {
        std::set<std::string> keys;
        const auto& f = items[i].form;
        for (const auto& w : f.words) {
            const auto s = skeleton(w.text);
            keys.insert("w " + (s.empty() ? w.text : s.substr(0, 6)));
        }
        for (const auto& a : f.acronyms) keys.insert("a " + a);
        if (!f.initials.empty()) keys.insert("a " + f.initials);
        if (!items[i].host.empty() && names_of_host[items[i].host].size() < 3)
            keys.insert("h " + items[i].host);
        if (items[i].authority != 0) keys.insert("e " + std::to_string(items[i].authority));
        for (const auto& k : keys) by_word[k].push_back(i);
    }
    std::vector<Pair> pairs;
    const std::size_t frequent = std::max<std::size_t>(200, n / 20);
    for (const auto& [word, list] : by_word) {
        if (list.size() > frequent) continue;
        for (std::size_t x = 0; x < list.size(); ++x)
            for (std::size_t y = x + 1; y < list.size(); ++y) pairs.emplace_back(list[x], list[y]);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());

    std::vector<PairProposal> compared(pairs.size());
    run.for_each(
        pairs.size(), [] { return 0; },
        [&](std::size_t p, int) {
            const auto [a, b] = pairs[p];
            const auto &x = items[a], &y = items[b];
            const bool shared = !x.host.empty() && names_of_host.at(x.host).size() >= 3;
            compared[p] = {a, b,
                           compare(x.form, y.form, {x.country, y.country, x.host, y.host, shared})};
            if (x.authority != 0 && x.authority == y.authority) {
                auto& c = compared[p].comparison;
                c.answer = Answer::same;
                c.score = std::max(c.score, 0.99);
                c.reasons.insert(c.reasons.begin(),
                                 {ReasonKind::decision,
                                  "authority entity " + std::to_string(x.authority),
                                  "authority entity " + std::to_string(y.authority), 9});
            }
        });
    std::sort(compared.begin(), compared.end(), [](const PairProposal& a, const PairProposal& b) {
        if (a.comparison.score != b.comparison.score)
            return a.comparison.score > b.comparison.score;
        return std::tie(a.left, a.right) < std::tie(b.left, b.right);
    });

    Clustering out;
    for (auto& c : compared) {
        if (c.comparison.answer != Answer::same) continue;
        const auto a = groups.of(c.left), b = groups.of(c.right);
        if (a == b) {
            out.merged.push_back(std::move(c));
            continue;
        }
        Reason against;
        bool forbidden = false;
        for (const auto i : groups.members(a)) {
            for (const auto j : groups.members(b))
                if (const auto why = kept_apart(i, j); why.weight != 0) {
                    against = why;
                    forbidden = true;
                    break;
                }
            if (forbidden) break;
        }
        if (forbidden) {
            c.comparison.reasons.push_back(std::move(against));
            out.refused.push_back(std::move(c));
            continue;
        }
        groups.join(a, b);
        out.merged.push_back(std::move(c));
    }
    for (auto& c : compared)
        if (c.comparison.answer == Answer::ask && groups.of(c.left) != groups.of(c.right) &&
            kept_apart(c.left, c.right).weight == 0)
            out.proposals.push_back(std::move(c));

    std::vector<std::uint32_t> number(n, n);
    out.group.resize(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        auto& g = number[groups.of(i)];
        if (g == n) g = out.groups++;
        out.group[i] = g;
    }
    return out;
}

} // namespace entente::identity
