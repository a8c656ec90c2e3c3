#pragma once
/// A study on disk, for tests.
#include <entente/apps/study/study.hpp>
#include <entente/io/text/file.hpp>

#include <cstdint>
#include <filesystem>
#include <string>

namespace entente::test {

/// A study in a folder of its own.
class StudyFolder {
public:
    StudyFolder() { std::filesystem::create_directories(path_ / "facts"); }
    ~StudyFolder() { std::filesystem::remove_all(path_); }
    StudyFolder& file(const std::string& name, const std::string& text) {
        write_file((path_ / name).string(), text, true);
        return *this;
    }
    std::string path(const std::string& name) const { return (path_ / name).string(); }
    Study load(const LoadOptions& options = {}) const { return load_study(path("study.toml"), options); }

private:
    std::filesystem::path path_ = std::filesystem::temp_directory_path() / ("entente-study-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

} // namespace entente::test
