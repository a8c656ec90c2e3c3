#include <entente/io/register/classify.hpp>
#include <entente/io/register/columns.hpp>
#include <entente/io/register/dates.hpp>
#include <entente/io/register/fill_down.hpp>
#include <entente/io/register/parties.hpp>
#include <entente/io/register/profile.hpp>
#include <entente/io/register/reader.hpp>
#include <entente/io/register/remarks.hpp>
#include <entente/io/register/tables.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::size_t longest_evidence = 400; // bytes of a row kept as evidence
constexpr std::size_t most_cached = 1u << 16; // texts of cells whose meaning is remembered

constexpr std::array date_roles{Role::date,    Role::in_force, Role::end,
                                Role::renewed, Role::amended,  Role::ended};

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
};

Stage stage_of(Role role) {
    switch (role) {
    case Role::in_force:
        return Stage::in_force;
    case Role::end:
        return Stage::expires;
    case Role::renewed:
        return Stage::renewed;
    case Role::amended:
        return Stage::amended;
    case Role::ended:
        return Stage::ended;
    default:
        return Stage::signature;
    }
}

/// The last day of a term that begins on the first possible day of a date.
Date end_of_term(const Date& begin, int months) {
    if (!begin.is_bounded() || months <= 0) return {};
    using namespace std::chrono;
    const auto later = [&](Day from) -> Day {
        const year_month_day d{sys_days{days{from}}};
        year_month_day end = d + std::chrono::months{months};
        if (!end.ok()) end = end.year() / end.month() / last;
        return static_cast<Day>(sys_days{end}.time_since_epoch().count());
    };
    const year_month_day first{sys_days{days{begin.earliest()}}};
    if (int{first.year()} + months / 12 + 1 > 9998) return {};
    switch (begin.precision()) {
    case Precision::day: {
        const year_month_day d{sys_days{days{later(begin.earliest())}}};
        return Date::day(int{d.year()}, unsigned{d.month()}, unsigned{d.day()});
    }
    case Precision::month: {
        const year_month_day d{sys_days{days{later(begin.earliest())}}};
        return Date::month(int{d.year()}, unsigned{d.month()});
    }
    case Precision::year:
        if (months % 12 == 0) return Date::year(int{first.year()} + months / 12);
        [[fallthrough]];
    default: {
        const Day a = later(begin.earliest()), b = later(begin.latest());
        if (year_of(b) > 9999) return {};
        return Date::between(a, b);
    }
    }
}

class Reader {
public:
    Reader(const Tables& tables, const Words& words, const RegisterOptions& options,
           const std::function<void(const RegisterEntry&)>& use)
        : tables_(tables), words_(words), options_(options), use_(use),
          locale_words_(options.languages, words.country_aliases),
          header_words_(words), register_words_{words_, header_words_, locale_words_} {
        for (const Role role : date_roles) dates_.emplace(role, DateColumn{locale_words_});
        dates_.emplace(Role::duration, DateColumn{locale_words_});
    }

    RegisterReading read() {
        if (!tables_.empty()) reading_.file = tables_.front().file();
        default_type_ = words_.vocabulary->type(options_.default_type);
        const auto& types = words_.vocabulary->types();
        for (std::size_t i = 0; i < types.size(); ++i)
            if (types[i].id == "member_of") member_type_ = static_cast<TypeId>(i);
        ChosenTables chosen = choose_tables(tables_, register_words_, options_);
        for (Diagnostic& d : chosen.remarks) log_.add(std::move(d));
        chosen_ = std::move(chosen.tables);
        for (const ChosenTable& c : chosen_) {
            for (const Diagnostic& d : c.columns.remarks) log_.add(d);
            if (&c == &chosen_.front() ||
                c.columns.names !=
                    chosen_[static_cast<std::size_t>(&c - chosen_.data()) - 1].columns.names)
                tell_unused(c);
        }
        describe_columns();
        decide_orders();
        for (const ChosenTable& c : chosen_) read_table(c);
        tell_types();
        if (reading_.account.rows == 0)
            throw InputError(Diagnostic{.severity = Severity::error,
                                        .place = {reading_.file},
                                        .message = "there is a header, but no row below it"});
        reading_.remarks = log_.take(reading_.file);
        return std::move(reading_);
    }

private:
    // ---- remarks --------------------------------------------------------------------------

    /// `kind` is a literal, and the message too where no other is given.
    void remark(Severity severity, const Record& record, std::optional<std::size_t> column,
                const char* kind, std::string_view excerpt = {}, const char* hint = "",
                std::string message = {}) {
        if (!log_.wants(kind, severity)) return;
        Place place = column && *column < table_->cells(record.row)
                          ? table_->place(record.row, *column)
                          : table_->place(record.row);
        log_.add({severity, std::move(place), message.empty() ? kind : std::move(message),
                  std::string{shortened(excerpt, 200)}, hint});
    }
    /// Once for each table: how a column is read.
    void remark_once(const char* kind, Severity severity, const Record& record, Role role,
                     std::string message, const char* hint = "") {
        if (!told_.insert({kind, table_}).second) return;
        remark(severity, record, columns_->of[static_cast<std::size_t>(role)], kind, {}, hint,
               std::move(message));
    }

    void describe_columns() {
        const Columns& columns = chosen_.front().columns;
        for (const auto& [name, role] : names_of<Role>)
            if (const auto c = columns[role]) reading_.columns.emplace_back(name, columns.name(*c));
        std::sort(reading_.columns.begin(), reading_.columns.end());
    }

    /// Says which columns are left aside although they hold something.
    void tell_unused(const ChosenTable& chosen) {
        const Table& table = tables_[chosen.table];
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
            log_.add({Severity::note,
                      place,
                      "not used: " + unused,
                      {},
                      "--column ROLE=COLUMN, if one of them has a role"});
        if (!columns[Role::type] && !columns[Role::group] && !columns.are_members)
            log_.add({Severity::note,
                      place,
                      fmt::format("no column tells the type; every tie is taken as {}",
                                  options_.default_type),
                      {},
                      {}});
    }

    // ---- the order of day and month -------------------------------------------------------

    template <class Use>
    void each_cell(Role role, Use use) {
        std::string storage;
        for (const ChosenTable& c : chosen_) {
            const auto column = c.columns[role];
            if (!column) continue;
            const Table& table = tables_[c.table];
            for (std::size_t r = c.columns.first_row; r < table.rows(); ++r)
                if (const auto t = tidy(table.text(r, *column), storage); !t.empty())
                    use(t, table, r, *column);
        }
    }

