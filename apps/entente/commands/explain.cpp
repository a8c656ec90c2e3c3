/// entente explain: the ties of an actor or of a pair, their evidence, and where figures come from.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>
#include <what_if.hpp>

#include <entente/io/text/escape.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente {
namespace {

struct ExplainArguments : NetworkArguments, LensArguments, RunArguments {
    std::vector<std::string> actor;
    std::vector<std::string> measure;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{
                    "actor",
                    &ExplainArguments::actor,
                    "one actor or two, by id or name; two names of one actor, for why they are one",
                    {.positional = true, .required = true, .value_name = "ACTOR"}},
                Field{"measure",
                      &ExplainArguments::measure,
                      "also explain these measures of the actor, as for centrality",
                      {.short_name = 'm', .value_name = "NAME"}}},
            LensArguments::fields(), RunArguments::fields());
    }
};

class Explanation {
public:
    Explanation(const Network& network, const Lens& lens)
        : network_(network), selected_(lens.selects(network)), view_(lens(network)) {}

    /// `answers` are scores of the same lens.
    std::string of(Actor a, const std::vector<Answer>& answers) {
        heading(a);
        const auto mine = ties([&](const TieRecord& t) { return t.from == a || t.to == a; });
        figures(a, mine);
        for (const Answer& answer : answers) measured(a, answer);
        out_ += "\n";
        list(mine, a);
        facts(a);
        return std::move(out_);
    }

    std::string of(Actor a, Actor b) {
        heading(a);
        heading(b);
        const auto between = ties([&](const TieRecord& t) {
            return (t.from == a && t.to == b) || (t.from == b && t.to == a);
        });
        if (!between.empty()) {
            out_ += fmt::format("{} between them\n", count(between.size(), "tie"));
            list(between, a);
            return std::move(out_);
        }
        const bool known = network_[a].observed || network_[b].observed;
        out_ += known ? "no tie between them: one of the two is observed, so in the layers that "
                        "its source lists completely there is none\n"
                      : "no tie between them is known; neither is observed, so this is unknown, "
                        "not none\n";
        path(a, b);
        return std::move(out_);
    }

private:
    static std::string count(std::size_t n, const char* what) {
        return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
    }

    template <class Pass>
    std::vector<Tie> ties(Pass pass) const {
        std::vector<Tie> found;
        for (std::size_t i = 0; i < network_.tie_count(); ++i)
            if (pass(network_.ties()[i])) found.push_back(Tie{static_cast<std::uint32_t>(i)});
        return found;
    }

    bool seen(Tie t) const { return selected_[index(t)]; }

    void heading(Actor a) {
        const ActorRecord& r = network_[a];
        out_ +=
            fmt::format("{} ({})\n  {}", network_.label(a), network_.id(a), network_.kind(a).label);
        if (!network_.country(a).empty())
            out_ += fmt::format(", {}", country_name(network_.country(a)));
        if (r.certainty != Certainty::stated) out_ += fmt::format(", {}", name_of(r.certainty));
        if (r.parent) out_ += fmt::format(", unit of {}", network_.label(*r.parent));
        out_ += r.observed ? "\n  observed: a source lists its ties completely\n"
                           : "\n  not observed: its degree is a lower bound\n";
        for (const CoverageRecord& c : network_.coverage())
            if (c.actor == a)
                out_ +=
                    fmt::format("  coverage: {} is {} in the layer {}{}\n", network_[c.source].id,
                                name_of(c.extent), network_.vocabulary()[c.layer].id,
                                c.as_of.is_known() ? ", as of " + to_edtf(c.as_of) : "");
        for (const NameRecord& n : network_.names())
            if (n.actor == a && n.basis != NameBasis::primary)
                out_ +=
                    fmt::format("  also \"{}\" ({}{}; {})\n", network_[n.name], name_of(n.basis),
                                n.note == Text{} ? "" : fmt::format(": {}", network_[n.note]),
                                place(n.evidence));
    }

