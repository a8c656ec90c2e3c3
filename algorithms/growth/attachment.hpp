#pragma once
/// Whether who has many ties gets more.
#include <entente/core/model/calendar.hpp>
#include <entente/core/run/options.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/run/run.hpp>
#include <entente/core/view/timeline.hpp>

#include <tuple>

namespace entente::growth {

struct AttachmentOptions {
    PeriodLength period = PeriodLength::year;
    bool repeats = false;
    bool fitness = true;
    double shape = 100, penalty = 0.1;
    double before = 0.75;
    std::uint32_t bins = 50;
    double confidence = 0.95;

    static constexpr auto fields() {
        return std::tuple{
            Field{"period", &AttachmentOptions::period, "ties of one period choose at once"},
            Field{"repeats", &AttachmentOptions::repeats,
                  "count further ties of a pair too, not the first alone"},
            Field{"fitness", &AttachmentOptions::fitness,
                  "let actors differ in fitness in the joint estimate"},
            Field{"shape",
                  &AttachmentOptions::shape,
                  "how alike fitness is, 1 or more; 0 for what foretells held-out ties best",
                  {.least = 0, .most = 1e9}},
            Field{"penalty",
                  &AttachmentOptions::penalty,
                  "how smooth the kernel is; 0 for what foretells held-out ties best",
                  {.least = 0, .most = 1e9}},
            Field{"before",
                  &AttachmentOptions::before,
                  "share of steps after which Jeong's method freezes degrees, and of attachments "
                  "that are not held out",
                  {.least = 0.1, .most = 0.95}},
            Field{"bins",
                  &AttachmentOptions::bins,
                  "stretches of degrees that share a value, at most",
                  {.least = 2, .most = 500}},
            Field{"confidence",
                  &AttachmentOptions::confidence,
                  "share of intervals that hold the true value",
                  {.least = 0.5, .most = 0.999}}};
    }
};

/// The attachment kernel A(k): a new tie falls to an actor of degree k with a chance in proportion
/// to A(k), by three estimates, and the exponent a of A(k) ∝ k^a.
///
/// A step is a period in which ties begin; each end of a new tie that falls to an actor who was
/// there before (of directed ties: the end `to`, by in-degree) is an attachment to the actor's
/// degree before the step. `jeong` freezes degrees and counts what falls to them later; `newman`
/// averages over steps attachments per actor times actors, as corrected by Pham and others; `joint`
/// is the most likely kernel together with a fitness f of each actor, chance ∝ A(k) f,
/// gamma-distributed with mean 1 and shape `shape` before any choice, second differences of log A
/// held small by `penalty`, in the manner of PAFit. The defaults say that fitness differs little
/// and the kernel is smooth; set to 0, shape and penalty are taken from a grid by how well a fit of
/// the first steps foretells who is chosen in the others, which can make far more of fitness. With
/// `fitness` off f is 1.
///
/// Rows: `steps`, `attachments`; for each of the three `NAME: exponent`, least squares of log A on
/// log k over k >= 1, joint weighted by the curvature of its objective, with Student's interval;
/// `joint: shape`, `joint: penalty`, `joint: spread of fitness` (its standard deviation),
/// `joint: converged`; `NAME: A(k)` for the degrees, or the least degree of each bin of degrees, 1
/// at the least that has one, joint with intervals; `ties undated`, `ties open to one side`.
///
/// Jeong's and Newman's intervals know of the scatter about the line only. Attachment and fitness
/// are hard to tell apart in small networks; ties that come in groups (a paper of five, a
/// consortium) look like attachment. PAFit keeps actors that gained nothing at fitness 1, here they
/// fall below. NaN where fewer than two degrees were chosen. To six digits.
///
/// Time O(e log e + g r (b² s + t)) for grid g (40, or 1), rounds r, bins b, steps s and t changes
/// of degree. Throws UsageError when the timeline is not sound or 0 < shape < 1. References:
/// [jeong2003], [newman2001growing], [pham2015], [pham2016].
[[nodiscard]] ResultTable attachment(const Timeline& timeline,
                                     const AttachmentOptions& options = {}, const Run& run = {});

} // namespace entente::growth
