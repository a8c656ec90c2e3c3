#pragma once
/// Random numbers that depend on a seed and a place in the work, never on threads or order.
#include <cstdint>

namespace entente {

/// A counter-based stream (SplitMix64): its i-th number depends on seed, stream and i alone. Give
/// each item of parallel work a stream of its own.
class Draws {
public:
    Draws(std::uint64_t seed, std::uint64_t stream) : state_(mix(seed) ^ mix(~stream)) {}

    std::uint64_t next() { return mix(state_ + 0x9e3779b97f4a7c15u * ++count_); }
    /// Uniform in 0 … n - 1, n at least 1; off by less than n / 2^32.
    std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>((next() >> 32) * std::uint64_t{n} >> 32);
    }
    /// Uniform in [0, 1), a multiple of 2^-53.
    double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

private:
    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    std::uint64_t state_, count_ = 0;
};

} // namespace entente