    void figures(Actor a, const std::vector<Tie>& mine) {
        std::set<Actor> partners;
        std::map<std::string, std::size_t> by_type;
        std::size_t counted = 0, self = 0, undated = 0, left_out = 0;
        for (const Tie t : mine) {
            if (!seen(t)) {
                ++left_out;
                continue;
            }
            ++counted;
            const Actor other = network_[t].from == a ? network_[t].to : network_[t].from;
            if (other == a)
                ++self;
            else
                partners.insert(other);
            ++by_type[network_.type(t).label];
            undated += !onset(network_[t]).is_known();
        }
        out_ += fmt::format("  degree {}: {} through {}", partners.size(),
                            count(partners.size(), "distinct partner"), count(counted, "tie"));
        const auto strength = [&] {
            const auto v = view_.vertex(a);
            if (!v) return 0.0;
            const auto outcome =
                find_algorithm("centrality.strength").run({.graph = &view_.graph}, {}, {});
            return std::get<Scores>(outcome.result).value[*v];
        }();
        out_ += fmt::format("\n  strength {}: {}", strength, count(counted, "tie"));
        if (view_.graph.is_weighted())
            out_ += ", weights added";
        else if (view_.graph.size() <
                 static_cast<std::size_t>(std::count(selected_.begin(), selected_.end(), true)))
            out_ += ", several ties of a pair taken as one";
        if (self) out_ += fmt::format(", {} with itself counted twice", self);
        std::string types;
        for (const auto& [type, n] : by_type)
            types += fmt::format("{}{} {}", types.empty() ? "" : ", ", n, type);
        if (!types.empty()) out_ += fmt::format("\n  of which {}", types);
        if (undated) out_ += fmt::format("\n  {} without any date", undated);
        if (left_out)
            out_ += fmt::format("\n  left out of the figures by the lens: {} (marked - below)",
                                count(left_out, "tie"));
        out_ += "\n";
    }

    /// The value, its rank among all (equal values share the best), and what it means.
    void measured(Actor a, const Answer& answer) {
        const Spec& spec = *answer.request->spec;
        const auto& scores = std::get<Scores>(answer.outcome.result);
        const auto v = view_.vertex(a);
        if (!v) {
            out_ +=
                fmt::format("  {}: none, for the lens leaves the actor out\n", spec.short_name());
            return;
        }
        const double mine = scores.value[*v];
        std::size_t rank = 1, equal = 0;
        for (const double other : scores.value) {
            rank += other > mine;
            equal += other == mine;
        }
        out_ += fmt::format("  {} {}: rank {} of {}", spec.short_name(), mine, rank,
                            scores.value.size());
        if (equal > 1) out_ += fmt::format(", shared by {}", equal);
        if (scores.lower)
            out_ +=
                fmt::format(", at least {}, at most {}", (*scores.lower)[*v], (*scores.upper)[*v]);
        out_ += fmt::format("\n    {}", spec.summary);
        if (!spec.formula.empty()) out_ += fmt::format("\n    {}", spec.formula);
        std::string options;
        for (const auto& [name, value] : answer.outcome.options)
            options += fmt::format("{}{}={}", options.empty() ? "" : " ", name, value);
        if (!options.empty()) out_ += fmt::format("\n    with {}", options);
        if (const auto text = convergence_text(answer.outcome.result); !text.empty())
            out_ += fmt::format("\n    {}", text);
        if (!spec.caveat.empty()) out_ += fmt::format("\n    mind: {}", spec.caveat);
        out_ += "\n";
    }

    std::string dates(const TieRecord& t) const {
        std::string text;
        const auto add = [&](const char* what, const Date& d) {
            if (d.is_known())
                text += fmt::format("{}{} {}", text.empty() ? "" : ", ", what, to_edtf(d));
        };
        add("from", t.start);
        add("to", t.end);
        add("as of", t.as_of);
        add("on", t.event);
        return text.empty() ? "undated" : text;
    }

    std::string place(const Evidence& e) const {
        std::string text = network_[e.source].id;
        if (e.row) text += fmt::format(", row {}", e.row);
        if (e.line) text += fmt::format(", line {}", e.line);
        if (e.place != Text{}) text += fmt::format(", {}", network_[e.place]);
        return text;
    }

