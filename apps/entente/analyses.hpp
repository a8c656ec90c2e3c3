#pragma once
/// Asking for algorithms by name and running them on a study through a lens.
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/apps/study/study.hpp>
#include <entente/core/model/calendar.hpp>
#include <entente/core/run/catalogue.hpp>
#include <entente/core/view/lens.hpp>
#include <entente/io/results/results_folder.hpp>
#include <entente/io/results/tables.hpp>

#include "session.hpp"
#include "uncertainty.hpp"

namespace entente {

/// An algorithm with its settings, as written `name:option=value:option=value`.
struct Request {
    const Spec* spec = nullptr;
    Settings settings;
    std::string column; ///< its name in tables: the short name, with the settings that were given
};

/// The families whose measures of actors and ties `centrality` shows.
const std::vector<std::string_view>& measure_families();

/// What actors are put into groups by; `actor` makes each a group of its own, by id.
enum class GroupActors : std::uint8_t { none, country, kind, observed, actor };

/// Groups of the actors of a view; empty for `none`. Whose country is unknown is in no group.
Grouping grouping_of(const Network& network, const View& view, GroupActors by);

/// Requests of words; `all` and a family's name stand for every algorithm of `families` that has
/// one of `shapes`. Throws UsageError for unknown names and options, and for another family or
/// shape.
std::vector<Request> parse_requests(const std::vector<std::string>& words,
                                    const std::vector<std::string_view>& families,
                                    const std::vector<std::string_view>& shapes);

/// One request done.
struct Answer {
    const Request* request = nullptr;
    Outcome outcome;
};

/// Runs requests on a graph, with what is asked for of uncertainty: bounds of monotone measures of
/// actors from the certain and the possible ties, or intervals from networks drawn by chance.
std::vector<Answer> answer(const Network& network, const Lens& lens, const View& view,
                           const std::vector<Request>& requests, const Session& session,
                           GroupActors by = GroupActors::none, const Uncertainty& doubt = {});

/// How many ties are in force at the lens's time under an assumption on ends that nobody tells.
struct InForce {
    OpenEnds assumption{};
    std::size_t certain = 0, possible = 0;
};
/// Under each assumption; empty when the lens looks at no time.
std::vector<InForce> ties_in_force(const Network& network, const Lens& lens);

/// The same requests under every other assumption on open ends, by columns "degree_if_lapse" with
/// bounds where there are any. Actors that are then not there have 0 of what only grows with ties,
/// and no value of the rest. Throws UsageError when the lens looks at no time.
std::vector<std::pair<std::string, Outcome>>
under_other_assumptions(const Network& network, const Lens& lens, const View& view,
                        const std::vector<Request>& requests, const Session& session,
                        GroupActors by = GroupActors::none,
                        Unobserved unobserved = Unobserved::ignore);

/// The answers of one shape, in order, under their column names.
template <class Shape>
std::vector<NamedResult<Shape>> named(const std::vector<Answer>& answers) {
    std::vector<NamedResult<Shape>> all;
    for (const Answer& a : answers)
        if (const auto* result = std::get_if<Shape>(&a.outcome.result))
            all.push_back({a.request->column, result, a.outcome.options});
    return all;
}

/// The measures of actors among the answers: scores, and each column of a profile, "salsa.hub".
struct ActorMeasures {
    std::deque<Scores> made; ///< of profiles
    std::vector<NamedResult<Scores>> columns;
};
ActorMeasures actor_measures(const std::vector<Answer>& answers);

/// What each algorithm that is asked for means, costs and lets choose.
std::string explanations(const std::vector<Request>& requests);

/// "converged after 31 iterations, residual 4e-13"; empty for a direct method.
std::string convergence_text(const Result& result);

/// Tells the user of methods that did not converge; throws InputError if the session is strict.
void warn_of_convergence(const std::vector<Answer>& answers, const Session& session);

/// What ties are grouped by in curves; `group` is the legend group of their type.
enum class GroupBy : std::uint8_t { none, type, group, layer, kind, country };

/// A label per tie; kinds and countries are those of the other end of `ego`, or of both ends.
std::vector<std::string> group_labels(const Network& network, GroupBy by,
                                      std::optional<Actor> ego = {});

/// The timeline of a lens, of the ties of `ego` only if given. Its vertices are those of the lens's
/// view.
Timeline timeline_of(const Network& network, Lens lens, GroupBy by, std::optional<Actor> ego);

/// Brings a result on a timeline into the words of networks: countries for classes, and partners
/// for pairs if it is that `of_one_actor`. What is zero among the figures apart is left out.
void in_words_of_networks(Result& result, bool of_one_actor);

/// A growth curve in the words of networks. `period` is year, quarter or month.
Outcome growth_curve(const Timeline& timeline, PeriodLength period, GroupBy by, bool of_one_actor,
                     const Session& session);

/// In a strict session, throws InputError when reading left a doubt or a rejected row.
void require_no_doubts(const Study& study, const Session& session);

/// The actor of an id, or of a name as some source writes it. Throws UsageError with a suggestion.
Actor find_actor(const Network& network, std::string_view text);

/// What every output of a study records.
Provenance provenance_of(const Study& study, const Session& session);

} // namespace entente

template <>
inline constexpr std::array entente::names_of<entente::GroupBy>{
    entente::Named<entente::GroupBy>{"none", entente::GroupBy::none},
    entente::Named<entente::GroupBy>{"type", entente::GroupBy::type},
    entente::Named<entente::GroupBy>{"group", entente::GroupBy::group},
    entente::Named<entente::GroupBy>{"layer", entente::GroupBy::layer},
    entente::Named<entente::GroupBy>{"kind", entente::GroupBy::kind},
    entente::Named<entente::GroupBy>{"country", entente::GroupBy::country}};

template <>
inline constexpr std::array entente::names_of<entente::GroupActors>{
    entente::Named<entente::GroupActors>{"none", entente::GroupActors::none},
    entente::Named<entente::GroupActors>{"country", entente::GroupActors::country},
    entente::Named<entente::GroupActors>{"kind", entente::GroupActors::kind},
    entente::Named<entente::GroupActors>{"observed", entente::GroupActors::observed},
    entente::Named<entente::GroupActors>{"actor", entente::GroupActors::actor}};
