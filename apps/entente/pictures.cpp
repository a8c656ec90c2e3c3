#include "pictures.hpp"

#include <entente/core/base/suggest.hpp>
#include <entente/io/picture/dot.hpp>
#include <entente/io/picture/figures/map_figure.hpp>
#include <entente/io/picture/figures/matrix_figure.hpp>
#include <entente/io/picture/figures/panels_figure.hpp>
#include <entente/io/picture/figures/register_figure.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/plots/alluvial_plot.hpp>
#include <entente/io/picture/plots/burst_plot.hpp>
#include <entente/io/picture/plots/degree_plot.hpp>
#include <entente/io/picture/plots/growth_plot.hpp>
#include <entente/io/picture/plots/rank_plot.hpp>
#include <entente/io/picture/raster.hpp>
#include <entente/io/picture/svg.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/results/tables.hpp>
#include <entente/io/text/unicode.hpp>

#include "plot_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace entente {
namespace {

constexpr double slide_width = 960; // points; 16 : 9 at 540

double count(std::size_t n) { return static_cast<double>(n); }

/// As `selected`, but the ties of one actor only.
std::vector<bool> ties_of_actor(const Network& network, std::vector<bool> selected,
                                std::optional<Actor> actor) {
    for (std::size_t i = 0; actor && i < selected.size(); ++i) {
        const TieRecord& tie = network.ties()[i];
        selected[i] = selected[i] && (tie.from == *actor || tie.to == *actor);
    }
    return selected;
}

class Pictures {
public:
    Pictures(const Study& study, const PictureRequest& request, const Session& session)
        : network_(study.network), request_(request), session_(session), words_(request.language) {
        look_ = {.words = words_, .width = request.width};
        if (request.theme == Theme::slide) {
            look_.type = 1.35;
            if (look_.width == 0) look_.width = slide_width;
        }
    }

    Picture draw() {
        Picture made = of_kind();
        recolor(made.scene, request_.theme);
        tell_of_letters(made.scene);
        return made;
    }

private:
    Picture of_kind() {
        switch (request_.kind) {
        case PictureKind::reg:
            return draw_register();
        case PictureKind::network:
        case PictureKind::two_mode:
            return draw_network();
        case PictureKind::layers:
        case PictureKind::multiples:
            return draw_panels();
        case PictureKind::matrix:
        case PictureKind::mixing:
            return draw_matrix();
        case PictureKind::map:
            return draw_map();
        case PictureKind::growth:
        case PictureKind::types:
            return draw_growth();
        case PictureKind::degrees:
            return draw_degrees();
        case PictureKind::ranks:
            return draw_ranks();
        case PictureKind::alluvial:
            return draw_alluvial();
        case PictureKind::bursts:
            return draw_bursts();
        }
        return {};
    }

    std::function<std::string(std::string_view)> country_names() const {
        return [words = words_](std::string_view code) { return words.country(code); };
    }

    /// The sources that say the ties of a picture.
    std::string source_line(const Lens& lens) const {
        const auto drawn = ties_of_actor(network_, lens.selects(network_), request_.owner);
        std::vector<bool> cited(network_.sources().size());
        for (std::size_t i = 0; i < drawn.size(); ++i)
            if (drawn[i])
                for (const Evidence& e : network_.evidence(Tie{static_cast<std::uint32_t>(i)}))
                    cited[index(e.source)] = true;
        const auto sources = std::count(cited.begin(), cited.end(), true);
        if (sources > 2)
            return words_("sources.many",
                          {{"n", static_cast<double>(sources)}, {"study", network_.title()}});
        std::string text;
        for (std::size_t s = 0; s < cited.size(); ++s)
            if (cited[s])
                text += fmt::format("{}{}", text.empty() ? "" : "; ", network_.sources()[s].title);
        return text.empty() ? text : words_(sources == 1 ? "source" : "sources", {{"title", text}});
    }

    Result run_on(const Graph& graph, std::string_view algorithm) const {
        return find_algorithm(algorithm)
            .run({.graph = &graph}, {}, session_.run(std::string{algorithm}))
            .result;
    }