    struct Evidence {
        OrderEvidence counts;
        Place place;
        std::string excerpt;
        DateColumn::Form form = DateColumn::Form::text;
        std::optional<EpochDays> days;
        DateOptions options;
    };
    Evidence evidence_of(Role role) {
        Evidence e;
        // In blocks, so that a long column needs no list of its cells.
        constexpr std::size_t block = 4'096;
        std::vector<std::string_view> cells;
        struct At {
            const Table* table;
            std::size_t row, column;
        };
        std::vector<At> places;
        std::size_t serial = 0, seconds = 0, milliseconds = 0, filled = 0, buddhist = 0,
                    short_months = 0;
        std::vector<std::int64_t> moments;
        const auto count = [&] {
            const OrderEvidence part = order_evidence(cells);
            if (part.either && e.counts.either == 0) {
                const At& at = places[part.first_either];
                e.place = at.table->place(at.row, at.column);
                e.excerpt = cells[part.first_either];
            }
            e.counts.day_first += part.day_first;
            e.counts.month_first += part.month_first;
            e.counts.either += part.either;
            cells.clear();
            places.clear();
        };
        each_cell(role, [&](std::string_view, const Table& table, std::size_t r, std::size_t c) {
            const auto t = trimmed(table.text(r, c)); // a view that lasts
            ++filled;
            if (t.size() >= 5 && t.size() <= 16 && t.find_first_not_of("0123456789.") == t.npos &&
                t.find('.') == t.rfind('.') && t.find('.') != 2) {
                double n = 0;
                std::from_chars(t.data(), t.data() + t.size(), n);
                serial += n >= 10'000 && n < 80'000;
                seconds += n >= 1e8 && n < 1e10 && !looks_packed(t);
                milliseconds += n >= 1e11 && n < 1e13;
                if (n >= 1e8)
                    moments.push_back(static_cast<std::int64_t>(n >= 1e11 ? n / 1'000 : n));
            }
            if (t.size() <= 60) {
                buddhist += holds_buddhist_year(t);
                short_months += is_short_month(t);
            }
            if (t.size() <= 10) {
                cells.push_back(t);
                places.push_back({&table, r, c});
            } else {
                for (const std::string_view date : numeric_dates(t)) {
                    cells.push_back(date);
                    places.push_back({&table, r, c});
                }
            }
            if (cells.size() >= block) count();
        });
        count();
        const auto most = [&](std::size_t n) { return n > 0 && n * 10 >= filled * 8; };
        if (most(serial)) e.form = DateColumn::Form::serial;
        if (most(seconds)) e.form = DateColumn::Form::seconds;
        if (most(milliseconds)) e.form = DateColumn::Form::milliseconds;
        if (most(seconds) || most(milliseconds)) e.days.emplace(moments);
        e.options.is_buddhist = buddhist * 2 > filled;
        e.options.is_month_year = short_months * 2 > filled;
        return e;
    }
    static bool holds_buddhist_year(std::string_view t) {
        for (std::size_t i = 0; i + 4 <= t.size(); ++i)
            if (t[i] == '2' && (t[i + 1] == '4' || t[i + 1] == '5') && is_digits(t.substr(i, 4)) &&
                (i + 4 == t.size() || !is_digits(t.substr(i + 4, 1))) &&
                (i == 0 || !is_digits(t.substr(i - 1, 1))))
                return true;
        return false;
    }
    /// "19-Jun", "Jun-19".
    static bool is_short_month(std::string_view t) {
        const auto dash = t.find_first_of("- ");
        if (dash == t.npos || dash + 1 >= t.size()) return false;
        const auto a = t.substr(0, dash), b = t.substr(dash + 1);
        return (is_digits(a) && a.size() <= 2 && b.size() >= 3 &&
                b.find_first_of("0123456789-/. ") == b.npos) ||
               (is_digits(b) && b.size() == 2 && a.size() >= 3 &&
                a.find_first_of("0123456789-/.") == a.npos);
    }
    /// 20190916 is a day, not a moment of 1970.
    static bool looks_packed(std::string_view t) {
        return t.size() == 8 && (t.starts_with("19") || t.starts_with("20"));
    }

    DayOrder order_of(const Table& table, const Columns& columns, std::size_t row) {
        row_cells_.clear();
        for (const Role role : date_roles)
            if (const auto c = columns[role]) row_cells_.push_back(trimmed(table.text(row, *c)));
        const OrderEvidence e = order_evidence(row_cells_);
        if ((e.day_first > 0) == (e.month_first > 0)) {
            row_is_open_ = e.either > 0 || e.day_first > 0;
            return DayOrder::unknown;
        }
        row_is_open_ = false;
        return e.day_first ? DayOrder::day_month : DayOrder::month_day;
    }

    /// Where lists of two hands were put together, the dates of one row still are of one hand.
    bool rows_tell_orders() {
        std::size_t told = 0, open = 0;
        for (const ChosenTable& c : chosen_)
            for (std::size_t r = c.columns.first_row; r < tables_[c.table].rows(); ++r) {
                const DayOrder order = order_of(tables_[c.table], c.columns, r);
                told += order != DayOrder::unknown;
                open += order == DayOrder::unknown && row_is_open_;
            }
        return open * 50 < told;
    }

    DateColumn& date_column(Role role, const Record& record) {
        if (!row_orders_ || role == Role::duration) return dates_.at(role);
        const DayOrder order = order_of(*table_, *columns_, record.row);
        if (order == DayOrder::unknown) return dates_.at(role);
        return (order == DayOrder::day_month ? day_first_ : month_first_).at(role);
    }

    void decide_orders() {
        std::map<Role, Evidence> all;
        std::vector<Role> roles(date_roles.begin(), date_roles.end());
        roles.push_back(Role::duration); // "13.05.2018 - 12.05.2023"
        for (const Role role : roles)
            if (std::any_of(chosen_.begin(), chosen_.end(),
                            [&](const ChosenTable& c) { return c.columns[role].has_value(); }))
                all.emplace(role, evidence_of(role));
        const char* hint =
            "--day-order day-month (or month-day), or day_order = \"day-month\" in the study file";
        const ChosenTable& first = chosen_.front();
        const Place first_row{reading_.file,
                              first.columns.first_row < tables_[first.table].rows()
                                  ? tables_[first.table].line(first.columns.first_row)
                                  : 0};
        std::map<Role, DayOrder> orders;
        for (auto& [role, e] : all) {
            if (options_.day_order != DayOrder::unknown) {
                orders[role] = options_.day_order;
                continue;
            }
            const std::size_t d = e.counts.day_first, m = e.counts.month_first;
            // A slip of the pen turns no column round.
            const bool few = std::min(d, m) * 50 < std::max(d, m);
            if (d && m && !few) {
                if (all.size() > 1 && rows_tell_orders()) {
                    row_orders_ = true;
                    break;
                }
                throw InputError(Diagnostic{
                    .severity = Severity::error,
                    .place = first_row,
                    .message = fmt::format(
                        "the {} column mixes day.month ({} cells) and month.day ({} cells)",
                        name_of(role), d, m),
                    .hint = hint});
            }
            orders[role] = d > m   ? DayOrder::day_month
                           : m > d ? DayOrder::month_day
                                   : DayOrder::unknown;
        }
        if (row_orders_) {
            log_.add(
                {Severity::doubt,
                 first_row,
                 "the dates mix day.month and month.day; each row is read as those of its dates "
                 "are written that leave no choice",
                 {},
                 hint});
            for (auto& [role, e] : all) {
                dates_.at(role).set(e.options, e.form, e.days);
                for (const DayOrder order : {DayOrder::day_month, DayOrder::month_day}) {
                    e.options.order = order;
                    auto& columns = order == DayOrder::day_month ? day_first_ : month_first_;
                    columns.emplace(role, DateColumn{locale_words_})
                        .first->second.set(e.options, e.form, e.days);
                }
            }
            return;
        }
        for (auto& [role, e] : all) {
            if (orders[role] == DayOrder::unknown && e.counts.either > 0) {
                // What the same hand wrote beside it.
                DayOrder other = DayOrder::unknown;
                bool agree = true;
                for (const auto& [r, order] : orders)
                    if (all[r].counts.day_first + all[r].counts.month_first > 0 &&
                        order != DayOrder::unknown) {
                        agree = agree && (other == DayOrder::unknown || other == order);
                        other = order;
                    }
                std::string why;
                if (other != DayOrder::unknown && agree) {
                    orders[role] = other;
                    why = "as in the other columns of dates";
                } else if (tables_[first.table].delimiter() == ';' ||
                           !first.columns.speaks_english ||
                           (!options_.languages.empty() &&
                            !options_.languages.front().starts_with("en"))) {
                    orders[role] = DayOrder::day_month;
                    why = "for the table is not written the American way";
                } else {
                    throw InputError(
                        Diagnostic{.severity = Severity::error,
                                   .place = e.place,
                                   .message = fmt::format("no cell of the {} column tells whether "
                                                          "the day or the month comes first",
                                                          name_of(role)),
                                   .excerpt = e.excerpt,
                                   .hint = hint});
                }
                log_.add({Severity::doubt, e.place,
                          fmt::format("the {} column is read {}, {}; none of its cells tells",
                                      name_of(role), name_of(orders[role]), why),
                          e.excerpt, hint});
            }
            e.options.order = orders[role];
            dates_.at(role).set(e.options, e.form, e.days);
        }
    }

    // ---- rows -----------------------------------------------------------------------------

    std::string_view cell(const Record& record, Role role) const {
        const auto c = (*columns_)[role];
        return c && *c < record.cells.size() ? record.cells[*c] : std::string_view{};
    }

    void load(std::size_t row, Record& record) const {
        record.clear();
        record.row = row;
        const std::size_t n = table_->cells(row);
        for (std::size_t c = 0; c < n; ++c) {
            const std::string_view raw = table_->text(row, c);
            std::string_view t;
            if (!raw.empty()) {
                static constexpr ByteSet ampersand{"&"};
                if (ampersand.meets(raw) && without_entities(raw, unescaped_)) {
                    std::string& own = record.new_text();
                    own = squeeze(unescaped_);
                    t = own;
                } else {
                    t = tidy(raw, scratch_);
                }
                if (t.data() == scratch_.data() && !t.empty()) {
                    std::string& own = record.new_text();
                    std::swap(own, scratch_);
                    t = own;
                }
            }
            record.cells.push_back(t);
            if (t.empty()) continue;
            ++record.filled;
            if (!table_->is_copy(row, c)) {
                ++record.own;
                record.only = c;
            }
        }
    }

    void read_table(const ChosenTable& chosen) {
        table_ = &tables_[chosen.table];
        columns_ = &chosen.columns;
        fills_ = find_fill_down(*table_, *columns_, register_words_, options_);
        for (const Diagnostic& d : fills_.remarks) log_.add(d);
        filled_from_.assign(columns_->of.size(), {});
        type_cache_.clear();
        country_cache_.clear();
        context_ = {};
        last_number_ = 0;
        learn_numbers();
        take_context(table_->heading());
        if (context_.country.empty()) take_context(table_->name());
        has_pending_ = false;
        std::size_t header = 0;
        for (std::size_t r = 0; r < table_->rows(); ++r) {
            if (header < columns_->header_rows.size() && columns_->header_rows[header] == r) {
                ++header;
                continue;
            }
            load(r, next_);
            if (next_.filled == 0) continue;
            ++reading_.account.rows;
            if (r < columns_->first_row) {
                set_aside("a title above the header; it is no row");
                if (next_.own == 1) take_context(next_.cells[next_.only]);
                continue;
            }
            if (is_aside()) continue;
            if (continues()) {
                merge();
                continue;
            }
            flush();
            std::swap(pending_, next_);
            has_pending_ = true;
        }
        flush();
    }

    void flush() {
        if (!has_pending_) return;
        has_pending_ = false;
        interpret(pending_);
    }

    void set_aside(const char* what, Severity severity = Severity::note) {
        ++reading_.account.aside;
        remark(severity, next_, next_.only, what, evidence(next_));
    }

    /// A heading may say the country, the year or the type of what stands below it.
    struct Context {
        std::string country, year, type;
    };
    bool take_context(std::string_view text) { return take_context(text, context_); }
    bool take_context(std::string_view text, Context& context) const {
        if (text.empty() || text.size() > 120) return false;
        if (const auto year = year_heading(text)) {
            context.year = std::to_string(*year);
            return true;
        }
        if (const auto country = country_of(text, locale_words_);
            country && !country->is_several && country_heading(text)) {
            context.country = country->code;
            return true;
        }
        return false;
    }
    /// "GERMANY", "1. Germany (12):", "Partners in Germany" is none.
    bool country_heading(std::string_view text) const {
        return text.find_first_of(",;|/&+") == text.npos;
    }

    bool is_aside() {
        const bool names_partner =
            !cell(next_, Role::partner).empty() || !cell(next_, Role::to).empty();
        if (next_.own <= 1) {
            const std::size_t at = next_.own ? next_.only : 0;
            const std::string_view t = next_.own ? next_.cells[at] : next_.cells[first_filled()];
            const bool is_partner = next_.filled == 1 && ((*columns_)[Role::partner] == at ||
                                                          (*columns_)[Role::to] == at);
            const bool is_note = header_words_.begins_with("row:note", t) || t.starts_with('*') ||
                                 t.starts_with("†");
            if (is_note && !(is_partner && classify_kind(*words_.vocabulary, t))) {
                flush();
                set_aside("a note; it is no row");
                return true;
            }
            if (is_total_word(t)) {
                flush();
                set_aside("a total; it is no row");
                return true;
            }
            const bool whole_row = next_.filled > 1 && next_.own <= 1;
            const bool wide_enough = table_->width() > 1;
            const bool at_number = (*columns_)[Role::number] == std::optional{at};
            const bool at_date = std::any_of(date_roles.begin(), date_roles.end(), [&](Role role) {
                return (*columns_)[role] == std::optional{at};
            });
            Context context = context_;
            const bool may_head = whole_row || (at_number ? !is_digits(t) : !at_date);
            if (wide_enough && may_head && (!is_partner || !partners_are_countries()) &&
                take_context(t, context)) {
                flush();
                context_ = context;
                set_aside("a heading; it counts for the rows below");
                return true;
            }
            if (whole_row) {
                flush();
                context_.type = t;
                set_aside("a heading over all columns; it is no row");
                return true;
            }
            if (next_.filled == 1 && !holds_letter_or_digit(t)) {
                flush();
                set_aside("a line without letters; it is no row");
                return true;
            }
            const bool is_known_column =
                std::any_of(columns_->of.begin(), columns_->of.end(),
                            [&](const auto& c) { return c == std::optional{at}; });
            const bool is_heading =
                wide_enough && !is_partner && !continues() &&
                ((at_number && !is_digits(t)) || (at == 0 && !is_known_column)) &&
                holds_letter_or_digit(t) && t.find_first_not_of("0123456789.") != t.npos;
            if (is_heading) {
                flush();
                context_.type = t;
                set_aside("a heading; it is no row");
                return true;
            }
            return false;
        }
        if (!columns_->header_rows.empty() && repeats_header()) {
            flush();
            set_aside("the header again; it is no row", Severity::repair);
            return true;
        }
        const bool is_sparse = !names_partner || next_.filled <= 3;
        if (is_sparse && is_total()) {
            flush();
            set_aside("a total; it is no row");
            return true;
        }
        if (next_.filled >= 3 && next_.row < columns_->first_row + 3 && numbers_columns()) {
            flush();
            set_aside("numbers of the columns; it is no row");
            return true;
        }
        return false;
    }

    std::size_t first_filled() const {
        std::size_t c = 0;
        while (c < next_.cells.size() && next_.cells[c].empty()) ++c;
        return c;
    }

    bool partners_are_countries() {
        if (!partner_countries_) {
            const auto c =
                columns_->has_pair() ? (*columns_)[Role::to] : (*columns_)[Role::partner];
            partner_countries_ = c && profile_of(*table_, sample_rows(*table_, columns_->first_row),
                                                 *c, register_words_)
                                              .countries >= 0.6;
        }
        return *partner_countries_;
    }

    bool is_total_word(std::string_view t) const {
        if (t.size() > 80 || !header_words_.begins_with("row:total", t)) return false;
        // "Total: 121", but not a company's name.
        return header_words_.is_word("row:total", t) || t.find_first_of(":0123456789=") != t.npos;
    }

    bool is_total() const {
        const std::size_t at = first_filled();
        if (at >= next_.cells.size() || !is_total_word(next_.cells[at])) return false;
        for (std::size_t c = at + 1; c < next_.cells.size(); ++c)
            if (const auto t = next_.cells[c]; !t.empty() && !number_of(t) && !is_total_word(t))
                return false;
        return true;
    }

    bool numbers_columns() const {
        std::size_t n = 0;
        for (auto t : next_.cells) {
            while (t.starts_with('(') || t.starts_with('[')) t.remove_prefix(1);
            while (t.ends_with(')') || t.ends_with(']') || t.ends_with('.')) t.remove_suffix(1);
            if (!t.empty() && t != std::to_string(++n)) return false;
        }
        return n >= 3;
    }

    /// Pasted pages repeat their header, and all of it: a partner called "University" is none.
    bool repeats_header() const {
        const std::size_t key = next_.only;
        for (const std::size_t h : columns_->header_rows) {
            const auto a = next_.cells[key].size(), b = trimmed(table_->text(h, key)).size();
            if (b == 0 || a > b + 4 || b > a + 4) continue;
            std::size_t same = 0, filled = 0;
            for (std::size_t c = 0; c < table_->width(); ++c) {
                const std::string_view now = table_->text(next_.row, c), then = table_->text(h, c);
                if (now.empty() && then.empty()) continue;
                ++filled;
                if (now != then && fold(now) != fold(then)) break;
                ++same;
            }
            if (same == filled && filled >= 2) return true;
        }
        return false;
    }

    /// A row continues the one before when it names neither number nor partner, and its only filled
    /// cell stands under a filled one: a page break fell into that cell. Values that no page break
    /// cuts in two are not continued.
    bool continues() const {
        if (!has_pending_ || next_.filled != 1) return false;
        for (const Role key : {Role::number, Role::partner, Role::from, Role::to})
            if (!cell(next_, key).empty()) return false;
        const std::size_t c = next_.only;
        if (c >= pending_.cells.size() || pending_.cells[c].empty()) return false;
        for (const Role whole : {Role::country, Role::from_country, Role::weight, Role::latitude,
                                 Role::longitude, Role::id})
            if ((*columns_)[whole] == std::optional{c}) return false;
        for (const Role whole : date_roles)
            if ((*columns_)[whole] == std::optional{c}) return false;
        return true;
    }

    void merge() {
        ++reading_.account.merged;
        const std::size_t c = next_.only;
        const std::string_view rest = next_.cells[c];
        const bool is_link = (*columns_)[Role::link] == std::optional{c};
        std::string& whole = pending_.new_text();
        whole = fmt::format("{}{}{}", pending_.cells[c], is_link ? "" : " ", rest);
        pending_.cells[c] = whole;
        static constexpr const char* kind =
            "continues the cell of a line above, cut by a page break; joined";
        remark(Severity::repair, next_, c, kind, shortened(rest, 60), "",
               fmt::format("continues the cell of line {}, cut by a page break; joined",
                           table_->line(pending_.row)));
    }

    // ---- one row --------------------------------------------------------------------------

    std::string_view evidence(const Record& record) {
        evidence_.clear();
        for (const std::string_view c : record.cells) {
            if (c.empty()) continue;
            if (!evidence_.empty()) evidence_ += " | ";
            evidence_ += c;
            if (evidence_.size() > longest_evidence) {
                evidence_.resize(shortened(evidence_, longest_evidence).size());
                evidence_ += "…";
                break;
            }
        }
        return evidence_;
    }

    void reject(const Record& record, const char* reason, std::string detail = {}) {
        ++reading_.account.rejected;
        std::string text{evidence(record)};
        if (detail.empty()) detail = reason;
        remark(Severity::error, record, std::nullopt, reason, shortened(text, 80), "",
               "row rejected: " + detail);
        reading_.rejected.push_back({table_->line(record.row), std::move(detail), std::move(text)});
    }

    /// The cell, or what stands above it in a column that is filled downwards.
    std::string_view filled(const Record& record, Role role) {
        const std::string_view t = cell(record, role);
        const auto i = static_cast<std::size_t>(role);
        if (!fills_.roles[i]) return t;
        if (!t.empty()) {
            filled_from_[i] = t;
            return t;
        }
        return filled_from_[i];
    }

    void learn_numbers() {
        numbers_are_numeric_ = true;
        decimal_comma_ = false;
        partner_countries_.reset();
        const auto rows = sample_rows(*table_, columns_->first_row);
        std::string storage;
        if (const auto c = (*columns_)[Role::number]) {
            std::size_t good = 0, all = 0;
            for (const std::size_t r : rows) {
                auto t = tidy(table_->text(r, *c), storage);
                while (t.ends_with('.') || t.ends_with(')')) t.remove_suffix(1);
                if (t.empty()) continue;
                ++all;
                good += is_digits(t);
            }
            numbers_are_numeric_ = good * 2 >= all;
        }
        for (const Role role : {Role::weight, Role::latitude, Role::longitude})
            if (const auto c = (*columns_)[role])
                for (const std::size_t r : rows)
                    decimal_comma_ =
                        decimal_comma_ || shows_decimal_comma(tidy(table_->text(r, *c), storage));
    }

    struct CountryCache {
        std::string code;
        bool is_known = false, is_part = false, is_several = false, is_missing = false;
    };
    const CountryCache& country(std::string_view text) {
        key_ = text;
        if (const auto it = country_cache_.find(key_); it != country_cache_.end())
            return it->second;
        if (country_cache_.size() >= most_cached) country_cache_.clear();
        CountryCache c;
        if (auto found = country_of(text, locale_words_))
            c = {std::move(found->code), true, found->is_part, found->is_several, false};
        else
            c.is_missing = is_missing(text, header_words_);
        return country_cache_.emplace(key_, std::move(c)).first->second;
    }

    std::optional<TypeId> type(std::string_view wording) {
        key_ = wording;
        if (const auto it = type_cache_.find(key_); it != type_cache_.end()) return it->second;
        if (type_cache_.size() >= most_cached) type_cache_.clear();
        return type_cache_.emplace(key_, classify_type(*words_.vocabulary, wording)).first->second;
    }

    void interpret(const Record& record) {
        RegisterEntry& e = entry_;
        e.line = table_->line(record.row);
        e.row = 0;
        e.party = 0;
        e.life.clear();
        e.position.reset();
        e.weight = 1;
        e.date = e.end = {};
        const bool has_pair = columns_->has_pair();
        const bool has_group = !has_pair && (*columns_)[Role::group];
        const Role partner_role = has_pair ? Role::to : Role::partner;
        const std::string_view partner = filled(record, partner_role);
        const std::string_view from = has_pair    ? filled(record, Role::from)
                                      : has_group ? partner
                                                  : std::string_view{};
        const std::string_view group = has_group ? filled(record, Role::group) : std::string_view{};
        for (const Role role : {Role::country, Role::from_country, Role::type})
            filled(record, role); // remembered even where the row is rejected
        if (partner.empty() || (has_pair && from.empty()))
            return reject(record, "it names no partner");
        if (has_group && group.empty())
            return reject(record, "it names nothing that its party belongs to");
        if (!holds_letter_or_digit(partner) || (has_pair && !holds_letter_or_digit(from)) ||
            (has_group && !holds_letter_or_digit(group)))
            return reject(record, "the partner's name holds no letter and no digit");
        read_number(record);
        if (const auto t = cell(record, Role::weight);
            !t.empty() && !is_missing(t, header_words_)) {
            const auto weight = number_of(t, decimal_comma_);
            if (!weight || !(*weight >= 0))
                return reject(
                    record, "the weight is not a number of at least 0",
                    fmt::format("the weight '{}' is not a number of at least 0", shortened(t, 60)));
            e.weight = *weight;
        }
        read_countries(record);
        read_type(record, has_group);
        e.scope = cell(record, Role::scope);
        e.unit = cell(record, Role::unit);
        e.city = cell(record, Role::city);
        e.kind_as_written = cell(record, Role::kind);
        e.id = cell(record, Role::id);
        if (is_missing(e.id, header_words_)) e.id.clear();
        read_position(record);
        read_life(record);
        e.link = link(record);
        e.text = evidence(record);
        if (columns_->wide != WideTable::none) return interpret_wide(record, partner);
        emit_parties(record, partner_role, partner, from, group);
    }

    void read_number(const Record& record) {
        const auto number = cell(record, Role::number);
        if (number.empty()) return;
        auto digits = number;
        while (digits.ends_with('.') || digits.ends_with(')')) digits.remove_suffix(1);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), entry_.row);
        if (error == std::errc{} && end == digits.data() + digits.size()) {
            // Numbers that a register gives itself tell when a row was lost before it came to us.
            if (entry_.row && last_number_ && entry_.row != last_number_ + 1 &&
                numbers_are_numeric_)
                remark(
                    Severity::doubt, record, (*columns_)[Role::number],
                    "a number of the register does not follow the one before", {}, "",
                    fmt::format("the register's number {} follows {}", entry_.row, last_number_));
            if (entry_.row) last_number_ = entry_.row;
            return;
        }
        entry_.row = 0;
        if (numbers_are_numeric_)
            remark(Severity::doubt, record, (*columns_)[Role::number], "not a row number", number);
    }

