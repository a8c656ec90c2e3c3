#include <entente/core/run/crew.hpp>

#include <utility>

namespace entente {
namespace {

/// Looks again for a while before it sleeps: the next piece of work mostly follows at once, and
/// waking up takes longer than many of them.
template <class Value>
Value wait_for_other(const std::atomic<Value>& value, Value than) {
    for (int i = 0; i < 4096; ++i) {
        const Value now = value.load(std::memory_order_acquire);
        if (now != than) return now;
        if (i % 64 == 63) std::this_thread::yield();
    }
    Value now = value.load(std::memory_order_acquire);
    while (now == than) {
        value.wait(than, std::memory_order_acquire);
        now = value.load(std::memory_order_acquire);
    }
    return now;
}

} // namespace

Crew::Crew(unsigned threads) {
    for (unsigned t = 1; t < threads; ++t) others_.emplace_back([this] { stand_by(); });
}

Crew::~Crew() {
    over_ = true;
    call_.fetch_add(1, std::memory_order_release);
    call_.notify_all();
}

void Crew::stand_by() {
    for (std::uint32_t seen = 0;;) {
        seen = wait_for_other(call_, seen);
        if (over_) return;
        work();
        if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) busy_.notify_all();
    }
}

void Crew::work() {
    try {
        for (std::size_t i; (i = next_.fetch_add(1, std::memory_order_relaxed)) < count_;)
            (*body_)(i);
    } catch (...) {
        const std::scoped_lock lock{guard_};
        if (!failure_) failure_ = std::current_exception();
        next_ = count_;
    }
}

void Crew::for_each(std::size_t count, const std::function<void(std::size_t)>& body) {
    body_ = &body;
    count_ = count;
    next_ = 0;
    busy_ = static_cast<std::uint32_t>(others_.size());
    call_.fetch_add(1, std::memory_order_release);
    call_.notify_all();
    work();
    for (std::uint32_t busy = busy_.load(std::memory_order_acquire); busy != 0;)
        busy = wait_for_other(busy_, busy);
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

} // namespace entente
