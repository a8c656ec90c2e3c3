#include <entente/io/register/classify.hpp>
#include <entente/io/register/columns.hpp>
#include <entente/io/register/reader.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace entente {
namespace {

constexpr std::size_t longest_evidence = 400; // bytes of a row kept as evidence

/// Cells of one record: the row itself and the rows that continue it.
struct Record {
    std::vector<std::string> cells;
    const TableText::Row* row = nullptr;
};

class Reader {
public:
    Reader(TableText table, const Words& words, const RegisterOptions& options)
        : table_(std::move(table)), words_(words), options_(options),
          locale_words_(options.languages, words.country_aliases) {
        reading_.file = table_.file;
    }

    RegisterReading read() {
        if (table_.rows.empty())
            throw InputError(
                Diagnostic{.severity = Severity::error,
                           .place = {table_.file},
                           .message = "the file holds no rows",
                           .hint = "a table with a header line and a row an agreement"});
        columns_ = find_columns(table_, words_, locale_words_, options_);
        reading_.remarks = columns_.remarks;
        describe_columns();
        tell_unused();
        gather_records();
        if (records_.empty())
            throw InputError(Diagnostic{.severity = Severity::error,
                                        .place = {table_.file},
                                        .message = "there is a header, but no row below it"});
        date_order_ = decide_order("date");
        end_order_ = decide_order("end");
        for (const Record& record : records_) interpret(record);
        check_numbers();
        std::stable_sort(
            reading_.remarks.begin(), reading_.remarks.end(),
            [](const Diagnostic& a, const Diagnostic& b) { return a.place.line < b.place.line; });
        return std::move(reading_);
    }

private:
    void remark(Severity severity, const Place& place, std::string message,
                std::string excerpt = {}, std::string hint = {}) {
        reading_.remarks.push_back(
            {severity, place, std::move(message), std::move(excerpt), std::move(hint)});
    }

    Place place(const Record& record, const std::string& role) const {
        const auto c = columns_[role];
        const auto& row = *record.row;
        return table_.place(c && *c < row.size() ? row[*c] : row.front());
    }

    std::string_view cell(const Record& record, const std::string& role) const {
        const auto c = columns_[role];
        return c && *c < record.cells.size() ? std::string_view{record.cells[*c]}
                                             : std::string_view{};
    }

    void describe_columns() {
        for (const auto& [role, c] : columns_.of) {
            std::string header = fmt::format("column {}", c + 1);
            if (columns_.header_row && c < table_.rows[*columns_.header_row].size() &&
                options_.header)
                header = squeeze(table_.rows[*columns_.header_row][c].text);
            reading_.columns.emplace_back(role, header);
        }
    }

    /// A row continues the one before when it names neither number nor partner, and its only filled
    /// cell stands under a filled one: a page break fell into that cell. Values that no page break
    /// cuts in two are not continued.
    bool continues(const TableText::Row& row) const {
        if (records_.empty()) return false;
        const auto& before = records_.back().cells;
        for (const char* key : {"number", "partner", "from", "to"})
            if (const auto c = columns_[key];
                c && *c < row.size() && !squeeze(row[*c].text).empty())
                return false;
        std::size_t filled = 0;
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (squeeze(row[c].text).empty()) continue;
            if (c >= before.size() || before[c].empty() || ++filled > 1) return false;
            for (const char* whole : {"country", "date", "end", "weight"})
                if (columns_[whole] == c) return false;
        }
        return filled == 1;
    }

    /// Pasted pages repeat their header.
    bool repeats_header(const TableText::Row& row) const {
        if (!columns_.header_row || !options_.header) return false;
        const auto& header = table_.rows[*columns_.header_row];
        return std::equal(
            row.begin(), row.end(), header.begin(), header.end(),
            [](const Cell& a, const Cell& b) { return fold(a.text) == fold(b.text); });
    }

