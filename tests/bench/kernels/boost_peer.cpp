#include "boost_peer.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/closeness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>

namespace entente::bench {
namespace {

struct Weight {
    double value = 1;
};
using Rows = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight>;

} // namespace

struct BoostPeer::Held {
    Rows rows;
};

BoostPeer::BoostPeer(const Graph& graph) {
    std::vector<std::pair<std::size_t, std::size_t>> arcs;
    std::vector<Weight> weights;
    for (const Vertex v : graph.vertices())
        for (std::size_t i = 0; i < graph.neighbors(v).size(); ++i) {
            arcs.emplace_back(index(v), index(graph.neighbors(v)[i]));
            weights.push_back({graph.weight(graph.edges_of(v)[i])});
        }
    held_ = std::make_unique<Held>(Held{
        Rows(boost::edges_are_sorted, arcs.begin(), arcs.end(), weights.begin(), graph.order())});
}

BoostPeer::~BoostPeer() = default;

std::vector<double> BoostPeer::run(const std::string& work) const {
    const Rows& g = held_->rows;
    const std::size_t n = boost::num_vertices(g);
    std::vector<double> values(n);
    const auto index_of = boost::get(boost::vertex_index, g);
    const auto map = boost::make_iterator_property_map(values.begin(), index_of);
    if (work == "betweenness") {
        boost::brandes_betweenness_centrality(g, map);
        for (double& v : values) v /= 2;
    } else if (work == "weighted betweenness") {
        boost::brandes_betweenness_centrality(
            g, boost::centrality_map(map).vertex_index_map(index_of).weight_map(
                   boost::get(&Weight::value, g)));
        for (double& v : values) v /= 2;
    } else if (work == "components") {
        std::vector<std::size_t> component(n);
        boost::connected_components(g,
                                    boost::make_iterator_property_map(component.begin(), index_of));
        values.assign(component.begin(), component.end());
    } else if (work == "coreness") {
        std::vector<std::size_t> core(n);
        boost::core_numbers(g, boost::make_iterator_property_map(core.begin(), index_of));
        values.assign(core.begin(), core.end());
    } else {
        return {};
    }
    return values;
}

} // namespace entente::bench
