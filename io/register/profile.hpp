#pragma once
/// What the cells of a column look like, from a sample.
#include <cstddef>
#include <vector>

#include <entente/io/text/table.hpp>

#include "columns.hpp"

namespace entente {

/// Shares are of filled cells that do not stand for nothing.
struct Profile {
    std::size_t filled = 0, rows = 0;
    double dates = 0, years = 0, numbers = 0, links = 0, mails = 0, countries = 0, institutions = 0,
           types = 0, marks = 0, codes = 0, distinct = 0, letters = 0;
    double length = 0;         ///< mean, in bytes
    bool counts_up = false;    ///< whole numbers, each one more than the last
    bool is_day_count = false; ///< days or seconds since an epoch, in a column of dates
    double middle = 0;         ///< of its dates: mean day

    double filled_share() const {
        return rows ? static_cast<double>(filled) / static_cast<double>(rows) : 0;
    }
};

/// Positions of up to 400 rows from `first`: the first 200 and others spread over the rest.
std::vector<std::size_t> sample_rows(const Table& table, std::size_t first);

Profile profile_of(const Table& table, const std::vector<std::size_t>& rows, std::size_t column,
                   const RegisterWords& words);

} // namespace entente
