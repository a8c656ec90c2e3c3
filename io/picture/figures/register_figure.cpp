#include <entente/core/base/errors.hpp>
#include <entente/io/picture/figure_parts.hpp>
#include <entente/io/picture/figures/network_parts.hpp>
#include <entente/io/picture/figures/register_figure.hpp>
#include <entente/io/picture/figures/register_layout.hpp>
#include <entente/io/picture/palette.hpp>
#include <entente/io/picture/text_measure.hpp>
#include <entente/io/picture/theme.hpp>
#include <entente/io/text/escape.hpp>
#include <entente/io/text/unicode.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace entente {
namespace {

using namespace shape;
using figure::Block;
using figure::Column;
using figure::count_font;
using figure::country_font;
using figure::Partner;
using figure::row_line_pitch;

constexpr double hub_radius = 36.5;
constexpr double name_width = 272; // where names are broken
constexpr double natural_width = 1100;
constexpr double margin = 36;
constexpr Font name_font{10.5};
constexpr Font year_font{9};

struct Facts {
    std::size_t agreements = 0, partners = 0, countries = 0, imprecise = 0, undated = 0, unsure = 0,
                observed_partners = 0, without_country = 0;
    std::string period;
    std::vector<std::string> groups; ///< in the order of the vocabulary
    std::map<std::string, std::size_t> group_count;
    std::map<std::string, std::string> group_color;
};

class Drawing {
public:
    Drawing(const Network& network, Actor owner, const std::vector<bool>& selected,
            const RegisterFigureOptions& options)
        : network_(network), owner_(owner), options_(options), words_(options.look.words) {
        gather(selected);
    }

    const std::vector<Actor>& unnamed() const { return unnamed_; }

    Scene draw() {
        const Look& look = options_.look;
        const double factor =
            look.width > 0 ? figure::print_scale(look, natural_width, year_font.size) : look.type;
        if (look.width > 0) page_ = look.width / factor;
        const double edge = page_ > 0 ? std::clamp(page_ / 30, 10.0, margin) : margin;
        arrange(edge);
        Scene scene;
        std::vector<Item> body;
        draw_streams(body);
        draw_sides(body);
        draw_hub(body);

        const double half_width = std::max(reach_ + edge, 300.0);
        scene.width = page_ > 0 ? page_ : std::ceil(2 * half_width);
        const double left = edge, right = scene.width - edge;
        const std::string name{network_.label(owner_)};
        scene.title =
            options_.title.empty() ? words_("register.title", {{"owner", name}}) : options_.title;
        const double top = figure::add_title(
            scene.items, scene.title, options_.subtitle.empty() ? summary() : options_.subtitle,
            left, right, page_ > 0 ? edge : 28);
        const double middle = top + 26 + half_height_;
        move(body, {scene.width / 2, middle});
        scene.items.push_back(
            Group{.id = "register", .css_class = "register", .items = std::move(body)});
        double y =
            figure::add_legend(scene.items, legend(), left, right, middle + half_height_ + 26) + 5;
        scene.description = caption();
        const double inset = page_ > 0 ? 0 : 40;
        y = figure::add_paragraph(scene.items, scene.description, {9.5}, palette::quiet,
                                  left + inset, right - inset, y);
        y = figure::add_paragraph(scene.items, options_.source_line, {9.5}, palette::quiet,
                                  left + inset, right - inset,
                                  y + (options_.source_line.empty() ? 0 : 2));
        scene.height = std::ceil(y + (page_ > 0 ? edge : 24));
        scale(scene, factor);
        return scene;
    }

private:
    std::string group_of(Tie t) const { return network_.type(t).group; }