    Partition clusters_of(const Graph& graph) const {
        const auto requests =
            parse_requests({request_.clusters}, {"clusters", "blocks", "cohesion"}, {"partition"});
        if (requests.size() != 1)
            throw UsageError(fmt::format("'{}' is more than one clustering", request_.clusters),
                             "one algorithm, such as leiden:resolution=2");
        return std::get<Partition>(requests.front()
                                       .spec
                                       ->run({.graph = &graph}, requests.front().settings,
                                             session_.run(requests.front().column))
                                       .result);
    }

    Scores scores_of(const View& view, const std::string& word, std::string& name) const {
        const auto requests = parse_requests({word}, measure_families(), {"scores"});
        if (requests.size() != 1)
            throw UsageError(fmt::format("'{}' is more than one measure", word),
                             "one measure, such as betweenness");
        const auto answers = answer(network_, request_.lens, view, requests, session_);
        warn_of_convergence(answers, session_);
        name = requests.front().column;
        return std::get<Scores>(answers.front().outcome.result);
    }

    /// How the colors of discs were asked for; a measure's scores stand in `scores`.
    ColorBy colors(const View& view, Scores& scores, std::string& name) const {
        if (const auto by = value_named<ColorBy>(request_.color_by); by && *by != ColorBy::measure)
            return *by;
        try {
            scores = scores_of(view, request_.color_by, name);
        } catch (const UsageError& e) {
            throw UsageError(fmt::format("color by {}: {}", request_.color_by, e.what()),
                             "kind, country, cluster, layer or a measure of actors; " + e.hint());
        }
        return ColorBy::measure;
    }

    std::string title() const { return request_.title.empty() ? network_.title() : request_.title; }

    void tell_of_names(const std::vector<Actor>& unlabeled, const char* where) const {
        std::vector<std::string> ids;
        for (const Actor a : unlabeled) ids.emplace_back(network_.id(a));
        tell_of(ids, where);
    }
    void tell_of(const std::vector<std::string>& ids, const char* where) const {
        if (ids.empty()) return;
        std::string names;
        constexpr std::size_t most = 10;
        for (std::size_t i = 0; i < std::min(most, ids.size()); ++i)
            names += fmt::format("{}{}", i ? ", " : "", ids[i]);
        if (ids.size() > most) names += " …; --data FILE lists what is drawn";
        session_.say(
            fmt::format("note: {} labels found no room in the {}: {}", ids.size(), where, names));
    }

    void tell_of_letters(const Scene& scene) const {
        std::map<std::string, std::string> by_script;
        for (const auto& [label, _] : figure::texts_of(scene)) {
            const std::string letters = letters_without_font(label->text);
            for (std::int32_t at = 0; at < static_cast<std::int32_t>(letters.size());) {
                const auto from = static_cast<std::size_t>(at);
                next_code_point(letters, at);
                const std::string letter =
                    letters.substr(from, static_cast<std::size_t>(at) - from);
                std::string& known = by_script[script_name(letter)];
                if (known.find(letter) == known.npos) known += letter;
            }
        }
        for (const auto& [script, letters] : by_script) {
            const std::string_view some = shortened(letters, 30);
            session_.say(
                fmt::format("warning: no font of this system has these letters of the script {}, "
                            "which are drawn as boxes: {}{}",
                            script, some, some.size() < letters.size() ? "…" : ""));
        }
    }

    Picture draw_register() {
        RegisterFigureOptions options;
        options.title = request_.title;
        options.subtitle = request_.subtitle;
        options.source_line = source_line(request_.lens);
        options.country_name = country_names();
        options.look = look_;
        std::vector<Actor> unnamed;
        Picture made{register_figure(network_, *request_.owner, request_.lens.selects(network_),
                                     options, &unnamed),
                     {}};
        tell_of_names(unnamed, "register figure");
        return made;
    }

    /// A lens that shows bodies and their members, unless layers were asked for.
    Lens lens() const {
        Lens lens = request_.lens;
        if (request_.kind == PictureKind::two_mode && lens.layers.empty())
            lens.layers = {"membership"};
        return lens;
    }

