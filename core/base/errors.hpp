#pragma once
/// The four ways to fail, and the diagnostics that say where and what to try.
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "names.hpp"

namespace entente {

/// Where in a file something stands; line and column count from 1, 0 means unknown.
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    bool operator==(const Place&) const = default;
};

/// "file:line:column", leaving out what is unknown.
std::string to_string(const Place& place);

enum class Severity : std::uint8_t { note, repair, doubt, error };
template <>
inline constexpr std::array names_of<Severity>{
    Named<Severity>{"note", Severity::note}, Named<Severity>{"repair", Severity::repair},
    Named<Severity>{"doubt", Severity::doubt}, Named<Severity>{"error", Severity::error}};

/// One remark about an input: what, where, what stood there, and what the user can do.
struct Diagnostic {
    Severity severity = Severity::error;
    Place place;
    std::string message;
    std::string excerpt{};
    std::string hint{};
};

/// The form that users read: "file:line:column: error: message", the excerpt, "  try: hint".
std::string to_string(const Diagnostic& diagnostic);

struct Error : std::runtime_error {
    explicit Error(const std::string& what, std::string hint = {})
        : std::runtime_error(what), hint_(std::move(hint)) {}
    /// What the user can do about it, without the leading "try:"; may be empty.
    const std::string& hint() const noexcept { return hint_; }

private:
    std::string hint_;
};

/// The caller asked for something impossible or unknown.
struct UsageError : Error {
    using Error::Error;
};

/// A file is at fault, and we can say where: one or several diagnostics.
struct InputError : Error {
    explicit InputError(Diagnostic diagnostic);
    explicit InputError(std::vector<Diagnostic> diagnostics);
    const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }

private:
    std::vector<Diagnostic> diagnostics_;
};

/// An input passes a stated limit (size, depth, number of items).
struct LimitError : InputError {
    using InputError::InputError;
};

/// The operating system refused to read or to write.
struct SystemError : Error {
    using Error::Error;
};

/// The user asked to stop.
struct Cancelled : Error {
    Cancelled() : Error("cancelled") {}
};

} // namespace entente
