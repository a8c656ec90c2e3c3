#pragma once
/// Remarks that a long register cannot drown anybody in.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/core/base/errors.hpp>

namespace entente {

/// Keeps the first 1,000 remarks of a kind and counts the others.
class RemarkLog {
public:
    static constexpr std::size_t most_of_a_kind = 1'000;

    /// Whether another remark of this kind (a literal, known by its address) is wanted; counts it.
    bool wants(const char* kind, Severity severity) {
        Count& count = counts_[kind];
        count.severity = severity;
        return ++count.n <= most_of_a_kind;
    }
    void add(Diagnostic remark) { remarks_.push_back(std::move(remark)); }

    /// All that were kept, in order of place, then one for each kind that was cut short.
    std::vector<Diagnostic> take(const std::string& file);

private:
    struct Count {
        std::size_t n = 0;
        Severity severity{};
    };
    std::unordered_map<std::string_view, Count> counts_;
    std::vector<Diagnostic> remarks_;
};

} // namespace entente
