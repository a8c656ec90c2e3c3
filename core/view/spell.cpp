#include <entente/core/view/spell.hpp>

namespace entente {

bool Spell::possibly_holds(const Date& at) const {
    return begin.earliest() <= at.latest() && end.latest() >= at.earliest();
}

bool Spell::certainly_holds(const Date& at) const {
    if (begin.latest() > at.latest()) return false;
    if (end.is_known()) return end.earliest() >= at.earliest();
    if (!is_end_known && certainly_lasts) return true;
    return held.is_known() && held.earliest() >= at.earliest();
}

Spell spell(const Network& network, Tie tie, OpenEnds open_ends, unsigned term) {
    const TieRecord& record = network[tie];
    Spell spell{.begin = onset(record), .end = record.end, .held = record.as_of};
    // A contact happens once; it has no duration to be in force for.
    if (!record.start.is_known() && record.event.is_known() && !record.end.is_known())
        spell.end = record.event;
    Date renewed;
    bool renews = false, over = false;
    for (const LifeRecord& r : network.life(tie)) {
        if (r.stage == Stage::in_force && r.date.is_known()) spell.begin = r.date;
        if (r.stage == Stage::renewable) renews = true;
        if (r.stage == Stage::ended || r.stage == Stage::superseded) over = true;
        if (r.stage == Stage::renewed && (!renewed.is_known() || certainly_before(renewed, r.date)))
            renewed = r.date;
    }
    if (!over && spell.end.is_known() &&
        (renews || (renewed.is_known() && certainly_before(spell.end, renewed))))
        spell.end = {};
    spell.is_end_known = over || spell.end.is_known();
    if (spell.is_end_known) {
        if (!spell.end.is_known()) // at some time after it began
            spell.end = Date::between(spell.begin.earliest(), Date::open_end);
        return spell;
    }
    spell.certainly_lasts =
        open_ends == OpenEnds::active || (open_ends == OpenEnds::lapse && renews);
    if (open_ends == OpenEnds::lapse && !renews)
        spell.end = later(renewed.is_known() ? renewed : spell.begin, 12 * term);
    return spell;
}

} // namespace entente