    void read_countries(const Record& record) {
        RegisterEntry& e = entry_;
        e.country.clear();
        e.from_country.clear();
        e.country_as_written = filled(record, Role::country);
        const CountryCache* known =
            e.country_as_written.empty() ? nullptr : &country(e.country_as_written);
        if (known && !known->is_missing) {
            const CountryCache& c = *known;
            if (c.is_known)
                e.country = c.code;
            else
                remark(Severity::doubt, record, (*columns_)[Role::country],
                       "no country is known by this name; left open", e.country_as_written,
                       "add it to countries.csv of a vocabulary folder");
            if (c.is_several)
                remark(Severity::doubt, record, (*columns_)[Role::country],
                       "several countries in one cell; the first is taken", e.country_as_written);
        } else if (!context_.country.empty()) {
            e.country = context_.country;
        }
        if (const auto t = filled(record, Role::from_country); !t.empty())
            if (const CountryCache& c = country(t); c.is_known) e.from_country = c.code;
    }

    void read_type(const Record& record, bool has_group) {
        RegisterEntry& e = entry_;
        e.wording = filled(record, Role::type);
        // Whatever deed made a party a member ("accession"), the tie is a membership.
        const bool are_members = member_type_ && (has_group || columns_->are_members);
        const TypeId otherwise = are_members ? *member_type_ : default_type_;
        const auto fits = [&](const std::optional<TypeId>& known) {
            const Vocabulary& v = *words_.vocabulary;
            return known && (!are_members || v[*known].layer == v[*member_type_].layer);
        };
        e.type = otherwise;
        if (e.wording.empty() || is_missing(e.wording, header_words_)) {
            e.wording.clear();
            if (context_.type.empty()) return;
            if (const auto known = type(context_.type); fits(known)) e.type = *known;
            return;
        }
        const auto known = type(e.wording);
        if (fits(known))
            e.type = *known;
        else if (!known)
            doubt_type(record, otherwise);
    }

