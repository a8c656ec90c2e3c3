/// parse_delimited: the first byte chooses the delimiter (t, s, c, b; any other: found from the
/// text).
#include "fuzz.hpp"

#include <entente/io/text/delimited.hpp>
#include <entente/io/text/headed_table.hpp>

#include <algorithm>

using namespace entente;

namespace {

char delimiter_of(char choice) {
    switch (choice) {
    case 't':
        return '\t';
    case 's':
        return ';';
    case 'c':
        return ',';
    case 'b':
        return '|';
    default:
        return 0;
    }
}

/// Line and column of every character, counted anew from the front.
void require_places(const Table& table, std::string_view text) {
    std::uint32_t line = 1, column = 1;
    std::size_t at = 0;
    const auto move_to = [&](const Place& place, std::string_view cell) {
        while (line < place.line || column < place.column) {
            if (at >= text.size()) return false;
            const char c = text[at++];
            const bool crlf = c == '\r' && at < text.size() && text[at] == '\n';
            if ((c == '\n' || c == '\r') && !crlf) {
                ++line;
                column = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && !crlf) {
                ++column;
            }
        }
        // Bytes that continue a letter belong to the one before.
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80 &&
               (cell.empty() || text[at] != cell.front()))
            ++at;
        return line == place.line && column == place.column;
    };
    std::size_t told = 0; // a place costs the length of its row
    for (std::size_t r = 0; r < table.rows(); ++r)
        for (std::size_t c = 0; c < table.cells(r) && told < 2'000; ++c, ++told)
            fuzz::require(move_to(table.place(r, c), table.text(r, c)),
                          "a cell has the place where it stands");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view whole = fuzz::text_of(data, size);
    const std::string text{whole.substr(1)};
    fuzz::refusal_of([&] {
        const Table table = parse_delimited(text, "fuzz", delimiter_of(whole.front()));
        std::size_t held = 0;
        for (std::size_t r = 0; r < table.rows(); ++r) {
            fuzz::require(table.cells(r) > 0, "a row has a cell");
            for (std::size_t c = 0; c < table.cells(r); ++c) {
                const std::string_view cell = table.text(r, c);
                held += cell.size();
                // Quoted cells may have lost a quotation mark of each pair, nothing else.
                fuzz::require(cell.find('"') != cell.npos || text.find(cell) != text.npos,
                              "a cell stands in the text");
            }
        }
        fuzz::require(held <= text.size(), "cells are no longer than the text");
        require_places(table, text);
        fuzz::refusal_of([&] {
            const HeadedTable headed{
                parse_delimited(text, "fuzz", delimiter_of(whole.front())), {"a"}, {"b", "c"}};
            for (std::size_t r = 0; r < headed.size(); ++r) {
                headed.place(r, "a");
                fuzz::require(headed.at(r, "a").size() <= text.size(), "a cell stands in the text");
            }
        });
    });
    return 0;
}
