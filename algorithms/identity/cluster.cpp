#include "cluster.hpp"

#include "compare.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace entente::identity {
namespace {

/// What a reader is asked about one name at most.
constexpr std::uint8_t most_proposals = 3;

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

bool better(const PairProposal& a, const PairProposal& b) {
    if (a.comparison.score != b.comparison.score) return a.comparison.score > b.comparison.score;
    return std::tie(a.left, a.right) < std::tie(b.left, b.right);
}

/// What items have in common, and which of it is worth going through: the rarest, for two names of
/// one institution have nearly all words in common.
class Keys {
public:
    Keys(const std::vector<NameItem>& items, const std::vector<PreparedName>& names,
         const std::map<std::string_view, std::set<std::string_view>>& names_of_host)
        : most_(std::max<std::size_t>(96, 200'000 / std::max<std::size_t>(1, items.size()))),
          frequent_(std::clamp<std::size_t>(items.size() / 20, 200, 500)) {
        std::unordered_map<std::string, std::uint32_t> ids;
        const auto add = [&](std::uint32_t item, std::string key) {
            const auto [at, fresh] =
                ids.try_emplace(std::move(key), static_cast<std::uint32_t>(lists_.size()));
            if (fresh) lists_.emplace_back();
            keys_[item].push_back(at->second);
        };
        keys_.resize(items.size());
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            const auto& f = items[i].form;
            if (f.empty()) continue;
            add(i, "k " + std::to_string(names[i].compact));
            for (const auto& w : names[i].words)
                add(i, "w " + (w.skeleton->empty() ? w.word->text : w.skeleton->substr(0, 6)));
            for (const auto& a : f.acronyms) add(i, "a " + a);
            if (!f.initials.empty()) add(i, "a " + f.initials);
            if (!items[i].host.empty() && names_of_host.at(items[i].host).size() < 3)
                add(i, "h " + items[i].host);
            if (items[i].authority != 0) add(i, "e " + std::to_string(items[i].authority));
            auto& mine = keys_[i];
            std::sort(mine.begin(), mine.end());
            mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
            for (const auto k : mine) lists_[k].push_back(i);
        }
        for (auto& mine : keys_)
            std::stable_sort(mine.begin(), mine.end(), [&](std::uint32_t a, std::uint32_t b) {
                return lists_[a].size() < lists_[b].size();
            });
    }

    /// The items to compare with, in order; each pair comes from one of its items only.
    void others(std::uint32_t i, std::vector<std::uint32_t>& out) const {
        out.clear();
        const std::size_t used = used_of(i);
        for (std::size_t u = 0; u < used; ++u) {
            const auto& list = lists_[keys_[i][u]];
            const auto here = std::lower_bound(list.begin(), list.end(), i);
            // Of very many, those that follow: each is linked with the next.
            const bool long_list = list.size() > frequent_;
            const auto from = long_list ? std::next(here) : list.begin();
            const auto to =
                long_list && list.end() - from > most_linked ? from + most_linked : list.end();
            out.insert(out.end(), from, to);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        std::erase_if(out, [&](std::uint32_t j) { return j == i || (j < i && finds(j, i)); });
    }

private:
    static constexpr std::ptrdiff_t most_linked = 8;

    /// How many of an item's keys, rarest first, are gone through.
    std::size_t used_of(std::uint32_t i) const {
        std::size_t sum = 0, used = 0;
        for (const auto k : keys_[i]) {
            const auto size = std::min(lists_[k].size(), frequent_ + 1);
            if (used >= 3 && sum + size > most_) break;
            sum += size;
            ++used;
        }
        return used;
    }
    /// Whether `others` of i would have j.
    bool finds(std::uint32_t i, std::uint32_t j) const {
        const std::size_t used = used_of(i);
        for (std::size_t u = 0; u < used; ++u) {
            const auto& list = lists_[keys_[i][u]];
            const auto at = std::lower_bound(list.begin(), list.end(), j);
            if (at == list.end() || *at != j) continue;
            if (list.size() <= frequent_) return true;
            const auto here = std::lower_bound(list.begin(), list.end(), i);
            if (at > here && at - here <= most_linked) return true;
        }
        return false;
    }

    std::size_t most_, frequent_;
    std::vector<std::vector<std::uint32_t>> keys_;  ///< by item, rarest first
    std::vector<std::vector<std::uint32_t>> lists_; ///< by key: items in order
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

    NamePreparer preparer;
    std::vector<PreparedName> names;
    names.reserve(n);
    for (const auto& item : items) names.push_back(preparer.prepare(item.form));

    const Keys keys{items, names, names_of_host};
    const auto shared_host = [&](std::uint32_t i) {
        return names_of_host.at(items[i].host).size() >= 3;
    };
    std::vector<std::vector<PairProposal>> found(n);
    run.for_each(
        n, [] { return std::vector<std::uint32_t>{}; },
        [&](std::size_t at, std::vector<std::uint32_t>& others) {
            const auto i = static_cast<std::uint32_t>(at);
            keys.others(i, others);
            auto& mine = found[i];
            for (const auto j : others) {
                const auto [a, b] = std::minmax(i, j);
                const auto &x = items[a], &y = items[b];
                const bool one_entity = x.authority != 0 && x.authority == y.authority;
                const bool one_host = !x.host.empty() && x.host == y.host && !shared_host(a);
                if (!one_entity && !one_host) {
                    // What is kept apart matters only where the words leave no doubt.
                    const auto most = best_possible(names[a], names[b]);
                    if (most == Answer::different) continue;
                    if (most == Answer::ask && kept_apart(a, b).weight != 0) continue;
                }
                PairProposal pair{a, b,
                                  compare(x.form, y.form,
                                          {x.country, y.country, x.host, y.host,
                                           !x.host.empty() && shared_host(a)})};
                auto& c = pair.comparison;
                if (one_entity) {
                    c.answer = Answer::same;
                    c.score = std::max(c.score, 0.99);
                    c.reasons.insert(c.reasons.begin(),
                                     {ReasonKind::decision,
                                      "authority entity " + std::to_string(x.authority),
                                      "authority entity " + std::to_string(y.authority), 9});
                }
                if (c.answer == Answer::different ||
                    (c.answer == Answer::ask && kept_apart(a, b).weight != 0))
                    continue;
                mine.push_back(std::move(pair));
            }
            // More than will be asked, for some may turn out to be one already.
            std::sort(mine.begin(), mine.end(), better);
            std::size_t asked = 0;
            std::erase_if(mine, [&](const PairProposal& p) {
                return p.comparison.answer == Answer::ask && ++asked > 4 * most_proposals;
            });
        });
    std::vector<PairProposal> compared;
    for (auto& some : found) {
        std::move(some.begin(), some.end(), std::back_inserter(compared));
        some = {};
    }
    std::sort(compared.begin(), compared.end(), better);

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
    std::vector<std::uint8_t> proposals(n);
    for (auto& c : compared)
        if (c.comparison.answer == Answer::ask && groups.of(c.left) != groups.of(c.right) &&
            proposals[c.left] < most_proposals && proposals[c.right] < most_proposals) {
            ++proposals[c.left];
            ++proposals[c.right];
            out.proposals.push_back(std::move(c));
        }

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
