#pragma once
/// How much larger than its file a table may become.
#include <cstddef>
#include <string>
#include <string_view>

#include <entente/core/base/errors.hpp>

namespace entente {

/// Spans, merged cells, shared strings and records with few fields in common can make a table far
/// larger than what was written. Each cell is drawn from an allowance that grows with the source.
class Allowance {
public:
    explicit Allowance(std::size_t source_bytes)
        : text_(16 * source_bytes + (std::size_t{16} << 20)), cells_(source_bytes + 1'000'000) {}

    /// Throws LimitError at `place` when nothing is left.
    void spend(std::size_t bytes, std::size_t cells, const Place& place) {
        if (!has(bytes, cells)) refuse(place);
        text_ -= bytes;
        cells_ -= cells;
    }
    /// The same where telling the place costs time.
    template <class PlaceOf>
    requires requires(PlaceOf place) { Place{place()}; }
    void spend(std::size_t bytes, std::size_t cells, PlaceOf place) {
        if (!has(bytes, cells)) refuse(place());
        text_ -= bytes;
        cells_ -= cells;
    }

private:
    bool has(std::size_t bytes, std::size_t cells) const {
        return bytes <= text_ && cells <= cells_;
    }
    [[noreturn]] static void refuse(const Place& place) {
        throw LimitError(Diagnostic{.severity = Severity::error,
                                    .place = place,
                                    .message =
                                        "cells that are repeated or empty make the table far "
                                        "larger than its file",
                                    .excerpt = {},
                                    .hint = "save the table as CSV, without merged cells"});
    }

    std::size_t text_, cells_;
};

} // namespace entente
