#include <entente/algorithms/clusters/k_edge.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace entente::clusters {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

constexpr Vertex nobody{none};

/// Part of a network, what is outside it as further vertices that are nobody.
struct Piece {
    struct Arc {
        std::uint32_t to, tie;
        std::int8_t along; ///< 1 as the tie was given, -1 against it
    };
    std::vector<std::size_t> first{0};
    std::vector<Arc> arcs;
    std::vector<Vertex> vertex;
    std::uint32_t ties = 0;

    std::size_t order() const noexcept { return first.size() - 1; }
    std::span<const Arc> row(std::uint32_t v) const {
        return std::span{arcs}.subspan(first[v], first[v + 1] - first[v]);
    }
};

/// Unit flows along the ties of a piece, a tie carrying at most one either way, from one vertex to
/// a set of which no two can be parted.
class Flows {
public:
    explicit Flows(const Piece& piece)
        : piece_(piece), carried_(piece.ties, 0), together_(piece.order(), 0),
          seen_(piece.order(), 0), via_(piece.order()) {}

    void join(std::uint32_t v) { together_[v] = 1; }

    /// Whether k paths lead from t to the set. If not, reached() is the side of t of a least cut.
    bool is_held(std::uint32_t t, std::uint32_t k) {
        for (const auto tie : used_) carried_[tie] = 0;
        used_.clear();
        for (std::uint32_t flow = 0; flow < k; ++flow)
            if (!augment(t)) return false;
        return true;
    }
    const std::vector<std::uint32_t>& reached() const { return queue_; }

private:
    bool augment(std::uint32_t t) {
        ++stamp_;
        queue_.assign(1, t);
        seen_[t] = stamp_;
        for (std::size_t i = 0; i < queue_.size(); ++i) {
            const auto v = queue_[i];
            for (const auto& arc : piece_.row(v)) {
                if (seen_[arc.to] == stamp_ || carried_[arc.tie] == arc.along) continue;
                seen_[arc.to] = stamp_;
                via_[arc.to] = {v, arc.tie, arc.along};
                if (together_[arc.to]) {
                    push(t, arc.to);
                    return true;
                }
                queue_.push_back(arc.to);
            }
        }
        return false;
    }

    void push(std::uint32_t t, std::uint32_t end) {
        for (auto v = end; v != t; v = via_[v].to) {
            carried_[via_[v].tie] = static_cast<std::int8_t>(carried_[via_[v].tie] + via_[v].along);
            used_.push_back(via_[v].tie);
        }
    }

    const Piece& piece_;
    std::vector<std::int8_t> carried_; // as Arc::along
    std::vector<std::uint8_t> together_;
    std::vector<std::uint64_t> seen_;
    std::vector<Piece::Arc> via_; // where from
    std::vector<std::uint32_t> queue_, used_;
    std::uint64_t stamp_ = 0;
};

/// `name` and `number` are memory for all vertices and ties.
Piece piece_of(const Graph& graph, const std::vector<Vertex>& members,
               VertexMap<std::uint32_t>& name, std::vector<std::uint32_t>& number) {
    Piece piece;
    piece.vertex = members;
    for (std::uint32_t i = 0; i < members.size(); ++i) name[members[i]] = i;
    for (const Vertex v : members) {
        const auto row = graph.neighbors(v);
        const auto edges = graph.edges_of(v);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] == v) continue;
            const bool forward = graph.ends(edges[i]).from == v;
            auto& tie = number[index(edges[i])];
            if (tie == none) tie = piece.ties++;
            piece.arcs.push_back({name[row[i]], tie, static_cast<std::int8_t>(forward ? 1 : -1)});
        }
        piece.first.push_back(piece.arcs.size());
    }
    return piece;
}

/// One side of a least cut, the other side as one vertex: which numbers of paths there are between
/// two of the side stays the same (Gomory and Hu).
Piece side_of(const Piece& piece, const std::vector<std::uint32_t>& side,
              const std::vector<std::uint8_t>& cut_off, std::vector<std::uint32_t>& name) {
    Piece part;
    const auto outside = static_cast<std::uint32_t>(side.size());
    for (std::uint32_t i = 0; i < side.size(); ++i) {
        name[side[i]] = i;
        part.vertex.push_back(cut_off[side[i]] ? nobody : piece.vertex[side[i]]);
    }
    std::vector<Piece::Arc> back;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> numbers; // old of ties, then new
    for (const auto v : side)
        for (const auto& arc : piece.row(v))
            if (name[arc.to] == none || name[arc.to] > name[v]) numbers.emplace_back(arc.tie, 0);
    std::sort(numbers.begin(), numbers.end());
    for (auto& [_, now] : numbers) now = part.ties++;
    for (const auto v : side) {
        for (const auto& arc : piece.row(v)) {
            const auto tie =
                std::lower_bound(numbers.begin(), numbers.end(), std::pair{arc.tie, 0u})->second;
            const auto to = name[arc.to] == none ? outside : name[arc.to];
            part.arcs.push_back({to, tie, arc.along});
            if (to == outside) back.push_back({name[v], tie, static_cast<std::int8_t>(-arc.along)});
        }
        part.first.push_back(part.arcs.size());
    }
    part.arcs.insert(part.arcs.end(), back.begin(), back.end());
    part.first.push_back(part.arcs.size());
    part.vertex.push_back(nobody);
    for (const auto v : side) name[v] = none;
    return part;
}

