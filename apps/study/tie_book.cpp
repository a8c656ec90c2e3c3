#include <entente/apps/study/tie_book.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace entente {
namespace {

/// Rule: the same unordered pair (ordered for directed types), the same type, and dates of which
/// one holds the other, unless the most precise of them would end before they start; an unknown
/// date holds every other.
bool same_tie(const TieRecord& a, const TieRecord& b, const Vocabulary& words) {
    if (a.type != b.type) return false;
    const bool same_ends = a.from == b.from && a.to == b.to;
    const bool swapped = a.from == b.to && a.to == b.from && !words[a.type].directed;
    const auto compatible = [](const Date& x, const Date& y) {
        return contains(x, y) || contains(y, x);
    };
    const auto precise = [](const Date& x, const Date& y) { return contains(x, y) ? y : x; };
    const Date start = precise(a.start, b.start), end = precise(a.end, b.end);
    if (start.is_known() && end.is_known() && certainly_before(end, start)) return false;
    // An event has no duration: two meetings of the same pair are one only when both are dated
    // alike.
    return (same_ends || swapped) && compatible(a.start, b.start) && compatible(a.end, b.end) &&
           a.event == b.event;
}

void keep_most_precise(Date& into, const Date& other) {
    if (contains(into, other)) into = other;
}

} // namespace

void TieBook::add(const TieRecord& tie, const Evidence& evidence, std::vector<LifeRecord> life,
                  const Place& place) {
    auto& known = between_[{std::min(tie.from, tie.to), std::max(tie.from, tie.to)}];
    const auto tell_life = [&](Tie of) {
        for (LifeRecord& record : life) {
            record.tie = of;
            record.evidence = evidence;
            builder_.add(record);
        }
    };
    std::vector<Tie> same;
    for (const auto& [source, ties] : known)
        if (source != evidence.source)
            std::copy_if(ties.begin(), ties.end(), std::back_inserter(same), [&](Tie other) {
                return same_tie(builder_[other], tie, builder_.vocabulary());
            });
    if (same.size() == 1) {
        TieRecord& kept = builder_[same.front()];
        keep_most_precise(kept.start, tie.start);
        keep_most_precise(kept.end, tie.end);
        if (!kept.as_of.is_known()) kept.as_of = tie.as_of;
        if (kept.certainty > tie.certainty) kept.certainty = tie.certainty;
        if (kept.scope == Text{}) kept.scope = tie.scope;
        builder_.add(same.front(), evidence);
        tell_life(same.front());
        ++merged_;
        return;
    }
    if (same.size() > 1)
        remarks_.push_back(
            {Severity::doubt,
             place,
             fmt::format("{} – {}: this tie could be any of {} that another source names; "
                         "kept as one of its own",
                         builder_.text(builder_[tie.from].id), builder_.text(builder_[tie.to].id),
                         same.size()),
             {},
             {}});
    known[evidence.source].push_back(builder_.add(tie, evidence));
    tell_life(known[evidence.source].back());
}

} // namespace entente
