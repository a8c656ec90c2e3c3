#include "report.hpp"
#include "analyses.hpp"
#include "version.hpp"

#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/svg.hpp>
#include <entente/io/report/page.hpp>
#include <entente/io/report/references.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente {
namespace {

using report::Definitions;
using report::Figure;
using report::Paragraph;
using report::Section;
using report::Table;
using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

/// Above so many actors the page draws from its data only; a picture would be unreadable and large.
constexpr std::size_t most_drawn = 600;

class ReportMaker {
public:
    ReportMaker(const Study& study, const ReportRequest& request, const Session& session)
        : study_(study), network_(study.network), request_(request), session_(session),
          view_(request.lens(study.network)),
          timeline_(timeline_of(network_, undirected(request.lens), GroupBy::none, request.owner)) {
    }

    std::string make() {
        page_.language = "en";
        page_.title = request_.title.empty() ? network_.title() : request_.title;
        page_.subtitle =
            fmt::format("{} · looked at: {}", session_.command_line(), request_.lens_text);
        measure();
        tiles();
        explorer();
        reading();
        centrality();
        clusters();
        growth();
        uncertainty();
        methods();
        evidence();
        page_.footer =
            fmt::format("Entente {} · seed {} · schema entente.report/1", version, session_.seed);
        return report::write_page(page_);
    }

private:
    static Lens undirected(Lens lens) {
        lens.arrows = Arrows::undirected;
        return lens;
    }

    void measure() {
        const auto& file = study_.file;
        Texts measures = request_.measures.empty() ? file.centrality : request_.measures;
        if (measures.empty())
            measures = {"degree", "strength", "betweenness", "closeness", "pagerank"};
        Texts methods = request_.clusters.empty() ? file.clusters : request_.clusters;
        if (methods.empty()) methods = {"components", "leiden"};
        measure_requests_ = parse_requests(measures, measure_families(), {"scores"});
        cluster_requests_ =
            parse_requests(methods, {"clusters", "blocks", "cohesion"}, {"partition"});
        measures_ = answer(network_, request_.lens, view_, measure_requests_, session_,
                           GroupActors::none, request_.doubt);
        clusters_ = answer(network_, request_.lens, view_, cluster_requests_, session_,
                           GroupActors::none, request_.doubt);
        warn_of_convergence(measures_, session_);
        warn_of_convergence(clusters_, session_);
    }

    void tile(std::size_t value, std::string label) {
        page_.tiles.push_back({std::to_string(value), std::move(label)});
    }

    void tiles() {
        std::set<std::string_view> countries;
        for (const Actor a : view_.actor_of)
            if (!network_.country(a).empty()) countries.insert(network_.country(a));
        std::set<std::pair<Vertex, Vertex>> pairs;
        std::size_t imprecise = 0, undated = 0;
        for (const Event& e : timeline_.events) {
            if (e.from != e.to) pairs.insert(std::minmax(e.from, e.to));
            if (!e.onset.is_known())
                ++undated;
            else if (e.onset.earliest() != e.onset.latest())
                ++imprecise;
        }
        tile(view_.graph.order(), "actors");
        tile(timeline_.events.size(), "ties");
        tile(countries.size(), "countries");
        if (const DaySpan days = onset_days(timeline_); !days.is_empty())
            page_.tiles.push_back(
                {year_of(days.first) == year_of(days.last)
                     ? std::to_string(year_of(days.first))
                     : fmt::format("{}–{}", year_of(days.first), year_of(days.last)),
                 "begun"});
        tile(timeline_.events.size() - pairs.size(), "repeats of a pair");
        page_.tiles.push_back({fmt::format("{} + {}", imprecise, undated), "imprecise + undated"});
    }

