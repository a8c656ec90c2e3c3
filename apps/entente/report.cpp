#include "report.hpp"
#include "analyses.hpp"
#include "version.hpp"

#include <entente/core/run/ranks.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/svg.hpp>
#include <entente/io/report/page.hpp>
#include <entente/io/report/references.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <limits>
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
/// Of so many ties the table of evidence shows each; of more, the first.
constexpr std::size_t most_evidence = 500;

class ReportMaker {
public:
    ReportMaker(const Study& study, const ReportRequest& request, const Session& session)
        : study_(study), network_(study.network), request_(request), session_(session),
          view_(request.lens(study.network)),
          timeline_(timeline_of(network_, undirected(request.lens), GroupBy::none, request.owner)) {
    }

    std::string make() {
        page_.language = "en";
        page_.title = request_.title;
        // A register by itself has no title but the name of its file.
        if (page_.title.empty())
            page_.title = request_.owner && !has_study_file()
                              ? fmt::format("Register of {}", network_.label(*request_.owner))
                              : network_.title();
        page_.picture_language = name_of(request_.language);
        measure();
        page_.subtitle = looked_at();
        tiles();
        explorer();
        reading();
        centrality();
        clusters();
        growth();
        uncertainty();
        methods();
        evidence();
        page_.footer = fmt::format(
            "Made with Entente {0}, free software under the MIT licence. To cite it: The Entente "
            "developers. Entente: graph analytics for institutional networks. Version {0}.",
            version);
        return report::write_page(page_);
    }

private:
    static Lens undirected(Lens lens) {
        lens.arrows = Arrows::undirected;
        return lens;
    }

    bool has_study_file() const { return study_.file.path.ends_with(".toml"); }

    /// What was looked at and how: all that the page hangs on besides the inputs, whose hashes it
    /// tells below.
    std::string looked_at() const {
        std::string text =
            request_.lens_text == "all" ? "All ties" : fmt::format("Ties: {}", request_.lens_text);
        if (request_.owner)
            text += fmt::format(" · register of {}", network_.label(*request_.owner));
        if (drawn())
            text += fmt::format(" · intervals of {:g} % from {} networks drawn by chance",
                                100 * request_.doubt.sampling.level, request_.doubt.sampling.draws);
        else if (bounded())
            text += " · bounds of what is certain and what is possible";
        return text + fmt::format(" · seed {}", session_.seed);
    }

    bool drawn() const { return request_.doubt.kind == Uncertainty::Kind::sample; }
    bool bounded() const {
        const auto scores = named<Scores>(answers_);
        return !drawn() && std::any_of(scores.begin(), scores.end(),
                                       [](const auto& m) { return m.result->lower.has_value(); });
    }

    void measure() {
        const auto& file = study_.file;
        Texts measures = request_.measures.empty() ? file.centrality : request_.measures;
        if (measures.empty())
            measures = {"degree", "strength", "betweenness", "closeness", "pagerank"};
        Texts methods = request_.clusters.empty() ? file.clusters : request_.clusters;
        if (methods.empty()) methods = {"components", "leiden"};
        // Asked for together, so that networks are drawn once and what is in doubt is said once.
        requests_ = parse_requests(measures, measure_families(), {"scores"});
        for (Request& r :
             parse_requests(methods, {"clusters", "blocks", "cohesion"}, {"partition"}))
            requests_.push_back(std::move(r));
        answers_ = answer(network_, request_.lens, view_, requests_, session_, GroupActors::none,
                          request_.doubt);
        warn_of_convergence(answers_, session_);
    }

    void tile(std::size_t value, std::string label) {
        page_.tiles.push_back({std::to_string(value), std::move(label)});
    }

