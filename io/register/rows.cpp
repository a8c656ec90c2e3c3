#include <entente/io/register/classify.hpp>
#include <entente/io/register/rows.hpp>
#include <entente/io/register/values.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

/// "GERMANY", "1. Germany (12):"; a list of names is no heading.
bool is_one_heading(std::string_view text) { return text.find_first_of(",;|/&+") == text.npos; }

} // namespace

void RowSorter::begin() {
    has_pending_ = false;
    take_context(desk_.table->heading(), desk_.context);
    if (desk_.context.country.empty()) take_context(desk_.table->name(), desk_.context);
}

void RowSorter::load(std::size_t row) {
    next_.clear();
    next_.row = row;
    const std::size_t n = desk_.table->cells(row);
    for (std::size_t c = 0; c < n; ++c) {
        const std::string_view raw = desk_.table->text(row, c);
        std::string_view t;
        if (!raw.empty()) {
            static constexpr ByteSet ampersand{"&"};
            if (ampersand.meets(raw) && without_entities(raw, unescaped_)) {
                std::string& own = next_.new_text();
                own = squeeze(unescaped_);
                t = own;
            } else {
                t = tidy(raw, scratch_);
            }
            if (t.data() == scratch_.data() && !t.empty()) {
                std::string& own = next_.new_text();
                std::swap(own, scratch_);
                t = own;
            }
        }
        next_.cells.push_back(t);
        if (t.empty()) continue;
        ++next_.filled;
        if (!desk_.table->is_copy(row, c)) {
            ++next_.own;
            next_.only = c;
        }
    }
}

void RowSorter::set_aside(const char* what, Severity severity) {
    ++desk_.reading.account.aside;
    desk_.remark(severity, next_, next_.only, what, desk_.evidence(next_));
}

bool RowSorter::take_context(std::string_view text, RowContext& context) const {
    if (text.empty() || text.size() > 120) return false;
    if (const auto year = year_heading(text)) {
        context.year = std::to_string(*year);
        return true;
    }
    if (const auto country = country_of(text, desk_.locale);
        country && !country->is_several && is_one_heading(text)) {
        context.country = country->code;
        return true;
    }
    return false;
}

RowSorter::Aside RowSorter::is_aside() {
    // A partner that reaches down from above is this row's partner too.
    const auto partner = desk_.column(desk_.columns->has_pair() ? Role::to : Role::partner);
    const bool shares_partner = partner && next_.own == 1 && next_.only != *partner &&
                                *partner < next_.cells.size() && !next_.cells[*partner].empty() &&
                                desk_.table->is_copy(next_.row, *partner) &&
                                next_.cells[*partner] != next_.cells[next_.only];
    if (next_.own <= 1 && !shares_partner) return is_lone_cell();
    if (!desk_.columns->header_rows.empty() && repeats_header())
        return {"the header again; it is no row", Severity::repair};
    const bool names_partner =
        !desk_.cell(next_, Role::partner).empty() || !desk_.cell(next_, Role::to).empty();
    if ((!names_partner || next_.filled <= 3) && is_total()) return {"a total; it is no row"};
    if (next_.filled >= 3 && next_.row < desk_.columns->first_row + 3 && numbers_columns())
        return {"numbers of the columns; it is no row"};
    return {};
}

