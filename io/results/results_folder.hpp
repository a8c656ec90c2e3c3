#pragma once
/// A folder of results: whole or absent, with its data package and its manifest.
#include <string>
#include <utility>
#include <vector>

#include <entente/core/run/result.hpp>

namespace entente {

/// Facts about a run that its outputs record; nothing here depends on the time, the machine or the
/// number of threads.
struct Provenance {
    std::string version{}, command{}, title{};
    std::uint64_t seed = 0;
    struct Input {
        std::string path, sha256;
        std::size_t bytes = 0;
    };
    std::vector<Input> inputs{};
    struct Analysis {
        std::string name, lens;
        std::vector<std::pair<std::string, std::string>> options;
        std::string file;
        std::string convergence; ///< empty when the method is direct
    };
    std::vector<Analysis> analyses{};
    std::vector<std::pair<std::string, std::string>> account{}; ///< rows, used, merged, rejected …
};

class ResultsFolder {
public:
    /// A table as CSV, described in the data package with the types of its columns.
    void add_table(const std::string& name, const std::string& title, const ResultTable& table);
    void add_file(const std::string& name, const std::string& title, std::string bytes);

    /// Names of the files added so far.
    std::vector<std::string> files() const;
    std::size_t guarded_cells() const noexcept { return guarded_; }

    /// Writes every file with datapackage.json (Frictionless) and manifest.json into a new folder
    /// beside `path`, then renames it. An existing folder is replaced only with `overwrite`, and
    /// only if all that it holds stands in a manifest.json of ours. Throws UsageError or
    /// SystemError; the old folder is then as it was.
    void write(const std::string& path, const Provenance& provenance, bool overwrite) const;

private:
    struct File {
        std::string name, title, bytes;
        std::vector<std::pair<std::string, std::string>>
            fields; ///< name, type; empty unless a table
    };
    std::string data_package(const Provenance& provenance) const;
    std::string manifest(const Provenance& provenance) const;

    std::vector<File> files_;
    std::size_t guarded_ = 0;
};

} // namespace entente
