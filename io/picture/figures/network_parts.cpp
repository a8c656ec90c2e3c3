#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figures/network_parts.hpp>
#include <entente/io/picture/palette.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace entente::figure {
namespace {

using shape::Path;
using shape::Point;

double count(std::size_t n) { return static_cast<double>(n); }

Vertex vertex(std::size_t i) { return Vertex{static_cast<std::uint32_t>(i)}; }

} // namespace

NetworkParts::NetworkParts(const Network& of, const View& seen) : network(of), view(seen) {
    struct Between {
        std::size_t u, v;
        Tie tie;
        bool to_v; ///< of a directed tie
        bool directed;
        auto key() const { return std::tuple{u, v, tie}; }
    };
    std::vector<Between> all;
    std::vector<Tie> self;
    for (const Edge e : view.graph.edges()) {
        const auto ends = view.graph.ends(e);
        const auto from = index(ends.from), to = index(ends.to);
        for (const Tie t : view.ties_of[e])
            if (from == to)
                self.push_back(t);
            else
                all.push_back({std::min(from, to), std::max(from, to), t, from < to,
                               view.graph.is_directed() && network.type(t).directed});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Between& a, const Between& b) { return a.key() < b.key(); });
    std::sort(self.begin(), self.end());
    self.erase(std::unique(self.begin(), self.end()), self.end());
    degree.resize(order());
    neighbors.resize(order());
    std::vector<Date> dates;
    const auto note = [&](Tie t) {
        const Date date = onset(network[t]);
        dates.push_back(date);
        undated += !date.is_known();
        imprecise += date.is_known() && date.earliest() != date.latest();
        unsure += network[t].certainty != Certainty::stated;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Between& b = all[i];
        if (pairs.empty() || pairs.back().u != b.u || pairs.back().v != b.v) {
            pairs.push_back({.u = b.u, .v = b.v});
            ++degree[b.u];
            ++degree[b.v];
        }
        Pair& pair = pairs.back();
        if (b.directed) (b.to_v ? pair.to_v : pair.to_u) = true;
        // A directed view holds an undirected tie twice; it is one tie.
        if (i > 0 && all[i - 1].key() == b.key()) continue;
        ++pair.ties;
        pair.stated = pair.stated || network[b.tie].certainty == Certainty::stated;
        pair.layers |= std::uint64_t{1}
                       << (static_cast<std::size_t>(network.type(b.tie).layer) % 64);
        note(b.tie);
        ++ties;
    }
    for (const Pair& pair : pairs) {
        neighbors[pair.u].push_back(pair.v);
        neighbors[pair.v].push_back(pair.u);
    }
    self_ties = self.size();
    ties += self.size();
    for (const Tie t : self) note(t);
    period = period_label(dates);
    for (std::size_t i = 0; i < order(); ++i) observed += network[actor(i)].observed;

    constexpr std::size_t none = static_cast<std::size_t>(-1);
    component.assign(order(), none);
    std::size_t components = 0;
    for (std::size_t i = 0; i < order(); ++i) {
        if (component[i] != none) continue;
        std::vector<std::size_t> waiting{i};
        component[i] = components;
        while (!waiting.empty()) {
            const std::size_t u = waiting.back();
            waiting.pop_back();
            for (const std::size_t w : neighbors[u])
                if (component[w] == none) {
                    component[w] = components;
                    waiting.push_back(w);
                }
        }
        ++components;
    }
}

std::string NetworkParts::summary(const Wording& words) const {
    std::string text =
        words("actors", {{"n", count(order())}}) + ", " + words("ties", {{"n", count(ties)}});
    return period.empty() ? text : text + ", " + period;
}

std::string NetworkParts::caption(const Wording& words) const {
    if (order() == 0) return words("network.none");
    std::string text =
        words("network.counts",
              {{"actors", count(order())},
               {"ties", count(ties)},
               {"pairs", count(pairs.size())},
               {"period", period.empty() ? "" : words("network.begun", {{"period", period}})}});
    text += words(
        "network.doubt",
        {{"undated", count(undated)}, {"imprecise", count(imprecise)}, {"unsure", count(unsure)}});
    return text;
}

std::string NetworkParts::tooltip(std::size_t i, const Wording& words) const {
    return fmt::format("{}\n{}, {}", network.label(actor(i)),
                       kind_name(network.kind(actor(i)), words),
                       words("neighbors", {{"n", count(degree[i])}}));
}

double Paint::add(std::vector<shape::Item>& items, double left, double right, double top) const {
    if (scale) return add_scale(items, (*scale)[0], (*scale)[1], (*scale)[2], left, right, top);
    return add_legend(items, legend, left, right, top);
}