    /// Bodies are what directed ties lead to, and what a source counts the members of.
    void mark_hubs(const View& view, NetworkFigureOptions& options) const {
        options.hub.assign(view.graph.order(), false);
        options.inscription.assign(view.graph.order(), "");
        std::map<Actor, std::size_t> counted;
        const Vocabulary& vocabulary = network_.vocabulary();
        const auto is_kind = [&](std::string_view word) {
            return std::any_of(vocabulary.kinds().begin(), vocabulary.kinds().end(),
                               [&](const ActorKind& k) { return k.id == word; });
        };
        for (const CountRecord& record : network_.counts())
            if (const auto role = network_[record.role]; role == "member" || is_kind(role))
                counted[record.group] += record.count;
        std::map<Actor, std::set<Actor>> named;
        for (const Edge e : view.graph.edges())
            for (const Tie t : view.ties_of[e])
                if (network_.type(t).directed) named[network_[t].to].insert(network_[t].from);
        for (const Vertex v : view.graph.vertices()) {
            const Actor actor = view.actor_of[v];
            const std::size_t members = named.contains(actor) ? named[actor].size() : 0;
            const std::size_t all = counted.contains(actor) ? counted[actor] : 0;
            options.hub[index(v)] = members > 0 || all > 0;
            if (all > members)
                options.inscription[index(v)] = "+" + words_.number(count(all - members));
        }
        options.hub_note = words_("hubs.note");
    }

    Picture draw_network() {
        const View view = lens()(network_);
        const auto positions = std::get<Positions>(run_on(view.graph, "layout.stress"));
        NetworkFigureOptions options;
        options.title = title();
        options.subtitle = request_.subtitle;
        options.source_line = source_line(lens());
        std::string size_name = words_("partners"), color_name;
        Scores size, color;
        if (request_.size.empty() || request_.size == "degree")
            size = std::get<Scores>(run_on(view.graph, "centrality.degree"));
        else
            size = scores_of(view, request_.size, size_name);
        options.scores = &size;
        options.score_name = size_name;
        options.color_by = colors(view, color, color_name);
        options.color_scores = &color;
        if (options.color_by != ColorBy::measure) options.color_scores = nullptr;
        options.color_name = color_name;
        std::optional<Partition> clusters;
        if (options.color_by == ColorBy::cluster || request_.hulls) {
            clusters = clusters_of(view.graph);
            options.partition = &*clusters;
        }
        options.hulls = request_.hulls;
        options.most_labels = request_.labels;
        options.country_name = country_names();
        options.look = look_;
        options.method = words_("method.stress", {{"seed", std::to_string(session_.seed)}});
        if (request_.kind == PictureKind::two_mode) mark_hubs(view, options);
        NetworkFigure figure = network_figure(network_, view, positions, options);
        tell_of_names(figure.unlabeled, "network figure");
        Picture made{std::move(figure.scene), actor_rows(view, size, size_name, clusters)};
        auto& columns = made.data.columns;
        std::vector<double> x, y;
        std::vector<std::string> named;
        const std::set<Actor> unlabeled(figure.unlabeled.begin(), figure.unlabeled.end());
        for (const Vertex v : view.graph.vertices()) {
            x.push_back(figure.at[v].x);
            y.push_back(figure.at[v].y);
            named.emplace_back(unlabeled.contains(view.actor_of[v]) ? "no" : "yes");
        }
        columns.push_back({"x", x});
        columns.push_back({"y", y});
        columns.push_back({"named", named});
        if (options.color_scores) columns.push_back({color_name, color.value.values()});
        return made;
    }

    ResultTable actor_rows(const View& view, const Scores& size, const std::string& name,
                           const std::optional<Partition>& clusters) const {
        std::vector<std::string> id, label;
        std::vector<double> cluster;
        for (const Vertex v : view.graph.vertices()) {
            id.emplace_back(network_.id(view.actor_of[v]));
            label.emplace_back(network_.label(view.actor_of[v]));
            if (clusters) cluster.push_back(clusters->cluster[v] + 1);
        }
        ResultTable table{{{"id", id}, {"label", label}, {name, size.value.values()}}};
        if (clusters) table.columns.push_back({"cluster", cluster});
        return table;
    }

