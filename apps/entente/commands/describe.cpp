/// entente describe: what is in a network, and what is unknown.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>

#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

struct DescribeArguments : NetworkArguments, LensArguments, OutputArguments, RunArguments {
    static constexpr auto fields() {
        return std::tuple_cat(NetworkArguments::fields(), LensArguments::fields(),
                              OutputArguments::fields(), RunArguments::fields());
    }
};

using Count = std::map<std::string, std::size_t>;

/// Figures of a network through a lens.
struct Description {
    std::string title, lens;
    std::size_t actors = 0, ties = 0, pairs = 0, self_ties = 0, components = 0,
                largest_component = 0, observed = 0;
    std::size_t ties_with_several_sources = 0, ties_left_out = 0, actors_left_out = 0,
                unknown_dyads = 0;
    Count kinds, countries, types, layers, certainty, precision, years;
    std::size_t no_country = 0;
    Date first{}, last{};
    std::size_t claims = 0, topics = 0, counts = 0;
    Date at{};
    std::vector<InForce> in_force;
};

Description describe(const Study& study, const LensArguments& arguments, const Session& session) {
    const Network& network = study.network;
    const Lens lens = arguments.lens(study);
    const View view = lens(network);
    const auto selected = lens.selects(network);
    Description d;
    d.title = network.title();
    d.lens = arguments.text();
    d.actors = view.graph.order();
    d.actors_left_out = network.actor_count() - d.actors;
    for (const Actor a : view.actor_of) {
        ++d.kinds[network.kind(a).id];
        if (network.country(a).empty())
            ++d.no_country;
        else
            ++d.countries[std::string{network.country(a)}];
        d.observed += network[a].observed;
    }
    std::set<std::pair<Actor, Actor>> pairs;
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!selected[i]) {
            ++d.ties_left_out;
            continue;
        }
        const Tie t{static_cast<std::uint32_t>(i)};
        const TieRecord& r = network[t];
        ++d.ties;
        if (r.from == r.to)
            ++d.self_ties;
        else
            pairs.insert(std::minmax(r.from, r.to));
        ++d.types[network.type(t).id];
        ++d.layers[network.layer(t).id];
        ++d.certainty[std::string{name_of(r.certainty)}];
        const Date begin = onset(r);
        ++d.precision[std::string{name_of(begin.precision())}];
        std::set<std::string_view> sources;
        for (const Evidence& e : network.evidence(t)) sources.insert(network[e.source].id);
        d.ties_with_several_sources += sources.size() > 1;
        if (!begin.is_known()) continue;
        if (!d.first.is_known() || begin.earliest() < d.first.earliest()) {
            if (begin.earliest() != Date::open_begin) d.first = begin;
        }
        if (!d.last.is_known() || begin.latest() > d.last.latest()) d.last = begin;
        if (!begin.is_bounded()) continue;
        if (year_of(begin.earliest()) == year_of(begin.latest()))
            ++d.years[std::to_string(year_of(begin.earliest()))];
    }
    d.pairs = pairs.size();
    const Outcome components = find_algorithm("clusters.components")
                                   .run({.graph = &view.graph}, {}, session.run("components"));
    const auto& partition = std::get<Partition>(components.result);
    d.components = partition.count;
    for (const auto c : partition.cluster) d.largest_component += c == 0;
    const std::size_t open =
        d.actors - d.observed; // a dyad is unknown when neither end was read completely
    std::size_t tied_open = 0;
    for (const auto& [a, b] : pairs) tied_open += !network[a].observed && !network[b].observed;
    d.unknown_dyads = open * (open - (open > 0)) / 2 - tied_open;
    std::set<std::string_view> topics;
    for (const ClaimRecord& c : network.claims()) topics.insert(network[c.topic]);
    d.topics = topics.size();
    d.claims = network.claims().size();
    d.counts = network.counts().size();
    d.at = lens.at;
    d.in_force = ties_in_force(network, lens);
    return d;
}

