#pragma once
/// Reading a register out of a text, for tests.
#include <entente/io/register/reader.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/unicode.hpp>

#include <string>
#include <vector>

namespace entente::test {

inline const Words& words() {
    static const Words all = parse_vocabulary(built_in_vocabulary_tables());
    return all;
}

/// A reading with copies of its entries.
struct WholeReading : RegisterReading {
    std::vector<RegisterEntry> entries;
};

inline WholeReading read(Tables tables, const RegisterOptions& options = {}) {
    WholeReading whole;
    std::vector<RegisterEntry> entries;
    static_cast<RegisterReading&>(whole) =
        read_register(std::move(tables), words(), options,
                      [&](const RegisterEntry& entry) { entries.push_back(entry); });
    whole.entries = std::move(entries);
    return whole;
}

inline WholeReading read(const std::string& text, const RegisterOptions& options = {},
                         const std::string& file = "r.csv") {
    Tables tables;
    tables.push_back(
        parse_delimited(decode(text, file), file));
    return read(std::move(tables), options);
}

inline std::size_t count(const RegisterReading& reading, Severity severity) {
    std::size_t n = 0;
    for (const Diagnostic& d : reading.remarks) n += d.severity == severity;
    return n;
}

} // namespace entente::test
