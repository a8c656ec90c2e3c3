#include "session.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace entente {
namespace {

/// Draws a line of progress once the work passes half a second, at most ten times a second.
class ProgressLine {
public:
    explicit ProgressLine(std::string what) : what_(std::move(what)) {}
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine() {
        if (drawn_) fmt::print(stderr, "\r\033[K");
    }
    void operator()(std::size_t done, std::size_t total) {
        const auto now = Clock::now();
        if (now - begin_ < std::chrono::milliseconds{500} ||
            now - last_ < std::chrono::milliseconds{100})
            return;
        last_ = now;
        drawn_ = true;
        const double passed = std::chrono::duration<double>(now - begin_).count();
        const double share = total ? static_cast<double>(done) / static_cast<double>(total) : 0;
        const double left = share > 0 ? passed / share - passed : 0;
        fmt::print(stderr, "\r\033[K{} {:3.0f} %, {:.0f} s left", what_, 100 * share, left);
        std::fflush(stderr);
    }

private:
    using Clock = std::chrono::steady_clock;
    std::string what_;
    Clock::time_point begin_ = Clock::now(), last_ = begin_;
    bool drawn_ = false;
};

} // namespace

Session::Session(std::vector<std::string> words, std::stop_token stop)
    : output_is_terminal(::isatty(STDOUT_FILENO)), messages_are_terminal(::isatty(STDERR_FILENO)),
      words_(std::move(words)), stop_(std::move(stop)) {}

Run Session::run(std::string what) const {
    Run run;
    run.threads = threads;
    run.seed = seed;
    run.stop = stop_;
    const bool watched = progress == Progress::always ||
                         (progress == Progress::automatic && messages_are_terminal && !quiet);
    if (watched)
        run.progress = [line = std::make_shared<ProgressLine>(std::move(what))](
                           std::size_t done, std::size_t total) { (*line)(done, total); };
    return run;
}

void Session::say(std::string_view line) const {
    if (quiet) return;
    // Nobody may be there to hear it, which is no reason to fail.
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
}

bool Session::colored_output() const {
    if (color != Color::automatic) return color == Color::always;
    const char* refused = std::getenv("NO_COLOR");
    return output_is_terminal && !(refused && *refused);
}

std::string Session::command_line() const {
    std::string line = "entente";
    for (const std::string& word : words_) {
        const bool plain =
            !word.empty() &&
            word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789-_./=:,+%") == std::string::npos;
        line += ' ';
        if (plain) {
            line += word;
            continue;
        }
        line += '\'';
        for (const char c : word) line += c == '\'' ? std::string{"'\\''"} : std::string{c};
        line += '\'';
    }
    return line;
}

} // namespace entente
