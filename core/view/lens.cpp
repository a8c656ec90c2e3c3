#include <entente/core/base/errors.hpp>
#include <entente/core/view/lens.hpp>

#include <algorithm>
#include <map>
#include <set>

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

std::vector<bool> Lens::selects(const Network& network) const {
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
    const auto in_force = [&](std::size_t i) {
        const Spell s = spell(network, Tie{static_cast<std::uint32_t>(i)}, open_ends, term);
        return reading == Reading::possible ? s.possibly_holds(at) : s.certainly_holds(at);
    };
    for (std::size_t i = 0; i < selected.size(); ++i) {
        const TieRecord& tie = network.ties()[i];
        selected[i] = type_wanted[static_cast<std::size_t>(tie.type)] &&
                      tie.certainty <= least_certainty && admitted[index(tie.from)] &&
                      admitted[index(tie.to)] && begun_within(tie, from, to, reading) &&
                      (!at.is_known() || in_force(i));
        // What units of one body agree among themselves is its own business.
        if (selected[i] && roll_up && tie.from != tie.to)
            selected[i] = body[index(tie.from)] != body[index(tie.to)];
    }
    return selected;
}

std::vector<Actor> Lens::bodies(const Network& network) const {
    std::vector<Actor> body(network.actor_count());
    for (std::size_t i = 0; i < body.size(); ++i) {
        body[i] = Actor{static_cast<std::uint32_t>(i)};
        while (roll_up && network[body[i]].parent) body[i] = *network[body[i]].parent;
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
            present[index(body[index(network.ties()[i].from)])] =
                present[index(body[index(network.ties()[i].to)])] = true;
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
    const auto selected = selects(network);
    const auto body = bodies(network);
    View view = vertices(network, selected, body);
    std::vector<EdgeEnds> edges;
    std::vector<double> weights;
    std::map<std::pair<Vertex, Vertex>, std::size_t> edge_between;
    const auto merge = [&](std::size_t e, double w) {
        if (parallel == Parallel::sum) weights[e] += w;
        if (parallel == Parallel::max) weights[e] = std::max(weights[e], w);
    };
    const auto add = [&](Vertex u, Vertex v, Tie tie) {
        const double w = weighting == Weighting::ties ? network[tie].weight : 1.0;
        if (parallel != Parallel::keep) {
            const bool swap = arrows == Arrows::undirected && v < u;
            const auto key = swap ? std::pair{v, u} : std::pair{u, v};
            const auto [at_key, is_new] = edge_between.try_emplace(key, edges.size());
            if (!is_new) {
                merge(at_key->second, w);
                view.ties_of.values()[at_key->second].push_back(tie);
                return;
            }
        }
        edges.push_back({u, v});
        weights.push_back(w);
        view.ties_of.values().push_back({tie});
    };
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!selected[i]) continue;
        const Tie tie{static_cast<std::uint32_t>(i)};
        const Vertex u = *view.vertex(network[tie].from), v = *view.vertex(network[tie].to);
        add(u, v, tie);
        if (arrows == Arrows::directed && !network.type(tie).directed && u != v) add(v, u, tie);
    }
    const bool weighted = weighting == Weighting::ties || parallel == Parallel::sum;
    view.graph = Graph{view.actor_of.size(), edges,
                       arrows == Arrows::directed ? Graph::Kind::directed : Graph::Kind::undirected,
                       weighted ? std::move(weights) : std::vector<double>{}};
    return view;
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
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!selected[i]) continue;
        const TieRecord& tie = network.ties()[i];
        timeline.events.push_back({*view.vertex(tie.from), *view.vertex(tie.to), onset(tie),
                                   tie.end,
                                   groups.empty() ? 0 : position(timeline.groups, groups[i])});
    }
    return timeline;
}

} // namespace entente