    void explorer() {
        report::Explorer e;
        const Vocabulary& words = network_.vocabulary();
        std::map<KindId, std::uint32_t> kinds;
        std::map<TypeId, std::uint32_t> types;
        std::map<LayerId, std::uint32_t> layers;
        for (const Actor a : view_.actor_of) kinds.emplace(network_[a].kind, 0);
        const auto shown = view_.ties_of.all();
        std::vector<bool> seen(network_.tie_count());
        std::vector<Tie> ties;
        for (const Tie t : shown)
            if (!seen[index(t)]) {
                seen[index(t)] = true;
                ties.push_back(t);
            }
        std::sort(ties.begin(), ties.end());
        for (const Tie t : ties) types.emplace(network_[t].type, 0);
        for (auto& [id, number] : kinds) {
            number = static_cast<std::uint32_t>(e.kinds.size());
            e.kinds.push_back({words[id].label, palette::categorical(number)});
        }
        Texts groups;
        for (const auto& [id, _] : types) groups.push_back(words[id].group);
        const Texts colors = palette::tie_groups(groups);
        for (auto& [id, number] : types) {
            number = static_cast<std::uint32_t>(e.types.size());
            e.types.push_back({words[id].label, colors[number]});
            layers.emplace(words[id].layer, 0);
        }
        for (auto& [id, number] : layers) {
            number = static_cast<std::uint32_t>(e.layers.size());
            e.layers.push_back({words[id].label, ""});
        }
        const auto positions =
            std::get<Positions>(find_algorithm("layout.stress")
                                    .run({.graph = &view_.graph}, {}, session_.run("layout"))
                                    .result);
        const auto degree =
            std::get<Scores>(find_algorithm("centrality.degree")
                                 .run({.graph = &view_.graph}, {}, session_.run("degree"))
                                 .result);
        const Partition* partition = community();
        for (const Vertex v : view_.graph.vertices()) {
            const Actor a = view_.actor_of[v];
            e.actors.push_back(
                {std::string{network_.id(a)}, std::string{network_.label(a)},
                 kinds[network_[a].kind],
                 network_.country(a).empty() ? std::string{} : country_name(network_.country(a)),
                 network_[a].observed, partition ? partition->cluster[v] + 1 : 0, degree.value[v],
                 positions.at[v].x, positions.at[v].y});
        }
        for (const Tie t : ties) {
            const TieRecord r = network_[t];
            const Date date = onset(r);
            const auto year = [](Day day) -> std::optional<int> {
                if (day == Date::open_begin || day == Date::open_end) return std::nullopt;
                return year_of(day);
            };
            report::Explorer::Tie tie{static_cast<std::uint32_t>(index(*view_.vertex(r.from))),
                                      static_cast<std::uint32_t>(index(*view_.vertex(r.to))),
                                      types[r.type], layers[words[r.type].layer]};
            if (date.is_known()) {
                tie.last_year = year(date.latest());
                tie.first_year =
                    date.earliest() == Date::open_begin ? tie.last_year : year(date.earliest());
            }
            tie.stated = r.certainty == Certainty::stated;
            tie.date = to_edtf(date);
            tie.evidence = evidence_text(t);
            e.ties.push_back(std::move(tie));
        }
        page_.explorer = std::move(e);
        if (view_.graph.order() == 0 || view_.graph.order() > most_drawn) return;
        PictureRequest picture =
            picture_request(request_.owner ? PictureKind::reg : PictureKind::network);
        page_.overview = drawn(picture, "overview");
    }

    PictureRequest picture_request(PictureKind kind) const {
        PictureRequest picture;
        picture.kind = kind;
        picture.lens = request_.lens;
        picture.owner = request_.owner;
        picture.period = request_.period;
        picture.language = request_.language;
        return picture;
    }

    Figure drawn(const PictureRequest& request, const std::string& name, std::string caption = {}) {
        Scene scene = picture(study_, request, session_).scene;
        scene.id_prefix = name + "-";
        return {write_svg(scene), std::move(caption)};
    }

    const Partition* community() const {
        const auto partitions = named<Partition>(clusters_);
        for (const auto& p : partitions)
            if (p.name.find("components") == std::string::npos) return p.result;
        return partitions.empty() ? nullptr : partitions.front().result;
    }

    std::string evidence_text(Tie t) const {
        std::string text;
        for (const Evidence& e : network_.evidence(t)) {
            text += fmt::format("{}{}", text.empty() ? "" : "; ", network_[e.source].id);
            if (e.row)
                text += fmt::format(" row {}", e.row);
            else if (e.line)
                text += fmt::format(" line {}", e.line);
            if (e.place != Text{}) text += fmt::format(" {}", network_[e.place]);
        }
        return text;
    }

    Section& section(std::string id, std::string heading) {
        return page_.sections.emplace_back(Section{std::move(id), std::move(heading), {}});
    }