    /// One doubt for each wording, however many rows have it.
    void doubt_type(const Record& record, TypeId taken) {
        if (const auto it = unknown_types_.find(entry_.wording); it != unknown_types_.end()) {
            ++unknown_type_places_[it->second].rows;
            return;
        }
        if (unknown_type_places_.size() >= RemarkLog::most_of_a_kind) {
            ++more_unknown_types_;
            return;
        }
        unknown_types_.emplace(entry_.wording, unknown_type_places_.size());
        unknown_type_places_.push_back({table_->place(record.row, *(*columns_)[Role::type]),
                                        entry_.wording, (*words_.vocabulary)[taken].id, 1});
    }
    void tell_types() {
        static constexpr const char* kind = "no type has these words; taken as the default";
        for (const UnknownType& u : unknown_type_places_) {
            if (!log_.wants(kind, Severity::doubt)) continue;
            log_.add({Severity::doubt, u.place,
                      fmt::format("no type has these words{}; taken as {}",
                                  u.rows > 1 ? fmt::format(" ({} rows)", u.rows) : "", u.taken),
                      std::string{shortened(u.wording, 200)},
                      "add words to types.csv of a vocabulary folder"});
        }
        for (; more_unknown_types_ > 0; --more_unknown_types_) log_.wants(kind, Severity::doubt);
    }

