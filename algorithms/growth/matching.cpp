#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/matching.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace entente::growth {
namespace {

using Members = std::vector<std::uint32_t>;

std::vector<std::uint32_t> shared(const Members& a, const Members& b) {
    Members both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

double jaccard(const Members& a, const Members& b) {
    const auto both = static_cast<double>(shared(a, b).size());
    return both == 0 ? 0 : both / (static_cast<double>(a.size() + b.size()) - both);
}

Turn by_size(std::size_t before, std::size_t now, double change) {
    const auto b = static_cast<double>(before), n = static_cast<double>(now);
    return n > b * (1 + change)   ? Turn::growth
           : n < b * (1 - change) ? Turn::contraction
                                  : Turn::continuation;
}

struct Match {
    std::size_t cluster, timeline;
    double likeness;
};

} // namespace

Following follow(const std::vector<Assembly>& times, const FollowingRule& rule) {
    Following all;
    auto& timelines = all.timelines;
    const auto members = [&](const Seen& seen) -> const Members& {
        return times[seen.time].clusters[seen.cluster];
    };
    for (std::size_t t = 0; t < times.size(); ++t) {
        const auto& clusters = times[t].clusters;
        const std::size_t known = timelines.size();
        std::vector<std::vector<Match>> of_cluster(clusters.size()), of_timeline(known);
        for (std::size_t c = 0; c < clusters.size(); ++c)
            for (std::size_t m = 0; m < known; ++m) {
                const Seen& front = timelines[m].back();
                if (rule.patience && t - front.time > rule.patience) continue;
                const double likeness = jaccard(clusters[c], members(front));
                if (!(likeness > rule.threshold)) continue;
                of_cluster[c].push_back({c, m, likeness});
                of_timeline[m].push_back({c, m, likeness});
            }
        const auto fronts = [&](std::size_t m) { return timelines[m].back(); };
        std::vector<Seen> front(known);
        for (std::size_t m = 0; m < known; ++m) front[m] = fronts(m);

        std::vector<std::vector<std::pair<double, std::size_t>>> carriers(clusters.size());
        std::vector<std::vector<Seen>> fresh;
        std::vector<char> split(clusters.size());
        std::vector<std::size_t> goes_on(known, clusters.size());
        for (std::size_t m = 0; m < known; ++m)
            for (const Match& match : of_timeline[m]) {
                auto& best = goes_on[m];
                if (best == clusters.size() ||
                    match.likeness > jaccard(clusters[best], members(front[m])))
                    best = match.cluster;
            }
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            if (of_cluster[c].empty()) {
                carriers[c].push_back({0, known + fresh.size()});
                fresh.push_back({{t, c}});
                all.happenings.push_back(
                    {t, Turn::birth, {t, c}, {t, c}, known + fresh.size() - 1, undefined});
                continue;
            }
            for (const Match& match : of_cluster[c]) {
                if (goes_on[match.timeline] == c) {
                    carriers[c].push_back({match.likeness, match.timeline});
                    continue;
                }
                split[c] = 1;
                carriers[c].push_back({match.likeness, known + fresh.size()});
                fresh.push_back(timelines[match.timeline]);
                fresh.back().push_back({t, c});
            }
        }
        for (std::size_t m = 0; m < known; ++m)
            if (goes_on[m] < clusters.size()) timelines[m].push_back({t, goes_on[m]});
        timelines.insert(timelines.end(), fresh.begin(), fresh.end());

        auto& of = all.timeline_of.emplace_back(clusters.size());
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            const auto best = std::min_element(
                carriers[c].begin(), carriers[c].end(), [](const auto& a, const auto& b) {
                    return a.first != b.first ? a.first > b.first : a.second < b.second;
                });
            of[c] = best->second;
            if (of_cluster[c].empty()) continue;
            std::vector<Match> distinct; // one for each front
            for (const Match& match : of_cluster[c]) {
                const auto same = std::find_if(distinct.begin(), distinct.end(), [&](auto& other) {
                    return front[other.timeline] == front[match.timeline];
                });
                if (same == distinct.end()) distinct.push_back(match);
            }
            for (const Match& match : distinct) {
                const Seen& before = front[match.timeline];
                const auto heirs = static_cast<std::size_t>(
                    std::count_if(of_cluster.begin(), of_cluster.end(), [&](const auto& matches) {
                        return std::any_of(matches.begin(), matches.end(), [&](auto& other) {
                            return front[other.timeline] == before;
                        });
                    }));
                const Turn turn = distinct.size() > 1   ? Turn::merge
                                  : heirs > 1           ? Turn::split
                                  : before.time + 1 < t ? Turn::revival
                                                        : by_size(members(before).size(),
                                                                  clusters[c].size(), rule.change);
                all.happenings.push_back({t, turn, before, {t, c}, of[c], match.likeness});
            }
        }
    }
    for (std::size_t m = 0; m < timelines.size(); ++m) {
        const Seen& last = timelines[m].back();
        // A timeline of the same past may go on.
        const bool goes_on =
            std::any_of(timelines.begin(), timelines.end(), [&](const std::vector<Seen>& other) {
                return other.back() != last &&
                       std::find(other.begin(), other.end(), last) != other.end();
            });
        const bool told =
            std::any_of(timelines.begin(), timelines.begin() + static_cast<std::ptrdiff_t>(m),
                        [&](const auto& other) { return other.back() == last; });
        if (last.time + 1 < times.size() && !goes_on && !told)
            all.happenings.push_back({last.time + 1, Turn::death, last, last,
                                      all.timeline_of[last.time][last.cluster], undefined});
    }
    std::stable_sort(all.happenings.begin(), all.happenings.end(),
                     [](const Happening& a, const Happening& b) {
                         const auto key = [](const Happening& h) {
                             return std::tuple{h.time, h.turn == Turn::death, h.to.cluster};
                         };
                         return key(a) < key(b);
                     });
    return all;
}

