#include <entente/algorithms/blocks/block_model.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace entente::blocks {
namespace {

constexpr auto nobody = std::numeric_limits<std::uint32_t>::max();

double stirling(double x) {
    const double inverse = 1 / x, square = inverse * inverse;
    return x * std::log(x) - x + 0.5 * std::log(2 * std::numbers::pi * x) +
           inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
}

auto place_of(const std::vector<std::pair<std::uint32_t, std::int64_t>>& row, std::uint32_t s) {
    return std::lower_bound(row.begin(), row.end(), s,
                            [](const auto& entry, std::uint32_t b) { return entry.first < b; });
}

} // namespace

Tally::Tally(const Graph& graph) {
    loops_.assign(graph.order(), 0);
    degree_.assign(graph.order(), 0);
    for (const Vertex v : graph.vertices()) {
        std::vector<std::uint32_t> others;
        const auto look = [&](Direction d) {
            const auto row = graph.neighbors(v, d);
            const auto edges = graph.edges_of(v, d);
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (graph.weight(edges[i]) == 0) continue;
                ++degree_[index(v)];
                if (row[i] == v)
                    ++loops_[index(v)];
                else
                    others.push_back(static_cast<std::uint32_t>(index(row[i])));
            }
        };
        look(Direction::out);
        if (graph.is_directed()) look(Direction::in);
        loops_[index(v)] /= 2; // met from both ends
        ties_ += degree_[index(v)];
        std::sort(others.begin(), others.end());
        for (std::size_t i = 0, j = 0; i < others.size(); i = j) {
            while (j < others.size() && others[j] == others[i]) ++j;
            partners_.push_back({others[i], static_cast<std::uint32_t>(j - i)});
        }
        first_.push_back(partners_.size());
    }
    ties_ /= 2;
    // Most look-ups are of small numbers; the rest is left to the series.
    const auto known = std::min<std::int64_t>(2 * ties_ + order() + 2, 1 << 16);
    factorials_.assign(static_cast<std::size_t>(std::max<std::int64_t>(known, 256)), 0.0);
    for (std::size_t x = 2; x < factorials_.size(); ++x)
        factorials_[x] = x < 256 ? factorials_[x - 1] + std::log(static_cast<double>(x))
                                 : stirling(static_cast<double>(x));
}

double Tally::log_factorial(std::int64_t x) const {
    const auto i = static_cast<std::size_t>(x);
    return i < factorials_.size() ? factorials_[i] : stirling(static_cast<double>(x));
}

BlockModel::BlockModel(const Tally& tally, bool is_corrected, std::vector<std::uint32_t> label,
                       std::uint32_t slots)
    : tally_(tally), is_corrected_(is_corrected), label_(std::move(label)), size_(slots),
      degree_(slots), within_(slots), rows_(slots), gathered_(nobody), count_(slots) {
    std::vector<std::vector<std::uint32_t>> members(slots);
    for (std::uint32_t v = 0; v < label_.size(); ++v) members[label_[v]].push_back(v);
    for (std::uint32_t r = 0; r < slots; ++r) {
        size_[r] = static_cast<std::int64_t>(members[r].size());
        blocks_ += size_[r] > 0;
        for (const auto v : members[r]) {
            degree_[r] += tally.degree(v);
            within_[r] += 2 * tally.loops(v);
            for (const auto [w, ties] : tally.partners(v)) {
                const auto s = label_[w];
                if (count_[s] == 0) touched_.push_back(s);
                count_[s] += ties;
            }
        }
        std::sort(touched_.begin(), touched_.end());
        for (const auto s : touched_) {
            if (s == r)
                within_[r] += count_[s];
            else
                rows_[r].emplace_back(s, count_[s]);
            count_[s] = 0;
        }
        touched_.clear();
        within_[r] /= 2;
    }
}

std::uint32_t BlockModel::open_slot() {
    for (std::uint32_t r = 0; r < slots(); ++r)
        if (size_[r] == 0) return r;
    size_.push_back(0);
    degree_.push_back(0);
    within_.push_back(0);
    rows_.emplace_back();
    count_.push_back(0);
    return slots() - 1;
}

std::int64_t BlockModel::between(std::uint32_t r, std::uint32_t s) const {
    const auto at = place_of(rows_[r], s);
    return at != rows_[r].end() && at->first == s ? at->second : 0;
}

void BlockModel::add(std::uint32_t r, std::uint32_t s, std::int64_t ties) {
    if (ties == 0) return;
    auto& row = rows_[r];
    const auto at = row.begin() + (place_of(row, s) - row.cbegin());
    if (at == row.end() || at->first != s)
        row.insert(at, {s, ties});
    else if ((at->second += ties) == 0)
        row.erase(at);
}

void BlockModel::gather(std::uint32_t v) {
    if (gathered_ == v) return;
    for (const auto r : touched_) count_[r] = 0;
    touched_.clear();
    for (const auto [w, ties] : tally_.partners(v)) {
        const auto r = label_[w];
        if (count_[r] == 0) touched_.push_back(r);
        count_[r] += ties;
    }
    gathered_ = v;
}

