#include <entente/algorithms/cohesion/cliques.hpp>
#include <entente/algorithms/cohesion/k_plexes.hpp>
#include <entente/algorithms/paths/arcs.hpp>
#include <entente/core/run/catalogue.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace entente::cohesion {
namespace {

/// Enumerates the maximal sets that hold `first` and no earlier vertex of the order. Being a k-plex
/// passes to subsets, so that the scheme of Bron and Kerbosch holds: candidates and excluded ones
/// are those that can still be added.
class Search {
public:
    Search(const paths::Arcs& arcs, std::size_t k, std::size_t least, std::size_t most,
           Cover& found, const Run& run)
        : arcs_(arcs), k_(k), least_(least), most_(most), found_(found), run_(run) {}

    void from(Vertex first) {
        plex_.clear();
        lacking_.clear();
        std::vector<Vertex> after, before;
        for (const Vertex w : within_two(first)) (w > first ? after : before).push_back(w);
        stack_.clear();
        add(first);
        enter(fitting(after), fitting(before));
        while (!stack_.empty()) {
            Level& level = stack_.back();
            // What is left cannot make the set large enough.
            const bool is_small = plex_.size() + level.candidates.size() < least_;
            if (level.candidates.empty() || is_small) {
                stack_.pop_back();
                drop();
                if (!stack_.empty()) {
                    Level& above = stack_.back();
                    above.excluded.push_back(above.candidates.back());
                    above.candidates.pop_back();
                }
                continue;
            }
            const Vertex v = level.candidates.back();
            std::vector<Vertex> rest(level.candidates.begin(), level.candidates.end() - 1);
            add(v);
            enter(fitting(rest), fitting(level.excluded));
        }
    }

private:
    struct Level {
        std::vector<Vertex> candidates, excluded;
    };

    bool tied(Vertex u, Vertex v) const {
        const auto near = arcs_.neighbors(u);
        return std::binary_search(near.begin(), near.end(), v);
    }

    std::vector<Vertex> within_two(Vertex v) const {
        std::vector<Vertex> all(arcs_.neighbors(v).begin(), arcs_.neighbors(v).end());
        const std::size_t direct = all.size();
        for (std::size_t i = 0; i < direct; ++i)
            for (const Vertex w : arcs_.neighbors(all[i])) all.push_back(w);
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        std::erase(all, v);
        return all;
    }

    void add(Vertex v) {
        std::size_t lacks = 1; // itself
        for (std::size_t i = 0; i < plex_.size(); ++i)
            if (!tied(plex_[i], v)) {
                ++lacking_[i];
                ++lacks;
            }
        plex_.push_back(v);
        lacking_.push_back(lacks);
    }

    void drop() {
        const Vertex v = plex_.back();
        plex_.pop_back();
        lacking_.pop_back();
        for (std::size_t i = 0; i < plex_.size(); ++i)
            if (!tied(plex_[i], v)) --lacking_[i];
    }

    std::vector<Vertex> fitting(const std::vector<Vertex>& some) const {
        std::vector<Vertex> fit;
        for (const Vertex u : some) {
            std::size_t lacks = 1;
            bool fits = true;
            for (std::size_t i = 0; fits && i < plex_.size(); ++i)
                if (!tied(plex_[i], u)) fits = ++lacks <= k_ && lacking_[i] < k_;
            if (fits) fit.push_back(u);
        }
        return fit;
    }

    void enter(std::vector<Vertex> candidates, std::vector<Vertex> excluded) {
        if (++steps_ % 1024 == 0) run_.throw_if_stopped();
        if (candidates.empty() && excluded.empty() && plex_.size() >= least_) {
            if (found_.clusters.size() == most_)
                throw UsageError(fmt::format("there are more than {} k-plexes", most_),
                                 "least=…, for larger ones only, or most=…");
            found_.clusters.push_back(plex_);
            std::sort(found_.clusters.back().begin(), found_.clusters.back().end());
        }
        stack_.push_back({std::move(candidates), std::move(excluded)});
    }

    const paths::Arcs& arcs_;
    std::size_t k_, least_, most_;
    Cover& found_;
    const Run& run_;
    std::vector<Vertex> plex_;
    std::vector<std::size_t> lacking_; ///< ties that each member lacks, itself counted
    std::vector<Level> stack_;
    std::size_t steps_ = 0;
};

} // namespace

Cover k_plexes(const Graph& graph, const KPlexesOptions& options, const Run& run) {
    const paths::Arcs arcs(graph, paths::Sides::all);
    const std::size_t least = std::max(options.least, 2 * options.k - 1);
    Cover cover;
    Search search(arcs, options.k, least, options.most, cover, run);
    for (const Vertex v : graph.vertices()) {
        run.throw_if_stopped();
        // A member of a k-plex of s actors is tied to s - k of them.
        if (arcs.neighbors(v).size() + options.k >= least) search.from(v);
        if (run.progress) run.progress(index(v) + 1, graph.order());
    }
    arrange(cover);
    return cover;
}

Spec k_plexes_spec() {
    return describe(&k_plexes,
                    {.name = "cohesion.k_plexes",
                     .summary = "maximal sets whose members lack at most k - 1 ties to one another",
                     .formula = "S with |N(v) and S| >= |S| - k for each v in S, and no larger one",
                     .caveat = "there can be very many: ask for large ones",
                     .time = "exponential in n at worst",
                     .space = "O(n + m) and the sets",
                     .references = {"seidman1978", "bron1973"}});
}

} // namespace entente::cohesion
