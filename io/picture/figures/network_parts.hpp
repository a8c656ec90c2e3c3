#pragma once
/// What the figures of a network share: pairs, counts, colors and their words.
#include <entente/core/model/network.hpp>
#include <entente/core/run/result.hpp>
#include <entente/core/view/lens.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"

namespace entente {

/// What colors mean: of discs, or, by layer, of lines.
enum class ColorBy : std::uint8_t { kind, country, cluster, layer, measure };
template <>
inline constexpr std::array names_of<ColorBy>{
    Named<ColorBy>{"kind", ColorBy::kind}, Named<ColorBy>{"country", ColorBy::country},
    Named<ColorBy>{"cluster", ColorBy::cluster}, Named<ColorBy>{"layer", ColorBy::layer},
    Named<ColorBy>{"measure", ColorBy::measure}};

} // namespace entente

namespace entente::figure {

/// Everything between two actors, in either direction.
struct Pair {
    std::size_t u = 0, v = 0; ///< u < v, by index of vertex
    std::size_t ties = 0;
    bool stated = false;             ///< some tie of the pair is
    bool to_u = false, to_v = false; ///< a directed tie points there
    std::uint64_t layers = 0;        ///< a bit for each of the first 64 layers
};

/// A view counted.
struct NetworkParts {
    NetworkParts(const Network& network, const View& view);

    const Network& network;
    const View& view;
    std::vector<Pair> pairs; ///< by ends
    std::vector<std::size_t> degree, component;
    std::vector<std::vector<std::size_t>> neighbors;
    std::size_t ties = 0, self_ties = 0, undated = 0, imprecise = 0, unsure = 0, observed = 0;
    std::string period;

    std::size_t order() const { return view.graph.order(); }
    Actor actor(std::size_t i) const {
        return view.actor_of[Vertex{static_cast<std::uint32_t>(i)}];
    }

    /// "140 actors, 232 ties, 1992–2024".
    std::string summary(const Wording& words) const;
    /// One or two sentences: counts, period and what is uncertain.
    std::string caption(const Wording& words) const;
    std::string tooltip(std::size_t i, const Wording& words) const;
};

/// Colors of actors, or of ties, and what explains them.
struct Paint {
    std::vector<std::string> color; ///< by index of vertex
    std::vector<LegendEntry> legend;
    /// Of a measure: name and ends of its scale.
    std::optional<std::array<std::string, 3>> scale;
    std::vector<std::string> layer_color; ///< by number of layer, where ties are colored by it

    /// Adds legend or scale; returns the y below it.
    double add(std::vector<shape::Item>& items, double left, double right, double top) const;
};

struct PaintOptions {
    ColorBy by = ColorBy::kind;
    const Partition* partition = nullptr; ///< needed to color by cluster
    const Scores* scores = nullptr;       ///< needed to color by a measure
    std::string score_name{};
    std::function<std::string(std::string_view code)> country_name{};
};

/// Throws UsageError when clusters or scores are needed and not given.
Paint paint(const NetworkParts& parts, const PaintOptions& options, const Wording& words);

/// What a kind, a layer or a legend group is called: the phrase "kind.university" of the language
/// where there is one, else the vocabulary's own label.
std::string kind_name(const ActorKind& kind, const Wording& words);
std::string layer_name(const Layer& layer, const Wording& words);
std::string tie_group_name(std::string_view group, const Wording& words);

/// The width of the line of a pair.
double line_width(std::size_t ties);

/// A filled head of an arrow along `from` to `to`, its tip at `to`.
shape::Path arrow_head(shape::Point from, shape::Point to, double size, std::string color);

} // namespace entente::figure
