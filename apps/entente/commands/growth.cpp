/// entente growth: how the network came to be, report by report.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>
#include <growth_reports.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

struct GrowthArguments : NetworkArguments,
                         LensArguments,
                         UncertaintyArguments,
                         OutputArguments,
                         RunArguments {
    std::vector<std::string> report{"curve"};
    std::optional<PeriodLength> period;
    GroupBy by = GroupBy::none;
    std::string ego;
    bool explain = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"report",
                      &GrowthArguments::report,
                      "reports, as NAME or NAME:OPTION=VALUE; a family (growth, temporal) or all "
                      "for every one of it; several go into a folder (-o)",
                      {.short_name = 'r', .value_name = "NAME"}},
                Field{"period",
                      &GrowthArguments::period,
                      "length of a period; a year unless the report says otherwise",
                      {.value_name = "LENGTH"}},
                Field{"by",
                      &GrowthArguments::by,
                      "figures apart for each type, layer, kind or country, where a report can",
                      {.value_name = "WHAT"}},
                Field{"ego",
                      &GrowthArguments::ego,
                      "only the ties of this actor; countries are then those of its partners",
                      {.value_name = "ACTOR"}},
                Field{"explain", &GrowthArguments::explain,
                      "say what the reports mean instead of making them"}},
            LensArguments::fields(), UncertaintyArguments::fields(), OutputArguments::fields(),
            RunArguments::fields());
    }
};

/// Reports that do not tell it themselves take ties with a day only.
void tell_what_is_left_out(const std::vector<Request>& requests, const Grown& all,
                           const Session& session) {
    if (std::all_of(requests.begin(), requests.end(), [](const Request& r) {
            return r.spec->shape == "series" || !r.spec->takes_timeline;
        }))
        return;
    std::size_t undated = 0, open = 0;
    for (const Event& e : all.timeline.events)
        if (!e.onset.is_known())
            ++undated;
        else if (!e.onset.is_bounded())
            ++open;
    if (undated + open)
        session.say(
            fmt::format("note: {} ties without a date and {} of a date open to one side are "
                        "not in what needs days",
                        undated, open));
}

void growth(const GrowthArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    const auto requests = report_requests(arguments.report, arguments.period, arguments.by);
    if (arguments.explain) return arguments.OutputArguments::write(explanations(requests));
    const bool into_folder = requests.size() > 1;
    if (into_folder && (arguments.output.empty() || arguments.output == "-"))
        throw UsageError(fmt::format("{} reports are as many tables", requests.size()),
                         "-o FOLDER, or one report");
    for (std::size_t i = 1; i < requests.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (file_of(requests[i]) == file_of(requests[k]))
                throw UsageError(fmt::format("{} is asked for twice", requests[i].column));
    const Study study = arguments.load(session);
    std::optional<Actor> ego;
    if (!arguments.ego.empty()) ego = find_actor(study.network, arguments.ego);
    const Grown all = grown(study.network, arguments.lens(study), arguments.by, ego);
    const Uncertainty doubt = arguments.UncertaintyArguments::of(study);
    if (doubt.kind == Uncertainty::Kind::sample) tell_of_draws(all.timeline, doubt, session);
    if (arguments.from_date)
        session.say(
            "note: what began before --from-date is not looked at, so that partners, actors "
            "and countries of before count as new");
    tell_what_is_left_out(requests, all, session);
    ResultsFolder folder;
    Provenance provenance = provenance_of(study, session);
    provenance.command = session.command_line();
    for (const Request& request : requests) {
        const Report made = report(request, all, doubt, session);
        const Outcome& outcome = made.answer.outcome;
        warn_of_convergence({made.answer}, session);
        if (const auto* series = std::get_if<Series>(&outcome.result))
            for (const auto& [name, value] : series->apart)
                session.say(into_folder
                                ? fmt::format("apart from {}: {} {}", request.column, value, name)
                                : fmt::format("apart: {} {}", value, name));
        if (!into_folder)
            return arguments.OutputArguments::write(made.table, session, "entente.growth/1");
        const std::string file = file_of(request);
        folder.add_table(file, std::string{request.spec->summary}, made.table);
        provenance.analyses.push_back({std::string{request.spec->name},
                                       arguments.LensArguments::text(), outcome.options, file,
                                       convergence_text(outcome.result)});
    }
    folder.write(arguments.output, provenance, arguments.overwrite);
    session.say(fmt::format("{} reports in {}", requests.size(), arguments.output));
}

} // namespace

CommandSpec growth_command() {
    return command(
        &growth,
        {.name = "growth",
         .summary = "how the network came to be: curves, laws, survival, ways through time",
         .details = "The report `curve`, which is made unless --report says otherwise, has one row "
                    "per period, new and in all. Each figure has a lower value, of what certainly "
                    "had begun, and an upper value, of what may have begun: imprecise dates make "
                    "the difference. Other reports need single days; they take the middle of each "
                    "interval, and --uncertainty sample draws the days instead and tells how far "
                    "figures move. Ties without any date belong to no period; their number is said "
                    "apart, on standard error.",
         .examples = {
             {"entente growth data/azerbaijan/study.toml --ego aztu",
              "agreements, partners and countries of one university by year"},
             {"entente growth data/azerbaijan/study.toml --period month --from-date 2020",
              "by month"},
             {"entente growth data/azerbaijan/study.toml --by type --ego aztu",
              "a curve for each type of agreement"},
             {"entente growth data/azerbaijan/study.toml --report snapshots:slicing=in-force",
              "components and degrees of what is in force at the end of each year"},
             {"entente growth data/azerbaijan/study.toml --uncertainty sample:100",
              "medians and intervals from a hundred networks that the dates allow"}}});
}

} // namespace entente
