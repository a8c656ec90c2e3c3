#include <entente/algorithms/paths/many_sources.hpp>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

// Vectors wider than the registers of the portable copy never cross a call: all is inlined.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace entente::paths {
namespace {

constexpr std::size_t lanes = ManySources::most / 64;

/// Everything a step needs, as plain pointers, so that its copies share no code with the rest.
struct Step {
    const std::uint64_t* first;
    const std::uint32_t* target;
    std::size_t places;
    std::uint64_t *seen, *now, *next;
    const std::uint64_t* full;
    const Visit* active;
    std::size_t active_count;
    Visit* found;
};

template <std::size_t Bytes>
struct PartOf;
template <>
struct PartOf<16> {
    using type [[gnu::vector_size(16)]] = std::uint64_t;
};
template <>
struct PartOf<32> {
    using type [[gnu::vector_size(32)]] = std::uint64_t;
};
template <>
struct PartOf<64> {
    using type [[gnu::vector_size(64)]] = std::uint64_t;
};

/// A word of 512 bits in parts that fit the registers.
template <std::size_t Bytes>
struct Word {
    using Part = typename PartOf<Bytes>::type;
    static constexpr std::size_t parts = lanes * 8 / Bytes;
    Part part[parts];

    [[gnu::always_inline]] void load(const std::uint64_t* from) {
        for (std::size_t p = 0; p < parts; ++p) std::memcpy(&part[p], from + p * Bytes / 8, Bytes);
    }
    [[gnu::always_inline]] void store(std::uint64_t* to) const {
        for (std::size_t p = 0; p < parts; ++p) std::memcpy(to + p * Bytes / 8, &part[p], Bytes);
    }
    [[gnu::always_inline]] void add(const Word& other) {
        for (std::size_t p = 0; p < parts; ++p) part[p] |= other.part[p];
    }
    [[gnu::always_inline]] void keep(const Word& other) {
        for (std::size_t p = 0; p < parts; ++p) part[p] &= other.part[p];
    }
    [[gnu::always_inline]] void drop(const Word& other) {
        for (std::size_t p = 0; p < parts; ++p) part[p] &= ~other.part[p];
    }
    [[gnu::always_inline]] bool any() const {
        Part all = part[0];
        for (std::size_t p = 1; p < parts; ++p) all |= part[p];
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < Bytes / 8; ++i) bits |= all[i];
        return bits != 0;
    }
    [[gnu::always_inline]] std::uint32_t count() const {
        std::uint64_t sum = 0;
        for (std::size_t p = 0; p < parts; ++p)
            for (std::size_t i = 0; i < Bytes / 8; ++i)
                sum += static_cast<std::uint64_t>(__builtin_popcountll(part[p][i]));
        return static_cast<std::uint32_t>(sum);
    }
};

template <std::size_t Bytes>
[[gnu::always_inline]] inline Word<Bytes> word_at(const std::uint64_t* words, std::size_t place) {
    Word<Bytes> word;
    word.load(words + place * lanes);
    return word;
}

/// Every place that misses a source asks its targets.
template <std::size_t Bytes>
[[gnu::always_inline]] inline std::size_t pull(const Step& s) {
    std::size_t found = 0;
    const auto full = word_at<Bytes>(s.full, 0);
    for (std::size_t v = 0; v < s.places; ++v) {
        auto seen = word_at<Bytes>(s.seen, v);
        auto need = full;
        need.drop(seen);
        if (!need.any()) continue;
        Word<Bytes> got{};
        for (std::uint64_t a = s.first[v]; a < s.first[v + 1]; ++a) {
            got.add(word_at<Bytes>(s.now, s.target[a]));
            if (a % 16 == 15) { // a long row has often given all before its end
                auto missing = need;
                missing.drop(got);
                if (!missing.any()) break;
            }
        }
        got.keep(need);
        if (!got.any()) continue;
        got.store(s.next + v * lanes);
        seen.add(got);
        seen.store(s.seen + v * lanes);
        s.found[found++] = {static_cast<std::uint32_t>(v), got.count()};
    }
    return found;
}