    Picture draw_panels() {
        const View view = request_.lens(network_);
        const auto positions = std::get<Positions>(run_on(view.graph, "layout.stress"));
        std::vector<NetworkPanel> panels;
        PanelsFigureOptions options;
        if (request_.kind == PictureKind::layers) {
            const auto& layers = network_.vocabulary().layers();
            for (std::size_t l = 0; l < layers.size(); ++l) {
                NetworkPanel panel{figure::layer_name(layers[l], words_),
                                   EdgeMap<NetworkPanel::State>(view.graph.size()),
                                   palette::categorical(panels.size())};
                bool any = false;
                for (const Edge e : view.graph.edges())
                    for (const Tie t : view.ties_of[e])
                        if (static_cast<std::size_t>(network_.type(t).layer) == l) {
                            panel.state[e] = NetworkPanel::State::fresh;
                            any = true;
                        }
                if (any) panels.push_back(std::move(panel));
            }
            options.caption = words_("panels.layers");
        } else {
            Stretches made = stretches(network_, view, request_.period, request_.panels);
            panels = std::move(made.panels);
            options.caption = words_("panels.time");
            if (made.undated)
                options.caption += " " + words_("panels.undated", {{"n", count(made.undated)}});
            if (made.doubtful)
                options.caption += " " + words_("panels.doubt", {{"n", count(made.doubtful)}});
        }
        if (panels.empty())
            throw UsageError(request_.kind == PictureKind::layers
                                 ? "the selection holds no tie, and so no layer"
                                 : "no tie of the selection has a date");
        options.caption += " " + words_("method.stress", {{"seed", std::to_string(session_.seed)}});
        options.title = title();
        options.subtitle = request_.subtitle;
        options.source_line = source_line(request_.lens);
        Scores color;
        std::string color_name;
        options.color_by = colors(view, color, color_name);
        if (options.color_by == ColorBy::layer) options.color_by = ColorBy::kind;
        if (options.color_by == ColorBy::measure) options.color_scores = &color;
        options.color_name = color_name;
        std::optional<Partition> clusters;
        if (options.color_by == ColorBy::cluster) {
            clusters = clusters_of(view.graph);
            options.partition = &*clusters;
        }
        options.most_names = std::min<std::size_t>(request_.labels, 12);
        options.country_name = country_names();
        options.look = look_;
        PanelsFigure figure = panels_figure(network_, view, positions, panels, options);
        std::vector<std::string> names, from, to, state;
        for (const NetworkPanel& panel : panels)
            for (const Edge e : view.graph.edges()) {
                if (panel.state[e] == NetworkPanel::State::absent) continue;
                names.push_back(panel.title);
                from.emplace_back(network_.id(view.actor_of[view.graph.ends(e).from]));
                to.emplace_back(network_.id(view.actor_of[view.graph.ends(e).to]));
                state.emplace_back(panel.state[e] == NetworkPanel::State::fresh ? "new"
                                                                                : "earlier");
            }
        return {std::move(figure.scene),
                ResultTable{{{"panel", names}, {"from", from}, {"to", to}, {"state", state}}}};
    }

    Picture draw_matrix() {
        const View view = request_.lens(network_);
        MatrixFigureOptions options;
        options.subtitle = request_.subtitle;
        options.source_line = source_line(request_.lens);
        options.scale_name = words_("scale.ties");
        options.look = look_;
        Matrix matrix;
        if (request_.between == Between::actors) {
            constexpr std::size_t most = 120;
            matrix = actor_matrix(network_, view, clusters_of(view.graph), most);
            options.caption = words_("matrix.actors") + " " + words_("matrix.clusters");
            if (view.graph.order() > most)
                options.caption +=
                    " " + words_("matrix.rest", {{"n", count(view.graph.order() - most)}});
        } else {
            matrix = mixing_matrix(view, [&](Actor a) {
                if (request_.between == Between::kinds)
                    return figure::kind_name(network_.kind(a), words_);
                const auto code = network_.country(a);
                return code.empty() ? words_("country.unstated") : words_.country(code);
            });
            options.caption = words_(request_.between == Between::countries ? "matrix.countries"
                                                                            : "mixing.caption");
        }
        options.title = request_.kind == PictureKind::mixing && request_.title.empty()
                            ? words_("mixing.title")
                            : title();
        bool named = true;
        Picture made{matrix_figure(matrix, options, &named), cells_of(matrix)};
        if (!named) tell_of(matrix.rows, "matrix");
        return made;
    }

