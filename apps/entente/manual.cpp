#include "manual.hpp"
#include "analyses.hpp"

#include <entente/core/run/catalogue.hpp>

#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace entente {
namespace {

constexpr std::string_view tagline = "graph analytics for institutional networks";

struct ExitStatus {
    int code;
    std::string_view meaning;
};
constexpr ExitStatus exit_statuses[] = {
    {0, "done"},
    {1, "bad data; the place is named"},
    {2, "bad usage: an unknown command, option, measure or actor"},
    {3, "a defect of the program"},
    {4, "a file cannot be read or written"},
    {5, "a limit was reached"},
    {130, "interrupted"}};

std::string value_name(const OptionSpec& o) {
    if (o.type == "boolean") return "";
    if (!o.traits.value_name.empty()) return std::string{o.traits.value_name};
    return o.type == "choice"                          ? "WHICH"
           : o.type == "date"                          ? "DATE"
           : o.type == "integer" || o.type == "number" ? "N"
                                                       : "TEXT";
}

std::string synopsis(const CommandSpec& c) {
    std::string text = fmt::format("entente {}", c.name);
    bool options = false;
    for (const OptionSpec& o : c.options) {
        if (!o.traits.positional) {
            options = true;
            continue;
        }
        const std::string name = value_name(o) + (o.many ? "…" : "");
        text += o.traits.required ? " " + name : " [" + name + "]";
    }
    return text + (options ? " [OPTION]…" : "");
}

std::string left_side(const OptionSpec& o) {
    if (o.traits.positional) return value_name(o);
    const std::string no =
        o.type == "boolean" && o.preset == "true" ? "no-" : ""; // the form that changes something
    std::string text = o.traits.short_name ? fmt::format("-{}, --{}", o.traits.short_name, o.name)
                                           : "--" + no + o.name;
    if (const auto value = value_name(o); !value.empty()) text += " " + value;
    return text;
}

std::string details_of(const OptionSpec& o) {
    std::string text = o.help;
    if (!o.choices.empty()) text += fmt::format(" ({})", fmt::join(o.choices, ", "));
    if (o.many && !o.traits.positional) text += "; several between commas";
    if (!o.preset.empty() && o.preset != "false" && o.preset != "true" && o.preset != "0")
        text += fmt::format(" [default: {}]", o.preset);
    return text;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const auto cut = std::min(text.find(' '), text.size());
        if (column && column + 1 + cut > width) {
            out += "\n" + std::string(indent, ' ');
            column = 0;
        }
        if (column) {
            out += ' ';
            ++column;
        }
        out += text.substr(0, cut);
        column += cut;
        text.remove_prefix(std::min(text.size(), cut + 1));
    }
    return out;
}

std::string roff(std::string_view given) {
    std::string out, text{given};
    for (auto at = text.find("…"); at != text.npos; at = text.find("…", at))
        text.replace(at, 3, "...");
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if (c == '\'')
            out += "\\(aq";
        else
            out += c;
    }
    return out;
}

std::string capital(std::string_view text) {
    std::string out{text};
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
        out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::string markdown_cell(std::string text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string{"\\|"} : std::string{c};
    return out;
}

} // namespace

std::string help_text() {
    std::string text =
        fmt::format("entente {}: {}\n\nentente COMMAND [OPTION]…\n\n", version, tagline);
    for (const CommandSpec& c : commands()) text += fmt::format("  {:<12} {}\n", c.name, c.summary);
    text += "\nentente help COMMAND tells the options of a command; entente catalogue lists the "
            "algorithms.\n";
    return text;
}

std::string help_text(const CommandSpec& c) {
    std::string text = fmt::format("{}\n\n{}.\n", synopsis(c), capital(c.summary));
    if (!c.details.empty()) text += "\n" + wrapped(c.details, 88, 0) + "\n";
    text += "\n";
    for (const OptionSpec& o : c.options) {
        const std::string left = left_side(o);
        text += left.size() <= 24 ? fmt::format("  {:<24}  ", left)
                                  : fmt::format("  {}\n{:28}", left, "");
        text += wrapped(details_of(o), 62, 28) + "\n";
    }
    if (!c.examples.empty()) text += "\nExamples\n";
    for (const Example& e : c.examples) text += fmt::format("  {}\n      {}\n", e.words, e.says);
    return text;
}