/// The places under way tell those that have arcs to them.
template <std::size_t Bytes>
[[gnu::always_inline]] inline std::size_t push(const Step& s) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < s.active_count; ++i) {
        const std::size_t w = s.active[i].place;
        const auto told = word_at<Bytes>(s.now, w);
        for (std::uint64_t a = s.first[w]; a < s.first[w + 1]; ++a) {
            const std::size_t v = s.target[a];
            auto fresh = told;
            fresh.drop(word_at<Bytes>(s.seen, v));
            if (!fresh.any()) continue;
            const auto before = word_at<Bytes>(s.next, v);
            if (!before.any()) s.found[found++] = {static_cast<std::uint32_t>(v), 0};
            fresh.add(before);
            fresh.store(s.next + v * lanes);
        }
    }
    for (std::size_t i = 0; i < found; ++i) {
        const std::size_t v = s.found[i].place;
        const auto next = word_at<Bytes>(s.next, v);
        auto seen = word_at<Bytes>(s.seen, v);
        seen.add(next);
        seen.store(s.seen + v * lanes);
        s.found[i].count = next.count();
    }
    return found;
}

std::size_t pull_portable(const Step& s) { return pull<16>(s); }
std::size_t push_portable(const Step& s) { return push<16>(s); }
#if ENTENTE_HAS_TARGETS
ENTENTE_AVX2 std::size_t pull_avx2(const Step& s) { return pull<32>(s); }
ENTENTE_AVX2 std::size_t push_avx2(const Step& s) { return push<32>(s); }
ENTENTE_AVX512 std::size_t pull_avx512(const Step& s) { return pull<64>(s); }
ENTENTE_AVX512 std::size_t push_avx512(const Step& s) { return push<64>(s); }
#endif

std::size_t step(const Step& s, bool sparse, Instructions instructions) {
#if ENTENTE_HAS_TARGETS
    if (instructions == Instructions::avx512) return sparse ? push_avx512(s) : pull_avx512(s);
    if (instructions == Instructions::avx2) return sparse ? push_avx2(s) : pull_avx2(s);
#endif
    static_cast<void>(instructions);
    return sparse ? push_portable(s) : pull_portable(s);
}

} // namespace

void ManySources::Free::operator()(std::uint64_t* words) const {
    ::operator delete[](words, std::align_val_t{64});
}

ManySources::Words ManySources::words(std::size_t n) {
    const std::size_t bytes = std::max<std::size_t>(1, n) * lanes * sizeof(std::uint64_t);
    Words all(static_cast<std::uint64_t*>(::operator new[](bytes, std::align_val_t{64})));
    std::memset(all.get(), 0, bytes);
    return all;
}

ManySources::ManySources(const Rows& out, const Rows& in, Instructions instructions)
    : out_(&out), in_(&in), instructions_(instructions), seen_(words(out.order())),
      now_(words(out.order())), next_(words(out.order())), active_(), found_(out.order()) {
    active_.reserve(out.order());
}

void ManySources::start(std::span<const std::uint32_t> sources) {
    const std::size_t n = out_->order();
    for (const Visit& v : active_) std::fill_n(now_.get() + v.place * lanes, lanes, 0);
    std::fill_n(seen_.get(), n * lanes, 0);
    std::fill_n(full_, lanes, 0);
    active_.clear();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i % 64;
        seen_[sources[i] * lanes + i / 64] |= bit;
        now_[sources[i] * lanes + i / 64] |= bit;
        full_[i / 64] |= bit;
        active_.push_back({sources[i], 1});
    }
}

std::span<const Visit> ManySources::advance() {
    std::uint64_t work = 0;
    for (const Visit& v : active_) work += in_->degree(v.place) + 1;
    // A step that pushes writes where it happens to; one that pulls reads along.
    const bool sparse = work * 4 < out_->size() + out_->order();
    const Rows& rows = sparse ? *in_ : *out_;
    const Step s{rows.first.data(), rows.target.data(), rows.order(), seen_.get(),
                 now_.get(),        next_.get(),        full_,        active_.data(),
                 active_.size(),    found_.data()};
    const std::size_t found = step(s, sparse, instructions_);
    for (const Visit& v : active_) std::fill_n(now_.get() + v.place * lanes, lanes, 0);
    std::swap(now_, next_);
    active_.assign(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(found));
    return active_;
}

} // namespace entente::paths
