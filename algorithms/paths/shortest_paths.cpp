#include <entente/algorithms/paths/shortest_paths.hpp>
#include <entente/core/base/errors.hpp>

#include <algorithm>
#include <cmath>

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
        queue_.clear();
        queue_.push(0, source);
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
    while (!queue_.empty()) {
        const auto [d, v] = queue_.pop();
        if (d > distance_[index(v)]) continue;
        reached_.push_back(v);
        place_[index(v)] = static_cast<std::uint32_t>(reached_.size());
        for (std::size_t arc = arcs_->first(v); arc < arcs_->last(v); ++arc) {
            const double next = d + arcs_->length(arc);
            if (!std::isfinite(next)) throw UsageError("the lengths of paths overflow");
            const Vertex w = arcs_->target(arc);
            if (next > horizon || next >= distance_[index(w)]) continue;
            distance_[index(w)] = next;
            queue_.push(next, w);
        }
    }
}

void Search::count_paths(bool multiplicity, Flow flow) {
    paths_.resize(arcs_->order());
    beyond_.resize(arcs_->order());
    steps_.resize(arcs_->size() + 1);
    first_step_.assign(1, 0);
    for (const Vertex v : reached_) paths_[index(v)] = 0;
    paths_[index(reached_.front())] = 1;
    for (const Vertex v : reached_) {
        const double here = flow == Flow::load ? 1 : paths_[index(v)];
        if (!std::isfinite(here))
            throw UsageError("there are more shortest paths than can be counted");
        std::size_t last = first_step_.back();
        for (std::size_t arc = arcs_->first(v); arc < arcs_->last(v); ++arc) {
            steps_[last] = arc;
            last += is_on_shortest_path(v, arcs_->target(arc), arc);
        }
        for (std::size_t step = first_step_.back(); step < last; ++step) {
            const std::size_t arc = steps_[step];
            paths_[index(arcs_->target(arc))] +=
                multiplicity ? here * arcs_->multiplicity(arc) : here;
        }
        first_step_.push_back(last);
    }
}

} // namespace entente::paths
