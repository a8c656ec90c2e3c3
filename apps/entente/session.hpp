#pragma once
/// What a command has around it: how to run, where remarks go, whether anyone watches.
#include <chrono>
#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/run/run.hpp>

namespace entente {

/// Standard output carries data only; everything said here goes to standard error.
class Session {
public:
    Session(std::vector<std::string> words, std::stop_token stop);

    bool quiet = false;
    bool strict = false; ///< doubts and methods that do not converge are errors
    bool output_is_terminal = false;
    bool messages_are_terminal = false;
    enum class Progress { automatic, always, never } progress = Progress::automatic;
    enum class Color { automatic, always, never } color = Color::automatic;
    unsigned threads = 1;
    std::uint64_t seed = 0;

    /// How to run a long piece of work that is called `what` while it goes on.
    Run run(std::string what) const;

    /// A line for the user, unless quiet.
    void say(std::string_view line) const;

    bool colored_output() const;

    /// The command as typed, without the folder of the program.
    std::string command_line() const;

private:
    std::vector<std::string> words_;
    std::stop_token stop_;
};

} // namespace entente