    Picture draw_map() {
        const View view = request_.lens(network_);
        MapFigureOptions options;
        options.title = title();
        options.subtitle = request_.subtitle;
        options.source_line = source_line(request_.lens);
        options.country_name = country_names();
        options.look = look_;
        MapFigure figure = map_figure(network_, view, options);
        tell_of(figure.unlabeled, "map");
        return {std::move(figure.scene), cells_of(mixing_matrix(view, [&](Actor a) {
                    return std::string{network_.country(a)};
                }))};
    }

    std::string group_name(std::string_view group) const {
        const Vocabulary& vocabulary = network_.vocabulary();
        const bool of_one = request_.owner.has_value();
        if (request_.by == GroupBy::type) return vocabulary[vocabulary.type(group)].label;
        if (request_.by == GroupBy::kind && of_one)
            return figure::kind_name(vocabulary[vocabulary.kind(group)], words_);
        if (request_.by == GroupBy::layer)
            return figure::layer_name(vocabulary[vocabulary.layer(group)], words_);
        if (request_.by == GroupBy::country && of_one) return words_.country(group);
        return request_.by == GroupBy::group ? figure::tie_group_name(group, words_)
                                             : std::string{group};
    }

    Picture draw_growth() {
        const Timeline timeline = timeline_of(network_, request_.lens, request_.by, request_.owner);
        require_dates(timeline);
        const Outcome outcome = growth_curve(timeline, request_.period, request_.by,
                                             request_.owner.has_value(), session_);
        const auto& series = std::get<Series>(outcome.result);
        GrowthPlotOptions options;
        const bool bars_only = request_.kind == PictureKind::types;
        options.title = request_.title;
        if (options.title.empty())
            options.title = bars_only ? words_("types.title")
                                      : words_("growth.of", {{"name", network_.title()}});
        options.subtitle = request_.subtitle;
        options.source_line = source_line(request_.lens);
        options.with_curves = !bars_only;
        if (request_.owner)
            options.curves = {"ties", "partners", "countries"};
        else
            options.curves = {"ties", "pairs", "actors", "countries"};
        options.group_name = [&](std::string_view group) { return group_name(group); };
        options.look = look_;
        return {growth_plot(series, options), series_table(series)};
    }

    static void require_dates(const Timeline& timeline) {
        if (onset_days(timeline).is_empty()) throw UsageError("no tie of the selection has a date");
    }

    PlotOptions plot_options() const {
        PlotOptions options;
        options.title = request_.title;
        options.subtitle = request_.subtitle.empty() ? network_.title() : request_.subtitle;
        options.source_line = source_line(request_.lens);
        options.look = look_;
        return options;
    }

    Picture draw_degrees() {
        const View view = request_.lens(network_);
        const auto table = std::get<ResultTable>(run_on(view.graph, "growth.degree_distribution"));
        return {degree_plot(table, plot_options()), table};
    }

    Picture draw_ranks() {
        constexpr std::size_t most = 10;
        const View view = request_.lens(network_);
        const Timeline timeline = request_.lens.timeline(network_);
        const Series series = rank_series(network_, timeline, view, request_.period, most);
        if (series.columns.empty()) throw UsageError("no tie of the selection has a date");
        PlotOptions options = plot_options();
        options.name = [&](std::string_view id) {
            return std::string{network_.label(*network_.find(id))};
        };
        return {rank_plot(series, options, most), series_table(series)};
    }

