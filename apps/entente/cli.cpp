#include "cli.hpp"

#include <entente/core/base/suggest.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace entente {
namespace {

std::string option_names(const OptionSpec& option) {
    std::string names = "--" + option.name;
    if (option.traits.short_name) names = fmt::format("-{},{}", option.traits.short_name, names);
    return names;
}

/// Words without a dash, dealt to the positional options in order; the last takes all that are left
/// if it takes several. Returns the first word that finds no place.
std::optional<std::string> deal(const std::vector<std::string>& words, const CommandSpec& command,
                                Settings& settings) {
    std::size_t at = 0;
    for (const OptionSpec& option : command.options) {
        if (!option.traits.positional) continue;
        while (at < words.size()) {
            settings[option.name].push_back(words[at++]);
            if (!option.many) break;
        }
    }
    return at < words.size() ? std::optional{words[at]} : std::nullopt;
}

/// Booleans are flags with a --no- form that also take a value (--header=false); everything else
/// takes one.
void declare(CLI::App& app, const OptionSpec& option, Settings& settings) {
    auto& values = settings[option.name];
    if (option.type == "boolean") {
        app.add_flag_function(option_names(option), [&values](std::int64_t count) {
            values = {count < 0 ? "false" : "true"};
        });
        app.add_flag_function("--no-" + option.name,
                              [&values](std::int64_t) { values = {"false"}; });
        return;
    }
    app.add_option(option_names(option), values)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// CLI11 wants `--flag=false` as a flag value; the words true and false after a flag are ours.
std::vector<std::string> with_flag_values(const CommandSpec& command,
                                          const std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const auto is_flag = [&](std::string_view name) {
            return std::any_of(
                command.options.begin(), command.options.end(),
                [&](const OptionSpec& o) { return o.type == "boolean" && o.name == name; });
        };
        if (word.starts_with("--")) {
            const auto equals = word.find('=');
            const std::string name = word.substr(2, equals == word.npos ? word.npos : equals - 2);
            std::string value;
            if (is_flag(name)) {
                if (equals != word.npos)
                    value = word.substr(equals + 1);
                else if (i + 1 < words.size() &&
                         (words[i + 1] == "true" || words[i + 1] == "false"))
                    value = words[++i];
                if (value == "false" || value == "no") {
                    out.push_back("--no-" + name);
                    continue;
                }
                if (value.empty() || value == "true" || value == "yes") {
                    out.push_back("--" + name);
                    continue;
                }
                throw UsageError(
                    fmt::format("{} cannot be '{}': it takes true or false", name, value));
            }
        }
        out.push_back(word);
    }
    return out;
}

[[noreturn]] void refuse(const CommandSpec& command, const std::string& word) {
    if (!word.starts_with("-") || word == "-")
        throw UsageError(fmt::format("'{}' is one word too many for {}", word, command.name),
                         fmt::format("entente help {}", command.name));
    std::vector<std::string> known{"--help"};
    for (const OptionSpec& o : command.options)
        if (!o.traits.positional) known.push_back("--" + o.name);
    const std::string bare = word.substr(0, word.find('='));
    const std::string near = did_you_mean(bare, known);
    throw UsageError(fmt::format("{} has no option '{}'", command.name, bare),
                     near.empty() ? fmt::format("entente help {}", command.name) : near);
}

} // namespace

const CommandSpec& find_command(std::string_view name) {
    std::vector<std::string> known;
    for (const CommandSpec& c : commands()) {
        if (c.name == name) return c;
        known.emplace_back(c.name);
    }
    const std::string near = did_you_mean(name, known);
    throw UsageError(fmt::format("no command is called '{}'", name),
                     near.empty() ? "entente help" : near);
}

Invocation parse_command_line(const std::vector<std::string>& words) {
    Invocation call;
    if (words.empty() || words[0] == "-h" || words[0] == "--help") {
        call.help = true;
        return call;
    }
    if (words[0] == "--version" || words[0] == "-V") {
        call.version = true;
        return call;
    }
    call.command = &find_command(words[0]);
    std::vector<std::string> rest(words.begin() + 1, words.end());
    const auto end_of_options = std::find(rest.begin(), rest.end(), "--");
    call.help = std::any_of(rest.begin(), end_of_options,
                            [](const auto& w) { return w == "--help" || w == "-h"; });
    if (call.help) return call;
    rest = with_flag_values(*call.command, rest);

    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    Settings settings;
    std::vector<std::string> plain_words;
    app.add_option("words", plain_words)->expected(-1);
    for (const OptionSpec& option : call.command->options)
        if (!option.traits.positional) declare(app, option, settings);
    std::reverse(rest.begin(), rest.end()); // CLI11 takes the words last first
    try {
        app.parse(rest);
    } catch (const CLI::ParseError& e) {
        for (const std::string& word : app.remaining()) refuse(*call.command, word);
        throw UsageError(fmt::format("{}: {}", call.command->name, e.what()),
                         fmt::format("entente help {}", call.command->name));
    }
    for (const std::string& word : app.remaining())
        if (word != "--") refuse(*call.command, word);
    if (const auto left = deal(plain_words, *call.command, settings)) refuse(*call.command, *left);
    for (auto& [name, values] : settings)
        if (!values.empty()) call.settings[name] = std::move(values);
    return call;
}

} // namespace entente
