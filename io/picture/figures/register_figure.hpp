#pragma once
/// The picture of a register: one owner, its partners by country, and every agreement.
#include <entente/core/model/network.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "../figure_parts.hpp"
#include "../scene.hpp"

namespace entente {

struct RegisterFigureOptions {
    std::string title{};       ///< empty: "Agreements of …"
    std::string subtitle{};    ///< empty: the counts and the period
    std::string source_line{}; ///< last line: where the data comes from
    /// The name of a country from its two letters; the letters themselves when not given.
    std::function<std::string(std::string_view code)> country_name{};
    Look look{};
};

/// The owner in the middle, countries around it and institutions in two columns of the same height;
/// a line per agreement, colored by the legend group of its type and dashed where its certainty is
/// not `stated`; gray streams as wide as a country has agreements; years of onset in gray. A
/// country that would fill a column alone stands on both sides. The caption states the counts and
/// what is imprecise, undated or not stated. No stream runs behind a label.
///
/// `tie_selected` says by index of Tie which ties count; of those, the ones of the owner are drawn.
/// Made for 1 to some 400 partners; without any it says so. The size follows from the content; on a
/// page of given width names are broken into more lines, and on one too narrow for names they are
/// left out, told to `unnamed`, and the countries alone are named. Cost: that of measuring the
/// names. Throws UsageError when `tie_selected` has not one entry per tie.
Scene register_figure(const Network& network, Actor owner, const std::vector<bool>& tie_selected,
                      const RegisterFigureOptions& options = {},
                      std::vector<Actor>* unnamed = nullptr);

} // namespace entente
