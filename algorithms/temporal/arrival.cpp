#include <entente/algorithms/temporal/arrival.hpp>
#include <entente/core/run/catalogue.hpp>

#include <string>
#include <utility>
#include <vector>

namespace entente::temporal {
namespace {

struct Row {
    std::uint32_t to = 0, steps = 0;
    Time arrival = 0, departure = 0, fastest = 0;
};

std::string text(Time day) {
    // Steps at the end of time may arrive after it.
    return day >= first_day(0) && day <= last_day(9999) ? to_iso(static_cast<Day>(day)) : "";
}

} // namespace

ResultTable arrival(const Timeline& timeline, const ArrivalOptions& options, const Run& run) {
    const Contacts contacts(timeline, options);
    run.throw_if_stopped();
    const std::size_t n = timeline.order;
    for (const auto& end : {options.from, options.to})
        if (end && *end >= n) throw UsageError("there is no vertex " + std::to_string(*end));
    const Contacts back = contacts.reversed();

    // Latest departures by target: earliest arrivals of the way back.
    std::vector<std::vector<Time>> departures(n);
    struct Nothing {};
    run.for_each(
        n, [] { return Nothing{}; },
        [&](std::size_t v, Nothing&) {
            if (options.to && *options.to != v) return;
            if (contacts.size() == 0) return;
            departures[v] =
                earliest_arrival(back, Vertex{static_cast<std::uint32_t>(v)}, back.first_day());
        });
    std::vector<std::vector<Row>> rows(n);
    run.for_each(
        n, [] { return Nothing{}; },
        [&](std::size_t u, Nothing&) {
            if ((options.from && *options.from != u) || contacts.size() == 0) return;
            const Vertex source{static_cast<std::uint32_t>(u)};
            const auto arrivals = earliest_arrival(contacts, source, contacts.first_day());
            const auto steps = fewest_steps(contacts, source, contacts.first_day());
            const auto days = fastest(contacts, source);
            for (std::uint32_t v = 0; v < n; ++v)
                if (v != u && arrivals[v] != never && (!options.to || *options.to == v))
                    rows[u].push_back({v, steps[v], arrivals[v], -departures[v][u], days[v]});
        });

    std::vector<std::string> from, to, arrives, departs;
    std::vector<double> days, steps;
    for (std::size_t u = 0; u < n; ++u)
        for (const Row& row : rows[u]) {
            from.push_back(std::to_string(u));
            to.push_back(std::to_string(row.to));
            arrives.push_back(text(row.arrival));
            departs.push_back(text(row.departure));
            days.push_back(static_cast<double>(row.fastest));
            steps.push_back(row.steps);
        }
    return {{{"from", std::move(from)},
             {"to", std::move(to)},
             {"earliest arrival", std::move(arrives)},
             {"latest departure", std::move(departs)},
             {"fastest", std::move(days)},
             {"steps", std::move(steps)}}};
}

Spec arrival_spec() {
    return describe(
        &arrival,
        {.name = "temporal.arrival",
         .summary = "journeys in the order of time: earliest, latest, fastest, fewest steps",
         .formula = "steps set out while a tie holds, none before the one before has arrived",
         .caveat = "ties whose beginning no source tells are left out",
         .time = "O(n c m log n), c last days of ties",
         .space = "O(m + n) a thread",
         .references = {"buixuan2003", "holme2012"}});
}

} // namespace entente::temporal