std::vector<Happening> evolve(const std::vector<Assembly>& times, const Following& following,
                              double threshold) {
    std::vector<Happening> all;
    const auto inclusion = [](const Assembly& in, const Members& part, const Members& both) {
        const auto size = static_cast<double>(part.size());
        double quantity = static_cast<double>(both.size()) / size;
        if (in.standing.empty()) return quantity * quantity;
        double whole = 0, here = 0;
        for (const auto v : part) whole += in.standing[v];
        for (const auto v : both) here += in.standing[v];
        return whole > 0 ? quantity * here / whole : quantity * quantity;
    };
    constexpr double least = 0.1;
    for (std::size_t t = 0; t < times.size(); ++t) {
        const auto& now = times[t].clusters;
        if (t == 0) {
            for (std::size_t c = 0; c < now.size(); ++c)
                all.push_back(
                    {0, Turn::birth, {0, c}, {0, c}, following.timeline_of[0][c], undefined});
            continue;
        }
        const auto& before = times[t - 1].clusters;
        std::vector<std::vector<double>> out(before.size(), std::vector<double>(now.size())),
            in = out;
        std::vector<std::size_t> heirs(before.size()), origins(now.size());
        std::vector<char> lives(before.size()), known(now.size());
        for (std::size_t a = 0; a < before.size(); ++a)
            for (std::size_t b = 0; b < now.size(); ++b) {
                const auto both = shared(before[a], now[b]);
                if (both.empty()) continue;
                out[a][b] = inclusion(times[t - 1], before[a], both);
                in[a][b] = inclusion(times[t], now[b], both);
                const bool partners = out[a][b] >= threshold || in[a][b] >= threshold;
                heirs[a] += partners;
                origins[b] += partners;
                const bool near = out[a][b] >= least || in[a][b] >= least;
                lives[a] |= near;
                known[b] |= near;
            }
        for (std::size_t b = 0; b < now.size(); ++b) {
            if (!known[b])
                all.push_back(
                    {t, Turn::birth, {t, b}, {t, b}, following.timeline_of[t][b], undefined});
            for (std::size_t a = 0; a < before.size(); ++a) {
                const bool i = out[a][b] >= threshold, j = in[a][b] >= threshold;
                const auto m = before[a].size(), n = now[b].size();
                Turn turn;
                if (i && j)
                    turn = by_size(m, n, 0);
                else if (j && m >= n)
                    turn = heirs[a] > 1 ? Turn::split : Turn::contraction;
                else if (i && m <= n)
                    turn = origins[b] > 1 ? Turn::merge : Turn::growth;
                else
                    continue;
                all.push_back({t,
                               turn,
                               {t - 1, a},
                               {t, b},
                               following.timeline_of[t][b],
                               std::min(out[a][b], in[a][b])});
            }
        }
        for (std::size_t a = 0; a < before.size(); ++a)
            if (!lives[a])
                all.push_back({t,
                               Turn::death,
                               {t - 1, a},
                               {t - 1, a},
                               following.timeline_of[t - 1][a],
                               undefined});
    }
    return all;
}

} // namespace entente::growth
