#pragma once
/// Which instructions the processor has, for kernels that are compiled several times. All of them
/// give the same bits.
#include <cstdint>
#include <vector>

namespace entente::paths {

/// Each includes those before it.
enum class Instructions : std::uint8_t { portable, avx2, avx512 };

/// The best that this processor has.
Instructions best_instructions();

/// All that this processor has, the best last.
std::vector<Instructions> known_instructions();

} // namespace entente::paths

/// The target of a kernel's copy; empty where only the portable one exists.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define ENTENTE_HAS_TARGETS 1
#define ENTENTE_AVX2 [[gnu::target("avx2,popcnt")]]
#define ENTENTE_AVX512                                                                             \
    [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx512vpopcntdq,popcnt,"                     \
                  "prefer-vector-width=512")]]
#else
#define ENTENTE_HAS_TARGETS 0
#define ENTENTE_AVX2
#define ENTENTE_AVX512
#endif
