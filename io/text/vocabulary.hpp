#pragma once
/// The vocabulary tables: built in, or from a folder of the user's.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <entente/core/model/vocabulary.hpp>

namespace entente {

struct VocabularyTables {
    /// A table's name for messages, and its CSV text.
    struct TableSource {
        std::string file, text;
    };
    TableSource layers, types, kinds, countries, headers;
};

/// The tables of data/vocabulary as they were when the program was built.
VocabularyTables built_in_vocabulary_tables();

/// The built-in tables, each replaced by the file of its name in `folder` where there is one.
/// Throws SystemError when the folder is not there.
VocabularyTables read_vocabulary_tables(const std::string& folder);

struct Words {
    std::shared_ptr<const Vocabulary> vocabulary;
    std::vector<std::pair<std::string, std::string>> country_aliases; ///< name, ISO code
    std::vector<std::pair<std::string, std::vector<std::string>>>
        header_words; ///< role, folded words
};

/// Throws InputError with the place of what is wrong in a table.
Words parse_vocabulary(const VocabularyTables& tables);

} // namespace entente
