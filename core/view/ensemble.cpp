#include <entente/core/base/draws.hpp>
#include <entente/core/base/errors.hpp>
#include <entente/core/view/ensemble.hpp>

#include <algorithm>
#include <numeric>
#include <optional>

namespace entente {
namespace {

bool is_day(Day day) { return day != Date::open_begin && day != Date::open_end; }

/// The day of an interval at a fraction of its length, open sides at the window's.
Day day_at(const Date& date, double fraction, const DaySpan& window) {
    const Day first = date.earliest() == Date::open_begin ? std::min(window.first, date.latest())
                                                          : date.earliest();
    const Day last = date.latest() == Date::open_end ? std::max(window.last, first) : date.latest();
    return first + static_cast<Day>(fraction * (static_cast<double>(last) - first + 1));
}

} // namespace

Ensemble::Ensemble(const Network& network, Lens lens, std::vector<OpenIdentity> identities)
    : network_(&network), lens_(std::move(lens)), identities_(std::move(identities)),
      admitted_(lens_.admits(network)), bodies_(lens_.bodies(network)) {
    for (const OpenIdentity& i : identities_) {
        if (index(i.a) >= network.actor_count() || index(i.b) >= network.actor_count())
            throw UsageError("an open identity names an actor that there is not");
        if (!(i.probability >= 0 && i.probability <= 1))
            throw UsageError("the probability of an open identity lies between 0 and 1");
    }
    std::erase_if(identities_, [](const OpenIdentity& i) { return i.a == i.b; });
    doubts_.identities = identities_.size();
    const auto tell = [&](const Date& date) {
        for (const Day day : {date.earliest(), date.latest()})
            if (is_day(day)) {
                window_.first = std::min(window_.first, day);
                window_.last = std::max(window_.last, day);
            }
    };
    for (const SourceRecord& source : network.sources())
        if (source.as_of.is_known() && is_day(source.as_of.latest()))
            window_.last = std::max(window_.last, source.as_of.latest());
    for (std::size_t i = 0; i < admitted_.size(); ++i) {
        if (!admitted_[i]) continue;
        const Tie tie{static_cast<std::uint32_t>(i)};
        const Date begin = onset(network[tie]);
        tell(begin);
        if (!lens_.looks_at_time()) continue;
        const Spell s = spell(network, tie, lens_.open_ends, lens_.term);
        if (!begin.is_known())
            ++doubts_.undated;
        else if (begin.earliest() != begin.latest())
            ++doubts_.begin;
        if (!lens_.at.is_known()) continue;
        if (s.is_end_known && s.end.earliest() != s.end.latest()) ++doubts_.end;
        if (!s.end.is_known() && !s.certainly_lasts) ++doubts_.open;
    }
}

bool Ensemble::is_certain() const noexcept {
    const Doubts& d = doubts_;
    return d.begin + d.end + d.open + d.undated + d.identities == 0;
}

Ensemble::Life Ensemble::draw_life(const Date& onset, const Spell& spell, std::uint64_t seed,
                                   std::uint32_t number, Tie tie) const {
    Draws draws{seed, std::uint64_t{number} << 32 | index(tie)};
    const double at = draws.unit();
    Life life;
    life.onset = day_at(onset, at, window_);
    life.begin = spell.begin == onset ? life.onset : day_at(spell.begin, draws.unit(), window_);
    if (spell.end.is_known()) {
        // What is assumed a term after the beginning keeps its distance to it.
        const double end_at = spell.is_end_known ? draws.unit() : at;
        const Day earliest = std::max(life.begin, spell.end.earliest());
        life.end = earliest >= spell.end.latest()
                       ? earliest
                       : day_at(spell.is_end_known ? Date::between(earliest, spell.end.latest())
                                                   : spell.end,
                                end_at, window_);
    } else if (spell.certainly_lasts || draws.below(2)) {
        life.end = Date::open_end;
    } else {
        const Day told = spell.held.is_known() && is_day(spell.held.earliest())
                             ? std::max(life.begin, spell.held.earliest())
                             : life.begin;
        life.end = day_at(Date::between(told, std::max(told, window_.last)), draws.unit(), window_);
    }
    return life;
}

std::vector<Actor> Ensemble::draw_bodies(std::uint64_t seed, std::uint32_t number) const {
    if (identities_.empty()) return bodies_;
    std::vector<Actor> one = bodies_;
    const auto root = [&](Actor a) {
        while (one[index(a)] != a) a = one[index(a)];
        return a;
    };
    constexpr std::uint64_t of_identities = std::uint64_t{1} << 63;
    for (std::size_t i = 0; i < identities_.size(); ++i) {
        Draws draws{seed, of_identities | std::uint64_t{number} << 31 | i};
        if (draws.unit() >= identities_[i].probability) continue;
        const auto [a, b] = std::minmax({root(identities_[i].a), root(identities_[i].b)});
        one[index(b)] = a;
    }
    for (std::uint32_t i = 0; i < one.size(); ++i) one[i] = root(Actor{i});
    return one;
}

View Ensemble::draw(std::uint64_t seed, std::uint32_t number) const {
    const auto bodies = draw_bodies(seed, number);
    auto selected = admitted_;
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (!selected[i]) continue;
        const Tie tie{static_cast<std::uint32_t>(i)};
        const TieRecord record = (*network_)[tie];
        if (record.from != record.to && bodies[index(record.from)] == bodies[index(record.to)]) {
            selected[i] = false;
            continue;
        }
        if (!lens_.looks_at_time()) continue;
        const Date begun = onset(record);
        if (window_.is_empty()) continue; // nothing tells of any day: all may be
        const Life life =
            draw_life(begun, spell(*network_, tie, lens_.open_ends, lens_.term), seed, number, tie);
        selected[i] = life.onset >= lens_.from.earliest() && life.onset <= lens_.to.latest() &&
                      life.begin <= lens_.at.latest() && life.end >= lens_.at.earliest();
    }
    return lens_.view(*network_, selected, bodies);
}

