#pragma once
/// Makes Graph a Boost.Graph model without copying, so that every Boost.Graph algorithm runs on it.
///
/// Graph itself models VertexList-, EdgeList-, Incidence-, Adjacency- and BidirectionalGraph; an
/// undirected Graph shows itself to them as its symmetric digraph, an arc at a time. For algorithms
/// that insist on undirected graphs, `bgl::undirected(graph)` is a view in which an edge is met
/// from both its ends as one and the same edge.
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include <tuple>
#include <utility>

#include "graph.hpp"

namespace entente::bgl {

/// An arc: an edge together with the end from which it is looked at.
struct Arc {
    Vertex source{}, target{};
    Edge edge{};
    bool operator==(const Arc& other) const {
        return edge == other.edge && source == other.source && target == other.target;
    }
    bool operator<(const Arc& other) const {
        return std::tie(edge, source, target) < std::tie(other.edge, other.source, other.target);
    }
};

/// As Arc, but the same from both ends.
struct Link : Arc {
    bool operator==(const Link& other) const { return edge == other.edge; }
    bool operator<(const Link& other) const { return edge < other.edge; }
};

/// The undirected view; holds a pointer, so the graph must outlive it.
struct Undirected {
    const Graph* graph;
};
inline Undirected undirected(const Graph& graph) { return {&graph}; }
Undirected undirected(Graph&&) = delete;

struct MakeVertex {
    using result_type = Vertex;
    Vertex operator()(std::uint32_t i) const { return Vertex{i}; }
};
template <class A>
A make(Vertex source, Vertex target, Edge edge) {
    A arc;
    arc.source = source;
    arc.target = target;
    arc.edge = edge;
    return arc;
}
template <class A>
struct MakeArc { // from a position in a half to an arc of that row
    using result_type = A;
    const Graph* graph = nullptr;
    Vertex at{};
    Direction direction = Direction::out;
    A operator()(std::uint64_t i) const {
        const Vertex other = graph->targets(direction)[i];
        const Edge edge = graph->arc_edges(direction)[i];
        return direction == Direction::in ? make<A>(other, at, edge) : make<A>(at, other, edge);
    }
};
template <class A>
struct MakeEdge { // from an edge number to the edge seen from its first end
    using result_type = A;
    const Graph* graph = nullptr;
    A operator()(std::uint32_t i) const {
        const auto [from, to] = graph->ends(Edge{i});
        return make<A>(from, to, Edge{i});
    }
};

using VertexIterator =
    boost::transform_iterator<MakeVertex, boost::counting_iterator<std::uint32_t>, Vertex, Vertex>;
template <class A>
using RowIterator =
    boost::transform_iterator<MakeArc<A>, boost::counting_iterator<std::uint64_t>, A, A>;
template <class A>
using EdgeIterator =
    boost::transform_iterator<MakeEdge<A>, boost::counting_iterator<std::uint32_t>, A, A>;

template <class A>
std::pair<RowIterator<A>, RowIterator<A>> row(const Graph& g, Vertex v, Direction d) {
    const auto offsets = g.offsets(d);
    const MakeArc<A> make{&g, v, d};
    return {RowIterator<A>{boost::counting_iterator<std::uint64_t>{offsets[index(v)]}, make},
            RowIterator<A>{boost::counting_iterator<std::uint64_t>{offsets[index(v) + 1]}, make}};
}
template <class A>
std::pair<EdgeIterator<A>, EdgeIterator<A>> all_edges(const Graph& g) {
    const MakeEdge<A> make{&g};
    return {
        EdgeIterator<A>{boost::counting_iterator<std::uint32_t>{0}, make},
        EdgeIterator<A>{
            boost::counting_iterator<std::uint32_t>{static_cast<std::uint32_t>(g.size())}, make}};
}
inline std::pair<VertexIterator, VertexIterator> all_vertices(const Graph& g) {
    return {VertexIterator{boost::counting_iterator<std::uint32_t>{0}, MakeVertex{}},
            VertexIterator{
                boost::counting_iterator<std::uint32_t>{static_cast<std::uint32_t>(g.order())},
                MakeVertex{}}};
}

struct DirectedTraversal : boost::vertex_list_graph_tag,
                           boost::edge_list_graph_tag,
                           boost::adjacency_graph_tag,
                           boost::bidirectional_graph_tag {};

/// Vertex and edge numbers, for algorithms that ask for an index map.
struct VertexIndex {
    using key_type = Vertex;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(const VertexIndex&, Vertex v) { return index(v); }
    std::size_t operator[](Vertex v) const { return index(v); }
};
struct EdgeIndex {
    using key_type = Arc;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(const EdgeIndex&, const Arc& a) { return index(a.edge); }
    std::size_t operator[](const Arc& a) const { return index(a.edge); }
};
struct EdgeWeight {
    const Graph* graph;
    using key_type = Arc;
    using value_type = double;
    using reference = double;
    using category = boost::readable_property_map_tag;
    friend double get(const EdgeWeight& w, const Arc& a) { return w.graph->weight(a.edge); }
    double operator[](const Arc& a) const { return graph->weight(a.edge); }
};

} // namespace entente::bgl

