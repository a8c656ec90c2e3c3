#pragma once
/// What every target shares: what a reader may throw, and how a broken promise is told.
///
/// A target has libFuzzer's entry point. CTest replays the corpora with the ordinary compiler; to
/// look for new inputs, take clang with its sanitizers:
///
///     cmake -B build/fuzz -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DENTENTE_FUZZ=ON
///     cmake --build build/fuzz --target fuzzers
///     cd tests/fuzz; mkdir found; options="-dict=nasty.dict -timeout=5 -max_len=4096
///     -max_total_time=600"
///     ../../build/fuzz/fuzz_register $options found corpus/register
///
/// What it finds (crash-…, timeout-…) goes into the corpus under a name that says what it was, with
/// the repair. `-merge=1 corpus/register found` keeps of `found` only what reaches new code.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <entente/core/base/errors.hpp>

namespace entente::fuzz {

/// Unlike assert, in every build.
inline void require(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

/// Runs a reader; that it refuses its input is no finding. Whether it did is part of what must be
/// the same the second time, so the message is handed back.
template <class Work>
std::string refusal_of(Work work) {
    try {
        work();
        return {};
    } catch (const InputError& e) { // a LimitError is one
        require(!e.diagnostics().empty(), "a refusal says why");
        require(!e.diagnostics().front().place.file.empty(), "a refusal names the file");
        return e.what();
    } catch (const UsageError& e) {
        return e.what();
    }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

} // namespace entente::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