/// A row of one cell, or of one that spans all columns.
RowSorter::Aside RowSorter::is_lone_cell() {
    const std::size_t at = next_.own ? next_.only : 0;
    const std::string_view t = next_.own ? next_.cells[at] : next_.cells[next_.first_filled()];
    const bool is_partner =
        next_.filled == 1 && (desk_.column(Role::partner) == at || desk_.column(Role::to) == at);
    const bool is_note =
        desk_.headers.begins_with("row:note", t) || t.starts_with('*') || t.starts_with("†");
    if (is_note && !(is_partner && kind_by_words(*desk_.words.vocabulary, t)))
        return {"a note; it is no row"};
    if (is_total_word(t)) return {"a total; it is no row"};
    const bool whole_row = next_.filled > 1;
    const bool wide_enough = desk_.table->width() > 1;
    const bool at_number = desk_.column(Role::number) == std::optional{at};
    const bool at_date = std::any_of(date_roles.begin(), date_roles.end(), [&](Role role) {
        return desk_.column(role) == std::optional{at};
    });
    heading_ = desk_.context;
    const bool may_head = whole_row || (at_number ? !is_digits(t) : !at_date);
    if (wide_enough && may_head && (!is_partner || !desk_.partners_are_countries()) &&
        take_context(t, heading_))
        return {"a heading; it counts for the rows below", Severity::note, true};
    if (whole_row) {
        heading_.type = t;
        return {"a heading over all columns; it is no row", Severity::note, true};
    }
    if (!holds_letter_or_digit(t)) return {"a line without letters; it is no row"};
    const auto& roles = desk_.columns->of;
    const bool is_known_column = std::any_of(roles.begin(), roles.end(),
                                             [&](const auto& c) { return c == std::optional{at}; });
    const bool is_heading = wide_enough && !is_partner && !continues() &&
                            ((at_number && !is_digits(t)) || (at == 0 && !is_known_column)) &&
                            t.find_first_not_of("0123456789.") != t.npos;
    if (!is_heading) return {};
    heading_.type = t;
    return {"a heading; it is no row", Severity::note, true};
}

bool RowSorter::is_total_word(std::string_view t) const {
    if (t.size() > 80 || !desk_.headers.begins_with("row:total", t)) return false;
    // "Total: 121", but not a company's name.
    return desk_.headers.is_word("row:total", t) || t.find_first_of(":0123456789=") != t.npos;
}

bool RowSorter::is_total() const {
    const std::size_t at = next_.first_filled();
    if (at >= next_.cells.size() || !is_total_word(next_.cells[at])) return false;
    for (std::size_t c = at + 1; c < next_.cells.size(); ++c)
        if (const auto t = next_.cells[c]; !t.empty() && !number_of(t) && !is_total_word(t))
            return false;
    return true;
}

bool RowSorter::numbers_columns() const {
    std::size_t n = 0;
    for (auto t : next_.cells) {
        while (t.starts_with('(') || t.starts_with('[')) t.remove_prefix(1);
        while (t.ends_with(')') || t.ends_with(']') || t.ends_with('.')) t.remove_suffix(1);
        if (!t.empty() && t != std::to_string(++n)) return false;
    }
    return n >= 3;
}

/// Pasted pages repeat their header, and all of it: a partner called "University" is none.
bool RowSorter::repeats_header() const {
    const std::size_t key = next_.only;
    for (const std::size_t h : desk_.columns->header_rows) {
        const auto a = next_.cells[key].size(), b = trimmed(desk_.table->text(h, key)).size();
        if (b == 0 || a > b + 4 || b > a + 4) continue;
        std::size_t same = 0, filled = 0;
        for (std::size_t c = 0; c < desk_.table->width(); ++c) {
            const std::string_view now = desk_.table->text(next_.row, c),
                                   then = desk_.table->text(h, c);
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
bool RowSorter::continues() const {
    if (!has_pending_ || next_.filled != 1) return false;
    for (const Role key : {Role::number, Role::partner, Role::from, Role::to})
        if (!desk_.cell(next_, key).empty()) return false;
    const std::size_t c = next_.only;
    if (c >= pending_.cells.size() || pending_.cells[c].empty()) return false;
    for (const Role whole : {Role::country, Role::from_country, Role::weight, Role::latitude,
                             Role::longitude, Role::id})
        if (desk_.column(whole) == std::optional{c}) return false;
    for (const Role whole : date_roles)
        if (desk_.column(whole) == std::optional{c}) return false;
    return true;
}

void RowSorter::merge() {
    ++desk_.reading.account.merged;
    const std::size_t c = next_.only;
    const std::string_view rest = next_.cells[c];
    const bool is_link = desk_.column(Role::link) == std::optional{c};
    std::string& whole = pending_.new_text();
    whole = fmt::format("{}{}{}", pending_.cells[c], is_link ? "" : " ", rest);
    pending_.cells[c] = whole;
    static constexpr const char* kind =
        "continues the cell of a line above, cut by a page break; joined";
    desk_.remark(Severity::repair, next_, c, kind, shortened(rest, 60), "",
                 fmt::format("continues the cell of line {}, cut by a page break; joined",
                             desk_.table->line(pending_.row)));
}

} // namespace entente
