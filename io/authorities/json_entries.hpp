#pragma once
/// The entries of a large JSON file, one at a time, so that a damaged one costs itself only.
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace entente {

/// Calls `take` with the text and line of each value in a JSON array, or of each line of JSON
/// Lines. Within an array a value ends where its brackets do. The line of a value that the end of
/// an array cuts off comes back. Nothing is parsed but strings and brackets. O(text).
std::optional<std::uint32_t>
for_each_entry(std::string_view text,
               const std::function<void(std::string_view, std::uint32_t)>& take);

} // namespace entente
