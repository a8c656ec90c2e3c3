#include <entente/algorithms/growth/kernel.hpp>
#include <entente/algorithms/growth/moments.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace entente::growth {

Choices Choices::until(std::size_t last) const {
    Choices part{.steps = std::min(steps, last), .actors = actors};
    for (Tenure tenure : tenures) {
        tenure.to = std::min(tenure.to, static_cast<std::uint32_t>(part.steps));
        if (tenure.from < tenure.to) part.tenures.push_back(tenure);
    }
    part.of_step.assign(of_step.begin(), of_step.begin() + static_cast<std::ptrdiff_t>(part.steps));
    part.of_actor.assign(actors, 0);
    part.of_degree.assign(of_degree.size(), 0);
    for (const Attachment& one : each) {
        if (one.step >= part.steps) continue;
        ++part.of_actor[one.vertex];
        ++part.of_degree[one.degree];
        ++part.attachments;
        part.each.push_back(one);
    }
    return part;
}

Choices choices_of(const Timeline& timeline, PeriodLength period, bool repeats) {
    LeftOut left_out;
    const auto placed = moments(timeline, &left_out);
    const Calendar calendar(period);
    Choices all{.actors = timeline.order};
    all.undated = left_out.undated;
    all.open = left_out.open;
    all.of_actor.assign(timeline.order, 0);
    constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> degree(timeline.order, absent), since(timeline.order);
    std::vector<std::vector<Tenure>> tenures(timeline.order);
    std::set<std::pair<Vertex, Vertex>> met;
    std::uint32_t step = 0;
    for (std::size_t begin = 0, end = 0; begin < placed.size(); begin = end) {
        const int slot = calendar.of(placed[begin].day);
        std::vector<std::uint32_t> falls_to, comes;
        for (; end < placed.size() && calendar.of(placed[end].day) == slot; ++end) {
            const Event& event = timeline.events[placed[end].event];
            if (event.from == event.to) continue;
            const auto pair = timeline.is_directed
                                  ? std::pair<Vertex, Vertex>{event.from, event.to}
                                  : std::pair<Vertex, Vertex>(std::minmax(event.from, event.to));
            if (!met.insert(pair).second && !repeats) continue;
            falls_to.push_back(static_cast<std::uint32_t>(event.to));
            (timeline.is_directed ? comes : falls_to)
                .push_back(static_cast<std::uint32_t>(event.from));
        }
        if (falls_to.empty()) continue;
        all.of_step.push_back(0);
        for (const auto v : falls_to) {
            if (degree[v] == absent) continue;
            all.each.push_back({step, v, degree[v]});
            ++all.of_step[step];
        }
        std::vector<std::uint32_t> touched = falls_to;
        touched.insert(touched.end(), comes.begin(), comes.end());
        std::sort(touched.begin(), touched.end());
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
        for (const auto v : touched) {
            if (degree[v] == absent)
                degree[v] = 0;
            else if (since[v] <= step)
                tenures[v].push_back({v, since[v], step + 1, degree[v]});
            since[v] = step + 1;
        }
        for (const auto v : falls_to) ++degree[v];
        ++step;
    }
    all.steps = step;
    for (std::uint32_t v = 0; v < timeline.order; ++v) {
        if (degree[v] != absent && since[v] < step)
            tenures[v].push_back({v, since[v], step, degree[v]});
        all.tenures.insert(all.tenures.end(), tenures[v].begin(), tenures[v].end());
    }
    std::uint32_t most = 0;
    for (const auto d : degree)
        if (d != absent) most = std::max(most, d);
    all.of_degree.assign(std::size_t{most} + 1, 0);
    for (const auto& one : all.each) {
        ++all.of_actor[one.vertex];
        ++all.of_degree[one.degree];
        ++all.attachments;
    }
    return all;
}

