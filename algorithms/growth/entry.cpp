#include <entente/algorithms/growth/entry.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

struct First {
    Day earliest = Date::open_end, latest = Date::open_end;
    std::size_t dated = 0, undated = 0;
    void meet(const Date& onset) {
        if (!onset.is_known()) {
            ++undated;
            return;
        }
        earliest = std::min(earliest, onset.earliest());
        latest = std::min(latest, onset.latest());
        ++dated;
    }
    auto key() const { return std::tuple{dated == 0, latest, earliest}; }
};

std::string text(Day day) {
    return day == Date::open_begin || day == Date::open_end ? "" : to_iso(day);
}

} // namespace

ResultTable entry(const Timeline& timeline, const EntryOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    std::vector<First> actors(timeline.order), classes(timeline.classes.size());
    for (const Event& event : timeline.events) {
        const auto of = [&](Vertex v) {
            return timeline.class_of.size() ? timeline.class_of[v] : 0;
        };
        actors[index(event.from)].meet(event.onset);
        if (event.to != event.from) actors[index(event.to)].meet(event.onset);
        const auto a = of(event.from), b = of(event.to);
        if (a) classes[a].meet(event.onset);
        if (b && b != a) classes[b].meet(event.onset);
    }

    std::vector<std::string> what, name, earliest, latest;
    std::vector<double> dated, undated;
    const auto write = [&](const std::vector<First>& all, const std::string& kind,
                           const auto& name_of) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].dated + all[i].undated > 0) order.push_back(i);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return all[a].key() < all[b].key(); });
        for (const auto i : order) {
            what.push_back(kind);
            name.push_back(name_of(i));
            earliest.push_back(text(all[i].earliest));
            latest.push_back(text(all[i].latest));
            dated.push_back(static_cast<double>(all[i].dated));
            undated.push_back(static_cast<double>(all[i].undated));
        }
    };
    write(classes, "class", [&](std::size_t c) { return timeline.classes[c]; });
    if (options.actors) write(actors, "actor", [](std::size_t v) { return std::to_string(v); });
    return {{{"what", std::move(what)},
             {"name", std::move(name)},
             {"earliest", std::move(earliest)},
             {"latest", std::move(latest)},
             {"dated ties", std::move(dated)},
             {"undated ties", std::move(undated)}}};
}

Spec entry_spec() {
    return describe(&entry, {.name = "growth.entry",
                             .summary = "when countries and actors came in, earliest and latest",
                             .formula = "from the least earliest to the least latest onset",
                             .caveat = "an undated tie may have been the first",
                             .time = "O(e + n log n)",
                             .space = "O(n)",
                             .references = {"edtf2019"}});
}

} // namespace entente::growth
