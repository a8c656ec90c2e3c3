/// entente centrality: one row per actor, one column per measure.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>

namespace entente {
namespace {

struct CentralityArguments : NetworkArguments, LensArguments, OutputArguments, RunArguments {
    std::vector<std::string> measure{"degree",      "strength",    "closeness", "harmonic",
                                     "betweenness", "eigenvector", "pagerank",  "coreness"};
    bool long_form = false;
    bool ties = false;

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
    if (arguments.ties)
        arguments.OutputArguments::write(
            tie_score_table(study.network, view, named<TieScores>(answers)), session,
            "entente.tie-centrality/1");
    else if (arguments.long_form)
        arguments.OutputArguments::write(
            long_actor_table(study.network, view, named<Scores>(answers)), session,
            "entente.centrality/1");
    else
        arguments.OutputArguments::write(actor_table(study.network, view, named<Scores>(answers)),
                                         session, "entente.centrality/1");
}

} // namespace

CommandSpec centrality_command() {
    return command(&centrality,
                   {.name = "centrality",
                    .summary = "who matters: one row per actor, one column per measure",
                    .details = "Rows are sorted by the first measure, then by id. With --at, "
                               "--from-date or --to-date, measures "
                               "that can only grow with more ties get a lower and an upper column "
                               "from imprecise dates. entente "
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
