#include "networkit_peer.hpp"

#include <networkit/auxiliary/Parallelism.hpp>
#include <networkit/auxiliary/Random.hpp>
#include <networkit/centrality/Betweenness.hpp>
#include <networkit/centrality/Closeness.hpp>
#include <networkit/centrality/CoreDecomposition.hpp>
#include <networkit/centrality/EigenvectorCentrality.hpp>
#include <networkit/centrality/HarmonicCloseness.hpp>
#include <networkit/centrality/KadabraBetweenness.hpp>
#include <networkit/centrality/LocalClusteringCoefficient.hpp>
#include <networkit/centrality/PageRank.hpp>
#include <networkit/community/PLM.hpp>
#include <networkit/community/ParallelLeiden.hpp>
#include <networkit/components/ConnectedComponents.hpp>
#include <networkit/graph/Graph.hpp>
#include <networkit/io/EdgeListReader.hpp>

#include <algorithm>
#include <utility>

namespace entente::bench {

struct NetworkitPeer::Held {
    NetworKit::Graph graph;
    std::string file;
};

NetworkitPeer::NetworkitPeer(const Graph& graph, std::string file)
    : held_(std::make_unique<Held>(
          Held{NetworKit::Graph(graph.order(), graph.is_weighted()), std::move(file)})) {
    for (const Edge e : graph.edges())
        held_->graph.addEdge(index(graph.ends(e).from), index(graph.ends(e).to), graph.weight(e));
}

NetworkitPeer::~NetworkitPeer() = default;

std::vector<double> NetworkitPeer::run(const std::string& work, unsigned threads) const {
    namespace nk = NetworKit;
    const nk::Graph& g = held_->graph;
    Aux::setNumberOfThreads(static_cast<int>(threads));
    Aux::Random::setSeed(1, false);
    std::vector<double> values;
    const auto scores = [&](auto&& algorithm) {
        algorithm.run();
        values = algorithm.scores();
    };
    const auto clusters = [&](auto&& algorithm) {
        algorithm.run();
        const auto found = algorithm.getPartition().getVector();
        values.assign(found.begin(), found.end());
    };
    if (work == "betweenness" || work == "weighted betweenness") {
        scores(nk::Betweenness(g));
        for (double& v : values) v /= 2;
    } else if (work == "harmonic") {
        scores(nk::HarmonicCloseness(g, false));
    } else if (work == "closeness") {
        scores(nk::Closeness(g, true, nk::ClosenessVariant::STANDARD));
    } else if (work == "pagerank") {
        scores(nk::PageRank(g, 0.85, 1e-12));
    } else if (work == "eigenvector") {
        scores(nk::EigenvectorCentrality(g, 1e-10));
        const double most = *std::max_element(values.begin(), values.end());
        for (double& v : values) v /= most;
    } else if (work == "components") {
        clusters(nk::ConnectedComponents(g));
    } else if (work == "coreness") {
        scores(nk::CoreDecomposition(g));
    } else if (work == "triangles") {
        scores(nk::LocalClusteringCoefficient(g, true));
        g.forNodes([&](nk::node v) {
            const auto k = static_cast<double>(g.degree(v));
            values[v] *= k * (k - 1) / 2;
        });
    } else if (work == "louvain") {
        clusters(nk::PLM(g, true));
    } else if (work == "leiden") {
        clusters(nk::ParallelLeiden(g));
    } else if (work == "approximate betweenness") {
        scores(nk::KadabraBetweenness(g, 0.001, 0.1));
    } else if (work == "read") {
        values.push_back(
            static_cast<double>(nk::EdgeListReader(' ', 0).read(held_->file).numberOfEdges()));
    } else {
        return {};
    }
    return values;
}

} // namespace entente::bench
