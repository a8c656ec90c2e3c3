#include <entente/algorithms/growth/densification.hpp>
#include <entente/algorithms/growth/figures.hpp>
#include <entente/algorithms/growth/moments.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::growth {

ResultTable densification(const Timeline& timeline, const DensificationOptions& options,
                          const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    LeftOut left_out;
    const Timeline placed = at_middle_days(timeline, &left_out);
    const Slices slices(placed, options.period, options.slicing, options.width);
    const auto stays = slices.stays(placed, Reading::possible);

    std::vector<double> actors(slices.count()), ties(slices.count());
    struct Nothing {};
    run.for_each(
        slices.count(), [] { return Nothing{}; },
        [&](std::size_t s, Nothing&) {
            std::vector<std::pair<Vertex, Vertex>> pairs;
            for (std::size_t i = 0; i < stays.size(); ++i) {
                const Event& event = placed.events[i];
                if (stays[i].holds(s) && event.from != event.to)
                    pairs.push_back(std::minmax(event.from, event.to));
            }
            std::vector<Vertex> met;
            for (const auto& [u, v] : pairs) met.insert(met.end(), {u, v});
            std::sort(met.begin(), met.end());
            actors[s] = static_cast<double>(std::unique(met.begin(), met.end()) - met.begin());
            if (!options.parallel) {
                std::sort(pairs.begin(), pairs.end());
                pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
            }
            ties[s] = static_cast<double>(pairs.size());
        });

    std::vector<double> x, y;
    for (std::size_t s = 0; s < slices.count(); ++s)
        if (ties[s] > 0) {
            x.push_back(std::log(actors[s]));
            y.push_back(std::log(ties[s]));
        }
    const Line fit = line(x, y, {}, options.confidence);
    Figures figures;
    figures.add("exponent", fit.slope, fit.lower, fit.upper);
    figures.add("factor", std::exp(fit.intercept));
    figures.add("r squared", fit.determined);
    figures.add_count("slices", fit.points);
    figures.add_count("ties undated", left_out.undated);
    figures.add_count("ties open to one side", left_out.open);
    for (std::size_t s = 0; s < slices.count(); ++s) {
        figures.add("actors " + slices[s].label, actors[s]);
        figures.add("ties " + slices[s].label, ties[s]);
    }
    return std::move(figures).table();
}

Spec densification_spec() {
    return describe(&densification,
                    {.name = "growth.densification",
                     .summary = "exponent of the densification law",
                     .formula = "E = c N^a over slices, least squares of log E on log N",
                     .caveat = "cumulative slices hang together, so the interval is too narrow",
                     .time = "O(s e log e), s slices",
                     .space = "O(e)",
                     .references = {"leskovec2005"}});
}

} // namespace entente::growth
