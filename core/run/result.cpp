#include <entente/core/run/result.hpp>

namespace entente {

std::string shape_name(const Result& result) {
    static constexpr const char* names[] = {"scores", "tie scores", "profile", "partition",
                                            "cover",  "series",     "table",   "positions"};
    static_assert(std::variant_size_v<Result> == std::size(names));
    return names[result.index()];
}

} // namespace entente
