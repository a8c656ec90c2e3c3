#include <entente/core/base/errors.hpp>
#include <entente/io/results/results_folder.hpp>
#include <entente/io/results/write_table.hpp>
#include <entente/io/text/file.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>

namespace entente {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json pairs(const std::vector<std::pair<std::string, std::string>>& list) {
    Json object = Json::object();
    for (const auto& [key, value] : list) object[key] = value;
    return object;
}

/// A file in a folder of results that its manifest does not list, if there is any; the folder
/// itself when it has no manifest of ours.
std::optional<fs::path> stranger_in(const fs::path& folder) {
    std::error_code error;
    if (fs::is_empty(folder, error)) return std::nullopt;
    const fs::path manifest = folder / "manifest.json";
    if (error || !fs::is_regular_file(manifest, error)) return folder;
    const Json old = Json::parse(read_file(manifest.string()), nullptr, false);
    if (!old.is_object() || !old.contains("schema") || !old["schema"].is_string() ||
        !old["schema"].get<std::string>().starts_with("entente.manifest/") ||
        !old.contains("outputs"))
        return folder;
    std::set<std::string> listed{"manifest.json", "datapackage.json"};
    for (const Json& output : old["outputs"])
        if (output.is_object() && output.contains("path") && output["path"].is_string())
            listed.insert(output["path"].get<std::string>());
    for (const auto& entry : fs::directory_iterator{folder, error})
        if (!listed.contains(entry.path().filename().string())) return entry.path();
    return std::nullopt;
}

/// "ties.csv" has the name ties-csv.
std::string dashed(std::string name) {
    std::replace(name.begin(), name.end(), '.', '-');
    return name;
}

std::string media_type(const std::string& name) {
    static const std::pair<const char*, const char*> types[] = {
        {".csv", "text/csv"},  {".json", "application/json"}, {".svg", "image/svg+xml"},
        {".html", "text/html"},
        {".png", "image/png"}, {".pdf", "application/pdf"},   {".dot", "text/vnd.graphviz"}};
    for (const auto& [ending, type] : types)
        if (name.ends_with(ending)) return type;
    return "application/octet-stream";
}

} // namespace

void ResultsFolder::add_table(const std::string& name, const std::string& title,
                              const ResultTable& table) {
    auto written = write_table(table, {.format = Format::csv});
    guarded_ += written.guarded;
    File file{name, title, std::move(written.text), {}};
    for (const auto& column : table.columns) {
        const auto* values = std::get_if<std::vector<double>>(&column.cells);
        const bool whole = values && std::all_of(values->begin(), values->end(), [](double v) {
                               return std::isnan(v) || (v == std::floor(v) && std::abs(v) < 9e15);
                           });
        file.fields.emplace_back(column.name, !values ? "string" : whole ? "integer" : "number");
    }
    files_.push_back(std::move(file));
}

void ResultsFolder::add_file(const std::string& name, const std::string& title, std::string bytes) {
    files_.push_back({name, title, std::move(bytes), {}});
}

std::vector<std::string> ResultsFolder::files() const {
    std::vector<std::string> names;
    for (const File& f : files_) names.push_back(f.name);
    return names;
}

std::string ResultsFolder::data_package(const Provenance& provenance) const {
    Json package = {{"profile", "data-package"},
                    {"name", slug(provenance.title).empty() ? "results" : slug(provenance.title)},
                    {"title", provenance.title}};
    Json resources = Json::array();
    for (const File& f : files_) {
        Json resource = {{"name", slug(dashed(f.name))},
                         {"title", f.title},
                         {"path", f.name},
                         {"mediatype", media_type(f.name)},
                         {"bytes", f.bytes.size()},
                         {"hash", "sha256:" + sha256(f.bytes)}};
        if (!f.fields.empty()) {
            resource["profile"] = "tabular-data-resource";
            resource["encoding"] = "utf-8";
            Json fields = Json::array();
            for (const auto& [name, type] : f.fields)
                fields.push_back({{"name", name}, {"type", type}});
            resource["schema"] = {{"fields", fields}, {"missingValues", {""}}};
        }
        resources.push_back(std::move(resource));
    }
    package["resources"] = std::move(resources);
    return package.dump(2, ' ', false, Json::error_handler_t::replace) +
           "\n"; // names may be no UTF-8
}

