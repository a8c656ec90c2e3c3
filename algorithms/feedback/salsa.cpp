#include <entente/algorithms/feedback/salsa.hpp>
#include <entente/algorithms/feedback/two_sided.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <vector>

namespace entente::feedback {

Profile salsa(const Graph& graph, const SalsaOptions&, const Run&) {
    const auto n = graph.order();
    const Graph sides = two_sided(graph);
    const auto parts = paths::weak_components(sides);
    struct Part {
        double senders = 0, receivers = 0, weight = 0;
    };
    std::vector<Part> part(parts.count);
    std::vector<double> strength(2 * n, 0.0);
    double senders = 0, receivers = 0;
    for (const Vertex v : sides.vertices()) {
        for (const Edge e : sides.edges_of(v)) strength[index(v)] += sides.weight(e);
        if (strength[index(v)] == 0) continue;
        Part& mine = part[parts.cluster[v]];
        if (index(v) < n) {
            ++mine.senders, ++senders;
            mine.weight += strength[index(v)];
        } else {
            ++mine.receivers, ++receivers;
        }
    }
    VertexMap<double> hub(n, 0.0), authority(n, 0.0);
    for (const Vertex v : sides.vertices()) {
        const Part& mine = part[parts.cluster[v]];
        if (mine.weight == 0) continue;
        const double share = strength[index(v)] / mine.weight;
        if (index(v) < n)
            hub[v] = mine.senders / senders * share;
        else
            authority.values()[index(v) - n] = mine.receivers / receivers * share;
    }
    return {{{"hub", std::move(hub)}, {"authority", std::move(authority)}}};
}

Spec salsa_spec() {
    return describe(&salsa, {.name = "feedback.salsa",
                             .summary = "hubs and authorities by a walk that follows ties "
                                        "alternately forward and back",
                             .formula = "authority(v) = (share of receivers in v's part) * W_in(v) "
                                        "/ (weight of v's part)",
                             .caveat = "within a part it ranks as strength does",
                             .time = "O(n + m)",
                             .space = "O(n + m)",
                             .references = {"lempel2001"}});
}

} // namespace entente::feedback