    void read_position(const Record& record) {
        const auto latitude = number_of(cell(record, Role::latitude), decimal_comma_);
        const auto longitude = number_of(cell(record, Role::longitude), decimal_comma_);
        if (latitude && longitude && *latitude >= -90 && *latitude <= 90 && *longitude >= -180 &&
            *longitude <= 180)
            entry_.position = {*latitude, *longitude};
    }

    void read_life(const Record& record) {
        RegisterEntry& e = entry_;
        std::optional<Date> span_end;
        std::string_view span_text;
        e.date_as_written = cell(record, Role::date);
        Date ended;
        for (const Role role : date_roles) {
            const auto column = (*columns_)[role];
            if (!column) continue;
            const std::string_view t = cell(record, role);
            if (t.empty()) continue;
            const DateReading& r = date_column(role, record).read(t);
            if (!r.date) {
                if (r.placeholder == DatePlaceholder::endless) {
                    remark_once("a date that stands for ever is taken as an open end",
                                Severity::note, record, role,
                                fmt::format("'{}' stands for ever; such ends are open", t));
                    continue;
                }
                if (r.placeholder == DatePlaceholder::missing || is_missing(t, header_words_)) {
                    remark_once("a cell that stands for nothing is taken as empty", Severity::note,
                                record, role,
                                fmt::format("'{}' stands for nothing; such cells are empty",
                                            shortened(t, 40)));
                    continue;
                }
                if (role == Role::end && read_open_end(record, t)) continue;
                remark(Severity::doubt, record, column,
                       role == Role::end ? "not a date that can be read; the end is unknown"
                                         : "not a date that can be read; the date is unknown",
                       t, "correct the cell, or write the date as 2019-09-16, 2019-09 or 2019");
                continue;
            }
            if (r.is_contrary)
                remark(Severity::doubt, record, column,
                       "day and month stand the other way than in the rest of the column", t);
            if (r.is_part)
                remark(Severity::doubt, record, column, "the cell holds more than a date", t);
            e.life.push_back({stage_of(role), *r.date, std::string{t}});
            if (role == Role::date || (role == Role::in_force && !e.date.is_known())) {
                e.date = *r.date;
                if (e.date_as_written.empty()) e.date_as_written = t;
            }
            if (r.end && (role == Role::date || role == Role::in_force)) {
                span_end = r.end;
                span_text = t;
            }
            if (role == Role::end) e.end = r.end ? *r.end : *r.date;
            if (role == Role::ended) ended = *r.date;
        }
        if (const auto t = cell(record, Role::duration); !t.empty()) read_duration(record, t);
        if (span_end && !e.end.is_known()) {
            e.end = *span_end;
            e.life.push_back({Stage::expires, *span_end, std::string{span_text}});
        }
        if (const auto t = cell(record, Role::status); !t.empty()) read_status(t);
        // What came to an end did so then, whatever its terms had been.
        if (ended.is_known() && (!e.end.is_known() || certainly_before(ended, e.end)))
            e.end = ended;
        if (!e.date.is_known() && !context_.year.empty() && e.date_as_written.empty()) {
            e.date = *parse_edtf(context_.year);
            e.date_as_written = context_.year;
            e.life.push_back({Stage::signature, e.date, context_.year});
        }
        if (e.date.is_known() && e.end.is_known() && certainly_before(e.end, e.date)) {
            const Role role = (*columns_)[Role::end] ? Role::end : Role::ended;
            remark(Severity::doubt, record, (*columns_)[role],
                   "ends before it begins; the end is left open", cell(record, role));
            e.end = {};
            std::erase_if(e.life, [](const LifeEvent& x) { return x.stage == Stage::expires; });
        }
        std::stable_sort(e.life.begin(), e.life.end(),
                         [](const LifeEvent& a, const LifeEvent& b) { return a.stage < b.stage; });
    }

