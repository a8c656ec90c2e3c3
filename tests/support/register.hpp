#pragma once
/// Reading a register out of a text, for tests.
#include <entente/io/register/reader.hpp>

#include <string>

namespace entente::test {

inline const Words& words() {
    static const Words all = parse_vocabulary(built_in_vocabulary_tables());
    return all;
}

inline RegisterReading read(const std::string& text, const RegisterOptions& options = {}) {
    return read_register(text, "r.csv", words(), options);
}

inline std::size_t count(const RegisterReading& reading, Severity severity) {
    std::size_t n = 0;
    for (const Diagnostic& d : reading.remarks) n += d.severity == severity;
    return n;
}

} // namespace entente::test
