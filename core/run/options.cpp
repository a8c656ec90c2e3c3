#include <entente/core/run/options.hpp>

#include <fmt/format.h>

namespace entente {

namespace detail {

std::string shortest(double value) { return fmt::format("{}", value); }

void refuse_value(std::string_view name, std::string_view text, const std::string& expected,
                  std::string hint) {
    throw UsageError(fmt::format("{} cannot be '{}': it takes {}", name, text, expected),
                     std::move(hint));
}

void require_range(std::string_view name, double value, const FieldTraits& traits) {
    if (value >= traits.least && value <= traits.most) return; // false for a NaN
    if (traits.most == std::numeric_limits<double>::infinity())
        throw UsageError(fmt::format("{} must be at least {}, not {}", name, traits.least, value));
    if (traits.least == -std::numeric_limits<double>::infinity())
        throw UsageError(fmt::format("{} must be at most {}, not {}", name, traits.most, value));
    throw UsageError(
        fmt::format("{} must be from {} to {}, not {}", name, traits.least, traits.most, value));
}

} // namespace detail

void require_known(const Settings& settings, const std::vector<OptionSpec>& specs,
                   std::string_view owner) {
    std::vector<std::string> known;
    for (const OptionSpec& spec : specs) known.push_back(spec.name);
    for (const auto& [name, _] : settings) {
        bool found = false;
        for (const std::string& k : known) found = found || k == name;
        if (!found)
            throw UsageError(fmt::format("{} has no option '{}'", owner, name),
                             did_you_mean(name, known));
    }
}

} // namespace entente
