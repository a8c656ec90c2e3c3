#pragma once
/// The description length of a stochastic blockmodel, and how it changes as actors change blocks.
#include <entente/core/view/graph.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace entente::blocks {

/// The ties of a graph as counts, without direction: parallel ties are counted, ties of weight 0
/// are none. Time O(n + m), space O(n + m).
class Tally {
public:
    struct Partner {
        std::uint32_t vertex, ties;
    };
    explicit Tally(const Graph& graph);

    std::uint32_t order() const noexcept { return static_cast<std::uint32_t>(loops_.size()); }
    std::int64_t ties() const noexcept { return ties_; }
    /// Others tied to a vertex, sorted.
    std::span<const Partner> partners(std::uint32_t v) const {
        return std::span{partners_}.subspan(first_[v], first_[v + 1] - first_[v]);
    }
    std::int64_t loops(std::uint32_t v) const { return loops_[v]; }
    std::int64_t degree(std::uint32_t v) const { return degree_[v]; } ///< a self-tie counts twice
    /// ln x!
    double log_factorial(std::int64_t x) const;

private:
    std::vector<std::size_t> first_{0};
    std::vector<Partner> partners_;
    std::vector<std::int64_t> loops_, degree_;
    std::int64_t ties_ = 0;
    std::vector<double> factorials_;
};

/// Vertices in blocks, with the counts that the description length is made of; see stochastic().
/// Slots are numbers of blocks, some of them empty. Moves cost O(d log b) for d partners.
class BlockModel {
public:
    /// `label` holds numbers below `slots`.
    BlockModel(const Tally& tally, bool is_corrected, std::vector<std::uint32_t> label,
               std::uint32_t slots);

    const std::vector<std::uint32_t>& labels() const noexcept { return label_; }
    std::uint32_t slots() const noexcept { return static_cast<std::uint32_t>(size_.size()); }
    std::uint32_t blocks() const noexcept { return blocks_; } ///< not empty
    std::int64_t size(std::uint32_t r) const { return size_[r]; }
    /// Other blocks that a block is tied to, with the number of ties; sorted.
    std::span<const std::pair<std::uint32_t, std::int64_t>> around(std::uint32_t r) const {
        return rows_[r];
    }
    std::uint32_t open_slot();

    /// Nats. Time O(n + m).
    double description_length() const;
    /// What the description length gains if v moves to a block, empty or not.
    double change_of_move(std::uint32_t v, std::uint32_t to);
    void move(std::uint32_t v, std::uint32_t to);
    /// What it gains if two blocks become one.
    double change_of_merge(std::uint32_t r, std::uint32_t s) const;
    /// The blocks that partners of v are in; good until another vertex is asked about.
    std::span<const std::uint32_t> blocks_around(std::uint32_t v);

private:
    std::int64_t between(std::uint32_t r, std::uint32_t s) const;
    void add(std::uint32_t r, std::uint32_t s, std::int64_t ties);
    void gather(std::uint32_t v);
    double block_term(std::int64_t size, std::int64_t degree) const;
    double within_term(std::int64_t ties) const;
    double prior(std::int64_t blocks) const;

    const Tally& tally_;
    bool is_corrected_;
    std::vector<std::uint32_t> label_;
    std::vector<std::int64_t> size_, degree_, within_;
    std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> rows_;
    std::uint32_t blocks_ = 0;
    // Ties of the vertex last asked about, by block.
    std::uint32_t gathered_;
    std::vector<std::int64_t> count_;
    std::vector<std::uint32_t> touched_;
};

} // namespace entente::blocks
