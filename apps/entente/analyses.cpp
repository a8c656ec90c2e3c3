#include "analyses.hpp"

#include <entente/core/base/suggest.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/mapped_file.hpp>
#include <entente/io/text/unicode.hpp>

#include "manual.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace entente {
namespace {

bool contains(const std::vector<std::string_view>& list, std::string_view item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (true) {
        const auto cut = text.find(at);
        parts.emplace_back(text.substr(0, cut));
        if (cut == text.npos) return parts;
        text.remove_prefix(cut + 1);
    }
}

Request parse_request(const std::string& word, const std::vector<std::string_view>& families,
                      const std::vector<std::string_view>& shapes) {
    const auto parts = split(word, ':');
    Request request;
    // A short name means what belongs here, whatever else goes by it.
    for (const Spec& spec : catalogue())
        if (spec.short_name() == parts.front() && contains(families, spec.family()) &&
            contains(shapes, spec.shape))
            request.spec = &spec;
    if (!request.spec) request.spec = &find_algorithm(parts.front());
    if (!contains(families, request.spec->family()) || !contains(shapes, request.spec->shape))
        throw UsageError(
            fmt::format("'{}' does not belong here: it gives {} and is of the family {}",
                        parts.front(), request.spec->shape, request.spec->family()),
            "entente catalogue");
    request.column = request.spec->short_name();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto equals = parts[i].find('=');
        if (equals == std::string::npos)
            throw UsageError(fmt::format("'{}' in '{}' is not option=value", parts[i], word),
                             fmt::format("entente catalogue {}", request.spec->name));
        request.settings[parts[i].substr(0, equals)] = {parts[i].substr(equals + 1)};
        request.column += ":" + parts[i];
    }
    require_known(request.settings, request.spec->options, request.spec->name);
    return request;
}

} // namespace

std::vector<Request> parse_requests(const std::vector<std::string>& words,
                                    const std::vector<std::string_view>& families,
                                    const std::vector<std::string_view>& shapes) {
    std::vector<Request> requests;
    for (const std::string& word : words) {
        if (word == "all" || contains(families, word)) {
            for (const Spec& spec : catalogue())
                if (contains(families, spec.family()) && contains(shapes, spec.shape) &&
                    (word == "all" || spec.family() == word))
                    requests.push_back({&spec, {}, std::string{spec.short_name()}});
            continue;
        }
        requests.push_back(parse_request(word, families, shapes));
    }
    return requests;
}

const std::vector<std::string_view>& measure_families() {
    static const std::vector<std::string_view> families{"centrality", "feedback", "current",
                                                        "roles",      "cohesion", "groups"};
    return families;
}

Grouping grouping_of(const Network& network, const View& view, GroupActors by) {
    Grouping grouping;
    if (by == GroupActors::none) return grouping;
    const auto name_of_group = [&](Actor a) -> std::string_view {
        switch (by) {
        case GroupActors::country:
            return network.country(a);
        case GroupActors::kind:
            return network.kind(a).id;
        case GroupActors::observed:
            return network[a].observed ? "observed" : "unobserved";
        default:
            return network.id(a);
        }
    };
    std::set<std::string_view> names;
    for (const Actor a : view.actor_of) names.insert(name_of_group(a));
    names.erase("");
    grouping.names.assign(names.begin(), names.end());
    for (const Actor a : view.actor_of)
        grouping.of.values().push_back(grouping.find(name_of_group(a)).value_or(Grouping::none));
    return grouping;
}

