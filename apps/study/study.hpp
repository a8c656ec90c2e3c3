#pragma once
/// A study made into a network, with the account of everything that was read.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <entente/core/model/network.hpp>
#include <entente/io/register/reading.hpp>

#include "study_file.hpp"

namespace entente {

struct InputFile {
    std::string path; ///< relative to the study's folder
    std::string sha256;
    std::size_t bytes = 0;
};

/// What became of one register.
struct SourceAccount {
    std::string source;
    RegisterReading reading;                     ///< without its entries, which are in the network
    std::size_t actors_made = 0, actors_met = 0; ///< names that made an actor, or met one
};

struct Study {
    StudyFile file;
    Network network;
    std::vector<SourceAccount> accounts;
    std::vector<Diagnostic> remarks; ///< of all sources, and of putting them together
    std::vector<InputFile> inputs;
    std::size_t ties_merged = 0; ///< ties that a later source only gave further evidence for

    RowAccount total() const;
};

/// How to read a register that comes without a study file.
struct LooseOptions {
    std::string owner; ///< name of the owner of the register
    RegisterOptions reading;
};

/// Reads a study file, or any register (delimited text) as a study of its own. Throws InputError,
/// UsageError and SystemError as its parts do.
Study load_study(const std::string& path, const LooseOptions& loose = {});

} // namespace entente
