#include "pictures.hpp"

#include <entente/io/picture/dot.hpp>
#include <entente/io/picture/plots/growth_plot.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/raster.hpp>
#include <entente/io/picture/figures/register_figure.hpp>
#include <entente/io/picture/svg.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

/// The sources that say the ties of a picture.
std::string source_line(const Study& study, const std::vector<bool>& drawn) {
    const Network& network = study.network;
    std::vector<bool> cited(network.sources().size());
    for (std::size_t i = 0; i < drawn.size(); ++i)
        if (drawn[i])
            for (const Evidence& e : network.evidence(Tie{static_cast<std::uint32_t>(i)}))
                cited[index(e.source)] = true;
    const auto count = std::count(cited.begin(), cited.end(), true);
    if (count > 2)
        return fmt::format("Sources: {} documents of the study \"{}\"", count, network.title());
    std::string text;
    for (std::size_t s = 0; s < cited.size(); ++s)
        if (cited[s])
            text += fmt::format("{}{}", text.empty() ? "" : "; ", network.sources()[s].title);
    return text.empty() ? text : fmt::format("Source{}: {}", count == 1 ? "" : "s", text);
}

/// As `selected`, but the ties of one actor only.
std::vector<bool> ties_of_actor(const Network& network, std::vector<bool> selected,
                                std::optional<Actor> actor) {
    for (std::size_t i = 0; actor && i < selected.size(); ++i) {
        const TieRecord& tie = network.ties()[i];
        selected[i] = selected[i] && (tie.from == *actor || tie.to == *actor);
    }
    return selected;
}

Result run_on(const Graph& graph, std::string_view algorithm, const Settings& settings,
              const Session& session) {
    return find_algorithm(algorithm)
        .run({.graph = &graph}, settings, session.run(std::string{algorithm}))
        .result;
}

Scene draw_register(const Study& study, const PictureRequest& request) {
    RegisterFigureOptions options;
    options.title = request.title;
    options.source_line = source_line(
        study, ties_of_actor(study.network, request.lens.selects(study.network), request.owner));
    options.country_name = [](std::string_view code) { return country_name(code); };
    return register_figure(study.network, *request.owner, request.lens.selects(study.network),
                           options);
}

Scene draw_network(const Study& study, const PictureRequest& request, const Session& session) {
    const Network& network = study.network;
    const View view = request.lens(network);
    const auto positions = std::get<Positions>(run_on(view.graph, "layout.stress", {}, session));
    const auto degree = std::get<Scores>(run_on(view.graph, "centrality.degree", {}, session));
    const auto clusters = std::get<Partition>(run_on(view.graph, "clusters.leiden", {}, session));
    NetworkFigureOptions options;
    options.title = request.title.empty() ? network.title() : request.title;
    options.source_line = source_line(
        study, ties_of_actor(study.network, request.lens.selects(study.network), request.owner));
    options.scores = &degree;
    options.score_name = "partners";
    options.partition = &clusters;
    options.color_by = request.color_by;
    options.country_name = [](std::string_view code) { return country_name(code); };
    NetworkFigure figure = network_figure(network, view, positions, options);
    if (!figure.unlabeled.empty()) {
        std::string names;
        constexpr std::size_t most = 10;
        for (std::size_t i = 0; i < std::min(most, figure.unlabeled.size()); ++i)
            names += fmt::format("{}{}", i ? ", " : "", network.id(figure.unlabeled[i]));
        if (figure.unlabeled.size() > most) names += " …";
        session.say(fmt::format("note: {} labels found no room in the network figure: {}",
                                figure.unlabeled.size(), names));
    }
    return std::move(figure.scene);
}

Scene draw_growth(const Study& study, const PictureRequest& request, const Session& session) {
    const Timeline timeline = timeline_of(study.network, request.lens, request.by, request.owner);
    const Outcome outcome =
        growth_curve(timeline, request.period, request.by, request.owner.has_value(), session);
    GrowthPlotOptions options;
    options.title = request.title.empty() ? "Growth of " + study.network.title() : request.title;
    options.source_line = source_line(
        study, ties_of_actor(study.network, request.lens.selects(study.network), request.owner));
    if (request.owner)
        options.curves = {"ties", "partners", "countries"};
    else
        options.curves = {"ties", "pairs", "actors", "countries"};
    const Vocabulary& words = study.network.vocabulary();
    options.group_name = [&](std::string_view group) -> std::string {
        if (request.by == GroupBy::type) return words[words.type(group)].label;
        if (request.by == GroupBy::kind && request.owner) return words[words.kind(group)].label;
        if (request.by == GroupBy::layer) return words[words.layer(group)].label;
        if (request.by == GroupBy::country && request.owner) return country_name(group);
        return request.by == GroupBy::group ? palette::tie_group_name(group) : std::string{group};
    };
    return growth_plot(std::get<Series>(outcome.result), options);
}

} // namespace

Scene picture(const Study& study, const PictureRequest& request, const Session& session) {
    switch (request.kind) {
    case PictureKind::reg:
        return draw_register(study, request);
    case PictureKind::growth:
        return draw_growth(study, request, session);
    default:
        return draw_network(study, request, session);
    }
}

std::string dot_text(const Study& study, const Lens& lens, const Session& session) {
    const View view = lens(study.network);
    const auto positions = std::get<Positions>(run_on(view.graph, "layout.stress", {}, session));
    const auto clusters = std::get<Partition>(run_on(view.graph, "clusters.leiden", {}, session));
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
