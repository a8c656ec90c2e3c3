#include <entente/algorithms/paths/lanes.hpp>
#include <entente/core/base/errors.hpp>

#include <algorithm>
#include <cstring>
#include <new>

// Vectors wider than the registers of the portable copy never cross a call: all is inlined.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace entente::paths {
namespace {

constexpr std::size_t width = Lanes::width;

/// Everything a batch needs, as plain pointers, so that its copies share no code with the rest.
struct Batch {
    const std::uint64_t* first;
    const std::uint32_t* target;
    const double *target_weight, *factor, *copies;
    Flow flow;
    std::uint32_t horizon;
    const std::uint32_t* sources;
    const double* source_weight; ///< one per lane, 0 in idle ones
    std::size_t source_count, begin, end;
    double* amount; ///< per place and lane: number of paths, later what flows on per path
    void* distance; ///< per place and lane
    std::uint32_t* queue;
    std::size_t* levels;
    double *vertices, *arcs;
    double* unsure; ///< per lane; 0 unless numbers of paths overflow
};

struct Ending {
    bool fits;            ///< whether all levels have a number
    std::size_t steps;    ///< places visited but the sources, again at every level
    std::size_t searched; ///< lanes in these
};

template <class T, std::size_t Bytes>
struct Vector {
    typedef T type __attribute__((vector_size(Bytes)));
};

template <std::size_t Bytes, class Distance>
struct Kernel {
    static constexpr std::size_t some = Bytes / sizeof(double); ///< lanes in a register
    static constexpr std::size_t parts = width / some;
    static constexpr auto unreached = std::numeric_limits<Distance>::max();
    using Numbers = typename Vector<double, Bytes>::type;
    using Masks = typename Vector<std::int64_t, Bytes>::type;
    using Steps = typename Vector<Distance, sizeof(Distance) * some>::type;
    using Row = typename Vector<Distance, sizeof(Distance) * width>::type;
    using RowWords = typename Vector<std::uint64_t, sizeof(Distance) * width>::type;

    struct All {
        Numbers part[parts];
    };

    [[gnu::always_inline]] static All load(const double* from) {
        All all;
        for (std::size_t p = 0; p < parts; ++p) std::memcpy(&all.part[p], from + p * some, Bytes);
        return all;
    }
    [[gnu::always_inline]] static void store(const All& all, double* to) {
        for (std::size_t p = 0; p < parts; ++p) std::memcpy(to + p * some, &all.part[p], Bytes);
    }
    [[gnu::always_inline]] static Row row(const Distance* at) {
        Row r;
        std::memcpy(&r, at, sizeof r);
        return r;
    }
    [[gnu::always_inline]] static Steps steps(const Distance* at, std::size_t p) {
        Steps s;
        std::memcpy(&s, at + p * some, sizeof s);
        return s;
    }
    template <class Mask>
    [[gnu::always_inline]] static bool any(const Mask& mask) {
        const auto words = reinterpret_cast<const RowWords&>(mask);
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < sizeof(Row) / 8; ++i) bits |= words[i];
        return bits != 0;
    }
    template <class Mask>
    [[gnu::always_inline]] static Masks widened(const Mask& mask) {
        return __builtin_convertvector(mask, Masks);
    }
    [[gnu::always_inline]] static Numbers where(const Masks& mask, const Numbers& numbers) {
        return reinterpret_cast<Numbers>(reinterpret_cast<Masks>(numbers) & mask);
    }
    /// Halves onto halves, so that the order is the same whatever the registers.
    [[gnu::always_inline]] static double sum(const All& all) {
        double lane[width];
        store(all, lane);
        for (std::size_t half = width / 2; half > 0; half /= 2)
            for (std::size_t i = 0; i < half; ++i) lane[i] += lane[i + half];
        return lane[0];
    }

