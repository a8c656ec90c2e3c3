#pragma once
/// A register as it was published: delimited text, spreadsheet, page, JSON or script, as tables.
#include <string>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/io/text/table.hpp>

namespace entente {

struct SourceOptions {
    /// csv, tsv, xlsx, html, json, jsonl or js; empty: told from the content, then from the name.
    std::string format{};
    /// Of delimited text; zero: found from its lines.
    char delimiter = 0;
    /// Any name that ICU knows; empty: a byte order mark, what a page declares, UTF-8, or else the
    /// encoding that makes the most plausible words, with a remark.
    std::string encoding{};
};

struct SourceReading {
    Tables tables;        ///< at least one; empty only where the file holds no row
    std::string format;   ///< one of the formats above
    std::string encoding; ///< of the text; empty for spreadsheets
    std::vector<Diagnostic> remarks;
};

/// Cells are given as text: dates of a spreadsheet in ISO form, other numbers in their shortest
/// form, numbers of JSON and scripts as written. Cells that reach down over several rows are
/// repeated, with `Table::is_copy`. Compressed files (gzip, zstd, xz) are read as what they hold.
/// What each format may hold and how it is read: docs/reference/sources.md. Throws InputError with
/// the place of what cannot be read, LimitError past the limits told there, UsageError for an
/// unknown format or encoding. Cost O(bytes).
SourceReading read_source(std::string bytes, const std::string& file,
                          const SourceOptions& options = {});

} // namespace entente
