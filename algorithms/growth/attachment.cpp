#include <entente/algorithms/growth/attachment.hpp>
#include <entente/algorithms/growth/kernel.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

/// The first step by whose end so large a share of attachments was made.
std::size_t step_of(const Choices& choices, double share) {
    double sum = 0;
    for (std::size_t s = 0; s < choices.steps; ++s) {
        sum += choices.of_step[s];
        if (sum >= share * choices.attachments) return s + 1;
    }
    return choices.steps;
}

std::pair<double, double> chosen(const Choices& choices, const Bins& bins,
                                 const AttachmentOptions& options, const Run& run) {
    std::vector<double> shapes{options.shape}, penalties{options.penalty};
    if (!options.fitness)
        shapes = {0};
    else if (options.shape == 0)
        shapes = {2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000};
    if (options.penalty == 0) penalties = {0.01, 0.1, 1, 10};
    if (shapes.size() * penalties.size() == 1) return {shapes[0], penalties[0]};
    const std::size_t learned = step_of(choices, options.before);
    const Choices first = choices.until(learned);
    std::vector<double> value(shapes.size() * penalties.size());
    struct Nothing {};
    run.for_each(
        value.size(), [] { return Nothing{}; },
        [&](std::size_t i, Nothing&) {
            const auto fit = fit_joint(first, bins, shapes[i / penalties.size()],
                                       penalties[i % penalties.size()], options.confidence);
            // Rounded, so that what is the same but for rounding is the same.
            value[i] = steady(held_out(choices, bins, fit, learned), 8);
        });
    const auto best =
        static_cast<std::size_t>(std::max_element(value.begin(), value.end()) - value.begin());
    return {shapes[best / penalties.size()], penalties[best % penalties.size()]};
}

} // namespace

ResultTable attachment(const Timeline& timeline, const AttachmentOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    if (options.shape > 0 && options.shape < 1)
        throw UsageError("a shape of fitness below 1 has no most likely fitness",
                         "shape 1 or more");
    const Choices choices = choices_of(timeline, options.period, options.repeats);
    const Bins bins(choices, options.bins);
    Figures figures;
    const auto add = [&](const std::string& what, double value, double lower = undefined,
                         double upper = undefined) {
        figures.add(what, steady(value, 6), steady(lower, 6), steady(upper, 6));
    };
    figures.add_count("steps", choices.steps);
    figures.add("attachments", choices.attachments);

    const auto before =
        static_cast<std::size_t>(std::lround(options.before * static_cast<double>(choices.steps)));
    const Kernel jeong = jeong_kernel(choices, bins, before), newman = newman_kernel(choices, bins);
    const auto [shape, penalty] = chosen(choices, bins, options, run);
    const JointFit joint = fit_joint(choices, bins, shape, penalty, options.confidence);
    const auto exponent = [&](const std::string& name, const Line& fit) {
        add(name + ": exponent", fit.slope, fit.lower, fit.upper);
    };
    exponent("jeong", kernel_exponent(bins, jeong, {}, options.confidence));
    exponent("newman", kernel_exponent(bins, newman, {}, options.confidence));
    exponent("joint", kernel_exponent(bins, joint.kernel, joint.weight, options.confidence));
    add("joint: shape", options.fitness ? shape : undefined);
    add("joint: penalty", penalty);
    double mean = 0, square = 0, count = 0;
    std::vector<char> there(choices.actors);
    for (const Tenure& t : choices.tenures) there[t.vertex] = 1;
    for (std::size_t v = 0; v < choices.actors; ++v)
        if (there[v]) mean += joint.fitness[v], ++count;
    mean /= count;
    for (std::size_t v = 0; v < choices.actors; ++v)
        if (there[v]) square += (joint.fitness[v] - mean) * (joint.fitness[v] - mean);
    add("joint: spread of fitness", std::sqrt(square / count));
    figures.add("joint: converged", joint.converged);
    for (std::size_t b = 0; b < bins.count(); ++b) {
        const std::string at = ": A(" + std::to_string(bins.first[b]) + ")";
        if (!std::isnan(jeong[b])) add("jeong" + at, jeong[b]);
        if (!std::isnan(newman[b])) add("newman" + at, newman[b]);
        if (!std::isnan(joint.kernel[b]))
            add("joint" + at, joint.kernel[b], joint.lower[b], joint.upper[b]);
    }
    figures.add_count("ties undated", choices.undated);
    figures.add_count("ties open to one side", choices.open);
    return std::move(figures).table();
}

Spec attachment_spec() {
    return describe(
        &attachment,
        {.name = "growth.attachment",
         .summary = "whether who has many ties gets more: kernel and exponent of attachment",
         .formula = "chance of an actor in proportion to A(k) f, A(k) ~ k^a",
         .caveat = "ties that come in groups look like attachment; fitness and attachment are hard "
                   "to tell apart",
         .time = "O(e log e + g r (b^2 s + t)), grid g, rounds r, bins b, steps s, t changes",
         .space = "O(e + b s)",
         .references = {"jeong2003", "newman2001growing", "pham2015", "pham2016"}});
}

} // namespace entente::growth
