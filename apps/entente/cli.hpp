#pragma once
/// From words on the command line to a command and its settings.
#include <string>
#include <vector>

#include "command.hpp"

namespace entente {

struct Invocation {
    const CommandSpec* command = nullptr; ///< none: help or version was asked for
    Settings settings;
    bool help = false, version = false;
};

/// Throws UsageError, with a suggestion where one is near, for words that no command takes.
Invocation parse_command_line(const std::vector<std::string>& words);

} // namespace entente
