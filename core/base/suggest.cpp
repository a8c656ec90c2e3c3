#include <entente/core/base/suggest.hpp>

#include <algorithm>
#include <vector>

namespace entente {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

} // namespace

std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates) {
    constexpr std::size_t longest = 200; // bytes; nobody mistypes more, and the cost is quadratic
    if (text.size() > longest) return std::nullopt;
    std::size_t best = std::max<std::size_t>(1, text.size() / 3) + 1;
    std::optional<std::string> found;
    for (const std::string& candidate : candidates) {
        const std::size_t gap = candidate.size() > text.size() ? candidate.size() - text.size()
                                                               : text.size() - candidate.size();
        if (gap >= best) continue;
        if (const std::size_t d = edits(text, candidate); d < best) {
            best = d;
            found = candidate;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view text, std::span<const std::string> candidates) {
    const auto found = nearest(text, candidates);
    return found ? "did you mean '" + *found + "'?" : std::string{};
}

} // namespace entente
