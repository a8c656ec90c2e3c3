/// entente draw: one picture.
#include <arguments.hpp>
#include <command.hpp>
#include <pictures.hpp>

#include <entente/io/text/file.hpp>

#include <fmt/format.h>

namespace entente {

enum class Layout : std::uint8_t {
    automatic,
    reg,
    network,
    two_mode,
    layers,
    multiples,
    matrix,
    map,
    growth,
    types,
    degrees,
    ranks,
    mixing,
    alluvial,
    bursts
};
template <>
inline constexpr std::array names_of<Layout>{
    Named<Layout>{"auto", Layout::automatic},  Named<Layout>{"register", Layout::reg},
    Named<Layout>{"network", Layout::network}, Named<Layout>{"two-mode", Layout::two_mode},
    Named<Layout>{"layers", Layout::layers},   Named<Layout>{"multiples", Layout::multiples},
    Named<Layout>{"matrix", Layout::matrix},   Named<Layout>{"map", Layout::map},
    Named<Layout>{"growth", Layout::growth},   Named<Layout>{"types", Layout::types},
    Named<Layout>{"degrees", Layout::degrees}, Named<Layout>{"ranks", Layout::ranks},
    Named<Layout>{"mixing", Layout::mixing},   Named<Layout>{"alluvial", Layout::alluvial},
    Named<Layout>{"bursts", Layout::bursts}};
namespace {

struct DrawArguments : NetworkArguments, LensArguments, RunArguments {
    std::string output;
    bool overwrite = false;
    Layout layout = Layout::automatic;
    std::string center;
    std::string title, subtitle;
    std::string color_by{"kind"};
    std::string size{"degree"};
    std::string clusters{"leiden"};
    bool hulls = false;
    std::uint32_t labels = 400;
    GroupBy by = GroupBy::group;
    PeriodLength period = PeriodLength::year;
    Between between = Between::countries;
    std::uint32_t panels = 6;
    Theme theme = Theme::paper;
    std::string width;
    Language caption_language = Language::en;
    std::string data;
    double dpi = 150;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"output",
                      &DrawArguments::output,
                      "the picture: .svg, .png, .pdf or .dot",
                      {.short_name = 'o', .required = true, .value_name = "FILE"}},
                Field{"overwrite", &DrawArguments::overwrite, "replace an existing file"},
                Field{"layout",
                      &DrawArguments::layout,
                      "register: one actor and its partners; network; two-mode: bodies and their "
                      "members; layers, multiples: a panel for each layer or stretch of time; "
                      "matrix; map; growth, types, ranks, alluvial, bursts: over time; degrees; "
                      "mixing; "
                      "auto: register if there is an owner or a --center",
                      {.value_name = "LAYOUT"}},
                Field{"center",
                      &DrawArguments::center,
                      "the actor in the middle of a register, or whose growth is drawn",
                      {.value_name = "ACTOR"}},
                Field{
                    "title", &DrawArguments::title, "title of the picture", {.value_name = "TEXT"}},
                Field{"subtitle",
                      &DrawArguments::subtitle,
                      "line below the title; the counts unless given",
                      {.value_name = "TEXT"}},
                Field{"color-by",
                      &DrawArguments::color_by,
                      "what the colors of a network mean: kind, country, cluster, layer (of ties), "
                      "or a measure of actors such as betweenness",
                      {.value_name = "WHAT"}},
                Field{"size",
                      &DrawArguments::size,
                      "the measure that the area of a disc shows, as NAME:OPTION=VALUE",
                      {.value_name = "MEASURE"}},
                Field{"clusters",
                      &DrawArguments::clusters,
                      "how clusters are found, as NAME:OPTION=VALUE",
                      {.value_name = "HOW"}},
                Field{"hulls", &DrawArguments::hulls, "a soft hull around each cluster"},
                Field{"labels",
                      &DrawArguments::labels,
                      "names are tried for so many actors, greatest first",
                      {.value_name = "N"}},
                Field{"by",
                      &DrawArguments::by,
                      "growth and types: stack the bars by this",
                      {.value_name = "WHAT"}},
                Field{"period",
                      &DrawArguments::period,
                      "plots over time: length of a period",
                      {.value_name = "LENGTH"}},
                Field{"between",
                      &DrawArguments::between,
                      "matrix and mixing: what rows and columns are",
                      {.value_name = "WHAT"}},
                Field{"panels",
                      &DrawArguments::panels,
                      "multiples and alluvial: how many stretches of time",
                      {.least = 1, .most = 60, .value_name = "N"}},
                Field{"theme",
                      &DrawArguments::theme,
                      "paper; slide: larger letters; dark: on a dark ground",
                      {.value_name = "THEME"}},
                Field{"width",
                      &DrawArguments::width,
                      "width of the page, as 85mm, 17cm, 3.3in, 240pt or 1200px; letters stay at 6 "
                      "points or more, names without room are listed",
                      {.value_name = "LENGTH"}},
                Field{"caption-language",
                      &DrawArguments::caption_language,
                      "language of captions and legends",
                      {.value_name = "CODE"}},
                Field{"data",
                      &DrawArguments::data,
                      "write what is drawn to this file too, as a table (CSV)",
                      {.value_name = "FILE"}},
                Field{"dpi",
                      &DrawArguments::dpi,
                      "pixels per inch of a PNG",
                      {.least = 10, .most = 2400, .value_name = "N"}}},
            LensArguments::fields(), RunArguments::fields());
    }
};