/// All vertices, breadth-first.
std::vector<std::uint32_t> outward(const Piece& piece, std::uint32_t start) {
    const auto n = static_cast<std::uint32_t>(piece.order());
    std::vector<std::uint8_t> met(n, 0);
    std::vector<std::uint32_t> order;
    order.reserve(n);
    const auto meet = [&](std::uint32_t v) {
        if (!met[v]) order.push_back(v);
        met[v] = 1;
    };
    meet(start);
    for (std::uint32_t i = 0, next = 0; i < n; ++i) {
        while (i == order.size()) meet(next++);
        for (const auto& arc : piece.row(order[i])) meet(arc.to);
    }
    return order;
}

/// Labels those of a piece that k paths join, and cuts off the others.
void part(Piece whole, std::uint32_t k, VertexMap<std::uint32_t>& label, const Run& run) {
    std::vector<Piece> open;
    open.push_back(std::move(whole));
    while (!open.empty()) {
        const Piece piece = std::move(open.back());
        open.pop_back();
        const auto n = static_cast<std::uint32_t>(piece.order());
        const auto degree = [&](std::uint32_t v) { return piece.first[v + 1] - piece.first[v]; };
        std::uint32_t start = 0;
        for (std::uint32_t v = 1; v < n; ++v)
            if (piece.vertex[v] != nobody &&
                (piece.vertex[start] == nobody || degree(v) > degree(start)))
                start = v;
        if (piece.vertex[start] == nobody) continue;
        Flows flows(piece);
        std::vector<std::uint8_t> cut_off(n, 0);
        std::vector<std::uint32_t> name(n, none);
        // Outward from the start, so that there are short paths to those already joined.
        for (const auto v : outward(piece, start)) {
            if (piece.vertex[v] == nobody || cut_off[v]) continue;
            run.throw_if_stopped();
            const auto own = static_cast<std::uint32_t>(piece.vertex[v]);
            label[piece.vertex[v]] = own;
            if (v != start) {
                if (degree(v) < k) continue; // its own ties are the cut
                if (!flows.is_held(v, k)) {
                    const auto side = flows.reached();
                    if (side.size() > 1) open.push_back(side_of(piece, side, cut_off, name));
                    for (const auto w : side) cut_off[w] = 1;
                    continue;
                }
                label[piece.vertex[v]] = static_cast<std::uint32_t>(piece.vertex[start]);
            }
            flows.join(v);
        }
    }
}

} // namespace

Partition k_edge(const Graph& given, const KEdgeOptions& options, const Run& run) {
    if (options.k < 1) throw UsageError("k must be at least 1");
    run.throw_if_stopped();
    const Graph turned = given.is_directed() ? given.undirected() : given;
    const auto k = options.k;
    Partition parts = paths::weak_components(turned);
    if (k > 1) {
        VertexMap<std::uint32_t> label(turned.order(), none);
        VertexMap<std::uint32_t> name(turned.order());
        std::vector<std::uint32_t> number(turned.size(), none);
        for (const auto& members : paths::members(parts))
            part(piece_of(turned, members, name, number), k, label, run);
        parts = paths::numbered(label);
    }
    std::vector<std::size_t> size(parts.count);
    for (const auto c : parts.cluster) ++size[c];
    parts.quality = {
        {"largest", parts.count ? static_cast<double>(size.front()) : 0},
        {"alone", static_cast<double>(std::count(size.begin(), size.end(), std::size_t{1}))}};
    return parts;
}

Spec k_edge_spec() {
    return describe(&k_edge,
                    {.name = "clusters.k_edge",
                     .summary = "sets of actors that the loss of fewer than k ties cannot part",
                     .formula = "u ~ v when k paths between them share no tie",
                     .caveat = "a cluster may hang together only through actors outside it",
                     .time = "about O(k m), O(n k m) at worst",
                     .space = "O(n + m)",
                     .references = {"gomory1961", "menger1927"}});
}

} // namespace entente::clusters
