#include <entente/algorithms/blocks/image.hpp>
#include <entente/algorithms/blocks/relation.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace entente::blocks {
namespace {

constexpr std::size_t most_groups = 2'000;

struct Block {
    std::uint64_t ties = 0;
    std::uint32_t rows = 0, columns = 0; ///< actors of either group with a tie in the block
};

const char* type_of(const Block& b, std::uint64_t from, std::uint64_t to, std::uint64_t possible) {
    if (b.ties == 0) return "null";
    if (b.ties == possible) return "complete";
    if (b.rows == from && b.columns == to) return "regular";
    if (b.rows == from) return "row_regular";
    if (b.columns == to) return "column_regular";
    return "mixed";
}

} // namespace

Grouping grouping_of(const Partition& partition) {
    Grouping grouping{partition.cluster, {}};
    const auto width = std::to_string(partition.count).size();
    for (std::uint32_t c = 1; c <= partition.count; ++c) {
        auto name = std::to_string(c);
        name.insert(0, width - name.size(), '0');
        grouping.names.push_back(std::move(name));
    }
    return grouping;
}

ResultTable image(const Graph& graph, const Grouping& grouping, const ImageOptions&,
                  const Run& run) {
    run.throw_if_stopped();
    if (grouping.empty())
        throw UsageError("an image of blocks needs groups of actors", "--by country");
    if (grouping.names.size() > most_groups)
        throw UsageError("an image of more than 2,000 groups is too large to be of use",
                         "fewer groups");
    const auto group_of = [&](Vertex v) {
        return index(v) < grouping.of.size() ? grouping.of[v] : Grouping::none;
    };
    const Relation relation(graph);
    const std::size_t count = grouping.names.size();
    std::vector<Block> blocks(count * count);
    std::vector<std::uint64_t> size(count);
    for (const Vertex v : graph.vertices()) {
        const auto own = group_of(v);
        if (own == Grouping::none) continue;
        ++size[own];
        // An actor counts once in each block where it has a tie.
        std::vector<std::uint32_t> out, in;
        for (const Contact& c : relation.row(v))
            if (const auto g = group_of(c.to); g != Grouping::none) {
                ++blocks[own * count + g].ties;
                out.push_back(g);
            }
        for (const Contact& c : relation.row(v, Direction::in))
            if (const auto g = group_of(c.to); g != Grouping::none) in.push_back(g);
        for (auto* groups : {&out, &in}) {
            std::sort(groups->begin(), groups->end());
            groups->erase(std::unique(groups->begin(), groups->end()), groups->end());
        }
        for (const auto g : out) ++blocks[own * count + g].rows;
        for (const auto g : in) ++blocks[g * count + own].columns;
    }
    std::vector<std::string> from, to, type;
    std::vector<double> ties, possible, density;
    for (std::size_t a = 0; a < count; ++a)
        for (std::size_t b = 0; b < count; ++b) {
            if (size[a] == 0 || size[b] == 0) continue;
            const Block& block = blocks[a * count + b];
            const std::uint64_t pairs = size[a] * (a == b ? size[b] - 1 : size[b]);
            from.push_back(grouping.names[a]);
            to.push_back(grouping.names[b]);
            ties.push_back(static_cast<double>(block.ties));
            possible.push_back(static_cast<double>(pairs));
            density.push_back(pairs > 0 ? ties.back() / possible.back()
                                        : std::numeric_limits<double>::quiet_NaN());
            type.emplace_back(type_of(block, size[a], size[b], pairs));
        }
    return {{{"from", std::move(from)},
             {"to", std::move(to)},
             {"ties", std::move(ties)},
             {"possible", std::move(possible)},
             {"density", std::move(density)},
             {"type", std::move(type)}}};
}

Spec image_spec() {
    return describe(&image,
                    {.name = "blocks.image",
                     .summary = "density and type of ties from each group to each other",
                     .formula = "density = tied ordered pairs / possible ones, for each ordered "
                                "pair of groups",
                     .caveat = "types are strict: one missing tie makes a complete block regular",
                     .time = "O(m log n + g^2) for g groups",
                     .space = "O(n + m + g^2)",
                     .references = {"doreian2005"},
                     .needs_grouping = true});
}

} // namespace entente::blocks
