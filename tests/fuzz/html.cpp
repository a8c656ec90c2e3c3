/// read_html and declared_encoding.
#include "fuzz.hpp"

#include <entente/io/sources/html.hpp>

#include <simdjson.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string_view text = fuzz::text_of(data, size);
    declared_encoding(text);
    if (!simdjson::validate_utf8(text.data(), text.size()) || text.find('\0') != text.npos)
        return 0; // decoding refuses these before
    fuzz::refusal_of([&] {
        std::vector<Diagnostic> remarks;
        const Tables tables = read_html(text, "fuzz", remarks);
        fuzz::require(!tables.empty(), "there is a table");
        for (const Table& table : tables) {
            fuzz::require(!table.empty(), "a table that is given has a row");
            for (std::size_t r = 0; r < table.rows(); ++r)
                for (std::size_t c = 0; c < table.cells(r); ++c)
                    fuzz::require(
                        simdjson::validate_utf8(table.text(r, c).data(), table.text(r, c).size()),
                        "cells are UTF-8");
        }
    });
    return 0;
}
