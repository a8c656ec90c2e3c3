#pragma once
/// A command declares itself once: name, words of help, options. The command line, its help,
/// completion and manual pages are derived.
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/run/options.hpp>

#include "session.hpp"

namespace entente {

struct Example {
    std::string_view words; ///< "entente centrality study.toml --top 5"
    std::string_view says;
};

struct CommandSpec {
    std::string_view name;
    std::string_view summary; ///< one line, lower case, no full stop
    std::string_view details{};
    std::vector<Example> examples{};

    // Filled by command().
    std::vector<OptionSpec> options{};
    std::function<void(const Settings&, Session&)> run{};
};

/// Completes a CommandSpec from the signature void f(const Arguments&, Session&).
template <class Arguments>
CommandSpec command(void (*f)(const Arguments&, Session&), CommandSpec spec) {
    spec.options = option_specs<Arguments>();
    spec.run = [f, name = std::string{spec.name}](const Settings& settings, Session& session) {
        f(parse_options<Arguments>(settings, name), session);
    };
    return spec;
}

/// Every command, in the order of apps/entente/commands.cmake.
std::span<const CommandSpec> commands();

/// By name; throws UsageError with a suggestion.
const CommandSpec& find_command(std::string_view name);

} // namespace entente
