/// Finding algorithms in the catalogue by name and by family.
#include <entente/core/run/catalogue.hpp>

#include <fmt/format.h>

namespace entente {

const Spec& find_algorithm(std::string_view name) {
    const Spec* found = nullptr;
    std::vector<std::string> known;
    for (const Spec& spec : catalogue()) {
        if (spec.name == name) return spec;
        if (spec.short_name() == name) {
            if (found)
                throw UsageError(fmt::format("'{}' is ambiguous", name),
                                 fmt::format("'{}' or '{}'", found->name, spec.name));
            found = &spec;
        }
        known.emplace_back(spec.name);
        known.emplace_back(spec.short_name());
    }
    if (!found)
        throw UsageError(fmt::format("no algorithm is called '{}'", name),
                         did_you_mean(name, known));
    return *found;
}

std::vector<const Spec*> family(std::string_view name) {
    std::vector<const Spec*> all;
    for (const Spec& spec : catalogue())
        if (spec.family() == name) all.push_back(&spec);
    return all;
}

} // namespace entente
