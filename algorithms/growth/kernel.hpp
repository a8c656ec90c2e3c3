#pragma once
/// How new ties choose among actors: by how many they have, and by what they are.
#include <entente/algorithms/growth/figures.hpp>
#include <entente/core/model/calendar.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::growth {

/// An actor keeps a degree while steps from `from` to `to` - 1 choose.
struct Tenure {
    std::uint32_t vertex = 0, from = 0, to = 0, degree = 0;
};

/// What steps chose among: an end of a new tie that falls to an actor who was there before the step
/// is an attachment, by its degree before the step.
struct Choices {
    std::size_t steps = 0, actors = 0;
    std::vector<Tenure> tenures{};     ///< by vertex, then from
    std::vector<double> of_step{};     ///< attachments in each step
    std::vector<double> of_actor{};    ///< attachments to each actor
    std::vector<double> of_degree{};   ///< attachments to actors of each degree
    std::size_t undated = 0, open = 0; ///< ties left out
    double attachments = 0;
    /// Who was chosen, by step.
    struct Attachment {
        std::uint32_t step, vertex, degree;
    };
    std::vector<Attachment> each{};

    /// The first steps alone.
    Choices until(std::size_t steps) const;
};

/// Steps are the periods in which a tie begins, at middle days; the first only sets the stage.
/// Undirected ties fall to both their ends, directed ones to `to`. With `repeats` every tie, else
/// the first of a pair. Self-ties are left out. Time O(e log e).
Choices choices_of(const Timeline& timeline, PeriodLength period, bool repeats);

/// Neighboring degrees put together: each alone as long as there are at most `most`, else stretches
/// that grow in proportion.
struct Bins {
    std::vector<std::uint32_t> of;    ///< the bin of each degree
    std::vector<std::uint32_t> first; ///< the least degree of each bin
    std::vector<double> center; ///< geometric mean of the degrees chosen, by how often; or of all
    std::vector<double> attachments;
    Bins(const Choices& choices, std::size_t most);
    std::size_t count() const { return first.size(); }
};

/// A value per bin, NaN where it says nothing; 1 at the least bin that has one.
using Kernel = std::vector<double>;

/// Jeong, Néda and Barabási: degrees are frozen after the first `before` steps; attachments of all
/// later steps to actors of a degree, over the number of such actors.
Kernel jeong_kernel(const Choices& choices, const Bins& bins, std::size_t before);

/// Newman, as corrected by Pham and others: per step attachments over the number of actors of a
/// degree, times the number of all actors, averaged over the steps in which there are such actors.
Kernel newman_kernel(const Choices& choices, const Bins& bins);

struct JointFit {
    Kernel kernel, lower, upper; ///< per bin, with intervals from the curvature
    std::vector<double> weight;  ///< per bin, the curvature by its logarithm
    std::vector<double> fitness; ///< per actor, 1 on average before any choice
    double objective = 0;
    bool converged = false;
};

/// The most likely kernel A and fitness f together: chance of an actor in a step A(k) f / the sum
/// over all, gamma(shape, shape) before f, and `penalty` * attachments / (greatest degree + 1)
/// times the squared second differences of log A over bins with attachments. Concave in the
/// logarithms; f by minorization and maximization, A by Newton's steps between. Shape 0 keeps f at
/// 1; otherwise at least 1. Time O(r (b² s + t)) for r rounds, b bins, s steps and t tenures.
JointFit fit_joint(const Choices& choices, const Bins& bins, double shape, double penalty,
                   double confidence);

/// The mean logarithm of the chance that a fit of the first `learned` steps gives to later
/// attachments to actors of those steps, as their degrees grow; kernels carried on along a power
/// law.
double held_out(const Choices& choices, const Bins& bins, const JointFit& fit, std::size_t learned);

/// The exponent of A(k) = k^a: least squares of log A on log k, weighted if weights are given.
Line kernel_exponent(const Bins& bins, const Kernel& kernel, const std::vector<double>& weight,
                     double confidence);

} // namespace entente::growth