    /// Says which columns are left aside although they hold something.
    void tell_unused() {
        const std::size_t first = columns_.header_row ? *columns_.header_row + 1 : 0;
        std::size_t width = 0;
        for (const auto& row : table_.rows) width = std::max(width, row.size());
        std::vector<bool> filled(width);
        for (std::size_t r = first; r < table_.rows.size(); ++r)
            for (std::size_t c = 0; c < table_.rows[r].size(); ++c)
                filled[c] = filled[c] || table_.rows[r][c].text.find_first_not_of(" \t") !=
                                             std::string_view::npos;
        std::string unused;
        for (std::size_t c = 0; c < width; ++c) {
            const bool used =
                std::any_of(columns_.of.begin(), columns_.of.end(), [&](const auto& entry) {
                    return entry.second == c && entry.first != "city";
                });
            if (!filled[c] || used) continue;
            std::string name = fmt::format("column {}", c + 1);
            if (columns_.header_row && options_.header &&
                c < table_.rows[*columns_.header_row].size())
                name = squeeze(table_.rows[*columns_.header_row][c].text);
            unused += fmt::format("{}{}", unused.empty() ? "" : ", ", name);
        }
        const Place place{table_.file,
                          columns_.header_row ? table_.rows[*columns_.header_row].front().line : 0};
        if (!unused.empty())
            remark(Severity::note, place, "not used: " + unused, {},
                   "--column ROLE=COLUMN, if one of them has a role");
        if (!columns_["type"])
            remark(Severity::note, place,
                   fmt::format("no column tells the type; every tie is taken as {}",
                               options_.default_type));
    }

    void gather_records() {
        const std::size_t first = columns_.header_row ? *columns_.header_row + 1 : 0;
        for (std::size_t r = first; r < table_.rows.size(); ++r) {
            const auto& row = table_.rows[r];
            if (repeats_header(row)) {
                remark(Severity::repair, table_.place(row.front()),
                       "the header again; it is no row");
                continue;
            }
            ++reading_.account.rows;
            if (continues(row)) {
                ++reading_.account.merged;
                for (std::size_t c = 0; c < row.size(); ++c) {
                    const std::string rest = squeeze(row[c].text);
                    if (rest.empty()) continue;
                    const bool is_link = columns_["link"] == c;
                    auto& whole = records_.back().cells[c];
                    whole += (is_link ? "" : " ") + rest;
                    remark(Severity::repair, table_.place(row[c]),
                           fmt::format("continues the cell of line {}, cut by a page break; joined",
                                       records_.back().row->front().line),
                           std::string{shortened(rest, 60)});
                }
                continue;
            }
            Record record{{}, &row};
            for (const Cell& cell : row) record.cells.push_back(squeeze(cell.text));
            records_.push_back(std::move(record));
        }
    }

    DayOrder decide_order(const std::string& role) {
        if (!columns_[role]) return DayOrder::unknown;
        if (options_.day_order != DayOrder::unknown) return options_.day_order;
        std::vector<std::string_view> cells;
        for (const Record& record : records_) cells.push_back(cell(record, role));
        const OrderEvidence e = order_evidence(cells);
        const char* hint =
            "--day-order day-month (or month-day), or day_order = \"day-month\" in the study file";
        if (e.day_first && e.month_first)
            throw InputError(Diagnostic{
                .severity = Severity::error,
                .place = {table_.file, records_.front().row->front().line},
                .message =
                    fmt::format("the {} column mixes day.month ({} cells) and month.day ({} cells)",
                                role, e.day_first, e.month_first),
                .hint = hint});
        if (e.day_first) return DayOrder::day_month;
        if (e.month_first) return DayOrder::month_day;
        if (e.either) {
            const Record& r = records_[e.first_either];
            throw InputError(Diagnostic{
                .severity = Severity::error,
                .place = place(r, role),
                .message = fmt::format(
                    "no cell of the {} column tells whether the day or the month comes first",
                    role),
                .excerpt = std::string{cell(r, role)},
                .hint = hint});
        }
        return DayOrder::unknown;
    }

    Date date(const Record& record, const std::string& role, DayOrder order) {
        const auto text = cell(record, role);
        if (text.empty()) return {};
        if (const auto found = read_date(text, order, locale_words_)) return *found;
        remark(Severity::doubt, place(record, role),
               fmt::format("not a date that can be read; the {} is unknown",
                           role == "end" ? "end" : "date"),
               std::string{text},
               "correct the cell, or write the date as 2019-09-16, 2019-09 or 2019");
        return {};
    }

    std::string link(const Record& record) {
        const auto text = cell(record, "link");
        if (text.empty()) return {};
        std::string address{text};
        if (std::erase(address, ' '))
            remark(Severity::repair, place(record, "link"), "a space inside a web address; removed",
                   std::string{text});
        if (address.find("://", address.find("://") + 1) != address.npos &&
            address.find("://") != address.npos && address.find('?') == address.npos)
            remark(Severity::doubt, place(record, "link"), "two web addresses in one cell",
                   std::string{text});
        if (address.starts_with("www.")) {
            address.insert(0, "http://");
            remark(Severity::repair, place(record, "link"),
                   "a web address without a scheme; http:// added", std::string{text});
        }
        if (!address.starts_with("http://") && !address.starts_with("https://"))
            remark(Severity::doubt, place(record, "link"), "not a web address; kept as text",
                   std::string{text});
        return address;
    }

