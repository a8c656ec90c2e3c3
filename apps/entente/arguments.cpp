#include "arguments.hpp"
#include "analyses.hpp"

#include <entente/io/text/file.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace entente {

void RunArguments::apply(Session& session) const {
    session.threads = threads.value_or(std::max(1u, std::thread::hardware_concurrency()));
    session.seed = seed;
    session.quiet = quiet;
    session.strict = strict;
    if (progress)
        session.progress = *progress ? Session::Progress::always : Session::Progress::never;
    if (color != When::automatic)
        session.color = color == When::always ? Session::Color::always : Session::Color::never;
}

Study NetworkArguments::load(const Session& session, std::vector<Decision> trial) const {
    Study study = read(session, std::move(trial));
    session.run("reading").throw_if_stopped();
    require_no_doubts(study, session);
    return study;
}

Study NetworkArguments::read(const Session& session, std::vector<Decision> trial) const {
    LoadOptions loose;
    loose.trial = std::move(trial);
    loose.run = session.run("reading");
    loose.owner = owner;
    loose.opening.encoding = encoding;
    loose.opening.format = input_format;
    loose.reading.table = table;
    loose.decisions = decisions;
    loose.directed = directed;
    loose.authorities = authority;
    loose.reading.header = header;
    loose.reading.day_order = day_order;
    loose.reading.undecided_days = undecided_days;
    if (!language.empty()) loose.reading.languages = language;
    if (delimiter == "tab")
        loose.opening.delimiter = '\t';
    else if (delimiter.size() == 1)
        loose.opening.delimiter = delimiter[0];
    else if (!delimiter.empty())
        throw UsageError("a delimiter is one character, or the word tab");
    for (const std::string& assignment : column) {
        const auto equals = assignment.find('=');
        if (equals == assignment.npos)
            throw UsageError(fmt::format("column cannot be '{}'", assignment),
                             "--column partner=2 or --column partner=University");
        loose.reading.columns[assignment.substr(0, equals)] = assignment.substr(equals + 1);
    }
    const bool says_how = !owner.empty() || !column.empty() || !encoding.empty() ||
                          !delimiter.empty() || !language.empty() || !header ||
                          !input_format.empty() || !table.empty() || !decisions.empty() ||
                          !authority.empty() || directed ||
                          undecided_days != UndecidedDays::refuse || day_order != DayOrder::unknown;
    if (network.ends_with(".toml") && says_how)
        throw UsageError(
            "a study says itself how its sources are read",
            "put owner, columns, encoding, languages, decisions or authority into the study file");
    return load_study(network, loose);
}

Lens LensArguments::lens(const Study& study) const {
    Lens lens;
    if (from_date && to_date && certainly_before(*to_date, *from_date))
        throw UsageError(fmt::format("the window ends ({}) before it begins ({})",
                                     to_edtf(*to_date), to_edtf(*from_date)));
    lens.at = at.value_or(Date{});
    lens.from = from_date.value_or(Date{});
    lens.to = to_date.value_or(Date{});
    lens.layers = layer.empty() ? study.file.layers : layer;
    lens.kinds = kind;
    lens.types = tie;
    lens.parallel = parallel;
    lens.weighting = weight;
    lens.arrows = direction;
    lens.reading = reading;
    lens.open_ends = open_ends;
    lens.term = term;
    lens.least_certainty = certainty;
    lens.roll_up = roll_up;
    lens.isolates = isolates;
    return lens;
}

std::string LensArguments::text() const {
    std::string out;
    const auto given = effective(*this), preset = effective(LensArguments{});
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i] != preset[i])
            out += fmt::format("{}{}={}", out.empty() ? "" : " ", given[i].first, given[i].second);
    return out.empty() ? "all" : out;
}

Format OutputArguments::chosen_format(const Session& session) const {
    if (format) return *format;
    for (const auto& [ending, form] : {std::pair{".csv", Format::csv},
                                       {".tsv", Format::tsv},
                                       {".json", Format::json},
                                       {".jsonl", Format::jsonl},
                                       {".txt", Format::table}})
        if (output.ends_with(ending)) return form;
    return output.empty() && session.output_is_terminal ? Format::table : Format::csv;
}

void OutputArguments::write(const ResultTable& table, const Session& session,
                            std::string_view schema) const {
    const WrittenTable written =
        write_table(table, {.format = chosen_format(session),
                            .raw = raw_csv,
                            .rows = top,
                            .color = output.empty() && session.colored_output(),
                            .schema = schema});
    if (written.guarded)
        session.say(fmt::format("note: {} cells that a spreadsheet would run as formulas got a "
                                "leading apostrophe (--raw-csv leaves them)",
                                written.guarded));
    write(written.text);
}

void OutputArguments::write(std::string_view text) const {
    if (output.empty() || output == "-")
        write_standard_output(text);
    else
        write_file(output, text, overwrite);
}

} // namespace entente
