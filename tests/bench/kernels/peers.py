"""One Python library as an engine of the bench: loads a list of ties, then obeys; see compare.py.

    peers.py igraph|graph-tool|networkx|networkit LIST THREADS

Answers as kernels_worker does. A library that is not installed answers `absent`.
"""
import array
import os
import resource
import sys
import time


now = time.process_time if "KERNELS_CPU" in os.environ else time.perf_counter


def answer(text):
    print(text, flush=True)


def write(path, values):
    with open(path, "wb") as out:
        array.array("d", values).tofile(out)


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield line.split()


class Igraph:
    def __init__(self, path, threads):
        import igraph
        self.path, self.igraph = path, igraph
        self.g = self.read()

    def read(self):
        with open(self.path, encoding="utf-8") as lines:
            weighted = len(lines.readline().split()) > 2
        if not weighted:
            return self.igraph.Graph.Read_Edgelist(self.path, directed=False)
        ties = list(rows(self.path))
        g = self.igraph.Graph([(int(u), int(v)) for u, v, _ in ties], directed=False)
        g.es["weight"] = [float(w) for _, _, w in ties]
        return g

    def work(self):
        g = self.g
        weights = "weight" if "weight" in g.es.attributes() else None
        return {
            "betweenness": g.betweenness,
            "weighted betweenness": lambda: g.betweenness(weights=weights),
            "harmonic": lambda: [h * (g.vcount() - 1) for h in g.harmonic_centrality()],
            "closeness": g.closeness,
            "pagerank": g.pagerank,
            "eigenvector": g.eigenvector_centrality,
            "components": lambda: g.connected_components().membership,
            "coreness": g.coreness,
            "triangles": lambda: [t * k * (k - 1) / 2 for t, k in zip(g.transitivity_local_undirected(mode="zero"), g.degree())],
            "louvain": lambda: g.community_multilevel().membership,
            "leiden": lambda: g.community_leiden(objective_function="modularity").membership,
        }


class GraphTool:
    def __init__(self, path, threads):
        import numpy
        from graph_tool import all as gt
        gt.openmp_set_num_threads(threads)
        self.path, self.gt, self.numpy = path, gt, numpy
        self.g = self.read()

    def read(self):
        ties = self.numpy.loadtxt(self.path, dtype=float, ndmin=2)
        g = self.gt.Graph(directed=False)
        g.add_edge_list(ties[:, :2].astype(int))
        if ties.shape[1] > 2:
            g.edge_properties["weight"] = g.new_edge_property("double", vals=ties[:, 2])
        return g

    def work(self):
        g, gt = self.g, self.gt
        weight = g.edge_properties["weight"] if "weight" in g.edge_properties else None
        return {
            "betweenness": lambda: gt.betweenness(g, norm=False)[0].a,
            "weighted betweenness": lambda: gt.betweenness(g, norm=False, weight=weight)[0].a,
            "harmonic": lambda: gt.closeness(g, harmonic=True, norm=False).a,
            "closeness": lambda: gt.closeness(g).a,
            "pagerank": lambda: gt.pagerank(g, damping=0.85, epsilon=1e-12).a,
            "eigenvector": lambda: (lambda x: x / x.max())(gt.eigenvector(g, epsilon=1e-10)[1].a),
            "components": lambda: gt.label_components(g)[0].a,
            "coreness": lambda: gt.kcore_decomposition(g).a,
            "triangles": lambda: [c * k * (k - 1) / 2 for c, k in zip(gt.local_clustering(g).a, g.get_out_degrees(g.get_vertices()))],
        }


class Networkx:
    def __init__(self, path, threads):
        import networkx
        self.path, self.nx = path, networkx
        self.g = self.read()

    def read(self):
        g = self.nx.Graph()
        ties = [(int(r[0]), int(r[1]), float(r[2]) if len(r) > 2 else 1.0) for r in rows(self.path)]
        g.add_nodes_from(range(1 + max(max(u, v) for u, v, _ in ties)))
        g.add_weighted_edges_from(ties)
        return g

    def work(self):
        g, nx = self.g, self.nx
        order = sorted(g)
        column = lambda values: [values[v] for v in order]
        return {
            "betweenness": lambda: column(nx.betweenness_centrality(g, normalized=False)),
            "weighted betweenness": lambda: column(nx.betweenness_centrality(g, normalized=False, weight="weight")),
            "harmonic": lambda: column(nx.harmonic_centrality(g)),
            "closeness": lambda: column(nx.closeness_centrality(g)),
            "pagerank": lambda: column(nx.pagerank(g, tol=1e-14, max_iter=1000, weight=None)),
            "components": lambda: [i for _, i in sorted((v, i) for i, c in enumerate(nx.connected_components(g)) for v in c)],
            "coreness": lambda: column(nx.core_number(g)),
            "triangles": lambda: column(nx.triangles(g)),
        }


class Networkit:
    def __init__(self, path, threads):
        import networkit
        networkit.setNumberOfThreads(threads)
        self.path, self.nk = path, networkit
        self.g = self.read()

    def read(self):
        with open(self.path, encoding="utf-8") as lines:
            weighted = len(lines.readline().split()) > 2
        if not weighted:
            return self.nk.readGraph(self.path, self.nk.Format.EdgeListSpaceZero)
        g = self.nk.Graph(0, weighted=True)
        for u, v, w in rows(self.path):
            g.addEdge(int(u), int(v), float(w), addMissing=True)
        return g

    def work(self):
        g, nk = self.g, self.nk
        scores = lambda a: a.run().scores()
        return {
            "betweenness": lambda: [b / 2 for b in scores(nk.centrality.Betweenness(g))],
            "weighted betweenness": lambda: [b / 2 for b in scores(nk.centrality.Betweenness(g))],
            "harmonic": lambda: scores(nk.centrality.HarmonicCloseness(g, normalized=False)),
            "closeness": lambda: scores(nk.centrality.Closeness(g, True, nk.centrality.ClosenessVariant.Standard)),
            "pagerank": lambda: scores(nk.centrality.PageRank(g, 0.85, 1e-12)),
            "eigenvector": lambda: (lambda x: [v / max(x) for v in x])(scores(nk.centrality.EigenvectorCentrality(g, 1e-10))),
            "components": lambda: nk.components.ConnectedComponents(g).run().getPartition().getVector(),
            "coreness": lambda: scores(nk.centrality.CoreDecomposition(g)),
            "louvain": lambda: nk.community.PLM(g, True).run().getPartition().getVector(),
            "leiden": lambda: nk.community.ParallelLeiden(g, randomize=False).run().getPartition().getVector(),
        }


ENGINES = {"igraph": Igraph, "graph-tool": GraphTool, "networkx": Networkx, "networkit": Networkit}


def main():
    engine, path, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    try:
        peer = ENGINES[engine](path, threads)
    except ImportError as missing:
        return answer(f"absent {missing}")
    work = peer.work()
    answer("ready")
    for line in sys.stdin:
        words = line.split(maxsplit=1)
        if words[0] == "memory":
            answer(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        elif words[0] == "reread":
            begin = now()
            peer.read()
            answer(now() - begin)
        else:
            out, name = words[1].rstrip("\n").split(" ", 1)
            if name not in work:
                answer("none")
                continue
            try:
                begin = now()
                values = work[name]()
                seconds = now() - begin
            except Exception as fault:  # a peer that gives up is told, and left out
                print(f"{engine}: {name}: {fault}", file=sys.stderr)
                answer("none")
                continue
            write(out, values)
            answer(seconds)


if __name__ == "__main__":
    main()
