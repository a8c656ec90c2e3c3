#include <entente/algorithms/growth/diffusion.hpp>
#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/moments.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace entente::growth {

Cumulated cumulated(const Timeline& timeline, PeriodLength period, Counted what) {
    Cumulated all;
    LeftOut left_out;
    const auto placed = moments(timeline, &left_out);
    all.undated = left_out.undated;
    all.open = left_out.open;
    if (placed.empty()) return all;
    const Calendar calendar(period);
    const int first = calendar.of(placed.front().day), last = calendar.of(placed.back().day);
    for (int p = first; p <= last; ++p)
        all.periods.push_back({calendar.label(p), calendar.first_day(p), calendar.last_day(p)});
    all.count.assign(all.periods.size(), 0);
    std::vector<char> met_actor(timeline.order), met_class(timeline.classes.size());
    std::set<std::pair<Vertex, Vertex>> met_pair;
    for (const Moment& moment : placed) {
        const Event& event = timeline.events[moment.event];
        double& count = all.count[static_cast<std::size_t>(calendar.of(moment.day) - first)];
        switch (what) {
        case Counted::ties:
            ++count;
            break;
        case Counted::pairs:
            if (event.from != event.to && met_pair.insert(std::minmax(event.from, event.to)).second)
                ++count;
            break;
        case Counted::actors:
            for (const Vertex v : {event.from, event.to})
                if (!std::exchange(met_actor[index(v)], 1)) ++count;
            break;
        case Counted::classes:
            for (const Vertex v : {event.from, event.to}) {
                const auto c = timeline.class_of.size() ? timeline.class_of[v] : 0;
                if (c && !std::exchange(met_class[c], 1)) ++count;
            }
            break;
        }
    }
    for (std::size_t p = 1; p < all.count.size(); ++p) all.count[p] += all.count[p - 1];
    return all;
}

namespace {

/// A number with its slopes along three parameters.
struct Dual {
    double value = 0;
    Eigen::Vector3d slope = Eigen::Vector3d::Zero();
};
Dual operator+(const Dual& a, const Dual& b) { return {a.value + b.value, a.slope + b.slope}; }
Dual operator-(const Dual& a, const Dual& b) { return {a.value - b.value, a.slope - b.slope}; }
Dual operator*(const Dual& a, const Dual& b) {
    return {a.value * b.value, a.value * b.slope + b.value * a.slope};
}
Dual operator/(const Dual& a, const Dual& b) {
    const double ratio = a.value / b.value;
    return {ratio, (a.slope - ratio * b.slope) / b.value};
}
Dual exp(const Dual& a) {
    const double e = std::exp(std::min(a.value, 700.0));
    return {e, e * a.slope};
}
Dual constant(double value) { return {value, Eigen::Vector3d::Zero()}; }

using Parameters = std::array<Dual, 3>;

Dual bass(const Parameters& x, double t) {
    const Dual e = exp(constant(-t) * (x[1] + x[2]));
    return x[0] * (constant(1) - e) / (constant(1) + x[2] / x[1] * e);
}

Dual value(Rising curve, const Parameters& x, double t) {
    const Dual one = constant(1);
    switch (curve) {
    case Rising::logistic:
        return x[0] / (one + exp(x[1] * (x[2] - constant(t))));
    case Rising::gompertz:
        return x[0] * exp(constant(-1) * exp(x[1] * (x[2] - constant(t))));
    case Rising::bass:
        return bass(x, t);
    case Rising::bass_steps:
        return bass(x, t) - bass(x, t - 1);
    case Rising::bass_density:
        break;
    }
    const Dual sum = x[1] + x[2], e = exp(constant(-t) * sum), below = one + x[2] / x[1] * e;
    return x[0] * sum * sum / x[1] * e / (below * below);
}

bool is_log(Rising curve, std::size_t parameter) {
    return parameter < 2 || (curve != Rising::logistic && curve != Rising::gompertz);
}

/// Natural parameters of what the search moves, with slopes along the one or the other.
Parameters natural(Rising curve, const Eigen::Vector3d& at, bool along_search) {
    Parameters x;
    for (std::size_t p = 0; p < 3; ++p) {
        const auto i = static_cast<Eigen::Index>(p);
        x[p].value = is_log(curve, p) ? std::exp(at[i]) : at[i];
        x[p].slope[i] = along_search && is_log(curve, p) ? x[p].value : 1;
    }
    return x;
}

struct System {
    Eigen::Matrix3d normal = Eigen::Matrix3d::Zero();
    Eigen::Vector3d pull = Eigen::Vector3d::Zero();
    double rest = 0;
};

System system_at(Rising curve, std::span<const double> y, const Parameters& x) {
    System all;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const Dual fitted = value(curve, x, static_cast<double>(i + 1));
        const double off = y[i] - fitted.value;
        all.normal += fitted.slope * fitted.slope.transpose();
        all.pull += off * fitted.slope;
        all.rest += off * off;
    }
    return all;
}

