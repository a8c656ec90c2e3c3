#include <entente/algorithms/groups/spread.hpp>
#include <entente/core/base/errors.hpp>

#include <cmath>

namespace entente::groups {

Spread::Spread(const paths::Arcs& arcs) : arcs_(&arcs), distance_(arcs.order(), unreached) {
    reached_.reserve(arcs.order());
}

void Spread::from(std::span<const Vertex> sources, std::uint32_t horizon) {
    for (const Vertex v : reached_) distance_[index(v)] = unreached;
    reached_.clear();
    for (const Vertex s : sources) {
        if (distance_[index(s)] == 0) continue;
        distance_[index(s)] = 0;
        reached_.push_back(s);
    }
    for (std::size_t i = 0; i < reached_.size(); ++i) {
        const std::uint32_t here = distance(reached_[i]);
        if (here >= horizon) break;
        for (const Vertex w : arcs_->neighbors(reached_[i])) {
            if (distance_[index(w)] != unreached) continue;
            distance_[index(w)] = here + 1;
            reached_.push_back(w);
        }
    }
}

void Spread::count_paths(const std::vector<char>& avoided) {
    paths_.resize(arcs_->order());
    clear_.resize(arcs_->order());
    onward_.resize(arcs_->order());
    for (const Vertex v : reached_) paths_[index(v)] = clear_[index(v)] = 0;
    paths_[index(reached_.front())] = clear_[index(reached_.front())] = 1;
    for (const Vertex v : reached_) {
        if (avoided[index(v)]) clear_[index(v)] = 0;
        if (!std::isfinite(paths_[index(v)]))
            throw UsageError("there are more shortest paths than can be counted");
        for (const Vertex w : arcs_->neighbors(v)) {
            if (distance(w) != distance(v) + 1) continue;
            paths_[index(w)] += paths_[index(v)];
            clear_[index(w)] += clear_[index(v)];
        }
    }
}

} // namespace entente::groups
