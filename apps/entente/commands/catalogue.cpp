/// entente catalogue: every algorithm, its options, cost and references.
#include <arguments.hpp>
#include <command.hpp>
#include <manual.hpp>

#include <entente/core/run/catalogue.hpp>
#include <entente/io/text/file.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente {

enum class CatalogueForm : std::uint8_t { list, json, markdown };
template <>
inline constexpr std::array names_of<CatalogueForm>{
    Named<CatalogueForm>{"list", CatalogueForm::list},
    Named<CatalogueForm>{"json", CatalogueForm::json},
    Named<CatalogueForm>{"markdown", CatalogueForm::markdown}};

namespace {

using Json = nlohmann::ordered_json;

struct CatalogueArguments {
    std::string algorithm;
    CatalogueForm form = CatalogueForm::list;
    bool json = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"algorithm",
                  &CatalogueArguments::algorithm,
                  "explain this one",
                  {.positional = true, .value_name = "ALGORITHM"}},
            Field{"form", &CatalogueArguments::form, "form of the list", {.value_name = "FORM"}},
            Field{"json", &CatalogueArguments::json, "the same as --form json"}};
    }
};

Json as_json(const Spec& s) {
    Json options = Json::array();
    for (const OptionSpec& o : s.options) {
        Json option = {{"name", o.name}, {"type", o.type}, {"default", o.preset}, {"help", o.help}};
        if (!o.choices.empty()) option["choices"] = o.choices;
        if (o.traits.least > -1e300) option["least"] = o.traits.least;
        if (o.traits.most < 1e300) option["most"] = o.traits.most;
        options.push_back(std::move(option));
    }
    return {{"name", s.name},
            {"family", s.family()},
            {"summary", s.summary},
            {"formula", s.formula},
            {"caveat", s.caveat},
            {"shape", s.shape},
            {"input", s.takes_timeline ? "timeline" : "graph"},
            {"time", s.time},
            {"space", s.space},
            {"monotone", s.monotone},
            {"groups", s.needs_grouping   ? "needed"
                       : s.takes_grouping ? "taken"
                                          : "none"},
            {"references", s.references},
            {"options", options}};
}

void show_catalogue(const CatalogueArguments& arguments, Session&) {
    if (!arguments.algorithm.empty()) {
        const Spec& spec = find_algorithm(arguments.algorithm);
        write_standard_output(arguments.json || arguments.form == CatalogueForm::json
                                  ? as_json(spec).dump(2) + "\n"
                                  : explanation(spec));
        return;
    }
    if (arguments.json || arguments.form == CatalogueForm::json) {
        Json all = Json::array();
        for (const Spec& s : catalogue()) all.push_back(as_json(s));
        write_standard_output(Json{{"schema", "entente.catalogue/1"}, {"algorithms", all}}.dump(2) +
                              "\n");
        return;
    }
    if (arguments.form == CatalogueForm::markdown)
        return write_standard_output(algorithm_reference());
    std::string text;
    for (const Spec& s : catalogue()) text += fmt::format("{:<28} {}\n", s.name, s.summary);
    write_standard_output(text);
}

} // namespace

CommandSpec catalogue_command() {
    return command(&show_catalogue,
                   {.name = "catalogue",
                    .summary = "every algorithm, its options, cost and references",
                    .examples = {{"entente catalogue", "a line for each algorithm"},
                                 {"entente catalogue betweenness",
                                  "what it means, what it costs, its options"}}});
}

} // namespace entente