    void gather(const std::vector<bool>& selected) {
        std::map<Actor, std::vector<Tie>> ties_of;
        std::vector<Date> dates;
        std::set<std::string> present;
        for (std::size_t i = 0; i < network_.tie_count(); ++i) {
            const Tie tie{static_cast<std::uint32_t>(i)};
            const TieRecord& record = network_[tie];
            const bool out = record.from == owner_, in = record.to == owner_;
            if (!selected[i] || out == in) continue;
            ties_of[out ? record.to : record.from].push_back(tie);
            const Date date = onset(record);
            dates.push_back(date);
            ++facts_.agreements;
            facts_.undated += !date.is_known();
            facts_.imprecise += date.is_known() && date.earliest() != date.latest();
            facts_.unsure += record.certainty != Certainty::stated;
            ++facts_.group_count[group_of(tie)];
        }
        facts_.period = figure::period_label(dates);
        for (const TieType& type : network_.vocabulary().types())
            if (facts_.group_count.contains(type.group) && present.insert(type.group).second)
                facts_.groups.push_back(type.group);
        const auto colors = palette::tie_groups(facts_.groups);
        for (std::size_t i = 0; i < colors.size(); ++i)
            facts_.group_color[facts_.groups[i]] = colors[i];

        std::map<std::string, std::vector<Partner>> by_country;
        for (auto& [actor, ties] : ties_of) {
            Partner partner{.actor = actor, .ties = std::move(ties)};
            std::stable_sort(partner.ties.begin(), partner.ties.end(), [&](Tie a, Tie b) {
                const Date p = onset(network_[a]), q = onset(network_[b]);
                return std::pair{p.latest(), p.earliest()} < std::pair{q.latest(), q.earliest()};
            });
            partner.years = years(partner.ties);
            facts_.observed_partners += network_[actor].observed;
            by_country[std::string{network_.country(actor)}].push_back(std::move(partner));
            ++facts_.partners;
        }
        std::map<Actor, std::string> keys;
        for (const auto& [actor, _] : ties_of) keys[actor] = slug(network_.label(actor));
        for (auto& [code, partners] : by_country) {
            std::stable_sort(
                partners.begin(), partners.end(),
                [&](const Partner& a, const Partner& b) { return keys[a.actor] < keys[b.actor]; });
            if (code.empty())
                facts_.without_country = partners.size();
            else
                ++facts_.countries;
            Block block{.name = country_name(code), .partners = std::move(partners)};
            block.count_text = std::to_string(block.agreements());
            blocks_.push_back(std::move(block));
        }
    }

    std::string country_name(const std::string& code) const {
        if (code.empty()) return words_("country.unstated");
        return options_.country_name ? options_.country_name(code) : code;
    }

    std::string years(const std::vector<Tie>& ties) const {
        std::vector<std::string> labels;
        std::vector<Date> dates;
        for (const Tie t : ties) {
            dates.push_back(onset(network_[t]));
            if (auto label = figure::year_label(dates.back(), words_); !label.empty())
                labels.push_back(std::move(label));
        }
        if (labels.size() > 3)
            return fmt::format("{} ({})", figure::period_label(dates), ties.size());
        return fmt::format("{}", fmt::join(labels, ", "));
    }

    void arrange(double edge) {
        const double half = page_ > 0 ? page_ / 2 - edge : 1e9;
        break_names(name_width);
        lay_out();
        if (reach_ <= half) return;
        // The page is narrower than the figure by itself: closer first, then more lines, then none.
        hub_radius_ = 28;
        fan_ = 45;
        for (const double room : {name_width, 200.0, 160.0, 130.0, 105.0}) {
            break_names(room);
            lay_out();
            if (reach_ <= half) return;
        }
        for (Block& block : blocks_)
            for (Partner& partner : block.partners) {
                partner.lines.clear();
                partner.years.clear();
                unnamed_.push_back(partner.actor);
            }
        std::sort(unnamed_.begin(), unnamed_.end());
        for (fan_ = 70; fan_ > 20; fan_ -= 8) {
            lay_out();
            if (reach_ <= half) return;
        }
        for (Block& block : blocks_) block.name = cut_line(block.name, country_font, 62);
        lay_out();
    }

    /// Names in lines of at most `width`, the years within it.
    void break_names(double width) {
        for (Block& block : blocks_)
            for (Partner& partner : block.partners) {
                const auto name = network_.label(partner.actor);
                partner.lines = break_lines(name, name_font, width, 3);
                if (page_ == 0 || partner.years.empty()) continue;
                const double after = 6 + measure(partner.years, year_font).width;
                if (measure(partner.lines.back(), name_font).width + after > width)
                    partner.lines = break_lines(name, name_font, std::max(50.0, width - after), 4);
            }
    }

