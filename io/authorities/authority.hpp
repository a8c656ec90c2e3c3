#pragma once
/// Lists of institutions that others keep: ROR, universities by web domain, holders of a charter.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/model/name_form.hpp>
#include <entente/core/run/run.hpp>
#include <entente/io/names/name_forms.hpp>
#include <entente/io/text/locale_words.hpp>

namespace entente {

enum class AuthorityStatus : std::uint8_t { active, inactive, withdrawn };
template <>
inline constexpr std::array names_of<AuthorityStatus>{
    Named<AuthorityStatus>{"active", AuthorityStatus::active},
    Named<AuthorityStatus>{"inactive", AuthorityStatus::inactive},
    Named<AuthorityStatus>{"withdrawn", AuthorityStatus::withdrawn}};

struct AuthorityName {
    std::string text;
    NameUse use = NameUse::alias;
    bool operator==(const AuthorityName&) const = default;
};

struct AuthorityRecord {
    std::string id;                   ///< as the authority writes it
    std::string name;                 ///< the primary one
    std::vector<AuthorityName> names; ///< the others
    std::string country;              ///< ISO 3166-1 alpha-2, or empty
    std::string kind;                 ///< of data/vocabulary/kinds, or empty
    std::string city;
    std::vector<std::string> parents, successors; ///< ids
    AuthorityStatus status = AuthorityStatus::active;
    std::optional<double> latitude, longitude;
    std::vector<std::string> hosts; ///< of domains and web sites, lower case, without www
    std::vector<std::string> links; ///< as written
};

struct Authority {
    std::string file;
    std::vector<AuthorityRecord> records; ///< in order of the file
    std::size_t entries = 0;              ///< met in the file: records and those refused
    std::vector<Diagnostic> diagnostics;  ///< what was refused, with its line; the first 1,000
};

/// Reads a dump of ROR (schema 1, 1.x and 2, also mixed) or a list of universities with their web
/// domains, as a JSON array or JSON Lines; gzip, zstd, xz and zip of one file are opened first. A
/// damaged or strange entry becomes a diagnostic with its line and is left out; an id that was met
/// before is refused likewise. Throws InputError when the file is no such list at all, LimitError
/// past the limits of `decompressed`. Entries are parsed one at a time, nesting is limited to 256.
/// O(file).
Authority read_authority(std::string bytes, const std::string& file);

/// A row of a table of institutions (holders of the Erasmus charter and the like), whoever read it.
struct AuthorityRow {
    std::string id, name, country; ///< country by name or code
    std::string city{}, link{};
    Place place{};
};

/// Such rows as an authority. Rows without id or name, or with an id met before, are diagnostics; a
/// country that nobody knows is a doubt.
Authority authority_of(const std::vector<AuthorityRow>& rows, const std::string& file,
                       const LocaleWords& words);

/// What an index of names needs: one entity a record, in order, withdrawn ones without names. The
/// same for any number of threads. O(all names).
KnownNames known_names(const Authority& authority, const NameReader& reader, const Run& run = {});

/// Hosts that several records have, sorted: these say nothing about identity.
std::vector<std::string> shared_hosts(const Authority& authority);

} // namespace entente
