#include <entente/algorithms/growth/curve.hpp>
#include <entente/core/model/calendar.hpp>
#include <entente/core/run/catalogue.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace entente::growth {
namespace {

/// Days between which something began; open sides as in Date.
struct Span {
    Day earliest = Date::open_end, latest = Date::open_end;
    bool is_dated() const { return earliest != Date::open_begin || latest != Date::open_end; }
    /// Of the first of several beginnings.
    void merge(const Span& other) {
        earliest = std::min(earliest, other.earliest);
        latest = std::min(latest, other.latest);
    }
};

/// Counts that arrive as differences between neighboring periods, which makes a span O(1).
class Counts {
public:
    Counts(const Calendar& calendar, int first, int last)
        : calendar_(&calendar), first_(first), last_(last),
          size_(static_cast<std::size_t>(last - first) + 1), new_lower_(size_ + 1),
          new_upper_(size_ + 1), lower_(size_ + 1), upper_(size_ + 1) {}

    void add(const Span& span) {
        const std::size_t begin = span.earliest == Date::open_begin ? 0 : slot(span.earliest);
        const std::size_t end = span.latest == Date::open_end ? size_ : slot(span.latest);
        if (begin == end && span.earliest != Date::open_begin) {
            ++new_lower_[begin];
            --new_lower_[begin + 1];
        }
        ++new_upper_[begin];
        --new_upper_[std::min(end + 1, size_)];
        ++lower_[end]; // past the last period when it never becomes certain
        ++upper_[begin];
    }

    void write(Series& series, const std::string& what, const std::string& group = {}) const {
        series.columns.push_back({"new " + what, group, summed(new_lower_), summed(new_upper_)});
        series.columns.push_back({what, group, summed(lower_), summed(upper_)});
    }

private:
    std::size_t slot(Day day) const {
        return static_cast<std::size_t>(std::clamp(calendar_->of(day), first_, last_) - first_);
    }
    std::vector<double> summed(const std::vector<std::int64_t>& steps) const {
        std::vector<double> values(size_);
        std::int64_t sum = 0;
        for (std::size_t p = 0; p < size_; ++p) values[p] = static_cast<double>(sum += steps[p]);
        return values;
    }

    const Calendar* calendar_;
    int first_, last_;
    std::size_t size_;
    std::vector<std::int64_t> new_lower_, new_upper_, lower_, upper_;
};

/// When a thing first occurs, over its dated ties.
struct First {
    Span span;
    bool occurs = false, dated = false;
    void meet(const Span& other) {
        occurs = true;
        if (!other.is_dated()) return;
        if (dated)
            span.merge(other);
        else
            span = other;
        dated = true;
    }
};

/// Counts dated things; returns how many occur without any date.
std::size_t count(const std::vector<First>& all, Counts* counts) {
    std::size_t undated = 0;
    for (const First& first : all) {
        if (first.occurs && !first.dated) ++undated;
        if (first.dated && counts) counts->add(first.span);
    }
    return undated;
}

} // namespace

Series curve(const Timeline& timeline, const CurveOptions& options, const Run& run) {
    require_sound(timeline);
    run.throw_if_stopped();
    const Calendar calendar(options.period);
    Series series;

    std::vector<First> ties, actors(timeline.order), classes(timeline.classes.size()), pairs;
    std::vector<std::pair<std::pair<Vertex, Vertex>, std::size_t>> by_pair;
    for (const Event& event : timeline.events) {
        const Span span{event.onset.earliest(), event.onset.latest()};
        if (event.from != event.to)
            by_pair.push_back({std::minmax(event.from, event.to), ties.size()});
        ties.emplace_back().meet(span);
        for (const Vertex v : {event.from, event.to}) {
            actors[index(v)].meet(span);
            const auto c = timeline.class_of.size() ? timeline.class_of[v] : 0;
            if (c) classes[c].meet(span);
        }
    }
    std::sort(by_pair.begin(), by_pair.end());
    for (std::size_t i = 0; i < by_pair.size(); ++i) {
        if (i == 0 || by_pair[i].first != by_pair[i - 1].first) pairs.emplace_back();
        const Date& onset = timeline.events[by_pair[i].second].onset;
        pairs.back().meet({onset.earliest(), onset.latest()});
    }

    const DaySpan days = onset_days(timeline);
    const bool any = !days.is_empty();
    const int begin = any ? calendar.of(days.first) : 0, end = any ? calendar.of(days.last) : -1;
    for (int p = begin; p <= end; ++p)
        series.periods.push_back({calendar.label(p), calendar.first_day(p), calendar.last_day(p)});

    const auto write = [&](const std::vector<First>& all, const std::string& what) {
        Counts counts(calendar, begin, end);
        const auto undated = count(all, any ? &counts : nullptr);
        counts.write(series, what);
        series.apart.emplace_back(what == "ties" ? "undated ties" : what + " without any dated tie",
                                  static_cast<double>(undated));
    };
    write(ties, "ties");
    write(pairs, "pairs");
    write(actors, "actors");
    write(classes, "classes");
    const auto open =
        std::count_if(timeline.events.begin(), timeline.events.end(), [](const Event& e) {
            return e.onset.earliest() != Date::open_begin && e.onset.latest() == Date::open_end;
        });
    series.apart.emplace_back("ties without a latest day", static_cast<double>(open));

    if (options.by_group) {
        std::vector<std::optional<Counts>> groups(timeline.groups.size());
        for (std::size_t i = 0; i < ties.size(); ++i) {
            auto& counts = groups[timeline.events[i].group];
            if (!counts) counts.emplace(calendar, begin, end);
            if (ties[i].dated) counts->add(ties[i].span);
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto& label = timeline.groups[g];
            if (groups[g]) groups[g]->write(series, "ties", label.empty() ? "(none)" : label);
        }
    }
    return series;
}

Spec curve_spec() {
    return describe(
        &curve, {.name = "growth.curve",
                 .summary = "ties, pairs, actors and classes per period, new and in all",
                 .formula = "lower: latest onset by the end of the period; upper: earliest onset",
                 .caveat = "counts what was ever concluded; lower bounds of new do not add up",
                 .time = "O(e log e)",
                 .space = "O(e)",
                 .references = {"edtf2019"}});
}

} // namespace entente::growth
