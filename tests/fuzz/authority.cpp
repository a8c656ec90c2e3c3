/// read_authority over any bytes, and the names of what it reads.
#include "fuzz.hpp"

#include <entente/io/authorities/authority.hpp>

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string first, second;
    const auto read = [&](std::string& told) {
        return fuzz::refusal_of([&] {
            const auto a = read_authority(std::string{fuzz::text_of(data, size)}, "fuzz");
            fuzz::require(a.records.size() <= a.entries, "a record comes from an entry");
            for (const auto& r : a.records) {
                fuzz::require(!r.id.empty() && !r.name.empty(), "a record has id and name");
                fuzz::require(r.country.empty() || r.country.size() == 2, "a country is a code");
                told += r.id + '\n' + r.name + '\n';
            }
            const auto known = known_names(a, name_reader());
            fuzz::require(known.entities.size() == a.records.size(), "one entity a record");
            for (const auto& n : known.names)
                fuzz::require(n.entity < known.entities.size(), "a name is an entity's");
            for (const auto& e : known.entities)
                for (const auto p : e.parents)
                    fuzz::require(p < known.entities.size(), "a parent is an entity");
        });
    };
    fuzz::require(read(first) == read(second) && first == second, "reading is the same twice");
    return 0;
}