struct Search {
    Eigen::Vector3d at;
    double rest = 0;
    bool still = false;
};

Search search(Rising curve, std::span<const double> y, Eigen::Vector3d at, double most) {
    double damping = 1e-3;
    System here = system_at(curve, y, natural(curve, at, true));
    Search result{at, here.rest};
    for (int step = 0; step < 1000; ++step) {
        Eigen::Matrix3d damped = here.normal;
        damped.diagonal() += damping * here.normal.diagonal();
        damped.diagonal().array() += 1e-300;
        const Eigen::Vector3d move = damped.ldlt().solve(here.pull).cwiseMax(-2).cwiseMin(2);
        if (!move.allFinite()) break;
        Eigen::Vector3d to = result.at + move;
        to[0] = std::min(to[0], most);
        for (Eigen::Index p = 0; p < 3; ++p)
            if (is_log(curve, static_cast<std::size_t>(p))) to[p] = std::max(to[p], -60.0);
        const System there = system_at(curve, y, natural(curve, to, true));
        const bool small = (to - result.at).cwiseAbs().maxCoeff() <= 1e-13;
        if (there.rest <= here.rest) {
            result = {to, there.rest, small};
            here = there;
            damping = std::max(damping / 10, 1e-12);
            if (small) break;
        } else {
            // No step is small enough to gain: as good as it gets.
            if (small) {
                result.still = true;
                break;
            }
            damping *= 10;
            if (damping > 1e18) {
                result.still = true;
                break;
            }
        }
    }
    return result;
}

} // namespace

double RisingFit::at(double t) const {
    Parameters x;
    for (std::size_t p = 0; p < 3; ++p) x[p].value = parameter[p];
    return value(curve, x, t).value;
}

double RisingFit::error_at(double t) const {
    Parameters x;
    for (std::size_t p = 0; p < 3; ++p) {
        x[p].value = parameter[p];
        x[p].slope[static_cast<Eigen::Index>(p)] = 1;
    }
    const Eigen::Vector3d slope = value(curve, x, t).slope;
    const Eigen::Map<const Eigen::Matrix3d> spread(covariance.data());
    return std::sqrt(std::max(0.0, slope.dot(spread * slope)));
}

