#include <entente/algorithms/growth/kernel.hpp>

#include <catch2/catch.hpp>

#include "support/timelines.hpp"

#include <map>

using namespace entente;
using namespace entente::growth;
using namespace entente::test;

namespace {

/// Every year a newcomer ties to some who are there, by degree to the power a.
Timeline grown(std::uint32_t seed, std::uint32_t n, double a, std::uint32_t each = 2) {
    Dice dice{seed};
    std::vector<Event> events{tie(0, 1, Date::year(2000))};
    std::vector<double> degree(n, 0);
    degree[0] = degree[1] = 1;
    const Day start = Date::year(2001).earliest();
    for (std::uint32_t v = 2; v < n; ++v) {
        std::vector<std::uint32_t> met;
        for (std::uint32_t i = 0; i < std::min(each, v); ++i) {
            double sum = 0;
            for (std::uint32_t u = 0; u < v; ++u) sum += std::pow(degree[u], a);
            double place = dice.unit() * sum;
            std::uint32_t u = 0;
            while (u + 1 < v && (place -= std::pow(degree[u], a)) > 0) ++u;
            if (std::find(met.begin(), met.end(), u) == met.end()) met.push_back(u);
        }
        for (const auto u : met) {
            events.push_back(tie(u, v, on(start + static_cast<Day>(v) * 31)));
            ++degree[u];
            ++degree[v];
        }
    }
    return timeline(n, std::move(events));
}

} // namespace

TEST_CASE("growth kernel: choices worked by hand", "[growth][kernel]") {
    const auto t =
        timeline(5, {tie(0, 1, Date::year(2000)), tie(0, 2, Date::year(2001)),
                     tie(2, 1, Date::year(2003)), tie(0, 3, Date::year(2003)),
                     tie(1, 0, Date::year(2003)), tie(3, 3, Date::year(2004)), tie(3, 4)});
    const auto c = choices_of(t, PeriodLength::year, false);
    CHECK(c.steps == 3);
    // 2001: 0 at degree 1. 2003: 2 at 1, 1 at 1, 0 at 2.
    CHECK(c.of_step == std::vector<double>{0, 1, 3});
    CHECK(c.of_actor == std::vector<double>{2, 1, 1, 0, 0});
    CHECK(c.of_degree == std::vector<double>{0, 3, 1, 0});
    CHECK(c.attachments == 4);
    CHECK(c.undated == 1);
    const auto every = choices_of(t, PeriodLength::year, true);
    CHECK(every.of_degree == std::vector<double>{0, 4, 2, 0, 0});
    // Per actor and step the degree that it came with.
    std::map<std::pair<unsigned, unsigned>, unsigned> before;
    for (const auto& tenure : c.tenures)
        for (auto s = tenure.from; s < tenure.to; ++s) before[{tenure.vertex, s}] = tenure.degree;
    CHECK(before == std::map<std::pair<unsigned, unsigned>, unsigned>{
                        {{0, 1}, 1}, {{1, 1}, 1}, {{0, 2}, 2}, {{1, 2}, 1}, {{2, 2}, 1}});

    const Bins bins(c, 50);
    REQUIRE(bins.count() == 4);
    // Frozen before the third step: 0 at 2, 1 and 2 at 1: one of one, and two of two.
    const auto jeong = jeong_kernel(c, bins, 2);
    CHECK(jeong[1] == 1);
    CHECK(jeong[2] == 1);
    CHECK(std::isnan(jeong[3]));
    // Degree 1: (1/2 * 2 + 2/2 * 3) / 2; degree 2: 1/1 * 3.
    const auto newman = newman_kernel(c, bins);
    CHECK(newman[2] == Approx(3.0 / 2));

    auto directed = t;
    directed.is_directed = true;
    const auto d = choices_of(directed, PeriodLength::year, false);
    // 2003: 1 at in-degree 1, 0 at in-degree 0.
    CHECK(d.of_degree == std::vector<double>{1, 1, 0});
}

