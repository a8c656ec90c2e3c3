#include <entente/algorithms/temporal/contacts.hpp>

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>
#include <utility>

namespace entente::temporal {

Contacts::Contacts(const Timeline& timeline, const JourneyOptions& options) {
    require_sound(timeline);
    step_ = options.step;
    pace_ = std::max<Time>(step_, options.strict ? 1 : 0);
    const bool possible = options.reading == Reading::possible;
    const auto bound = [](Day day) {
        return day == Date::open_begin ? -never : day == Date::open_end ? never : Time{day};
    };
    const Time since = options.since.is_known() ? bound(options.since.earliest()) : -never,
               until = options.until.is_known() ? bound(options.until.latest()) : never,
               told = timeline.last_told;
    // Where all that is known of a beginning is "by some day", possible days begin with the first
    // that anything is told of.
    const DaySpan days = onset_days(timeline);

    std::vector<std::pair<Vertex, Contact>> all;
    for (const Event& event : timeline.events) {
        const Spell& spell = event.spell;
        if (event.from == event.to || !spell.begin.is_known()) continue;
        Time begin, end;
        if (possible) {
            begin = spell.begin.earliest() == Date::open_begin
                        ? std::min<Time>(days.first, bound(spell.begin.latest()))
                        : bound(spell.begin.earliest());
            end = spell.end.latest() == Date::open_end ? told : bound(spell.end.latest());
        } else {
            begin = bound(spell.begin.latest());
            if (spell.end.is_known())
                end = bound(spell.end.earliest());
            else
                end = !spell.is_end_known && spell.certainly_lasts ? told : -never;
            if (spell.held.is_known() && spell.held.earliest() != Date::open_begin)
                end = std::max(end, bound(spell.held.earliest()));
        }
        begin = std::max(begin, since);
        end = std::min(end, until);
        if (begin > end || begin == never || end == -never) continue;
        all.push_back({event.from, {event.to, begin, end}});
        if (!timeline.is_directed) all.push_back({event.to, {event.from, begin, end}});
    }
    arrange(std::move(all), timeline.order);
}

void Contacts::arrange(std::vector<std::pair<Vertex, Contact>> all, std::size_t order) {
    const auto key = [](const std::pair<Vertex, Contact>& c) {
        return std::tuple{c.first, c.second.target, c.second.begin, c.second.end};
    };
    std::sort(all.begin(), all.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    first_.assign(order + 1, 0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [source, contact] = all[i];
        first_day_ = std::min(first_day_, contact.begin);
        last_day_ = std::max(last_day_, contact.end);
        if (i && all[i - 1].first == source && contacts_.back().target == contact.target &&
            contact.begin <= contacts_.back().end + 1) {
            contacts_.back().end = std::max(contacts_.back().end, contact.end);
            continue;
        }
        contacts_.push_back(contact);
        ++first_[index(source) + 1];
    }
    for (std::size_t v = 0; v < order; ++v) first_[v + 1] += first_[v];
}

Contacts Contacts::reversed() const {
    Contacts other;
    other.step_ = step_;
    other.pace_ = pace_;
    std::vector<std::pair<Vertex, Contact>> all;
    for (std::uint32_t v = 0; v < order(); ++v)
        for (const Contact& c : of(Vertex{v}))
            all.push_back({c.target, {Vertex{v}, -(c.end + step_), -(c.begin + step_)}});
    other.arrange(std::move(all), order());
    return other;
}

std::vector<Time> earliest_arrival(const Contacts& contacts, Vertex source, Time start) {
    // By the day of setting out on the last step: who set out no later arrived no later, and is
    // ready for the next step no later.
    std::vector<Time> arrival(contacts.order(), never), ready(contacts.order(), never);
    using Entry = std::pair<Time, Vertex>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    arrival[index(source)] = ready[index(source)] = start;
    queue.push({start, source});
    while (!queue.empty()) {
        const auto [at, v] = queue.top();
        queue.pop();
        if (at != ready[index(v)]) continue;
        for (const Contact& c : contacts.of(v)) {
            const Time out = std::max(at, c.begin);
            if (out > c.end || out + contacts.pace() >= ready[index(c.target)]) continue;
            ready[index(c.target)] = out + contacts.pace();
            arrival[index(c.target)] = out + contacts.step();
            queue.push({ready[index(c.target)], c.target});
        }
    }
    return arrival;
}

std::vector<std::uint32_t> fewest_steps(const Contacts& contacts, Vertex source, Time start) {
    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> steps(contacts.order(), none);
    std::vector<Time> ready(contacts.order(), never), next;
    ready[index(source)] = start;
    steps[index(source)] = 0;
    // Earliest by at most so many steps; whoever became earlier in the last round goes on.
    std::vector<Vertex> moved{source}, later;
    for (std::uint32_t round = 1; !moved.empty(); ++round) {
        next = ready;
        later.clear();
        for (const Vertex v : moved)
            for (const Contact& c : contacts.of(v)) {
                const Time out = std::max(ready[index(v)], c.begin);
                auto& place = next[index(c.target)];
                if (out > c.end || out + contacts.pace() >= place) continue;
                place = out + contacts.pace();
                if (steps[index(c.target)] == none) steps[index(c.target)] = round;
                later.push_back(c.target);
            }
        std::sort(later.begin(), later.end());
        later.erase(std::unique(later.begin(), later.end()), later.end());
        std::swap(ready, next);
        std::swap(moved, later);
    }
    return steps;
}

std::vector<Time> fastest(const Contacts& contacts, Vertex source) {
    std::vector<Time> least(contacts.order(), never);
    least[index(source)] = 0;
    if (contacts.size() == 0) return least;
    // A fastest journey put off as long as it goes meets the end of a contact before its first
    // wait.
    std::vector<Time> starts;
    const Time most_steps =
        contacts.pace() == 0 ? 1 : std::max<Time>(1, static_cast<Time>(contacts.order()) - 1);
    for (std::uint32_t v = 0; v < contacts.order(); ++v)
        for (const Contact& c : contacts.of(Vertex{v}))
            for (Time k = 0; k < most_steps; ++k) {
                const Time day = c.end - k * contacts.pace();
                if (day < contacts.first_day()) break;
                starts.push_back(day);
            }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    for (const Time start : starts) {
        const auto arrival = earliest_arrival(contacts, source, start);
        for (std::size_t v = 0; v < arrival.size(); ++v)
            if (arrival[v] != never && v != index(source))
                least[v] = std::min(least[v], arrival[v] - start);
    }
    return least;
}

} // namespace entente::temporal
