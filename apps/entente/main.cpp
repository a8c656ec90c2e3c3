/// Entente's program: one ladder from every failure to its exit code.
#include "cli.hpp"
#include "manual.hpp"
#include "version.hpp"

#include <entente/io/text/escape.hpp>
#include <entente/io/text/file.hpp>

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <stop_token>
#include <thread>
#include <unistd.h>

namespace {

enum ExitCode {
    done = 0,
    bad_data = 1,
    bad_usage = 2,
    our_bug = 3,
    cannot_read_or_write = 4,
    limit_reached = 5,
    interrupted = 130
};

/// The first interrupt asks the work to stop, the second ends the program.
void watch_for_interrupts(std::stop_source stop) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread{[signals, stop]() mutable {
        int signal = 0;
        sigwait(&signals, &signal);
        stop.request_stop();
        sigwait(&signals, &signal);
        _exit(interrupted);
    }}.detach();
}

void complain(const std::string& text, const std::string& hint = {}) {
    std::fflush(stdout);
    fmt::print(stderr, "{}\n", entente::visible_text(text));
    if (!hint.empty()) fmt::print(stderr, "  try: {}\n", entente::visible_text(hint));
}

int run(const std::vector<std::string>& words, std::stop_token stop) {
    using namespace entente;
    try {
        const Invocation call = parse_command_line(words);
        if (call.version)
            write_standard_output(fmt::format("entente {}\n", version));
        else if (call.help)
            write_standard_output(call.command ? help_text(*call.command) : help_text());
        else {
            Session session{words, stop};
            call.command->run(call.settings, session);
        }
        return done;
    } catch (const UsageError& e) {
        complain(fmt::format("entente: {}", e.what()), e.hint());
        return bad_usage;
    } catch (const LimitError& e) {
        complain(e.what());
        return limit_reached;
    } catch (const InputError& e) {
        complain(e.what());
        return bad_data;
    } catch (const SystemError& e) {
        complain(fmt::format("entente: {}", e.what()), e.hint());
        return cannot_read_or_write;
    } catch (const Cancelled&) {
        complain("entente: interrupted; nothing was written");
        return interrupted;
    } catch (const std::bad_alloc&) {
        complain("entente: the memory does not suffice");
        return limit_reached;
    } catch (const std::exception& e) {
        complain(fmt::format("entente: this is a defect of the program: {}", e.what()),
                 "report it with the command that you gave");
        return our_bug;
    }
}

} // namespace

int main(int argc, char** argv) {
    // A closed pipe and a file over its limit are errors of writing, told like every other.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    std::stop_source stop;
    watch_for_interrupts(stop);
    return run({argv + 1, argv + argc}, stop.get_token());
}