DrawnTimeline Ensemble::draw(const Timeline& timeline, std::uint64_t seed,
                             std::uint32_t number) const {
    Timeline drawn = timeline;
    drawn.frame = onset_days(timeline);
    VertexMap<Vertex> vertex_of(timeline.order);
    for (std::uint32_t v = 0; v < timeline.order; ++v) vertex_of[Vertex{v}] = Vertex{v};
    if (!identities_.empty()) {
        const auto bodies = draw_bodies(seed, number);
        // Whoever stands for an actor need not be in the timeline: its first vertex does.
        std::vector<std::optional<Vertex>> first(network_->actor_count());
        drawn.order = 0;
        drawn.actor_of = {};
        drawn.class_of = {};
        for (std::uint32_t v = 0; v < timeline.order; ++v) {
            auto& vertex = first[index(bodies[index(timeline.actor_of[Vertex{v}])])];
            if (!vertex) {
                vertex = Vertex{static_cast<std::uint32_t>(drawn.order++)};
                drawn.actor_of.values().push_back(timeline.actor_of[Vertex{v}]);
                if (timeline.class_of.size())
                    drawn.class_of.values().push_back(timeline.class_of[Vertex{v}]);
            }
            vertex_of[Vertex{v}] = *vertex;
        }
        for (Event& event : drawn.events) {
            event.from = vertex_of[event.from];
            event.to = vertex_of[event.to];
        }
        // What was a tie of two is none within one.
        std::size_t kept = 0;
        for (std::size_t i = 0; i < drawn.events.size(); ++i)
            if (drawn.events[i].from != drawn.events[i].to ||
                timeline.events[i].from == timeline.events[i].to)
                drawn.events[kept++] = drawn.events[i];
        drawn.events.resize(kept);
    }
    for (Event& event : drawn.events) {
        if (!event.onset.is_known()) continue;
        const Life life = draw_life(event.onset, event.spell, seed, number, event.tie);
        event.onset = Date::between(life.onset, life.onset);
        const bool ends = life.end != Date::open_end;
        event.spell = Spell{.begin = Date::between(life.begin, life.begin),
                            .end = ends ? Date::between(life.end, life.end) : Date{},
                            .is_end_known = ends,
                            .certainly_lasts = !ends};
    }
    return {std::move(drawn), std::move(vertex_of)};
}

} // namespace entente
