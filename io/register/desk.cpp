#include <entente/io/register/desk.hpp>
#include <entente/io/register/profile.hpp>
#include <entente/io/text/unicode.hpp>

namespace entente {
namespace {

constexpr std::size_t longest_evidence = 400; // bytes of a row kept as evidence

} // namespace

void Desk::open(const ChosenTable& chosen) {
    table = &tables[chosen.table];
    columns = &chosen.columns;
    context = {};
    partner_countries_.reset();
}

std::string_view Desk::evidence(const Record& record) {
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

bool Desk::partners_are_countries() {
    if (!partner_countries_) {
        const auto c = columns->has_pair() ? column(Role::to) : column(Role::partner);
        partner_countries_ =
            c &&
            profile_of(*table, sample_rows(*table, columns->first_row), *c, all).countries >= 0.6;
    }
    return *partner_countries_;
}

void Desk::remark(Severity severity, const Record& record, std::optional<std::size_t> at,
                  const char* kind, std::string_view excerpt, const char* hint,
                  std::string message) {
    if (!log.wants(kind, severity)) return;
    Place place = at && *at < table->cells(record.row) ? table->place(record.row, *at)
                                                       : table->place(record.row);
    log.add({severity, std::move(place), message.empty() ? kind : std::move(message),
             std::string{shortened(excerpt, 200)}, hint});
}

void Desk::remark_once(const char* kind, Severity severity, const Record& record, Role role,
                       std::string message, const char* hint) {
    if (!told_.insert({kind, table}).second) return;
    remark(severity, record, column(role), kind, {}, hint, std::move(message));
}

} // namespace entente