    [[gnu::always_inline]] static Ending run(const Batch& b) {
        auto* const distance = static_cast<Distance*>(b.distance);
        std::memset(distance + b.begin * width, 0xff, (b.end - b.begin) * width * sizeof(Distance));
        std::memset(b.amount + b.begin * width, 0, (b.end - b.begin) * width * sizeof(double));
        std::size_t length = 0;
        Masks searched[parts] = {};
        for (std::size_t i = 0; i < b.source_count; ++i) {
            const std::size_t s = b.sources[i];
            distance[s * width + i] = 0;
            b.amount[s * width + i] = 1;
            b.queue[length++] = b.sources[i];
        }
        b.levels[0] = 0;
        b.levels[1] = length;
        std::size_t last = 0;
        const bool by_paths = b.flow != Flow::load;
        const Numbers one = Numbers{} + 1.0;
        All unsure{};
        for (std::size_t l = 0; l < b.horizon; ++l) {
            if (l + 1 >= unreached) return {false, 0, 0};
            const auto here = static_cast<Distance>(l), next = static_cast<Distance>(l + 1);
            for (std::size_t i = b.levels[l]; i < b.levels[l + 1]; ++i) {
                const std::size_t v = b.queue[i];
                const Distance* const at = distance + v * width;
                const auto active = row(at) == (Row{} + here);
                All sent = load(b.amount + v * width);
                for (std::size_t p = 0; p < parts; ++p) {
                    const Masks mask = widened(steps(at, p) == (Steps{} + here));
                    sent.part[p] = where(mask, sent.part[p]);
                    unsure.part[p] += sent.part[p] * 0.0; // infinity leaves NaN behind
                    if (!by_paths) sent.part[p] = where(mask, one);
                    if (b.copies && l > 0) sent.part[p] *= b.copies[v];
                }
                for (std::uint64_t a = b.first[v]; a < b.first[v + 1]; ++a) {
                    const std::size_t w = b.target[a];
                    Distance* const there = distance + w * width;
                    const Row reached = row(there);
                    const auto open = (reached > (Row{} + here)) & active;
                    if (!any(open)) continue;
                    const auto fresh = open & (reached == (Row{} + unreached));
                    if (any(fresh)) {
                        if (!any(reached == (Row{} + next)))
                            b.queue[length++] = static_cast<std::uint32_t>(w);
                        const Row moved = fresh ? (Row{} + next) : reached;
                        std::memcpy(there, &moved, sizeof moved);
                    }
                    double* const amount = b.amount + w * width;
                    All held = load(amount);
                    for (std::size_t p = 0; p < parts; ++p) {
                        const Masks mask = widened(steps(there, p) > (Steps{} + here));
                        Numbers more = sent.part[p];
                        if (b.factor) more *= b.factor[a];
                        held.part[p] += where(mask, more);
                    }
                    store(held, amount);
                }
            }
            if (length == b.levels[l + 1]) break;
            last = l + 1;
            b.levels[last + 1] = length;
        }
        store(unsure, b.unsure);

        const All source_weight = load(b.source_weight);
        for (std::size_t l = last + 1; l-- > (b.arcs ? 0 : 1);) {
            const auto here = static_cast<Distance>(l), next = static_cast<Distance>(l + 1);
            for (std::size_t i = b.levels[l]; i < b.levels[l + 1]; ++i) {
                const std::size_t v = b.queue[i];
                const Distance* const at = distance + v * width;
                double* const amount = b.amount + v * width;
                const All held = load(amount);
                All beyond{}, along{};
                Masks mine[parts];
                for (std::size_t p = 0; p < parts; ++p) {
                    mine[p] = widened(steps(at, p) == (Steps{} + here));
                    along.part[p] = where(mine[p], source_weight.part[p]);
                    if (by_paths) along.part[p] *= held.part[p];
                }
                if (l < last)
                    for (std::uint64_t a = b.first[v]; a < b.first[v + 1]; ++a) {
                        const std::size_t w = b.target[a];
                        const Distance* const there = distance + w * width;
                        if (!any(row(there) == (Row{} + next))) continue;
                        const All share = load(b.amount + w * width);
                        All flow;
                        for (std::size_t p = 0; p < parts; ++p) {
                            const Masks mask = widened(steps(there, p) == (Steps{} + next));
                            flow.part[p] = where(mask, share.part[p]);
                            if (b.factor) flow.part[p] *= b.factor[a];
                            beyond.part[p] += flow.part[p];
                        }
                        if (!b.arcs) continue;
                        for (std::size_t p = 0; p < parts; ++p)
                            flow.part[p] = where(mine[p], flow.part[p]) * along.part[p];
                        b.arcs[a] += sum(flow);
                    }
                if (l == 0) continue;
                const double ends = b.target_weight[v], copies = b.copies ? b.copies[v] : 1;
                All through, on;
                for (std::size_t p = 0; p < parts; ++p) {
                    through.part[p] = where(mine[p], beyond.part[p] * along.part[p]);
                    beyond.part[p] *= copies;
                    if (b.flow == Flow::paths)
                        on.part[p] = beyond.part[p] + ends;
                    else if (b.flow == Flow::load)
                        on.part[p] = (beyond.part[p] + ends) / held.part[p];
                    else
                        on.part[p] = (beyond.part[p] * held.part[p] + ends) / held.part[p];
                    on.part[p] = mine[p] ? on.part[p] : held.part[p];
                }
                store(on, amount);
                b.vertices[v] += sum(through);
                for (std::size_t p = 0; p < parts; ++p) searched[p] -= mine[p];
            }
        }
        std::size_t lanes = 0;
        for (std::size_t p = 0; p < parts; ++p)
            for (std::size_t j = 0; j < some; ++j)
                lanes += static_cast<std::size_t>(searched[p][j]);
        return {true, length - b.source_count, lanes};
    }
};

