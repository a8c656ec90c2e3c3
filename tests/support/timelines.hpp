#pragma once
/// Timelines for tests, and figures out of results.
#include <entente/core/run/result.hpp>
#include <entente/core/view/timeline.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace entente::test {

inline Date on(Day day) { return Date::between(day, day); }

inline Event tie(std::uint32_t from, std::uint32_t to, Date onset = {}, Date end = {},
                 std::uint32_t group = 0) {
    return event_of(Vertex{from}, Vertex{to}, onset, end, group);
}

inline Timeline timeline(std::size_t order, std::vector<Event> events) {
    Timeline made{.order = order, .events = std::move(events), .class_of = {}};
    for (const Event& event : made.events)
        for (const Date& date : {event.onset, event.spell.end})
            for (const Day day : {date.earliest(), date.latest()})
                if (day != Date::open_begin && day != Date::open_end)
                    made.last_told = std::max(made.last_told, day);
    return made;
}

inline const std::vector<std::string>& texts(const ResultTable& table, const std::string& name) {
    for (const auto& column : table.columns)
        if (column.name == name) return std::get<std::vector<std::string>>(column.cells);
    FAIL("no column " + name);
    static const std::vector<std::string> none;
    return none;
}

inline const std::vector<double>& values(const ResultTable& table, const std::string& name) {
    for (const auto& column : table.columns)
        if (column.name == name) return std::get<std::vector<double>>(column.cells);
    FAIL("no column " + name);
    static const std::vector<double> none;
    return none;
}

/// A cell of the row whose first column is `key`.
inline double figure(const ResultTable& table, const std::string& key,
                     const std::string& column = "value") {
    const auto& keys = texts(table, table.columns.front().name);
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i] == key) return values(table, column)[i];
    FAIL("no row " + key);
    return 0;
}

inline const Series::Column& column(const Series& series, const std::string& name,
                                    const std::string& group = {}) {
    for (const auto& c : series.columns)
        if (c.name == name && c.group == group) return c;
    FAIL("no column " + name);
    return series.columns.front();
}

inline double apart(const Series& series, const std::string& name) {
    for (const auto& [what, value] : series.apart)
        if (what == name) return value;
    FAIL("nothing apart is called " + name);
    return 0;
}

inline bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// Whether two tables are the same to the bit.
inline bool same(const ResultTable& a, const ResultTable& b) {
    if (a.columns.size() != b.columns.size()) return false;
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
        if (a.columns[c].cells.index() != b.columns[c].cells.index()) return false;
        if (a.columns[c].cells.index() == 0) {
            if (a.columns[c].cells != b.columns[c].cells) return false;
            continue;
        }
        const auto& x = std::get<1>(a.columns[c].cells);
        const auto& y = std::get<1>(b.columns[c].cells);
        if (x.size() != y.size()) return false;
        for (std::size_t i = 0; i < x.size(); ++i)
            if (!same(x[i], y[i])) return false;
    }
    return true;
}

struct Dice {
    std::uint32_t seed;
    std::mt19937 engine{seed};
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine()) % n; }
    double unit() { return static_cast<double>(engine()) / 4294967296.0; }
};

/// The figure of a row of `group` and `quantity`.
inline double of(const ResultTable& table, const std::string& group, const std::string& quantity,
                 const std::string& column = "value") {
    const auto& groups = texts(table, "group");
    const auto& quantities = texts(table, "quantity");
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (groups[i] == group && quantities[i] == quantity) return values(table, column)[i];
    FAIL("no row " + group + ", " + quantity);
    return 0;
}

} // namespace entente::test