Bins::Bins(const Choices& choices, std::size_t most) {
    const std::size_t degrees = choices.of_degree.size();
    for (double growth = 0;; growth += 0.02) {
        first.clear();
        for (std::size_t at = 0; at < degrees;) {
            first.push_back(static_cast<std::uint32_t>(at));
            at += std::max<std::size_t>(1,
                                        static_cast<std::size_t>(growth * static_cast<double>(at)));
        }
        if (first.size() <= std::max<std::size_t>(most, 2)) break;
    }
    of.resize(degrees);
    for (std::size_t b = 0; b < first.size(); ++b) {
        const std::size_t end = b + 1 < first.size() ? first[b + 1] : degrees;
        double logs = 0, chosen = 0, all_logs = 0, count = 0;
        for (std::size_t k = first[b]; k < end; ++k) {
            of[k] = static_cast<std::uint32_t>(b);
            if (k == 0) continue;
            logs += choices.of_degree[k] * std::log(static_cast<double>(k));
            chosen += choices.of_degree[k];
            all_logs += std::log(static_cast<double>(k));
            ++count;
        }
        attachments.push_back(0);
        for (std::size_t k = first[b]; k < end; ++k) attachments.back() += choices.of_degree[k];
        const bool single = end == first[b] + 1;
        center.push_back(first[b] == 0 && single ? 0
                         : single                ? static_cast<double>(first[b])
                         : chosen > 0            ? std::exp(logs / chosen)
                                                 : std::exp(all_logs / count));
    }
}

namespace {

void normalize(Kernel& kernel) {
    const auto first = std::find_if(kernel.begin(), kernel.end(), [](double a) { return a > 0; });
    if (first == kernel.end()) return;
    const double unit = *first;
    for (double& value : kernel) value /= unit;
}

/// How many actors of each bin each step chose among, or the sum of something over them.
template <class Worth>
Eigen::MatrixXd by_step(const Choices& choices, const Bins& bins, Worth worth) {
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(choices.steps) + 1,
                                                 static_cast<Eigen::Index>(bins.count()));
    for (const Tenure& t : choices.tenures) {
        const auto bin = static_cast<Eigen::Index>(bins.of[t.degree]);
        const double value = worth(t.vertex);
        sums(t.from, bin) += value;
        sums(t.to, bin) -= value;
    }
    for (Eigen::Index s = 1; s < sums.rows(); ++s) sums.row(s) += sums.row(s - 1);
    return sums.topRows(static_cast<Eigen::Index>(choices.steps));
}

} // namespace

Kernel jeong_kernel(const Choices& choices, const Bins& bins, std::size_t before) {
    Kernel kernel(bins.count(), undefined);
    if (before >= choices.steps) return kernel;
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> frozen(choices.actors, none);
    std::vector<double> actors(bins.count()), chosen(bins.count());
    for (const Tenure& t : choices.tenures)
        if (t.from <= before && before < t.to) {
            frozen[t.vertex] = bins.of[t.degree];
            ++actors[frozen[t.vertex]];
        }
    for (const auto& one : choices.each)
        if (one.step >= before && frozen[one.vertex] != none) ++chosen[frozen[one.vertex]];
    for (std::size_t b = 0; b < kernel.size(); ++b)
        if (actors[b] > 0) kernel[b] = chosen[b] / actors[b];
    normalize(kernel);
    return kernel;
}

Kernel newman_kernel(const Choices& choices, const Bins& bins) {
    Kernel kernel(bins.count(), undefined);
    const Eigen::MatrixXd actors = by_step(choices, bins, [](std::uint32_t) { return 1.0; });
    Eigen::MatrixXd chosen = Eigen::MatrixXd::Zero(actors.rows(), actors.cols());
    for (const auto& one : choices.each)
        ++chosen(one.step, static_cast<Eigen::Index>(bins.of[one.degree]));
    for (Eigen::Index b = 0; b < actors.cols(); ++b) {
        double sum = 0, steps = 0;
        for (Eigen::Index s = 0; s < actors.rows(); ++s) {
            if (actors(s, b) <= 0) continue;
            sum += chosen(s, b) / actors(s, b) * actors.row(s).sum();
            ++steps;
        }
        if (steps > 0) kernel[static_cast<std::size_t>(b)] = sum / steps;
    }
    normalize(kernel);
    return kernel;
}

