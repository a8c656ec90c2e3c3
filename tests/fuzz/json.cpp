/// parse_json and tables_of; what is read is written as JSON and read again.
#include "fuzz.hpp"

#include <entente/io/sources/value_tables.hpp>
#include <entente/io/text/unicode.hpp>

#include <simdjson.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string_view text = fuzz::text_of(data, size);
    if (!simdjson::validate_utf8(text.data(), text.size()) || text.find('\0') != text.npos)
        return 0; // decoding refuses these before
    fuzz::refusal_of([&] {
        const ParsedValues parsed = parse_json(text, "fuzz");
        fuzz::require(parsed.roots.size() == 1, "a file has one root");
        const std::string once = parsed.values.json(parsed.roots.front().value);
        std::vector<Diagnostic> remarks;
        const Tables tables = tables_of(parsed, "fuzz", text.size(), remarks);
        fuzz::require(!tables.empty(), "there is a table");
        for (const Table& table : tables)
            for (std::size_t r = 0; r < table.rows(); ++r)
                fuzz::require(table.cells(r) <= table.width(), "no row is wider than its table");
        if (parsed.remarks.empty()) { // numbers such as .5 are kept as they were written
            const ParsedValues again = parse_json(once, "fuzz");
            fuzz::require(again.values.json(again.roots.front().value) == once,
                          "values that are written are read the same");
        }
        if (parsed.remarks.empty() && !parsed.is_lines) {
            static simdjson::dom::parser other;
            const auto status = other.parse(simdjson::padded_string{text}).error();
            fuzz::require(status == simdjson::SUCCESS || status == simdjson::NUMBER_ERROR,
                          "another parser takes what is strict JSON");
        }
    });
    return 0;
}
