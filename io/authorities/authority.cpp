#include "authority.hpp"

#include "json_entries.hpp"

#include <entente/io/text/archive.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace entente {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t most_diagnostics = 1000, deepest = 256;

std::string_view text_of(const dom::element& of, const char* key) {
    std::string_view out;
    if (of[key].get(out)) return {};
    return out;
}

/// Calls f for each member of an array that may be missing or something else.
template <class F>
void each(const dom::element& of, const char* key, F f) {
    dom::array all;
    if (of[key].get(all)) return;
    for (const dom::element one : all) f(one);
}

void add_unique(std::vector<std::string>& all, std::string one) {
    if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end())
        all.push_back(std::move(one));
}

void add_name(AuthorityRecord& record, std::string_view text, NameUse use) {
    AuthorityName name{squeeze(text), use};
    if (name.text.empty() || name.text == record.name) return;
    for (const auto& n : record.names)
        if (n.text == name.text) return;
    record.names.push_back(std::move(name));
}

/// "Education" of schema 1 is "education" of schema 2.
std::string kind_of(std::string_view type) {
    std::string small;
    for (const char c : type) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kinds{
        {{"education", "university"},
         {"facility", "research_institute"},
         {"government", "government_body"},
         {"company", "company"},
         {"nonprofit", "organisation"},
         {"healthcare", "organisation"},
         {"archive", "cultural_institute"},
         {"other", "organisation"}}};
    for (const auto& [from, to] : kinds)
        if (from == small) return std::string{to};
    return {};
}

void add_kind(AuthorityRecord& record, const dom::element& entry) {
    // A university that funds is a university first.
    each(entry, "types", [&](const dom::element& type) {
        std::string_view text;
        if (!type.get(text) && record.kind.empty()) record.kind = kind_of(text);
    });
}

std::string country_code(std::string_view code) {
    std::string out;
    for (const char c : code) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const bool good = out.size() == 2 && std::all_of(out.begin(), out.end(),
                                                     [](char c) { return c >= 'A' && c <= 'Z'; });
    return good ? out : std::string{};
}

void add_link(AuthorityRecord& record, std::string_view link, bool own) {
    if (link.empty()) return;
    add_unique(record.links, std::string{link});
    if (own) add_unique(record.hosts, host_of(link));
}

void add_relationships(AuthorityRecord& record, const dom::element& entry) {
    each(entry, "relationships", [&](const dom::element& one) {
        std::string type;
        for (const char c : text_of(one, "type"))
            type += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const std::string id{text_of(one, "id")};
        if (type == "parent") add_unique(record.parents, id);
        if (type == "successor") add_unique(record.successors, id);
    });
}

void add_status(AuthorityRecord& record, const dom::element& entry) {
    if (const auto status = value_named<AuthorityStatus>(text_of(entry, "status")))
        record.status = *status;
}

void add_place(AuthorityRecord& record, const dom::element& of, const char* city, const char* lng) {
    double latitude = 0, longitude = 0;
    if (!record.latitude && !of["lat"].get(latitude) && !of[lng].get(longitude)) {
        record.latitude = latitude;
        record.longitude = longitude;
    }
    if (record.city.empty()) record.city = squeeze(text_of(of, city));
}

AuthorityRecord schema_2(const dom::element& entry) {
    AuthorityRecord record;
    record.id = std::string{text_of(entry, "id")};
    std::vector<AuthorityName> names;
    each(entry, "names", [&](const dom::element& one) {
        const auto text = squeeze(text_of(one, "value"));
        bool display = false, label = false, acronym = false;
        each(one, "types", [&](const dom::element& type) {
            std::string_view t;
            if (type.get(t)) return;
            display |= t == "ror_display";
            label |= t == "label";
            acronym |= t == "acronym";
        });
        if (display && record.name.empty())
            record.name = text;
        else
            names.push_back({text, acronym ? NameUse::acronym
                                   : label ? NameUse::label
                                           : NameUse::alias});
    });
    // Without a display name the first label stands for it.
    for (auto& n : names)
        if (record.name.empty() && n.use == NameUse::label) record.name = std::exchange(n.text, {});
    for (const auto& n : names) add_name(record, n.text, n.use);
    each(entry, "locations", [&](const dom::element& location) {
        dom::element details;
        if (location["geonames_details"].get(details)) return;
        if (record.country.empty()) record.country = country_code(text_of(details, "country_code"));
        add_place(record, details, "name", "lng");
    });
    each(entry, "domains", [&](const dom::element& domain) {
        std::string_view text;
        if (!domain.get(text)) add_unique(record.hosts, host_of(text));
    });
    each(entry, "links", [&](const dom::element& link) {
        add_link(record, text_of(link, "value"), text_of(link, "type") == "website");
    });
    return record;
}

