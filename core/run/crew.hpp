#pragma once
/// Threads that stay while many short pieces of work follow one another, as in iterations: to start
/// them anew for each would take longer than the work.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace entente {

class Crew {
public:
    /// So many threads, the caller among them.
    explicit Crew(unsigned threads);
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew();

    /// Calls body(item) for item = 0 … count - 1, each once, by whoever is free, and returns when
    /// all are done. Rethrows the first failure, items not begun by then being left out. From one
    /// thread at a time.
    void for_each(std::size_t count, const std::function<void(std::size_t)>& body);

private:
    void stand_by();
    void work();

    const std::function<void(std::size_t)>* body_ = nullptr;
    std::size_t count_ = 0;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::uint32_t> call_{0}; ///< goes up with each piece of work
    std::atomic<std::uint32_t> busy_{0};
    bool over_ = false;
    std::exception_ptr failure_;
    std::mutex guard_;
    std::vector<std::jthread> others_;
};

} // namespace entente