namespace {

/// Bounds of monotone measures, by vertex of `view`; 0 for who is not there.
void add_bounds(const Network& network, const Lens& lens, const View& view,
                std::span<Answer> answers, const Session& session, GroupActors by) {
    const auto monotone = [](const Answer& a) {
        return a.request->spec->monotone && std::holds_alternative<Scores>(a.outcome.result);
    };
    if (std::none_of(answers.begin(), answers.end(), monotone)) return;
    for (const Reading reading : {Reading::certain, Reading::possible}) {
        Lens other = lens;
        other.reading = reading;
        const View there = other(network);
        const Grouping groups = grouping_of(network, there, by);
        for (Answer& a : answers) {
            if (!monotone(a)) continue;
            const Outcome o =
                a.request->spec->run({.graph = &there.graph, .grouping = &groups},
                                     a.request->settings, session.run(a.request->column));
            VertexMap<double> values(view.graph.order());
            for (const Vertex v : view.graph.vertices())
                if (const auto at = there.vertex(view.actor_of[v]))
                    values[v] = std::get<Scores>(o.result).value[*at];
            auto& scores = std::get<Scores>(a.outcome.result);
            (reading == Reading::certain ? scores.lower : scores.upper) = std::move(values);
        }
    }
}

/// Tells of what bounds were asked for and cannot be had.
void tell_of_missing_bounds(const Lens& lens, std::span<const Answer> answers,
                            const Session& session) {
    if (!lens.looks_at_time()) {
        session.say("note: without a time nothing hangs on dates, so there are no bounds (--at, "
                    "--from-date, --to-date)");
        return;
    }
    std::string names;
    for (const Answer& a : answers)
        if (!a.request->spec->monotone) names += (names.empty() ? "" : ", ") + a.request->column;
    if (!names.empty())
        session.say(fmt::format("note: more ties can raise and lower {}, so that bounds do not "
                                "follow from what is certain and possible (--uncertainty sample)",
                                names));
}

void add_intervals(const Network& network, const Lens& lens, const View& view,
                   std::span<Answer> answers, const Session& session, GroupActors by,
                   const Uncertainty& doubt) {
    const Ensemble ensemble{network, lens, doubt.identities};
    tell_of_draws(ensemble, doubt.sampling, session);
    std::vector<uncertainty::Sampled> jobs;
    for (Answer& a : answers)
        jobs.push_back({a.request->spec, &a.request->settings, &a.outcome.result});
    uncertainty::add_intervals(
        jobs, ensemble, view, [&](const View& drawn) { return grouping_of(network, drawn, by); },
        doubt.sampling, session.run("drawing networks"));
}

} // namespace

std::vector<Answer> answer(const Network& network, const Lens& lens, const View& view,
                           const std::vector<Request>& requests, const Session& session,
                           GroupActors by, const Uncertainty& doubt) {
    const Grouping grouping = grouping_of(network, view, by);
    std::vector<Answer> answers;
    for (const Request& request : requests) {
        std::string what{request.spec->name};
        if (requests.size() > 1)
            what += fmt::format(" ({} of {})", &request - requests.data() + 1, requests.size());
        answers.push_back(
            {&request, request.spec->run({.graph = &view.graph, .grouping = &grouping},
                                         request.settings, session.run(what))});
    }
    if (doubt.kind == Uncertainty::Kind::sample) {
        add_intervals(network, lens, view, answers, session, by, doubt);
    } else if (doubt.kind != Uncertainty::Kind::none) {
        if (doubt.kind == Uncertainty::Kind::bounds) tell_of_missing_bounds(lens, answers, session);
        if (lens.looks_at_time()) add_bounds(network, lens, view, answers, session, by);
    }
    hold_to_coverage(network, view, answers, doubt.unobserved, session);
    return answers;
}

std::vector<InForce> ties_in_force(const Network& network, const Lens& lens) {
    std::vector<InForce> all;
    if (!lens.at.is_known()) return all;
    for (const auto& [_, assumption] : names_of<OpenEnds>) {
        const auto count = [&](Reading reading) {
            Lens other = lens;
            other.open_ends = assumption;
            other.reading = reading;
            const auto selected = other.selects(network);
            return static_cast<std::size_t>(std::count(selected.begin(), selected.end(), true));
        };
        all.push_back({assumption, count(Reading::certain), count(Reading::possible)});
    }
    return all;
}

std::vector<std::pair<std::string, Outcome>>
under_other_assumptions(const Network& network, const Lens& lens, const View& view,
                        const std::vector<Request>& requests, const Session& session,
                        GroupActors by, Unobserved unobserved) {
    if (!lens.at.is_known())
        throw UsageError("without a time nothing depends on when agreements end", "--at DATE");
    std::vector<std::pair<std::string, Outcome>> all;
    for (const auto& [name, assumption] : names_of<OpenEnds>) {
        if (assumption == lens.open_ends) continue;
        Lens other = lens;
        other.open_ends = assumption;
        const View there = other(network);
        auto answers = answer(network, other, there, requests, session, by);
        empty_unknown_bounds(network, there, answers, unobserved);
        for (Answer& a : answers) {
            auto& scores = std::get<Scores>(a.outcome.result);
            // Who is not there has none of what only grows with ties, and no value of the rest.
            const double absent =
                a.request->spec->monotone ? 0 : std::numeric_limits<double>::quiet_NaN();
            const auto here = [&](const VertexMap<double>& values) {
                VertexMap<double> out(view.graph.order(), absent);
                for (const Vertex v : view.graph.vertices())
                    if (const auto w = there.vertex(view.actor_of[v])) out[v] = values[*w];
                return out;
            };
            scores.value = here(scores.value);
            if (scores.lower) scores.lower = here(*scores.lower);
            if (scores.upper) scores.upper = here(*scores.upper);
            all.emplace_back(fmt::format("{}_if_{}", a.request->column, name),
                             std::move(a.outcome));
        }
    }
    return all;
}

