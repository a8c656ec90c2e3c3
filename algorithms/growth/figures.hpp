#pragma once
/// What laws of growth share: straight lines with intervals, quantiles, and tables of figures.
#include <entente/core/run/result.hpp>

#include <limits>
#include <span>
#include <string>
#include <vector>

namespace entente::growth {

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// The value to nine significant digits, or fewer: what logarithms, exponentials and iterations of
/// different mathematical libraries agree on.
double steady(double value, int digits = 9);

/// Below which a share `p` of the standard normal lies, or of Student's distribution.
double normal_quantile(double p);
double student_quantile(double p, double freedom);
/// The share of the standard normal farther from 0 than z, on both sides.
double normal_tails(double z);

/// y = intercept + slope x by (weighted) least squares, with the interval of the slope by Student's
/// distribution on n - 2 degrees of freedom. All NaN if fewer than two places differ in x; the
/// interval also if there are only two points.
struct Line {
    double slope = undefined, lower = undefined, upper = undefined;
    double intercept = undefined;
    double determined = undefined; ///< R², the share of the variance of y that the line explains
    std::size_t points = 0;
};
Line line(std::span<const double> x, std::span<const double> y, std::span<const double> weight,
          double confidence);

/// Rows of a quantity, its value and the interval it lies in, numbers made steady. NaN stands for
/// what is undefined.
class Figures {
public:
    void add(std::string quantity, double value, double lower = undefined,
             double upper = undefined);
    void add_count(std::string quantity, std::size_t value) {
        add(std::move(quantity), static_cast<double>(value));
    }
    /// Columns `quantity`, `value`, `lower`, `upper`.
    ResultTable table() &&;

private:
    std::vector<std::string> quantity_;
    std::vector<double> value_, lower_, upper_;
};

} // namespace entente::growth