namespace boost {

template <>
struct graph_traits<entente::Graph> {
    using vertex_descriptor = entente::Vertex;
    using edge_descriptor = entente::bgl::Arc;
    using directed_category = bidirectional_tag;
    using edge_parallel_category = allow_parallel_edge_tag;
    using traversal_category = entente::bgl::DirectedTraversal;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = entente::bgl::VertexIterator;
    using edge_iterator = entente::bgl::EdgeIterator<edge_descriptor>;
    using out_edge_iterator = entente::bgl::RowIterator<edge_descriptor>;
    using in_edge_iterator = out_edge_iterator;
    using adjacency_iterator = const entente::Vertex*;
    static vertex_descriptor null_vertex() { return entente::Vertex{0xffffffffu}; }
};

template <>
struct graph_traits<entente::bgl::Undirected> : graph_traits<entente::Graph> {
    using edge_descriptor = entente::bgl::Link;
    using directed_category = undirected_tag;
    using edge_iterator = entente::bgl::EdgeIterator<edge_descriptor>;
    using out_edge_iterator = entente::bgl::RowIterator<edge_descriptor>;
    using in_edge_iterator = out_edge_iterator;
};

// Some algorithms deduce their graph as const.
template <>
struct graph_traits<const entente::Graph> : graph_traits<entente::Graph> {};
template <>
struct graph_traits<const entente::bgl::Undirected> : graph_traits<entente::bgl::Undirected> {};

template <>
struct property_map<entente::Graph, vertex_index_t> {
    using type = entente::bgl::VertexIndex;
    using const_type = type;
};
template <>
struct property_map<entente::Graph, edge_index_t> {
    using type = entente::bgl::EdgeIndex;
    using const_type = type;
};
template <>
struct property_map<entente::Graph, edge_weight_t> {
    using type = entente::bgl::EdgeWeight;
    using const_type = type;
};
template <class Tag>
struct property_map<entente::bgl::Undirected, Tag> : property_map<entente::Graph, Tag> {};

} // namespace boost

namespace entente {

// Found by argument-dependent lookup, as Boost.Graph calls them.
inline std::size_t num_vertices(const Graph& g) { return g.order(); }
inline std::size_t num_edges(const Graph& g) { return g.size(); }
inline auto vertices(const Graph& g) { return bgl::all_vertices(g); }
inline auto edges(const Graph& g) { return bgl::all_edges<bgl::Arc>(g); }
inline auto out_edges(Vertex v, const Graph& g) { return bgl::row<bgl::Arc>(g, v, Direction::out); }
inline auto in_edges(Vertex v, const Graph& g) { return bgl::row<bgl::Arc>(g, v, Direction::in); }
inline std::size_t out_degree(Vertex v, const Graph& g) { return g.arc_count(v); }
inline std::size_t in_degree(Vertex v, const Graph& g) { return g.arc_count(v, Direction::in); }
inline std::size_t degree(Vertex v, const Graph& g) {
    return g.is_directed() ? out_degree(v, g) + in_degree(v, g) : out_degree(v, g);
}
inline std::pair<const Vertex*, const Vertex*> adjacent_vertices(Vertex v, const Graph& g) {
    const auto row = g.neighbors(v);
    return {row.data(), row.data() + row.size()};
}
inline Vertex source(const bgl::Arc& a, const Graph&) { return a.source; }
inline Vertex target(const bgl::Arc& a, const Graph&) { return a.target; }
inline bgl::VertexIndex get(boost::vertex_index_t, const Graph&) { return {}; }
inline bgl::EdgeIndex get(boost::edge_index_t, const Graph&) { return {}; }
inline bgl::EdgeWeight get(boost::edge_weight_t, const Graph& g) { return {&g}; }
inline std::size_t get(boost::vertex_index_t, const Graph&, Vertex v) { return index(v); }

namespace bgl {

inline std::size_t num_vertices(const Undirected& g) { return g.graph->order(); }
inline std::size_t num_edges(const Undirected& g) { return g.graph->size(); }
inline auto vertices(const Undirected& g) { return all_vertices(*g.graph); }
inline auto edges(const Undirected& g) { return all_edges<Link>(*g.graph); }
inline auto out_edges(Vertex v, const Undirected& g) {
    return row<Link>(*g.graph, v, Direction::out);
}
inline auto in_edges(Vertex v, const Undirected& g) {
    return row<Link>(*g.graph, v, Direction::in);
}
inline std::size_t out_degree(Vertex v, const Undirected& g) { return g.graph->arc_count(v); }
inline std::size_t in_degree(Vertex v, const Undirected& g) { return g.graph->arc_count(v); }
inline std::size_t degree(Vertex v, const Undirected& g) { return g.graph->arc_count(v); }
inline std::pair<const Vertex*, const Vertex*> adjacent_vertices(Vertex v, const Undirected& g) {
    return entente::adjacent_vertices(v, *g.graph);
}
inline Vertex source(const Link& a, const Undirected&) { return a.source; }
inline Vertex target(const Link& a, const Undirected&) { return a.target; }
inline VertexIndex get(boost::vertex_index_t, const Undirected&) { return {}; }
inline EdgeIndex get(boost::edge_index_t, const Undirected&) { return {}; }
inline EdgeWeight get(boost::edge_weight_t, const Undirected& g) { return {g.graph}; }
inline std::size_t get(boost::vertex_index_t, const Undirected&, Vertex v) { return index(v); }

} // namespace bgl
} // namespace entente
