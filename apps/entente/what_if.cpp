#include "what_if.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace entente {
namespace {

constexpr std::size_t listed = 10;

struct Figures {
    std::vector<std::pair<std::string, std::size_t>> counts;
    struct Ranked {
        std::string id, label;
        double value;
    };
    std::vector<std::pair<std::string, std::vector<Ranked>>>
        first; ///< by measure, in order of rank
};

Figures figures(const Study& study, const LensArguments& arguments, const Session& session) {
    const Network& network = study.network;
    const View view = arguments.lens(study)(network);
    std::set<std::pair<Actor, Actor>> pairs;
    std::set<std::string_view> countries;
    for (const Tie t : view.ties_of.all())
        pairs.insert(std::minmax({network[t].from, network[t].to}));
    for (const Actor a : view.actor_of)
        if (!network.country(a).empty()) countries.insert(network.country(a));
    const auto run = [&](const char* name) {
        return find_algorithm(name).run({.graph = &view.graph}, {}, session.run(name)).result;
    };
    const auto components = std::get<Partition>(run("clusters.components"));
    std::size_t largest = 0;
    for (const auto c : components.cluster) largest += c == 0;
    Figures f;
    f.counts = {{"actors", view.graph.order()},   {"ties", view.graph.size()},
                {"distinct pairs", pairs.size()}, {"countries", countries.size()},
                {"components", components.count}, {"actors in the largest component", largest}};
    for (const char* measure : {"degree", "betweenness"}) {
        const auto scores = std::get<Scores>(run(fmt::format("centrality.{}", measure).c_str()));
        std::vector<Vertex> order(view.graph.vertices().begin(), view.graph.vertices().end());
        const auto id = [&](Vertex v) { return network.id(view.actor_of[v]); };
        std::sort(order.begin(), order.end(), [&](Vertex a, Vertex b) {
            return scores.value[a] != scores.value[b] ? scores.value[a] > scores.value[b]
                                                      : id(a) < id(b);
        });
        f.first.emplace_back(measure, std::vector<Figures::Ranked>{});
        for (std::size_t i = 0; i < std::min(listed, order.size()); ++i)
            f.first.back().second.push_back({std::string{id(order[i])},
                                             std::string{network.label(view.actor_of[order[i]])},
                                             scores.value[order[i]]});
    }
    return f;
}

} // namespace

std::string what_would_change(const Study& now, const Study& then, const LensArguments& lens,
                              const Session& session) {
    const Figures a = figures(now, lens, session), b = figures(then, lens, session);
    std::string text;
    for (std::size_t i = 0; i < a.counts.size(); ++i)
        if (a.counts[i].second != b.counts[i].second)
            text += fmt::format("  {}: {} → {}\n", a.counts[i].first, a.counts[i].second,
                                b.counts[i].second);
    for (std::size_t m = 0; m < a.first.size(); ++m) {
        const auto &before = a.first[m].second, &after = b.first[m].second;
        std::string moved;
        double greatest = 0; // relative change of a value among those who stay in place
        for (std::size_t r = 0; r < std::max(before.size(), after.size()); ++r) {
            const auto told = [&](const std::vector<Figures::Ranked>& list) {
                return r < list.size() ? fmt::format("{} ({:.6g})", list[r].label, list[r].value)
                                       : std::string{"nobody"};
            };
            if (r < before.size() && r < after.size() && before[r].id == after[r].id) {
                if (before[r].value != 0)
                    greatest = std::max(greatest, std::abs(after[r].value / before[r].value - 1));
            } else {
                moved += fmt::format("    {}. {} → {}\n", r + 1, told(before), told(after));
            }
        }
        text += fmt::format("  the first {} by {}: {}{}\n{}", before.size(), a.first[m].first,
                            moved.empty() ? "the same, in the same order" : "",
                            greatest > 0 ? fmt::format("{}values change by {:.2g} % at most",
                                                       moved.empty() ? "; " : "", 100 * greatest)
                                         : "",
                            moved);
    }
    return text;
}

} // namespace entente
