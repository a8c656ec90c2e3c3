#include <entente/core/view/bgl.hpp>

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <catch2/catch.hpp>

#include "support/graphs.hpp"

#include <limits>

using namespace entente;

namespace {

template <class G>
struct Concepts {
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<G>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<G>));
};
template struct Concepts<Graph>;
template struct Concepts<bgl::Undirected>;

template <class T>
auto by_vertex(std::vector<T>& values) {
    return boost::make_iterator_property_map(values.begin(), bgl::VertexIndex{});
}

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class G>
std::vector<double> hops(const G& g, std::size_t n, Vertex source) {
    std::vector<double> distance(n, infinity);
    distance[index(source)] = 0;
    boost::breadth_first_search(g, source,
                                boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                                   by_vertex(distance), boost::on_tree_edge())))
                                    .vertex_index_map(bgl::VertexIndex{}));
    return distance;
}

} // namespace

TEST_CASE("Boost.Graph: breadth first and Dijkstra find the distances", "[view][bgl]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto kind = seed % 2 ? test::directed : test::undirected;
    const auto g = test::random_graph(seed, 12, seed * 2, kind, true);
    const auto expected = test::oracle_distances(g), weighted = test::oracle_distances(g, true);
    for (const Vertex s : g.vertices()) {
        CHECK(hops(g, 12, s) == expected[index(s)]);
        if (!g.is_directed()) CHECK(hops(bgl::undirected(g), 12, s) == expected[index(s)]);
        std::vector<double> distance(12);
        boost::dijkstra_shortest_paths(g, s,
                                       boost::distance_map(by_vertex(distance))
                                           .weight_map(get(boost::edge_weight, g))
                                           .vertex_index_map(bgl::VertexIndex{})
                                           .distance_inf(infinity));
        CHECK(distance == weighted[index(s)]);
    }
}

TEST_CASE("Boost.Graph: components", "[view][bgl]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g = test::random_graph(seed, 14, seed);
    const auto d = test::random_graph(seed, 14, seed * 2, test::directed);
    std::vector<int> weak(14), strong(14);
    boost::connected_components(bgl::undirected(g), by_vertex(weak));
    boost::strong_components(d, by_vertex(strong), boost::vertex_index_map(bgl::VertexIndex{}));
    const auto near = test::oracle_distances(g), along = test::oracle_distances(d);
    for (std::size_t u = 0; u < 14; ++u)
        for (std::size_t v = 0; v < 14; ++v) {
            CHECK((weak[u] == weak[v]) == (near[u][v] < infinity));
            CHECK((strong[u] == strong[v]) == (along[u][v] < infinity && along[v][u] < infinity));
        }
}

TEST_CASE("Boost.Graph: articulation points part their component", "[view][bgl]") {
    const auto seed = GENERATE(range(0u, 20u));
    const auto g = test::random_graph(seed, 10, 5 + seed).simplified();
    std::vector<Vertex> cut;
    boost::articulation_points(bgl::undirected(g), std::back_inserter(cut));
    for (const Vertex v : g.vertices()) {
        std::vector<EdgeEnds> rest;
        for (const Edge e : g.edges())
            if (g.ends(e).from != v && g.ends(e).to != v) rest.push_back(g.ends(e));
        const auto without = test::oracle_distances(Graph(10, rest, test::undirected));
        bool parts = false;
        for (const Vertex a : g.neighbors(v))
            for (const Vertex b : g.neighbors(v)) parts |= without[index(a)][index(b)] == infinity;
        CHECK((std::find(cut.begin(), cut.end(), v) != cut.end()) == parts);
    }
}

TEST_CASE("Boost.Graph: edges, rows and degrees are those of the graph", "[view][bgl]") {
    const auto kind = GENERATE(test::directed, test::undirected);
    const auto g = test::random_graph(7, 9, 25, kind, true);
    CHECK(num_vertices(g) == 9);
    CHECK(num_edges(g) == 25);
    for (auto [e, end] = edges(g); e != end; ++e) {
        CHECK(source(*e, g) == g.ends((*e).edge).from);
        CHECK(target(*e, g) == g.ends((*e).edge).to);
        CHECK(get(get(boost::edge_weight, g), *e) == g.weight((*e).edge));
    }
    for (auto [v, end] = vertices(g); v != end; ++v) {
        std::size_t arcs = 0;
        for (auto [a, last] = in_edges(*v, g); a != last; ++a, ++arcs) CHECK(target(*a, g) == *v);
        CHECK(arcs == in_degree(*v, g));
        arcs = 0;
        for (auto [a, last] = out_edges(*v, g); a != last; ++a, ++arcs) CHECK(source(*a, g) == *v);
        CHECK(arcs == out_degree(*v, g));
    }
}
