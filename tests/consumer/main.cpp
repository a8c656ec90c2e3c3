/// A program of somebody else: it knows Entente only as installed.
#include <entente/algorithms/centrality/degree.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/view/graph.hpp>
#include <entente/io/results/write_table.hpp>
#include <entente/io/text/unicode.hpp>

#include <cstdio>

using namespace entente;

int main() {
    const std::vector<std::string> names{"Bakı", "Warszawa", "Tbilisi"};
    const std::vector<EdgeEnds> ties{
        {Vertex{0}, Vertex{1}}, {Vertex{0}, Vertex{2}}, {Vertex{2}, Vertex{0}}};
    const Graph graph{names.size(), ties, Graph::Kind::undirected};
    const Scores scores = centrality::degree(graph);

    std::vector<std::string> ids;
    for (const auto& name : names) ids.push_back(slug(name));
    const ResultTable table{{{"id", ids}, {"degree", scores.value.values()}}};
    std::fputs(write_table(table, {.format = Format::csv}).text.c_str(), stdout);
    return find_algorithm("degree").name == "centrality.degree" ? 0 : 1;
}
