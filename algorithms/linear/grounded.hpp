#pragma once
/// Potentials in a network of conductors: systems of equations with the Laplacian matrix.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace entente::linear {

/// A conductor between two of the places 0 … n - 1.
struct Conductor {
    std::uint32_t a = 0, b = 0;
    double conductance = 1;
};

/// The inverse C of the Laplacian of a connected network once a place is grounded, that is, given
/// the potential 0: C(v, s) is the potential of v when a unit of current enters at s and leaves at
/// the ground. The effective resistance between u and v is C(u, u) + C(v, v) - 2 C(u, v).
///
/// By sparse Cholesky factorization in an order that keeps fill low; the place with most conductors
/// is the ground. Time and space depend on fill: next to nothing for networks near to trees, up to
/// O(n^3) and n^2 / 2 numbers for dense and for random ones. Conductances are positive and finite;
/// there are no loops, and between two places at most one conductor.
class Grounded {
public:
    /// Throws UsageError when the factor has more than 2^29 numbers.
    Grounded(std::size_t n, std::span<const Conductor> conductors);
    Grounded(Grounded&&) noexcept;
    ~Grounded();

    std::size_t order() const noexcept;
    /// Columns of n currents become columns of n potentials; what enters in a column need not add
    /// up to 0, the rest leaves at the ground.
    void solve(std::span<double> columns) const;
    /// C(v, v) for all v, by Takahashi's recursion: about as much work as the factorization.
    std::vector<double> diagonal() const;

private:
    struct Factor;
    std::unique_ptr<Factor> factor_;
};

} // namespace entente::linear