    /// "unlimited", "renews automatically", "5 years" under a header of ends.
    bool read_open_end(const Record& record, std::string_view t) {
        const auto term = term_of(t, header_words_);
        if (!term) return false;
        read_duration(record, t);
        return true;
    }

    void read_duration(const Record& record, std::string_view t) {
        RegisterEntry& e = entry_;
        if (is_missing(t, header_words_)) return;
        const DateReading& span = dates_.at(Role::duration).read(t, true);
        if (span.placeholder != DatePlaceholder::none) return; // open
        if (span.date && span.end) {
            if (!e.date.is_known()) {
                e.date = *span.date;
                e.date_as_written = t;
                e.life.push_back({Stage::in_force, e.date, std::string{t}});
            }
            if (!e.end.is_known()) {
                e.end = *span.end;
                e.life.push_back({Stage::expires, e.end, std::string{t}});
            }
            return;
        }
        const auto term = term_of(t, header_words_);
        if (!term) {
            remark(Severity::doubt, record, (*columns_)[Role::duration],
                   "not a duration that can be read; the end is unknown", t);
            return;
        }
        if (term->renews) {
            e.life.push_back({Stage::renewable, {}, std::string{t}});
            return; // the end stays open
        }
        if (term->months == 0 || e.end.is_known() || !e.date.is_known()) return;
        e.end = end_of_term(e.date, term->months);
        if (!e.end.is_known()) return;
        e.life.push_back({Stage::expires, e.end, std::string{t}});
        remark_once("the end is the date and the duration", Severity::note, record, Role::duration,
                    "the end is taken as the date and the duration together");
    }