    void list(const std::vector<Tie>& mine, Actor self) {
        for (const Tie t : mine) {
            const TieRecord& r = network_[t];
            const bool outward = r.from == self;
            const Actor other = outward ? r.to : r.from;
            const char* arrow = !network_.type(t).directed ? "–" : outward ? "→" : "←";
            out_ += fmt::format(
                "{} {} {} {}: {}, {}{}\n", seen(t) ? " " : "-", arrow, network_.type(t).label,
                network_.label(other), dates(r), network_.layer(t).id,
                r.certainty == Certainty::stated ? "" : fmt::format(", {}", name_of(r.certainty)));
            if (r.unit != Text{})
                out_ += fmt::format("      signed by its unit {}\n", network_[r.unit]);
            for (const LifeRecord& l : network_.life(t))
                out_ +=
                    fmt::format("      {}{}{} ({})\n", name_of(l.stage),
                                l.date.is_known() ? " " : "", to_edtf(l.date), place(l.evidence));
            for (const Evidence& e : network_.evidence(t)) {
                out_ += fmt::format("      {}", place(e));
                if (e.text != Text{}) out_ += fmt::format(": {}", network_[e.text]);
                out_ += "\n";
            }
        }
    }

    void facts(Actor a) {
        const auto line = [&](const std::string& text, const Evidence& e) {
            out_ += fmt::format("  {} ({})\n", text, place(e));
        };
        bool any = false;
        const auto title = [&](const char* what) {
            if (!any) out_ += fmt::format("\n{}\n", what);
            any = true;
        };
        for (const AttributeRecord& r : network_.attributes())
            if (r.actor == a) {
                title("facts");
                line(fmt::format("{}: {}{}", network_[r.name], network_[r.value],
                                 r.as_of.is_known() ? ", as of " + to_edtf(r.as_of) : ""),
                     r.evidence);
            }
        any = false;
        for (const CountRecord& r : network_.counts())
            if (r.group == a) {
                title("counted, not named");
                line(fmt::format("{} {} {}{}", name_of(r.bound), r.count, network_[r.role],
                                 r.scope == Text{} ? "" : fmt::format(" in {}", network_[r.scope])),
                     r.evidence);
            }
        any = false;
        for (const ClaimRecord& r : network_.claims())
            if (r.subject == a) {
                title("claims that disagree");
                line(fmt::format("{}: {} = {}", network_[r.topic], network_[r.property],
                                 network_[r.value]),
                     r.evidence);
            }
    }

    /// A shortest way from a to b, by breadth first; ties of the lens only.
    void path(Actor a, Actor b) {
        const auto from = view_.vertex(a), to = view_.vertex(b);
        std::vector<std::optional<Vertex>> before(view_.graph.order());
        std::vector<Vertex> queue;
        if (from && to) {
            queue.push_back(*from);
            before[index(*from)] = *from;
        }
        for (std::size_t head = 0; head < queue.size() && !before[index(*to)]; ++head)
            for (const Vertex v : view_.graph.neighbors(queue[head]))
                if (!before[index(v)]) {
                    before[index(v)] = queue[head];
                    queue.push_back(v);
                }
        if (!from || !to || !before[index(*to)]) {
            out_ += "no chain of ties joins them\n";
            return;
        }
        std::vector<Vertex> chain{*to};
        while (chain.back() != *from) chain.push_back(*before[index(chain.back())]);
        std::reverse(chain.begin(), chain.end());
        out_ += fmt::format("a shortest chain has {}:", count(chain.size() - 1, "step"));
        for (const Vertex v : chain)
            out_ += fmt::format("{}{}", v == chain.front() ? " " : " – ",
                                network_.label(view_.actor_of[v]));
        out_ += "\n";
    }

    const Network& network_;
    std::vector<bool> selected_;
    View view_;
    std::string out_;
};