AuthorityRecord schema_1(const dom::element& entry) {
    AuthorityRecord record;
    record.id = std::string{text_of(entry, "id")};
    record.name = squeeze(text_of(entry, "name"));
    each(entry, "labels", [&](const dom::element& label) {
        add_name(record, text_of(label, "label"), NameUse::label);
    });
    const auto texts = [&](const char* key, NameUse use) {
        each(entry, key, [&](const dom::element& one) {
            std::string_view text;
            if (!one.get(text)) add_name(record, text, use);
        });
    };
    texts("aliases", NameUse::alias);
    texts("acronyms", NameUse::acronym);
    dom::element country;
    if (!entry["country"].get(country))
        record.country = country_code(text_of(country, "country_code"));
    each(entry, "addresses",
         [&](const dom::element& address) { add_place(record, address, "city", "lng"); });
    each(entry, "links", [&](const dom::element& link) {
        std::string_view text;
        if (!link.get(text)) add_link(record, text, true);
    });
    return record;
}

AuthorityRecord domain_list(const dom::element& entry) {
    AuthorityRecord record;
    record.name = squeeze(text_of(entry, "name"));
    record.country = country_code(text_of(entry, "alpha_two_code"));
    record.kind = "university";
    each(entry, "domains", [&](const dom::element& domain) {
        std::string_view text;
        if (!domain.get(text)) add_unique(record.hosts, host_of(text));
    });
    each(entry, "web_pages", [&](const dom::element& page) {
        std::string_view text;
        if (!page.get(text)) add_link(record, text, true);
    });
    if (!record.hosts.empty()) record.id = "domain:" + record.hosts.front();
    return record;
}

void remark(Authority& authority, Severity severity, Place place, std::string message,
            std::string excerpt = {}) {
    if (authority.diagnostics.size() < most_diagnostics)
        authority.diagnostics.push_back(
            {severity, std::move(place), std::move(message), std::move(excerpt)});
}

void take(Authority& authority, AuthorityRecord record, Place place,
          std::unordered_set<std::string>& ids) {
    if (record.id.empty() || record.name.empty())
        return remark(authority, Severity::error, std::move(place),
                      record.id.empty() ? "this entry has no id" : "this entry has no name",
                      record.id.empty() ? record.name : record.id);
    if (!ids.insert(record.id).second)
        return remark(authority, Severity::error, std::move(place), "this id was met before",
                      record.id);
    authority.records.push_back(std::move(record));
}

} // namespace

Authority read_authority(std::string bytes, const std::string& file) {
    const simdjson::padded_string text{decompressed(std::move(bytes), file)};
    Authority out;
    out.file = file;
    std::unordered_set<std::string> ids;
    std::map<std::string, unsigned> same_domain;
    dom::parser parser;
    std::size_t known = 0;
    const std::string_view all{text.data(), text.size()};
    const auto cut = for_each_entry(all, [&](std::string_view part, std::uint32_t line) {
        ++out.entries;
        const Place place{file, line};
        const std::string excerpt{shortened(part, 80)};
        if (parser.capacity() < part.size() &&
            parser.allocate(std::max<std::size_t>(part.size(), 1 << 16), deepest))
            return remark(out, Severity::error, place, "this entry is too large", excerpt);
        dom::element entry;
        // The whole text is padded, so each part of it is.
        if (const auto error = parser.parse(part.data(), part.size(), false).get(entry)) {
            remark(out, Severity::error, place,
                   fmt::format("this entry is no JSON: {}", simdjson::error_message(error)),
                   excerpt);
            return;
        }
        if (!entry.is_object())
            return remark(out, Severity::error, place, "this entry is no object", excerpt);
        dom::element ignored;
        AuthorityRecord record;
        if (!entry["names"].get(ignored)) {
            record = schema_2(entry);
        } else if (!entry["alpha_two_code"].get(ignored) || !entry["web_pages"].get(ignored)) {
            record = domain_list(entry);
            // Two universities under one domain are two entries.
            if (const auto n = ++same_domain[record.id]; n > 1 && !record.id.empty())
                record.id += "#" + std::to_string(n);
        } else if (!entry["name"].get(ignored)) {
            record = schema_1(entry);
        } else {
            return remark(out, Severity::error, place, "this entry has neither 'names' nor 'name'",
                          excerpt);
        }
        ++known;
        if (record.kind.empty()) add_kind(record, entry);
        add_relationships(record, entry);
        add_status(record, entry);
        take(out, std::move(record), place, ids);
    });
    if (cut) remark(out, Severity::error, {file, *cut}, "the file ends within an entry");
    if (known == 0)
        throw InputError(Diagnostic{
            Severity::error,
            {file, 1},
            "this is no list of institutions: no entry has 'names', 'name' or 'web_pages'",
            out.diagnostics.empty() ? std::string{} : out.diagnostics.front().message,
            "give a dump of ROR or a list of universities, as JSON"});
    return out;
}