std::span<const std::uint32_t> BlockModel::blocks_around(std::uint32_t v) {
    gather(v);
    return touched_;
}

// Degrees given the block's sum of them are one of C(n + e - 1, e) sequences; with e! of the
// likelihood only what is below remains.
double BlockModel::block_term(std::int64_t size, std::int64_t degree) const {
    if (size == 0) return 0;
    const double likely =
        is_corrected_ ? tally_.log_factorial(size + degree - 1) - tally_.log_factorial(size - 1)
                      : static_cast<double>(degree) * std::log(static_cast<double>(size));
    return likely - tally_.log_factorial(size);
}

double BlockModel::within_term(std::int64_t ties) const {
    return -static_cast<double>(ties) * std::numbers::ln2 - tally_.log_factorial(ties);
}

double BlockModel::prior(std::int64_t blocks) const {
    const std::int64_t n = tally_.order(), m = tally_.ties(), cells = blocks * (blocks + 1) / 2;
    if (n == 0) return 0;
    const auto f = [this](std::int64_t x) { return tally_.log_factorial(x); };
    // Counts of ties between blocks; which sizes; who is where; how many blocks.
    return f(cells + m - 1) - f(cells - 1) - f(m) + f(n - 1) - f(blocks - 1) - f(n - blocks) +
           f(n) + std::log(static_cast<double>(n));
}

double BlockModel::description_length() const {
    double sum = prior(blocks_);
    for (std::uint32_t r = 0; r < slots(); ++r) {
        sum += block_term(size_[r], degree_[r]) + within_term(within_[r]);
        for (const auto& [s, ties] : rows_[r])
            if (s > r) sum -= tally_.log_factorial(ties);
    }
    for (std::uint32_t v = 0; v < tally_.order(); ++v) {
        sum -= within_term(tally_.loops(v));
        if (is_corrected_) sum -= tally_.log_factorial(tally_.degree(v));
        for (const auto [w, ties] : tally_.partners(v))
            if (w > v) sum += tally_.log_factorial(ties);
    }
    return sum;
}

double BlockModel::change_of_move(std::uint32_t v, std::uint32_t to) {
    const auto from = label_[v];
    if (from == to) return 0;
    gather(v);
    const auto f = [this](std::int64_t x) { return tally_.log_factorial(x); };
    double change = 0;
    for (const auto t : touched_) {
        if (t == from || t == to) continue;
        const auto left = between(from, t), met = between(to, t);
        change += f(left) - f(left - count_[t]) + f(met) - f(met + count_[t]);
    }
    const auto across = between(from, to), k = tally_.degree(v), loops = tally_.loops(v);
    change += f(across) - f(across - count_[to] + count_[from]);
    change += within_term(within_[from] - count_[from] - loops) - within_term(within_[from]) +
              within_term(within_[to] + count_[to] + loops) - within_term(within_[to]);
    change += block_term(size_[from] - 1, degree_[from] - k) -
              block_term(size_[from], degree_[from]) + block_term(size_[to] + 1, degree_[to] + k) -
              block_term(size_[to], degree_[to]);
    const std::int64_t after =
        std::int64_t{blocks_} - (size_[from] == 1 ? 1 : 0) + (size_[to] == 0 ? 1 : 0);
    if (after != blocks_) change += prior(after) - prior(blocks_);
    return change;
}

void BlockModel::move(std::uint32_t v, std::uint32_t to) {
    const auto from = label_[v];
    if (from == to) return;
    gather(v);
    for (const auto t : touched_) {
        if (t == from || t == to) continue;
        add(from, t, -count_[t]);
        add(t, from, -count_[t]);
        add(to, t, count_[t]);
        add(t, to, count_[t]);
    }
    add(from, to, count_[from] - count_[to]);
    add(to, from, count_[from] - count_[to]);
    within_[from] -= count_[from] + tally_.loops(v);
    within_[to] += count_[to] + tally_.loops(v);
    degree_[from] -= tally_.degree(v);
    degree_[to] += tally_.degree(v);
    blocks_ += size_[to] == 0;
    ++size_[to];
    --size_[from];
    blocks_ -= size_[from] == 0;
    label_[v] = to;
    gathered_ = nobody; // partners of others have moved
}

double BlockModel::change_of_merge(std::uint32_t r, std::uint32_t s) const {
    const auto f = [this](std::int64_t x) { return tally_.log_factorial(x); };
    if (rows_[r].size() < rows_[s].size()) std::swap(r, s);
    double change = 0;
    for (const auto& [t, ties] : rows_[s]) {
        if (t == r) continue;
        const auto other = between(r, t);
        if (other > 0) change += f(other) + f(ties) - f(other + ties);
    }
    const auto across = between(r, s);
    change += f(across) + within_term(within_[r] + within_[s] + across) - within_term(within_[r]) -
              within_term(within_[s]);
    change += block_term(size_[r] + size_[s], degree_[r] + degree_[s]) -
              block_term(size_[r], degree_[r]) - block_term(size_[s], degree_[s]);
    return change + prior(std::int64_t{blocks_} - 1) - prior(blocks_);
}

} // namespace entente::blocks
