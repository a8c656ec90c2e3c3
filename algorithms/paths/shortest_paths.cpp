#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/base/errors.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace entente::paths {

Search::Search(const Arcs& arcs) : arcs_(&arcs), distance_(arcs.order(), unreached) {
    reached_.reserve(arcs.order());
    if (arcs.has_lengths()) place_.assign(arcs.order(), 0);
}

void Search::from(Vertex source, double horizon) {
    for (const Vertex v : reached_) distance_[index(v)] = unreached;
    reached_.clear();
    distance_[index(source)] = 0;
    if (arcs_->has_lengths()) {
        heap_.assign(1, {0.0, source});
        by_length(horizon);
    } else {
        reached_.push_back(source);
        by_hops(horizon);
    }
}

void Search::by_hops(double horizon) {
    for (std::size_t i = 0; i < reached_.size(); ++i) {
        const double next = distance_[index(reached_[i])] + 1;
        if (next > horizon) break;
        for (const Vertex w : arcs_->neighbors(reached_[i])) {
            if (distance_[index(w)] != unreached) continue;
            distance_[index(w)] = next;
            reached_.push_back(w);
        }
    }
}

void Search::by_length(double horizon) {
    const auto farther = std::greater<>{};
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), farther);
        const auto [d, v] = heap_.back();
        heap_.pop_back();
        if (d > distance_[index(v)]) continue;
        reached_.push_back(v);
        place_[index(v)] = static_cast<std::uint32_t>(reached_.size());
        for (std::size_t arc = arcs_->first(v); arc < arcs_->last(v); ++arc) {
            const double next = d + arcs_->length(arc);
            if (!std::isfinite(next)) throw UsageError("the lengths of paths overflow");
            const Vertex w = arcs_->target(arc);
            if (next > horizon || next >= distance_[index(w)]) continue;
            distance_[index(w)] = next;
            heap_.emplace_back(next, w);
            std::push_heap(heap_.begin(), heap_.end(), farther);
        }
    }
}

void Search::count_paths(bool multiplicity) {
    paths_.resize(arcs_->order());
    dependency_.resize(arcs_->order());
    for (const Vertex v : reached_) paths_[index(v)] = 0;
    paths_[index(reached_.front())] = 1;
    for (const Vertex v : reached_) {
        const double here = paths_[index(v)];
        if (!std::isfinite(here))
            throw UsageError("there are more shortest paths than can be counted");
        for (std::size_t arc = arcs_->first(v); arc < arcs_->last(v); ++arc) {
            const Vertex w = arcs_->target(arc);
            if (!is_on_shortest_path(v, w, arc)) continue;
            paths_[index(w)] += multiplicity ? here * arcs_->multiplicity(arc) : here;
        }
    }
}

} // namespace entente::paths
