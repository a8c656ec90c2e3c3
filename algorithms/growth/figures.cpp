#include <entente/algorithms/growth/figures.hpp>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace entente::growth {

double steady(double value, int digits) {
    if (!std::isfinite(value) || value == 0) return value == 0 ? 0 : value;
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::scientific, digits - 1)
                         .ptr;
    double rounded = value;
    std::from_chars(text.data(), end, rounded);
    return rounded;
}

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal{}, p); }

double student_quantile(double p, double freedom) {
    return boost::math::quantile(boost::math::students_t{freedom}, p);
}

double normal_tails(double z) {
    if (std::isnan(z)) return undefined;
    if (std::isinf(z)) return 0;
    return 2 * boost::math::cdf(boost::math::complement(boost::math::normal{}, std::abs(z)));
}

Line line(std::span<const double> x, std::span<const double> y, std::span<const double> weight,
          double confidence) {
    Line fit;
    fit.points = x.size();
    const auto w = [&](std::size_t i) { return weight.empty() ? 1.0 : weight[i]; };
    double total = 0, mean_x = 0, mean_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        total += w(i);
        mean_x += w(i) * x[i];
        mean_y += w(i) * y[i];
    }
    if (!(total > 0)) return fit;
    mean_x /= total;
    mean_y /= total;
    double xx = 0, xy = 0, yy = 0, greatest = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = x[i] - mean_x, dy = y[i] - mean_y;
        xx += w(i) * dx * dx;
        xy += w(i) * dx * dy;
        yy += w(i) * dy * dy;
        greatest = std::max(greatest, std::abs(x[i]));
    }
    // Rounding leaves a little where all x are the same.
    if (!(xx > total * 1e-24 * std::max(1.0, greatest * greatest))) return fit;
    fit.slope = xy / xx;
    fit.intercept = mean_y - fit.slope * mean_x;
    double rest = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double off = y[i] - fit.intercept - fit.slope * x[i];
        rest += w(i) * off * off;
    }
    fit.determined = yy > 0 ? 1 - rest / yy : 1;
    if (x.size() > 2) {
        const double freedom = static_cast<double>(x.size()) - 2;
        const double half =
            student_quantile(0.5 + confidence / 2, freedom) * std::sqrt(rest / freedom / xx);
        fit.lower = fit.slope - half;
        fit.upper = fit.slope + half;
    }
    return fit;
}

void Figures::add(std::string quantity, double value, double lower, double upper) {
    // What has no bound is not defined.
    const auto finite = [](double x) { return std::isfinite(x) ? steady(x) : undefined; };
    quantity_.push_back(std::move(quantity));
    value_.push_back(finite(value));
    lower_.push_back(finite(lower));
    upper_.push_back(finite(upper));
}

ResultTable Figures::table() && {
    return {{{"quantity", std::move(quantity_)},
             {"value", std::move(value_)},
             {"lower", std::move(lower_)},
             {"upper", std::move(upper_)}}};
}

} // namespace entente::growth
