/// decompressed over any bytes: refused, or what was in it, within its limits.
#include "fuzz.hpp"

#include <entente/io/text/archive.hpp>

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t most = std::size_t{4} << 20;
    const std::string bytes{fuzz::text_of(data, size)};
    std::string out;
    const auto why = fuzz::refusal_of([&] { out = decompressed(bytes, "fuzz", most); });
    fuzz::require(is_compressed(bytes) || (why.empty() && out == bytes),
                  "what is not compressed comes back as it is");
    fuzz::require(!is_compressed(bytes) || out.size() <= most, "no more than the limit");
    return 0;
}
