#pragma once
/// What a register says, row by row, with the account of its rows.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <entente/core/base/errors.hpp>
#include <entente/core/model/date.hpp>
#include <entente/core/model/life.hpp>
#include <entente/core/model/vocabulary.hpp>

namespace entente {

/// Something that happened to an agreement, or will. An event of unknown date has none.
struct LifeEvent {
    Stage stage{};
    Date date{};
    std::string as_written;
};

/// Degrees north and east.
struct Position {
    double latitude = 0, longitude = 0;
};

/// One tie that a row states; most rows state one. Texts are as written but for white space, which
/// is one space inside and none at the ends. `from` is empty in a register of one owner.
struct RegisterEntry {
    std::uint32_t line = 0;
    std::uint32_t row = 0;   ///< the register's own number, or 0
    std::uint32_t party = 0; ///< counts the entries of one row from 0
    std::string from, partner;
    std::string country; ///< of the partner: ISO code, empty when absent or unread
    std::string country_as_written;
    std::string from_country; ///< ISO code, likewise
    std::string city;
    std::string kind_as_written; ///< what kind of body the source says the partner is
    std::string id; ///< the source's identifier of the partner (Erasmus code, PIC, ROR)
    std::optional<Position> position;
    TypeId type{};
    std::string wording, scope, unit;
    Date date{}, end{}; ///< signed (or else in force), and expires or ended
    std::string date_as_written;
    std::vector<LifeEvent> life; ///< all that is said, date and end included; in order of stages
    std::string link;
    double weight = 1;
    std::string text; ///< the whole row as found, cells between bars: the evidence
};

/// rows = used + merged + aside + rejected, always; the header and rows without text are none.
struct RowAccount {
    std::size_t rows = 0;
    std::size_t used = 0;     ///< state at least one tie
    std::size_t merged = 0;   ///< continue the row before (page breaks)
    std::size_t aside = 0;    ///< no agreements: titles, headings, repeated headers, totals, notes
    std::size_t rejected = 0; ///< each is in `rejected`
    std::size_t entries = 0;  ///< ties stated; more than rows where a row names several parties
};

struct RejectedRow {
    std::uint32_t line = 0;
    std::string reason, text;
};

struct RegisterReading {
    std::string file;
    std::vector<std::pair<std::string, std::string>> columns; ///< role, header as written
    RowAccount account;
    /// Notes, repairs, doubts and rejections, in order of place. Of one kind the first 1,000 are
    /// kept; a last remark counts the others.
    std::vector<Diagnostic> remarks;
    std::vector<RejectedRow> rejected; ///< all of them
};

} // namespace entente
