#include <entente/apps/study/identity.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {

std::string_view Identity::country_of(Actor actor) const {
    const auto& code = builder_[actor].country;
    return code[0] ? std::string_view{code.data(), 2} : std::string_view{};
}

void Identity::bind(std::string_view name, Actor actor, NameBasis basis, std::string_view note,
                    const Evidence& evidence, Namesakes namesakes) {
    auto& matches = by_key_[fold(name)];
    const auto only_in = basis == NameBasis::unit ? std::optional{evidence.source} : std::nullopt;
    for (const Match& match : matches) {
        if (match.only_in != only_in) continue;
        if (match.actor == actor) return; // known already
        if (namesakes == Namesakes::allowed) continue;
        const auto here = country_of(actor), there = country_of(match.actor);
        if (here.empty() || there.empty() || here == there)
            throw UsageError(fmt::format("'{}' cannot be both '{}' and '{}'", name,
                                         builder_.text(builder_[match.actor].id),
                                         builder_.text(builder_[actor].id)),
                             "give the alias to one of them");
    }
    matches.push_back({actor, basis, only_in});
    bound_.push_back({std::string{name}, actor, basis});
    builder_.add(NameRecord{actor, builder_.text(name), basis, builder_.text(note), evidence});
}

std::optional<Identity::Match> Identity::find(std::string_view name, Source source,
                                              std::string_view country) const {
    const auto it = by_key_.find(fold(name));
    if (it == by_key_.end()) return std::nullopt;
    for (const Match& match : it->second) {
        if (match.only_in && *match.only_in != source) continue;
        const auto known = country_of(match.actor);
        if (country.empty() || known.empty() || country == known) return match;
    }
    return std::nullopt;
}

std::size_t Identity::namesakes(std::string_view name, Source source) const {
    const auto it = by_key_.find(fold(name));
    if (it == by_key_.end()) return 0;
    return static_cast<std::size_t>(
        std::count_if(it->second.begin(), it->second.end(),
                      [&](const Match& m) { return !m.only_in || *m.only_in == source; }));
}

std::vector<std::string> Identity::all_names() const {
    std::vector<std::string> all;
    for (const auto& [id, _] : by_id_) all.push_back(id);
    for (const auto& [key, matches] : by_key_)
        if (!matches.empty()) all.push_back(key);
    return all;
}

std::optional<Actor> Identity::by_id(std::string_view id) const {
    const auto it = by_id_.find(id);
    return it == by_id_.end() ? std::nullopt : std::optional{it->second};
}

Actor Identity::add(std::string_view id, std::string_view label, KindId kind,
                    std::string_view country, Certainty certainty, const Evidence& evidence,
                    Namesakes namesakes) {
    std::string chosen{id};
    if (chosen.empty()) {
        const std::string base = slug(label);
        chosen = base;
        if (by_id_.contains(chosen) && !country.empty()) chosen = base + "-" + slug(country);
        while (by_id_.contains(chosen))
            chosen = fmt::format("{}-{}", base, 2 + next_number_[base]++);
    }
    ActorRecord record;
    record.id = builder_.text(chosen);
    record.label = builder_.text(label);
    record.kind = kind;
    if (country.size() == 2) record.country = {country[0], country[1]};
    record.certainty = certainty;
    const Actor actor = builder_.add(record);
    if (!by_id_.emplace(chosen, actor).second)
        throw UsageError(fmt::format("two actors are called '{}'", chosen));
    builder_.add(actor, evidence);
    bind(label, actor, NameBasis::primary, "", evidence, namesakes);
    return actor;
}

} // namespace entente
