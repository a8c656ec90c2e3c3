#include <entente/algorithms/growth/diffusion.hpp>
#include <entente/algorithms/growth/figures.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

using namespace entente;
using namespace entente::growth;
using namespace entente::test;

namespace {

/// Yearly sales of video recorders in the United States, 1980 to 1989, in thousands: Wang's example
/// of the Bass model (rpubs.com/chengjun/bass_model), as repeated in agk79/Bass, Bass_2a.r.
const std::vector<double> recorders{840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890};

} // namespace

TEST_CASE("growth diffusion: Bass by least squares on sales, as R's nls finds it",
          "[growth][diffusion]") {
    const auto fit = fit_rising(Rising::bass_density, recorders);
    CHECK(fit.converged);
    CHECK(fit.parameter[0] == Approx(67980.9).epsilon(1e-6));
    CHECK(fit.parameter[1] == Approx(0.00659395).epsilon(1e-5));
    CHECK(fit.parameter[2] == Approx(0.638091).epsilon(1e-6));
    CHECK(fit.residual_error == Approx(727.193).epsilon(1e-6));
    CHECK(fit.error[0] == Approx(3.13e3).epsilon(2e-3));
    CHECK(fit.error[1] == Approx(1.43e-3).epsilon(4e-3));
    CHECK(fit.error[2] == Approx(4.14e-2).epsilon(2e-3));
}

TEST_CASE("growth diffusion: curves that were put in come out", "[growth][diffusion]") {
    const auto curve = GENERATE(Rising::logistic, Rising::gompertz, Rising::bass,
                                Rising::bass_density, Rising::bass_steps);
    const bool is_bass = curve != Rising::logistic && curve != Rising::gompertz;
    RisingFit truth{.curve = curve};
    truth.parameter = is_bass ? std::array{120.0, 0.01, 0.45} : std::array{120.0, 0.4, 9.0};
    std::vector<double> y;
    for (int t = 1; t <= 25; ++t) y.push_back(truth.at(t));
    const auto fit = fit_rising(curve, y);
    CHECK(fit.converged);
    for (std::size_t p = 0; p < 3; ++p)
        CHECK(fit.parameter[p] == Approx(truth.parameter[p]).epsilon(1e-6));
    for (int t = 1; t < 40; ++t) CHECK(fit.at(t) == Approx(truth.at(t)).margin(1e-4));

    SECTION("with noise no neighbor is better, and errors are those of the curvature") {
        Dice dice{8};
        for (double& value : y) value += 2 * (dice.unit() - 0.5);
        const auto noisy = fit_rising(curve, y);
        const auto rest = [&](const RisingFit& f) {
            double sum = 0;
            for (std::size_t i = 0; i < y.size(); ++i) {
                const double off = y[i] - f.at(static_cast<double>(i + 1));
                sum += off * off;
            }
            return sum;
        };
        CHECK(rest(noisy) == Approx(noisy.rest));
        for (std::size_t p = 0; p < 3; ++p)
            for (const double d : {-1e-3, 1e-3}) {
                auto other = noisy;
                other.parameter[p] *= 1 + d;
                CHECK(rest(other) >= noisy.rest);
            }
        CHECK(noisy.residual_error == Approx(std::sqrt(noisy.rest / 22)));
        CHECK(noisy.aicc == Approx(25 * std::log(noisy.rest / 25) + 8 + 40.0 / 20));
        // The error of the curve by moving each parameter a little.
        double variance = 0;
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = 0; b < 3; ++b) {
                const auto slope = [&](std::size_t p) {
                    auto up = noisy, down = noisy;
                    const double h = 1e-6 * std::abs(noisy.parameter[p]);
                    up.parameter[p] += h;
                    down.parameter[p] -= h;
                    return (up.at(28) - down.at(28)) / (2 * h);
                };
                variance += slope(a) * slope(b) * noisy.covariance[3 * a + b];
            }
        CHECK(noisy.error_at(28) == Approx(std::sqrt(variance)).epsilon(1e-4));
    }
}

TEST_CASE("growth diffusion: the least rest of a grid", "[growth][diffusion]") {
    const std::vector<double> y{1, 3, 4, 8, 11, 19, 22, 30, 31, 33};
    const auto fit = fit_rising(Rising::logistic, y);
    double best = 1e300;
    for (double k = 30; k < 60; k += 0.25)
        for (double r = 0.2; r < 2; r += 0.01)
            for (double m = 2; m < 9; m += 0.05) {
                RisingFit other{.curve = Rising::logistic};
                other.parameter = {k, r, m};
                double sum = 0;
                for (std::size_t i = 0; i < y.size(); ++i) {
                    const double off = y[i] - other.at(static_cast<double>(i + 1));
                    sum += off * off;
                }
                best = std::min(best, sum);
            }
    CHECK(fit.rest <= best);
    CHECK(fit.rest > best * 0.97);
}

TEST_CASE("growth diffusion: no bend, no ceiling", "[growth][diffusion]") {
    std::vector<double> doubling;
    for (int t = 0; t < 10; ++t) doubling.push_back(std::pow(2.0, t));
    CHECK_FALSE(fit_rising(Rising::logistic, doubling).converged);
    CHECK_FALSE(fit_rising(Rising::bass, {}).converged);
    CHECK_FALSE(fit_rising(Rising::gompertz, std::vector<double>{1, 2, 3}).converged);
    CHECK(std::isnan(fit_rising(Rising::gompertz, std::vector<double>{0, 0, 0, 0}).parameter[0]));
}

TEST_CASE("growth diffusion: Bass's regression", "[growth][diffusion]") {
    // New ones follow the recursion exactly: p = 0.02, q = 0.5, K = 1000.
    std::vector<double> fresh;
    double before = 0;
    for (int t = 0; t < 12; ++t) {
        fresh.push_back((0.02 + 0.5 * before / 1000) * (1000 - before));
        before += fresh.back();
    }
    const auto fit = bass_regression(fresh);
    CHECK(fit.ceiling == Approx(1000));
    CHECK(fit.innovation == Approx(0.02));
    CHECK(fit.imitation == Approx(0.5));
    CHECK(fit.determined == Approx(1));
    CHECK(std::isnan(bass_regression(std::vector<double>{1, 2}).ceiling));
    CHECK(std::isnan(bass_regression(std::vector<double>{1, 2, 4, 8, 16, 32}).ceiling));
}

TEST_CASE("growth diffusion: what is counted", "[growth][diffusion]") {
    auto t = timeline(4, {tie(0, 1, Date::year(2001)), tie(1, 0, Date::year(2003)),
                          tie(2, 3, Date::year(2003)), tie(0, 0, Date::year(2001)), tie(0, 3)});
    t.class_of = VertexMap<std::uint32_t>({1, 1, 2, 0});
    t.classes = {"", "AZ", "DE"};
    using Values = std::vector<double>;
    CHECK(cumulated(t, PeriodLength::year, Counted::ties).count == Values{2, 2, 4});
    CHECK(cumulated(t, PeriodLength::year, Counted::pairs).count == Values{1, 1, 2});
    CHECK(cumulated(t, PeriodLength::year, Counted::actors).count == Values{2, 2, 4});
    CHECK(cumulated(t, PeriodLength::year, Counted::classes).count == Values{1, 1, 2});
    CHECK(cumulated(t, PeriodLength::year, Counted::ties).undated == 1);
    CHECK(cumulated({}, PeriodLength::year, Counted::ties).count.empty());
}
