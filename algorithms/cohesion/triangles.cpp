#include <entente/algorithms/cohesion/triangles.hpp>
#include <entente/algorithms/paths/order.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <numeric>

namespace entente::cohesion {

ForwardArcs::ForwardArcs(const paths::Arcs& arcs) : places_(paths::by_degree(arcs)) {
    const std::size_t n = arcs.order();
    std::vector<std::uint32_t> place(n);
    for (std::uint32_t i = 0; i < n; ++i) place[index(places_[i])] = i;
    first_.reserve(n + 1);
    target_.reserve(arcs.size() / 2);
    arc_.reserve(arcs.size() / 2);
    for (std::uint32_t i = 0; i < n; ++i) {
        const Vertex v = places_[i];
        const auto row = arcs.neighbors(v);
        for (std::size_t a = 0; a < row.size(); ++a) {
            const auto to = place[index(row[a])];
            if (to > i) continue;
            target_.push_back(to);
            arc_.push_back(static_cast<std::uint32_t>(arcs.first(v) + a));
        }
        first_.push_back(target_.size());
    }
}

namespace {

/// ForwardArcs for counting alone: made in parallel, straight from the graph.
class Forward {
public:
    Forward(const Graph& graph, const Run& run) : run_(run), place_(graph.order()) {
        if (graph.is_directed()) {
            const paths::Arcs arcs(graph, paths::Sides::all);
            make(graph.order(), [&](Vertex v, auto use) {
                for (const Vertex w : arcs.neighbors(v)) use(w);
            });
        } else {
            make(graph.order(), [&](Vertex v, auto use) {
                Vertex last = v;
                for (const Vertex w : graph.neighbors(v)) {
                    if (w != v && w != last) use(w);
                    last = w == v ? last : w;
                }
            });
        }
    }

    VertexMap<double> triangles() const {
        const std::size_t n = place_.size();
        struct Hands {
            Tally::Share count;
            std::vector<std::uint8_t> mark;
        };
        Tally tally(n);
        shares(
            n,
            [&] {
                return Hands{Tally::Share{tally}, std::vector<std::uint8_t>(n)};
            },
            [&](std::size_t i, Hands& hands) {
                const auto mid = row(i);
                if (mid.size() < 2) return;
                std::uint64_t own = 0;
                for (const auto j : mid) hands.mark[j] = 1;
                for (const auto j : mid) {
                    std::uint64_t closed = 0;
                    for (const auto k : row(j)) {
                        if (!hands.mark[k]) continue;
                        ++closed;
                        ++hands.count[k];
                    }
                    hands.count[j] += closed;
                    own += closed;
                }
                for (const auto j : mid) hands.mark[j] = 0;
                hands.count[i] += own;
            });
        VertexMap<double> counts(n);
        for (std::uint32_t v = 0; v < n; ++v)
            counts[Vertex{v}] = static_cast<double>(tally.counts()[place_[v]]);
        return counts;
    }

private:
    std::span<const std::uint32_t> row(std::size_t place) const {
        return std::span{target_}.subspan(first_[place], length_[place]);
    }

    template <class Make, class Body>
    void shares(std::size_t n, Make make_hands, Body body) const {
        constexpr std::size_t share = 512;
        run_.for_each((n + share - 1) / share, make_hands, [&](std::size_t s, auto& hands) {
            for (std::size_t i = s * share; i < std::min(n, (s + 1) * share); ++i) body(i, hands);
        });
    }

    /// each_neighbor(v, use) calls use(w) for each neighbor of v once.
    template <class EachNeighbor>
    void make(std::size_t n, EachNeighbor each_neighbor) {
        const auto nothing = [] { return 0; };
        std::vector<std::uint32_t> degree(n);
        shares(n, nothing, [&](std::size_t v, int) {
            each_neighbor(Vertex{static_cast<std::uint32_t>(v)}, [&](Vertex) { ++degree[v]; });
        });
        std::uint32_t most = 0;
        for (const auto d : degree) most = std::max(most, d);
        std::vector<std::uint32_t> next(most + std::size_t{2}), vertex(n);
        for (const auto d : degree) ++next[most - d + std::size_t{1}];
        std::partial_sum(next.begin(), next.end(), next.begin());
        for (std::uint32_t v = 0; v < n; ++v) {
            place_[v] = next[most - degree[v]]++;
            vertex[place_[v]] = v;
        }
        // Room for all neighbors, of which those forward fill the beginning.
        first_.resize(n);
        std::uint64_t all = 0;
        for (std::size_t i = 0; i < n; ++i) {
            first_[i] = all;
            all += degree[vertex[i]];
        }
        length_.resize(n);
        target_.resize(all);
        shares(n, nothing, [&](std::size_t i, int) {
            auto* to = target_.data() + first_[i];
            each_neighbor(Vertex{vertex[i]}, [&](Vertex w) {
                *to = place_[index(w)];
                to += *to < i;
            });
            length_[i] = static_cast<std::uint32_t>(to - (target_.data() + first_[i]));
        });
    }

    const Run& run_;
    std::vector<std::uint32_t> place_; ///< by vertex, by falling number of neighbors
    std::vector<std::uint64_t> first_;
    std::vector<std::uint32_t> length_, target_;
};

} // namespace

Scores triangles(const Graph& graph, const TrianglesOptions&, const Run& run) {
    return {Forward(graph, run).triangles()};
}

Spec triangles_spec() {
    return describe(&triangles,
                    {.name = "cohesion.triangles",
                     .summary = "number of triangles that an actor is part of",
                     .formula = "T(v) = number of pairs of neighbors of v that are tied themselves",
                     .caveat = "grows with the number of ties: see clustering",
                     .time = "O(m^1.5)",
                     .space = "O(n + m)",
                     .references = {"latapy2008"},
                     .monotone = true});
}

} // namespace entente::cohesion
