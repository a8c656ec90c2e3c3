/// entente report: one page that holds all.
#include <arguments.hpp>
#include <command.hpp>
#include <report.hpp>

#include <entente/io/text/file.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

struct ReportArguments : NetworkArguments, LensArguments, UncertaintyArguments, RunArguments {
    std::string output;
    bool overwrite = false;
    std::string title, center;
    std::vector<std::string> measure, method;
    PeriodLength period = PeriodLength::year;
    Language language = Language::en;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"output",
                      &ReportArguments::output,
                      "the page, .html",
                      {.short_name = 'o', .required = true, .value_name = "FILE"}},
                Field{"overwrite", &ReportArguments::overwrite, "replace an existing file"},
                Field{
                    "title", &ReportArguments::title, "title of the page", {.value_name = "TEXT"}},
                Field{"center",
                      &ReportArguments::center,
                      "the actor whose register it is, for a figure of its partners",
                      {.value_name = "ACTOR"}},
                Field{"measure",
                      &ReportArguments::measure,
                      "measures of actors; those of the study unless given",
                      {.short_name = 'm', .value_name = "NAME"}},
                Field{"method",
                      &ReportArguments::method,
                      "methods that part actors; those of the study unless given",
                      {.value_name = "NAME"}},
                Field{"period",
                      &ReportArguments::period,
                      "length of a period of growth",
                      {.value_name = "LENGTH"}},
                Field{"caption-language",
                      &ReportArguments::language,
                      "language of captions and legends",
                      {.value_name = "CODE"}}},
            LensArguments::fields(), UncertaintyArguments::fields(), RunArguments::fields());
    }
};

void report_command_of(const ReportArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    if (!arguments.output.ends_with(".html") && !arguments.output.ends_with(".htm"))
        throw UsageError(fmt::format("'{}' is no name of a page", arguments.output),
                         "a name that ends in .html");
    const Study study = arguments.load(session);
    ReportRequest request;
    request.lens = arguments.lens(study);
    request.lens_text = arguments.LensArguments::text();
    request.title = arguments.title;
    if (const auto& center = arguments.center.empty() ? arguments.owner : arguments.center;
        !center.empty())
        request.owner = find_actor(study.network, center);
    request.measures = arguments.measure;
    request.clusters = arguments.method;
    request.doubt = arguments.UncertaintyArguments::of(study);
    request.period = arguments.period;
    request.language = arguments.language;
    write_file(arguments.output, report_page(study, request, session), arguments.overwrite);
}

} // namespace

CommandSpec report_command() {
    return command(
        &report_command_of,
        {.name = "report",
         .summary = "one page that holds all: network, figures, doubts, methods, evidence",
         .details =
             "The page is one HTML file that asks nothing of any server. Its tables and "
             "pictures stand without script; with it the network can be searched, filtered, "
             "moved through time and looked into, and tables sorted. It prints page by page. The "
             "same input gives the same bytes in any folder. docs/guide/report.md tells how to "
             "read it.",
         .examples = {{"entente report data/azerbaijan/study.toml -o study.html",
                       "the study that comes with the program"},
                      {"entente report data/azerbaijan/register.tsv --owner \"Azerbaijan Technical "
                       "University\" --at 2020 --uncertainty sample:100 -o register.html",
                       "a register by itself, with intervals and ranks from drawn networks"}}});
}

} // namespace entente
