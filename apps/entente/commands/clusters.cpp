/// entente clusters: who belongs together, and where the network is thin.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

struct ClustersArguments : NetworkArguments, LensArguments, OutputArguments, RunArguments {
    std::vector<std::string> method{"components", "leiden"};
    bool summary = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{Field{"method",
                             &ClustersArguments::method,
                             "methods, as NAME or NAME:OPTION=VALUE; of one shape at a time",
                             {.short_name = 'm', .value_name = "NAME"}},
                       Field{"summary", &ClustersArguments::summary,
                             "a row per cluster instead of a row per actor"}},
            LensArguments::fields(), OutputArguments::fields(), RunArguments::fields());
    }
};

void clusters(const ClustersArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    std::string_view shape;
    for (const std::string& word : arguments.method) {
        const auto name = word.substr(0, word.find(':'));
        const std::string_view here = name == "all" || name == "clusters"
                                          ? "partition"
                                          : std::string_view{find_algorithm(name).shape};
        if (!shape.empty() && shape != here)
            throw UsageError(
                fmt::format("'{}' gives {}, the method before {}: one table cannot hold both", name,
                            here, shape),
                "ask for them one at a time");
        shape = here;
    }
    const auto requests = parse_requests(arguments.method, {"clusters"}, {shape});
    if (arguments.summary && shape != "partition")
        throw UsageError("a summary needs methods that give clusters", "components or leiden");
    const Study study = arguments.load(session);
    const Lens lens = arguments.lens(study);
    const View view = lens(study.network);
    const auto answers = answer(study.network, lens, view, requests, session);
    warn_of_convergence(answers, session);
    const Network& network = study.network;
    ResultTable table;
    if (shape == "scores")
        table = actor_table(network, view, named<Scores>(answers));
    else if (shape == "tie scores")
        table = tie_score_table(network, view, named<TieScores>(answers));
    else if (arguments.summary)
        table = cluster_summary(network, view, named<Partition>(answers));
    else
        table = cluster_table(network, view, named<Partition>(answers));
    arguments.OutputArguments::write(table, session, "entente.clusters/1");
    for (const auto& p : named<Partition>(answers)) {
        std::string quality;
        for (const auto& [name, value] : p.result->quality)
            quality += fmt::format(", {} {:.4f}", name, value);
        session.say(fmt::format("{}: {} clusters{}", p.name, p.result->count, quality));
    }
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
