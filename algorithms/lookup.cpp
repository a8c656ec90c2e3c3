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
            // Of a graph and of a timeline by one name, the short name means that of the graph.
            if (found && found->takes_timeline != spec.takes_timeline) {
                if (found->takes_timeline) found = &spec;
            } else if (found)
                throw UsageError(fmt::format("'{}' is ambiguous", name),
                                 fmt::format("'{}' or '{}'", found->name, spec.name));
            else
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
