#include <entente/algorithms/cohesion/cliques.hpp>
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/catalogue.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace entente::cohesion {
namespace {

/// Vertices so that each has few neighbors among those after it: the least degree goes first.
std::vector<Vertex> by_degeneracy(const paths::Arcs& arcs) {
    const std::size_t n = arcs.order();
    std::vector<std::vector<Vertex>> of_degree;
    VertexMap<std::size_t> degree(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto d = degree[Vertex{i}] = arcs.neighbors(Vertex{i}).size();
        if (d >= of_degree.size()) of_degree.resize(d + 1);
        of_degree[d].push_back(Vertex{i});
    }
    std::vector<Vertex> order;
    VertexMap<char> done(n);
    for (std::size_t d = 0; d < of_degree.size();) {
        if (of_degree[d].empty()) {
            ++d;
            continue;
        }
        const Vertex v = of_degree[d].back();
        of_degree[d].pop_back();
        if (done[v] || degree[v] != d) continue; // an old entry
        done[v] = 1;
        order.push_back(v);
        for (const Vertex w : arcs.neighbors(v))
            if (!done[w]) of_degree[--degree[w]].push_back(w);
        if (d) --d;
    }
    return order;
}

/// A search from one set of candidates and excluded vertices; both are sorted.
class Search {
public:
    Search(const paths::Arcs& arcs, const CliquesOptions& options, Cover& found, const Run& run)
        : arcs_(arcs), options_(options), found_(found), run_(run) {}

    void from(Vertex first, std::vector<Vertex> candidates, std::vector<Vertex> excluded) {
        clique_.assign(1, first);
        stack_.clear();
        enter(std::move(candidates), std::move(excluded));
        while (!stack_.empty()) {
            Level& level = stack_.back();
            if (level.next == level.branch.size()) {
                stack_.pop_back();
                if (!stack_.empty()) leave_branch();
                continue;
            }
            const Vertex v = level.branch[level.next];
            clique_.push_back(v);
            enter(common(level.candidates, v), common(level.excluded, v));
        }
    }

private:
    struct Level {
        std::vector<Vertex> candidates, excluded, branch;
        std::size_t next = 0;
    };

    /// Opens a level, or reports and closes it at once.
    void enter(std::vector<Vertex> candidates, std::vector<Vertex> excluded) {
        if (++steps_ % 4096 == 0) run_.throw_if_stopped();
        Level level{std::move(candidates), std::move(excluded), {}, 0};
        if (level.candidates.empty() && level.excluded.empty() &&
            clique_.size() >= options_.least) {
            if (found_.clusters.size() == options_.most)
                throw UsageError(fmt::format("there are more than {} cliques", options_.most),
                                 "least=…, for larger ones only, or most=…");
            found_.clusters.push_back(clique_);
            std::sort(found_.clusters.back().begin(), found_.clusters.back().end());
        }
        if (clique_.size() + level.candidates.size() >= options_.least)
            level.branch = branches(level);
        stack_.push_back(std::move(level));
    }

    /// After all cliques with a vertex: it is excluded from then on.
    void leave_branch() {
        Level& level = stack_.back();
        const Vertex v = level.branch[level.next++];
        clique_.pop_back();
        level.candidates.erase(
            std::lower_bound(level.candidates.begin(), level.candidates.end(), v));
        level.excluded.insert(std::lower_bound(level.excluded.begin(), level.excluded.end(), v), v);
    }

    /// Candidates that are no neighbors of the pivot, which is the one with most of them.
    std::vector<Vertex> branches(const Level& level) const {
        std::size_t most = 0;
        Vertex pivot{};
        bool has_pivot = false;
        for (const auto* side : {&level.candidates, &level.excluded})
            for (const Vertex u : *side) {
                const std::size_t size = common(level.candidates, u).size();
                if (has_pivot && size <= most) continue;
                has_pivot = true;
                most = size;
                pivot = u;
            }
        std::vector<Vertex> rest;
        if (!has_pivot) return rest;
        const auto near = arcs_.neighbors(pivot);
        std::set_difference(level.candidates.begin(), level.candidates.end(), near.begin(),
                            near.end(), std::back_inserter(rest));
        return rest;
    }

    std::vector<Vertex> common(const std::vector<Vertex>& some, Vertex v) const {
        std::vector<Vertex> both;
        const auto near = arcs_.neighbors(v);
        if (near.size() > 16 * some.size()) {
            for (const Vertex u : some)
                if (std::binary_search(near.begin(), near.end(), u)) both.push_back(u);
            return both;
        }
        std::set_intersection(some.begin(), some.end(), near.begin(), near.end(),
                              std::back_inserter(both));
        return both;
    }

    const paths::Arcs& arcs_;
    const CliquesOptions& options_;
    Cover& found_;
    const Run& run_;
    std::vector<Vertex> clique_;
    std::vector<Level> stack_;
    std::size_t steps_ = 0;
};

} // namespace

void arrange(Cover& cover) {
    std::sort(cover.clusters.begin(), cover.clusters.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    double sum = 0;
    for (const auto& cluster : cover.clusters) sum += static_cast<double>(cluster.size());
    const auto count = static_cast<double>(cover.clusters.size());
    cover.quality.emplace_back("largest",
                               count ? static_cast<double>(cover.clusters[0].size()) : 0.0);
    cover.quality.emplace_back("mean size",
                               count ? sum / count : std::numeric_limits<double>::quiet_NaN());
}

Cover cliques(const Graph& graph, const CliquesOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, paths::Sides::all);
    const auto order = by_degeneracy(arcs);
    VertexMap<std::size_t> place(graph.order());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    Cover cover;
    Search search(arcs, options, cover, run);
    for (std::size_t i = 0; i < order.size(); ++i) {
        run.throw_if_stopped();
        std::vector<Vertex> later, earlier;
        for (const Vertex w : arcs.neighbors(order[i]))
            (place[w] > i ? later : earlier).push_back(w);
        search.from(order[i], std::move(later), std::move(earlier));
        if (run.progress) run.progress(i + 1, order.size());
    }
    arrange(cover);
    return cover;
}

Spec cliques_spec() {
    return describe(
        &cliques, {.name = "cohesion.cliques",
                   .summary = "maximal sets of actors all tied to one another",
                   .formula = "S with a tie between every two of S, and no actor tied to all of S",
                   .caveat = "one missing tie splits a clique into many",
                   .time = "O(d n 3^(d / 3)), d the degeneracy",
                   .space = "O(n + m) and the cliques",
                   .references = {"bron1973", "eppstein2010"}});
}

} // namespace entente::cohesion