std::string man_page() {
    std::string page = fmt::format(
        ".TH ENTENTE 1 \"\" \"entente {}\" \"User Commands\"\n.SH NAME\nentente \\- {}\n.SH "
        "SYNOPSIS\n"
        ".B entente\n.I COMMAND\n[\\fIOPTION\\fR]...\n.SH DESCRIPTION\n"
        "Reads registers of agreements and tables of facts as a network of institutions, with "
        "evidence and "
        "imprecise dates, and computes centrality, clusters and growth.\n.SH COMMANDS\n",
        version, roff(tagline));
    for (const CommandSpec& c : commands()) {
        page += fmt::format(".SS {}\n.B {}\n.PP\n{}.\n", roff(c.name), roff(synopsis(c)),
                            roff(capital(c.summary)));
        if (!c.details.empty()) page += roff(c.details) + "\n";
        for (const OptionSpec& o : c.options)
            page += fmt::format(".TP\n.B {}\n{}\n", roff(left_side(o)), roff(details_of(o)));
        for (const Example& e : c.examples)
            page += fmt::format(".PP\n.EX\n{}\n.EE\n{}\n", roff(e.words), roff(capital(e.says)));
    }
    page += ".SH EXIT STATUS\n";
    for (const auto& [code, meaning] : exit_statuses)
        page += fmt::format(".TP\n.B {}\n{}\n", code, roff(meaning));
    page += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhen set and not empty, output is not colored\n";
    return page;
}

std::string command_reference() {
    std::string text = "# Commands\n\nMade by `entente help --form markdown`.\n";
    for (const CommandSpec& c : commands()) {
        text += fmt::format("\n## {}\n\n`{}`\n\n{}.", c.name, synopsis(c), capital(c.summary));
        if (!c.details.empty()) text += fmt::format(" {}", c.details);
        text += "\n\n| option | meaning |\n| --- | --- |\n";
        for (const OptionSpec& o : c.options)
            text += fmt::format("| `{}` | {} |\n", markdown_cell(left_side(o)),
                                markdown_cell(details_of(o)));
        for (const Example& e : c.examples)
            text += fmt::format("\n```sh\n{}\n```\n\n{}.\n", e.words, capital(e.says));
    }
    text += "\n## Exit status\n\n| status | meaning |\n| --- | --- |\n";
    for (const auto& [code, meaning] : exit_statuses)
        text += fmt::format("| {} | {} |\n", code, meaning);
    return text;
}

std::string algorithm_reference() {
    std::string text = "# Algorithms\n\nMade by `entente catalogue --form markdown`.\n";
    for (const Spec& s : catalogue()) {
        text += fmt::format("\n## {}\n\n{}. Gives {}.\n", s.name, capital(s.summary), s.shape);
        if (!s.formula.empty()) text += fmt::format("\n    {}\n", s.formula);
        if (!s.caveat.empty()) text += fmt::format("\nMind: {}.\n", s.caveat);
        text += fmt::format("\nTime {}", s.time);
        if (!s.space.empty()) text += fmt::format(", space {}", s.space);
        text += ".";
        if (!s.references.empty())
            text += fmt::format(" References: {}.", fmt::join(s.references, ", "));
        text += "\n";
        if (s.options.empty()) continue;
        text += "\n| option | meaning |\n| --- | --- |\n";
        for (const OptionSpec& o : s.options)
            text += fmt::format("| `{}` | {} |\n", o.name, markdown_cell(details_of(o)));
    }
    return text;
}

std::string explanation(const Spec& s) {
    std::string text = fmt::format("{}: {}\n\n", s.name, s.summary);
    if (!s.formula.empty()) text += fmt::format("  {}\n\n", s.formula);
    if (!s.caveat.empty()) text += fmt::format("  mind        {}\n", s.caveat);
    if (s.takes_grouping)
        text += fmt::format("  groups      {}\n", s.needs_grouping ? "needs --by" : "may use --by");
    text += fmt::format("  gives       {}\n  time        {}\n", s.shape, s.time);
    if (!s.space.empty()) text += fmt::format("  space       {}\n", s.space);
    if (!s.references.empty())
        text += fmt::format("  references  {}\n", fmt::join(s.references, ", "));
    for (const OptionSpec& o : s.options) {
        text += fmt::format("  :{}={}  {}", o.name, o.preset.empty() ? "…" : o.preset, o.help);
        if (!o.choices.empty()) text += fmt::format(" ({})", fmt::join(o.choices, ", "));
        text += "\n";
    }
    return text;
}

