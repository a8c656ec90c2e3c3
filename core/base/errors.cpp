#include <entente/core/base/errors.hpp>

#include <fmt/format.h>

namespace entente {
namespace {

std::string joined(const std::vector<Diagnostic>& diagnostics) {
    std::string text;
    for (const Diagnostic& d : diagnostics) {
        if (!text.empty()) text += '\n';
        text += to_string(d);
    }
    return text;
}

} // namespace

std::string to_string(const Place& place) {
    std::string text = place.file;
    if (place.line) text += fmt::format(":{}", place.line);
    if (place.line && place.column) text += fmt::format(":{}", place.column);
    return text;
}

std::string to_string(const Diagnostic& d) {
    std::string text;
    if (const std::string place = to_string(d.place); !place.empty()) text = place + ": ";
    text += fmt::format("{}: {}", name_of(d.severity), d.message);
    if (!d.excerpt.empty()) text += "\n    " + d.excerpt;
    if (!d.hint.empty()) text += "\n  try: " + d.hint;
    return text;
}

InputError::InputError(Diagnostic diagnostic)
    : InputError(std::vector<Diagnostic>{std::move(diagnostic)}) {}

InputError::InputError(std::vector<Diagnostic> diagnostics)
    : Error(joined(diagnostics)), diagnostics_(std::move(diagnostics)) {}

} // namespace entente
