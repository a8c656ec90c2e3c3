/// entente draw: one picture.
#include <arguments.hpp>
#include <command.hpp>
#include <pictures.hpp>

#include <entente/io/text/file.hpp>

#include <fmt/format.h>

namespace entente {

enum class Layout : std::uint8_t { automatic, reg, network, growth };
template <>
inline constexpr std::array names_of<Layout>{
    Named<Layout>{"auto", Layout::automatic}, Named<Layout>{"register", Layout::reg},
    Named<Layout>{"network", Layout::network}, Named<Layout>{"growth", Layout::growth}};
namespace {

struct DrawArguments : NetworkArguments, LensArguments, RunArguments {
    std::string output;
    bool overwrite = false;
    Layout layout = Layout::automatic;
    std::string center;
    std::string title;
    ColorBy color_by = ColorBy::kind;
    GroupBy by = GroupBy::group;
    PeriodLength period = PeriodLength::year;
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
                      "register: one actor and its partners; network; growth: curves over time; "
                      "auto: register if there is an owner or a --center",
                      {.value_name = "LAYOUT"}},
                Field{"center",
                      &DrawArguments::center,
                      "the actor in the middle of a register, or whose growth is drawn",
                      {.value_name = "ACTOR"}},
                Field{
                    "title", &DrawArguments::title, "title of the picture", {.value_name = "TEXT"}},
                Field{"color-by",
                      &DrawArguments::color_by,
                      "what the colors of a network mean",
                      {.value_name = "WHAT"}},
                Field{"by",
                      &DrawArguments::by,
                      "growth: stack the bars by this",
                      {.value_name = "WHAT"}},
                Field{"period",
                      &DrawArguments::period,
                      "growth: length of a period",
                      {.value_name = "LENGTH"}},
                Field{"dpi",
                      &DrawArguments::dpi,
                      "pixels per inch of a PNG",
                      {.least = 10, .most = 2400, .value_name = "N"}}},
            LensArguments::fields(), RunArguments::fields());
    }
};

void draw(const DrawArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    const bool dot = arguments.output.ends_with(".dot") || arguments.output.ends_with(".gv");
    if (!dot) (void)picture_ending(arguments.output); // refuse a wrong ending before the work
    const Study study = arguments.load(session);
    if (dot)
        return write_file(arguments.output, dot_text(study, arguments.lens(study), session),
                          arguments.overwrite);
    PictureRequest request;
    request.lens = arguments.lens(study);
    request.title = arguments.title;
    request.color_by = arguments.color_by;
    request.by = arguments.by;
    request.period = arguments.period;
    if (!arguments.center.empty())
        request.owner = find_actor(study.network, arguments.center);
    else if (!arguments.owner.empty())
        request.owner = find_actor(study.network, arguments.owner);
    switch (arguments.layout) {
    case Layout::automatic:
        request.kind = request.owner ? PictureKind::reg : PictureKind::network;
        break;
    case Layout::reg:
        request.kind = PictureKind::reg;
        break;
    case Layout::network:
        request.kind = PictureKind::network;
        break;
    case Layout::growth:
        request.kind = PictureKind::growth;
        break;
    }
    if (request.kind == PictureKind::reg && !request.owner)
        throw UsageError("a register figure needs the actor in its middle", "--center ACTOR");
    write_file(arguments.output,
               picture_bytes(picture(study, request, session), arguments.output, arguments.dpi),
               arguments.overwrite);
}

} // namespace

CommandSpec draw_command() {
    return command(
        &draw,
        {.name = "draw",
         .summary = "a picture of a register, of a network or of its growth",
         .examples = {{"entente draw data/azerbaijan/study.toml --center aztu --layer cooperation "
                       "-o aztu.svg",
                       "the register figure"},
                      {"entente draw data/azerbaijan/study.toml -o network.pdf --color-by cluster",
                       "the whole network"},
                      {"entente draw data/azerbaijan/study.toml --layout growth --center aztu --by "
                       "type -o growth.png",
                       "growth with stacked types"}}});
}

} // namespace entente
