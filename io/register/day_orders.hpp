#pragma once
/// The columns of dates of a register, and the order of day and month in each.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dates.hpp"
#include "desk.hpp"

namespace entente {

class DateColumns {
public:
    DateColumns(Desk& desk, const std::vector<ChosenTable>& chosen);

    /// Finds in all cells how each column is written: the order of day and month, days or seconds
    /// since an epoch, the Buddhist calendar. A column that mixes both orders is read row by row.
    /// Throws InputError where nothing tells (see `UndecidedDays`).
    void decide();

    /// The column of a role, as the record's row is written.
    DateColumn& of(Role role, const Record& record);
    DateColumn& of(Role role) { return columns_.at(role); }

private:
    struct Evidence {
        OrderEvidence counts;
        Place place;
        std::string excerpt;
        DateColumn::Form form = DateColumn::Form::text;
        std::optional<EpochDays> days;
        DateOptions options;
        std::size_t filled = 0;
    };
    using AllEvidence = std::map<Role, Evidence>;
    template <class Use>
    void each_cell(Role role, Use use);
    Evidence evidence_of(Role role);
    DayOrder order_of(const Table& table, const Columns& columns, std::size_t row);
    bool is_mixed(const AllEvidence& all);
    void read_by_rows(AllEvidence& all);
    /// What the same hand wrote beside a column that does not tell.
    static DayOrder order_beside(const AllEvidence& all);
    void set_undecided(Role role, Evidence& e, DayOrder beside);

    Desk& desk_;
    const std::vector<ChosenTable>& chosen_;
    std::map<Role, DateColumn> columns_;
    bool by_rows_ = false;
    std::map<Role, DateColumn> day_first_, month_first_; ///< where each row has an order of its own
    std::vector<std::string_view> row_cells_;
};

} // namespace entente
