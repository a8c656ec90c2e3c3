/// growth_laws TABLE [OPTION=VALUE …]: laws of growth of a table `time,a,b`, one tie a line, as
/// rows of algorithm, quantity, value, lower, upper. Times stand for consecutive steps, each a
/// month.
#include <entente/core/run/catalogue.hpp>

#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using namespace entente;

namespace {

struct Line {
    double time;
    std::string a, b;
};

Timeline read(const char* path) {
    std::ifstream file(path);
    if (!file) throw UsageError(std::string{"cannot read "} + path);
    std::vector<Line> lines;
    std::map<double, int> steps;
    std::map<std::string, std::uint32_t> vertices;
    std::string text;
    std::getline(file, text); // header
    while (std::getline(file, text)) {
        const auto first = text.find(','), second = text.find(',', first + 1);
        if (second == text.npos) continue;
        Line line{std::stod(text.substr(0, first)), text.substr(first + 1, second - first - 1),
                  text.substr(second + 1)};
        steps[line.time];
        for (const auto& name : {line.a, line.b})
            vertices.emplace(name, static_cast<std::uint32_t>(vertices.size()));
        lines.push_back(std::move(line));
    }
    int step = 0;
    for (auto& [_, number] : steps) number = step++;
    Timeline timeline{.order = vertices.size(), .events = {}, .class_of = {}};
    for (const Line& line : lines) {
        const int n = steps[line.time];
        timeline.events.push_back(
            event_of(Vertex{vertices[line.a]}, Vertex{vertices[line.b]},
                     Date::day(1000 + n / 12, static_cast<unsigned>(n % 12) + 1, 1)));
        timeline.last_told = std::max(timeline.last_told, timeline.events.back().onset.latest());
    }
    return timeline;
}

void print(const std::string& name, const std::string& what, double value, double lower,
           double upper) {
    std::printf("%s\t%s\t%.12g\t%.12g\t%.12g\n", name.c_str(), what.c_str(), value, lower, upper);
}

} // namespace

int main(int count, char** words) try {
    if (count < 2) throw UsageError("growth_laws TABLE [OPTION=VALUE …]");
    const Timeline timeline = read(words[1]);
    Settings attachment{{"period", {"month"}}};
    for (int i = 2; i < count; ++i) {
        const std::string word = words[i];
        const auto equals = word.find('=');
        attachment[word.substr(0, equals)] = {word.substr(equals + 1)};
    }
    for (const std::string name : {"growth.densification", "growth.attachment"}) {
        const auto outcome = find_algorithm(name).run(
            {.timeline = &timeline},
            name == "growth.attachment" ? attachment : Settings{{"period", {"month"}}},
            {.threads = 2});
        const auto& table = std::get<ResultTable>(outcome.result);
        const auto& what = std::get<0>(table.columns[0].cells);
        for (std::size_t i = 0; i < what.size(); ++i)
            print(name, what[i], std::get<1>(table.columns[1].cells)[i],
                  std::get<1>(table.columns[2].cells)[i], std::get<1>(table.columns[3].cells)[i]);
    }
    const auto shape = find_algorithm("growth.shape")
                           .run({.timeline = &timeline}, {{"period", {"month"}}}, {.threads = 2});
    for (const auto& column : std::get<Series>(shape.result).columns)
        print("growth.shape", column.name, column.lower.back(), column.lower.back(),
              column.upper.back());
    std::vector<EdgeEnds> edges;
    for (const Event& event : timeline.events) edges.push_back({event.from, event.to});
    const Graph graph(timeline.order, edges, Graph::Kind::undirected);
    const auto law = find_algorithm("growth.degree_distribution").run({.graph = &graph}, {}, {});
    print("growth.degree_distribution", "greatest degree",
          std::get<1>(std::get<ResultTable>(law.result).columns[0].cells).back(), 0, 0);
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
}