JointFit fit_joint(const Choices& choices, const Bins& bins, double shape, double penalty,
                   double confidence) {
    JointFit fit;
    fit.kernel = fit.lower = fit.upper = Kernel(bins.count(), undefined);
    fit.weight.assign(bins.count(), 0);
    fit.fitness.assign(choices.actors, 1);
    std::vector<Eigen::Index> used;
    for (std::size_t b = 0; b < bins.count(); ++b)
        if (bins.attachments[b] > 0) used.push_back(static_cast<Eigen::Index>(b));
    // A fit of the first steps alone has bins that nothing fell to.
    std::vector<double> received(bins.count());
    for (std::size_t k = 0; k < choices.of_degree.size(); ++k)
        received[bins.of[k]] += choices.of_degree[k];
    std::erase_if(used, [&](Eigen::Index b) { return received[static_cast<std::size_t>(b)] <= 0; });
    const auto n = static_cast<Eigen::Index>(used.size());
    if (n < 2) return fit;

    Eigen::VectorXd fell(n), x(n);
    for (Eigen::Index j = 0; j < n; ++j) {
        const auto b = static_cast<std::size_t>(used[static_cast<std::size_t>(j)]);
        fell[j] = received[b];
        x[j] = std::log(std::max(1.0, bins.center[b]));
    }
    Eigen::MatrixXd bend = Eigen::MatrixXd::Zero(std::max<Eigen::Index>(0, n - 2), n);
    for (Eigen::Index i = 0; i + 2 < n; ++i) {
        bend(i, i) = bend(i, i + 2) = 1;
        bend(i, i + 1) = -2;
    }
    const double force =
        penalty * choices.attachments / static_cast<double>(choices.of_degree.size());
    const Eigen::MatrixXd stiffness = 2 * force * bend.transpose() * bend;
    const Eigen::Map<const Eigen::VectorXd> of_step(choices.of_step.data(),
                                                    static_cast<Eigen::Index>(choices.steps));

    Eigen::MatrixXd chance; // of each used bin in each step, as x and f stand
    Eigen::VectorXd sums;
    Eigen::MatrixXd among;
    const auto weigh = [&] {
        chance = among * x.array().exp().matrix().asDiagonal();
        sums = chance.rowwise().sum();
        for (Eigen::Index s = 0; s < chance.rows(); ++s)
            if (sums[s] > 0) chance.row(s) /= sums[s];
    };
    const auto curvature = [&]() -> Eigen::MatrixXd {
        const Eigen::VectorXd diagonal = chance.transpose() * of_step;
        return Eigen::MatrixXd(diagonal.asDiagonal()) -
               chance.transpose() * of_step.asDiagonal() * chance + stiffness;
    };
    constexpr int most = 3000;
    for (int round = 0; round < most && !fit.converged; ++round) {
        const Eigen::MatrixXd all =
            by_step(choices, bins, [&](std::uint32_t v) { return fit.fitness[v]; });
        among.resize(all.rows(), n);
        for (Eigen::Index j = 0; j < n; ++j)
            among.col(j) = all.col(used[static_cast<std::size_t>(j)]);
        double moved = 0;
        const int steps = round == 0 || shape == 0 ? 30 : 2;
        for (int step = 0; step < steps; ++step) {
            weigh();
            const Eigen::VectorXd pull = fell - chance.transpose() * of_step - stiffness * x;
            // The scale of A is free: the first stays where it is.
            Eigen::VectorXd move = Eigen::VectorXd::Zero(n);
            move.tail(n - 1) =
                curvature().bottomRightCorner(n - 1, n - 1).ldlt().solve(pull.tail(n - 1));
            if (!move.allFinite()) return fit;
            move = move.cwiseMax(-1).cwiseMin(1);
            x += move;
            moved = std::max(step ? 0.0 : moved, move.cwiseAbs().maxCoeff());
            if (moved < 1e-12) break;
        }
        x.array() -= x[0];
        weigh();
        if (shape > 0) {
            std::vector<double> so_far(choices.steps + 1);
            for (std::size_t s = 0; s < choices.steps; ++s) {
                const double sum = sums[static_cast<Eigen::Index>(s)];
                so_far[s + 1] = so_far[s] + (sum > 0 ? choices.of_step[s] / sum : 0);
            }
            std::vector<double> expected(choices.actors), value(bins.count());
            for (Eigen::Index j = 0; j < n; ++j)
                value[static_cast<std::size_t>(used[static_cast<std::size_t>(j)])] = std::exp(x[j]);
            for (const Tenure& t : choices.tenures)
                expected[t.vertex] += value[bins.of[t.degree]] * (so_far[t.to] - so_far[t.from]);
            for (std::size_t v = 0; v < choices.actors; ++v) {
                const double next = (choices.of_actor[v] + shape - 1) / (shape + expected[v]);
                moved = std::max(moved, std::abs(next - fit.fitness[v]));
                fit.fitness[v] = next;
            }
        }
        fit.converged = moved < 1e-10;
        if (shape == 0 && round > 5) break;
    }
    const Eigen::MatrixXd curve = curvature();
    const Eigen::MatrixXd spread =
        curve.bottomRightCorner(n - 1, n - 1).ldlt().solve(Eigen::MatrixXd::Identity(n - 1, n - 1));
    const double z = normal_quantile(0.5 + confidence / 2);
    for (Eigen::Index j = 0; j < n; ++j) {
        const auto b = static_cast<std::size_t>(used[static_cast<std::size_t>(j)]);
        const double error = j ? std::sqrt(std::max(0.0, spread(j - 1, j - 1))) : 0;
        fit.kernel[b] = std::exp(x[j]);
        fit.lower[b] = std::exp(x[j] - z * error);
        fit.upper[b] = std::exp(x[j] + z * error);
        fit.weight[b] = curve(j, j);
    }
    fit.objective = fell.dot(x) - x.dot(stiffness * x) / 2;
    for (Eigen::Index s = 0; s < sums.size(); ++s)
        if (of_step[s] > 0) fit.objective -= of_step[s] * std::log(sums[s]);
    if (shape > 0)
        for (std::size_t v = 0; v < choices.actors; ++v)
            fit.objective += (choices.of_actor[v] + shape - 1) * std::log(fit.fitness[v]) -
                             shape * fit.fitness[v];
    return fit;
}