    void reading() {
        Section& s = section("reading", "What was read, and how well");
        ResultTable accounts{{{"source", Texts{}},
                              {"format", Texts{}},
                              {"rows", Numbers{}},
                              {"used", Numbers{}},
                              {"merged", Numbers{}},
                              {"aside", Numbers{}},
                              {"rejected", Numbers{}}}};
        const auto text = [&](std::size_t c, std::string value) {
            std::get<Texts>(accounts.columns[c].cells).push_back(std::move(value));
        };
        const auto number = [&](std::size_t c, std::size_t value) {
            std::get<Numbers>(accounts.columns[c].cells).push_back(static_cast<double>(value));
        };
        for (const SourceAccount& a : study_.accounts) {
            const RowAccount& rows = a.reading.account;
            text(0, a.source);
            text(1, a.format);
            number(2, rows.rows);
            number(3, rows.used);
            number(4, rows.merged);
            number(5, rows.aside);
            number(6, rows.rejected);
        }
        if (!study_.accounts.empty())
            s.blocks.push_back(Table{
                "Every row of a register is used, merged with another, set aside or rejected.",
                accounts});
        std::map<Severity, std::size_t> remarks;
        for (const Diagnostic& d : study_.remarks) ++remarks[d.severity];
        std::string told;
        for (const auto& [severity, count] : remarks)
            told += fmt::format("{}{}: {}", told.empty() ? "" : ", ", name_of(severity), count);
        s.blocks.push_back(Paragraph{told.empty() ? "Reading left no remark."
                                                  : "Remarks of reading by kind: " + told + "."});
        if (network_.coverage().size())
            s.blocks.push_back(Table{"How completely the sources list the ties of an actor.",
                                     coverage_of(network_)});
        if (!study_.inputs.empty()) {
            Texts file, hash;
            Numbers bytes;
            for (const auto& i : provenance_of(study_, session_).inputs) {
                file.push_back(i.path);
                hash.push_back(i.sha256);
                bytes.push_back(static_cast<double>(i.bytes));
            }
            s.blocks.push_back(Table{"The files that were read.",
                                     {{{"file", file}, {"bytes", bytes}, {"sha256", hash}}}});
        }
    }

    void centrality() {
        Section& s = section("centrality", "Who matters");
        ResultTable table = actor_table(network_, view_, named<Scores>(measures_), true);
        // The page says rank and interval in one cell, and leaves ids to the exports.
        std::erase_if(table.columns, [&](const auto& c) {
            return c.name == "id" || c.name == "kind" || c.name.ends_with("_tied") ||
                   c.name.ends_with("_rank_lower") || c.name.ends_with("_rank_upper") ||
                   (drawn() && c.name.ends_with("_rank"));
        });
        s.blocks.push_back(Table{"Actors by the first measure. A click on a heading sorts by it.",
                                 std::move(table)});
        if (drawn())
            s.blocks.push_back(Paragraph{
                fmt::format("Medians, intervals of {:g} % and ranks such as 2 [1–5] are over {} "
                            "networks that dates, ends and names allow.",
                            100 * request_.doubt.sampling.level, request_.doubt.sampling.draws)});
    }

    bool drawn() const { return request_.doubt.kind == Uncertainty::Kind::sample; }

    void clusters() {
        Section& s = section("clusters", "Who belongs together");
        s.blocks.push_back(Table{"Clusters by size.",
                                 cluster_summary(network_, view_, named<Partition>(clusters_)),
                                 60});
        for (const auto& p : named<Partition>(clusters_)) {
            std::string figures = fmt::format("{}: {} clusters", p.name, p.result->count);
            for (const auto& [what, value] : p.result->quality)
                figures += fmt::format(", {} {:.4g}", what, value);
            s.blocks.push_back(Paragraph{figures + "."});
        }
    }

    void growth() {
        if (onset_days(timeline_).is_empty()) return;
        Section& s = section("growth", "How it grew");
        const Outcome outcome = growth_curve(timeline_, request_.period, GroupBy::none,
                                             request_.owner.has_value(), session_);
        s.blocks.push_back(drawn(picture_request(PictureKind::growth), "growth"));
        std::string apart;
        for (const auto& [what, count] : std::get<Series>(outcome.result).apart)
            apart += fmt::format("{}{} {}", apart.empty() ? "" : ", ", count, what);
        if (!apart.empty()) s.blocks.push_back(Paragraph{"Apart, in no period: " + apart + "."});
        s.blocks.push_back(Table{"What came new in each period and what there was at its end, "
                                 "certainly (lower) and possibly (upper).",
                                 series_table(std::get<Series>(outcome.result))});
    }