/// The kind of the same name; `auto` by whether there is an actor in the middle.
PictureKind kind_of(Layout layout, bool has_owner) {
    if (layout == Layout::automatic) return has_owner ? PictureKind::reg : PictureKind::network;
    return *value_named<PictureKind>(name_of(layout));
}

void draw(const DrawArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    const bool dot = arguments.output.ends_with(".dot") || arguments.output.ends_with(".gv");
    if (!dot) (void)picture_ending(arguments.output); // refuse a wrong ending before the work
    if (!arguments.width.empty()) (void)length_in_points(arguments.width);
    const Study study = arguments.load(session);
    if (dot)
        return write_file(arguments.output, dot_text(study, arguments.lens(study), session),
                          arguments.overwrite);
    PictureRequest request;
    request.lens = arguments.lens(study);
    request.title = arguments.title;
    request.subtitle = arguments.subtitle;
    request.color_by = arguments.color_by;
    request.size = arguments.size;
    request.clusters = arguments.clusters;
    request.hulls = arguments.hulls;
    request.labels = arguments.labels;
    request.by = arguments.by;
    request.period = arguments.period;
    request.between = arguments.between;
    request.panels = arguments.panels;
    request.theme = arguments.theme;
    if (!arguments.width.empty()) request.width = length_in_points(arguments.width);
    request.language = arguments.caption_language;
    if (!arguments.center.empty())
        request.owner = find_actor(study.network, arguments.center);
    else if (!arguments.owner.empty())
        request.owner = find_actor(study.network, arguments.owner);
    request.kind = kind_of(arguments.layout, request.owner.has_value());
    if (request.kind == PictureKind::reg && !request.owner)
        throw UsageError("a register figure needs the actor in its middle", "--center ACTOR");
    const Picture made = picture(study, request, session);
    if (!arguments.data.empty()) {
        if (made.data.columns.empty())
            throw UsageError("a register figure shows ties, which have a table of their own",
                             "entente export NETWORK -o ties.csv");
        write_file(arguments.data, write_table(made.data, {.format = Format::csv}).text,
                   arguments.overwrite);
    }
    write_file(arguments.output, picture_bytes(made.scene, arguments.output, arguments.dpi),
               arguments.overwrite);
}

} // namespace

CommandSpec draw_command() {
    return command(
        &draw,
        {.name = "draw",
         .summary = "a picture of a register, of a network or of what is measured on it",
         .examples = {
             {"entente draw data/azerbaijan/study.toml --center aztu --layer cooperation "
              "-o aztu.svg",
              "the register figure"},
             {"entente draw data/azerbaijan/study.toml -o network.pdf --color-by cluster",
              "the whole network"},
             {"entente draw data/azerbaijan/study.toml --layout growth --center aztu --by "
              "type -o growth.png",
              "growth with stacked types"},
             {"entente draw data/azerbaijan/study.toml --layout map --width 180mm -o map.pdf",
              "countries and the ties between them, as wide as a page"},
             {"entente draw data/azerbaijan/study.toml --layout multiples --panels 4 "
              "--caption-language az -o multiples.svg",
              "four stretches of time, in Azerbaijani"},
             {"entente draw data/azerbaijan/study.toml --size betweenness --color-by "
              "closeness --theme dark -o dark.png --data dark.csv",
              "two measures on a dark ground, and a table of them"}}});
}

} // namespace entente