    void lay_out() {
        columns_ = figure::balanced(blocks_);
        const double total = std::max(figure::height(columns_[0]), figure::height(columns_[1]));
        double label = 0, fan = 0;
        for (Column& column : columns_) {
            figure::place(column, total);
            double streams = 0;
            for (const Block& block : column) {
                label = std::max(label, block.label_width() + block.radius());
                streams += block.stream_width() + 1.2;
            }
            fan = std::max(fan, streams);
        }
        half_height_ = std::max({total / 2, hub_radius_ + 10, 70.0});
        // Streams rise and fall between the hub and the labels; the room there grows with them.
        const bool close = fan_ < fan_by_itself;
        turn_ = std::max(close ? hub_radius_ + 24 : 98.0, hub_radius_ + 20 + fan / (close ? 4 : 2));
        country_x_ = std::max(close ? 0.0 : 185.0, turn_ + (close ? 8 : 12) + label);
        double largest = 0;
        for (const Column& column : columns_)
            for (const Block& block : column) largest = std::max(largest, block.radius());
        name_x_ = country_x_ + std::max(fan_, largest + 10);
        reach_ = name_x_ + 6;
        for (const Column& column : columns_)
            for (const Block& block : column)
                for (const Partner& p : block.partners)
                    if (!p.lines.empty()) reach_ = std::max(reach_, name_x_ + extent(p));
    }

    /// Room from the middle of the disc to the end of name and years.
    double extent(const Partner& p) const {
        double width = 0;
        for (const std::string& line : p.lines)
            width = std::max(width, measure(line, name_font).width);
        const double last = measure(p.lines.back(), name_font).width;
        if (!p.years.empty()) width = std::max(width, last + 6 + measure(p.years, year_font).width);
        return name_offset + width;
    }

    static constexpr double name_offset = 9, fan_by_itself = 130;

    void draw_streams(std::vector<Item>& items) const {
        Group streams{.css_class = "streams"};
        for (std::size_t s = 0; s < 2; ++s) {
            const double sign = s == 0 ? -1 : 1;
            const Column& column = columns_[s];
            double total = 0;
            for (const Block& block : column) total += block.stream_width() + 1.2;
            double at = 0;
            const double spread = std::min(
                2.9, std::max(total / hub_radius_, 0.22 * static_cast<double>(column.size())));
            for (const Block& block : column) { // from top to bottom
                const double width = block.stream_width() + 1.2;
                const double angle = ((at + width / 2) / total - 0.5) * spread;
                at += width;
                const Point out{std::cos(angle), std::sin(angle)};
                const Point start{(hub_radius_ - 2) * out.x, (hub_radius_ - 2) * out.y};
                const double rise = std::abs(block.y - start.y), room = turn_ - start.x;
                const double push =
                    std::min(0.25 * room + 0.45 * rise, out.x > 0.05 ? 0.9 * room / out.x : 1e9);
                Path path{.start = start};
                path.curve_to({start.x + push * out.x, start.y + push * out.y},
                              {start.x + 0.35 * room, block.y}, {turn_, block.y});
                path.line_to({country_x_ - block.radius() + 2, block.y});
                path.style = {.stroke = palette::stream, .stroke_width = block.stream_width()};
                mirror(path, sign);
                streams.items.push_back(std::move(path));
            }
        }
        items.push_back(std::move(streams));
    }

    static void mirror(Path& path, double sign) {
        path.start.x *= sign;
        for (Path::Step& step : path.steps) {
            step.to.x *= sign;
            step.control_1.x *= sign;
            step.control_2.x *= sign;
        }
    }

    void draw_sides(std::vector<Item>& items) const {
        for (std::size_t s = 0; s < 2; ++s)
            for (const Block& block : columns_[s]) draw_block(items, block, s == 0 ? -1 : 1);
    }

    void draw_block(std::vector<Item>& items, const Block& block, double sign) const {
        Group group{.css_class = "country"};
        for (const Partner& partner : block.partners) draw_lines(group.items, block, partner, sign);
        const Point center{sign * country_x_, block.y};
        group.items.push_back(Circle{center, block.radius(), {.fill = palette::node}});

        // The label stands on the stream, beside the disc: other streams turn before they get here.
        const double base = block.y - block.stream_width() / 2 - 4;
        const double edge = country_x_ - block.radius() - 4;
        const double name_width_ = measure(block.name, country_font).width;
        const double count_width = measure(block.count_text, count_font).width;
        const double name_at = sign > 0 ? edge - count_width - 4 - name_width_ : -edge;
        group.items.push_back(Label{.at = {name_at, base},
                                    .text = block.name,
                                    .font = country_font,
                                    .color = palette::ink});
        group.items.push_back(Label{.at = {name_at + name_width_ + 4, base},
                                    .text = block.count_text,
                                    .font = count_font,
                                    .color = palette::quiet});
        for (const Partner& partner : block.partners) draw_partner(group.items, partner, sign);
        items.push_back(std::move(group));
    }

