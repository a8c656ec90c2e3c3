#pragma once
/// How to look at a network: which actors and ties, when, and how parallel ties and weights count.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "../base/names.hpp"
#include "../model/network.hpp"
#include "graph.hpp"
#include "spell.hpp"
#include "timeline.hpp"

namespace entente {

enum class Parallel : std::uint8_t { keep, sum, max, first };
template <>
inline constexpr std::array names_of<Parallel>{
    Named<Parallel>{"keep", Parallel::keep}, Named<Parallel>{"sum", Parallel::sum},
    Named<Parallel>{"max", Parallel::max}, Named<Parallel>{"first", Parallel::first}};

enum class Weighting : std::uint8_t { none, ties };
template <>
inline constexpr std::array names_of<Weighting>{Named<Weighting>{"none", Weighting::none},
                                                Named<Weighting>{"ties", Weighting::ties}};

enum class Arrows : std::uint8_t { undirected, directed };
template <>
inline constexpr std::array names_of<Arrows>{Named<Arrows>{"undirected", Arrows::undirected},
                                             Named<Arrows>{"directed", Arrows::directed}};

/// The ties that an edge stands for, in the order of the network; one for each edge, unless
/// parallel ones were made one. Memory: 4 bytes per tie, and 8 per edge if some have several.
class TiesOfEdges {
public:
    TiesOfEdges() = default;
    explicit TiesOfEdges(std::vector<Tie> one_each) : ties_(std::move(one_each)) {}
    /// Ties in order, and the edge of each.
    TiesOfEdges(std::size_t edges, const std::vector<std::pair<Edge, Tie>>& ties);

    std::span<const Tie> operator[](Edge e) const {
        if (first_.empty()) return std::span{ties_}.subspan(index(e), 1);
        return std::span{ties_}.subspan(first_[index(e)], first_[index(e) + 1] - first_[index(e)]);
    }
    /// All of them, those of one edge together, edges in order.
    std::span<const Tie> all() const noexcept { return ties_; }

private:
    std::vector<Tie> ties_;
    std::vector<std::uint64_t> first_;
};

/// A graph, or timeline, together with the way back to the network.
struct View {
    Graph graph;
    VertexMap<Actor> actor_of;
    std::vector<std::optional<Vertex>> vertex_of; ///< by index of Actor
    TiesOfEdges ties_of;

    std::optional<Vertex> vertex(Actor a) const { return vertex_of[index(a)]; }
};

struct Lens {
    /// Only ties in force at some time of this date: begun no later than its last day, not ended
    /// before its first. Unknown: no condition.
    Date at{};
    /// Only ties whose onset lies in [from, to]; unknown sides are open.
    Date from{}, to{};
    Reading reading = Reading::possible;
    OpenEnds open_ends = OpenEnds::active;
    unsigned term = 5; ///< years after which OpenEnds::lapse takes an agreement to have run out
    /// Ids of layers, of kinds of actors, and of types of ties; empty layers means those that are
    /// on by default, empty kinds and types mean all.
    std::vector<std::string> layers{}, kinds{}, types{};
    /// Ties less certain than this are left out.
    Certainty least_certainty = Certainty::disputed;
    Parallel parallel = Parallel::keep;
    Weighting weighting = Weighting::none;
    Arrows arrows = Arrows::undirected;
    /// Units stand for the body that they are a part of, and that for its own: their ties are the
    /// topmost body's, ties within it are left out. View::vertex_of gives a unit the body's vertex.
    bool roll_up = false;
    /// Keep actors without any tie in the view.
    bool isolates = false;

    /// Whether a tie passes every condition (those on its actors too). Throws UsageError for
    /// unknown layers, kinds and types.
    std::vector<bool> selects(const Network& network) const;
    /// The same but for conditions on time.
    std::vector<bool> admits(const Network& network) const;
    /// Whether there is any condition on time.
    bool looks_at_time() const { return at.is_known() || from.is_known() || to.is_known(); }
    /// For each actor the one that stands for it.
    std::vector<Actor> bodies(const Network& network) const;
    /// A view of the ties of `selected`, each actor at the vertex of who stands for it.
    View view(const Network& network, const std::vector<bool>& selected,
              const std::vector<Actor>& body) const;

    /// Vertices are the actors that pass, in the order of the network; edges the ties that pass, in
    /// order, parallel ones made one as asked (`sum` adds weights, or counts ties when the lens has
    /// no weighting; `max` takes the greatest weight, `first` the first tie). Throws UsageError for
    /// unknown layers, kinds and types.
    View operator()(const Network& network) const;

    /// The dated side of the same selection, with spells by `open_ends`. `groups` may hold one
    /// label per tie of the network; an event of the timeline then carries the index of its label
    /// among the sorted distinct ones. In a directed view, a tie without direction is two events.
    Timeline timeline(const Network& network, const std::vector<std::string>& groups = {}) const;

private:
    std::vector<bool> admitted_actors(const Network& network) const;
    /// Makes parallel edges one, weights too.
    TiesOfEdges merge_parallel(std::vector<EdgeEnds>& edges, std::vector<double>& weights,
                               const std::vector<Tie>& tie_of) const;
    View vertices(const Network& network, const std::vector<bool>& selected,
                  const std::vector<Actor>& body) const;
};

} // namespace entente
