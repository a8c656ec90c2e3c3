#pragma once
/// The closed set of shapes that results have. Writers know shapes, never algorithms.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../model/date.hpp"
#include "../view/vertex_map.hpp"

namespace entente {

/// How an iterative method ended. Not converging is a fact, not an error.
struct Convergence {
    bool converged = true;
    std::size_t iterations = 0;
    double residual = 0; ///< what the method's documentation says it measures
};

/// A value per vertex; NaN where the measure is undefined. Bounds are present together or not at
/// all.
struct Scores {
    /// Of values on networks drawn by chance: the middle one, and between which ranks, from 1, the
    /// vertex lies.
    struct Drawn {
        VertexMap<double> median, rank_lower, rank_upper;
    };
    VertexMap<double> value;
    std::optional<VertexMap<double>> lower{}, upper{};
    std::optional<Convergence> convergence{};
    std::optional<Drawn> drawn{};
};

/// A value per edge.
struct TieScores {
    EdgeMap<double> value;
    std::optional<Convergence> convergence{};
    std::optional<EdgeMap<double>> lower{}, median{}, upper{}; ///< present together
};

/// Several values per vertex that belong together, in the order of presentation: the five roles of
/// a broker. A column called "" stands for the method itself.
struct Profile {
    struct Column {
        std::string name;
        VertexMap<double> value; ///< NaN where undefined
        std::optional<VertexMap<double>> lower{}, upper{};
        std::optional<Scores::Drawn> drawn{};
    };
    std::vector<Column> columns;
    std::optional<Convergence> convergence{};
};

/// A cluster number per vertex, 0 … count - 1, numbered by falling size, then by least vertex.
struct Partition {
    VertexMap<std::uint32_t> cluster;
    std::uint32_t count = 0;
    /// Figures about the whole: ("modularity", 0.41).
    std::vector<std::pair<std::string, double>> quality{};
    std::optional<Convergence> convergence{};
    /// Over networks drawn by chance: the mean share of a vertex's cluster that it stays with.
    std::optional<VertexMap<double>> agreement{};
};

/// Groups that may overlap and need not hold every vertex: cliques, communities of links. Sorted by
/// falling size, then by members; members ascend.
struct Cover {
    std::vector<std::vector<Vertex>> clusters;
    std::vector<std::pair<std::string, double>> quality{}; ///< as in Partition
};

/// Figures over consecutive periods. A column has a lower and an upper value per period; they are
/// the same where dates leave no doubt.
struct Series {
    struct Period {
        std::string label; ///< "2019", "2019-Q3", "2019-09"
        Day first = 0, last = 0;
    };
    struct Column {
        std::string name, group; ///< group is empty for the whole
        std::vector<double> lower, upper;
        std::vector<double> median{}; ///< where dates were drawn by chance; else empty
    };
    std::vector<Period> periods;
    std::vector<Column> columns;
    /// Figures shown apart: ("undated ties", 6).
    std::vector<std::pair<std::string, double>> apart{};
};

/// Columns of numbers or of texts, all of one length.
struct ResultTable {
    struct Column {
        std::string name;
        std::variant<std::vector<std::string>, std::vector<double>> cells;
    };
    std::vector<Column> columns;
};

/// A place in the plane per vertex; the unit is the mean length of a tie.
struct Positions {
    struct Point {
        double x = 0, y = 0;
        bool operator==(const Point&) const = default;
    };
    VertexMap<Point> at;
    std::optional<Convergence> convergence{};
};

using Result =
    std::variant<Scores, TieScores, Profile, Partition, Cover, Series, ResultTable, Positions>;

/// The name of the shape: "scores", "tie scores", "profile", "partition", "cover", "series",
/// "table", "positions".
std::string shape_name(const Result& result);

} // namespace entente