ActorMeasures actor_measures(const std::vector<Answer>& answers) {
    ActorMeasures all;
    for (const Answer& a : answers) {
        if (const auto* scores = std::get_if<Scores>(&a.outcome.result))
            all.columns.push_back({a.request->column, scores, a.outcome.options});
        if (const auto* profile = std::get_if<Profile>(&a.outcome.result))
            for (const auto& column : profile->columns) {
                all.made.push_back({.value = column.value,
                                    .lower = column.lower,
                                    .upper = column.upper,
                                    .drawn = column.drawn});
                all.columns.push_back({column.name.empty()
                                           ? a.request->column
                                           : fmt::format("{}.{}", a.request->column, column.name),
                                       &all.made.back(), a.outcome.options});
            }
    }
    return all;
}

std::string explanations(const std::vector<Request>& requests) {
    std::string text;
    for (const Request& request : requests)
        text += (text.empty() ? "" : "\n") + explanation(*request.spec);
    return text;
}

std::string convergence_text(const Result& result) {
    return std::visit(
        [](const auto& shape) -> std::string {
            if constexpr (requires { shape.convergence; })
                if (shape.convergence)
                    return fmt::format("{} after {} iterations, residual {:.3g}",
                                       shape.convergence->converged ? "converged" : "not converged",
                                       shape.convergence->iterations, shape.convergence->residual);
            return {};
        },
        result);
}

void warn_of_convergence(const std::vector<Answer>& answers, const Session& session) {
    std::vector<Diagnostic> faults;
    for (const Answer& a : answers) {
        const auto text = convergence_text(a.outcome.result);
        if (!text.starts_with("not")) continue;
        const auto message = fmt::format("{} {}", a.request->spec->name, text);
        if (session.strict)
            faults.push_back({Severity::error, {}, message, {}, {}});
        else
            session.say("warning: " + message);
    }
    if (!faults.empty()) throw InputError(std::move(faults));
}

void require_no_doubts(const Study& study, const Session& session) {
    if (!session.strict) return;
    std::vector<Diagnostic> left;
    for (const Diagnostic& d : study.remarks)
        if (d.severity >= Severity::doubt) left.push_back(d);
    if (!left.empty()) throw InputError(std::move(left));
}

std::vector<std::string> group_labels(const Network& network, GroupBy by,
                                      std::optional<Actor> ego) {
    std::vector<std::string> labels;
    if (by == GroupBy::none) return labels;
    const auto of_actor = [&](Actor a) {
        if (by == GroupBy::kind) return network.kind(a).id;
        return network.country(a).empty() ? std::string{"unknown"}
                                          : std::string{network.country(a)};
    };
    for (std::size_t i = 0; i < network.tie_count(); ++i) {
        const Tie t{static_cast<std::uint32_t>(i)};
        if (by == GroupBy::type)
            labels.push_back(network.type(t).id);
        else if (by == GroupBy::group)
            labels.push_back(network.type(t).group);
        else if (by == GroupBy::layer)
            labels.push_back(network.layer(t).id);
        else if (ego)
            labels.push_back(of_actor(network[t].from == *ego ? network[t].to : network[t].from));
        else {
            const auto [a, b] = std::minmax({of_actor(network[t].from), of_actor(network[t].to)});
            labels.push_back(a + "–" + b);
        }
    }
    return labels;
}

