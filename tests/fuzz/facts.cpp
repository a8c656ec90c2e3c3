/// Fact tables into a network. A line that begins with '@' starts the table whose name follows.
#include "fuzz.hpp"

#include <entente/apps/study/facts.hpp>
#include <entente/io/text/unicode.hpp>
#include <entente/io/text/vocabulary.hpp>

using namespace entente;

namespace {

std::map<std::string, FactFile> split(std::string_view text) {
    std::map<std::string, FactFile> tables;
    std::string name;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        const auto line = text.substr(0, end);
        text.remove_prefix(end);
        if (line.front() == '@') {
            name = squeeze(line.substr(1));
            tables[name].path = name + ".csv";
        } else if (!name.empty()) {
            tables[name].text += line;
        }
    }
    return tables;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Words words = parse_vocabulary(built_in_vocabulary_tables());
    const auto tables = split(fuzz::text_of(data, size));
    fuzz::refusal_of([&] {
        Builder builder{"fuzz", words.vocabulary};
        Identity identity{builder};
        std::map<std::string, Source> sources;
        for (const char* id : {"a", "b"})
            sources.emplace(id, builder.add(SourceRecord{id, id, "", "", {}}));
        FactTables facts{builder, identity, sources};
        std::size_t ties = 0;
        const auto with = [&](const char* name, auto read) {
            if (const auto it = tables.find(name); it != tables.end())
                read(FactFile{it->second.path, decode(it->second.text, it->second.path)});
        };
        with("actors", [&](const FactFile& f) { facts.read_actors(f); });
        with("aliases", [&](const FactFile& f) { facts.read_aliases(f); });
        with("folds", [&](const FactFile& f) { facts.read_folds(f); });
        with("ties", [&](const FactFile& f) {
            facts.read_ties(f, [&](const TieRecord& tie, const Evidence& evidence,
                                const std::vector<LifeRecord>&) {
                builder.add(tie, evidence);
                ++ties;
            });
        });
        with("attributes", [&](const FactFile& f) { facts.read_attributes(f); });
        with("claims", [&](const FactFile& f) { facts.read_claims(f); });
        with("counts", [&](const FactFile& f) { facts.read_counts(f); });
        with("coverage", [&](const FactFile& f) { facts.read_coverage(f); });
        const std::size_t actors = builder.actor_count();
        const Network network = builder.build();
        fuzz::require(network.actor_count() == actors, "an actor that was read is in the network");
        fuzz::require(network.tie_count() == ties, "a tie that was read is in the network");
    });
    return 0;
}
