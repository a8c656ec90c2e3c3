#include <entente/algorithms/groups/fragmentation.hpp>

#include <algorithm>
#include <cstdint>

namespace entente::groups {
namespace {

double ordered_pairs(std::uint32_t size) {
    return static_cast<double>(size) * (static_cast<double>(size) - 1);
}

/// Without a vertex, what hangs below it and knows no way round is a piece of its own; all else of
/// its component is one more.
class Search {
public:
    Search(const paths::Arcs& arcs, const std::vector<char>& removed)
        : arcs_(arcs), removed_(removed), seen_(arcs.order(), 0), low_(arcs.order(), 0),
          below_(arcs.order(), 0), cut_off_(arcs.order(), 0), next_(arcs.order(), 0),
          parent_(arcs.order(), none), within_(arcs.order(), 0) {}

    std::vector<double> run() {
        double whole = 0;
        std::vector<std::pair<std::size_t, std::uint32_t>> components; // first in order_, size
        for (std::uint32_t v = 0; v < arcs_.order(); ++v) {
            if (removed_[v] || seen_[v]) continue;
            const std::size_t begin = order_.size();
            component(v);
            components.emplace_back(begin, static_cast<std::uint32_t>(order_.size() - begin));
            whole += ordered_pairs(components.back().second);
        }
        std::vector<double> left(arcs_.order(), 0.0);
        for (const auto& [begin, size] : components)
            for (std::size_t i = begin; i < begin + size; ++i) {
                const auto v = order_[i];
                left[v] = whole - ordered_pairs(size) + within_[v] +
                          ordered_pairs(size - 1 - cut_off_[v]);
            }
        return left;
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;

    void enter(std::uint32_t v, std::uint32_t parent) {
        order_.push_back(v);
        seen_[v] = low_[v] = ++clock_;
        below_[v] = 1;
        parent_[v] = parent;
        next_[v] = arcs_.first(Vertex{v});
    }
    void component(std::uint32_t root) {
        enter(root, none);
        for (std::uint32_t v = root;;) {
            if (next_[v] < arcs_.last(Vertex{v})) {
                const auto u = static_cast<std::uint32_t>(arcs_.target(next_[v]++));
                if (removed_[u] || u == parent_[v]) continue;
                if (seen_[u]) {
                    low_[v] = std::min(low_[v], seen_[u]);
                } else {
                    enter(u, v);
                    v = u;
                }
                continue;
            }
            const std::uint32_t up = parent_[v];
            if (up == none) return;
            below_[up] += below_[v];
            low_[up] = std::min(low_[up], low_[v]);
            if (low_[v] >= seen_[up]) {
                cut_off_[up] += below_[v];
                within_[up] += ordered_pairs(below_[v]);
            }
            v = up;
        }
    }

    const paths::Arcs& arcs_;
    const std::vector<char>& removed_;
    std::uint32_t clock_ = 0;
    std::vector<std::uint32_t> seen_, low_, below_, cut_off_;
    std::vector<std::size_t> next_;
    std::vector<std::uint32_t> parent_, order_;
    std::vector<double> within_;
};

} // namespace

std::vector<double> pairs_left(const paths::Arcs& arcs, const std::vector<char>& removed) {
    return Search(arcs, removed).run();
}

} // namespace entente::groups
