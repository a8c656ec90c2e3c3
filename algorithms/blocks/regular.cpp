#include <entente/algorithms/blocks/regular.hpp>
#include <entente/algorithms/blocks/relation.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <compare>
#include <numeric>
#include <span>
#include <vector>

namespace entente::blocks {
namespace {

/// What classes are around each vertex: on the way out, then on the way in.
class Surroundings {
public:
    Surroundings(const Relation& relation, const std::vector<std::uint32_t>& color, bool counted) {
        for (std::uint32_t v = 0; v < color.size(); ++v)
            for (const Direction d : {Direction::out, Direction::in}) {
                if (d == Direction::in && relation.is_symmetric()) {
                    first_.push_back(around_.size());
                    continue;
                }
                const auto begin = static_cast<std::ptrdiff_t>(around_.size());
                for (const Contact& c : relation.row(Vertex{v}, d))
                    around_.push_back(color[index(c.to)]);
                std::sort(around_.begin() + begin, around_.end());
                if (!counted)
                    around_.erase(std::unique(around_.begin() + begin, around_.end()),
                                  around_.end());
                first_.push_back(around_.size());
            }
    }

    std::weak_ordering compare(std::uint32_t u, std::uint32_t v) const {
        for (const std::size_t d : {0u, 1u}) {
            const auto a = of(2 * u + d), b = of(2 * v + d);
            const auto order =
                std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
            if (order != 0) return order;
        }
        return std::weak_ordering::equivalent;
    }

private:
    std::span<const std::uint32_t> of(std::size_t row) const {
        return std::span{around_}.subspan(first_[row], first_[row + 1] - first_[row]);
    }
    std::vector<std::size_t> first_{0};
    std::vector<std::uint32_t> around_;
};

} // namespace

Partition regular(const Graph& graph, const Grouping& grouping, const RegularOptions& options,
                  const Run& run) {
    run.throw_if_stopped();
    const Relation relation(graph);
    const auto n = static_cast<std::uint32_t>(graph.order());
    std::vector<std::uint32_t> color(n), order(n);
    std::iota(order.begin(), order.end(), 0u);
    for (std::uint32_t v = 0; v < n; ++v)
        color[v] = v < grouping.of.size() ? grouping.of[Vertex{v}] : Grouping::none;

    Convergence convergence;
    std::size_t classes = 0;
    while (true) {
        run.throw_if_stopped();
        const Surroundings around(relation, color, options.counted);
        const auto compare = [&](std::uint32_t u, std::uint32_t v) {
            return color[u] != color[v] ? std::weak_ordering{color[u] <=> color[v]}
                                        : around.compare(u, v);
        };
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t u, std::uint32_t v) { return compare(u, v) < 0; });
        std::vector<std::uint32_t> finer(n);
        std::uint32_t next = 0;
        for (std::uint32_t i = 0; i < n; ++i) {
            if (i > 0 && compare(order[i - 1], order[i]) != 0) ++next;
            finer[order[i]] = next;
        }
        color = std::move(finer);
        ++convergence.iterations;
        // A first round may part nothing and still give groups their numbers.
        const std::size_t now = n > 0 ? next + std::size_t{1} : 0;
        if (now == classes || now == n) break;
        classes = now;
    }
    Partition partition = paths::numbered(VertexMap<std::uint32_t>(std::move(color)));
    partition.convergence = convergence;
    return partition;
}

Spec regular_spec() {
    return describe(
        &regular,
        {.name = "blocks.regular",
         .summary = "classes of actors who are tied to the same classes",
         .formula = "the coarsest coloring where actors of one color have the same set of colors "
                    "around them, to and from",
         .caveat = "without groups or counting, all who have ties are equivalent in an undirected "
                   "network",
         .time = "O(m log n) a round, at most n rounds",
         .space = "O(n + m)",
         .references = {"white1983", "borgatti1993"}});
}

} // namespace entente::blocks
