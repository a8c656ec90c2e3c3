#include <entente/algorithms/paths/reduction.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace entente::paths {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

/// How much counts as either end of a pair.
struct Ends {
    double source = 0, target = 0;

    void operator+=(const Ends& other) {
        source += other.source;
        target += other.target;
    }
    Ends operator-(const Ends& other) const {
        return {source - other.source, target - other.target};
    }
};

/// Ordered pairs with an end on each side.
double across(const Ends& a, const Ends& b) { return a.source * b.target + b.source * a.target; }

/// Blocks as depth-first search finds them: each vertex but the first of its component is found in
/// one block, and a block hangs from the vertex found before all of its own.
class BlockSearch {
public:
    VertexMap<double> through;
    VertexMap<std::uint32_t> home; ///< the block a vertex is found in
    std::vector<Vertex> top, members;
    std::vector<std::size_t> begin; ///< of the members of a block but its top

    BlockSearch(const Arcs& arcs, const VertexMap<double>& source, const VertexMap<double>& target)
        : through(arcs.order()), home(arcs.order(), none), arcs_(arcs), own_(arcs.order()),
          held_(arcs.order()), tree_(arcs.order()), found_(arcs.order()), low_(arcs.order()),
          parent_(arcs.order(), Vertex{none}), next_(arcs.order()) {
        for (std::uint32_t v = 0; v < arcs.order(); ++v)
            tree_[Vertex{v}] = held_[Vertex{v}] =
                own_[Vertex{v}] = {source[Vertex{v}], target[Vertex{v}]};
    }

    void from(Vertex root) {
        if (found_[root] != 0) return;
        const auto first_block = top.size();
        component_.clear();
        discover(root);
        waiting_.clear();
        while (!path_.empty()) {
            const Vertex v = path_.back();
            if (next_[v] == arcs_.last(v)) {
                path_.pop_back();
                if (!path_.empty()) leave(v, path_.back());
                continue;
            }
            const Vertex w = arcs_.target(next_[v]++);
            if (found_[w] == 0) {
                parent_[w] = v;
                discover(w);
                waiting_.push_back(w);
            } else if (w != parent_[v]) {
                low_[v] = std::min(low_[v], found_[w]);
            }
        }
        const Ends all = tree_[root];
        for (const Vertex v : component_) through[v] += across(held_[v] - own_[v], all - held_[v]);
        for (auto b = first_block; b < top.size(); ++b) above_[b] = all - above_[b];
    }

    std::uint32_t block(Vertex v, Vertex w) const {
        const auto b = home[v];
        return b != none && (home[w] == b || top[b] == w) ? b : home[w];
    }
    /// A vertex of a block with all that is behind it.
    Ends ends(Vertex v, std::uint32_t block) const {
        return home[v] == block ? held_[v] : above_[block];
    }

private:
    void discover(Vertex v) {
        found_[v] = low_[v] = ++time_;
        next_[v] = arcs_.first(v);
        path_.push_back(v);
        component_.push_back(v);
    }
    void leave(Vertex v, Vertex up) {
        low_[up] = std::min(low_[up], low_[v]);
        tree_[up] += tree_[v];
        if (low_[v] < found_[up]) return;
        const auto b = static_cast<std::uint32_t>(top.size());
        top.push_back(up);
        above_.push_back(tree_[v]);
        through[up] += across(held_[up] - own_[up], tree_[v]);
        held_[up] += tree_[v];
        begin.push_back(members.size());
        while (true) {
            const Vertex w = waiting_.back();
            waiting_.pop_back();
            home[w] = b;
            members.push_back(w);
            if (w == v) break;
        }
    }

    const Arcs& arcs_;
    VertexMap<Ends> own_, held_, tree_; ///< held: with the blocks that hang from the vertex
    std::vector<Ends> above_;           ///< what a block has at its top
    VertexMap<std::uint32_t> found_, low_;
    VertexMap<Vertex> parent_;
    VertexMap<std::size_t> next_;
    std::vector<Vertex> path_, waiting_, component_;
    std::uint32_t time_ = 0;
};

