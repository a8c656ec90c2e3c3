/// entente export: the network itself, for other programs.
#include <analyses.hpp>
#include <arguments.hpp>
#include <command.hpp>
#include <pictures.hpp>

#include <entente/io/formats/network_json.hpp>

#include <fmt/format.h>

namespace entente {

enum class Part : std::uint8_t {
    ties,
    actors,
    evidence,
    life,
    names,
    attributes,
    claims,
    counts,
    coverage
};
template <>
inline constexpr std::array names_of<Part>{
    Named<Part>{"ties", Part::ties},         Named<Part>{"actors", Part::actors},
    Named<Part>{"evidence", Part::evidence}, Named<Part>{"life", Part::life},
    Named<Part>{"names", Part::names},       Named<Part>{"attributes", Part::attributes},
    Named<Part>{"claims", Part::claims},     Named<Part>{"counts", Part::counts},
    Named<Part>{"coverage", Part::coverage}};

enum class ExportFormat : std::uint8_t { csv, tsv, json, jsonl, network, dot };
template <>
inline constexpr std::array names_of<ExportFormat>{
    Named<ExportFormat>{"csv", ExportFormat::csv},
    Named<ExportFormat>{"tsv", ExportFormat::tsv},
    Named<ExportFormat>{"json", ExportFormat::json},
    Named<ExportFormat>{"jsonl", ExportFormat::jsonl},
    Named<ExportFormat>{"network", ExportFormat::network},
    Named<ExportFormat>{"dot", ExportFormat::dot}};

namespace {

struct ExportArguments : NetworkArguments, LensArguments, RunArguments {
    std::optional<Part> what;
    std::optional<ExportFormat> to;
    std::string output;
    bool overwrite = false;
    bool raw_csv = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"what",
                      &ExportArguments::what,
                      "the table to write; ties unless given",
                      {.value_name = "TABLE"}},
                Field{
                    "to",
                    &ExportArguments::to,
                    "format, if the ending of the file does not tell; network is the whole as JSON",
                    {.value_name = "FORMAT"}},
                Field{"output",
                      &ExportArguments::output,
                      "write to this file instead of standard output",
                      {.short_name = 'o', .value_name = "FILE"}},
                Field{"overwrite", &ExportArguments::overwrite, "replace an existing file"},
                Field{"raw-csv", &ExportArguments::raw_csv,
                      "do not guard cells that a spreadsheet would run as formulas"}},
            LensArguments::fields(), RunArguments::fields());
    }
};

ResultTable table_of(const Network& network, Part part) {
    switch (part) {
    case Part::actors:
        return actors_of(network);
    case Part::evidence:
        return evidence_of(network);
    case Part::life:
        return life_of(network);
    case Part::names:
        return names_of_actors(network);
    case Part::attributes:
        return attributes_of(network);
    case Part::claims:
        return claims_of(network);
    case Part::counts:
        return counts_of(network);
    case Part::coverage:
        return coverage_of(network);
    default:
        return ties_of(network);
    }
}

ExportFormat format_of(const ExportArguments& a) {
    if (a.to) return *a.to;
    for (const auto& [ending, form] : {std::pair{".dot", ExportFormat::dot},
                                       {".gv", ExportFormat::dot},
                                       {".csv", ExportFormat::csv},
                                       {".tsv", ExportFormat::tsv},
                                       {".jsonl", ExportFormat::jsonl}})
        if (a.output.ends_with(ending)) return form;
    if (a.output.ends_with(".json")) return a.what ? ExportFormat::json : ExportFormat::network;
    if (a.output.empty() || a.output == "-") return ExportFormat::csv;
    throw UsageError(fmt::format("the ending of '{}' tells no format", a.output),
                     "--to csv, tsv, json, jsonl, network or dot");
}

void run_export(const ExportArguments& arguments, Session& session) {
    arguments.RunArguments::apply(session);
    const ExportFormat format = format_of(arguments);
    const Study study = arguments.load(session);
    const OutputArguments out{.format = {},
                              .output = arguments.output,
                              .overwrite = arguments.overwrite,
                              .raw_csv = arguments.raw_csv};
    if (format == ExportFormat::dot)
        return out.write(dot_text(study, arguments.lens(study), session));
    if (arguments.LensArguments::text() != "all")
        throw UsageError(
            "tables and JSON hold the whole network; a lens would not change them",
            "--to dot, or centrality, clusters and growth, which look through the lens");
    if (format == ExportFormat::network) return out.write(network_json(study.network));
    OutputArguments table = out;
    table.format = format == ExportFormat::tsv     ? Format::tsv
                   : format == ExportFormat::json  ? Format::json
                   : format == ExportFormat::jsonl ? Format::jsonl
                                                   : Format::csv;
    table.write(table_of(study.network, arguments.what.value_or(Part::ties)), session,
                "entente.network-table/1");
}

} // namespace

CommandSpec export_command() {
    return command(&run_export,
                   {.name = "export",
                    .summary = "the network itself: tables, JSON or DOT",
                    .details = "Tables and JSON hold the whole network, whatever the lens; DOT "
                               "holds what the lens shows, with positions.",
                    .examples = {{"entente export data/azerbaijan/study.toml -o network.dot",
                                  "for Graphviz and every program that reads DOT"},
                                 {"entente export data/azerbaijan/study.toml --what evidence",
                                  "the row or the paragraph behind each tie and actor"}}});
}

} // namespace entente