    void tiles() {
        std::set<std::string_view> countries;
        for (const Actor a : view_.actor_of)
            if (!network_.country(a).empty()) countries.insert(network_.country(a));
        std::set<std::pair<Vertex, Vertex>> pairs;
        for (const Event& e : timeline_.events)
            if (e.from != e.to) pairs.insert(std::minmax(e.from, e.to));
        const Doubts d = doubts();
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
        page_.tiles.push_back(
            {fmt::format("{} + {}", d.imprecise, d.undated), "imprecise + undated"});
        std::string note;
        const auto say = [&](std::size_t n, const std::string& text) {
            if (n) note += (note.empty() ? "" : "; ") + text;
        };
        say(d.imprecise, counted(d.imprecise, "tie") + " imprecisely dated");
        say(d.undated, counted(d.undated, "tie") + " without a date");
        say(d.unsaid, counted(d.unsaid, "tie") + " not stated outright");
        say(d.unobserved, fmt::format("{} of {} not observed, so that they may have more ties",
                                      d.unobserved, counted(view_.graph.order(), "actor")));
        if (!note.empty()) page_.note = "In doubt: " + note + ".";
    }

    /// Each tie that the view shows, once, by number.
    std::vector<Tie> shown_ties() const {
        std::vector<bool> seen(network_.tie_count());
        for (const Tie t : view_.ties_of.all()) seen[index(t)] = true;
        std::vector<Tie> ties;
        for (std::size_t i = 0; i < seen.size(); ++i)
            if (seen[i]) ties.push_back(Tie{static_cast<std::uint32_t>(i)});
        return ties;
    }

    /// Numbers of words from 0, the most frequent first, then by identifier.
    template <class Id>
    static std::vector<Id> by_frequency(std::map<Id, std::uint32_t>& count) {
        std::vector<Id> order;
        for (const auto& [id, _] : count) order.push_back(id);
        std::stable_sort(order.begin(), order.end(),
                         [&](Id a, Id b) { return count[a] > count[b]; });
        for (std::uint32_t i = 0; i < order.size(); ++i) count[order[i]] = i;
        return order;
    }

    void explorer() {
        report::Explorer e;
        const Vocabulary& words = network_.vocabulary();
        std::map<KindId, std::uint32_t> kinds;
        std::map<TypeId, std::uint32_t> types;
        std::map<LayerId, std::uint32_t> layers;
        const std::vector<Tie> ties = shown_ties();
        for (const Actor a : view_.actor_of) ++kinds[network_[a].kind];
        for (const Tie t : ties) {
            ++types[network_[t].type];
            ++layers[words[network_[t].type].layer];
        }
        for (const KindId id : by_frequency(kinds))
            e.kinds.push_back({words[id].label, palette::categorical(e.kinds.size())});
        Texts groups;
        const auto type_order = by_frequency(types);
        for (const TypeId id : type_order) groups.push_back(words[id].group);
        const Texts colors = palette::tie_groups(groups);
        for (const TypeId id : type_order)
            e.types.push_back({words[id].label, colors[e.types.size()]});
        for (const LayerId id : by_frequency(layers)) e.layers.push_back({words[id].label, ""});
        VertexMap<Positions::Point> at = is_star() ? ring(e) : stress();
        const Partition* partition = community();
        for (const Vertex v : view_.graph.vertices()) {
            const Actor a = view_.actor_of[v];
            const std::string id{network_.id(a)}, label{network_.label(a)};
            e.actors.push_back({id == slug(label) ? std::string{} : id, label,
                                kinds[network_[a].kind], country_of(a), network_[a].observed,
                                partition ? partition->cluster[v] + 1 : 0, at[v].x, at[v].y});
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
            tie.wording = network_[r.wording];
            tie.source = evidence_text(t);
            e.ties.push_back(std::move(tie));
        }
        page_.explorer = std::move(e);
        if (view_.graph.order() == 0 || view_.graph.order() > most_drawn) return;
        PictureRequest picture =
            picture_request(request_.owner ? PictureKind::reg : PictureKind::network);
        page_.overview = drawn(picture, "overview");
    }

    std::string country_of(Actor a) const {
        return network_.country(a).empty() ? std::string{} : country_name(network_.country(a));
    }

    VertexMap<Positions::Point> stress() const {
        return std::get<Positions>(find_algorithm("layout.stress")
                                       .run({.graph = &view_.graph}, {}, session_.run("layout"))
                                       .result)
            .at;
    }

