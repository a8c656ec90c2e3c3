#include <entente/core/base/errors.hpp>
#include <entente/io/picture/palette.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::palette {
namespace {

struct TieGroup {
    std::string_view id, name, color;
};

constexpr std::array known_groups{
    TieGroup{"mou", "Memorandum of understanding", "#3B6FB6"},
    TieGroup{"agreement", "Cooperation agreement", "#E0862E"},
    TieGroup{"protocol", "Protocol", "#3F9B63"},
    TieGroup{"mobility", "Student mobility, dual diploma", "#9C367F"},
    TieGroup{"cooperation", "Standing cooperation", "#5B7087"},
    TieGroup{"membership", "Membership", "#2A9DA8"},
    TieGroup{"role", "Role of a person", "#8A6D3B"},
    TieGroup{"structure", "Part of a structure", "#7A5BB5"},
    TieGroup{"contact", "Contact", "#9AA3AD"},
};

// Chosen for the greatest least difference under protan and deutan vision, the first four also for
// lightness, which a gray print leaves; pale ones, which thin lines carry badly, come last.
constexpr std::array<std::string_view, 10> colors{"#3B6FB6", "#E0862E", "#3F9B63", "#9C367F",
                                                  "#7A2E1D", "#7CC4E8", "#3D2A80", "#0F4A45",
                                                  "#F2A0A8", "#E8D25A"};

const TieGroup* find(std::string_view group) {
    const auto found = std::find_if(known_groups.begin(), known_groups.end(),
                                    [&](const TieGroup& g) { return g.id == group; });
    return found == known_groups.end() ? nullptr : &*found;
}

std::array<unsigned, 3> channels(std::string_view color) {
    std::array<unsigned, 3> out{};
    bool good = color.size() == 7 && color[0] == '#';
    for (std::size_t i = 1; good && i < 7; ++i) {
        const char c = color[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                 : -1;
        good = digit >= 0;
        out[(i - 1) / 2] = out[(i - 1) / 2] * 16 + static_cast<unsigned>(std::max(digit, 0));
    }
    if (!good) throw UsageError(fmt::format("'{}' is not a color", color), "write it as #RRGGBB");
    return out;
}

} // namespace

std::string categorical(std::size_t i) {
    return std::string{i < colors.size() ? colors[i] : other};
}

std::string tie_group(std::string_view group, std::size_t position) {
    if (const TieGroup* known = find(group)) return std::string{known->color};
    return categorical(position + 4); // the first four are those of known groups
}

std::string tie_group_name(std::string_view group) {
    if (const TieGroup* known = find(group)) return std::string{known->name};
    std::string name{group};
    std::replace(name.begin(), name.end(), '_', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name.empty() ? "Other" : name;
}

std::vector<std::string> tie_groups(const std::vector<std::string>& groups) {
    std::vector<std::string> out;
    std::size_t unknown = 0;
    for (const std::string& group : groups) {
        out.push_back(tie_group(group, unknown));
        if (!find(group)) ++unknown;
    }
    return out;
}

std::string tint(std::string_view color, double share) {
    const auto rgb = channels(color);
    const auto mixed = [&](unsigned c) {
        return std::lround(255 - (255 - static_cast<double>(c)) * std::clamp(share, 0.0, 1.0));
    };
    return fmt::format("#{:02X}{:02X}{:02X}", mixed(rgb[0]), mixed(rgb[1]), mixed(rgb[2]));
}

std::string sequential(double share) {
    if (!std::isfinite(share)) return other;
    // Steps of lightness that the eye takes for even, L* from 89 to 23.
    constexpr std::array<std::string_view, 5> stops{"#D5E3F0", "#9DBFDD", "#5E93C6", "#2F659F",
                                                    "#14375E"};
    const double at = std::clamp(share, 0.0, 1.0) * (stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double part = at - static_cast<double>(below);
    const auto a = channels(stops[below]), b = channels(stops[below + 1]);
    const auto mixed = [&](std::size_t k) {
        return std::lround(static_cast<double>(a[k]) * (1 - part) +
                           static_cast<double>(b[k]) * part);
    };
    return fmt::format("#{:02X}{:02X}{:02X}", mixed(0), mixed(1), mixed(2));
}

bool is_dark(std::string_view color) { return luminance(color) < 0.2; }

double luminance(std::string_view color) {
    const auto rgb = channels(color);
    const auto linear = [](unsigned c) {
        const double v = c / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

} // namespace entente::palette