    void read_status(std::string_view t) {
        RegisterEntry& e = entry_;
        const auto has = [&](Stage stage) {
            return std::any_of(e.life.begin(), e.life.end(),
                               [&](const LifeEvent& x) { return x.stage == stage; });
        };
        if (header_words_.begins_with("value:ended", t) && !has(Stage::ended))
            e.life.push_back({Stage::ended, {}, std::string{t}});
        else if (header_words_.begins_with("value:renewable", t) && !has(Stage::renewable))
            e.life.push_back({Stage::renewable, {}, std::string{t}});
    }

    std::string_view link(const Record& record) {
        const auto text = cell(record, Role::link);
        const auto column = (*columns_)[Role::link];
        if (text.empty()) return {};
        address_ = text;
        if (std::erase(address_, ' '))
            remark(Severity::repair, record, column, "a space inside a web address; removed", text);
        const auto scheme = address_.find("://");
        if (scheme != address_.npos && address_.find("://", scheme + 1) != address_.npos &&
            address_.find('?') == address_.npos)
            remark(Severity::doubt, record, column, "two web addresses in one cell", text);
        if (scheme == address_.npos && is_web_address(text)) {
            address_.insert(0, "http://");
            remark(Severity::repair, record, column,
                   "a web address without a scheme; http:// added", text);
        }
        if (!address_.starts_with("http://") && !address_.starts_with("https://") &&
            !is_missing(text, header_words_))
            remark(Severity::doubt, record, column, "not a web address; kept as text", text);
        return address_;
    }

    // ---- ties -----------------------------------------------------------------------------

    void emit() {
        ++reading_.account.entries;
        use_(entry_);
        ++entry_.party;
    }

    /// The country that a name ends with, or is.
    void name_and_country(const Record& record, std::string_view name, std::string& into,
                          std::string& code) {
        into = name;
        if (!code.empty()) return;
        static constexpr ByteSet marks{",)-/;\xE2"};
        if (marks.meets(name)) {
            if (const auto tail = country_tail_of(name, locale_words_);
                tail && holds_letter_or_digit(tail->head)) {
                into = tail->head;
                code = tail->code;
                remark(Severity::note, record, std::nullopt,
                       "the country stands at the end of the name; taken as the country", name);
                return;
            }
        }
        if (partners_are_countries())
            if (const CountryCache& c = country(name); c.is_known && !c.is_part) code = c.code;
    }

    void emit_parties(const Record& record, Role role, std::string_view partner,
                      std::string_view from, std::string_view group) {
        RegisterEntry& e = entry_;
        ++reading_.account.used;
        const bool has_group = !group.empty();
        const auto column = (*columns_)[role];
        const bool has_one_place = !e.id.empty() || !e.city.empty();
        split_parties(with_breaks(record, *column, partner), options_.separator, has_one_place,
                      register_words_, parties_);
        std::erase_if(parties_, [](const std::string& p) { return !holds_letter_or_digit(p); });
        if (!columns_->more_partners.empty()) {
            if (parties_.empty()) parties_.emplace_back(partner);
            for (const std::size_t c : columns_->more_partners)
                if (c < record.cells.size() && !is_missing(record.cells[c], header_words_))
                    parties_.emplace_back(record.cells[c]);
        }
        if (parties_.size() < 2 && options_.separator.empty() &&
            (partner.find(" / ") != partner.npos || partner.find('|') != partner.npos))
            remark(Severity::note, record, column,
                   "a slash or bar in a name; taken as one party with other names", partner,
                   "separator = \"/\" in the study file, if they are several");
        if (parties_.size() < 2)
            return emit_one(record, parties_.empty() ? partner : std::string_view{parties_[0]},
                            from, group, has_group);
        if (columns_->more_partners.empty())
            remark(Severity::note, record, column, "several parties in one cell; a tie for each",
                   partner, "separator = \"none\" in the study file, if they are one");
        // Countries given in the same number belong to them one by one.
        const std::string country = e.country;
        split_parties(e.country_as_written, options_.separator, false, register_words_, countries_);
        const bool one_by_one = countries_.size() == parties_.size();
        for (std::size_t i = 0; i < parties_.size(); ++i) {
            e.country = country;
            if (one_by_one) {
                const CountryCache& c = this->country(countries_[i]);
                e.country = c.is_known ? c.code : std::string{};
            }
            if (!holds_letter_or_digit(parties_[i])) continue;
            emit_one(record, parties_[i], from, group, has_group);
        }
    }