std::string as_json(const Description& d, const Study& study) {
    const RowAccount total = study.total();
    Json coverage = Json::array();
    for (const CoverageRecord& c : study.network.coverage())
        coverage.push_back({{"source", study.network[c.source].id},
                            {"actor", study.network.id(c.actor)},
                            {"layer", study.network.vocabulary()[c.layer].id},
                            {"extent", name_of(c.extent)},
                            {"as_of", to_edtf(c.as_of)}});
    Json sources = Json::array();
    for (const SourceRecord& s : study.network.sources())
        sources.push_back({{"id", s.id}, {"title", s.title}, {"as_of", to_edtf(s.as_of)}});
    Json in_force = Json::object();
    for (const InForce& n : d.in_force)
        in_force[std::string{name_of(n.assumption)}] = {{"certainly", n.certain},
                                                        {"possibly", n.possible}};
    Json whole = {{"schema", "entente.description/1"},
                  {"title", d.title},
                  {"lens", d.lens},
                  {"actors",
                   {{"total", d.actors},
                    {"observed", d.observed},
                    {"by_kind", d.kinds},
                    {"by_country", d.countries},
                    {"without_country", d.no_country},
                    {"left_out", d.actors_left_out}}},
                  {"ties",
                   {{"total", d.ties},
                    {"distinct_pairs", d.pairs},
                    {"self_ties", d.self_ties},
                    {"by_layer", d.layers},
                    {"by_type", d.types},
                    {"by_certainty", d.certainty},
                    {"with_several_sources", d.ties_with_several_sources},
                    {"left_out", d.ties_left_out}}},
                  {"dates",
                   {{"first", to_edtf(d.first)},
                    {"last", to_edtf(d.last)},
                    {"by_precision", d.precision},
                    {"by_year", d.years}}},
                  {"countries", d.countries.size()},
                  {"components", {{"count", d.components}, {"largest", d.largest_component}}},
                  {"unknown",
                   {{"dyads_between_unobserved_actors", d.unknown_dyads},
                    {"claims", d.claims},
                    {"topics_in_dispute", d.topics},
                    {"counts_of_unnamed", d.counts}}},
                  {"coverage", coverage},
                  {"sources", sources},
                  {"account",
                   {{"rows", total.rows},
                    {"used", total.used},
                    {"merged", total.merged},
                    {"aside", total.aside},
                    {"rejected", total.rejected},
                    {"statements_merged_into_ties", study.ties_merged}}}};
    if (d.at.is_known())
        whole["in_force"] = {{"at", to_edtf(d.at)}, {"if_open_ends_are", std::move(in_force)}};
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The same as rows of section, item and value, for people and for tables.
ResultTable as_table(const Description& d, const Study& study) {
    std::vector<std::string> section, item;
    std::vector<double> value;
    const auto add = [&](const char* s, std::string i, std::size_t v) {
        section.emplace_back(s);
        item.push_back(std::move(i));
        value.push_back(static_cast<double>(v));
    };
    const auto all = [&](const char* s, const Count& counts) {
        for (const auto& [name, n] : counts) add(s, name, n);
    };
    add("actors", "total", d.actors);
    add("actors", "observed", d.observed);
    all("actors by kind", d.kinds);
    add("ties", "total", d.ties);
    add("ties", "distinct pairs", d.pairs);
    add("ties", "with several sources", d.ties_with_several_sources);
    add("ties", "left out by the lens", d.ties_left_out);
    all("ties by layer", d.layers);
    all("ties by type", d.types);
    all("ties by certainty", d.certainty);
    all("dates by precision", d.precision);
    all("ties begun in year", d.years);
    for (const InForce& n : d.in_force) {
        add("ties in force", fmt::format("certainly, if open ends are {}", name_of(n.assumption)),
            n.certain);
        add("ties in force", fmt::format("possibly, if open ends are {}", name_of(n.assumption)),
            n.possible);
    }
    add("components", "count", d.components);
    add("components", "actors in the largest", d.largest_component);
    add("countries", "total", d.countries.size());
    Count by_name;
    for (const auto& [code, n] : d.countries) by_name[country_name(code)] = n;
    all("actors by country", by_name);
    add("actors by country", "unknown", d.no_country);
    add("unknown", "pairs of unobserved actors without a known tie", d.unknown_dyads);
    add("unknown", "topics on which sources disagree", d.topics);
    add("unknown", "counts of unnamed members", d.counts);
    const RowAccount total = study.total();
    add("account", "rows", total.rows);
    add("account", "used", total.used);
    add("account", "merged", total.merged);
    add("account", "aside", total.aside);
    add("account", "rejected", total.rejected);
    return {
        {{"section", std::move(section)}, {"item", std::move(item)}, {"value", std::move(value)}}};
}

void run_describe(const DescribeArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    const Study study = arguments.load(session);
    const Description d = describe(study, arguments, session);
    if (arguments.chosen_format(session) == Format::json)
        return arguments.OutputArguments::write(as_json(d, study));
    arguments.OutputArguments::write(as_table(d, study), session);
    session.say(d.first.is_known() ? fmt::format("{}: ties dated from {} to {}", d.title,
                                                 to_edtf(d.first), to_edtf(d.last))
                                   : fmt::format("{}: no tie has a date", d.title));
}

} // namespace

CommandSpec describe_command() {
    return command(
        &run_describe,
        {.name = "describe",
         .summary =
             "what is in a network: actors and ties by kind, dates, coverage, and what is unknown",
         .details = "Dates are those of the onset of ties: their start, their event, or any day up "
                    "to the time at which "
                    "a source says that they held. Layers that are off by default are left out "
                    "unless asked for.",
         .examples = {
             {"entente describe data/azerbaijan/study.toml", "the whole study"},
             {"entente describe data/azerbaijan/study.toml --layer cooperation --format json",
              "the agreements alone, for a program"}}});
}

} // namespace entente
