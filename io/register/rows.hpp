#pragma once
/// Rows made into records: which are no agreements, and which continue the one before.
#include <string>
#include <string_view>

#include "desk.hpp"

namespace entente {

class RowSorter {
public:
    explicit RowSorter(Desk& desk) : desk_(desk) {}

    /// Reads the rows of the desk's table and hands each record to `use` when it is whole. Every
    /// row with text is counted: titles, headings, totals, notes and repeated headers as set aside,
    /// rows that a page break cut off as merged.
    template <class Use>
    void read(Use use) {
        begin();
        std::size_t header = 0;
        for (std::size_t r = 0; r < desk_.table->rows(); ++r) {
            const auto& headers = desk_.columns->header_rows;
            if (header < headers.size() && headers[header] == r) {
                ++header;
                continue;
            }
            load(r);
            if (next_.filled == 0) continue;
            ++desk_.reading.account.rows;
            const auto flush = [&] {
                if (std::exchange(has_pending_, false)) use(pending_);
            };
            if (r < desk_.columns->first_row) {
                set_aside("a title above the header; it is no row");
                if (next_.own == 1) take_context(next_.cells[next_.only], desk_.context);
                continue;
            }
            if (const Aside aside = is_aside(); aside.what) {
                flush();
                if (aside.heads) desk_.context = heading_;
                set_aside(aside.what, aside.severity);
                continue;
            }
            if (continues()) {
                merge();
                continue;
            }
            flush();
            std::swap(pending_, next_);
            has_pending_ = true;
        }
        if (std::exchange(has_pending_, false)) use(pending_);
    }

private:
    struct Aside {
        const char* what = nullptr; ///< nothing where the row is one of the register
        Severity severity = Severity::note;
        bool heads = false; ///< `heading_` counts for the rows below
    };
    void begin();
    void load(std::size_t row);
    void set_aside(const char* what, Severity severity = Severity::note);
    /// Whether a text says the country or the year of what stands below it, and nothing else.
    bool take_context(std::string_view text, RowContext& context) const;
    Aside is_aside();
    Aside is_lone_cell();
    bool is_total_word(std::string_view t) const;
    bool is_total() const;
    bool numbers_columns() const;
    bool repeats_header() const;
    bool continues() const;
    void merge();

    Desk& desk_;
    Record pending_, next_;
    RowContext heading_;
    bool has_pending_ = false;
    std::string scratch_, unescaped_;
};

} // namespace entente
