#pragma once
/// "Did you mean": the nearest known name to one that is unknown.
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// The candidate with the fewest edits (insert, delete, replace, swap neighbors) from `text`, when
/// these are at most a third of its length (at least one); the first of equals. Case is ignored
/// for ASCII.
std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates);

/// "did you mean 'x'?" or an empty string.
std::string did_you_mean(std::string_view text, std::span<const std::string> candidates);

} // namespace entente
