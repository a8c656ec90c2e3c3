/// entente centrality: one row per actor, one column per measure.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

struct CentralityArguments : NetworkArguments, LensArguments, OutputArguments, RunArguments {
    std::vector<std::string> measure{"degree",      "strength",    "closeness", "harmonic",
                                     "betweenness", "eigenvector", "pagerank",  "coreness"};
    bool long_form = false;
    bool ties = false;
    bool assumptions = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"measure",
                      &CentralityArguments::measure,
                      "measures, as NAME or NAME:OPTION=VALUE; all for every one",
                      {.short_name = 'm', .value_name = "NAME"}},
                Field{"ties", &CentralityArguments::ties,
                      "measure ties instead of actors (tie_betweenness unless --measure says)"},
                Field{
                    "assumptions", &CentralityArguments::assumptions,
                    "with --at: also a column for each other assumption on ends that nobody tells "
                    "(see --open-ends)"},
                Field{"long", &CentralityArguments::long_form,
                      "tidy form: a row per actor and measure, with bounds and parameters"}},
            LensArguments::fields(), OutputArguments::fields(), RunArguments::fields());
    }
};

void centrality(const CentralityArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    auto words = arguments.measure;
    if (arguments.ties && words == CentralityArguments{}.measure) words = {"tie_betweenness"};
    const auto requests =
        parse_requests(words, {"centrality"}, {arguments.ties ? "tie scores" : "scores"});
    const Study study = arguments.load(session);
    const Lens lens = arguments.lens(study);
    const View view = lens(study.network);
    const auto answers = answer(study.network, lens, view, requests, session);
    warn_of_convergence(answers, session);
    std::vector<std::pair<std::string, Outcome>> assumed;
    if (arguments.assumptions) {
        if (arguments.ties) throw UsageError("--assumptions is for measures of actors");
        assumed = under_other_assumptions(study.network, lens, view, requests, session);
        for (const InForce& n : ties_in_force(study.network, lens))
            session.say(fmt::format("ties in force at {} if open ends are {}: {} to {}",
                                    to_edtf(lens.at), name_of(n.assumption), n.certain,
                                    n.possible));
    }
    auto scores = named<Scores>(answers);
    for (const auto& [column, outcome] : assumed)
        scores.push_back({column, &std::get<Scores>(outcome.result), outcome.options});
    if (arguments.ties)
        arguments.OutputArguments::write(
            tie_score_table(study.network, view, named<TieScores>(answers)), session,
            "entente.tie-centrality/1");
    else if (arguments.long_form)
        arguments.OutputArguments::write(long_actor_table(study.network, view, scores), session,
                                         "entente.centrality/1");
    else
        arguments.OutputArguments::write(actor_table(study.network, view, scores), session,
                                         "entente.centrality/1");
}

} // namespace

CommandSpec centrality_command() {
    return command(&centrality,
                   {.name = "centrality",
                    .summary = "who matters: one row per actor, one column per measure",
                    .details = "Rows are sorted by the first measure, then by id. With --at, "
                               "--from-date or --to-date, measures "
                               "that can only grow with more ties get a lower and an upper column "
                               "from imprecise dates; --assumptions shows how much hangs on "
                               "agreements without a known end. entente "
                               "catalogue tells what each measure means.",
                    .examples = {{"entente centrality data/azerbaijan/study.toml --top 10",
                                  "the ten actors with most partners"},
                                 {"entente centrality data/azerbaijan/study.toml -m "
                                  "betweenness,pagerank:damping=0.9 --format json",
                                  "two measures, one with an option"},
                                 {"entente centrality data/azerbaijan/study.toml --ties --top 5",
                                  "the ties that most shortest paths use"}}});
}

} // namespace entente