    /// Line breaks part names, so the cell is looked at as it was before they became spaces.
    std::string_view with_breaks(const Record& record, std::size_t column,
                                 std::string_view partner) const {
        if (column >= record.cells.size() || record.cells[column].empty()) return partner;
        const std::string_view text = table_->text(record.row, column);
        return text.find_first_of("\n\r") == text.npos ? partner : text;
    }

    void emit_one(const Record& record, std::string_view name, std::string_view from,
                  std::string_view group, bool has_group) {
        RegisterEntry& e = entry_;
        if (has_group) {
            e.from_country = e.country;
            name_and_country(record, name, e.from, e.from_country);
            e.partner = group;
            // "Treaty", over names of treaties, tells what each of them is.
            if (e.kind_as_written.empty()) e.kind_as_written = columns_->names[*(*columns_)[Role::group]];
            const std::string kept = std::exchange(e.country, {});
            emit();
            e.country = kept;
            return;
        }
        name_and_country(record, name, e.partner, e.country);
        if (columns_->has_pair())
            name_and_country(record, from, e.from, e.from_country);
        else
            e.from.clear();
        emit();
    }

    void interpret_wide(const Record& record, std::string_view row_name) {
        RegisterEntry& e = entry_;
        const bool years = columns_->wide == WideTable::years;
        const bool has_pair = columns_->has_pair();
        std::size_t ties = 0;
        const Date date = e.date;
        const std::string row_country = e.country;
        for (const std::size_t c : columns_->wide_columns) {
            if (c >= record.cells.size() || record.cells[c].empty()) continue;
            const std::string_view t = record.cells[c];
            if (is_missing(t, header_words_) && !header_words_.is_word("value:mark", t)) continue;
            if (header_words_.is_word("value:no", t)) continue;
            e.date = date;
            e.weight = 1;
            const bool is_mark = header_words_.is_word("value:mark", t);
            if (!is_mark) {
                const auto number = number_of(t, decimal_comma_);
                if (number && !(years ? false : year_heading(t).has_value())) {
                    if (*number == 0) continue;
                    if (*number > 0) e.weight = *number;
                } else if (const DateReading& r = dates_.at(Role::date).read(t); r.date) {
                    e.date = *r.date;
                    e.date_as_written = t;
                } else if (years) {
                    e.scope = t;
                } else {
                    e.wording = t;
                }
            }
            const std::string& header = columns_->texts[c];
            if (years) {
                if (!e.date.is_known()) e.date = Date::year(*year_heading(header));
                e.date_as_written = header;
                if (e.life.empty()) e.life.push_back({Stage::signature, e.date, header});
                e.life.front() = {Stage::signature, e.date, header};
                e.partner = row_name;
                if (has_pair) e.from = filled(record, Role::from);
            } else {
                if (e.date.is_known() && e.life.empty())
                    e.life.push_back({Stage::signature, e.date, e.date_as_written});
                const auto code = country(header);
                const bool is_country = code.is_known && !code.is_part;
                if (columns_->members_are_columns) {
                    e.from = header;
                    e.from_country = is_country ? code.code : std::string{};
                    e.country = row_country;
                    e.partner = row_name;
                } else {
                    e.from_country = row_country;
                    name_and_country(record, row_name, e.from, e.from_country);
                    e.partner = header;
                    e.country = is_country ? code.code : std::string{};
                }
            }
            ++ties;
            emit();
        }
        if (ties > 0) {
            ++reading_.account.used;
            return;
        }
        ++reading_.account.aside;
        remark(Severity::note, record, std::nullopt,
               "no cell of the row is filled; it states no tie", evidence(record));
    }

    const Tables& tables_;
    const Words& words_;
    const RegisterOptions& options_;
    const std::function<void(const RegisterEntry&)>& use_;
    LocaleWords locale_words_;
    HeaderWords header_words_;
    RegisterWords register_words_;
    TypeId default_type_{};
    std::optional<TypeId> member_type_;

    std::vector<ChosenTable> chosen_;
    std::map<Role, DateColumn> dates_;
    bool row_orders_ = false, row_is_open_ = false;
    std::map<Role, DateColumn> day_first_, month_first_; ///< where each row has an order of its own
    std::vector<std::string_view> row_cells_;
    const Table* table_ = nullptr;
    const Columns* columns_ = nullptr;
    FillDown fills_;
    std::vector<std::string> filled_from_;
    Context context_;
    std::uint32_t last_number_ = 0;
    bool numbers_are_numeric_ = true, decimal_comma_ = false;
    std::optional<bool> partner_countries_;

    Record pending_, next_;
    bool has_pending_ = false;
    RegisterEntry entry_;
    struct UnknownType {
        Place place;
        std::string wording, taken;
        std::size_t rows = 0;
    };
    std::unordered_map<std::string, std::size_t> unknown_types_;
    std::vector<UnknownType> unknown_type_places_;
    std::size_t more_unknown_types_ = 0;
    std::unordered_map<std::string, CountryCache> country_cache_;
    std::unordered_map<std::string, std::optional<TypeId>> type_cache_;
    std::string key_, evidence_, address_;
    mutable std::string scratch_, unescaped_;
    std::vector<std::string> parties_, countries_;
    std::set<std::pair<const char*, const Table*>> told_;
    RemarkLog log_;
    RegisterReading reading_;
};

} // namespace

RegisterReading read_register(Tables tables, const Words& words, const RegisterOptions& options,
                              const std::function<void(const RegisterEntry&)>& use) {
    return Reader{tables, words, options, use}.read();
}

} // namespace entente
