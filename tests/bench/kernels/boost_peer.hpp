#pragma once
/// Boost.Graph's own algorithms on its own compressed rows.
#include <entente/core/view/graph.hpp>

#include <memory>
#include <string>
#include <vector>

namespace entente::bench {

class BoostPeer {
public:
    explicit BoostPeer(const Graph& graph);
    ~BoostPeer();
    /// Values by vertex; none for work that Boost.Graph does not know.
    std::vector<double> run(const std::string& work) const;

private:
    struct Held;
    std::unique_ptr<Held> held_;
};

} // namespace entente::bench