/// The pairs of names that were judged and are names of these two actors.
std::vector<NamePair> judged(const Study& study, Actor a, Actor b) {
    std::map<std::string, std::set<Actor>> actors_of; // by folded name, for namesakes
    for (const NameRecord& n : study.network.names())
        actors_of[fold(study.network[n.name])].insert(n.actor);
    const auto names = [&](const std::string& name, Actor actor) {
        return study.network.find(name) == actor || actors_of[fold(name)].contains(actor);
    };
    std::vector<NamePair> found;
    for (const NamePair& p : study.names)
        if ((names(p.name, a) && names(p.other, b)) || (names(p.name, b) && names(p.other, a)))
            found.push_back(p);
    return found;
}

/// Why two names are one actor, or are not, and what would change if that were decided otherwise.
std::string identity(const ExplainArguments& arguments, const Study& study, Actor a, Actor b,
                     const Session& session) {
    const Network& network = study.network;
    const std::string &first = arguments.actor.front(), &second = arguments.actor.back();
    std::string text;
    if (a == b) {
        if (fold(first) == fold(second))
            throw UsageError("the two names are the same text",
                             "two names of one actor, or two actors");
        text += fmt::format("\"{}\" and \"{}\" are one actor: {} ({})\n", first, second,
                            network.label(a), network.id(a));
        for (const NameRecord& n : network.names())
            if (n.actor == a)
                text += fmt::format("  \"{}\": {}{}{}\n", network[n.name], name_of(n.basis),
                                    n.note == Text{} ? "" : ": ", network[n.note]);
    }
    const auto pairs = judged(study, a, b);
    for (const NamePair& p : pairs) {
        text += fmt::format("\n\"{}\" and \"{}\": {}, score {:.2f}\n", p.name, p.other,
                            name_of(p.state), p.score);
        for (const std::string& r : p.reasons) text += fmt::format("    {}\n", r);
    }
    if (a != b && pairs.empty()) return text;
    Decision trial{a == b ? Verdict::different : Verdict::same, first, "", second, "", "", 0};
    if (a != b) { // the names that were judged, for what is asked may be an id
        trial.name = pairs.front().name;
        trial.other = pairs.front().other;
        trial.country = pairs.front().country;
        trial.other_country = pairs.front().other_country;
    }
    try {
        const Study then = arguments.load(session, {trial});
        text += fmt::format("\nif they were {}:\n{}", a == b ? "two" : "one",
                            what_would_change(study, then, arguments, session));
    } catch (const InputError& e) { // both may be actors of the study's own tables
        text += fmt::format("\nthey cannot be {}: {}\n", a == b ? "two" : "one",
                            e.diagnostics().front().message);
    }
    return text;
}

void explain(const ExplainArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    if (arguments.actor.size() > 2) throw UsageError("explain takes one actor or two");
    auto families = measure_families();
    families.push_back("clusters");
    const auto requests = parse_requests(arguments.measure, families, {"scores"});
    if (!requests.empty() && arguments.actor.size() == 2)
        throw UsageError("measures are of one actor", "name one actor, or leave out --measure");
    const Study study = arguments.load(session);
    const Lens lens = arguments.lens(study);
    Explanation explanation{study.network, lens};
    const Actor a = find_actor(study.network, arguments.actor.front());
    if (arguments.actor.size() == 1) {
        const auto answers = answer(study.network, lens, lens(study.network), requests, session);
        warn_of_convergence(answers, session);
        return write_standard_output(visible_text(explanation.of(a, answers)));
    }
    const Actor b = find_actor(study.network, arguments.actor.back());
    std::string text = a == b ? std::string{} : explanation.of(a, b);
    text += identity(arguments, study, a, b, session);
    write_standard_output(visible_text(text));
}

} // namespace

CommandSpec explain_command() {
    return command(
        &explain,
        {.name = "explain",
         .summary =
             "the ties of an actor or of a pair, with their evidence, and how figures came about",
         .examples = {
             {"entente explain data/azerbaijan/study.toml aztu",
              "every tie of a university with the row that says so"},
             {"entente explain data/azerbaijan/study.toml aztu khpi", "what is between two actors"},
             {"entente explain data/azerbaijan/study.toml mpei -m betweenness,pagerank",
              "what a figure means, and where the actor stands by it"}}});
}

} // namespace entente
