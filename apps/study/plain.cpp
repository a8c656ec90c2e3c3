#include "plain.hpp"

#include <entente/io/formats/edge_list.hpp>
#include <entente/io/formats/pack.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/mapped_file.hpp>
#include <entente/io/text/vocabulary.hpp>

#include <algorithm>
#include <filesystem>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t enough = 1 << 16; ///< bytes that show what a file is

StudyFile nameless_study(const std::string& path) {
    StudyFile file;
    file.path = path;
    file.title = path == "-" ? "standard input" : fs::path{path}.filename().string();
    return file;
}

Study load_pack(const std::string& path, const LoadOptions& options) {
    PackedNetwork packed = read_pack(path, options.run);
    Study study{.file = nameless_study(path), .network = std::move(packed.network)};
    study.file.layers = std::move(packed.layers);
    study.inputs.push_back({path, {}, fs::file_size(path)});
    return study;
}

Study load_edges(const std::string& path, const LoadOptions& options) {
    const bool is_standard_input = path == "-";
    std::string read; // what cannot be mapped
    std::optional<MappedFile> mapped;
    if (is_standard_input)
        read = read_file(path);
    else
        mapped.emplace(path);
    const std::string_view text = mapped ? mapped->text() : std::string_view{read};
    StudyFile file = nameless_study(path);
    const SourceRecord source{.id = is_standard_input ? "standard-input"
                                                      : fs::path{path}.stem().string(),
                              .title = file.title,
                              .file = path,
                              .sha256 = {},
                              .as_of = {}};
    const auto words = parse_vocabulary(built_in_vocabulary_tables()).vocabulary;
    EdgeListAccount account;
    Network network =
        read_edge_list(text, source, words, {.directed = options.directed}, options.run, account);
    Study study{.file = std::move(file), .network = std::move(network)};
    SourceAccount of_list;
    of_list.source = source.id;
    of_list.format = options.directed ? "directed edge list" : "edge list";
    of_list.tables = 1;
    of_list.reading.file = path;
    of_list.reading.account = {.rows = account.rows,
                               .used = account.used,
                               .rejected = account.rejected,
                               .entries = account.used};
    of_list.actors_made = study.network.actor_count();
    of_list.actors_met = 2 * account.used - of_list.actors_made;
    study.accounts.push_back(std::move(of_list));
    study.remarks = std::move(account.remarks);
    study.inputs.push_back({path, is_standard_input ? sha256(text) : std::string{}, text.size()});
    return study;
}

} // namespace

bool is_plain(const std::string& path, const LoadOptions& options) {
    if (options.opening.format == "edges") return true;
    if (!options.opening.format.empty() || path == "-") return false;
    const std::string ending = fs::path{path}.extension().string();
    for (const char* of_list : {".el", ".edges", ".edgelist", ".ncol", ".wel"})
        if (ending == of_list) return true;
    const std::string beginning = first_bytes(path, enough);
    return is_pack(beginning) || looks_like_edge_list(beginning);
}

Study load_plain(const std::string& path, const LoadOptions& options) {
    const RegisterOptions usual;
    if (!options.owner.empty() || !options.reading.columns.empty() ||
        !options.opening.encoding.empty() || options.opening.delimiter != 0 ||
        !options.reading.table.empty() || !options.reading.header ||
        options.reading.languages != usual.languages ||
        options.reading.day_order != usual.day_order ||
        options.reading.undecided_days != usual.undecided_days || !options.decisions.empty() ||
        !options.authorities.empty())
        throw UsageError("a packed network or a plain list of ties has no owner, columns, dates, "
                         "encoding, tables or names to match",
                         "--input-format csv, to read a list as a register");
    if (is_pack(first_bytes(path, enough))) {
        if (options.directed)
            throw UsageError("a packed network knows itself which ties are directed",
                             "--direction directed, to look at it so");
        return load_pack(path, options);
    }
    return load_edges(path, options);
}

} // namespace entente
