#pragma once
/// Tables as text, to compare them at a glance: cells between bars, copies marked by ^.
#include <entente/io/text/table.hpp>

#include <string>

namespace entente {

inline std::string text_of(const Table& table) {
    std::string out;
    for (std::size_t r = 0; r < table.rows(); ++r) {
        for (std::size_t c = 0; c < table.cells(r); ++c) {
            if (c) out += '|';
            if (table.is_copy(r, c)) out += '^';
            out += table.text(r, c);
        }
        out += '\n';
    }
    return out;
}

} // namespace entente
