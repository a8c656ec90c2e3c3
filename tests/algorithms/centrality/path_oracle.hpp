#pragma once
/// Betweenness from the definition: every shortest path is written down and counted.
#include <entente/core/view/graph.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <vector>

namespace entente::test {

struct PathScores {
    std::vector<double> vertices, edges;
};

/// For graphs of a handful of vertices. Ordered pairs count each; halve for undirected graphs.
inline PathScores oracle_betweenness(const Graph& g, const std::function<double(Edge)>& length,
                                     bool multiplicity, bool endpoints = false) {
    struct Path {
        std::vector<Vertex> vertices;
        std::vector<Edge> edges;
    };
    PathScores scores{std::vector<double>(g.order()), std::vector<double>(g.size())};
    for (const Vertex s : g.vertices())
        for (const Vertex t : g.vertices()) {
            if (s == t) continue;
            std::vector<Path> shortest;
            double least = std::numeric_limits<double>::infinity();
            Path path{{s}, {}};
            const std::function<void(double)> extend = [&](double so_far) {
                const Vertex here = path.vertices.back();
                if (here == t) {
                    if (so_far < least - 1e-9) shortest.clear();
                    if (so_far < least + 1e-9) shortest.push_back(path);
                    least = std::min(least, so_far);
                    return;
                }
                for (const Edge e : g.edges()) {
                    const auto [a, b] = g.ends(e);
                    for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
                        if (from != here || (g.is_directed() && from != a)) continue;
                        if (std::find(path.vertices.begin(), path.vertices.end(), to) !=
                            path.vertices.end())
                            continue;
                        path.vertices.push_back(to);
                        path.edges.push_back(e);
                        extend(so_far + length(e));
                        path.vertices.pop_back();
                        path.edges.pop_back();
                        if (a == b) break;
                    }
                }
            };
            extend(0);
            std::map<std::vector<Vertex>, double> ways; // parallel ties make several
            for (const Path& p : shortest) ++ways[p.vertices];
            for (const Path& p : shortest) {
                const double credit =
                    multiplicity ? 1 / static_cast<double>(shortest.size())
                                 : 1 / (static_cast<double>(ways.size()) * ways[p.vertices]);
                for (const Edge e : p.edges) scores.edges[index(e)] += credit;
                for (std::size_t i = 0; i < p.vertices.size(); ++i)
                    if (endpoints || (i > 0 && i + 1 < p.vertices.size()))
                        scores.vertices[index(p.vertices[i])] += credit;
            }
        }
    return scores;
}

} // namespace entente::test
