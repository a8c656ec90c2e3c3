#pragma once
/// Shortest paths by hops from sixteen sources at once, one in each lane of a vector: distances,
/// numbers of paths, and what flows along them (Brandes' accumulation).
#include <entente/algorithms/paths/dispatch.hpp>
#include <entente/algorithms/paths/order.hpp>
#include <entente/algorithms/paths/shortest_paths.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace entente::paths {

/// What flows where.
struct FlowPlan {
    const Rows* rows = nullptr;
    /// Per place, how many targets it stands for.
    std::span<const double> target_weight{};
    /// Per arc, how many parallel ties it stands for; empty for one each.
    std::span<const double> factor{};
    /// Per place, how many vertices with the same neighbors it stands for; empty for one each.
    /// Nothing is counted between these, `target_weight` is that of all of them, and what flows
    /// through is told for each.
    std::span<const double> copies{};
    Flow flow = Flow::share;
    /// Only targets within this distance count.
    std::uint32_t horizon = std::numeric_limits<std::uint32_t>::max();
};

/// Searches over one plan, with memory kept from one to the next: make one per thread. What the
/// plan points to must outlive it.
///
/// Time O(16 (n + m)) at worst and near O(n + m) when sources are near one another; space 144 bytes
/// per place, more where distances exceed 254. The answer depends on plan and sources alone, not on
/// instructions: lanes are added in a fixed order.
class Lanes {
public:
    static constexpr std::size_t width = 16;

    explicit Lanes(const FlowPlan& plan, Instructions instructions = best_instructions());

    /// Adds to vertices[v], for every place v but the source, what flows through it from each
    /// source to all targets, times the weight of the source; and to arcs[a], unless it is null,
    /// what flows along the arc. All that is reached from the sources must lie in `begin` … `end`
    /// - 1. Throws UsageError when paths are too many to count.
    void from(std::span<const std::uint32_t> sources, std::span<const double> weights,
              std::size_t begin, std::size_t end, double* vertices, double* arcs = nullptr);

    /// How many sources a step of the last search served on average, 1 … 16.
    double sharing() const noexcept { return sharing_; }

private:
    struct Free {
        void operator()(void* memory) const;
    };
    template <class T>
    using Block = std::unique_ptr<T[], Free>;

    FlowPlan plan_;
    Instructions instructions_;
    std::size_t distance_bytes_ = 1;
    double sharing_ = 1;
    Block<double> amount_;
    Block<unsigned char> distance_;
    Block<std::uint32_t> queue_;
    std::vector<std::size_t> levels_;
};

} // namespace entente::paths
