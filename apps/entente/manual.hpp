#pragma once
/// Help, manual pages, reference pages and completion, all derived from the commands' declarations.
#include <string>
#include <string_view>

#include <entente/core/run/catalogue.hpp>

#include "command.hpp"

namespace entente {

std::string help_text();
std::string help_text(const CommandSpec& command);

/// What an algorithm means, gives and costs, and its options, for a terminal.
std::string explanation(const Spec& algorithm);

/// roff for man(1): the whole program on one page, entente(1).
std::string man_page();

/// Markdown: all commands, and all algorithms of the catalogue.
std::string command_reference();
std::string algorithm_reference();

/// A completion script. Throws UsageError unless shell is bash, zsh or fish.
std::string completion_script(std::string_view shell);

} // namespace entente