/// Numbers that add up to the same for the same neighbors, and hardly ever for others.
std::uint64_t scattered(std::uint64_t x) {
    x = (x + 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

/// For each place the first that is the same.
template <class Same>
std::vector<std::uint32_t> alike(std::span<const std::uint64_t> hash, Same same) {
    const auto n = static_cast<std::uint32_t>(hash.size());
    std::vector<std::uint32_t> order(n), like(n);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair{hash[a], a} < std::pair{hash[b], b};
    });
    std::vector<std::uint32_t> firsts; // of those with the same hash
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto v = order[i];
        if (i == 0 || hash[order[i - 1]] != hash[v]) firsts.clear();
        const auto first =
            std::find_if(firsts.begin(), firsts.end(), [&](std::uint32_t u) { return same(u, v); });
        like[v] = first == firsts.end() ? v : *first;
        if (first == firsts.end()) firsts.push_back(v);
    }
    return like;
}

bool same_but_each_other(const Arcs& arcs, std::uint32_t u, std::uint32_t v) {
    const auto a = arcs.neighbors(Vertex{u}), b = arcs.neighbors(Vertex{v});
    if (a.size() != b.size()) return false;
    std::size_t i = 0, j = 0;
    while (true) {
        while (i < a.size() && a[i] == Vertex{v}) ++i;
        while (j < b.size() && b[j] == Vertex{u}) ++j;
        if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
        if (a[i++] != b[j++]) return false;
    }
}

/// Keeps the first of those that are alike.
void keep(Merged& m, const std::vector<std::uint32_t>& like) {
    const auto n = like.size();
    std::vector<Vertex> kept;
    std::vector<std::uint32_t> place(n), pieces;
    for (std::uint32_t v = 0, p = 0; v <= n; ++v) {
        for (; p < m.pieces.size() && m.pieces[p] == v; ++p)
            pieces.push_back(static_cast<std::uint32_t>(kept.size()));
        if (v == n || like[v] != v) continue;
        place[v] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(Vertex{v});
    }
    std::vector<double> source(kept.size()), target(kept.size()), copies(kept.size());
    for (std::uint32_t v = 0; v < n; ++v) {
        place[v] = place[like[v]];
        source[place[v]] += m.source[v];
        target[place[v]] += m.target[v];
        copies[place[v]] += m.copies[v];
    }
    for (auto& at : m.place) at = place[at];
    m.arcs = Arcs(m.arcs, kept);
    m.pieces = std::move(pieces);
    m.source = std::move(source);
    m.target = std::move(target);
    m.copies = std::move(copies);
}

} // namespace

