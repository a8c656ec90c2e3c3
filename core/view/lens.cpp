#include <entente/core/base/errors.hpp>
#include <entente/core/view/lens.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace entente {
namespace {

bool begun_within(const TieRecord& tie, const Date& from, const Date& to, Reading reading) {
    if (!from.is_known() && !to.is_known()) return true;
    const Date begin = onset(tie);
    return reading == Reading::possible
               ? begin.latest() >= from.earliest() && begin.earliest() <= to.latest()
               : begin.earliest() >= from.earliest() && begin.latest() <= to.latest();
}

} // namespace

std::vector<bool> Lens::admitted_actors(const Network& network) const {
    const Vocabulary& words = network.vocabulary();
    std::set<KindId> wanted;
    for (const std::string& id : kinds) wanted.insert(words.kind(id));
    std::vector<bool> admitted(network.actor_count(), true);
    if (!wanted.empty())
        for (std::size_t i = 0; i < admitted.size(); ++i)
            admitted[i] = wanted.contains(network.actors()[i].kind);
    return admitted;
}

std::vector<bool> Lens::admits(const Network& network) const {
    const Vocabulary& words = network.vocabulary();
    std::vector<bool> type_wanted(words.types().size());
    std::set<LayerId> layer_wanted;
    for (const std::string& id : layers) layer_wanted.insert(words.layer(id));
    std::set<TypeId> listed;
    for (const std::string& id : types) listed.insert(words.type(id));
    for (std::size_t t = 0; t < type_wanted.size(); ++t) {
        const TieType& type = words.types()[t];
        const bool layer_on = layers.empty() ? words[type.layer].on_by_default || !listed.empty()
                                             : layer_wanted.contains(type.layer);
        type_wanted[t] = layer_on && (listed.empty() || listed.contains(static_cast<TypeId>(t)));
    }
    const auto admitted = admitted_actors(network);
    std::vector<bool> selected(network.tie_count());
    const auto body = bodies(network);
    for (std::size_t i = 0; i < selected.size(); ++i) {
        const TieRecord& tie = network.ties()[i];
        selected[i] = type_wanted[static_cast<std::size_t>(tie.type)] &&
                      tie.certainty <= least_certainty && admitted[index(tie.from)] &&
                      admitted[index(tie.to)];
        // What units of one body agree among themselves is its own business.
        if (selected[i] && roll_up && tie.from != tie.to)
            selected[i] = body[index(tie.from)] != body[index(tie.to)];
    }
    return selected;
}

std::vector<bool> Lens::selects(const Network& network) const {
    auto selected = admits(network);
    if (!looks_at_time()) return selected;
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!selected[i]) continue;
        const Tie tie{static_cast<std::uint32_t>(i)};
        selected[i] = begun_within(network[tie], from, to, reading);
        if (!selected[i] || !at.is_known()) continue;
        const Spell s = spell(network, tie, open_ends, term);
        selected[i] = reading == Reading::possible ? s.possibly_holds(at) : s.certainly_holds(at);
    }
    return selected;
}

std::vector<Actor> Lens::bodies(const Network& network) const {
    std::vector<Actor> body(network.actor_count());
    for (std::size_t i = 0; i < body.size(); ++i) {
        body[i] = Actor{static_cast<std::uint32_t>(i)};
        if (!roll_up) continue;
        while (const auto up = network[body[i]].parent) body[i] = *up;
    }
    return body;
}

View Lens::vertices(const Network& network, const std::vector<bool>& selected,
                    const std::vector<Actor>& body) const {
    std::vector<bool> present =
        isolates ? admitted_actors(network) : std::vector<bool>(network.actor_count());
    for (std::size_t i = 0; i < present.size(); ++i)
        present[i] = present[i] && body[i] == Actor{static_cast<std::uint32_t>(i)};
    for (std::size_t i = 0; i < selected.size(); ++i)
        if (selected[i])
            present[index(body[index(network.ties().at<&TieRecord::from>(i))])] =
                present[index(body[index(network.ties().at<&TieRecord::to>(i))])] = true;
    View view;
    view.vertex_of.resize(network.actor_count());
    for (std::size_t i = 0; i < present.size(); ++i)
        if (present[i]) {
            view.vertex_of[i] = Vertex{static_cast<std::uint32_t>(view.actor_of.size())};
            view.actor_of.values().push_back(Actor{static_cast<std::uint32_t>(i)});
        }
    for (std::size_t i = 0; i < present.size(); ++i)
        view.vertex_of[i] = view.vertex_of[index(body[i])];
    return view;
}

View Lens::operator()(const Network& network) const {
    return view(network, selects(network), bodies(network));
}

