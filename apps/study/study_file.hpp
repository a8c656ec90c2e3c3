#pragma once
/// The study file: what to read, how, what to run and what to draw.
#include <optional>
#include <string>
#include <vector>

#include <entente/core/model/network.hpp>
#include <entente/io/register/reader.hpp>
#include <entente/io/sources/source.hpp>

#include "identity_rules.hpp"

namespace entente {

struct StudySource {
    std::string id, title;
    std::string file;  ///< empty for a document that only fact tables cite
    std::string owner; ///< actor id or name of the party that a register never names
    std::string layer; ///< the layer that `extent` speaks of
    std::optional<Extent> extent;
    Date as_of{};
    SourceOptions opening;
    RegisterOptions reading;
    Place place; ///< of the entry in the study file
};

enum class AuthorityFormat : std::uint8_t {
    list, ///< a dump of ROR, or a list of universities with their web domains
    table ///< rows of institutions, read as a register is
};
template <>
inline constexpr std::array names_of<AuthorityFormat>{
    Named<AuthorityFormat>{"list", AuthorityFormat::list},
    Named<AuthorityFormat>{"table", AuthorityFormat::table}};

/// A list of institutions that others keep, as a local file.
struct StudyAuthority {
    std::string id, title, file;
    AuthorityFormat format = AuthorityFormat::list;
    bool parents = false; ///< parents of its records become actors, though no source names them
    Date as_of{};
    SourceOptions opening; ///< of a table
    RegisterOptions reading;
    Place place;
};

enum class PictureKind : std::uint8_t {
    reg,
    network,
    two_mode,
    layers,
    multiples,
    matrix,
    map,
    growth,
    types,
    degrees,
    ranks,
    mixing,
    alluvial,
    bursts
};
template <>
inline constexpr std::array names_of<PictureKind>{
    Named<PictureKind>{"register", PictureKind::reg},
    Named<PictureKind>{"network", PictureKind::network},
    Named<PictureKind>{"two-mode", PictureKind::two_mode},
    Named<PictureKind>{"layers", PictureKind::layers},
    Named<PictureKind>{"multiples", PictureKind::multiples},
    Named<PictureKind>{"matrix", PictureKind::matrix},
    Named<PictureKind>{"map", PictureKind::map},
    Named<PictureKind>{"growth", PictureKind::growth},
    Named<PictureKind>{"types", PictureKind::types},
    Named<PictureKind>{"degrees", PictureKind::degrees},
    Named<PictureKind>{"ranks", PictureKind::ranks},
    Named<PictureKind>{"mixing", PictureKind::mixing},
    Named<PictureKind>{"alluvial", PictureKind::alluvial},
    Named<PictureKind>{"bursts", PictureKind::bursts}};

/// What the rows and columns of a matrix are.
enum class Between : std::uint8_t { actors, countries, kinds };
template <>
inline constexpr std::array names_of<Between>{Named<Between>{"actors", Between::actors},
                                              Named<Between>{"countries", Between::countries},
                                              Named<Between>{"kinds", Between::kinds}};

struct StudyPicture {
    PictureKind kind = PictureKind::network;
    std::string name;  ///< file name without extension
    std::string owner; ///< of a register figure; actor whose ties a plot counts, or empty
    std::string title, subtitle;
    std::vector<std::string> layers;
    // As the options of `draw` of these names; empty for the usual.
    std::string color_by, size, clusters, by, period, between, theme, width, language;
    std::optional<unsigned> panels, labels;
    bool hulls = false;
    Place place;
};

struct StudyFile {
    std::string path, folder;
    std::string title;
    std::string vocabulary; ///< folder, or empty for the built-in one
    std::vector<StudySource> sources;
    std::string facts; ///< folder of fact tables, or empty
    std::vector<StudyAuthority> authorities;
    std::string decisions; ///< file of decisions about names, or empty
    IdentityRules identity;
    std::vector<std::string> layers;
    std::vector<std::string> centrality, ties, clusters; ///< algorithms, as `name:option=value`
    std::vector<std::string> growth; ///< curves by year, quarter or month; reports as algorithms
    std::string uncertainty;         ///< as the option of that name; empty for the usual
    bool report = true;              ///< whether `run` makes the page
    std::vector<StudyPicture> pictures;
};

/// Reads a study file (TOML). Throws InputError with place and suggestion for unknown keys, values
/// of a wrong type, double ids and missing required keys, up to 20 faults at once; LimitError for
/// values more than 256 deep and for more than 65,535 sources.
StudyFile parse_study_file(const std::string& text, const std::string& path);

} // namespace entente
