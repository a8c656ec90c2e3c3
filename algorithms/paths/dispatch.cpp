#include <entente/algorithms/paths/dispatch.hpp>

namespace entente::paths {

Instructions best_instructions() {
#if ENTENTE_HAS_TARGETS
    static const Instructions best = [] {
        __builtin_cpu_init();
        if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("popcnt"))
            return Instructions::portable;
        const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                          __builtin_cpu_supports("avx512dq") &&
                          __builtin_cpu_supports("avx512vl") &&
                          __builtin_cpu_supports("avx512vpopcntdq");
        return wide ? Instructions::avx512 : Instructions::avx2;
    }();
    return best;
#else
    return Instructions::portable;
#endif
}

std::vector<Instructions> known_instructions() {
    std::vector<Instructions> all{Instructions::portable};
    if (best_instructions() >= Instructions::avx2) all.push_back(Instructions::avx2);
    if (best_instructions() >= Instructions::avx512) all.push_back(Instructions::avx512);
    return all;
}

} // namespace entente::paths