    Picture draw_alluvial() {
        const auto method =
            parse_requests({request_.clusters}, {"clusters", "blocks", "cohesion"}, {"partition"});
        if (method.size() != 1 || !method.front().settings.empty())
            throw UsageError(
                fmt::format("'{}' is not one clustering with its defaults", request_.clusters),
                "one algorithm without options, such as leiden");
        std::vector<std::string> names;
        const Timeline timeline =
            in_stretches(request_.lens.timeline(network_), request_.period, request_.panels, names);
        auto flows =
            std::get<ResultTable>(find_algorithm("growth.cluster_flow")
                                      .run({.timeline = &timeline},
                                           {{"method", {std::string{method.front().spec->name}}}},
                                           session_.run("growth.cluster_flow"))
                                      .result);
        for (auto& column : flows.columns)
            if (column.name == "from_slice" || column.name == "to_slice")
                for (std::string& cell : std::get<std::vector<std::string>>(column.cells))
                    cell = names.at(static_cast<std::size_t>(std::stoi(cell) - first_stretch_year));
        PlotOptions options = plot_options();
        options.name = [&](std::string_view number) {
            return words_("cluster", {{"number", std::string{number}}});
        };
        return {alluvial_plot(flows, options), flows};
    }

    Picture draw_bursts() {
        const Timeline timeline = timeline_of(network_, request_.lens, request_.by, request_.owner);
        require_dates(timeline);
        const auto table = std::get<ResultTable>(
            find_algorithm("growth.bursts")
                .run({.timeline = &timeline},
                     {{"by_group", {request_.by == GroupBy::none ? "false" : "true"}}},
                     session_.run("growth.bursts"))
                .result);
        PlotOptions options = plot_options();
        options.name = [&](std::string_view group) {
            return group.empty() ? words_("bursts.all") : group_name(group);
        };
        return {burst_plot(table, options), table};
    }

    const Network& network_;
    const PictureRequest& request_;
    const Session& session_;
    Wording words_;
    Look look_;
};

} // namespace

Picture picture(const Study& study, const PictureRequest& request, const Session& session) {
    return Pictures{study, request, session}.draw();
}

std::string dot_text(const Study& study, const Lens& lens, const Session& session) {
    const View view = lens(study.network);
    const auto run = [&](const char* algorithm) {
        return find_algorithm(algorithm)
            .run({.graph = &view.graph}, {}, session.run(algorithm))
            .result;
    };
    const auto positions = std::get<Positions>(run("layout.stress"));
    const auto clusters = std::get<Partition>(run("clusters.leiden"));
    DotOptions options;
    options.title = study.network.title();
    options.positions = &positions;
    options.partition = &clusters;
    const Provenance p = provenance_of(study, session);
    options.provenance = {{"version", p.version}, {"seed", std::to_string(p.seed)}};
    for (const auto& input : p.inputs)
        options.provenance.emplace_back("sha256 of " + input.path, input.sha256);
    return write_dot(study.network, view, options);
}

double length_in_points(std::string_view text) {
    constexpr std::pair<std::string_view, double> units[] = {
        {"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}, {"pt", 1}, {"px", 0.75}};
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
    const auto unit = std::find_if(std::begin(units), std::end(units),
                                   [&](const auto& u) { return u.first == rest; });
    if (error != std::errc{} || unit == std::end(units))
        throw UsageError(fmt::format("'{}' is no length", text),
                         "85mm, 17cm, 3.3in, 240pt or 1200px");
    const double points = value * unit->second;
    if (!(points >= 30 * 72 / 25.4 && points <= 5000 * 72 / 25.4))
        throw UsageError(fmt::format("a picture {} wide is not to be read", text),
                         "from 30mm to 5000mm; a column of a journal has 85mm, a page 180mm");
    return points;
}

std::string picture_ending(std::string_view name) {
    for (const char* ending : {"svg", "png", "pdf"})
        if (name.ends_with(std::string{"."} + ending)) return ending;
    throw UsageError(fmt::format("'{}' is no name of a picture", name),
                     "a name that ends in .svg, .png, .pdf or .dot");
}

std::string picture_bytes(const Scene& scene, std::string_view name, double dpi) {
    const std::string ending = picture_ending(name);
    if (ending == "svg") return write_svg(scene);
    if (ending == "pdf") return write_pdf(scene);
    return write_png(scene, dpi);
}

} // namespace entente
