#pragma once
/// Reads a register (one row an agreement) as it stands.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <entente/io/text/date_reader.hpp>
#include <entente/io/text/table.hpp>
#include <entente/io/text/vocabulary.hpp>

#include "reading.hpp"

namespace entente {

/// Tables whose columns are parties or years: a filled cell is a tie of its row with its column.
enum class WideTable : std::uint8_t { find, none, members, years };
template <>
inline constexpr std::array names_of<WideTable>{
    Named<WideTable>{"find", WideTable::find}, Named<WideTable>{"none", WideTable::none},
    Named<WideTable>{"members", WideTable::members}, Named<WideTable>{"years", WideTable::years}};

/// A column of dates none of whose cells tells the order of day and month, nor anything else.
enum class UndecidedDays : std::uint8_t {
    refuse, ///< where more than half of the cells could be read both ways
    between ///< never: such a date is some day from the earlier to the later of the two
};
template <>
inline constexpr std::array names_of<UndecidedDays>{
    Named<UndecidedDays>{"refuse", UndecidedDays::refuse},
    Named<UndecidedDays>{"between", UndecidedDays::between}};

struct RegisterOptions {
    std::vector<std::string> languages{"en"}; ///< tried first for months and countries
    /// Columns by role (see roles.hpp): the header's text, or the column's number from 1. Wins over
    /// what is found.
    std::map<std::string, std::string> columns;
    bool header = true; ///< false: there is none, and columns are found by content and `columns`
    DayOrder day_order = DayOrder::unknown; ///< unknown: from the evidence of each column
    UndecidedDays undecided_days = UndecidedDays::refuse;
    std::string default_type = "cooperation_agreement"; ///< for a row without a recognized type
    std::string table;     ///< the one table to read, by name or number from 1; empty: found
    std::string separator; ///< between several parties in a cell; empty: found; "none": no such
    WideTable wide = WideTable::find;
    /// Roles whose empty cells take what stands above; "none" in it: no column, however it looks.
    std::vector<std::string> fill_down;
    bool has_owner = false; ///< the register's owner is known: a column of groups tells no pair
};

/// Reads the agreements of a source's tables and hands each tie to `use` as it is met; the entry is
/// used again for the next. Tables with the same columns are read one after the other, those that
/// are no part of the register are named in a remark. Columns are found by header words, then by
/// content; a row whose only filled cell continues the row before is merged into it; headings,
/// totals and notes are set aside; several parties of a cell are several entries; web addresses
/// are repaired; dates become intervals. Every repair and doubt is a remark with its place.
///
/// A column that mixes both orders of day and month is read row by row, and a date that then could
/// be two days is an interval that covers both.
///
/// Throws InputError when there is no row, no header or no column of partners, and when the order
/// of day and month of a column cannot be decided (see `UndecidedDays`); each says what to put into
/// the study file. UsageError for a role, table or type that is not known. Cost O(bytes); needs no
/// more memory than the tables and what it rejects.
RegisterReading read_register(Tables tables, const Words& words, const RegisterOptions& options,
                              const std::function<void(const RegisterEntry&)>& use);

} // namespace entente
