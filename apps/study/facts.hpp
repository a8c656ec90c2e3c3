#pragma once
/// Curated fact tables: actors, ties, attributes, claims, counts, coverage, aliases, folds.
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/core/model/builder.hpp>

#include "identity.hpp"

namespace entente {

/// A fact table as read: its file name ("actors.csv") and its text.
struct FactFile {
    std::string path, text;
};

/// Takes a tie, its evidence, and what is said of its life, whose records lack tie and evidence
/// yet.
using AddTie =
    std::function<void(const TieRecord&, const Evidence&, const std::vector<LifeRecord>&)>;

class FactTables {
public:
    /// `sources` gives the Source of each source id of the study.
    FactTables(Builder& builder, Identity& identity, const std::map<std::string, Source>& sources)
        : builder_(builder), identity_(identity), sources_(sources) {}

    /// Tables by their file name; each throws InputError with the place of what does not fit.
    void read_actors(const FactFile& file);
    void read_aliases(const FactFile& file);
    void read_folds(const FactFile& file);
    /// Calls `add` with each tie and its evidence: whether it is a new tie is not for this room.
    void read_ties(const FactFile& file, const AddTie& add);
    void read_attributes(const FactFile& file);
    void read_claims(const FactFile& file);
    void read_counts(const FactFile& file);
    void read_coverage(const FactFile& file);

private:
    Builder& builder_;
    Identity& identity_;
    const std::map<std::string, Source>& sources_;
};

} // namespace entente