    void draw_lines(std::vector<Item>& items, const Block& block, const Partner& partner,
                    double sign) const {
        const double from = country_x_ + block.radius() - 1, room = name_x_ - from;
        for (std::size_t k = 0; k < partner.ties.size(); ++k) {
            const Tie tie = partner.ties[k];
            const double shift = offset(partner, k);
            Path path{.start = {from, block.y}};
            path.curve_to({from + 0.5 * room, block.y}, {name_x_ - 0.5 * room, partner.y + shift},
                          {name_x_, partner.y + shift});
            path.style = {.stroke = palette::tint(facts_.group_color.at(group_of(tie)), 0.85),
                          .stroke_width = 1.25};
            if (network_[tie].certainty != Certainty::stated) path.style.dashes = {4, 2.5};
            mirror(path, sign);
            items.push_back(std::move(path));
        }
    }

    /// Repeats lie side by side, all within the disc where they end.
    static double offset(const Partner& partner, std::size_t k) {
        const auto n = static_cast<double>(partner.ties.size());
        const double step = std::min(2.2, 9 / std::max(1.0, n - 1));
        return (static_cast<double>(k) - (n - 1) / 2) * step;
    }

    void draw_partner(std::vector<Item>& items, const Partner& partner, double sign) const {
        Group group{.id = "actor-" + std::string{network_.id(partner.actor)}, .css_class = "actor"};
        group.tooltip = std::string{network_.label(partner.actor)};
        std::vector<std::string> colors;
        for (const Tie tie : partner.ties) {
            const TieRecord& record = network_[tie];
            if (group.link.empty() && is_safe_link(network_[record.link]))
                group.link = std::string{network_[record.link]};
            const std::string date = to_edtf(onset(record));
            group.tooltip +=
                fmt::format("\n{}, {}", network_.type(tie).label, date.empty() ? "undated" : date);
            if (record.certainty != Certainty::stated)
                group.tooltip += fmt::format(" ({})", name_of(record.certainty));
            const std::string& color = facts_.group_color.at(group_of(tie));
            if (std::find(colors.begin(), colors.end(), color) == colors.end())
                colors.push_back(color);
        }
        const double radius =
            2.8 + 1.4 * std::min<double>(2, static_cast<double>(partner.ties.size() - 1));
        for (std::size_t k = 0; k < colors.size(); ++k) // rings, one per group
            group.items.push_back(Circle{{sign * name_x_, partner.y},
                                         radius * static_cast<double>(colors.size() - k) /
                                             static_cast<double>(colors.size()),
                                         {.fill = colors[k]}});
        const Anchor anchor = sign > 0 ? Anchor::start : Anchor::end;
        const double x = sign * (name_x_ + name_offset);
        double y = partner.y + 3.7 - row_line_pitch * (count(partner.lines.size()) - 1) / 2;
        for (const std::string& line : partner.lines) {
            group.items.push_back(Label{.at = {x, y},
                                        .text = line,
                                        .font = name_font,
                                        .anchor = anchor,
                                        .color = palette::ink});
            y += row_line_pitch;
        }
        if (!partner.years.empty() && !partner.lines.empty()) {
            const double after = measure(partner.lines.back(), name_font).width + 6;
            group.items.push_back(Label{.at = {x + sign * after, y - row_line_pitch},
                                        .text = partner.years,
                                        .font = year_font,
                                        .anchor = anchor,
                                        .color = palette::quiet});
        }
        items.push_back(std::move(group));
    }