Blocks into_blocks(const Arcs& arcs, const Order& order, const VertexMap<double>& source,
                   const VertexMap<double>& target) {
    const std::size_t n = arcs.order();
    BlockSearch search(arcs, source, target);
    for (const Vertex v : order.places) search.from(v);
    const std::size_t blocks = search.top.size();
    search.begin.push_back(search.members.size());
    const auto size = [&](std::size_t b) { return search.begin[b + 1] - search.begin[b] + 1; };

    std::vector<std::size_t> within(blocks);
    for (std::uint32_t v = 0; v < n; ++v)
        for (const Vertex w : arcs.neighbors(Vertex{v})) ++within[search.block(Vertex{v}, w)];
    const auto is_left_out = [&](std::size_t b) {
        return size(b) == 2 || (!arcs.has_lengths() && within[b] == size(b) * (size(b) - 1));
    };

    VertexMap<std::uint32_t> rank(n), place(n);
    for (std::uint32_t i = 0; i < n; ++i) rank[order.places[i]] = i;
    std::vector<std::uint32_t> top_place(blocks), pieces;
    std::vector<Vertex> vertex;
    std::vector<double> sources, targets;
    for (std::uint32_t b = 0; b < blocks; ++b) {
        if (is_left_out(b)) continue;
        const std::size_t begin = vertex.size();
        pieces.push_back(static_cast<std::uint32_t>(begin));
        vertex.push_back(search.top[b]);
        for (auto i = search.begin[b]; i < search.begin[b + 1]; ++i)
            vertex.push_back(search.members[i]);
        std::sort(vertex.begin() + static_cast<std::ptrdiff_t>(begin), vertex.end(),
                  [&](Vertex u, Vertex v) { return rank[u] < rank[v]; });
        for (std::size_t i = begin; i < vertex.size(); ++i) {
            (vertex[i] == search.top[b] ? top_place[b] : place[vertex[i]]) =
                static_cast<std::uint32_t>(i);
            const Ends ends = search.ends(vertex[i], b);
            sources.push_back(ends.source);
            targets.push_back(ends.target);
        }
    }
    pieces.push_back(static_cast<std::uint32_t>(vertex.size()));

    std::vector<double> along(arcs.size()), lengths;
    std::vector<EdgeEnds> ties;
    for (std::uint32_t i = 0; i < n; ++i) {
        const Vertex v{i};
        for (std::size_t a = arcs.first(v); a < arcs.last(v); ++a) {
            const Vertex w = arcs.target(a);
            const auto b = search.block(v, w);
            if (is_left_out(b)) {
                along[a] = search.ends(v, b).source * search.ends(w, b).target;
                continue;
            }
            if (w < v) continue;
            const auto at = [&](Vertex x) {
                return Vertex{search.home[x] == b ? place[x] : top_place[b]};
            };
            ties.insert(ties.end(), arcs.multiplicity(a), {at(v), at(w)});
            if (arcs.has_lengths())
                lengths.insert(lengths.end(), arcs.multiplicity(a), arcs.length(a));
        }
    }
    const Graph apart(vertex.size(), ties, Graph::Kind::undirected, std::move(lengths));
    return {Arcs(apart, Sides::out, Length::weight),
            std::move(vertex),
            std::move(pieces),
            std::move(sources),
            std::move(targets),
            std::move(search.through),
            std::move(along)};
}

Merged without_twins(const Arcs& arcs, std::span<const std::uint32_t> pieces,
                     std::span<const double> source, std::span<const double> target) {
    const std::size_t n = arcs.order();
    Merged m{arcs,
             {pieces.begin(), pieces.end()},
             {source.begin(), source.end()},
             {target.begin(), target.end()},
             std::vector<double>(n, 1.0),
             {},
             std::vector<std::uint32_t>(n)};
    std::iota(m.place.begin(), m.place.end(), 0u);
    const auto hashes = [&](bool with_own) {
        std::vector<std::uint64_t> hash(m.arcs.order());
        for (std::uint32_t v = 0; v < hash.size(); ++v) {
            hash[v] = with_own ? scattered(v) : 0;
            for (const Vertex w : m.arcs.neighbors(Vertex{v})) hash[v] += scattered(index(w));
        }
        return hash;
    };
    keep(m, alike(hashes(true), [&](std::uint32_t u, std::uint32_t v) {
             return same_but_each_other(m.arcs, u, v);
         }));
    const auto like = alike(hashes(false), [&](std::uint32_t u, std::uint32_t v) {
        return std::ranges::equal(m.arcs.neighbors(Vertex{u}), m.arcs.neighbors(Vertex{v}));
    });
    // Those that are not adjacent send to each other through all neighbors evenly.
    std::vector<double> pairs(like.size());
    std::vector<Ends> before(like.size());
    for (std::uint32_t v = 0; v < like.size(); ++v) {
        const Ends own{m.source[v], m.target[v]};
        pairs[like[v]] += across(before[like[v]], own);
        before[like[v]] += own;
    }
    std::vector<double> kept_pairs;
    for (std::uint32_t v = 0; v < like.size(); ++v)
        if (like[v] == v) kept_pairs.push_back(pairs[v]);
    keep(m, like);
    m.between.assign(m.arcs.order(), 0.0);
    for (std::uint32_t v = 0; v < m.arcs.order(); ++v) {
        if (kept_pairs[v] == 0) continue;
        double ways = 0;
        for (const Vertex w : m.arcs.neighbors(Vertex{v})) ways += m.copies[index(w)];
        for (const Vertex w : m.arcs.neighbors(Vertex{v}))
            m.between[index(w)] += kept_pairs[v] / ways;
    }
    return m;
}

} // namespace entente::paths