std::string ResultsFolder::manifest(const Provenance& provenance) const {
    Json inputs = Json::array(), analyses = Json::array(), outputs = Json::array();
    for (const auto& i : provenance.inputs)
        inputs.push_back({{"path", i.path}, {"bytes", i.bytes}, {"sha256", i.sha256}});
    for (const auto& a : provenance.analyses) {
        Json entry = {
            {"name", a.name}, {"lens", a.lens}, {"options", pairs(a.options)}, {"file", a.file}};
        if (!a.convergence.empty()) entry["convergence"] = a.convergence;
        analyses.push_back(std::move(entry));
    }
    for (const File& f : files_)
        outputs.push_back(
            {{"path", f.name}, {"bytes", f.bytes.size()}, {"sha256", sha256(f.bytes)}});
    const Json whole = {{"schema", "entente.manifest/1"},
                        {"version", provenance.version},
                        {"command", provenance.command},
                        {"title", provenance.title},
                        {"seed", provenance.seed},
                        {"account", pairs(provenance.account)},
                        {"inputs", inputs},
                        {"analyses", analyses},
                        {"outputs", outputs}};
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void ResultsFolder::write(const std::string& path, const Provenance& provenance,
                          bool overwrite) const {
    std::error_code error;
    fs::path target = fs::path{path}.lexically_normal();
    if (!target.has_filename()) target = target.parent_path(); // a trailing slash
    if (fs::is_symlink(fs::symlink_status(target, error))) {   // the link stays
        target = fs::canonical(target, error);
        if (error)
            throw SystemError(
                fmt::format("cannot write the folder '{}': it is a link that leads nowhere", path),
                "another name");
    }
    const auto kind = fs::status(target, error).type();
    if (kind == fs::file_type::none || kind == fs::file_type::unknown)
        throw SystemError(fmt::format("cannot write the folder '{}': {}", path, error.message()),
                          "a folder that you may write to");
    const bool exists = kind != fs::file_type::not_found;
    if (exists && kind != fs::file_type::directory)
        throw UsageError(fmt::format("'{}' exists and is no folder", path), "another name");
    if (exists && !overwrite)
        throw UsageError(fmt::format("the folder '{}' exists already", path),
                         "--overwrite, or another name");
    if (const auto stranger = exists ? stranger_in(target) : std::nullopt)
        throw UsageError(fmt::format("'{}' is not of an earlier run; the folder is left alone",
                                     stranger->string()),
                         "move it away, or write to another folder");
    const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path{"."};
    fs::create_directories(parent, error);
    std::string beside = (parent / (target.filename().string() + ".XXXXXX")).string();
    if (error || !::mkdtemp(beside.data()))
        throw SystemError(fmt::format("cannot write the folder '{}'", path),
                          "a folder that you may write to");
    try {
        fs::permissions(beside, fs::perms::owner_all | fs::perms::group_read |
                                    fs::perms::group_exec | fs::perms::others_read |
                                    fs::perms::others_exec);
        for (const File& f : files_)
            write_file((fs::path{beside} / f.name).string(), f.bytes, false);
        write_file((fs::path{beside} / "datapackage.json").string(), data_package(provenance),
                   false);
        write_file((fs::path{beside} / "manifest.json").string(), manifest(provenance), false);
        if (exists) {
            exchange_folders(beside, target.string());
            fs::remove_all(beside, error); // the old one; the new one stands whatever becomes of it
        } else {
            fs::rename(beside, target);
        }
    } catch (const fs::filesystem_error& e) {
        fs::remove_all(beside, error);
        throw SystemError(
            fmt::format("cannot write the folder '{}': {}", path, e.code().message()));
    } catch (...) {
        fs::remove_all(beside, error);
        throw;
    }
}

} // namespace entente
