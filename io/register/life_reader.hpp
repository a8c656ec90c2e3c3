#pragma once
/// When an agreement was signed, entered into force, was renewed and ended, from a row.
#include <string_view>

#include "day_orders.hpp"

namespace entente {

class LifeReader {
public:
    LifeReader(Desk& desk, DateColumns& dates) : desk_(desk), dates_(dates) {}

    /// Sets date, end and life of the entry from the record's dates, duration and state, or from
    /// the heading above it. What cannot be read, or contradicts itself, is a doubt.
    void read(const Record& record, RegisterEntry& e);

private:
    /// "unlimited", "renews automatically", "5 years" under a header of ends.
    bool read_open_end(const Record& record, std::string_view t, RegisterEntry& e);
    void read_duration(const Record& record, std::string_view t, RegisterEntry& e);
    void read_status(std::string_view t, RegisterEntry& e);

    Desk& desk_;
    DateColumns& dates_;
};

} // namespace entente
