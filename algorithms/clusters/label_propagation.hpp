#pragma once
/// Communities of actors that agree with most of their neighbors.
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <tuple>

namespace entente::clusters {

struct LabelPropagationOptions {
    std::uint32_t runs = 1;

    static constexpr auto fields() {
        return std::tuple{Field{"runs",
                                &LabelPropagationOptions::runs,
                                "take the one of so many with the greatest modularity",
                                {.least = 1}}};
    }
};

/// Clusters by label propagation: everyone takes the label that has most weight among neighbors,
/// until nobody wants another.
///
/// Starts with everyone alone and asks in shuffled order those whose neighbors changed. Who has one
/// of the best labels keeps it, else equal ones are drawn from. Every cluster is connected: a label
/// that ends in several places is several clusters. Direction is ignored, an arc and its reverse
/// adding up; weights count, parallel ties add up, self-ties and ties of weight 0 do not. Figures:
/// `modularity`.
///
/// Maximizes nothing but ties within, so that all in one cluster would suit too: a dense network
/// mostly becomes one. Fast, and different from seed to seed: compare several, or use consensus.
///
/// Numbers by falling size, then by least vertex; the same for any number of threads; runs go in
/// parallel. Every change raises the weight within, so that it ends; about O(m) in practice, space
/// O(n + m), and O(n) a thread. Throws UsageError for no runs, and Cancelled. Reference:
/// [raghavan2007].
[[nodiscard]] Partition label_propagation(const Graph& graph,
                                          const LabelPropagationOptions& options = {},
                                          const Run& run = {});

} // namespace entente::clusters
