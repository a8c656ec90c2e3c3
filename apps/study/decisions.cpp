#include <entente/apps/study/decisions.hpp>
#include <entente/core/base/suggest.hpp>
#include <entente/io/results/write_table.hpp>
#include <entente/io/text/delimited.hpp>
#include <entente/io/text/headed_table.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <map>
#include <tuple>

namespace entente {
namespace {

using Side = std::pair<std::string, std::string>;

std::pair<Side, Side> pair_of(const Decision& d) {
    Side a{fold(d.name), d.country}, b{fold(d.other), d.other_country};
    return a < b ? std::pair{a, b} : std::pair{b, a};
}

} // namespace

bool same_pair(const Decision& a, const Decision& b) {
    const auto same = [](const Side& x, const Side& y) {
        return x.first == y.first && (x.second.empty() || y.second.empty() || x.second == y.second);
    };
    const auto [a1, a2] = pair_of(a);
    const auto [b1, b2] = pair_of(b);
    return (same(a1, b1) && same(a2, b2)) || (same(a1, b2) && same(a2, b1));
}

std::vector<Decision> read_decisions(const FactFile& file) {
    std::vector<Decision> decisions;
    Table rows = parse_delimited(file.text, file.path, ',');
    std::vector<std::uint32_t> lines;
    for (std::size_t r = 1; r < rows.rows(); ++r) lines.push_back(rows.line(r));
    const HeadedTable table{
        std::move(rows), {"verdict", "name", "other"}, {"country", "other_country", "note"}};
    std::map<std::pair<Side, Side>, std::size_t> known;
    for (std::size_t i = 0; i < table.size(); ++i) {
        Decision d;
        const auto verdict = value_named<Verdict>(table.at(i, "verdict"));
        if (!verdict) table.refuse(i, "verdict", "a verdict is same or different");
        d.verdict = *verdict;
        for (const auto& [column, into] : {std::pair{"name", &d.name},
                                           {"other", &d.other},
                                           {"country", &d.country},
                                           {"other_country", &d.other_country},
                                           {"note", &d.note}})
            *into = table.at(i, column);
        for (const char* column : {"name", "other"})
            if (table.at(i, column).empty())
                table.refuse(i, column, fmt::format("'{}' is empty", column));
        for (const char* column : {"country", "other_country"})
            if (const auto code = table.at(i, column); !code.empty() && code.size() != 2)
                table.refuse(i, column, "a country is a code of two letters");
        if (const auto [a, b] = pair_of(d); a == b)
            table.refuse(i, "other", "a name is decided against itself");
        d.line = lines[i];
        const auto [it, is_new] = known.emplace(pair_of(d), i);
        if (!is_new) {
            if (decisions[it->second].verdict != d.verdict)
                table.refuse(i, "verdict",
                             fmt::format("contradicts line {}", decisions[it->second].line),
                             "keep one of the two");
            continue;
        }
        decisions.push_back(std::move(d));
        it->second = decisions.size() - 1;
    }
    return decisions;
}

std::string decisions_text(const std::vector<Decision>& decisions) {
    std::vector<std::string> verdict, name, country, other, other_country, note;
    for (const Decision& d : decisions) {
        verdict.emplace_back(name_of(d.verdict));
        name.push_back(d.name);
        country.push_back(d.country);
        other.push_back(d.other);
        other_country.push_back(d.other_country);
        note.push_back(d.note);
    }
    // Unguarded: what is read again must be what was written.
    return write_table({{{"verdict", verdict},
                         {"name", name},
                         {"country", country},
                         {"other", other},
                         {"other_country", other_country},
                         {"note", note}}},
                       {.format = Format::csv, .raw = true})
        .text;
}

} // namespace entente