Paint paint(const NetworkParts& parts, const PaintOptions& options, const Wording& words) {
    Paint made;
    const std::size_t n = parts.order();
    using Kind = LegendEntry::Kind;
    const auto entry = [&](Kind kind, const std::string& text, std::size_t number,
                           const std::string& color) {
        made.legend.push_back({.kind = kind,
                               .text = fmt::format("{} ({})", text, words.number(count(number))),
                               .color = color,
                               .size = kind == Kind::line ? 2.0 : 4.0});
    };
    if (options.by == ColorBy::cluster && !options.partition)
        throw UsageError("there are no clusters to color by");
    if (options.by == ColorBy::measure) {
        if (!options.scores) throw UsageError("there are no scores to color by");
        double least = 1e300, most = -1e300;
        for (const double s : options.scores->value)
            if (std::isfinite(s)) {
                least = std::min(least, s);
                most = std::max(most, s);
            }
        for (const double s : options.scores->value)
            made.color.push_back(palette::sequential(!std::isfinite(s) ? s
                                                     : most > least ? (s - least) / (most - least)
                                                                    : 1.0));
        if (least > most) least = most = 0;
        const int decimals = std::abs(most) >= 10 ? 1 : std::abs(most) >= 0.1 ? 3 : 6;
        made.scale = {options.score_name, words.number(least, decimals),
                      words.number(most, decimals)};
        return made;
    }
    if (options.by == ColorBy::layer) {
        made.color.assign(n, palette::node);
        const auto& layers = parts.network.vocabulary().layers();
        std::vector<std::size_t> pairs(layers.size());
        for (const Pair& pair : parts.pairs)
            for (std::size_t l = 0; l < layers.size(); ++l) pairs[l] += pair.layers >> (l % 64) & 1;
        std::size_t met = 0;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            made.layer_color.push_back(pairs[l] ? palette::categorical(met++) : palette::other);
            if (pairs[l])
                entry(Kind::line, layer_name(layers[l], words), pairs[l], made.layer_color[l]);
        }
        return made;
    }

    const auto class_of = [&](std::size_t i) -> std::string {
        const Actor actor = parts.actor(i);
        if (options.by == ColorBy::country) return std::string{parts.network.country(actor)};
        if (options.by == ColorBy::cluster)
            return fmt::format("{:010}", options.partition->cluster[vertex(i)]);
        return parts.network.kind(actor).id;
    };
    const auto class_name = [&](const std::string& of, std::size_t example) {
        if (options.by == ColorBy::country)
            return options.country_name ? options.country_name(of) : of;
        if (options.by == ColorBy::cluster)
            return words(
                "cluster",
                {{"number", std::to_string(options.partition->cluster[vertex(example)] + 1)}});
        return kind_name(parts.network.kind(parts.actor(example)), words);
    };
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts; // actors, first of them
    for (std::size_t i = 0; i < n; ++i) {
        auto& [actors, first] = counts.try_emplace(class_of(i), 0, i).first->second;
        ++actors;
    }
    std::vector<std::string> by_count;
    for (const auto& [name, _] : counts)
        if (!name.empty()) by_count.push_back(name);
    if (options.by != ColorBy::cluster)
        std::stable_sort(by_count.begin(), by_count.end(),
                         [&](const std::string& a, const std::string& b) {
                             return counts[a].first > counts[b].first;
                         });
    const std::size_t own = by_count.size() > 10 ? 9 : by_count.size();
    std::map<std::string, std::string> color;
    std::size_t others = 0;
    for (std::size_t k = 0; k < by_count.size(); ++k) {
        const auto [actors, first] = counts[by_count[k]];
        color[by_count[k]] = k < own ? palette::categorical(k) : palette::other;
        if (k < own)
            entry(Kind::disc, class_name(by_count[k], first), actors, color[by_count[k]]);
        else
            others += actors;
    }
    if (others)
        entry(Kind::disc, words("others", {{"n", count(by_count.size() - own)}}), others,
              palette::other);
    if (counts.contains(""))
        entry(Kind::disc,
              words(options.by == ColorBy::country ? "country.unstated" : "kind.unstated"),
              counts[""].first, palette::other);
    for (std::size_t i = 0; i < n; ++i) {
        const std::string of = class_of(i);
        made.color.push_back(of.empty() ? palette::other : color[of]);
    }
    return made;
}

std::string kind_name(const ActorKind& kind, const Wording& words) {
    if (words.language() == Language::en) return kind.label;
    return words.either("kind." + kind.id, kind.label);
}

std::string layer_name(const Layer& layer, const Wording& words) {
    if (words.language() == Language::en) return layer.label;
    return words.either("layer." + layer.id, layer.label);
}

std::string tie_group_name(std::string_view group, const Wording& words) {
    return words.either("group." + std::string{group}, palette::tie_group_name(group));
}

double line_width(std::size_t ties) { return std::min(5.0, 0.8 + 0.9 * (count(ties) - 1)); }

Path arrow_head(Point from, Point to, double size, std::string color) {
    const double length = std::max(1e-9, std::hypot(to.x - from.x, to.y - from.y));
    const double x = (to.x - from.x) / length, y = (to.y - from.y) / length;
    const Point base{to.x - size * x, to.y - size * y};
    Path path{.start = to, .closed = true};
    path.line_to({base.x - 0.45 * size * y, base.y + 0.45 * size * x});
    path.line_to({base.x + 0.45 * size * y, base.y - 0.45 * size * x});
    path.style = {.fill = std::move(color)};
    return path;
}

} // namespace entente::figure