Timeline timeline_of(const Network& network, Lens lens, GroupBy by, std::optional<Actor> ego) {
    Timeline timeline = lens.timeline(network, group_labels(network, by, ego));
    if (!ego) return timeline;
    const View view = lens(network);
    const auto self = view.vertex(*ego);
    std::erase_if(timeline.events,
                  [&](const Event& e) { return !self || (e.from != *self && e.to != *self); });
    if (self) timeline.class_of[*self] = 0; // partners' countries are counted, not the actor's own
    return timeline;
}

void in_words_of_networks(Result& result, bool of_one_actor) {
    const auto rename = [](std::string& name, std::string_view from, std::string_view to) {
        if (const auto at = name.find(from); at != name.npos) name.replace(at, from.size(), to);
    };
    const auto reword = [&](std::string& name) {
        rename(name, "classes", "countries");
        rename(name, "class", "country");
        if (of_one_actor) rename(name, "pairs", "partners");
    };
    if (auto* table = std::get_if<ResultTable>(&result))
        for (auto& c : table->columns) {
            reword(c.name);
            if (auto* cells = std::get_if<std::vector<std::string>>(&c.cells);
                cells && c.name == "what")
                for (auto& cell : *cells) reword(cell);
        }
    auto* series = std::get_if<Series>(&result);
    if (!series) return;
    // Seen from one actor, pairs are its partners, and the number of actors says nothing more.
    const auto superfluous = [&](const std::string& name) {
        return of_one_actor && name.find("actors") != name.npos;
    };
    std::erase_if(series->columns, [&](const auto& c) { return superfluous(c.name); });
    std::erase_if(series->apart,
                  [&](const auto& a) { return superfluous(a.first) || a.second == 0; });
    for (auto& c : series->columns) reword(c.name);
    for (auto& [name, _] : series->apart) reword(name);
}

Outcome growth_curve(const Timeline& timeline, PeriodLength period, GroupBy by, bool of_one_actor,
                     const Session& session) {
    Outcome outcome = find_algorithm("growth.curve")
                          .run({.timeline = &timeline},
                               {{"period", {std::string{name_of(period)}}},
                                {"by_group", {by == GroupBy::none ? "false" : "true"}}},
                               session.run("growth"));
    in_words_of_networks(outcome.result, of_one_actor);
    return outcome;
}

Actor find_actor(const Network& network, std::string_view text) {
    if (const auto found = network.find(text)) return *found;
    const std::string key = fold(text);
    std::vector<Actor> matches;
    for (const NameRecord& r : network.names())
        if (fold(network[r.name]) == key &&
            std::find(matches.begin(), matches.end(), r.actor) == matches.end())
            matches.push_back(r.actor);
    if (matches.size() == 1) return matches.front();
    if (matches.size() > 1) {
        std::string ids;
        for (const Actor a : matches)
            ids += fmt::format("{}{}", ids.empty() ? "" : " or ", network.id(a));
        throw UsageError(fmt::format("'{}' is the name of {} actors", text, matches.size()), ids);
    }
    std::vector<std::string> known;
    for (std::size_t i = 0; i < network.actor_count(); ++i)
        known.emplace_back(network.id(Actor{static_cast<std::uint32_t>(i)}));
    for (const NameRecord& r : network.names()) known.emplace_back(network[r.name]);
    std::string hint = did_you_mean(text, known);
    if (hint.empty()) // part of a name is a fair try
        for (const NameRecord& r : network.names())
            if (fold(network[r.name]).find(key) != std::string::npos) {
                hint = fmt::format("did you mean '{}'?", network.id(r.actor));
                break;
            }
    throw UsageError(fmt::format("no actor is called '{}'", text),
                     hint.empty() ? "entente export NETWORK --what actors" : hint);
}

Provenance provenance_of(const Study& study, const Session& session) {
    Provenance p;
    p.version = version;
    p.title = study.network.title();
    p.seed = session.seed;
    for (const InputFile& i : study.inputs)
        p.inputs.push_back(
            {i.path, i.sha256.empty() ? sha256(MappedFile{i.path}.text()) : i.sha256, i.bytes});
    const RowAccount total = study.total();
    const auto add = [&](const char* name, std::size_t value) {
        p.account.emplace_back(name, std::to_string(value));
    };
    add("rows", total.rows);
    add("used", total.used);
    add("merged", total.merged);
    add("rejected", total.rejected);
    add("actors", study.network.actor_count());
    add("ties", study.network.tie_count());
    add("ties with several sources merged", study.ties_merged);
    return p;
}

} // namespace entente
