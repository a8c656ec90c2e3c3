#include <entente/apps/study/authority.hpp>
#include <entente/io/names/name_forms.hpp>

#include <algorithm>

namespace entente {

void AuthorityIndex::add(Source source, Authority authority, bool brings_parents, const Run& run) {
    for (std::uint32_t i = 0; i < authority.records.size(); ++i)
        by_id_.emplace_back(authority.records[i].id, count_ + i);
    std::sort(by_id_.begin(), by_id_.end());
    KnownNames known = known_names(authority, name_reader(), run);
    identity::NameIndex index{std::move(known.entities), std::move(known.names)};
    const auto first = count_;
    count_ += static_cast<std::uint32_t>(authority.records.size());
    members_.push_back({source, std::move(authority), std::move(index), first, brings_parents});
}

const AuthorityIndex::Member& AuthorityIndex::member_of(std::uint32_t record) const {
    const auto after =
        std::upper_bound(members_.begin(), members_.end(), record,
                         [](std::uint32_t r, const Member& m) { return r < m.first; });
    return *std::prev(after);
}

const AuthorityRecord& AuthorityIndex::operator[](std::uint32_t record) const {
    const Member& member = member_of(record);
    return member.authority.records[record - member.first];
}

std::optional<std::uint32_t> AuthorityIndex::find(const std::string& id) const {
    const auto it = std::lower_bound(by_id_.begin(), by_id_.end(), std::pair{id, 0u});
    if (it == by_id_.end() || it->first != id) return std::nullopt;
    return it->second;
}

std::vector<std::vector<AuthorityIndex::Finding>>
AuthorityIndex::find(const std::vector<Query>& queries, const Run& run) const {
    std::vector<std::vector<Finding>> findings(queries.size());
    std::vector<std::size_t> open(queries.size());
    for (std::size_t q = 0; q < open.size(); ++q) open[q] = q;
    for (const Member& member : members_) {
        std::vector<identity::NameQuery> asked(open.size());
        const auto no_scratch = [] { return 0; };
        run.for_each(open.size(), no_scratch, [&](std::size_t i, int) {
            const Query& q = queries[open[i]];
            // A cell may hold more than a name: department, street, city.
            const bool in_parts = q.name.find_first_of(",;|/") != q.name.npos;
            asked[i].profile =
                in_parts ? identity::QueryProfile::affiliation : identity::QueryProfile::name;
            asked[i].parts =
                in_parts ? name_reader().parts(q.name) : std::vector{name_reader().form(q.name)};
            asked[i].country = q.country;
            asked[i].host = q.host;
        });
        const auto answers = member.index.matches(asked, 5, run);
        std::vector<std::size_t> still_open;
        for (std::size_t i = 0; i < open.size(); ++i) {
            std::vector<Finding> here;
            for (const identity::Match& m : answers[i])
                here.push_back({member.first + m.entity, m.score, m.answer, m.reasons});
            const bool told = !here.empty() && here.front().answer == identity::Answer::same;
            auto& all = findings[open[i]];
            all.insert(told ? all.begin() : all.end(), here.begin(), here.end());
            if (!told) still_open.push_back(open[i]);
        }
        open = std::move(still_open);
    }
    return findings;
}

bool AuthorityIndex::is_of_first(std::uint32_t record) const {
    return &member_of(record) == &members_.front();
}

bool AuthorityIndex::brings_parents(std::uint32_t record) const {
    return member_of(record).brings_parents;
}

Evidence AuthorityIndex::evidence(std::uint32_t record, Builder& builder) const {
    const Member& member = member_of(record);
    const AuthorityRecord& r = (*this)[record];
    return {member.source, 0, 0, builder.text(r.id), builder.text(r.name)};
}

const std::string& AuthorityIndex::file_of(std::uint32_t record) const {
    return member_of(record).authority.file;
}

} // namespace entente
