#include <entente/algorithms/clusters/comparison.hpp>
#include <entente/core/base/errors.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace entente::clusters {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();
using Counts = std::vector<std::size_t>;

/// How many items every pair of labels has in common, and every label.
struct Contingency {
    Counts rows, columns;
    struct Cell {
        std::size_t row, column, count;
    };
    std::vector<Cell> cells;
    std::size_t total = 0;
};

Contingency contingency(std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs) {
    Contingency t;
    t.total = pairs.size();
    std::vector<std::uint32_t> second;
    for (const auto& p : pairs) second.push_back(p.second);
    std::sort(second.begin(), second.end());
    second.erase(std::unique(second.begin(), second.end()), second.end());
    t.columns.resize(second.size());
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t i = 0, j = 0; i < pairs.size(); i = j) {
        while (j < pairs.size() && pairs[j] == pairs[i]) ++j;
        if (i == 0 || pairs[i].first != pairs[i - 1].first) t.rows.push_back(0);
        const auto column = static_cast<std::size_t>(
            std::lower_bound(second.begin(), second.end(), pairs[i].second) - second.begin());
        t.cells.push_back({t.rows.size() - 1, column, j - i});
        t.rows.back() += j - i;
        t.columns[column] += j - i;
    }
    return t;
}

double entropy(const Counts& counts, double n) {
    double h = 0;
    for (const auto c : counts) {
        const double p = static_cast<double>(c) / n;
        h -= p * std::log(p);
    }
    return counts.size() == 1 ? 0 : h;
}

double pairs_of(std::size_t n) { return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2; }

/// Clusters of one size behave alike, so that sizes are told with how many have them.
std::vector<std::pair<std::size_t, std::size_t>> sizes(Counts counts) {
    std::sort(counts.begin(), counts.end());
    std::vector<std::pair<std::size_t, std::size_t>> all;
    for (const auto c : counts) {
        if (all.empty() || all.back().first != c) all.emplace_back(c, 0);
        ++all.back().second;
    }
    return all;
}

/// The mutual information of random partitions of the same sizes (hypergeometric).
double expected_information(const Contingency& t) {
    const auto n = t.total;
    std::vector<double> log_factorial(n + 1, 0.0);
    for (std::size_t i = 2; i <= n; ++i)
        log_factorial[i] = log_factorial[i - 1] + std::log(static_cast<double>(i));
    const auto& f = log_factorial;
    const double whole = static_cast<double>(n);
    double expected = 0;
    for (const auto& [a, times_a] : sizes(t.rows))
        for (const auto& [b, times_b] : sizes(t.columns)) {
            double sum = 0;
            const double fixed = f[a] + f[b] + f[n - a] + f[n - b] - f[n];
            for (std::size_t k = a + b > n ? a + b - n : 1; k <= std::min(a, b); ++k) {
                if (k == 0) continue;
                const double shared = static_cast<double>(k);
                const double p = std::exp(fixed - f[k] - f[a - k] - f[b - k] - f[n + k - a - b]);
                sum += p * shared / whole *
                       std::log(whole * shared / (static_cast<double>(a) * static_cast<double>(b)));
            }
            expected += sum * static_cast<double>(times_a * times_b);
        }
    return expected;
}

std::size_t left_out_by_best(const Contingency& t, bool by_row) {
    Counts best(by_row ? t.rows.size() : t.columns.size(), 0);
    for (const auto& cell : t.cells) {
        auto& most = best[by_row ? cell.row : cell.column];
        most = std::max(most, cell.count);
    }
    std::size_t kept = 0;
    for (const auto b : best) kept += b;
    return t.total - kept;
}

} // namespace

Comparison comparison(const VertexMap<std::uint32_t>& a, const VertexMap<std::uint32_t>& b) {
    if (a.size() != b.size()) throw UsageError("two partitions of different actors");
    std::vector<std::pair<std::uint32_t, std::uint32_t>> labels;
    for (std::uint32_t v = 0; v < a.size(); ++v)
        if (a[Vertex{v}] != none && b[Vertex{v}] != none)
            labels.emplace_back(a[Vertex{v}], b[Vertex{v}]);
    Comparison c;
    c.compared = labels.size();
    if (labels.empty()) return c;
    const auto t = contingency(std::move(labels));
    const double n = static_cast<double>(t.total);
    const double ha = entropy(t.rows, n), hb = entropy(t.columns, n);
    const bool same = t.cells.size() == t.rows.size() && t.cells.size() == t.columns.size();
    double joint = 0;
    for (const auto& cell : t.cells) {
        const double p = static_cast<double>(cell.count) / n;
        joint += p * std::log(p * n * n /
                              (static_cast<double>(t.rows[cell.row]) *
                               static_cast<double>(t.columns[cell.column])));
    }
    c.mutual_information = std::max(0.0, joint);
    c.nmi_mean = ha + hb > 0 ? 2 * c.mutual_information / (ha + hb) : 1;
    c.nmi_max = std::max(ha, hb) > 0 ? c.mutual_information / std::max(ha, hb) : 1;
    c.variation = same ? 0 : std::max(0.0, ha + hb - 2 * c.mutual_information);
    c.split_from_a = left_out_by_best(t, true);
    c.split_from_b = left_out_by_best(t, false);
    const double chance = expected_information(t), room = (ha + hb) / 2 - chance;
    c.ami = same ? 1 : std::abs(room) > 1e-12 ? (c.mutual_information - chance) / room : 0;

    if (t.total < 2) return c;
    double together = 0, in_a = 0, in_b = 0;
    for (const auto& cell : t.cells) together += pairs_of(cell.count);
    for (const auto r : t.rows) in_a += pairs_of(r);
    for (const auto r : t.columns) in_b += pairs_of(r);
    const double all = pairs_of(t.total), by_chance = in_a * in_b / all;
    c.rand = (all + 2 * together - in_a - in_b) / all;
    const double above = (in_a + in_b) / 2 - by_chance;
    c.ari = same ? 1 : above == 0 ? 0 : (together - by_chance) / above;
    return c;
}

ResultTable comparison_table(const Comparison& c) {
    return {{{"measure",
              std::vector<std::string>{"actors compared", "mutual information (nats)",
                                       "normalized mutual information (mean of entropies)",
                                       "normalized mutual information (greater entropy)",
                                       "adjusted mutual information", "Rand index",
                                       "adjusted Rand index", "variation of information (nats)",
                                       "split/join from the first", "split/join from the second"}},
             {"value", std::vector<double>{static_cast<double>(c.compared), c.mutual_information,
                                           c.nmi_mean, c.nmi_max, c.ami, c.rand, c.ari, c.variation,
                                           static_cast<double>(c.split_from_a),
                                           static_cast<double>(c.split_from_b)}}}};
}

} // namespace entente::clusters
