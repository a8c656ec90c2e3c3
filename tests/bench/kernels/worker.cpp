/// One engine of the bench, told on standard input what to do; see compare.py.
///
///     kernels_worker generate KIND N SEED FILE     writes a network as a list of ties
///     kernels_worker compact LIST FILE             the greatest component of a list, numbered from
///     0 kernels_worker weigh LIST FILE               the same list with weights from 1 to 8
///     kernels_worker serve LIST                    loads a list, then obeys
///
/// `serve` answers each line with one of its own. A line `entente THREADS FILE ALGORITHM[:O=V…]`
/// runs an algorithm of the catalogue, `boost 1 FILE WORK` one of Boost.Graph, `networkit THREADS
/// FILE WORK` one of NetworKit; values go to FILE as doubles and the answer is the time in seconds,
/// or `none`. `memory` asks for the peak in bytes,
/// `reread THREADS` for the time from the file to a graph.
#include "boost_peer.hpp"
#include "generate.hpp"
#ifdef ENTENTE_HAS_NETWORKIT
#include "networkit_peer.hpp"
#endif

#include <entente/core/run/catalogue.hpp>
#include <entente/core/base/draws.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/formats/edge_list.hpp>
#include <entente/io/text/mapped_file.hpp>
#include <entente/io/text/vocabulary.hpp>

#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

using namespace entente;

namespace {

/// Seconds by the clock, or with KERNELS_CPU set those that processors spent on this process.
double now() {
    static const bool cpu = std::getenv("KERNELS_CPU") != nullptr;
    timespec t{};
    clock_gettime(cpu ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

double since(double begin) { return now() - begin; }

Graph load(const std::string& file, unsigned threads) {
    static const auto words = parse_vocabulary(built_in_vocabulary_tables()).vocabulary;
    const MappedFile mapped{file};
    EdgeListAccount account;
    const SourceRecord source{
        .id = "list", .title = "list", .file = file, .sha256 = {}, .as_of = {}};
    const Network network =
        read_edge_list(mapped.text(), source, words, {}, {.threads = threads}, account);
    Lens lens;
    if (!network.ties().column<&TieRecord::weight>().empty()) lens.weighting = Weighting::ties;
    return lens(network).graph;
}

void write_list(const std::string& file, const bench::Made& made, bool weighted) {
    std::string text;
    Draws draws{7, 7};
    for (const auto& [u, v] : made.edges)
        if (weighted)
            text += fmt::format("{} {} {}\n", index(u), index(v), 1 + draws.below(8));
        else
            text += fmt::format("{} {}\n", index(u), index(v));
    std::ofstream{file, std::ios::binary} << text;
}

std::vector<EdgeEnds> edges_of(const Graph& graph) {
    std::vector<EdgeEnds> edges;
    for (const Edge e : graph.edges()) edges.push_back(graph.ends(e));
    return edges;
}

void write_values(const std::string& file, const std::vector<double>& values) {
    std::ofstream out{file, std::ios::binary};
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(double)));
}

std::vector<double> values_of(const Result& result) {
    if (const auto* scores = std::get_if<Scores>(&result)) return scores->value.values();
    if (const auto* ties = std::get_if<TieScores>(&result)) return ties->value.values();
    if (const auto* parts = std::get_if<Partition>(&result))
        return {parts->cluster.begin(), parts->cluster.end()};
    return {};
}

double run_ours(const Graph& graph, const std::string& words, unsigned threads,
                const std::string& file) {
    Settings settings;
    std::istringstream parts{words};
    std::string name;
    std::getline(parts, name, ':');
    for (std::string option; std::getline(parts, option, ':');) {
        const auto equals = option.find('=');
        settings[option.substr(0, equals)] = {option.substr(equals + 1)};
    }
    const Spec& spec = find_algorithm(name);
    const auto begin = now();
    const Outcome outcome = spec.run({.graph = &graph}, settings, {.threads = threads, .seed = 1});
    const double seconds = since(begin);
    write_values(file, values_of(outcome.result));
    return seconds;
}

void serve(const std::string& file) {
    const Graph graph = load(file, 1);
    std::optional<bench::BoostPeer> boost;
#ifdef ENTENTE_HAS_NETWORKIT
    std::optional<bench::NetworkitPeer> networkit;
#endif
    std::cout << "ready " << graph.order() << ' ' << graph.size() << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words{line};
        std::string engine, out, work;
        unsigned threads = 1;
        words >> engine;
        if (engine == "memory") {
            rusage used{};
            getrusage(RUSAGE_SELF, &used);
            std::cout << used.ru_maxrss * 1024 << std::endl;
            continue;
        }
        words >> threads;
        if (engine == "reread") {
            const auto begin = now();
            const Graph again = load(file, threads);
            std::cout << (again.size() == graph.size() ? since(begin) : -1) << std::endl;
            continue;
        }
        words >> out >> std::ws;
        std::getline(words, work);
        try {
            if (engine == "entente") {
                std::cout << run_ours(graph, work, threads, out) << std::endl;
                continue;
            }
            std::vector<double> values;
            if (engine == "boost" && !boost) boost.emplace(graph);
            double begin = now();
            if (engine == "boost") values = boost->run(work);
#ifdef ENTENTE_HAS_NETWORKIT
            if (engine == "networkit") {
                if (!networkit) networkit.emplace(graph, file);
                begin = now();
                values = networkit->run(work, threads);
            }
#endif
            const double seconds = since(begin);
            write_values(out, values);
            if (values.empty())
                std::cout << "none" << std::endl;
            else
                std::cout << seconds << std::endl;
        } catch (const std::exception& e) {
            std::cerr << work << ": " << e.what() << '\n';
            std::cout << "none" << std::endl;
        }
    }
}

} // namespace

int main(int count, char** words) {
    const std::vector<std::string> w(words + 1, words + count);
    if (w.size() == 5 && w[0] == "generate")
        write_list(w[4], bench::generate(w[1], std::stoul(w[2]), std::stoul(w[3])), false);
    else if (w.size() == 3 && (w[0] == "compact" || w[0] == "weigh")) {
        const Graph graph = load(w[1], 1);
        write_list(w[2], bench::greatest_component(graph.order(), edges_of(graph)),
                   w[0] == "weigh");
    } else if (w.size() == 2 && w[0] == "serve")
        serve(w[1]);
    else {
        std::cerr << "kernels_worker generate|compact|weigh|serve …; compare.py knows how\n";
        return 2;
    }
    return 0;
}
