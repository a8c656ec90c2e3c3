#pragma once
/// What the parts of the register's reader share: one row as it is read, and the desk it lies on.
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "columns.hpp"
#include "remarks.hpp"
#include "tables.hpp"

namespace entente {

/// The roles of columns whose cells are dates, in the order in which an agreement meets them.
inline constexpr std::array date_roles{Role::date,    Role::in_force, Role::end,
                                       Role::renewed, Role::amended,  Role::ended};

inline constexpr std::size_t most_cached = 1u << 16; ///< texts of cells whose meaning is remembered

/// Cells of one record: the row itself and the rows that continue it. Its texts are views of the
/// table, or of texts of its own where white space or a page break had to be mended.
struct Record {
    std::vector<std::string_view> cells;
    std::vector<std::unique_ptr<std::string>> texts;
    std::size_t texts_used = 0;
    std::size_t row = 0;
    std::size_t filled = 0, own = 0; ///< filled cells; those that no cell above reaches down into
    std::size_t only = 0;            ///< the last filled cell of its own

    std::string& new_text() {
        if (texts_used == texts.size()) texts.push_back(std::make_unique<std::string>());
        return *texts[texts_used++];
    }
    void clear() {
        cells.clear();
        texts_used = 0;
        filled = own = only = 0;
    }
    std::size_t first_filled() const {
        std::size_t c = 0;
        while (c < cells.size() && cells[c].empty()) ++c;
        return c;
    }
};

/// What a heading says of the rows below it.
struct RowContext {
    std::string country, year, type;
};

/// The words, the table being read, and what is said of it.
struct Desk {
    Desk(const Tables& all_tables, const Words& all_words, const RegisterOptions& asked)
        : tables(all_tables), words(all_words), options(asked),
          locale(asked.languages, all_words.country_aliases),
          headers(all_words), all{words, headers, locale} {}

    const Tables& tables;
    const Words& words;
    const RegisterOptions& options;
    LocaleWords locale;
    HeaderWords headers;
    RegisterWords all;
    const Table* table = nullptr;
    const Columns* columns = nullptr;
    RowContext context;
    RemarkLog log;
    RegisterReading reading;

    /// Goes on to another table.
    void open(const ChosenTable& chosen);

    std::optional<std::size_t> column(Role role) const { return (*columns)[role]; }
    /// The record's cell of a role; empty where there is none.
    std::string_view cell(const Record& record, Role role) const {
        const auto c = column(role);
        return c && *c < record.cells.size() ? record.cells[*c] : std::string_view{};
    }
    /// The row between bars, cut where it is long; holds until the next call.
    std::string_view evidence(const Record& record);
    /// From a sample of the table.
    bool partners_are_countries();

    /// `kind` is a literal, and the message too where no other is given.
    void remark(Severity severity, const Record& record, std::optional<std::size_t> at,
                const char* kind, std::string_view excerpt = {}, const char* hint = "",
                std::string message = {});
    /// Once for each table: how a column is read.
    void remark_once(const char* kind, Severity severity, const Record& record, Role role,
                     std::string message, const char* hint = "");

private:
    std::optional<bool> partner_countries_;
    std::string evidence_;
    std::set<std::pair<const char*, const Table*>> told_;
};

} // namespace entente
