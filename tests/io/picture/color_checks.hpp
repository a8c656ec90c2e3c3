#pragma once
/// Colors as readers see them.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace entente::test {

inline std::array<double, 3> linear_rgb(const std::string& color) {
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = std::stoi(color.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        out[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return out;
}

inline std::array<double, 3> lab(const std::array<double, 3>& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
    const double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

using Vision = std::array<std::array<double, 3>, 3>;

/// Difference of two colors as a reader with the given vision sees them (Machado and others, 2009).
inline double difference(const std::string& a, const std::string& b, const Vision& vision) {
    const auto seen = [&](const std::string& color) {
        const auto rgb = linear_rgb(color);
        std::array<double, 3> out{};
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t j = 0; j < 3; ++j) out[i] += vision[i][j] * rgb[j];
            out[i] = std::min(1.0, std::max(0.0, out[i]));
        }
        return lab(out);
    };
    const auto p = seen(a), q = seen(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/// Lightness as a gray print keeps it, 0 to 100.
inline double lightness(const std::string& color) { return lab(linear_rgb(color))[0]; }

/// Usual, protan and deutan.
inline const std::array<Vision, 3> visions{Vision{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                           Vision{{{0.152286, 1.052583, -0.204868},
                                                   {0.114503, 0.786281, 0.099216},
                                                   {-0.003882, -0.048116, 1.051998}}},
                                           Vision{{{0.367322, 0.860646, -0.227968},
                                                   {0.280085, 0.672501, 0.047413},
                                                   {-0.011820, 0.042940, 0.968881}}}};

} // namespace entente::test