    void uncertainty() {
        Section& s = section("uncertainty", "What is uncertain");
        std::size_t imprecise = 0, undated = 0, open = 0, unobserved = 0, unsaid = 0;
        for (const Event& e : timeline_.events) {
            imprecise += e.onset.is_known() && e.onset.earliest() != e.onset.latest();
            undated += !e.onset.is_known();
            open += !e.spell.is_end_known;
            unsaid += network_[e.tie].certainty != Certainty::stated;
        }
        for (const Actor a : view_.actor_of) unobserved += !network_[a].observed;
        const std::size_t pairs =
            unobserved * (unobserved - std::min<std::size_t>(unobserved, 1)) / 2;
        s.blocks.push_back(Definitions{
            {{"Imprecise dates", fmt::format("{} of {} ties began on some day of an interval that "
                                             "is longer than a day. Figures over time "
                                             "have a lower value, of what is certain, and an upper "
                                             "value, of what is possible.",
                                             imprecise, timeline_.events.size())},
             {"No date",
              fmt::format("{} ties have none. They belong to no period and are told apart.",
                          undated)},
             {"No known end",
              fmt::format("Of {} ties no source says when they end; here they are taken as {}.",
                          open, name_of(request_.lens.open_ends))},
             {"Not stated outright",
              fmt::format("{} ties are implied, disputed or planned.", unsaid)},
             {"Unread ties", fmt::format("{} of {} actors are not observed: no source lists their "
                                         "ties completely. Between {} pairs of them "
                                         "a missing tie is unknown, not absent.",
                                         unobserved, view_.graph.order(), pairs)},
             {"Open identities",
              fmt::format("{} pairs of actors may be one; until decided they are two.",
                          request_.doubt.identities.size())}}});
        Texts names, others, why;
        Numbers score;
        for (const NamePair& p : study_.names) {
            if (p.state != NamePair::State::open) continue;
            names.push_back(p.name);
            others.push_back(p.other);
            score.push_back(p.score);
            why.push_back(fmt::format("{}", fmt::join(p.reasons, "; ")));
        }
        if (!names.empty())
            s.blocks.push_back(
                Table{"Names to be asked about.",
                      {{{"name", names}, {"other", others}, {"score", score}, {"reasons", why}}}});
        if (network_.claims().size())
            s.blocks.push_back(Table{"Claims that disagree, side by side.", claims_of(network_)});
    }

    void methods() {
        Section& s = section("methods", "Methods");
        Definitions definitions;
        std::set<std::string> cited;
        const auto add = [&](const Spec& spec, const Outcome* outcome) {
            std::string says = fmt::format("{}. {}", spec.summary, spec.formula);
            if (!spec.caveat.empty()) says += fmt::format(". Mind: {}", spec.caveat);
            std::string options;
            if (outcome)
                for (const auto& [name, value] : outcome->options)
                    options += fmt::format("{}{}={}", options.empty() ? "" : ", ", name, value);
            if (!options.empty()) says += fmt::format(". Options: {}", options);
            if (outcome)
                if (const auto ended = convergence_text(outcome->result); !ended.empty())
                    says += fmt::format(". {}", ended);
            definitions.of.emplace_back(spec.name, says + ".");
            for (const auto key : spec.references) cited.insert(std::string{key});
        };
        for (const auto* answers : {&measures_, &clusters_})
            for (const Answer& a : *answers) add(*a.request->spec, &a.outcome);
        for (const char* name : {"growth.curve", "layout.stress"})
            add(find_algorithm(name), nullptr);
        s.blocks.push_back(std::move(definitions));
        Texts list;
        for (const std::string& key : cited)
            if (const auto found = report::references().find(key);
                found != report::references().end())
                list.push_back(found->second);
        std::sort(list.begin(), list.end());
        if (!list.empty()) s.blocks.push_back(Table{"References.", {{{"reference", list}}}});
    }

    void evidence() {
        Section& s = section("evidence", "Evidence");
        Texts from, to, type, date, wording, where;
        std::vector<bool> seen(network_.tie_count());
        for (const Tie t : view_.ties_of.all()) seen[index(t)] = true;
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (!seen[i]) continue;
            const Tie t{static_cast<std::uint32_t>(i)};
            const TieRecord r = network_[t];
            from.emplace_back(network_.label(r.from));
            to.emplace_back(network_.label(r.to));
            type.emplace_back(network_.type(t).label);
            date.push_back(to_edtf(onset(r)));
            wording.emplace_back(network_[r.wording]);
            where.push_back(evidence_text(t));
        }
        s.blocks.push_back(Table{"Each tie with the place that says so.",
                                 {{{"from", from},
                                   {"to", to},
                                   {"type", type},
                                   {"date", date},
                                   {"wording", wording},
                                   {"source", where}}},
                                 500});
    }

    const Study& study_;
    const Network& network_;
    const ReportRequest& request_;
    const Session& session_;
    View view_;
    Timeline timeline_;
    report::Page page_;
    std::vector<Request> measure_requests_, cluster_requests_;
    std::vector<Answer> measures_, clusters_;
};

} // namespace

std::string report_page(const Study& study, const ReportRequest& request, const Session& session) {
    return ReportMaker{study, request, session}.make();
}

} // namespace entente
