/// What all monthly slices of a long timeline cost in one sweep, beside the last slice alone and
/// beside a peer that makes each slice anew.
///
///     growth_bench [TIES [YEARS [SEED]]]     a million ties, 20 years, seed 1
///
/// Makes a network of a tenth as many actors as ties, partners as uneven as in life, each tie with
/// a day to begin on and mostly one to end on. The last slice, some others between and, where
/// python3-igraph is installed, every slice of the peer are checked first; then times are taken,
/// medians of five, in processor time of one thread, for machines are shared. The last slice alone
/// is its ties as a graph, its components, its degrees of distinct partners; the peer's is the same
/// by igraph, per slice, from arrays.
#include <entente/algorithms/growth/snapshots.hpp>
#include <entente/algorithms/paths/components.hpp>
#include <entente/core/base/draws.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

using namespace entente;

namespace {

Timeline generate(std::size_t ties, int years, std::uint64_t seed) {
    Timeline timeline;
    timeline.order = std::max<std::size_t>(2, ties / 10);
    Draws draws{seed, 0};
    const Day first = first_day(2004), days = last_day(2004 + years - 1) - first + 1;
    const auto n = static_cast<std::uint32_t>(timeline.order);
    const auto someone = [&] {
        return Vertex{std::min({draws.below(n), draws.below(n), draws.below(n)})};
    };
    for (std::size_t i = 0; i < ties; ++i) {
        const Vertex u = someone();
        Vertex v = someone();
        while (v == u) v = someone();
        // As many again each few years, as registers grow.
        const Day begin =
            first + static_cast<Day>(std::max(draws.below(static_cast<std::uint32_t>(days)),
                                              draws.below(static_cast<std::uint32_t>(days))));
        const Day end =
            begin + 365 * static_cast<Day>(1 + draws.below(5)) + static_cast<Day>(draws.below(200));
        timeline.events.push_back(event_of(u, v, Date::between(begin, begin),
                                           draws.below(10) ? Date::between(end, end) : Date{}));
    }
    timeline.last_told = first + days - 1;
    return timeline;
}

struct Figures {
    std::size_t ties = 0, components = 0, largest = 0, degree = 0;
    bool operator==(const Figures&) const = default;
};

Figures alone(const Timeline& timeline, Slicing slicing, std::size_t slice) {
    const Slices slices{timeline, PeriodLength::month, slicing, 12};
    const auto stays = slices.stays(timeline, Reading::possible);
    const Graph graph = slices.graph(timeline, stays, slice);
    const auto parts = paths::weak_components(graph);
    Figures figures{.ties = graph.size()};
    std::vector<std::size_t> size(parts.count);
    for (const Vertex v : graph.vertices()) {
        ++size[parts.cluster[v]];
        std::size_t degree = 0;
        const auto row = graph.neighbors(v);
        for (std::size_t i = 0; i < row.size(); ++i)
            degree += row[i] != v && (i == 0 || row[i] != row[i - 1]);
        figures.degree = std::max(figures.degree, degree);
        if (row.empty()) --figures.components; // an actor without a tie is none
    }
    figures.components += parts.count;
    figures.largest = size.empty() ? 0 : size.front();
    return figures;
}

Figures of(const Series& series, std::size_t slice) {
    const auto value = [&](std::size_t column) {
        return static_cast<std::size_t>(series.columns[column].upper[slice]);
    };
    return {value(0), value(3), value(4), value(5)};
}

template <class F>
double seconds(F f) {
    const std::clock_t begin = std::clock();
    f();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

template <class F>
double median_of_five(F f) {
    std::array<double, 5> taken;
    for (double& t : taken) t = seconds(f);
    std::sort(taken.begin(), taken.end());
    return taken[2];
}

/// What peer.py tells of every slice, and the time it took.
std::pair<std::vector<Figures>, double> peer(const Timeline& timeline, Slicing slicing) {
    const Slices slices{timeline, PeriodLength::month, slicing, 12};
    const auto stays = slices.stays(timeline, Reading::possible);
    const auto path = std::filesystem::temp_directory_path() /
                      fmt::format("entente-growth-{}.txt", timeline.events.size());
    {
        std::ofstream file{path};
        file << timeline.order << ' ' << slices.count() << '\n';
        for (std::size_t i = 0; i < stays.size(); ++i)
            if (!stays[i].is_empty())
                file << fmt::format("{} {} {} {}\n", index(timeline.events[i].from),
                                    index(timeline.events[i].to), stays[i].first, stays[i].last);
    }
    std::vector<Figures> figures;
    double time = 0;
    const std::string command =
        fmt::format("/usr/bin/python3 {}/peer.py {}", ENTENTE_GROWTH_BENCH, path.string());
    if (FILE* pipe = ::popen(command.c_str(), "r")) {
        Figures f;
        while (std::fscanf(pipe, "%zu %zu %zu %zu", &f.ties, &f.components, &f.largest,
                           &f.degree) == 4)
            figures.push_back(f);
        if (std::fscanf(pipe, " seconds %lf", &time) != 1) figures.clear();
        ::pclose(pipe);
    }
    std::filesystem::remove(path);
    return {figures, time};
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t ties = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const int years = argc > 2 ? std::atoi(argv[2]) : 20;
    const Timeline timeline =
        generate(ties, years, argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
    fmt::print("{} ties, {} actors, {} months\n", ties, timeline.order, 12 * years);
    bool sound = true;
    for (const Slicing slicing : {Slicing::cumulative, Slicing::sliding, Slicing::in_force}) {
        const growth::SnapshotsOptions options{PeriodLength::month, slicing, 12};
        const Series all = growth::snapshots(timeline, options);
        const std::size_t last = all.periods.size() - 1;
        const auto [theirs, peer_time] = peer(timeline, slicing);
        bool same = true;
        for (std::size_t s = last; s < all.periods.size(); s -= std::max<std::size_t>(1, last / 7))
            same = same && of(all, s) == alone(timeline, slicing, s);
        for (std::size_t s = 0; s < theirs.size(); ++s) same = same && theirs[s] == of(all, s);
        sound = sound && same;
        const double sweep = median_of_five([&] { (void)growth::snapshots(timeline, options); });
        const double one = median_of_five([&] { (void)alone(timeline, slicing, last); });
        Timeline framed = timeline; // the same report of the last month, and of no other
        framed.frame = {all.periods[last].first, all.periods[last].last};
        framed.last_told = framed.frame.last;
        const double asked = median_of_five([&] { (void)growth::snapshots(framed, options); });
        same = same && of(growth::snapshots(framed, options), 0) == of(all, last);
        sound = sound && same;
        fmt::print("{:11} {}: all slices {:.3f} s; the last alone {:.3f} s by plain kernels, ratio "
                   "{:.2f}, {:.3f} s by the same report, ratio {:.2f}",
                   name_of(slicing), same ? "verified" : "WRONG", sweep, one, sweep / one, asked,
                   sweep / asked);
        if (theirs.empty())
            fmt::print("; igraph did not answer\n");
        else
            fmt::print("; igraph slice by slice {:.1f} s, {:.0f} times ours\n", peer_time,
                       peer_time / sweep);
    }
    return sound ? 0 : 1;
}
