#include <entente/algorithms/cohesion/cliques.hpp>
#include <entente/algorithms/cohesion/link_communities.hpp>
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/catalogue.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_set>
#include <vector>

namespace entente::cohesion {
namespace {

/// Two actors that share a partner.
struct Pair {
    double similarity;
    std::uint32_t u, v;
};

/// All of them, the most similar first.
std::vector<Pair> pairs_of(const paths::Arcs& arcs, std::uint32_t most, const Run& run) {
    const auto n = static_cast<std::uint32_t>(arcs.order());
    std::vector<Pair> pairs;
    std::vector<std::uint32_t> shared(n), met;
    for (std::uint32_t u = 0; u < n; ++u) {
        if (u % 64 == 0) run.throw_if_stopped();
        const auto around = arcs.neighbors(Vertex{u});
        for (const Vertex w : around)
            for (const Vertex v : arcs.neighbors(w)) {
                if (index(v) >= u) break;
                if (shared[index(v)]++ == 0) met.push_back(static_cast<std::uint32_t>(index(v)));
            }
        if (met.size() > most - pairs.size())
            throw UsageError(fmt::format("more than {} pairs of actors share a partner", most),
                             "most=… if memory allows, or a network without its greatest hubs");
        for (const auto v : met) {
            const bool is_tied = std::binary_search(around.begin(), around.end(), Vertex{v});
            const double both = shared[v] + (is_tied ? 2.0 : 0.0);
            const auto either =
                static_cast<double>(around.size() + arcs.neighbors(Vertex{v}).size() + 2) - both;
            pairs.push_back({both / either, u, v});
            shared[v] = 0;
        }
        met.clear();
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return a.similarity != b.similarity ? a.similarity > b.similarity
               : a.u != b.u                 ? a.u < b.u
                                            : a.v < b.v;
    });
    return pairs;
}

/// Communities that grow. Each has the number of a tie of its own.
class Communities {
public:
    explicit Communities(const paths::Arcs& arcs) : arcs_(arcs), tie_(arcs.size()) {
        for (std::uint32_t u = 0; u < arcs.order(); ++u)
            for (auto a = arcs.first(Vertex{u}); a < arcs.last(Vertex{u}); ++a) {
                if (index(arcs.target(a)) < u) {
                    tie_[a] = tie_[arcs.between(arcs.target(a), Vertex{u})];
                    continue;
                }
                tie_[a] = static_cast<std::uint32_t>(parent_.size());
                parent_.push_back(tie_[a]);
            }
        size_.assign(parent_.size(), 1);
        actors_.resize(parent_.size());
        for (std::uint32_t u = 0; u < arcs.order(); ++u)
            for (auto a = arcs.first(Vertex{u}); a < arcs.last(Vertex{u}); ++a)
                actors_[tie_[a]].insert(u);
    }

    std::uint32_t of(std::size_t arc) {
        auto c = tie_[arc];
        while (parent_[c] != c) c = parent_[c] = parent_[parent_[c]];
        return c;
    }
    /// Joins the ties of two actors to each partner they share.
    void join(std::uint32_t u, std::uint32_t v) {
        auto a = arcs_.first(Vertex{u}), b = arcs_.first(Vertex{v});
        while (a < arcs_.last(Vertex{u}) && b < arcs_.last(Vertex{v})) {
            const auto x = arcs_.target(a), y = arcs_.target(b);
            if (x == y) merge(of(a), of(b));
            a += x <= y;
            b += y <= x;
        }
    }
    double density() const { return 2 * sum_ / static_cast<double>(parent_.size()); }

private:
    double part(std::uint32_t c) const {
        const auto m = static_cast<double>(size_[c]), n = static_cast<double>(actors_[c].size());
        return n > 2 ? m * (m - n + 1) / ((n - 2) * (n - 1)) : 0;
    }
    void merge(std::uint32_t a, std::uint32_t b) {
        if (a == b) return;
        if (actors_[a].size() < actors_[b].size()) std::swap(a, b);
        sum_ -= part(a) + part(b);
        actors_[a].insert(actors_[b].begin(), actors_[b].end());
        actors_[b] = {};
        size_[a] += size_[b];
        parent_[b] = a;
        sum_ += part(a);
    }

    const paths::Arcs& arcs_;
    std::vector<std::uint32_t> tie_, parent_;
    std::vector<std::uint64_t> size_;
    std::vector<std::unordered_set<std::uint32_t>> actors_;
    double sum_ = 0;
};

/// Joins pairs from the front, all of one similarity at once; returns where the next begin.
std::size_t join_level(Communities& communities, const std::vector<Pair>& pairs, std::size_t i) {
    const double level = pairs[i].similarity;
    for (; i < pairs.size() && pairs[i].similarity == level; ++i)
        communities.join(pairs[i].u, pairs[i].v);
    return i;
}

} // namespace

Cover link_communities(const Graph& graph, const LinkCommunitiesOptions& options, const Run& run) {
    run.throw_if_stopped();
    const paths::Arcs arcs(graph, paths::Sides::all);
    const auto pairs = pairs_of(arcs, options.most, run);
    std::size_t cut = 0;
    double best = 0;
    {
        Communities all(arcs);
        for (std::size_t i = 0; i < pairs.size();) {
            run.throw_if_stopped();
            i = join_level(all, pairs, i);
            if (all.density() <= best + 1e-12) continue;
            best = all.density();
            cut = i;
        }
    }
    Communities communities(arcs);
    for (std::size_t i = 0; i < cut;) i = join_level(communities, pairs, i);

    Cover cover;
    std::vector<std::vector<Vertex>> found(arcs.size() / 2);
    for (std::uint32_t u = 0; u < arcs.order(); ++u)
        for (auto a = arcs.first(Vertex{u}); a < arcs.last(Vertex{u}); ++a) {
            auto& actors = found[communities.of(a)];
            if (actors.empty() || actors.back() != Vertex{u}) actors.push_back(Vertex{u});
        }
    for (auto& actors : found)
        if (!actors.empty() && actors.size() >= options.least)
            cover.clusters.push_back(std::move(actors));
    arrange(cover);
    cover.quality.emplace_back("partition density", found.empty()
                                                        ? std::numeric_limits<double>::quiet_NaN()
                                                        : communities.density());
    return cover;
}

Spec link_communities_spec() {
    return describe(
        &link_communities,
        {.name = "cohesion.link_communities",
         .summary = "communities of ties, which actors may be in several of",
         .formula = "single linkage of |N(u) and N(v)| / |N(u) or N(v)| for ties uw and vw, cut at "
                    "the greatest partition density",
         .caveat = "many small communities; most ties of sparse networks stay alone",
         .time = "O(sum of k^2 log n) for degrees k",
         .space = "O(m + pairs that share a partner)",
         .references = {"ahn2010"}});
}

} // namespace entente::cohesion
