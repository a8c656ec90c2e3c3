#pragma once
/// A study made into a network, with the account of everything that was read.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <entente/core/model/network.hpp>
#include <entente/io/register/reading.hpp>

#include "resolution.hpp"
#include "study_file.hpp"

namespace entente {

struct InputFile {
    std::string path;   ///< relative to the study's folder
    std::string sha256; ///< empty for what is mapped: see provenance
    std::size_t bytes = 0;
};

/// What became of one register.
struct SourceAccount {
    std::string source;
    RegisterReading reading;
    std::string format, encoding;                ///< as found; see SourceReading
    std::size_t tables = 0;                      ///< that the file holds
    std::size_t actors_made = 0, actors_met = 0; ///< names that made an actor, or met one
};

struct Study {
    StudyFile file;
    Network network;
    std::vector<SourceAccount> accounts{};
    std::vector<Diagnostic> remarks{}; ///< of all sources, and of putting them together
    std::vector<InputFile> inputs{};
    std::vector<NamePair> names{};     ///< pairs of names that were judged: merged, open, decided
    std::vector<Decision> decisions{}; ///< of the study's file of decisions, and those tried
    std::size_t ties_merged = 0;       ///< ties that a later source only gave further evidence for

    RowAccount total() const;
};

struct LoadOptions {
    /// For a register that comes without a study file: the name of its owner, and how to read it.
    std::string owner;
    RegisterOptions reading;
    SourceOptions opening;
    bool directed = false;                ///< a plain list tells directed ties
    std::string decisions;                ///< file of decisions, or empty
    std::vector<std::string> authorities; ///< files
    /// For any: decisions to try, which win over those of the file.
    std::vector<Decision> trial;
    Run run;
};

/// The file of decisions that a study has when it names none and this one lies beside it.
inline constexpr const char* usual_decisions = "decisions.csv";

/// Reads a study file, or any register as a study of its own. Throws InputError,
/// UsageError and SystemError as its parts do.
Study load_study(const std::string& path, const LoadOptions& options = {});

} // namespace entente