Line kernel_exponent(const Bins& bins, const Kernel& kernel, const std::vector<double>& weight,
                     double confidence) {
    std::vector<double> x, y, w;
    for (std::size_t b = 0; b < kernel.size(); ++b) {
        if (!(kernel[b] > 0) || !(bins.center[b] > 0)) continue;
        if (!weight.empty() && !(weight[b] > 0)) continue;
        x.push_back(std::log(bins.center[b]));
        y.push_back(std::log(kernel[b]));
        if (!weight.empty()) w.push_back(weight[b]);
    }
    return line(x, y, w, confidence);
}

double held_out(const Choices& choices, const Bins& bins, const JointFit& fit,
                std::size_t learned) {
    const Line law = kernel_exponent(bins, fit.kernel, fit.weight, 0.95);
    if (std::isnan(law.slope)) return -std::numeric_limits<double>::infinity();
    std::vector<double> worth(bins.count());
    for (std::size_t b = 0; b < worth.size(); ++b)
        worth[b] =
            fit.kernel[b] > 0
                ? fit.kernel[b]
                : std::exp(law.intercept + law.slope * std::log(std::max(0.5, bins.center[b])));
    // Actors of the first steps alone.
    std::vector<char> known(choices.actors);
    for (const Tenure& t : choices.tenures)
        if (t.from <= learned) known[t.vertex] = 1;
    Choices later = choices;
    std::erase_if(later.tenures, [&](const Tenure& t) { return !known[t.vertex]; });
    const Eigen::MatrixXd among =
        by_step(later, bins, [&](std::uint32_t v) { return fit.fitness[v]; });
    const Eigen::VectorXd sums = among * Eigen::Map<const Eigen::VectorXd>(
                                             worth.data(), static_cast<Eigen::Index>(worth.size()));
    double logs = 0, count = 0;
    for (const auto& one : choices.each) {
        if (one.step < learned || !known[one.vertex]) continue;
        logs += std::log(worth[bins.of[one.degree]] * fit.fitness[one.vertex] /
                         sums[static_cast<Eigen::Index>(one.step)]);
        ++count;
    }
    return count > 0 ? logs / count : -std::numeric_limits<double>::infinity();
}

} // namespace entente::growth