TEST_CASE("growth kernel: no neighbor of the joint estimate is more likely", "[growth][kernel]") {
    const auto t = grown(3, 60, 1);
    const auto c = choices_of(t, PeriodLength::month, false);
    const Bins bins(c, 50);
    const double shape = 4, penalty = 0.5;
    const auto fit = fit_joint(c, bins, shape, penalty, 0.95);
    CHECK(fit.converged);
    // The objective as it is written, every actor in every step.
    const auto objective = [&](const Kernel& kernel, const std::vector<double>& fitness) {
        double sum = 0;
        std::vector<double> total(c.steps);
        for (const auto& tenure : c.tenures)
            for (auto s = tenure.from; s < tenure.to; ++s)
                if (kernel[bins.of[tenure.degree]] > 0)
                    total[s] += kernel[bins.of[tenure.degree]] * fitness[tenure.vertex];
        for (const auto& one : c.each)
            sum += std::log(kernel[bins.of[one.degree]] * fitness[one.vertex] / total[one.step]);
        for (const double f : fitness) sum += (shape - 1) * std::log(f) - shape * f;
        std::vector<double> logs;
        for (const double a : kernel)
            if (a > 0) logs.push_back(std::log(a));
        for (std::size_t i = 1; i + 1 < logs.size(); ++i) {
            const double bend = logs[i - 1] - 2 * logs[i] + logs[i + 1];
            sum -= penalty * c.attachments / static_cast<double>(c.of_degree.size()) * bend * bend;
        }
        return sum;
    };
    const double best = objective(fit.kernel, fit.fitness);
    CHECK(fit.objective == Approx(best));
    for (std::size_t b = 0; b < bins.count(); ++b)
        for (const double factor : {0.99, 1.01}) {
            auto kernel = fit.kernel;
            kernel[b] *= factor;
            CHECK((std::isnan(kernel[b]) || objective(kernel, fit.fitness) <= best));
        }
    for (std::size_t v = 0; v < c.actors; v += 3)
        for (const double factor : {0.98, 1.02}) {
            auto fitness = fit.fitness;
            fitness[v] *= factor;
            CHECK(objective(fit.kernel, fitness) <= best);
        }
    // A tie of intervals and curvature: the second bin's interval is not wider than what its own
    // curvature and the pinned first allow.
    for (std::size_t b = 0; b < bins.count(); ++b)
        if (!std::isnan(fit.kernel[b])) {
            CHECK(fit.lower[b] <= fit.kernel[b]);
            CHECK(fit.upper[b] >= fit.kernel[b]);
        }
}

TEST_CASE("growth kernel: exponents that were put in come out", "[growth][kernel]") {
    const double a = GENERATE(0.0, 0.5, 1.0);
    const auto c = choices_of(grown(7, 1200, a, 3), PeriodLength::month, false);
    const Bins bins(c, 30);
    const auto joint = fit_joint(c, bins, 0, 1, 0.95);
    const auto slope = kernel_exponent(bins, joint.kernel, joint.weight, 0.95);
    INFO(a << ": " << slope.slope << " from " << slope.lower << " to " << slope.upper);
    CHECK(slope.slope == Approx(a).margin(0.2));
    CHECK(kernel_exponent(bins, newman_kernel(c, bins), {}, 0.95).slope == Approx(a).margin(0.45));
    CHECK(kernel_exponent(bins, jeong_kernel(c, bins, c.steps * 3 / 4), {}, 0.95).slope ==
          Approx(a).margin(0.45));
}

TEST_CASE("growth kernel: bins and parts", "[growth][kernel]") {
    const auto c = choices_of(grown(2, 300, 1.3), PeriodLength::month, false);
    const Bins single(c, 500), few(c, 8);
    CHECK(single.count() == c.of_degree.size());
    CHECK(few.count() <= 8);
    double sum = 0;
    for (const double count : few.attachments) sum += count;
    CHECK(sum == c.attachments);
    for (std::size_t k = 1; k < c.of_degree.size(); ++k)
        CHECK((few.of[k] == few.of[k - 1] || few.of[k] == few.of[k - 1] + 1));
    const auto part = c.until(100);
    CHECK(part.steps == 100);
    double first = 0;
    for (std::size_t s = 0; s < 100; ++s) first += c.of_step[s];
    CHECK(part.attachments == first);
    for (const auto& tenure : part.tenures) CHECK(tenure.to <= 100);
    const auto fit = fit_joint(part, single, 100, 1, 0.95);
    CHECK(held_out(c, single, fit, 100) > std::log(1.0 / 300));
}
