#include <entente/core/base/errors.hpp>
#include <entente/io/picture/palette.hpp>

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

using namespace entente;

namespace {

std::array<double, 3> linear_rgb(const std::string& color) {
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = std::stoi(color.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        out[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return out;
}

std::array<double, 3> lab(const std::array<double, 3>& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
    const double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

using Matrix = std::array<std::array<double, 3>, 3>;

/// Difference of two colors as a reader with the given vision sees them (Machado and others, 2009).
double difference(const std::string& a, const std::string& b, const Matrix& vision) {
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

const std::array<Matrix, 3> visions{Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                    Matrix{{{0.152286, 1.052583, -0.204868},
                                            {0.114503, 0.786281, 0.099216},
                                            {-0.003882, -0.048116, 1.051998}}},
                                    Matrix{{{0.367322, 0.860646, -0.227968},
                                            {0.280085, 0.672501, 0.047413},
                                            {-0.011820, 0.042940, 0.968881}}}};

} // namespace

TEST_CASE("colors stay apart for normal, protan and deutan vision") {
    for (const Matrix& vision : visions) {
        for (std::size_t i = 0; i < 10; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                INFO(palette::categorical(i) << ' ' << palette::categorical(j));
                CHECK(difference(palette::categorical(i), palette::categorical(j), vision) > 14);
            }
        const char* groups[] = {"mou", "agreement", "protocol", "mobility"};
        for (const char* a : groups)
            for (const char* b : groups)
                if (a != b)
                    CHECK(difference(palette::tie_group(a), palette::tie_group(b), vision) > 14);
    }
}

TEST_CASE("text is dark enough to be read") {
    for (const char* color : {palette::ink, palette::quiet})
        CHECK(1.05 / (palette::luminance(color) + 0.05) >= 4.5);
}

TEST_CASE("groups have the colors of the register figure, others one of their own") {
    CHECK(palette::tie_group("mou") == "#3B6FB6");
    CHECK(palette::tie_group("agreement") == "#E0862E");
    CHECK(palette::tie_group("protocol") == "#3F9B63");
    CHECK(palette::tie_group("mobility") == "#B2478F");
    const auto colors = palette::tie_groups({"mou", "x", "y", "protocol"});
    CHECK(colors[0] == "#3B6FB6");
    CHECK(colors[3] == "#3F9B63");
    CHECK(colors[1] != colors[2]);
    CHECK(palette::tie_group_name("mou") == "Memorandum of understanding");
    CHECK(palette::tie_group_name("joint_venture") == "Joint venture");
    CHECK(palette::tie_group_name("") == "Other");
    CHECK(palette::categorical(10) == palette::other);
}

TEST_CASE("a tint is a mixture with white") {
    CHECK(palette::tint("#000000", 0) == "#FFFFFF");
    CHECK(palette::tint("#3B6FB6", 1) == "#3B6FB6");
    CHECK(palette::tint("#8FA3B8", 0.5) == "#C7D1DC");
    CHECK(palette::luminance("#ffffff") == Approx(1));
    for (const char* bad : {"", "red", "#12345", "#12345G", "1234567"})
        CHECK_THROWS_AS(palette::tint(bad, 1), UsageError);
}
