/// entente completion: a script for the shell.
#include <command.hpp>
#include <manual.hpp>

#include <entente/io/text/file.hpp>

namespace entente {
namespace {

struct CompletionArguments {
    std::string shell;

    static constexpr auto fields() {
        return std::tuple{Field{"shell",
                                &CompletionArguments::shell,
                                "bash, zsh or fish",
                                {.positional = true, .required = true, .value_name = "SHELL"}}};
    }
};

void completion(const CompletionArguments& arguments, Session&) {
    write_standard_output(completion_script(arguments.shell));
}

} // namespace

CommandSpec completion_command() {
    return command(
        &completion,
        {.name = "completion",
         .summary = "a script that completes commands and options in the shell",
         .examples = {
             {"entente completion bash > ~/.local/share/bash-completion/completions/entente",
              "install it for bash"}}});
}

} // namespace entente
