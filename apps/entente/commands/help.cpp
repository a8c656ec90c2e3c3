/// entente help: the same words as text, manual page and reference page.
#include <command.hpp>
#include <manual.hpp>

#include <entente/io/text/file.hpp>

namespace entente {

enum class HelpForm : std::uint8_t { text, man, markdown };
template <>
inline constexpr std::array names_of<HelpForm>{Named<HelpForm>{"text", HelpForm::text},
                                               Named<HelpForm>{"man", HelpForm::man},
                                               Named<HelpForm>{"markdown", HelpForm::markdown}};

namespace {

struct HelpArguments {
    std::string command;
    HelpForm form = HelpForm::text;

    static constexpr auto fields() {
        return std::tuple{Field{"command",
                                &HelpArguments::command,
                                "the command to tell about",
                                {.positional = true, .value_name = "COMMAND"}},
                          Field{"form",
                                &HelpArguments::form,
                                "text, manual page or reference page",
                                {.value_name = "FORM"}}};
    }
};

void help(const HelpArguments& arguments, Session&) {
    if (arguments.form == HelpForm::man) return write_standard_output(man_page());
    if (arguments.form == HelpForm::markdown) return write_standard_output(command_reference());
    write_standard_output(arguments.command.empty() ? help_text()
                                                    : help_text(find_command(arguments.command)));
}

} // namespace

CommandSpec help_command() {
    return command(&help, {.name = "help",
                           .summary = "what the program or a command does",
                           .examples = {{"entente help centrality", "the options of a command"}}});
}

} // namespace entente
