/// entente clusters: who belongs together, and where the network is thin.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

struct ClustersArguments : NetworkArguments,
                           LensArguments,
                           UncertaintyArguments,
                           OutputArguments,
                           RunArguments {
    std::vector<std::string> method{"components", "leiden"};
    GroupActors by = GroupActors::none;
    bool summary = false;
    bool explain = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{Field{"method",
                             &ClustersArguments::method,
                             "methods, as NAME or NAME:OPTION=VALUE; of one shape at a time; a "
                             "family (clusters, blocks) or all for every one that parts actors",
                             {.short_name = 'm', .value_name = "NAME"}},
                       Field{"by",
                             &ClustersArguments::by,
                             "groups of actors, to compare clusters with or to take as modes",
                             {.value_name = "WHAT"}},
                       Field{"explain", &ClustersArguments::explain,
                             "say what the methods mean instead of running them"},
                       Field{"summary", &ClustersArguments::summary,
                             "a row per cluster instead of a row per actor"}},
            LensArguments::fields(), UncertaintyArguments::fields(), OutputArguments::fields(),
            RunArguments::fields());
    }
};

void clusters(const ClustersArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    std::string_view shape;
    for (const std::string& word : arguments.method) {
        const auto name = word.substr(0, word.find(':'));
        const std::string_view here = name == "all" || name == "clusters" || name == "blocks"
                                          ? "partition"
                                          : std::string_view{find_algorithm(name).shape};
        if (!shape.empty() && shape != here)
            throw UsageError(
                fmt::format("'{}' gives {}, the method before {}: one table cannot hold both", name,
                            here, shape),
                "ask for them one at a time");
        shape = here;
    }
    const auto requests =
        parse_requests(arguments.method, {"clusters", "blocks", "cohesion"}, {shape});
    if (arguments.explain) return arguments.OutputArguments::write(explanations(requests));
    if (arguments.summary && shape != "partition")
        throw UsageError("a summary needs methods that give clusters", "components or leiden");
    const Study study = arguments.load(session);
    const Lens lens = arguments.lens(study);
    const View view = lens(study.network);
    const auto answers = answer(study.network, lens, view, requests, session, arguments.by,
                                arguments.UncertaintyArguments::of(study));
    warn_of_convergence(answers, session);
    const Network& network = study.network;
    ResultTable table;
    if (shape == "scores" || shape == "profile")
        table = actor_table(network, view, actor_measures(answers).columns);
    else if (shape == "cover")
        table = cover_table(network, view, named<Cover>(answers));
    else if (shape == "table") {
        if (answers.size() > 1)
            throw UsageError("each of these methods gives a table of its own",
                             "ask for them one at a time");
        table = std::get<ResultTable>(answers.front().outcome.result);
    } else if (shape == "tie scores")
        table = tie_score_table(network, view, named<TieScores>(answers));
    else if (arguments.summary)
        table = cluster_summary(network, view, named<Partition>(answers));
    else
        table = cluster_table(network, view, named<Partition>(answers));
    arguments.OutputArguments::write(table, session, "entente.clusters/1");
    const auto tell = [&](const std::string& name, std::size_t count, const auto& figures) {
        std::string quality;
        for (const auto& [what, value] : figures)
            quality += fmt::format(", {} {:.4f}", what, value);
        session.say(fmt::format("{}: {} clusters{}", name, count, quality));
    };
    for (const auto& p : named<Partition>(answers))
        tell(p.name, p.result->count, p.result->quality);
    for (const auto& c : named<Cover>(answers))
        tell(c.name, c.result->clusters.size(), c.result->quality);
}

} // namespace

CommandSpec clusters_command() {
    return command(
        &clusters,
        {.name = "clusters",
         .summary = "who belongs together: components, communities, blocks, bridges and cut actors",
         .details = "Clusters are numbered from 1 by falling size. The result depends on the "
                    "network and the seed "
                    "alone, never on the number of threads.",
         .examples = {{"entente clusters data/azerbaijan/study.toml --summary",
                       "size and countries of each cluster"},
                      {"entente clusters data/azerbaijan/study.toml -m leiden:resolution=0.5",
                       "coarser communities"},
                      {"entente clusters data/azerbaijan/study.toml -m cut_actors --top 5",
                       "actors whose loss splits the network"}}});
}

} // namespace entente