    void draw_hub(std::vector<Item>& items) const {
        Group group{.id = "actor-" + std::string{network_.id(owner_)}, .css_class = "actor owner"};
        group.tooltip = std::string{network_.label(owner_)};
        group.items.push_back(Circle{{0, 0}, hub_radius_, {.fill = palette::ink}});
        const std::string_view acronym = network_[network_[owner_].short_label];
        std::vector<std::string> lines;
        Font font{21, Weight::bold};
        const double least = page_ > 0 ? year_font.size + 0.5 : 6; // no smaller than other letters
        for (; font.size >= least;
             font.size -= 0.5) { // the largest size at which every line lies in the disc
            lines = acronym.empty()
                        ? break_lines(network_.label(owner_), font, 2 * hub_radius_ - 10, 5)
                        : std::vector{visible_text(acronym)};
            if (std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
                    const auto i = static_cast<double>(&line - lines.data());
                    const double y =
                        std::abs(i - static_cast<double>(lines.size() - 1) / 2) * 1.15 * font.size +
                        0.36 * font.size;
                    const double half = measure(line, font).width / 2;
                    return !line.ends_with("…") && std::hypot(half, y) < hub_radius_ - 4;
                }))
                break;
        }
        double y = 0.36 * font.size - 1.15 * font.size * static_cast<double>(lines.size() - 1) / 2;
        for (const std::string& line : lines) {
            group.items.push_back(Label{.at = {0, y},
                                        .text = line,
                                        .font = font,
                                        .anchor = Anchor::middle,
                                        .color = "#FFFFFF"});
            y += 1.15 * font.size;
        }
        items.push_back(std::move(group));
    }

    std::vector<figure::LegendEntry> legend() const {
        std::vector<figure::LegendEntry> entries;
        for (const std::string& group : facts_.groups)
            entries.push_back(
                {.kind = figure::LegendEntry::Kind::disc,
                 .text = fmt::format("{} ({})", figure::tie_group_name(group, words_),
                                     words_.number(count(facts_.group_count.at(group)))),
                 .color = facts_.group_color.at(group)});
        if (facts_.unsure)
            entries.push_back({.kind = figure::LegendEntry::Kind::line,
                               .text = fmt::format("{} ({})", words_("unsure"),
                                                   words_.number(count(facts_.unsure))),
                               .color = palette::quiet,
                               .dashed = true,
                               .size = 1.25});
        return entries;
    }

    std::string summary() const {
        const std::string text =
            words_("register.summary", {{"agreements", count(facts_.agreements)},
                                        {"institutions", count(facts_.partners)},
                                        {"countries", count(facts_.countries)}});
        return facts_.period.empty() ? text : text + ", " + facts_.period;
    }

    std::string caption() const {
        if (facts_.agreements == 0) return words_("register.none");
        std::string text = words_(
            "register.counts",
            {{"agreements", count(facts_.agreements)},
             {"institutions", count(facts_.partners)},
             {"countries", count(facts_.countries)},
             {"unstated", facts_.without_country
                              ? words_("register.unstated", {{"n", count(facts_.without_country)}})
                              : std::string{}},
             {"period", facts_.period.empty() ? "" : ", " + facts_.period}});
        text += facts_.imprecise + facts_.undated == 0
                    ? words_("register.exact")
                    : words_("register.doubt", {{"imprecise", count(facts_.imprecise)},
                                                {"undated", count(facts_.undated)}});
        text += " " + words_(unnamed_.empty() ? "register.key" : "register.key.bare");
        text +=
            " " + words_(facts_.observed_partners == 0 ? "register.one.side" : "register.partners");
        if (!unnamed_.empty()) text += " " + words_("no.room", {{"n", count(unnamed_.size())}});
        return text;
    }

    static double count(std::size_t n) { return static_cast<double>(n); }

    const Network& network_;
    Actor owner_;
    const RegisterFigureOptions& options_;
    const Wording& words_;
    Facts facts_;
    std::vector<Block> blocks_;
    std::array<Column, 2> columns_; ///< left, right
    std::vector<Actor> unnamed_;
    double page_ = 0, hub_radius_ = hub_radius, fan_ = fan_by_itself;
    double half_height_ = 0, turn_ = 0, country_x_ = 0, name_x_ = 0, reach_ = 0;
};

} // namespace

Scene register_figure(const Network& network, Actor owner, const std::vector<bool>& tie_selected,
                      const RegisterFigureOptions& options, std::vector<Actor>* unnamed) {
    if (tie_selected.size() != network.tie_count())
        throw UsageError(
            fmt::format("{} marks for {} ties", tie_selected.size(), network.tie_count()));
    Drawing drawing{network, owner, tie_selected, options};
    Scene scene = drawing.draw();
    if (unnamed) *unnamed = drawing.unnamed();
    return scene;
}

} // namespace entente
