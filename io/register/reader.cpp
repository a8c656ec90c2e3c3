#include <entente/io/register/day_orders.hpp>
#include <entente/io/register/entries.hpp>
#include <entente/io/register/reader.hpp>
#include <entente/io/register/rows.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

class Reader {
public:
    Reader(const Tables& tables, const Words& words, const RegisterOptions& options,
           const std::function<void(const RegisterEntry&)>& use)
        : desk_(tables, words, options), use_(use) {}

    RegisterReading read() {
        const Tables& tables = desk_.tables;
        if (!tables.empty()) desk_.reading.file = tables.front().file();
        ChosenTables chosen = choose_tables(tables, desk_.all, desk_.options);
        for (Diagnostic& d : chosen.remarks) desk_.log.add(std::move(d));
        chosen_ = std::move(chosen.tables);
        const Columns* before = nullptr;
        for (const ChosenTable& c : chosen_) {
            for (const Diagnostic& d : c.columns.remarks) desk_.log.add(d);
            if (!before || c.columns.names != before->names) tell_unused(c);
            before = &c.columns;
        }
        describe_columns();
        DateColumns dates{desk_, chosen_};
        EntryReader entries{desk_, dates, use_};
        RowSorter rows{desk_};
        dates.decide();
        for (const ChosenTable& c : chosen_) {
            desk_.open(c);
            entries.open();
            rows.read([&](const Record& record) { entries.read(record); });
        }
        entries.tell_types();
        if (desk_.reading.account.rows == 0)
            throw InputError(Diagnostic{.severity = Severity::error,
                                        .place = {desk_.reading.file},
                                        .message = "there is a header, but no row below it"});
        desk_.reading.remarks = desk_.log.take(desk_.reading.file);
        return std::move(desk_.reading);
    }

private:
    void describe_columns() {
        const Columns& columns = chosen_.front().columns;
        for (const auto& [name, role] : names_of<Role>)
            if (const auto c = columns[role])
                desk_.reading.columns.emplace_back(name, columns.name(*c));
        std::sort(desk_.reading.columns.begin(), desk_.reading.columns.end());
    }

    /// Says which columns are left aside although they hold something.
    void tell_unused(const ChosenTable& chosen) {
        const Table& table = desk_.tables[chosen.table];
        const Columns& columns = chosen.columns;
        std::vector<char> filled(table.width()), used(table.width());
        for (std::size_t r = columns.first_row; r < table.rows(); ++r)
            for (std::size_t c = 0; c < table.cells(r); ++c)
                if (!filled[c])
                    filled[c] = table.text(r, c).find_first_not_of(" \t") != std::string_view::npos;
        for (const auto& c : columns.of)
            if (c) used[*c] = 1;
        for (const std::size_t c : columns.wide_columns) used[c] = 1;
        for (const std::size_t c : columns.more_partners) used[c] = 1;
        std::string unused;
        for (std::size_t c = 0; c < table.width(); ++c) {
            if (!filled[c] || used[c]) continue;
            if (unused.size() > 2'000) {
                unused += ", …";
                break;
            }
            unused += fmt::format("{}{}", unused.empty() ? "" : ", ", columns.name(c));
        }
        Place place{table.place(0).file,
                    columns.header_rows.empty() ? 0 : table.line(columns.header_rows.back())};
        if (!unused.empty())
            desk_.log.add({Severity::note,
                           place,
                           "not used: " + unused,
                           {},
                           "--column ROLE=COLUMN, if one of them has a role"});
        if (!columns[Role::type] && !columns[Role::group] && !columns.are_members)
            desk_.log.add({Severity::note,
                           place,
                           fmt::format("no column tells the type; every tie is taken as {}",
                                       desk_.options.default_type),
                           {},
                           {}});
    }

    Desk desk_;
    const std::function<void(const RegisterEntry&)>& use_;
    std::vector<ChosenTable> chosen_;
};

} // namespace

RegisterReading read_register(Tables tables, const Words& words, const RegisterOptions& options,
                              const std::function<void(const RegisterEntry&)>& use) {
    return Reader{tables, words, options, use}.read();
}

} // namespace entente
