/// Writes random graphs and what our measures make of them into a folder, for the peers to check.
#include <entente/core/run/catalogue.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <variant>
#include <vector>

#include "support/graphs.hpp"

using namespace entente;

namespace {

struct Case {
    std::string measure;
    Settings settings;
    bool grouped = false; ///< by remainder of division by 3
};

std::vector<Case> cases(const Graph& graph) {
    std::vector<Case> all;
    const std::vector<std::string> sides{"all", "out", "in"};
    const std::vector<std::string> lengths =
        graph.is_weighted() ? std::vector<std::string>{"hops", "weight", "inverse"}
                            : std::vector<std::string>{"hops"};
    const std::vector<std::string> either{"false", "true"};
    for (const auto& side : sides) {
        for (const auto& yes : either)
            all.push_back({"degree", {{"direction", {side}}, {"normalized", {yes}}}});
        all.push_back({"strength", {{"direction", {side}}}});
        all.push_back({"coreness", {{"direction", {side}}}});
        for (const auto& length : lengths) {
            for (const std::string variant : {"wasserman_faust", "component", "classical"})
                for (const auto& yes : either)
                    all.push_back({"closeness",
                                   {{"variant", {variant}},
                                    {"direction", {side}},
                                    {"length", {length}},
                                    {"normalized", {yes}}}});
            for (const auto& yes : either)
                all.push_back(
                    {"harmonic",
                     {{"direction", {side}}, {"length", {length}}, {"normalized", {yes}}}});
            all.push_back(
                {"harmonic", {{"direction", {side}}, {"length", {length}}, {"horizon", {"2"}}}});
        }
    }
    for (const auto& side : sides) {
        all.push_back({"domain", {{"direction", {side}}}});
        for (const auto& length : lengths) {
            const Settings common{{"direction", {side}}, {"length", {length}}};
            all.push_back({"eccentricity", common});
            all.push_back({"prestige", common});
            all.push_back({"decay", common});
            all.back().settings["delta"] = {"0.3"};
            all.push_back({"reach", common});
            all.back().settings["within"] = {"2"};
        }
    }
    for (const auto& normalized : either) all.push_back({"load", {{"normalized", {normalized}}}});
    for (const auto& length : lengths)
        for (const auto& multiplicity : either)
            for (const auto& normalized : either) {
                const Settings common{{"length", {length}},
                                      {"multiplicity", {multiplicity}},
                                      {"normalized", {normalized}}};
                all.push_back({"tie_betweenness", common});
                for (const auto& endpoints : either) {
                    all.push_back({"betweenness", common});
                    all.back().settings["endpoints"] = {endpoints};
                }
            }
    all.push_back({"eigenvector", {{"scale", {"max"}}}});
    all.push_back({"eigenvector", {{"scale", {"unit"}}}});
    all.push_back({"katz", {{"alpha", {"0.01"}}}});
    all.push_back({"katz", {{"alpha", {"0.01"}}, {"beta", {"2"}}, {"normalized", {"true"}}}});
    all.push_back({"pagerank", {}});
    all.push_back({"pagerank", {{"damping", {"0.5"}}}});
    all.push_back({"pagerank", {{"restart", {"b"}}, {"dangling", {"uniform"}}}, true});
    all.push_back({"pagerank", {{"restart", {"b"}}, {"dangling", {"restart"}}}, true});
    for (const auto* scale : {"max", "sum"}) all.push_back({"hits", {{"scale", {scale}}}});
    for (const std::string measure :
         {"subgraph", "constraint", "effective_size", "current_closeness", "information"})
        all.push_back({measure, {}});
    for (const auto& normalized : either) {
        all.push_back({"current_betweenness", {{"normalized", {normalized}}}});
        all.push_back({"tie_current_betweenness", {{"normalized", {normalized}}}});
    }
    all.push_back({"communicability", {{"direction", {"in"}}}});
    all.push_back({"communicability", {{"direction", {"out"}}}});
    all.push_back({"components", {{"mode", {"weak"}}}});
    all.push_back({"components", {{"mode", {"strong"}}}});
    for (const std::string measure : {"biconnected", "bridges", "cut_actors", "leiden"})
        all.push_back({measure, {}});
    all.push_back({"leiden", {{"objective", {"cpm"}}, {"resolution", {"0.2"}}}});
    all.push_back({"leiden", {{"directed", {"true"}}}});
    for (const std::string k : {"1", "2", "3"}) all.push_back({"k_edge", {{"k", {k}}}});
    for (const std::string measure : {"louvain", "label_propagation", "fast_greedy", "walktrap",
                                      "girvan_newman", "leading_eigenvector", "consensus"})
        all.push_back({measure, {}});
    all.push_back({"infomap", {{"runs", {"20"}}}});
    for (const std::string measure : {"triangles", "onion", "truss"}) all.push_back({measure, {}});
    for (const auto* weights : {"none", "barrat", "onnela", "zhang"})
        all.push_back({"clustering", {{"weights", {weights}}}});
    return all;
}

void write_graph(const Graph& graph, const std::filesystem::path& path) {
    std::ofstream out(path);
    out << graph.order() << ' ' << graph.is_directed() << ' ' << graph.is_weighted() << '\n';
    for (const Edge e : graph.edges())
        out << index(graph.ends(e).from) << ' ' << index(graph.ends(e).to) << ' '
            << fmt::format("{}", graph.weight(e)) << '\n';
    if (!out.flush()) throw SystemError("cannot write " + path.string());
}

void write_values(std::ostream& out, int number, const Case& what, const Result& result) {
    std::string options;
    for (const auto& [name, values] : what.settings)
        options += (options.empty() ? "" : ";") + name + "=" + values.front();
    const auto row = [&](const auto& item, double value) {
        out << number << ',' << what.measure << ',' << options << ',' << item << ','
            << fmt::format("{}", value) << '\n';
    };
    const auto rows = [&](const auto& values) {
        std::size_t i = 0;
        for (const auto value : values) row(i++, static_cast<double>(value));
    };
    if (const auto* scores = std::get_if<Scores>(&result)) rows(scores->value);
    if (const auto* scores = std::get_if<TieScores>(&result)) rows(scores->value);
    if (const auto* profile = std::get_if<Profile>(&result)) {
        std::size_t i = 0; // columns one after another
        for (const auto& column : profile->columns)
            for (const double value : column.value) row(i++, value);
    }
    if (const auto* parts = std::get_if<Partition>(&result)) {
        rows(parts->cluster);
        for (const auto& [name, value] : parts->quality) row(name, value);
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: oracle_dump FOLDER\n";
        return 2;
    }
    try {
        const std::filesystem::path folder = argv[1];
        std::filesystem::create_directories(folder);
        std::ofstream values(folder / "values.csv");
        values << "graph,measure,options,item,value\n";
        for (int i = 0; i < 200; ++i) {
            const auto seed = static_cast<std::uint64_t>(i);
            const auto n = static_cast<std::uint32_t>(3 + i % 23);
            // From sparse and in pieces to dense and in one.
            const std::size_t ties = n * static_cast<std::size_t>(1 + i % 5) * 2 / 3;
            const auto graph = test::random_graph(
                seed, n, ties, i % 2 ? test::directed : test::undirected, i % 3 == 0);
            write_graph(graph, folder / fmt::format("graph-{}.txt", i));
            Grouping thirds{VertexMap<std::uint32_t>(graph.order()), {"a", "b", "c"}};
            for (std::uint32_t v = 0; v < n; ++v) thirds.of[Vertex{v}] = v % 3;
            for (const Case& what : cases(graph)) {
                const Subject subject{.graph = &graph,
                                      .grouping = what.grouped ? &thirds : nullptr};
                write_values(values, i, what,
                             find_algorithm(what.measure)
                                 .run(subject, what.settings, {.threads = 2, .seed = 1})
                                 .result);
            }
        }
        if (!values.flush()) throw SystemError("cannot write values.csv");
    } catch (const std::exception& error) {
        std::cerr << "oracle_dump: " << error.what() << '\n';
        return 1;
    }
}
