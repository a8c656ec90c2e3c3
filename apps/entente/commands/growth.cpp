/// entente growth: one row per period, with bounds from imprecise dates.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>

#include <fmt/format.h>

namespace entente {

namespace {

struct GrowthArguments : NetworkArguments, LensArguments, OutputArguments, RunArguments {
    PeriodLength period = PeriodLength::year;
    GroupBy by = GroupBy::none;
    std::string ego;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"period",
                      &GrowthArguments::period,
                      "length of a period",
                      {.value_name = "LENGTH"}},
                Field{"by",
                      &GrowthArguments::by,
                      "curves apart for each type, layer, kind or country",
                      {.value_name = "WHAT"}},
                Field{"ego",
                      &GrowthArguments::ego,
                      "only the ties of this actor; countries are then those of its partners",
                      {.value_name = "ACTOR"}}},
            LensArguments::fields(), OutputArguments::fields(), RunArguments::fields());
    }
};

void growth(const GrowthArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    const Study study = arguments.load(session);
    std::optional<Actor> ego;
    if (!arguments.ego.empty()) ego = find_actor(study.network, arguments.ego);
    const Timeline timeline = timeline_of(study.network, arguments.lens(study), arguments.by, ego);
    const Outcome outcome =
        growth_curve(timeline, arguments.period, arguments.by, ego.has_value(), session);
    const auto& series = std::get<Series>(outcome.result);
    arguments.OutputArguments::write(series_table(series), session, "entente.growth/1");
    for (const auto& [name, value] : series.apart)
        session.say(fmt::format("apart: {} {}", value, name));
}

} // namespace

CommandSpec growth_command() {
    return command(
        &growth,
        {.name = "growth",
         .summary = "how the network came to be: one row per period, new and in all",
         .details = "Each figure has a lower value, of what certainly had begun, and an upper "
                    "value, of what may have "
                    "begun: imprecise dates make the difference. Ties without any date belong to "
                    "no period; their number "
                    "is said apart, on standard error.",
         .examples = {{"entente growth data/azerbaijan/study.toml --ego aztu",
                       "agreements, partners and countries of one university by year"},
                      {"entente growth data/azerbaijan/study.toml --period month --from-date 2020",
                       "by month"},
                      {"entente growth data/azerbaijan/study.toml --by type --ego aztu",
                       "a curve for each type of agreement"}}});
}

} // namespace entente
