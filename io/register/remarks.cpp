#include <entente/io/register/remarks.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace entente {

std::vector<Diagnostic> RemarkLog::take(const std::string& file) {
    std::stable_sort(
        remarks_.begin(), remarks_.end(),
        [](const Diagnostic& a, const Diagnostic& b) { return a.place.line < b.place.line; });
    std::vector<std::pair<std::string_view, Count>> cut;
    for (const auto& [kind, count] : counts_)
        if (count.n > most_of_a_kind) cut.emplace_back(kind, count);
    std::sort(cut.begin(), cut.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [kind, count] : cut)
        remarks_.push_back({count.severity,
                            {file},
                            fmt::format("{} more like this: {}", count.n - most_of_a_kind, kind),
                            {},
                            {}});
    return std::move(remarks_);
}

} // namespace entente