namespace {

std::vector<std::string> algorithms_of(std::string_view family) {
    std::vector<std::string> names;
    for (const Spec& spec : catalogue())
        if (family.empty() || spec.family() == family) names.emplace_back(spec.short_name());
    return names;
}

/// Words that can stand as the value of an option, or as a positional one; empty where only the
/// user or a file knows them.
std::vector<std::string> known_values(const CommandSpec& c, const OptionSpec& o) {
    if (!o.choices.empty()) return o.choices;
    if (o.name == "measure") {
        std::vector<std::string> all;
        for (const auto family : measure_families())
            for (auto& name : algorithms_of(family)) all.push_back(std::move(name));
        return all;
    }
    if (o.name == "method") return algorithms_of("clusters");
    if (c.name == "catalogue" && o.traits.positional) return algorithms_of("");
    if (c.name == "completion") return {"bash", "fish", "zsh"};
    std::vector<std::string> names;
    if (c.name == "help" && o.traits.positional)
        for (const CommandSpec& other : commands()) names.emplace_back(other.name);
    return names;
}

std::vector<std::string> option_words(const CommandSpec& c) {
    std::vector<std::string> all{"--help"};
    for (const OptionSpec& o : c.options) {
        if (o.traits.positional) continue;
        all.push_back("--" + o.name);
        if (o.type == "boolean") all.push_back("--no-" + o.name);
    }
    return all;
}

std::string bash_completion() {
    const auto offer = [](const std::vector<std::string>& words) {
        return fmt::format("mapfile -t COMPREPLY < <(compgen -W \"{}\" -- \"$word\")",
                           fmt::join(words, " "));
    };
    std::vector<std::string> names;
    for (const CommandSpec& c : commands()) names.emplace_back(c.name);
    std::string values, options, positional;
    for (const CommandSpec& c : commands()) {
        for (const OptionSpec& o : c.options) {
            const auto known = known_values(c, o);
            if (known.empty()) continue;
            if (o.traits.positional) {
                positional += fmt::format("    {}) {}; return ;;\n", c.name, offer(known));
                continue;
            }
            values += fmt::format("    \"{} --{}\"", c.name, o.name);
            if (o.traits.short_name)
                values += fmt::format(" | \"{} -{}\"", c.name, o.traits.short_name);
            values += fmt::format(") {}; return ;;\n", offer(known));
        }
        options += fmt::format("        {}) {} ;;\n", c.name, offer(option_words(c)));
    }
    return fmt::format(
        "_entente() {{\n"
        "    local word=\"${{COMP_WORDS[COMP_CWORD]}}\" before=\"${{COMP_WORDS[COMP_CWORD-1]}}\"\n"
        "    COMPREPLY=()\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        {}\n        return\n    fi\n"
        "    case \"${{COMP_WORDS[1]}} $before\" in\n{}    esac\n"
        "    case \"$word\" in -*)\n        case \"${{COMP_WORDS[1]}}\" in\n{}        esac\n       "
        " return ;;\n    esac\n"
        "    case \"${{COMP_WORDS[1]}}\" in\n{}    esac\n"
        "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
        "}}\ncomplete -o filenames -F _entente entente\n",
        offer(names), values, options, positional);
}

std::string fish_completion() {
    std::string script;
    for (const CommandSpec& c : commands()) {
        script += fmt::format("complete -c entente -n __fish_use_subcommand -a {} -d \"{}\"\n",
                              c.name, c.summary);
        for (const OptionSpec& o : c.options) {
            const auto known = known_values(c, o);
            const std::string when =
                fmt::format("complete -c entente -n \"__fish_seen_subcommand_from {}\"", c.name);
            const std::string words =
                known.empty() ? "" : fmt::format(" -x -a \"{}\"", fmt::join(known, " "));
            if (o.traits.positional) {
                if (!known.empty()) script += when + words + "\n";
                continue;
            }
            const std::string abbreviation =
                o.traits.short_name ? fmt::format(" -s {}", o.traits.short_name) : "";
            script += fmt::format("{} -l {}{}{}\n", when, o.name, abbreviation, words);
        }
    }
    return script;
}

} // namespace

std::string completion_script(std::string_view shell) {
    if (shell == "bash") return bash_completion();
    if (shell == "zsh")
        return "#compdef entente\nautoload -U +X bashcompinit && bashcompinit\n" +
               bash_completion();
    if (shell == "fish") return fish_completion();
    throw UsageError(fmt::format("no completion for '{}'", shell), "bash, zsh or fish");
}

} // namespace entente
