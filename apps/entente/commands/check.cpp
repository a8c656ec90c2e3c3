/// entente check: reads, diagnoses, writes nothing but the account.
#include <arguments.hpp>
#include <command.hpp>
#include <write_study.hpp>

#include <entente/io/text/escape.hpp>
#include <entente/io/text/file.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

struct CheckArguments : NetworkArguments, RunArguments {
    Format format = Format::table;
    std::string rejects;
    std::string write_study;
    bool overwrite = false;

    static constexpr auto fields() {
        return std::tuple_cat(
            NetworkArguments::fields(),
            std::tuple{
                Field{"format",
                      &CheckArguments::format,
                      "table for people, json for programs",
                      {.value_name = "FORMAT"}},
                Field{"rejects",
                      &CheckArguments::rejects,
                      "write rejected rows with their reasons to this CSV file",
                      {.value_name = "FILE"}},
                Field{"write-study",
                      &CheckArguments::write_study,
                      "write what was found about a register as the study file to start from",
                      {.value_name = "FILE"}},
                Field{"overwrite", &CheckArguments::overwrite,
                      "replace an existing file of rejects, or study file"}},
            RunArguments::fields());
    }
};

std::string plain_account(const Study& study) {
    std::string text;
    for (const Diagnostic& d : study.remarks) text += to_string(d) + "\n";
    if (!study.remarks.empty()) text += "\n";
    for (const SourceAccount& a : study.accounts) {
        const auto& r = a.reading;
        text += fmt::format("{}: {} row{} = {} used + {} merged + {} aside + {} rejected\n", r.file,
                            r.account.rows, r.account.rows == 1 ? "" : "s", r.account.used,
                            r.account.merged, r.account.aside, r.account.rejected);
        if (r.account.entries != r.account.used)
            text +=
                fmt::format("  {} agreements, for rows name several parties\n", r.account.entries);
        text +=
            fmt::format("  read as {}{}{}\n", a.format, a.encoding.empty() ? "" : ", ", a.encoding);
        std::string columns;
        for (const auto& [role, header] : r.columns)
            columns += fmt::format("{}{} = {}", columns.empty() ? "" : ", ", role, header);
        text += fmt::format("  columns: {}\n  actors: {} made, {} met again\n", columns,
                            a.actors_made, a.actors_met);
    }
    std::size_t counts[4] = {};
    for (const Diagnostic& d : study.remarks) ++counts[static_cast<std::size_t>(d.severity)];
    const auto of = [](std::size_t n, const char* what) {
        return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
    };
    text += fmt::format("{}, {}, {}, {}\n", of(counts[1], "repair"), of(counts[2], "doubt"),
                        of(counts[3], "rejection"), of(counts[0], "note"));
    text += fmt::format("network: {}, {} ({} of other sources merged into them), {}\n",
                        of(study.network.actor_count(), "actor"),
                        of(study.network.tie_count(), "tie"), of(study.ties_merged, "statement"),
                        of(study.network.sources().size(), "source"));
    return text;
}

std::string json_account(const Study& study) {
    Json sources = Json::array(), remarks = Json::array();
    for (const SourceAccount& a : study.accounts) {
        Json columns = Json::object();
        for (const auto& [role, header] : a.reading.columns) columns[role] = header;
        const auto& n = a.reading.account;
        sources.push_back({{"source", a.source},
                           {"file", a.reading.file},
                           {"rows", n.rows},
                           {"used", n.used},
                           {"merged", n.merged},
                           {"aside", n.aside},
                           {"entries", n.entries},
                           {"format", a.format},
                           {"encoding", a.encoding},
                           {"rejected", n.rejected},
                           {"columns", columns},
                           {"actors_made", a.actors_made},
                           {"actors_met", a.actors_met}});
    }
    for (const Diagnostic& d : study.remarks)
        remarks.push_back({{"severity", name_of(d.severity)},
                           {"file", d.place.file},
                           {"line", d.place.line},
                           {"column", d.place.column},
                           {"message", d.message},
                           {"excerpt", d.excerpt},
                           {"hint", d.hint}});
    const Json whole = {{"schema", "entente.check/1"},
                        {"sources", sources},
                        {"remarks", remarks},
                        {"actors", study.network.actor_count()},
                        {"ties", study.network.tie_count()},
                        {"ties_merged", study.ties_merged}};
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void check(const CheckArguments& arguments, Session& session) {
    arguments.apply(session);
    if (arguments.format != Format::table && arguments.format != Format::json)
        throw UsageError("check writes table or json");
    const Study study = arguments.read(session);
    session.run("reading").throw_if_stopped();
    if (!arguments.rejects.empty()) {
        ResultTable rejects{{{"file", std::vector<std::string>{}},
                             {"line", std::vector<double>{}},
                             {"reason", std::vector<std::string>{}},
                             {"text", std::vector<std::string>{}}}};
        for (const SourceAccount& a : study.accounts)
            for (const RejectedRow& r : a.reading.rejected) {
                std::get<0>(rejects.columns[0].cells).push_back(a.reading.file);
                std::get<1>(rejects.columns[1].cells).push_back(r.line);
                std::get<0>(rejects.columns[2].cells).push_back(r.reason);
                std::get<0>(rejects.columns[3].cells).push_back(r.text);
            }
        write_file(arguments.rejects, write_table(rejects, {.format = Format::csv}).text,
                   arguments.overwrite);
    }
    if (!arguments.write_study.empty()) {
        if (arguments.network == "-" || arguments.network.ends_with(".toml"))
            throw UsageError("a study file is written for a register in a file");
        write_file(arguments.write_study, study_text(study, arguments.write_study),
                   arguments.overwrite);
        session.say(fmt::format("study file written to {}", arguments.write_study));
    }
    write_standard_output(arguments.format == Format::json ? json_account(study)
                                                           : visible_text(plain_account(study)));
    const auto left = std::count_if(study.remarks.begin(), study.remarks.end(),
                                    [](const auto& d) { return d.severity >= Severity::doubt; });
    if (session.strict && left > 0) // the account itself names each of them
        throw InputError(Diagnostic{.severity = Severity::error,
                                    .place = {arguments.network},
                                    .message = fmt::format("{} doubt{} or rejected rows are left",
                                                           left, left == 1 ? "" : "s")});
}

} // namespace

CommandSpec check_command() {
    return command(
        &check,
        {.name = "check",
         .summary = "read a study or a register, say what was found, and account for every row",
         .details = "Prints a line per repair, doubt and rejected row with its place, then the "
                    "account: rows = used + "
                    "merged + aside + rejected. Rows aside are titles, headings, totals and notes. "
                    "Nothing else is written.",
         .examples = {{"entente check data/azerbaijan/study.toml",
                       "the account of the study that comes with the program"},
                      {"entente check agreements.csv --owner 'Riga Technical University'",
                       "a register without a study"},
                      {"entente check agreements.csv --owner 'Riga Technical University' "
                       "--write-study study.toml",
                       "the study file to start from, with all that was inferred"}}});
}

} // namespace entente
