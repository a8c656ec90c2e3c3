#include <entente/algorithms/linear/grounded.hpp>
#include <entente/core/base/errors.hpp>

#include <Eigen/SparseCholesky>

#include <algorithm>

namespace entente::linear {
namespace {

using Matrix = Eigen::SparseMatrix<double, Eigen::ColMajor, std::ptrdiff_t>;
constexpr std::ptrdiff_t most_entries = std::ptrdiff_t{1} << 29;

struct Solver : Eigen::SimplicialLDLT<Matrix, Eigen::Lower, Eigen::AMDOrdering<std::ptrdiff_t>> {
    /// Below the diagonal of the factor; known once the pattern is analyzed.
    std::ptrdiff_t entries() const { return m_matrix.outerIndexPtr()[m_matrix.cols()]; }
};

} // namespace

struct Grounded::Factor {
    std::size_t n = 0, ground = 0;
    Solver solver;

    /// Row of the grounded matrix.
    std::ptrdiff_t row(std::size_t v) const {
        return static_cast<std::ptrdiff_t>(v > ground ? v - 1 : v);
    }
    /// Entries below the diagonal of the factor.
    const Matrix& below() const { return solver.matrixL().nestedExpression(); }
};

Grounded::Grounded(std::size_t n, std::span<const Conductor> conductors)
    : factor_(std::make_unique<Factor>()) {
    Factor& f = *factor_;
    f.n = n;
    std::vector<std::size_t> degree(n, 0);
    std::vector<double> sum(n, 0.0);
    for (const auto& [a, b, c] : conductors) {
        ++degree[a], ++degree[b];
        sum[a] += c, sum[b] += c;
    }
    if (n < 2) return;
    f.ground =
        static_cast<std::size_t>(std::max_element(degree.begin(), degree.end()) - degree.begin());
    std::vector<Eigen::Triplet<double, std::ptrdiff_t>> entries;
    entries.reserve(conductors.size() + n);
    for (std::size_t v = 0; v < n; ++v)
        if (v != f.ground) entries.emplace_back(f.row(v), f.row(v), sum[v]);
    for (const auto& [a, b, c] : conductors)
        if (a != f.ground && b != f.ground)
            entries.emplace_back(std::max(f.row(a), f.row(b)), std::min(f.row(a), f.row(b)), -c);
    const auto size = static_cast<std::ptrdiff_t>(n - 1);
    Matrix matrix(size, size);
    matrix.setFromTriplets(entries.begin(), entries.end());
    f.solver.analyzePattern(matrix);
    if (f.solver.entries() > most_entries)
        throw UsageError("the network is too large and too dense for currents to be computed");
    f.solver.factorize(matrix);
}
Grounded::Grounded(Grounded&&) noexcept = default;
Grounded::~Grounded() = default;

std::size_t Grounded::order() const noexcept { return factor_->n; }

void Grounded::solve(std::span<double> columns) const {
    const Factor& f = *factor_;
    if (f.n < 2) {
        std::fill(columns.begin(), columns.end(), 0.0);
        return;
    }
    const auto size = static_cast<std::ptrdiff_t>(f.n - 1);
    const auto count = static_cast<std::ptrdiff_t>(columns.size() / f.n);
    const auto ground = static_cast<std::ptrdiff_t>(f.ground);
    Eigen::Map<Eigen::MatrixXd> all(columns.data(), size + 1, count);
    Eigen::VectorXd right(size), x(size);
    for (std::ptrdiff_t k = 0; k < count; ++k) {
        right << all.col(k).head(ground), all.col(k).tail(size - ground);
        x = f.solver.solve(right);
        all.col(k).head(ground) = x.head(ground);
        all(ground, k) = 0;
        all.col(k).tail(size - ground) = x.tail(size - ground);
    }
}

std::vector<double> Grounded::diagonal() const {
    const Factor& f = *factor_;
    std::vector<double> result(f.n, 0.0);
    if (f.n < 2) return result;
    // Z, the inverse in the factor's order, is computed where the factor has entries, from the last
    // column to the first: Z(i, j) = -sum over k > j of L(k, j) Z(k, i), and for Z(j, j) 1 / D(j)
    // is added. All the entries that a column asks for are among those that the factor has.
    const Matrix& lower = f.below();
    const auto* first = lower.outerIndexPtr();
    const auto* rows = lower.innerIndexPtr();
    const double* entries = lower.valuePtr();
    const auto size = static_cast<std::ptrdiff_t>(f.n - 1);
    const auto& pivots = f.solver.vectorD();
    std::vector<double> inverse(static_cast<std::size_t>(first[size])), diagonal(f.n - 1),
        factor(f.n - 1, 0.0), sum(f.n - 1, 0.0);
    const auto at = [](std::ptrdiff_t i) { return static_cast<std::size_t>(i); };
    for (std::ptrdiff_t j = size; j-- > 0;) {
        for (auto p = first[j]; p < first[j + 1]; ++p) {
            factor[at(rows[p])] = entries[p];
            sum[at(rows[p])] = 0;
        }
        for (auto p = first[j]; p < first[j + 1]; ++p) {
            const std::size_t k = at(rows[p]);
            sum[k] += entries[p] * diagonal[k];
            // Rows that are not in this column have the factor 0, and sums that nobody reads.
            for (auto q = first[rows[p]]; q < first[rows[p] + 1]; ++q) {
                const std::size_t i = at(rows[q]);
                sum[k] += factor[i] * inverse[at(q)];
                sum[i] += entries[p] * inverse[at(q)];
            }
        }
        double corner = 1 / pivots[j];
        for (auto p = first[j]; p < first[j + 1]; ++p) {
            const std::size_t i = at(rows[p]);
            inverse[at(p)] = -sum[i];
            corner += entries[p] * sum[i];
            factor[i] = 0;
        }
        diagonal[at(j)] = corner;
    }
    const auto& place = f.solver.permutationP().indices();
    for (std::size_t v = 0; v < f.n; ++v)
        if (v != f.ground) result[v] = diagonal[at(place.size() ? place[f.row(v)] : f.row(v))];
    return result;
}

} // namespace entente::linear
