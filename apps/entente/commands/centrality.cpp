/// entente centrality: one row per actor, one column per measure.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>

#include <entente/algorithms/statistics/correlation.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

struct CentralityArguments : NetworkArguments,
                             LensArguments,
                             UncertaintyArguments,
                             OutputArguments,
                             RunArguments {
    std::vector<std::string> measure{"degree",      "strength",    "closeness", "harmonic",
                                     "betweenness", "eigenvector", "pagerank",  "coreness"};
    GroupActors by = GroupActors::none;
    bool ranks = false;
    std::optional<statistics::Correlation> correlation;
    bool explain = false;
    bool long_form = false;
    bool ties = false;
    bool assumptions = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"measure",
                      &CentralityArguments::measure,
                      "measures, as NAME or NAME:OPTION=VALUE; a family (centrality, feedback, "
                      "current, roles, cohesion, groups) or all for every one of it",
                      {.short_name = 'm', .value_name = "NAME"}},
                Field{"by",
                      &CentralityArguments::by,
                      "groups of actors, for measures that compare them (brokerage) or take them "
                      "as an option",
                      {.value_name = "WHAT"}},
                Field{"ranks", &CentralityArguments::ranks,
                      "for each measure also the rank of each actor and how many share it"},
                Field{"correlation",
                      &CentralityArguments::correlation,
                      "instead of actors, how far the measures agree: a table of all pairs",
                      {.value_name = "KIND"}},
                Field{"explain", &CentralityArguments::explain,
                      "say what the measures mean instead of measuring"},
                Field{"ties", &CentralityArguments::ties,
                      "measure ties instead of actors (tie_betweenness unless --measure says)"},
                Field{
                    "assumptions", &CentralityArguments::assumptions,
                    "with --at: also a column for each other assumption on ends that nobody tells "
                    "(see --open-ends)"},
                Field{"long", &CentralityArguments::long_form,
                      "tidy form: a row per actor and measure, with bounds and parameters"}},
            LensArguments::fields(), UncertaintyArguments::fields(), OutputArguments::fields(),
            RunArguments::fields());
    }
};

/// Every measure with every other.
ResultTable correlations(const std::vector<NamedResult<Scores>>& columns,
                         statistics::Correlation kind) {
    ResultTable table;
    std::vector<std::string> names;
    for (const auto& c : columns) names.push_back(c.name);
    table.columns.push_back({"measure", names});
    for (const auto& c : columns) {
        std::vector<double> values;
        for (const auto& other : columns)
            values.push_back(statistics::correlation(other.result->value.values(),
                                                     c.result->value.values(), kind));
        table.columns.push_back({c.name, values});
    }
    return table;
}

/// `all` and families leave out what cannot be told without groups.
std::vector<Request> requests_of(const CentralityArguments& arguments, const Session& session) {
    auto words = arguments.measure;
    if (arguments.ties && words == CentralityArguments{}.measure) words = {"tie_betweenness"};
    std::vector<std::string_view> shapes{"tie scores"};
    if (!arguments.ties) shapes = {"scores", "profile"};
    auto requests = parse_requests(words, measure_families(), shapes);
    const auto is_named = [&](const Request& r) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            const auto name = word.substr(0, word.find(':'));
            return name == r.spec->name || name == r.spec->short_name();
        });
    };
    if (arguments.by == GroupActors::none && !arguments.explain)
        std::erase_if(requests, [&](const Request& r) {
            if (!r.spec->needs_grouping || is_named(r)) return false;
            session.say(
                fmt::format("note: {} is left out, for it compares groups (--by)", r.column));
            return true;
        });
    return requests;
}

void centrality(const CentralityArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    const auto requests = requests_of(arguments, session);
    if (arguments.explain) return arguments.OutputArguments::write(explanations(requests));
    if (arguments.ties && (arguments.ranks || arguments.correlation || arguments.assumptions))
        throw UsageError("--ranks, --correlation and --assumptions are for measures of actors");
    const Study study = arguments.load(session);
    const Lens lens = arguments.lens(study);
    const View view = lens(study.network);
    const auto answers = answer(study.network, lens, view, requests, session, arguments.by,
                                arguments.UncertaintyArguments::of(study));
    warn_of_convergence(answers, session);
    if (arguments.ties)
        return arguments.OutputArguments::write(
            tie_score_table(study.network, view, named<TieScores>(answers)), session,
            "entente.tie-centrality/1");
    std::vector<std::pair<std::string, Outcome>> assumed;
    if (arguments.assumptions) {
        for (const Answer& a : answers)
            if (!std::holds_alternative<Scores>(a.outcome.result))
                throw UsageError(fmt::format("--assumptions is for measures of one column, which "
                                             "{} is not",
                                             a.request->column));
        assumed = under_other_assumptions(study.network, lens, view, requests, session,
                                          arguments.by, arguments.unobserved);
        for (const InForce& n : ties_in_force(study.network, lens))
            session.say(fmt::format("ties in force at {} if open ends are {}: {} to {}",
                                    to_edtf(lens.at), name_of(n.assumption), n.certain,
                                    n.possible));
    }
    ActorMeasures measures = actor_measures(answers);
    for (const auto& [column, outcome] : assumed)
        measures.columns.push_back({column, &std::get<Scores>(outcome.result), outcome.options});
    const ResultTable table =
        arguments.correlation ? correlations(measures.columns, *arguments.correlation)
        : arguments.long_form ? long_actor_table(study.network, view, measures.columns)
                              : actor_table(study.network, view, measures.columns, arguments.ranks);
    arguments.OutputArguments::write(
        table, session, arguments.correlation ? "entente.correlation/1" : "entente.centrality/1");
}

} // namespace

CommandSpec centrality_command() {
    return command(
        &centrality,
        {.name = "centrality",
         .summary = "who matters: one row per actor, one column per measure",
         .details = "Rows are sorted by the first measure, then by id. With --at, "
                    "--from-date or --to-date, measures "
                    "that can only grow with more ties get a lower and an upper column "
                    "from imprecise dates; --uncertainty sample gives any measure an "
                    "interval and its rank one, \"2 [1–5]\"; --assumptions shows how much hangs on "
                    "agreements without a known end. entente "
                    "catalogue tells what each measure means.",
         .examples = {{"entente centrality data/azerbaijan/study.toml --top 10",
                       "the ten actors with most partners"},
                      {"entente centrality data/azerbaijan/study.toml -m "
                       "betweenness,pagerank:damping=0.9 --format json",
                       "two measures, one with an option"},
                      {"entente centrality data/azerbaijan/study.toml --correlation "
                       "spearman",
                       "which measures tell the same"},
                      {"entente centrality data/azerbaijan/study.toml -m betweenness "
                       "--explain",
                       "what a measure means, costs and lets choose"},
                      {"entente centrality data/azerbaijan/study.toml --at 2019-06 -m "
                       "betweenness --uncertainty sample:100 --top 5",
                       "intervals from a hundred networks that the dates allow"},
                      {"entente centrality data/azerbaijan/study.toml --ties --top 5",
                       "the ties that most shortest paths use"}}});
}

} // namespace entente
