#pragma once
/// Reads a register (one row an agreement) as it stands.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <entente/io/text/date_reader.hpp>
#include <entente/io/text/vocabulary.hpp>

#include "reading.hpp"

namespace entente {

struct RegisterOptions {
    char delimiter = 0;                       ///< 0: found from the text
    std::string encoding;                     ///< empty: UTF-8, or as a byte order mark says
    std::vector<std::string> languages{"en"}; ///< tried first for months and countries
    /// Columns by role (partner, from, to, country, type, date, end, link, scope, unit, number,
    /// city, weight, ignore): the header's text, or the column's number from 1. Wins over what is
    /// found.
    std::map<std::string, std::string> columns;
    bool header = true; ///< false: there is none, and `columns` must name the columns by number
    DayOrder day_order = DayOrder::unknown; ///< unknown: from the evidence of each column
    std::string default_type = "cooperation_agreement"; ///< for a row without a recognized type
};

/// Columns are found by header words, then by content (dates, countries, web addresses); a row
/// whose only filled cells continue cells of the row before is merged into it; web addresses are
/// repaired; dates become intervals. Every repair and doubt is a remark with its place.
///
/// Throws InputError when there is no row, no header or no column of partners, and when the order
/// of day and month of a column is contradictory or cannot be decided; each says what to put into
/// the study file. Cost O(bytes).
RegisterReading read_register(std::string bytes, const std::string& file, const Words& words,
                              const RegisterOptions& options = {});

} // namespace entente
