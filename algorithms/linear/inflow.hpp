#pragma once
/// Products with the matrix of a graph, and sums over vectors: shared by the measures that are
/// solutions of linear equations.
#include <entente/core/run/run.hpp>
#include <entente/core/view/graph.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::linear {

/// How many vertices one thread takes at a time, and over how many a partial sum runs.
inline constexpr std::size_t block = 4096;

/// Calls rows(begin, end) for consecutive blocks of 0 … n - 1, in threads where the work, counted
/// in elementary steps, is worth their start.
template <class Rows>
void for_blocks(std::size_t n, std::size_t work, const Run& run, Rows rows) {
    const std::size_t blocks = (n + block - 1) / block;
    const auto one = [&](std::size_t b) { rows(b * block, std::min(n, (b + 1) * block)); };
    if (run.threads < 2 || work < 100'000) {
        run.throw_if_stopped();
        for (std::size_t b = 0; b < blocks; ++b) one(b);
        return;
    }
    run.throw_if_stopped();
    const Run crewed = run.with_crew();
    crewed.crew->for_each(blocks, one);
}

/// The sum of part(begin, end) over the same blocks, added in order: the same bits for any number
/// of threads.
template <class Part>
double sum_blocks(std::size_t n, std::size_t work, const Run& run, Part part) {
    std::vector<double> parts((n + block - 1) / block);
    for_blocks(n, work, run, [&](std::size_t begin, std::size_t end) {
        parts[begin / block] = part(begin, end);
    });
    double sum = 0;
    for (const double p : parts) sum += p;
    return sum;
}

/// The matrix M of a graph as rows to be gathered: (M x)(v) is the sum of w(e) x(u) over the arcs
/// from u to v, that is, M is the transposed adjacency matrix; with Direction::out the adjacency
/// matrix itself. Parallel ties add up; a self-tie counts twice in an undirected graph.
class Inflow {
public:
    explicit Inflow(const Graph& graph, Direction side = Direction::in);
    /// The same within some vertices only, which are numbered as they come.
    Inflow(const Graph& graph, std::span<const Vertex> within);

    std::size_t order() const noexcept { return first_.size() - 1; }
    std::size_t arcs() const noexcept { return from_.size(); }
    /// (M x)(v).
    double row(std::size_t v, std::span<const double> x) const {
        double sum = 0;
        if (weight_.empty())
            for (std::size_t i = first_[v]; i < first_[v + 1]; ++i) sum += x[from_[i]];
        else
            for (std::size_t i = first_[v]; i < first_[v + 1]; ++i) sum += weight_[i] * x[from_[i]];
        return sum;
    }
    /// y = M x. The same bits for any number of threads.
    void multiply(std::span<const double> x, std::span<double> y, const Run& run = {}) const;
    double row_sum(std::size_t v) const;
    double greatest_row_sum() const;
    /// The sources and weights of a row; weights are empty where each is 1.
    std::span<const std::uint32_t> sources(std::size_t v) const {
        return std::span{from_}.subspan(first_[v], first_[v + 1] - first_[v]);
    }
    std::span<const double> weights(std::size_t v) const {
        if (weight_.empty()) return {};
        return std::span{weight_}.subspan(first_[v], first_[v + 1] - first_[v]);
    }

private:
    std::vector<std::size_t> first_{0};
    std::vector<std::uint32_t> from_;
    std::vector<double> weight_; ///< empty where each is 1
};

} // namespace entente::linear