Authority authority_of(const std::vector<AuthorityRow>& rows, const std::string& file,
                       const LocaleWords& words) {
    Authority out;
    out.file = file;
    std::unordered_set<std::string> ids;
    for (const auto& row : rows) {
        ++out.entries;
        AuthorityRecord record;
        record.id = squeeze(row.id);
        record.name = squeeze(row.name);
        record.city = squeeze(row.city);
        record.kind = "university";
        const auto country = squeeze(row.country);
        if (const auto code = words.country(country))
            record.country = *code;
        else if (!country.empty())
            remark(out, Severity::doubt, row.place, "no country is called so", country);
        add_link(record, row.link, true);
        take(out, std::move(record), row.place, ids);
    }
    return out;
}

KnownNames known_names(const Authority& authority, const NameReader& reader, const Run& run) {
    const auto& records = authority.records;
    KnownNames out;
    out.entities.resize(records.size());
    std::unordered_map<std::string_view, std::uint32_t> by_id;
    for (std::uint32_t r = 0; r < records.size(); ++r) by_id.emplace(records[r].id, r);
    // Blocks, for a record alone is too little work for a thread to fetch.
    constexpr std::size_t block = 256;
    const std::size_t blocks = (records.size() + block - 1) / block;
    std::vector<std::vector<KnownName>> names(blocks);
    run.for_each(
        blocks, [] { return 0; },
        [&](std::size_t b, int) {
            for (std::size_t r = b * block; r < std::min(records.size(), (b + 1) * block); ++r) {
                const auto& record = records[r];
                auto& entity = out.entities[r];
                entity.country = record.country;
                entity.hosts = record.hosts;
                entity.replaced =
                    record.status != AuthorityStatus::active && !record.successors.empty();
                for (const auto& id : record.parents)
                    if (const auto at = by_id.find(id); at != by_id.end() && at->second != r)
                        entity.parents.push_back(at->second);
                if (!record.city.empty()) entity.cities.push_back(reader.form(record.city));
                if (record.status == AuthorityStatus::withdrawn) continue;
                const auto add = [&](const std::string& text, NameUse use) {
                    KnownName name{static_cast<std::uint32_t>(r), reader.form(text), use};
                    if (name.form.empty()) return;
                    // An alias that is the same once normalized adds nothing.
                    for (auto it = names[b].rbegin(); it != names[b].rend() && it->entity == r;
                         ++it)
                        if (it->form.key == name.form.key) return;
                    names[b].push_back(std::move(name));
                };
                add(record.name, NameUse::primary);
                for (const auto& name : record.names) add(name.text, name.use);
            }
        });
    for (auto& some : names)
        for (auto& name : some) out.names.push_back(std::move(name));
    return out;
}

std::vector<std::string> shared_hosts(const Authority& authority) {
    std::map<std::string, unsigned> uses;
    for (const auto& record : authority.records)
        for (const auto& host : record.hosts) ++uses[host];
    std::vector<std::string> out;
    for (const auto& [host, n] : uses)
        if (n > 1) out.push_back(host);
    return out;
}

} // namespace entente
