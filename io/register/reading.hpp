#pragma once
/// What a register says, row by row, with the account of its rows.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/model/date.hpp>
#include <entente/core/model/vocabulary.hpp>

namespace entente {

/// One used row. Texts are as written but for white space at the ends; `from` is empty in a
/// register of one owner.
struct RegisterEntry {
    std::uint32_t line = 0;
    std::uint32_t row = 0; ///< the register's own number, or 0
    std::string from, partner;
    std::string country; ///< ISO code, empty when absent or unread
    std::string country_as_written;
    TypeId type{};
    std::string wording, scope, unit;
    Date date{}, end{};
    std::string date_as_written;
    std::string link;
    double weight = 1;
    std::string text; ///< the whole row as found, cells between bars: the evidence
};

/// rows = used + merged + rejected, always.
struct RowAccount {
    std::size_t rows = 0;
    std::size_t used = 0;
    std::size_t merged = 0;   ///< rows that continue the row before (page breaks)
    std::size_t rejected = 0; ///< each has a diagnostic of severity error in `remarks`
};

struct RejectedRow {
    std::uint32_t line = 0;
    std::string reason, text;
};

struct RegisterReading {
    std::string file;
    std::vector<std::pair<std::string, std::string>> columns; ///< role, header as written
    std::vector<RegisterEntry> entries;
    RowAccount account;
    std::vector<Diagnostic> remarks; ///< notes, repairs, doubts, rejections; in order of place
    std::vector<RejectedRow> rejected;
};

} // namespace entente