template <std::size_t Bytes>
[[gnu::always_inline]] inline Ending run(const Batch& batch, std::size_t distance_bytes) {
    if (distance_bytes == 1) return Kernel<Bytes, std::uint8_t>::run(batch);
    if (distance_bytes == 2) return Kernel<Bytes, std::uint16_t>::run(batch);
    return Kernel<Bytes, std::uint32_t>::run(batch);
}

Ending run_portable(const Batch& b, std::size_t bytes) { return run<16>(b, bytes); }
#if ENTENTE_HAS_TARGETS
ENTENTE_AVX2 Ending run_avx2(const Batch& b, std::size_t bytes) { return run<32>(b, bytes); }
ENTENTE_AVX512 Ending run_avx512(const Batch& b, std::size_t bytes) { return run<64>(b, bytes); }
#endif

Ending dispatch(const Batch& batch, std::size_t bytes, Instructions instructions) {
#if ENTENTE_HAS_TARGETS
    if (instructions == Instructions::avx512) return run_avx512(batch, bytes);
    if (instructions == Instructions::avx2) return run_avx2(batch, bytes);
#endif
    static_cast<void>(instructions);
    return run_portable(batch, bytes);
}

void* aligned(std::size_t bytes) {
    return ::operator new (std::max<std::size_t>(64, bytes), std::align_val_t{64});
}

} // namespace

void Lanes::Free::operator()(void* memory) const {
    ::operator delete (memory, std::align_val_t{64});
}

Lanes::Lanes(const FlowPlan& plan, Instructions instructions)
    : plan_(plan), instructions_(instructions),
      amount_(static_cast<double*>(aligned(plan.rows->order() * width * sizeof(double)))),
      distance_(static_cast<unsigned char*>(aligned(plan.rows->order() * width))),
      queue_(
          static_cast<std::uint32_t*>(aligned(plan.rows->order() * width * sizeof(std::uint32_t)))),
      levels_(plan.rows->order() + 2) {}

void Lanes::from(std::span<const std::uint32_t> sources, std::span<const double> weights,
                 std::size_t begin, std::size_t end, double* vertices, double* arcs) {
    double source_weight[width] = {}, unsure[width] = {};
    std::copy(weights.begin(), weights.end(), source_weight);
    Ending ending{};
    while (true) {
        const Batch batch{plan_.rows->first.data(),
                          plan_.rows->target.data(),
                          plan_.target_weight.data(),
                          plan_.factor.empty() ? nullptr : plan_.factor.data(),
                          plan_.copies.empty() ? nullptr : plan_.copies.data(),
                          plan_.flow,
                          plan_.horizon,
                          sources.data(),
                          source_weight,
                          sources.size(),
                          begin,
                          end,
                          amount_.get(),
                          distance_.get(),
                          queue_.get(),
                          levels_.data(),
                          vertices,
                          arcs,
                          unsure};
        ending = dispatch(batch, distance_bytes_, instructions_);
        if (ending.fits) break;
        distance_bytes_ *= 2;
        distance_.reset(
            static_cast<unsigned char*>(aligned(plan_.rows->order() * width * distance_bytes_)));
    }
    for (const double u : unsure)
        if (u != 0) throw UsageError("there are more shortest paths than can be counted");
    sharing_ =
        ending.steps ? static_cast<double>(ending.searched) / static_cast<double>(ending.steps) : 1;
}

} // namespace entente::paths
