#include <entente/algorithms/temporal/betweenness.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace entente::temporal {
namespace {

/// An actor reached in a number of steps, ready to go on from a day, in so many ways.
struct State {
    Vertex at{};
    Time ready = 0;
    double ways = 0;    ///< sequences of actors that lead here
    double ends = 0;    ///< the share that each of them is of the best journeys that end here
    double through = 0; ///< the same, of the best journeys that go on from here
    std::vector<std::uint32_t> from{}; ///< of the layer before
};

class FromSource {
public:
    FromSource(const Contacts& contacts, Vertex source, Best best)
        : contacts_(&contacts), source_(source), best_(best) {}

    /// Adds what lies on journeys from the source to each vertex.
    void add(VertexMap<double>& total) {
        const std::size_t n = contacts_->order();
        const auto earliest = earliest_arrival(*contacts_, source_, contacts_->first_day());
        std::vector<char> done(n);
        std::size_t open = 0;
        for (std::size_t v = 0; v < n; ++v) {
            done[v] = earliest[v] == never || v == index(source_);
            open += !done[v];
        }
        const Time late = contacts_->pace() - contacts_->step();
        layers_.assign(1, {{source_, contacts_->first_day(), 1}});
        while (open > 0) {
            advance();
            auto& layer = layers_.back();
            // The states of one actor stand together, earliest first.
            for (std::size_t i = 0, end = 0; i < layer.size(); i = end) {
                const auto v = index(layer[i].at);
                for (end = i; end < layer.size() && layer[end].at == layer[i].at;) ++end;
                const bool foremost = best_ == Best::foremost;
                if (done[v] || (foremost && layer[i].ready - late != earliest[v])) continue;
                double ways = 0;
                const auto ends = foremost ? i + 1 : end;
                for (auto j = i; j < ends; ++j) ways += layer[j].ways;
                for (auto j = i; j < ends; ++j) layer[j].ends = 1 / ways;
                done[v] = 1;
                --open;
            }
        }
        for (std::size_t l = layers_.size(); l-- > 1;)
            for (const State& state : layers_[l]) {
                if (l + 1 < layers_.size()) total[state.at] += state.ways * state.through;
                for (const auto i : state.from)
                    layers_[l - 1][i].through += state.ends + state.through;
            }
    }

private:
    void advance() {
        std::map<std::pair<Vertex, Time>, State> next;
        const auto& layer = layers_.back();
        for (std::uint32_t i = 0; i < layer.size(); ++i) {
            const auto row = contacts_->of(layer[i].at);
            for (std::size_t c = 0; c < row.size(); ++c) {
                // Of several contacts with one actor the first that is not over.
                if (row[c].end < layer[i].ready) continue;
                if (c && row[c - 1].target == row[c].target && row[c - 1].end >= layer[i].ready)
                    continue;
                if (row[c].target == source_) continue;
                const Time ready = std::max(layer[i].ready, row[c].begin) + contacts_->pace();
                State& state = next[{row[c].target, ready}];
                state.at = row[c].target;
                state.ready = ready;
                state.ways += layer[i].ways;
                state.from.push_back(i);
            }
        }
        std::vector<State> states;
        states.reserve(next.size());
        for (auto& [_, state] : next) states.push_back(std::move(state));
        layers_.push_back(std::move(states));
    }

    const Contacts* contacts_;
    Vertex source_;
    Best best_;
    std::vector<std::vector<State>> layers_;
};

} // namespace

Scores betweenness(const Timeline& timeline, const BetweennessOptions& options, const Run& run) {
    const Contacts contacts(timeline, options);
    run.throw_if_stopped();
    const std::size_t n = timeline.order;
    Scores scores{VertexMap<double>(n)};
    if (contacts.size() == 0) return scores;
    struct Nothing {};
    scores.value = run.sum(
        n, VertexMap<double>(n), [] { return Nothing{}; },
        [&](std::size_t s, Nothing&, VertexMap<double>& total) {
            FromSource(contacts, Vertex{static_cast<std::uint32_t>(s)}, options.journeys)
                .add(total);
        },
        [](VertexMap<double>& into, const VertexMap<double>& from) {
            for (std::size_t v = 0; v < from.size(); ++v) into.values()[v] += from.values()[v];
        });
    if (options.normalized && n > 2)
        for (double& value : scores.value.values())
            value /= static_cast<double>(n - 1) * static_cast<double>(n - 2);
    return scores;
}

Spec betweenness_spec() {
    return describe(&betweenness,
                    {.name = "temporal.betweenness",
                     .summary = "share of the best journeys between others that pass through",
                     .formula = "B(v) = sum over s, t of journeys(s, t | v) / journeys(s, t)",
                     .caveat = "sequences of actors count, not the days on which they are walked",
                     .time = "O(n m k), k distinct days of being ready, a number of steps",
                     .space = "O(n k) a thread",
                     .references = {"buss2020", "holme2012"}});
}

} // namespace entente::temporal