View Lens::view(const Network& network, const std::vector<bool>& selected,
                const std::vector<Actor>& body) const {
    View view = vertices(network, selected, body);
    const bool is_weighted = weighting == Weighting::ties || parallel == Parallel::sum;
    std::vector<EdgeEnds> edges;
    std::vector<double> weights;
    std::vector<Tie> tie_of;
    const auto add = [&](Vertex u, Vertex v, Tie tie) {
        edges.push_back({u, v});
        tie_of.push_back(tie);
        if (is_weighted)
            weights.push_back(weighting == Weighting::ties ? network[tie].weight : 1.0);
    };
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!selected[i]) continue;
        const Tie tie{static_cast<std::uint32_t>(i)};
        const auto& ties = network.ties();
        const Vertex u = *view.vertex(ties.at<&TieRecord::from>(i)),
                     v = *view.vertex(ties.at<&TieRecord::to>(i));
        add(u, v, tie);
        if (arrows == Arrows::directed && !network.type(tie).directed && u != v) add(v, u, tie);
    }
    if (parallel == Parallel::keep)
        view.ties_of = TiesOfEdges{std::move(tie_of)};
    else
        view.ties_of = merge_parallel(edges, weights, tie_of);
    view.graph = Graph{view.actor_of.size(), edges,
                       arrows == Arrows::directed ? Graph::Kind::directed : Graph::Kind::undirected,
                       std::move(weights)};
    return view;
}

TiesOfEdges Lens::merge_parallel(std::vector<EdgeEnds>& edges, std::vector<double>& weights,
                                 const std::vector<Tie>& tie_of) const {
    const auto pair_of = [&](std::size_t i) {
        const auto [u, v] = edges[i];
        return arrows == Arrows::undirected && v < u ? std::pair{v, u} : std::pair{u, v};
    };
    std::vector<std::uint32_t> by_pair(edges.size());
    std::iota(by_pair.begin(), by_pair.end(), 0u);
    std::sort(by_pair.begin(), by_pair.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple{pair_of(a), a} < std::tuple{pair_of(b), b};
    });
    std::vector<std::uint32_t> first_of(edges.size()); // of each edge, the first between its ends
    for (std::size_t i = 0; i < by_pair.size(); ++i) {
        const bool is_new = !i || pair_of(by_pair[i]) != pair_of(by_pair[i - 1]);
        first_of[by_pair[i]] = is_new ? by_pair[i] : first_of[by_pair[i - 1]];
    }
    // Edges stay in the order of the first tie between their ends.
    std::vector<std::pair<Edge, Tie>> kept;
    std::vector<std::uint32_t> number(edges.size());
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto f = first_of[i];
        if (f == i) {
            number[i] = count++;
            edges[number[i]] = edges[i];
            if (!weights.empty()) weights[number[i]] = weights[i];
        } else if (!weights.empty()) {
            double& weight = weights[number[f]];
            if (parallel == Parallel::sum) weight += weights[i];
            if (parallel == Parallel::max) weight = std::max(weight, weights[i]);
        }
        kept.emplace_back(Edge{number[f]}, tie_of[i]);
    }
    edges.resize(count);
    if (!weights.empty()) weights.resize(count);
    return {count, kept};
}

TiesOfEdges::TiesOfEdges(std::size_t edges, const std::vector<std::pair<Edge, Tie>>& ties)
    : ties_(ties.size()), first_(edges + 1, 0) {
    for (const auto& [e, _] : ties) ++first_[index(e) + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    auto at = first_;
    for (const auto& [e, tie] : ties) ties_[at[index(e)]++] = tie;
}

Timeline Lens::timeline(const Network& network, const std::vector<std::string>& groups) const {
    const auto selected = selects(network);
    const View view = vertices(network, selected, bodies(network));
    Timeline timeline;
    timeline.order = view.actor_of.size();
    if (!groups.empty()) {
        const std::set<std::string> distinct(groups.begin(), groups.end());
        timeline.groups.assign(distinct.begin(), distinct.end());
    }
    std::set<std::string> codes{""};
    for (const Actor a : view.actor_of) codes.emplace(network.country(a));
    timeline.classes.assign(codes.begin(), codes.end());
    const auto position = [](const std::vector<std::string>& sorted, std::string_view label) {
        return static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), label) -
                                          sorted.begin());
    };
    for (const Actor a : view.actor_of)
        timeline.class_of.values().push_back(position(timeline.classes, network.country(a)));
    timeline.is_directed = arrows == Arrows::directed;
    timeline.actor_of = view.actor_of;
    const auto tell = [&](const Date& date) {
        for (const Day day : {date.earliest(), date.latest()})
            if (day != Date::open_begin && day != Date::open_end)
                timeline.last_told = std::max(timeline.last_told, day);
    };
    bool is_as_of = false;
    for (const SourceRecord& source : network.sources()) {
        tell(source.as_of);
        is_as_of = is_as_of || source.as_of.is_known();
    }
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!selected[i]) continue;
        const Tie t{static_cast<std::uint32_t>(i)};
        const TieRecord& tie = network.ties()[i];
        Event event{*view.vertex(tie.from),
                    *view.vertex(tie.to),
                    onset(tie),
                    spell(network, t, open_ends, term),
                    groups.empty() ? 0 : position(timeline.groups, groups[i]),
                    t};
        tell(event.onset);
        // Where no source says when it was made, what it tells had happened by then.
        if (!is_as_of && event.spell.is_end_known) tell(event.spell.end);
        timeline.events.push_back(event);
        if (timeline.is_directed && !network.type(t).directed && event.from != event.to) {
            std::swap(event.from, event.to);
            timeline.events.push_back(event);
        }
    }
    return timeline;
}

} // namespace entente