RisingFit fit_rising(Rising curve, std::span<const double> y) {
    RisingFit fit{.curve = curve, .points = y.size()};
    fit.parameter.fill(undefined);
    fit.error.fill(undefined);
    fit.covariance.fill(undefined);
    fit.aicc = fit.rest = fit.residual_error = undefined;
    const bool steps = curve == Rising::bass_density || curve == Rising::bass_steps;
    const auto n = static_cast<double>(y.size());
    double greatest = 0, total = 0;
    for (const double v : y) {
        greatest = std::max(greatest, v);
        total += v;
    }
    if (y.size() < 4 || !(greatest > 0)) return fit;
    const double top = steps ? total : greatest, most = std::log(1e6 * top);

    std::vector<Eigen::Vector3d> starts;
    const bool is_bass = steps || curve == Rising::bass;
    for (const double ceiling : {1.05, 1.5, 4.0, 30.0})
        for (const double rate : {1.0, 4.0, 12.0})
            for (const double place : {0.25, 0.6, 1.1}) {
                const double k = std::log(ceiling * top);
                if (is_bass)
                    starts.push_back({k, std::log(0.1 * place * place / n), std::log(rate / n)});
                else
                    starts.push_back({k, std::log(rate / n), place * n});
            }
    Search best;
    best.rest = std::numeric_limits<double>::infinity();
    for (const auto& start : starts) {
        const Search found = search(curve, y, start, most);
        // Searches that end in the same place differ in rounding: the first of them counts.
        if (found.rest < best.rest * (1 - 1e-9) - 1e-12 * top * top * 1e-6) best = found;
    }
    if (!std::isfinite(best.rest)) return fit;
    const Parameters x = natural(curve, best.at, false);
    for (std::size_t p = 0; p < 3; ++p) fit.parameter[p] = x[p].value;
    fit.rest = best.rest;
    fit.converged = best.still && best.at[0] < most - 1e-9;
    const double freedom = n - 3;
    fit.residual_error = std::sqrt(fit.rest / freedom);
    const System here = system_at(curve, y, x);
    // Scaled, for a ceiling of thousands stands beside a share of thousandths.
    const Eigen::Vector3d scale = here.normal.diagonal().cwiseSqrt();
    const Eigen::Matrix3d unit =
        scale.cwiseInverse().asDiagonal() * here.normal * scale.cwiseInverse().asDiagonal();
    const Eigen::FullPivLU<Eigen::Matrix3d> solved(unit);
    if (scale.minCoeff() > 0 && solved.isInvertible()) {
        const Eigen::Matrix3d spread = fit.rest / freedom * scale.cwiseInverse().asDiagonal() *
                                       solved.inverse() * scale.cwiseInverse().asDiagonal();
        Eigen::Map<Eigen::Matrix3d>(fit.covariance.data()) = spread;
        for (std::size_t p = 0; p < 3; ++p)
            fit.error[p] = std::sqrt(
                std::max(0.0, spread(static_cast<Eigen::Index>(p), static_cast<Eigen::Index>(p))));
    }
    // A curve through every point is as likely as one likes: stop where rounding begins.
    const double spread = std::max(fit.rest / n, 1e-20 * top * top);
    fit.aicc = n > 5 ? n * std::log(spread) + 8 + 40 / (n - 5) : undefined;
    return fit;
}

std::array<std::string, 3> parameter_names(Rising curve) {
    if (curve == Rising::logistic || curve == Rising::gompertz)
        return {"ceiling", "rate", "midpoint"};
    return {"ceiling", "innovation", "imitation"};
}

BassRegression bass_regression(std::span<const double> fresh) {
    BassRegression none{undefined, undefined, undefined, undefined};
    const auto n = static_cast<Eigen::Index>(fresh.size());
    if (n < 4) return none;
    double top = 0;
    for (const double value : fresh) top += value;
    if (!(top > 0)) return none;
    Eigen::MatrixXd x(n, 3);
    Eigen::VectorXd y(n);
    double before = 0;
    for (Eigen::Index t = 0; t < n; ++t) {
        const double share = before / top;
        x.row(t) << 1, share, share * share;
        y[t] = fresh[static_cast<std::size_t>(t)];
        before += y[t];
    }
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> solved(x);
    if (solved.rank() < 3) return none;
    const Eigen::VectorXd b = solved.solve(y);
    const double rest = (y - x * b).squaredNorm(),
                 spread = (y.array() - y.mean()).matrix().squaredNorm();
    none.determined = spread > 0 ? 1 - rest / spread : undefined;
    const double inside = b[1] * b[1] - 4 * b[0] * b[2];
    // What is left of a straight line by rounding is no bend.
    if (!(-b[2] > 1e-9 * (std::abs(b[0]) + std::abs(b[1])) && inside >= 0)) return none;
    const double ceiling = (-b[1] - std::sqrt(inside)) / (2 * b[2]);
    if (!(ceiling > 0)) return none;
    return {ceiling * top, b[0] / (ceiling * top), -b[2] * ceiling / top, none.determined};
}

} // namespace entente::growth