    void reject(const Record& record, const std::string& reason) {
        ++reading_.account.rejected;
        remark(Severity::error, table_.place(record.row->front()), "row rejected: " + reason,
               std::string{shortened(evidence(record), 80)});
        reading_.rejected.push_back({record.row->front().line, reason, evidence(record)});
    }

    std::string evidence(const Record& record) const {
        std::string text;
        for (const std::string& c : record.cells) {
            if (c.empty()) continue;
            text += (text.empty() ? "" : " | ") + c;
        }
        if (text.size() > longest_evidence) {
            text.resize(shortened(text, longest_evidence).size());
            text += "…";
        }
        return text;
    }

    void interpret(const Record& record) {
        RegisterEntry entry;
        entry.line = record.row->front().line;
        const bool has_pair = columns_["from"] && columns_["to"];
        entry.from = has_pair ? cell(record, "from") : std::string_view{};
        entry.partner = cell(record, has_pair ? "to" : "partner");
        if (entry.partner.empty() || (has_pair && entry.from.empty()))
            return reject(record, "it names no partner");
        if (slug(entry.partner).empty() || (has_pair && slug(entry.from).empty()))
            return reject(record, "the partner's name holds no letter and no digit");
        if (const auto number = cell(record, "number"); !number.empty()) {
            auto digits = number;
            while (!digits.empty() && digits.back() == '.') digits.remove_suffix(1);
            const auto [end, error] =
                std::from_chars(digits.data(), digits.data() + digits.size(), entry.row);
            if (error != std::errc{} || end != digits.data() + digits.size()) {
                entry.row = 0;
                remark(Severity::doubt, place(record, "number"), "not a row number",
                       std::string{number});
            }
        }
        if (const auto text = cell(record, "weight"); !text.empty()) {
            double weight = 0;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), weight);
            if (error != std::errc{} || end != text.data() + text.size() || !(weight >= 0) ||
                weight > 1e300)
                return reject(record,
                              fmt::format("the weight '{}' is not a number of at least 0", text));
            entry.weight = weight;
        }
        entry.country_as_written = cell(record, "country");
        if (!entry.country_as_written.empty()) {
            if (auto code = locale_words_.country(entry.country_as_written))
                entry.country = *code;
            else
                remark(Severity::doubt, place(record, "country"),
                       "no country is known by this name; left open", entry.country_as_written,
                       "add it to countries.csv of a vocabulary folder");
        }
        entry.wording = cell(record, "type");
        if (const auto type = classify_type(*words_.vocabulary, entry.wording)) {
            entry.type = *type;
        } else {
            entry.type = words_.vocabulary->type(options_.default_type);
            if (!entry.wording.empty())
                remark(Severity::doubt, place(record, "type"),
                       fmt::format("no type has these words; taken as {}", options_.default_type),
                       entry.wording);
        }
        entry.scope = cell(record, "scope");
        entry.unit = cell(record, "unit");
        entry.date_as_written = cell(record, "date");
        entry.date = date(record, "date", date_order_);
        entry.end = date(record, "end", end_order_);
        if (entry.date.is_known() && entry.end.is_known() &&
            certainly_before(entry.end, entry.date)) {
            remark(Severity::doubt, place(record, "end"),
                   "ends before it begins; the end is left open", std::string{cell(record, "end")});
            entry.end = {};
        }
        entry.link = link(record);
        entry.text = evidence(record);
        ++reading_.account.used;
        reading_.entries.push_back(std::move(entry));
    }

    /// Numbers that a register gives itself tell when a row was lost before it came to us.
    void check_numbers() {
        std::uint32_t last = 0;
        for (const RegisterEntry& e : reading_.entries) {
            if (e.row == 0) continue;
            if (last && e.row != last + 1)
                remark(Severity::doubt, {reading_.file, e.line},
                       fmt::format("the register's number {} follows {}", e.row, last));
            last = e.row;
        }
    }

    TableText table_;
    const Words& words_;
    const RegisterOptions& options_;
    LocaleWords locale_words_;
    Columns columns_;
    std::vector<Record> records_;
    DayOrder date_order_ = DayOrder::unknown, end_order_ = DayOrder::unknown;
    RegisterReading reading_;
};

} // namespace

RegisterReading read_register(std::string bytes, const std::string& file, const Words& words,
                              const RegisterOptions& options) {
    std::string text = decode(std::move(bytes), file, options.encoding);
    return Reader{parse_delimited(std::move(text), file, options.delimiter), words, options}.read();
}

} // namespace entente
