#include "growth_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace entente {
namespace {

bool takes(const Spec& spec, std::string_view option) {
    return std::any_of(spec.options.begin(), spec.options.end(),
                       [&](const OptionSpec& o) { return o.name == option; });
}

/// Days are drawn for all ties, whether or not the lens looks at a time.
void add_intervals(Answer& answer, const Settings& settings, const Grown& grown,
                   const Timeline& timeline, const Uncertainty& doubt, const Run& run) {
    const Ensemble ensemble{*grown.network, grown.lens, doubt.identities};
    const uncertainty::Sampled job{answer.request->spec, &settings, &answer.outcome.result};
    if (answer.request->spec->takes_timeline)
        uncertainty::add_intervals(job, ensemble, timeline, doubt.sampling, run);
    else
        uncertainty::add_intervals(std::span{&job, 1}, ensemble, grown.view, {}, doubt.sampling,
                                   run);
}

/// Algorithms write vertices as numbers; tables of a network name actors: in columns `from`, `to`
/// and `actor`, and in the column `name` of rows that say they tell of an actor.
void name_actors(ResultTable& table, const Network& network, const Timeline& timeline) {
    const std::vector<std::string>* what = nullptr;
    for (auto& c : table.columns) {
        auto* cells = std::get_if<std::vector<std::string>>(&c.cells);
        if (!cells) continue;
        if (c.name == "what") what = cells;
        const bool all = c.name == "from" || c.name == "to" || c.name == "actor";
        if (!all && !(what && c.name == "name")) continue;
        for (std::size_t r = 0; r < cells->size(); ++r)
            if (all || (*what)[r] == "actor")
                (*cells)[r] = network.id(
                    timeline.actor_of[Vertex{static_cast<std::uint32_t>(std::stoul((*cells)[r]))}]);
    }
}

} // namespace

Grown grown(const Network& network, const Lens& lens, GroupBy by, std::optional<Actor> ego) {
    Grown all{.network = &network, .lens = lens, .of_one_actor = ego.has_value()};
    all.directed = timeline_of(network, lens, by, ego);
    all.lens.arrows = Arrows::undirected;
    all.view = all.lens(network);
    all.timeline = timeline_of(network, all.lens, by, ego);
    return all;
}

std::vector<Request> report_requests(const std::vector<std::string>& words,
                                     std::optional<PeriodLength> period, GroupBy by) {
    auto requests =
        parse_requests(words, {"growth", "temporal"}, {"series", "table", "scores", "profile"});
    for (Request& r : requests) {
        if (period && takes(*r.spec, "period"))
            r.settings.try_emplace("period", 1, std::string{name_of(*period)});
        if (by != GroupBy::none && takes(*r.spec, "by_group"))
            r.settings.try_emplace("by_group", 1, "true");
    }
    return requests;
}

std::string file_of(const Request& request) {
    std::string name{request.spec->name};
    for (std::size_t i = request.spec->short_name().size(); i < request.column.size(); ++i) {
        const char c = request.column[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        name += plain ? c : '-';
    }
    std::replace(name.begin(), name.end(), '.', '-');
    std::replace(name.begin(), name.end(), '_', '-');
    return name + ".csv";
}

namespace {

/// Journeys set out from vertices; users name actors.
Settings with_vertices(Settings settings, const Spec& spec, const Grown& grown) {
    if (spec.family() != "temporal") return settings;
    for (const char* option : {"from", "to"}) {
        const auto at = settings.find(option);
        if (at == settings.end() || at->second.empty()) continue;
        std::string& text = at->second.back();
        const auto vertex = grown.view.vertex(find_actor(*grown.network, text));
        if (!vertex) throw UsageError(fmt::format("'{}' has no tie that is looked at", text));
        text = std::to_string(index(*vertex));
    }
    return settings;
}

/// A table says of a fit that it did not converge in a row of its own.
void warn_of_fits(const Request& request, const ResultTable& table, const Session& session) {
    const std::vector<std::string>* quantity = nullptr;
    const std::vector<double>* value = nullptr;
    for (const auto& c : table.columns) {
        if (c.name == "quantity") quantity = std::get_if<std::vector<std::string>>(&c.cells);
        if (c.name == "value") value = std::get_if<std::vector<double>>(&c.cells);
    }
    if (!quantity || !value) return;
    std::vector<Diagnostic> faults;
    for (std::size_t r = 0; r < quantity->size(); ++r)
        if ((*quantity)[r].ends_with("converged") && (*value)[r] == 0) {
            const auto message = fmt::format("{}: {} 0", request.spec->name, (*quantity)[r]);
            if (session.strict)
                faults.push_back({Severity::error, {}, message, {}, {}});
            else
                session.say("warning: " + message);
        }
    if (!faults.empty()) throw InputError(std::move(faults));
}

} // namespace

Report report(const Request& request, const Grown& grown, const Uncertainty& doubt,
              const Session& session) {
    const Timeline& timeline =
        request.spec->family() == "temporal" ? grown.directed : grown.timeline;
    const Run run = session.run(std::string{request.spec->name});
    const Settings settings = with_vertices(request.settings, *request.spec, grown);
    Report made;
    made.answer = {&request, request.spec->run({.graph = &grown.view.graph, .timeline = &timeline},
                                               settings, run)};
    Result& result = made.answer.outcome.result;
    if (doubt.kind == Uncertainty::Kind::sample) {
        if (uncertainty::has_intervals(result))
            add_intervals(made.answer, settings, grown, timeline, doubt, run);
        else
            session.say(fmt::format("note: {} has no intervals: its rows are others in every drawn "
                                    "network",
                                    request.column));
    }
    if (auto* scores = std::get_if<Scores>(&result);
        scores && doubt.kind == Uncertainty::Kind::none) {
        scores->lower.reset();
        scores->upper.reset();
    }
    in_words_of_networks(result, grown.of_one_actor);
    // Curves count what was read, and say no more.
    if (!std::holds_alternative<Series>(result) || doubt.unobserved == Unobserved::refuse)
        hold_to_coverage(*grown.network, grown.view, std::span{&made.answer, 1}, doubt.unobserved,
                         session);
    if (const auto* series = std::get_if<Series>(&result)) {
        made.table = series_table(*series);
    } else if (auto* table = std::get_if<ResultTable>(&result)) {
        if (request.spec->takes_timeline) name_actors(*table, *grown.network, timeline);
        made.table = *table;
        warn_of_fits(request, *table, session);
    } else {
        made.table = actor_table(*grown.network, grown.view, actor_measures({made.answer}).columns);
    }
    return made;
}

} // namespace entente
