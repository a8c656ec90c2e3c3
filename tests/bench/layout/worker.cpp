/// layout_worker EDGES POSITIONS [THREADS [ITERATIONS]]: reads "n" and pairs of numbers, writes a
/// line "x y" per vertex, and prints the seconds that the layout took and the process's greatest
/// memory in MB.
#include <entente/algorithms/layout/stress.hpp>

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <vector>

using namespace entente;

int main(int count, char** words) {
    if (count < 3) {
        std::cerr << "layout_worker EDGES POSITIONS [THREADS [ITERATIONS]]\n";
        return 2;
    }
    std::ifstream in{words[1]};
    std::size_t n = 0;
    in >> n;
    std::vector<EdgeEnds> edges;
    for (std::uint32_t u = 0, v = 0; in >> u >> v;) edges.push_back({Vertex{u}, Vertex{v}});
    const Graph graph{n, edges, Graph::Kind::undirected};
    const auto start = std::chrono::steady_clock::now();
    Run run;
    run.threads = count > 3 ? static_cast<unsigned>(std::atoi(words[3])) : 1;
    layout::StressOptions options;
    if (count > 4) options.iterations = static_cast<std::uint32_t>(std::atoi(words[4]));
    const Positions positions = layout::stress(graph, options, run);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::FILE* out = std::fopen(words[2], "w");
    if (!out) return 4;
    for (const auto& p : positions.at) std::fprintf(out, "%.6f %.6f\n", p.x, p.y);
    std::fclose(out);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%.4f %.1f %zu\n", took.count(), static_cast<double>(usage.ru_maxrss) / 1024,
                positions.convergence->iterations);
}
