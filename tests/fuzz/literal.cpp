/// parse_literals and tables_of.
#include "fuzz.hpp"

#include <entente/io/sources/value_tables.hpp>

#include <simdjson.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string_view text = fuzz::text_of(data, size);
    if (!simdjson::validate_utf8(text.data(), text.size()) || text.find('\0') != text.npos)
        return 0; // decoding refuses these before
    fuzz::refusal_of([&] {
        const ParsedValues parsed = parse_literals(text, "fuzz");
        fuzz::require(!parsed.roots.empty(), "a script that is read has a value");
        for (const NamedValue& root : parsed.roots) {
            fuzz::require(!parsed.values.is_scalar(root.value), "a root is a list or an object");
            const std::string json = parsed.values.json(root.value);
            parse_json(json, "fuzz"); // which may remark on numbers, but takes them
        }
        std::vector<Diagnostic> remarks;
        tables_of(parsed, "fuzz", text.size(), remarks);
    });
    return 0;
}