    /// Whether every tie is one of the owner's, as in a register that tells of nobody else.
    bool is_star() const {
        const auto hub = request_.owner ? view_.vertex(*request_.owner) : std::nullopt;
        return hub && view_.graph.order() > 8 &&
               std::all_of(timeline_.events.begin(), timeline_.events.end(),
                           [&](const Event& e) { return e.from == *hub || e.to == *hub; }) &&
               timeline_.events.size() == shown_ties().size();
    }

    /// The owner in the middle, its partners around it country by country, the countries by number.
    VertexMap<Positions::Point> ring(report::Explorer& e) const {
        std::map<std::string, std::vector<Vertex>> partners;
        const Vertex hub = *view_.vertex(*request_.owner);
        for (const Vertex v : view_.graph.vertices())
            if (v != hub) partners[country_of(view_.actor_of[v])].push_back(v);
        std::vector<std::pair<std::string, std::vector<Vertex>>> order(partners.begin(),
                                                                       partners.end());
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
            return a.second.size() > b.second.size();
        });
        // Large and small in turn, so that the names of small countries find room.
        for (std::size_t i = 1; i + 1 < order.size(); i += 2)
            std::rotate(order.begin() + static_cast<std::ptrdiff_t>(i), order.end() - 1,
                        order.end());
        constexpr double gap = 1; // between countries, in places of a partner
        const double places =
            static_cast<double>(view_.graph.order() - 1) + gap * static_cast<double>(order.size());
        constexpr double pi = 3.14159265358979323846;
        VertexMap<Positions::Point> at(view_.graph.order());
        double place = 0;
        const auto on = [&](double where, double radius) {
            const double angle = 2 * pi * where / places - pi / 2;
            return Positions::Point{11 * radius * std::cos(angle), 10 * radius * std::sin(angle)};
        };
        for (const auto& [country, members] : order) {
            const auto middle = on(place + static_cast<double>(members.size() - 1) / 2, 0.8);
            if (!country.empty()) e.notes.push_back({country, middle.x, middle.y});
            for (const Vertex v : members) at[v] = on(place++, 1);
            place += gap;
        }
        return at;
    }

    /// A picture needs no tooltips here: the tables tell more, and to those who do not point too.
    static void strip(std::vector<shape::Item>& items) {
        for (auto& item : items)
            if (auto* group = std::get_if<shape::Group>(&item)) {
                group->tooltip.clear();
                group->id.clear();
                group->css_class.clear();
                strip(group->items);
            }
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
        strip(scene.items);
        return {write_svg(scene), std::move(caption)};
    }

    const Partition* community() const {
        const auto partitions = named<Partition>(answers_);
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
                file.push_back(
                    has_study_file() ? i.path : std::filesystem::path{i.path}.filename().string());
                hash.push_back(i.sha256);
                bytes.push_back(static_cast<double>(i.bytes));
            }
            s.blocks.push_back(Table{"The files that were read.",
                                     {{{"file", file}, {"bytes", bytes}, {"sha256", hash}}}});
        }
    }

    /// Four digits are what people compare; whole numbers stay whole.
    static std::string figure_text(double value) {
        if (std::isnan(value)) return {};
        if (value == std::floor(value) && std::abs(value) < 1e15)
            return fmt::format("{:.0f}", value);
        return fmt::format("{:.4g}", value);
    }
    /// "3 [1–5]", "3 [≥ 1]" where no upper bound is known, or "3" where nothing is in doubt.
    static std::string with_interval(const std::string& middle, double least, double most) {
        const std::string lower = figure_text(least), upper = figure_text(most);
        if (lower == middle && upper == middle) return middle;
        if (lower.empty() && upper.empty()) return middle;
        // Where no source lists the ties of an actor completely, nothing is known of the most.
        if (upper.empty()) return fmt::format("{} [≥ {}]", middle, lower);
        return fmt::format("{} [{}–{}]", middle, lower, upper);
    }

    /// Value and rank of each measure in one cell: "0.412 [0.39–0.45] · 2 [1–5]", "7 · 3=".
    void centrality() {
        Section& s = section("centrality", "Who matters");
        const auto measures = named<Scores>(answers_);
        std::vector<Vertex> order;
        for (const Vertex v : view_.graph.vertices()) order.push_back(v);
        std::sort(order.begin(), order.end(), [&](Vertex a, Vertex b) {
            return network_.id(view_.actor_of[a]) < network_.id(view_.actor_of[b]);
        });
        if (!measures.empty()) {
            const auto& first = measures.front().result->value;
            std::stable_sort(order.begin(), order.end(), [&](Vertex a, Vertex b) {
                return !std::isnan(first[a]) && (std::isnan(first[b]) || first[a] > first[b]);
            });
        }
        Texts label, country, observed;
        for (const Vertex v : order) {
            const Actor a = view_.actor_of[v];
            label.emplace_back(network_.label(a));
            country.push_back(country_of(a));
            observed.emplace_back(network_[a].observed ? "yes" : "no");
        }
        Table table{"", {{{"actor", label}, {"country", country}}}};
        if (std::adjacent_find(observed.begin(), observed.end(), std::not_equal_to<>{}) !=
            observed.end())
            table.cells.columns.push_back({"observed", observed});
        for (const auto& m : measures) {
            const Scores& scores = *m.result;
            const Ranks ranks = ranks_by(scores.value);
            Texts cells;
            for (const Vertex v : order) {
                if (std::isnan(scores.value[v])) {
                    cells.emplace_back();
                    continue;
                }
                std::string cell =
                    figure_text(scores.drawn ? scores.drawn->median[v] : scores.value[v]);
                if (scores.lower)
                    cell = with_interval(cell, (*scores.lower)[v], (*scores.upper)[v]);
                const std::string rank =
                    figure_text(ranks.rank[v]) + (ranks.tied[v] > 1 ? "=" : "");
                cell += " · ";
                cell += scores.drawn
                            ? with_interval(figure_text(ranks.rank[v]), scores.drawn->rank_lower[v],
                                            scores.drawn->rank_upper[v])
                            : rank;
                cells.push_back(std::move(cell));
            }
            table.numeric.push_back(m.name);
            table.cells.columns.push_back({m.name, std::move(cells)});
        }
        table.caption = "Actors by the first measure. A cell tells value · rank";
        if (drawn())
            table.caption += fmt::format(
                ": the median and the interval of {:g} % of the value over {} networks that dates, "
                "ends and names allow, then the rank and between which ranks it lies",
                100 * request_.doubt.sampling.level, request_.doubt.sampling.draws);
        else if (bounded())
            table.caption += "; in brackets what is certain and what is possible; = where several "
                             "share a rank";
        else
            table.caption += "; = where several share a rank";
        table.caption += ".";
        if (!measures.empty()) table.sorted = measures.front().name;
        s.blocks.push_back(std::move(table));
        if (std::find(observed.begin(), observed.end(), "no") != observed.end())
            s.blocks.push_back(Paragraph{
                "Of actors that are not observed no source lists the ties completely: their values "
                "may be higher, and ranks among them say who is told of most."});
    }

    static void without(ResultTable& table, const std::set<std::string>& names) {
        std::erase_if(table.columns, [&](const auto& c) { return names.contains(c.name); });
    }

    void clusters() {
        Section& s = section("clusters", "Who belongs together");
        ResultTable summary = cluster_summary(network_, view_, named<Partition>(answers_));
        without(summary, {"quality"}); // told below, once for each method
        s.blocks.push_back(Table{"Clusters by size.", std::move(summary), 60});
        for (const auto& p : named<Partition>(answers_)) {
            std::string figures =
                fmt::format("{}: {}", p.name, counted(p.result->count, "cluster"));
            // Where networks were drawn, a figure has companions that say between what it lies.
            const std::map<std::string, double> of(p.result->quality.begin(),
                                                   p.result->quality.end());
            const auto companion = [&](const std::string& name) {
                const auto found = of.find(name);
                return found == of.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
            };
            const auto is_companion = [](const std::string& name) {
                return name.ends_with("_lower") || name.ends_with("_median") ||
                       name.ends_with("_upper");
            };
            for (const auto& [what, value] : p.result->quality) {
                if (is_companion(what)) continue;
                const double least = companion(what + "_lower"), most = companion(what + "_upper");
                figures +=
                    fmt::format(", {} {}", what, with_interval(figure_text(value), least, most));
            }
            s.blocks.push_back(Paragraph{figures + "."});
        }
    }

    static std::string counted(std::size_t n, const std::string& one) {
        return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
    }

    /// A row a period; where dates leave a doubt, "1–10".
    static Table period_table(const Series& series) {
        Table table{"What came new in each period and what there was at its end; 1–10 where 1 is "
                    "certain and 10 are possible.",
                    {}};
        Texts periods;
        for (const auto& p : series.periods) periods.push_back(p.label);
        table.cells.columns.push_back({"period", std::move(periods)});
        for (const auto& c : series.columns) {
            Texts cells;
            for (std::size_t i = 0; i < c.lower.size(); ++i) {
                const std::string lower = figure_text(c.lower[i]), upper = figure_text(c.upper[i]);
                cells.push_back(lower == upper ? lower : fmt::format("{}–{}", lower, upper));
            }
            table.numeric.push_back(c.name);
            table.cells.columns.push_back({c.name, std::move(cells)});
        }
        return table;
    }

    void growth() {
        if (onset_days(timeline_).is_empty()) return;
        Section& s = section("growth", "How it grew");
        const Outcome outcome = growth_curve(timeline_, request_.period, GroupBy::none,
                                             request_.owner.has_value(), session_);
        PictureRequest picture = picture_request(PictureKind::growth);
        if (request_.owner && !has_study_file() && request_.language == Language::en)
            picture.title =
                fmt::format("Growth of the agreements of {}", network_.label(*request_.owner));
        s.blocks.push_back(drawn(picture, "growth"));
        std::string apart;
        for (const auto& [what, count] : std::get<Series>(outcome.result).apart)
            apart += fmt::format("{}{} {}", apart.empty() ? "" : ", ", count, what);
        if (!apart.empty()) s.blocks.push_back(Paragraph{"Apart, in no period: " + apart + "."});
        s.blocks.push_back(period_table(std::get<Series>(outcome.result)));
    }

    struct Doubts {
        std::size_t imprecise = 0, undated = 0, open = 0, unsaid = 0, unobserved = 0;
    };
    Doubts doubts() const {
        Doubts d;
        for (const Event& e : timeline_.events) {
            d.imprecise += e.onset.is_known() && e.onset.earliest() != e.onset.latest();
            d.undated += !e.onset.is_known();
            d.open += !e.spell.is_end_known;
            d.unsaid += network_[e.tie].certainty != Certainty::stated;
        }
        for (const Actor a : view_.actor_of) d.unobserved += !network_[a].observed;
        return d;
    }

    void uncertainty() {
        Section& s = section("uncertainty", "What is uncertain");
        const Doubts d = doubts();
        const std::size_t n = d.unobserved, pairs = n * (n - std::min<std::size_t>(n, 1)) / 2;
        s.blocks.push_back(Definitions{
            {{"Imprecise dates",
              fmt::format("{} of {} began on some day of an interval that is longer than a day. "
                          "Figures over time have a lower value, of what is certain, and an upper "
                          "value, of what is possible.",
                          d.imprecise, counted(timeline_.events.size(), "tie"))},
             {"No date", fmt::format("{} without any. They belong to no period and are told apart.",
                                     counted(d.undated, "tie"))},
             {"No known end",
              fmt::format("Of {} no source says when they end; here they are taken as {}.",
                          counted(d.open, "tie"), name_of(request_.lens.open_ends))},
             {"Not stated outright",
              fmt::format("{} implied, disputed or planned.", counted(d.unsaid, "tie"))},
             {"Unread ties",
              fmt::format("{} of {} not observed: no source lists their ties completely. Between "
                          "{} of them a missing tie is unknown, not absent.",
                          n, counted(view_.graph.order(), "actor"), counted(pairs, "pair"))},
             {"Open identities", fmt::format("{} of actors may be one; until decided they are two.",
                                             counted(request_.doubt.identities.size(), "pair"))}}});
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

    static std::string upper_first(std::string_view words) {
        std::string text{words};
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
            text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }

    void methods() {
        Section& s = section("methods", "Methods");
        Definitions definitions;
        std::set<std::string> cited;
        const auto add = [&](const Spec& spec, const Outcome* outcome) {
            std::string says = fmt::format("{}. {}", upper_first(spec.summary), spec.formula);
            if (!spec.caveat.empty()) says += fmt::format(". Mind: {}", spec.caveat);
            std::string options;
            if (outcome)
                for (const auto& [name, value] : outcome->options)
                    if (!value.empty())
                        options += fmt::format("{}{}={}", options.empty() ? "" : ", ", name, value);
            if (!options.empty()) says += fmt::format(". Options: {}", options);
            if (outcome)
                if (const auto ended = convergence_text(outcome->result); !ended.empty())
                    says += fmt::format(". {}", upper_first(ended));
            definitions.of.emplace_back(spec.name, says + ".");
            for (const auto key : spec.references) cited.insert(std::string{key});
        };
        for (const Answer& a : answers_) add(*a.request->spec, &a.outcome);
        add(find_algorithm("growth.curve"), nullptr);
        if (!is_star()) add(find_algorithm("layout.stress"), nullptr);
        s.blocks.push_back(std::move(definitions));
        std::vector<std::pair<std::string, std::string>> list;
        for (const std::string& key : cited)
            if (const auto found = report::references().find(key);
                found != report::references().end()) {
                const std::string& text = found->second;
                const auto doi = text.find(" doi:");
                list.emplace_back(text.substr(0, doi),
                                  doi == text.npos ? std::string{}
                                                   : "https://doi.org/" + text.substr(doi + 5));
            }
        std::sort(list.begin(), list.end());
        if (!list.empty()) s.blocks.push_back(report::List{"References", std::move(list)});
    }

    void evidence() {
        Section& s = section("evidence", "Evidence");
        Texts from, to, type, date, wording, where, links;
        for (const Tie t : shown_ties()) {
            const TieRecord r = network_[t];
            from.emplace_back(network_.label(r.from));
            to.emplace_back(network_.label(r.to));
            type.emplace_back(network_.type(t).label);
            date.push_back(to_edtf(onset(r)));
            wording.emplace_back(network_[r.wording]);
            where.push_back(evidence_text(t));
            links.emplace_back(network_[r.link]);
        }
        Table table{"Each tie with the place that says so.", {}, most_evidence};
        // The owner of a register stands in every row.
        const bool of_one = request_.owner && !from.empty() &&
                            std::all_of(from.begin(), from.end(), [&](const std::string& name) {
                                return name == network_.label(*request_.owner);
                            });
        auto& columns = table.cells.columns;
        if (of_one)
            table.caption =
                fmt::format("Each tie of {} with the place that says so.", from.front());
        else
            columns.push_back({"from", std::move(from)});
        columns.push_back({"to", std::move(to)});
        columns.push_back({"type", std::move(type)});
        columns.push_back({"date", std::move(date)});
        if (std::any_of(wording.begin(), wording.end(), [](const auto& w) { return !w.empty(); }))
            columns.push_back({"wording", std::move(wording)});
        columns.push_back({"source", std::move(where)});
        table.linked = "to";
        table.links = std::move(links);
        table.is_ties = true;
        s.blocks.push_back(std::move(table));
    }

    const Study& study_;
    const Network& network_;
    const ReportRequest& request_;
    const Session& session_;
    View view_;
    Timeline timeline_;
    report::Page page_;
    std::vector<Request> requests_;
    std::vector<Answer> answers_;
};

} // namespace

std::string report_page(const Study& study, const ReportRequest& request, const Session& session) {
    return ReportMaker{study, request, session}.make();
}

} // namespace entente
