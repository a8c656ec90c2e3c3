#pragma once
/// Tables as text: aligned for people, CSV, TSV, JSON and JSON Lines for programs.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/core/base/names.hpp>
#include <entente/core/run/result.hpp>

namespace entente {

enum class Format : std::uint8_t { table, csv, tsv, json, jsonl };
template <>
inline constexpr std::array names_of<Format>{
    Named<Format>{"table", Format::table}, Named<Format>{"csv", Format::csv},
    Named<Format>{"tsv", Format::tsv}, Named<Format>{"json", Format::json},
    Named<Format>{"jsonl", Format::jsonl}};

struct TableStyle {
    Format format = Format::csv;
    /// Leave text cells that a spreadsheet would run as formulas as they are. Otherwise, in CSV and
    /// TSV, a text that begins with = + - @, tab, CR or LF gets a leading apostrophe.
    bool raw = false;
    std::size_t rows = 0;                        ///< at most so many rows; 0 for all
    bool color = false;                          ///< bold header in an aligned table
    std::string_view schema = "entente.table/1"; ///< schema field of JSON
    std::vector<std::pair<std::string, std::string>> metadata{}; ///< further fields of JSON
};

struct WrittenTable {
    std::string text;
    std::size_t guarded = 0; ///< cells that got an apostrophe
};

/// Numbers are written in the shortest form that reads back exactly (rounded to four decimals in an
/// aligned table); NaN is an empty cell, or null in JSON. Throws UsageError when columns differ in
/// length.
WrittenTable write_table(const ResultTable& table, const TableStyle& style);

/// Number of rows.
std::size_t row_count(const ResultTable& table);

} // namespace entente
