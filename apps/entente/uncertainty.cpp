#include "uncertainty.hpp"
#include "analyses.hpp"

#include <entente/algorithms/uncertainty/intervals.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>

namespace entente {

Uncertainty UncertaintyArguments::of(const Study& study) const {
    Uncertainty all = uncertainty_of(uncertainty, level, study);
    all.unobserved = unobserved;
    return all;
}

Uncertainty uncertainty_of(const std::string& uncertainty, double level, const Study& study) {
    Uncertainty all{.identities = open_identities(study)};
    all.sampling.level = level;
    if (uncertainty.empty()) return all;
    const auto least = entente::uncertainty::least_draws(level);
    if (uncertainty == "none") {
        all.kind = Uncertainty::Kind::none;
    } else if (uncertainty == "bounds") {
        all.kind = Uncertainty::Kind::bounds;
    } else if (uncertainty == "sample" || uncertainty.starts_with("sample:")) {
        all.kind = Uncertainty::Kind::sample;
        if (uncertainty == "sample") {
            all.sampling.draws = std::max(all.sampling.draws, least);
            return all;
        }
        const std::string_view count = std::string_view{uncertainty}.substr(7);
        const auto [end, error] =
            std::from_chars(count.data(), count.data() + count.size(), all.sampling.draws);
        if (error != std::errc{} || end != count.data() + count.size() ||
            all.sampling.draws < least || all.sampling.draws > 1'000'000)
            throw UsageError(fmt::format("'{}' is no number of draws", count),
                             fmt::format("a whole number from {} to 1000000", least));
    } else {
        throw UsageError(fmt::format("uncertainty cannot be '{}'", uncertainty),
                         "none, bounds, sample or sample:N");
    }
    return all;
}

std::vector<OpenIdentity> open_identities(const Study& study) {
    const Network& network = study.network;
    std::map<std::string, std::vector<Actor>, std::less<>> by_name;
    for (const NameRecord& r : network.names()) {
        auto& actors = by_name[fold(network[r.name])];
        if (std::find(actors.begin(), actors.end(), r.actor) == actors.end())
            actors.push_back(r.actor);
    }
    const auto actor = [&](std::string_view name,
                           std::string_view country) -> std::optional<Actor> {
        const auto found = by_name.find(fold(name));
        if (found == by_name.end()) return std::nullopt;
        std::optional<Actor> one;
        for (const Actor a : found->second) {
            if (!country.empty() && !network.country(a).empty() && network.country(a) != country)
                continue;
            if (one) return std::nullopt; // namesakes: which is meant cannot be told
            one = a;
        }
        return one;
    };
    std::map<std::pair<Actor, Actor>, double> open;
    for (const NamePair& pair : study.names) {
        if (pair.state != NamePair::State::open) continue;
        const auto a = actor(pair.name, pair.country), b = actor(pair.other, pair.other_country);
        if (!a || !b || *a == *b) continue;
        auto& probability = open[std::minmax(*a, *b)];
        probability = std::max(probability, pair.score);
    }
    std::vector<OpenIdentity> identities;
    for (const auto& [pair, probability] : open)
        identities.push_back({pair.first, pair.second, probability});
    return identities;
}

namespace {

void tell(const Doubts& d, const uncertainty::Sampling& sampling, std::string_view values_are,
          const Session& session) {
    std::string doubts;
    const auto add = [&](std::size_t count, const char* one, const char* many) {
        if (count)
            doubts +=
                fmt::format("{}{} {}", doubts.empty() ? "" : ", ", count, count == 1 ? one : many);
    };
    add(d.begin, "imprecise beginning", "imprecise beginnings");
    add(d.end, "imprecise end", "imprecise ends");
    add(d.open, "open end", "open ends");
    add(d.undated, "tie without a date", "ties without a date");
    add(d.identities, "open identity", "open identities");
    if (doubts.empty())
        session.say("note: nothing that is looked at is in doubt, so intervals are the values");
    else
        session.say(fmt::format("{} networks drawn over {}; intervals of {:g} % ({})",
                                sampling.draws, doubts, 100 * sampling.level, values_are));
}

} // namespace

void tell_of_draws(const Ensemble& ensemble, const uncertainty::Sampling& sampling,
                   const Session& session) {
    tell(ensemble.doubts(), sampling, "values are those of all possible ties, and may lie outside",
         session);
}

void tell_of_draws(const Timeline& timeline, const Uncertainty& doubt, const Session& session) {
    Doubts doubts{.identities = doubt.identities.size()};
    const auto imprecise = [](const Date& date) { return date.earliest() != date.latest(); };
    for (const Event& e : timeline.events) {
        if (!e.onset.is_known()) continue; // stays apart
        doubts.begin += imprecise(e.onset);
        doubts.end += e.spell.is_end_known && imprecise(e.spell.end);
        doubts.open += !e.spell.end.is_known() && !e.spell.certainly_lasts;
    }
    tell(doubts, doubt.sampling,
         "values without one are of middle days, without ties open to one side, and may lie "
         "outside",
         session);
}

namespace {

/// How much of a view no source covers.
struct Uncovered {
    std::size_t actors = 0, open = 0, pairs = 0, unknown = 0;
    Uncovered(const Network& network, const View& view) : actors(view.actor_of.size()) {
        open =
            static_cast<std::size_t>(std::count_if(view.actor_of.begin(), view.actor_of.end(),
                                                   [&](Actor a) { return !network[a].observed; }));
        const auto pairs_of = [](std::size_t n) { return n < 2 ? 0 : n * (n - 1) / 2; };
        pairs = pairs_of(actors);
        unknown = pairs_of(open);
    }
    bool matters_to(const Spec& spec) const { return spec.own_ties ? open > 0 : unknown > 0; }
};

bool passes(const Network& network, Unobserved unobserved) {
    return unobserved == Unobserved::ignore ||
           (network.coverage().size() == 0 && unobserved == Unobserved::lower);
}

} // namespace

void empty_unknown_bounds(const Network& network, const View& view, std::span<Answer> answers,
                          Unobserved unobserved) {
    if (passes(network, unobserved)) return;
    const Uncovered uncovered{network, view};
    for (Answer& a : answers) {
        const Spec& spec = *a.request->spec;
        auto* scores = std::get_if<Scores>(&a.outcome.result);
        if (!scores || !scores->upper || !spec.monotone || !uncovered.matters_to(spec)) continue;
        for (const Vertex v : view.graph.vertices())
            if (!spec.own_ties || !network[view.actor_of[v]].observed)
                (*scores->upper)[v] = std::numeric_limits<double>::quiet_NaN();
    }
}

void hold_to_coverage(const Network& network, const View& view, std::span<Answer> answers,
                      Unobserved unobserved, const Session& session) {
    if (passes(network, unobserved)) return;
    const Uncovered uncovered{network, view};
    std::string at_least, at_least_open, either;
    for (const Answer& a : answers) {
        const Spec& spec = *a.request->spec;
        if (!uncovered.matters_to(spec)) continue;
        if (unobserved == Unobserved::refuse)
            throw UsageError(
                fmt::format("{} leans on ties that no source lists: {} of {} actors are not "
                            "observed",
                            a.request->column, uncovered.open, uncovered.actors),
                "--unobserved lower, or a lens on observed actors");
        std::string& list = spec.own_ties ? at_least_open : spec.monotone ? at_least : either;
        list += (list.empty() ? "" : ", ") + a.request->column;
    }
    empty_unknown_bounds(network, view, answers, unobserved);
    std::string text;
    const auto add = [&](const std::string& list, const std::string& says) {
        if (!list.empty()) text += fmt::format("{}{} {}", text.empty() ? "" : "; ", list, says);
    };
    add(at_least_open, fmt::format("at least that for the {} unobserved actors", uncovered.open));
    add(at_least, "at least that");
    add(either, "may be higher or lower");
    if (!text.empty())
        session.say(fmt::format("note: no source covers {} of {} pairs of actors: {}",
                                uncovered.unknown, uncovered.pairs, text));
}

} // namespace entente
