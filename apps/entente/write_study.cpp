#include "write_study.hpp"

#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace entente {
namespace {

namespace fs = std::filesystem;

/// A basic string of TOML.
std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte < 0x20 || byte == 0x7F)
            out += fmt::format("\\u{:04X}", byte);
        else
            out += c;
    }
    return out + "\"";
}

std::string list(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& t : texts) out += (out.empty() ? "" : ", ") + toml_text(t);
    return "[" + out + "]";
}

/// The number in "column 3", which is how a column without a header is called; else nothing.
std::string number_of(const std::string& header) {
    constexpr std::string_view lead = "column ";
    if (!header.starts_with(lead) || header.size() == lead.size() ||
        header.find_first_not_of("0123456789", lead.size()) != header.npos)
        return {};
    return header.substr(lead.size());
}

} // namespace

std::string study_text(const Study& study, const std::string& path) {
    const StudySource& source = study.file.sources.front();
    const SourceAccount& account = study.accounts.front();
    std::error_code error; // a path that cannot be made relative stays as it is
    const fs::path folder = fs::absolute(path, error).parent_path();
    const fs::path relative = fs::absolute(source.file, error).lexically_relative(folder);
    std::string id = slug(source.id);
    std::string text = fmt::format("title = {}\n", toml_text(study.file.title));
    text += "# Names that are one institution: answers of `entente resolve --review` are kept in "
            "decisions.csv.\n";
    if (!study.file.decisions.empty())
        text += fmt::format(
            "decisions = {}\n",
            toml_text(
                fs::absolute(study.file.decisions, error).lexically_relative(folder).string()));
    text +=
        fmt::format("\n[[source]]\nid = {}\nfile = {}\n", toml_text(id.empty() ? "register" : id),
                    toml_text(relative.empty() ? source.file : relative.string()));
    if (!source.owner.empty()) text += fmt::format("owner = {}\n", toml_text(source.owner));
    text += "# coverage = \"complete\"   # if it lists all agreements of its owner\n"
            "# as_of = \"2024-06-30\"     # the day up to which it lists them\n";
    text += fmt::format("format = {}\n", toml_text(account.format));
    if (!account.encoding.empty() && account.encoding != "UTF-8")
        text += fmt::format("encoding = {}\n", toml_text(account.encoding));
    if (source.opening.delimiter)
        text += fmt::format("delimiter = {}\n",
                            toml_text(std::string_view{&source.opening.delimiter, 1}));
    const RegisterOptions& o = source.reading;
    if (o.languages != RegisterOptions{}.languages)
        text += fmt::format("languages = {}\n", list(o.languages));
    if (!o.table.empty()) text += fmt::format("table = {}\n", toml_text(o.table));
    const bool is_headless =
        std::any_of(account.reading.columns.begin(), account.reading.columns.end(),
                    [](const auto& c) { return !number_of(c.second).empty(); });
    if (!o.header || (is_headless && account.tables == 1)) text += "header = false\n";
    if (!o.separator.empty()) text += fmt::format("separator = {}\n", toml_text(o.separator));
    if (o.wide != WideTable::find) text += fmt::format("wide = {}\n", toml_text(name_of(o.wide)));
    if (!o.fill_down.empty()) text += fmt::format("fill_down = {}\n", list(o.fill_down));
    if (o.day_order == DayOrder::unknown)
        text += "# day_order = \"day-month\" # or month-day, if the columns do not tell\n";
    else
        text += fmt::format("day_order = {}\n", toml_text(name_of(o.day_order)));
    text += fmt::format("default_type = {}   # of rows whose type is not told\n",
                        toml_text(o.default_type));
    if (!account.reading.columns.empty()) {
        // Several tables may call one column differently, and find it again by themselves.
        const char* lead = account.tables > 1 ? "# " : "";
        text += fmt::format("\n{}[source.columns]   # by header, or by number from 1\n", lead);
        for (const auto& [role, header] : account.reading.columns) {
            const auto number = number_of(header);
            text +=
                fmt::format("{}{} = {}\n", lead, role, number.empty() ? toml_text(header) : number);
        }
    }
    text += "\n[analyses]\ncentrality = [\"degree\", \"strength\", \"betweenness\"]\n"
            "clusters = [\"components\", \"leiden\"]\ngrowth = [\"year\"]\n";
    if (!source.owner.empty() && study.network.actor_count() > 0)
        text += fmt::format("\n[[picture]]\ndraw = \"register\"\nname = \"register\"\nowner = {}\n",
                            toml_text(source.owner));
    text += "\n[[picture]]\ndraw = \"network\"\nname = \"network\"\n\n"
            "[[picture]]\ndraw = \"growth\"\nname = \"growth\"\n";
    return text;
}

} // namespace entente
