#pragma once
/// NetworKit's algorithms on its own graph; built where CMake finds the library.
#include <entente/core/view/graph.hpp>

#include <memory>
#include <string>
#include <vector>

namespace entente::bench {

class NetworkitPeer {
public:
    /// The list that the graph was read from, for `read`.
    NetworkitPeer(const Graph& graph, std::string file);
    ~NetworkitPeer();
    /// Values by vertex; none for work that NetworKit does not know.
    std::vector<double> run(const std::string& work, unsigned threads) const;

private:
    struct Held;
    std::unique_ptr<Held> held_;
};

} // namespace entente::bench
