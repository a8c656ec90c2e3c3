#pragma once
/// How to run, as opposed to what to compute: threads, seed, cancellation, progress.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "../base/errors.hpp"
#include "crew.hpp"

namespace entente {

struct Run {
    unsigned threads = 1;
    std::uint64_t seed = 0;
    std::stop_token stop{};
    /// Called now and then with items done and items in all, by one thread at a time.
    std::function<void(std::size_t done, std::size_t total)> progress{};
    /// Threads that stay for iterations; see with_crew.
    std::shared_ptr<Crew> crew{};

    /// The same run with threads that stay until the last copy of it goes.
    Run with_crew() const {
        Run run = *this;
        if (threads > 1 && !crew) run.crew = std::make_shared<Crew>(threads);
        return run;
    }

    void throw_if_stopped() const {
        if (stop.stop_requested()) throw Cancelled{};
    }

    /// Calls body(item, scratch) for item = 0 … count - 1; one scratch per thread. Rethrows the
    /// first failure. A body may write only to slots owned by its item, so that results do not
    /// depend on `threads`. Throws Cancelled when the stop token asks for it.
    template <class MakeScratch, class Body>
    void for_each(std::size_t count, MakeScratch make_scratch, Body body) const {
        std::atomic<std::size_t> next{0};
        std::size_t done = 0;
        std::exception_ptr failure;
        std::mutex guard;
        const auto work = [&] {
            try {
                auto scratch = make_scratch();
                for (std::size_t i; (i = next.fetch_add(1)) < count;) {
                    throw_if_stopped();
                    body(i, scratch);
                    if (progress) {
                        std::scoped_lock lock{guard};
                        progress(++done, count);
                    }
                }
            } catch (...) {
                std::scoped_lock lock{guard};
                if (!failure) failure = std::current_exception();
                next = count;
            }
        };
        {
            std::vector<std::jthread> others;
            const std::size_t hands = std::min<std::size_t>(std::max(1u, threads), count);
            for (std::size_t t = 1; t < hands; ++t) others.emplace_back(work);
            work();
        }
        if (failure) std::rethrow_exception(failure);
    }

    /// A sum over items that does not depend on `threads`: items are cut into a fixed number of
    /// blocks (at most 64), each block adds its items in order into its own total, and totals are
    /// added in order. body(item, scratch, total) adds to `total`, which starts as a copy of
    /// `zero`; add(into, total) adds one total to another. Memory: one total per block.
    template <class Total, class MakeScratch, class Body, class Add>
    Total sum(std::size_t count, const Total& zero, MakeScratch make_scratch, Body body,
              Add add) const {
        const std::size_t blocks = std::min<std::size_t>(64, std::max<std::size_t>(1, count / 16));
        std::vector<Total> totals(blocks, zero);
        for_each(blocks, make_scratch, [&](std::size_t b, auto& scratch) {
            const std::size_t begin = b * count / blocks, end = (b + 1) * count / blocks;
            for (std::size_t i = begin; i < end; ++i) {
                throw_if_stopped();
                body(i, scratch, totals[b]);
            }
        });
        Total all = std::move(totals.front());
        for (std::size_t b = 1; b < blocks; ++b) add(all, totals[b]);
        return all;
    }
};

} // namespace entente
