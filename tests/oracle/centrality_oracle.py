#!/usr/bin/python3
"""Checks the values that oracle_dump wrote against igraph and networkx.

usage: centrality_oracle.py FOLDER

Exits with 1 when any value is off by more than 1e-9, with 77 when the peers are not installed.
"""
import collections
import csv
import math
import os
import sys
import warnings

try:
    import igraph
    import networkx
    import numpy
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

try:
    import scipy.linalg
except ImportError:
    scipy = None  # networkx then lacks most of what solves equations

warnings.simplefilter("ignore")
INF, NAN = math.inf, math.nan


class Case:
    """A graph as both peers see it."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as lines:
            n, directed, weighted = map(int, next(lines).split())
            rows = [line.split() for line in lines]
        self.n, self.directed, self.weighted = n, bool(directed), bool(weighted)
        self.ties = [(int(u), int(v)) for u, v, _ in rows]
        self.weights = [float(w) for _, _, w in rows]
        self.multi = igraph.Graph(n, self.ties, directed=self.directed)
        self.has_repeats = not self.multi.is_simple()

    def lengths(self, how):
        if how == "hops":
            return [1.0] * len(self.ties)
        return [w if how == "weight" else 1 / w for w in self.weights]

    def key(self, u, v):
        return (u, v) if self.directed or u < v else (v, u)

    def shortest(self, how):
        """Least length and number of ties as short, per pair."""
        best = {}
        for (u, v), length in zip(self.ties, self.lengths(how)):
            if u == v:
                continue
            old, count = best.get(self.key(u, v), (INF, 0))
            if length < old:
                best[self.key(u, v)] = (length, 1)
            elif length == old:
                best[self.key(u, v)] = (old, count + 1)
        return best

    def simple_nx(self, how):
        graph = networkx.DiGraph() if self.directed else networkx.Graph()
        graph.add_nodes_from(range(self.n))
        for (u, v), (length, _) in self.shortest(how).items():
            graph.add_edge(u, v, length=length)
        return graph

    def summed_nx(self):
        """Weights added up; an undirected self-tie twice, as in the adjacency matrix."""
        graph = networkx.DiGraph() if self.directed else networkx.Graph()
        graph.add_nodes_from(range(self.n))
        for (u, v), w in zip(self.ties, self.weights):
            if u == v and not self.directed:
                w *= 2
            old = graph.get_edge_data(u, v, {"weight": 0})["weight"]
            graph.add_edge(u, v, weight=old + w)
        return graph

    def shortest_ties(self, how, parallel):
        """The ties that are among the shortest of their pair: what paths can use."""
        best = self.shortest(how)
        kept, seen = [], set()
        for i, ((u, v), length) in enumerate(zip(self.ties, self.lengths(how))):
            if u == v or best[self.key(u, v)][0] != length:
                continue
            if parallel or self.key(u, v) not in seen:
                kept.append(i)
            seen.add(self.key(u, v))
        graph = igraph.Graph(self.n, [self.ties[i] for i in kept], directed=self.directed)
        lengths = self.lengths(how)
        return graph, kept, None if how == "hops" else [lengths[i] for i in kept]


def scaled(values, factor):
    return [value * factor for value in values]


def neighbors(case, side):
    around = [set() for _ in range(case.n)]
    for u, v in case.ties:
        if u == v:
            continue
        if side != "in" or not case.directed:
            around[u].add(v)
        if side != "out" or not case.directed:
            around[v].add(u)
    return around


def degree(case, options):
    values = [float(len(s)) for s in neighbors(case, options["direction"])]
    return scaled(values, 1 / (case.n - 1)) if options["normalized"] == "true" else values


def strength(case, options):
    return case.multi.strength(mode=options["direction"], weights=case.weights, loops=True)


def coreness(case, options):
    if options["direction"] == "all":
        return case.multi.as_undirected().simplify().coreness()
    return case.multi.copy().simplify().coreness(mode=options["direction"])


def distances(case, options):
    graph = case.simple_nx(options["length"])
    if options["direction"] == "all" and case.directed:
        both = networkx.Graph()
        both.add_nodes_from(range(case.n))
        for u, v, length in graph.edges(data="length"):
            old = both.get_edge_data(u, v, {"length": INF})["length"]
            both.add_edge(u, v, length=min(old, length))
        graph = both
    return graph.reverse() if options["direction"] == "out" and case.directed else graph


def closeness(case, options):
    variant, normalized = options["variant"], options["normalized"] == "true"
    if variant == "component" and normalized:  # igraph knows this one
        mode = options["direction"]
        graph = case.multi
        lengths = None if options["length"] == "hops" else case.lengths(options["length"])
        return graph.closeness(mode=mode, weights=lengths, normalized=True)
    graph = distances(case, options)  # networkx measures distances that come in
    improved = networkx.closeness_centrality(graph, distance="length", wf_improved=True)
    within = networkx.closeness_centrality(graph, distance="length", wf_improved=False)
    values = []
    for v in range(case.n):
        # improved / within = r / (n - 1)
        r = round(improved[v] / within[v] * (case.n - 1)) if within[v] else 0
        base = NAN if r == 0 else within[v] if normalized else within[v] / r
        if variant == "component":
            values.append(base)
        elif variant == "wasserman_faust":
            values.append(improved[v] if normalized else improved[v] / r if r else 0.0)
        else:
            values.append(base if r == case.n - 1 else 0.0)
    return values


def harmonic(case, options):
    lengths = None if options["length"] == "hops" else case.lengths(options["length"])
    graph = case.multi
    if "horizon" in options:  # the Python interface of igraph 0.10.2 loses its cutoff
        reach = graph.distances(mode=options["direction"], weights=lengths)
        return [sum(1 / d for d in row if 0 < d <= float(options["horizon"])) for row in reach]
    return graph.harmonic_centrality(
        mode=options["direction"],
        weights=lengths,
        normalized=options.get("normalized") == "true",
    )


def finite_distances(case, options):
    """Finite distances between each actor and the others, on the side that is asked for."""
    graph, _, lengths = case.shortest_ties(options.get("length", "hops"), False)
    if options["direction"] == "all" and case.directed:
        graph = graph.as_undirected(mode="each")  # keeps the order of ties
    mode = "in" if options["direction"] == "in" else "out"
    rows = graph.distances(weights=lengths, mode=mode)
    return [[d for u, d in enumerate(row) if u != v and d < INF] for v, row in enumerate(rows)]


def domain(case, options):
    mode = options["direction"]
    return [len(case.multi.subcomponent(v, mode=mode)) - 1 for v in range(case.n)]


def eccentricity(case, options):
    if options["length"] == "hops":
        return case.multi.eccentricity(mode=options["direction"])
    return [max(row, default=0) for row in finite_distances(case, options)]


def prestige(case, options):
    if options["direction"] == "in" and options["length"] != "inverse":
        kind = None if options["length"] == "hops" else "length"
        found = networkx.closeness_centrality(case.simple_nx(options["length"]), distance=kind)
        return [found[v] for v in range(case.n)]
    rows = finite_distances(case, options)
    return [len(row) ** 2 / sum(row) / (case.n - 1) if row else 0.0 for row in rows]


def decay(case, options):
    return [sum(float(options["delta"]) ** d for d in row) for row in finite_distances(case, options)]


def reach(case, options):
    k = int(options["within"])
    if options["length"] == "hops":
        sizes = case.multi.neighborhood_size(order=k, mode=options["direction"])
        return [size - 1 for size in sizes]
    return [sum(d <= k for d in row) for row in finite_distances(case, options)]


def load(case, options):
    normalized = options["normalized"] == "true"
    found = networkx.load_centrality(case.simple_nx("hops"), normalized=normalized)
    # networkx counts each ordered pair, and so does its scale.
    half = 1 if case.directed or normalized else 0.5
    return [half * found[v] for v in range(case.n)]


def betweenness(case, options):
    n, normalized = case.n, options["normalized"] == "true"
    # networkx takes lengths that differ by rounding for different, igraph and we do not.
    if options["multiplicity"] == "true" or options["length"] == "inverse":
        parallel = options["multiplicity"] == "true"
        graph, _, lengths = case.shortest_ties(options["length"], parallel)
        values = graph.betweenness(directed=case.directed, weights=lengths)
        pairs = (n - 1) * (n - 2)
        if options["endpoints"] == "true":
            reach = graph.distances(weights=lengths)
            both = [
                sum(reach[v][t] < INF for t in range(n)) + sum(reach[s][v] < INF for s in range(n)) - 2
                for v in range(n)
            ]
            half = 1 if case.directed else 0.5
            values = [b + half * ends for b, ends in zip(values, both)]
            pairs = n * (n - 1)
        if not case.directed:
            pairs /= 2
        return scaled(values, 1 / pairs) if normalized and pairs else values
    found = networkx.betweenness_centrality(
        case.simple_nx(options["length"]),
        normalized=normalized,
        weight=None if options["length"] == "hops" else "length",
        endpoints=options["endpoints"] == "true",
    )
    return [found[v] for v in range(n)]


def tie_betweenness(case, options):
    n, normalized = case.n, options["normalized"] == "true"
    values = [0.0] * len(case.ties)
    if options["multiplicity"] == "true" or options["length"] == "inverse":
        parallel = options["multiplicity"] == "true"
        graph, kept, lengths = case.shortest_ties(options["length"], parallel)
        scores = graph.edge_betweenness(directed=case.directed, weights=lengths)
        pairs = n * (n - 1) / (1 if case.directed else 2)
        scores = scaled(scores, 1 / pairs) if normalized else scores
        if parallel:
            for i, value in zip(kept, scores):
                values[i] = value
            return values
        found = {case.key(*case.ties[i]): value for i, value in zip(kept, scores)}
    else:
        found = networkx.edge_betweenness_centrality(
            case.simple_nx(options["length"]),
            normalized=normalized,
            weight=None if options["length"] == "hops" else "length",
        )
        found = {case.key(u, v): value for (u, v), value in found.items()}
    best = case.shortest(options["length"])
    for i, ((u, v), length) in enumerate(zip(case.ties, case.lengths(options["length"]))):
        if u != v and best[case.key(u, v)][0] == length:
            values[i] = found[case.key(u, v)] / best[case.key(u, v)][1]
    return values


def eigenvector(case, options):
    mode = "strong" if case.directed else "weak"
    if not case.ties or len(case.multi.connected_components(mode=mode)) > 1:
        return None  # not unique, or not what ARPACK is made for
    values = case.multi.eigenvector_centrality(
        directed=case.directed, scale=True, weights=case.weights
    )
    if not any(values):
        return None  # igraph's solver gives up on some of the smallest graphs
    if options["scale"] == "max":
        return values
    return scaled(values, 1 / math.sqrt(sum(x * x for x in values)))


def katz(case, options):
    found = networkx.katz_centrality(
        case.summed_nx(),
        alpha=float(options["alpha"]),
        beta=float(options.get("beta", 1)),
        max_iter=100000,
        tol=1e-14,
        normalized=options.get("normalized") == "true",
        weight="weight",
    )
    return [found[v] for v in range(case.n)]


def pagerank(case, options):
    damping = float(options.get("damping", 0.85))
    if "restart" not in options:
        return case.multi.pagerank(directed=case.directed, damping=damping, weights=case.weights)
    graph = case.summed_nx()
    chosen = {v: float(v % 3 == 1) for v in range(case.n)}
    dangling = chosen if options["dangling"] == "restart" else {v: 1.0 for v in range(case.n)}
    found = networkx.pagerank(graph, damping, chosen, max_iter=10000, tol=1e-15, dangling=dangling)
    return [found[v] for v in range(case.n)]


def hits(case, options):
    # The peers iterate from vectors of their own: only where the greatest singular value is single.
    matrix = networkx.to_numpy_array(case.summed_nx(), nodelist=range(case.n))
    singular = numpy.linalg.svd(matrix, compute_uv=False)
    if singular[0] == 0 or singular[1] > 0.999 * singular[0]:
        return None
    if options["scale"] == "sum":
        hubs, authorities = networkx.hits(case.summed_nx(), max_iter=100000, tol=1e-15)
        return [hubs[v] for v in range(case.n)] + [authorities[v] for v in range(case.n)]
    # igraph counts a self-tie of an undirected graph once: given as arcs, it is clear.
    ties, weights = case.ties, case.weights
    if not case.directed:
        ties, weights = ties + [(v, u) for u, v in ties], weights * 2
    graph = igraph.Graph(case.n, ties, directed=True)
    return graph.hub_score(weights=weights) + graph.authority_score(weights=weights)


def matrix_exponential(case):
    return scipy.linalg.expm(networkx.to_numpy_array(case.summed_nx(), nodelist=range(case.n)))


def subgraph(case, _):
    if case.directed or case.weighted or case.has_repeats:  # networkx knows simple graphs only
        return list(numpy.diag(matrix_exponential(case)))
    found = networkx.subgraph_centrality(case.summed_nx())
    return [found[v] for v in range(case.n)]


def communicability(case, options):
    return list(matrix_exponential(case).sum(axis=0 if options["direction"] == "in" else 1))


def relations(case):
    """Both directions added up: networkx gives up on actors without out-ties."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(case.n))
    for (u, v), w in zip(case.ties, case.weights):
        if u != v:
            old = graph.get_edge_data(u, v, {"weight": 0})["weight"]
            graph.add_edge(u, v, weight=old + w)
    return graph


def constraint(case, _):
    graph = relations(case)
    found = networkx.constraint(graph, weight="weight")
    values = [found[v] for v in range(case.n)]
    ties = [tie for tie in case.ties if tie[0] != tie[1]]
    weights = [w for tie, w in zip(case.ties, case.weights) if tie[0] != tie[1]]
    again = igraph.Graph(case.n, ties, directed=case.directed).constraint(weights=weights)
    return values if all(map(close, values, again)) else ["the peers disagree"] * case.n


def effective_size(case, _):
    found = networkx.effective_size(relations(case), weight="weight")
    return [found[v] for v in range(case.n)]


def conductors(case):
    """networkx wants connected graphs; for others there are the laws of the unit tests."""
    graph = relations(case)
    return graph if networkx.is_connected(graph) else None


def information(case, _):
    graph = conductors(case)
    if graph is None:
        return None
    found = networkx.information_centrality(graph, weight="weight")
    return [found[v] * case.n for v in range(case.n)]


def current_closeness(case, _):
    graph = conductors(case)
    if graph is None:
        return None
    found = networkx.current_flow_closeness_centrality(graph, weight="weight")
    return [found[v] * (case.n - 1) for v in range(case.n)]


def current_betweenness(case, options):
    graph = conductors(case)
    if graph is None or case.n < 3:
        return None
    found = networkx.current_flow_betweenness_centrality(
        graph, normalized=options["normalized"] == "true", weight="weight"
    )
    return [found[v] for v in range(case.n)]


def tie_current_betweenness(case, options):
    graph = conductors(case)
    if graph is None or case.n < 3:
        return None
    found = networkx.edge_current_flow_betweenness_centrality(graph, normalized=False, weight="weight")
    pairs = case.n * (case.n - 1) / 2 if options["normalized"] == "true" else 1
    # networkx halves; of parallel ties each carries its part.
    return [
        0.0 if u == v else
        2 * found.get((u, v), found.get((v, u))) / pairs * w / graph[u][v]["weight"]
        for (u, v), w in zip(case.ties, case.weights)
    ]


def same_partition(ours, theirs):
    return len(set(zip(ours, theirs))) == len(set(ours)) == len(set(theirs))


def components(case, options, ours):
    theirs = case.multi.connected_components(mode=options["mode"]).membership
    sizes = collections.Counter(ours)
    in_order = all(sizes[c] >= sizes[c + 1] for c in range(len(sizes) - 1))
    return same_partition(ours, theirs) and in_order


def biconnected(case, _, ours):
    blocks = collections.defaultdict(set)
    for (u, v), block in zip(case.ties, ours):
        if u == v:
            if not math.isnan(block):
                return False
        else:
            blocks[block] |= {u, v}
    simple = case.multi.as_undirected().simplify()
    theirs = [set(block) for block in simple.biconnected_components() if len(block) > 1]
    return sorted(map(sorted, blocks.values())) == sorted(map(sorted, theirs))


def bridges(case, _, ours):
    theirs = set(case.multi.as_undirected(mode="each").bridges())
    return [float(i in theirs) for i in range(len(case.ties))] == ours


def cut_actors(case, _, ours):
    graph = case.multi.as_undirected().simplify()
    if {v for v, c in enumerate(ours) if c > 0} != set(graph.articulation_points()):
        return False
    before = len(graph.connected_components())
    for v in range(case.n):
        rest = graph.copy()
        rest.delete_vertices(v)
        more = len(rest.connected_components()) - before
        if ours[v] != max(0, more):
            return False
    return True


def leiden(case, options, ours, quality):
    membership = [int(c) for c in ours]
    graph = case.multi.as_undirected(mode="each")
    if not case.ties:
        return math.isnan(quality["modularity"])
    theirs = graph.modularity(membership, weights=case.weights)
    good = close(quality["modularity"], theirs)
    for c in set(membership):
        members = [v for v in range(case.n) if membership[v] == c]
        good = good and graph.induced_subgraph(members).is_connected()
    if options.get("directed") == "true":
        directed = case.multi.modularity(membership, weights=case.weights)
        good = good and close(quality["directed modularity"], directed)
    if options.get("objective") == "cpm":
        within = sum(w for (u, v), w in zip(case.ties, case.weights) if membership[u] == membership[v])
        sizes = collections.Counter(membership).values()
        penalty = float(options["resolution"]) * sum(k * (k - 1) / 2 for k in sizes)
        return good and close(quality["cpm"], within - penalty)
    return good


def partition(case, ours, quality):
    """The figure of any partition, which igraph computes from the membership alone."""
    if not case.ties:
        return math.isnan(quality["modularity"])
    graph = case.multi.as_undirected(mode="each")
    membership = [int(c) for c in ours]
    return close(quality["modularity"], graph.modularity(membership, weights=case.weights))


def louvain(case, options, ours, quality):
    return leiden(case, options, ours, quality)


def label_propagation(case, options, ours, quality):
    return partition(case, ours, quality)


def fast_greedy(case, options, ours, quality):
    return partition(case, ours, quality)


def walktrap(case, options, ours, quality):
    return partition(case, ours, quality)


def girvan_newman(case, options, ours, quality):
    return partition(case, ours, quality)


def leading_eigenvector(case, options, ours, quality):
    return partition(case, ours, quality)


def consensus(case, options, ours, quality):
    return partition(case, ours, quality)


def k_edge(case, options, ours):
    """As many ties must go to part two of a cluster, and fewer two of different ones."""
    graph, k = case.multi.as_undirected(mode="each"), int(options["k"])
    graph.delete_edges([e.index for e in graph.es if e.source == e.target])
    return all(
        (ours[u] == ours[v]) == (graph.maxflow_value(u, v) >= k)
        for u in range(case.n)
        for v in range(u)
    )


def map_equation(case, clusters):
    """Of a directed graph without self-ties, with jumps as steps like others, from its definition."""
    at = case.multi.pagerank(damping=0.85, weights=case.weights)
    strength = [0.0] * case.n
    for (u, _), w in zip(case.ties, case.weights):
        strength[u] += w
    size, leaves, inside = collections.Counter(clusters), collections.Counter(), collections.Counter()
    for v, c in enumerate(clusters):
        inside[c] += at[v]
        leaves[c] += at[v] * (0.15 if strength[v] > 0 else 1) * (1 - size[c] / case.n)
    for (u, v), w in zip(case.ties, case.weights):
        if clusters[u] != clusters[v] and w > 0:
            leaves[clusters[u]] += 0.85 * at[u] * w / strength[u]
    plogp = lambda x: x * math.log2(x) if x > 0 else 0.0
    return (plogp(sum(leaves.values())) - 2 * sum(map(plogp, leaves.values())) - sum(map(plogp, at))
            + sum(plogp(leaves[c] + inside[c]) for c in size))


def infomap(case, options, ours, quality):
    """igraph lets walkers jump in undirected graphs too, where ours do not; its own figure is not that of its clusters where no
    tie leads on, so both clusterings are judged by the definition."""
    good = partition(case, ours, quality)
    if case.directed and case.ties and not any(u == v for u, v in case.ties):
        theirs = case.multi.community_infomap(edge_weights=case.weights, trials=20).membership
        good = good and abs(quality["one cluster"] - map_equation(case, [0] * case.n)) < 1e-6
        good = good and abs(quality["map equation"] - map_equation(case, ours)) < 1e-6
        good = good and quality["map equation"] <= map_equation(case, theirs) * 1.01 + 1e-6
    return good


def without_loops(case):
    """Weights of ties and of their reverse added up."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(case.n))
    for (u, v), w in zip(case.ties, case.weights):
        if u != v:
            graph.add_edge(u, v, weight=graph.get_edge_data(u, v, {"weight": 0})["weight"] + w)
    return graph


def triangles(case, _):
    counts = networkx.triangles(without_loops(case))
    return [counts[v] for v in range(case.n)]


def clustering(case, options):
    graph = without_loops(case)
    if options["weights"] == "zhang" and case.weighted:
        return None
    if options["weights"] == "barrat":
        if not case.weighted:
            graph = networkx.Graph(graph.edges, weight=1)
            networkx.set_edge_attributes(graph, 1, "weight")
        ties = list(graph.edges(data="weight"))
        peer = igraph.Graph(case.n, [(u, v) for u, v, _ in ties])
        return peer.transitivity_local_undirected(mode="zero", weights=[w for _, _, w in ties])
    counted = "weight" if options["weights"] == "onnela" and case.weighted else None
    values = networkx.clustering(graph, weight=counted)
    return [values[v] for v in range(case.n)]


def onion(case, _):
    layers = networkx.onion_layers(without_loops(case))
    return [layers[v] for v in range(case.n)]


def truss(case, _):
    graph = without_loops(case)
    depth, k = {}, 2
    while graph.number_of_edges():
        depth.update({frozenset(tie): k for tie in graph.edges})
        k += 1
        graph = networkx.k_truss(graph, k)
    return [depth.get(frozenset(tie), NAN) if tie[0] != tie[1] else NAN for tie in case.ties]


def close(a, b):
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


VALUES = [degree, strength, coreness, closeness, harmonic, betweenness, tie_betweenness,
          eigenvector, katz, pagerank, hits, subgraph, communicability,
          current_closeness, information, current_betweenness, tie_current_betweenness,
          constraint, effective_size, domain, eccentricity, prestige, decay, reach, load,
          triangles, clustering, onion, truss]
NEEDS_SCIPY = [hits, subgraph, communicability, current_closeness, information, current_betweenness,
               tie_current_betweenness]
WITH_FIGURES = [leiden, louvain, label_propagation, fast_greedy, walktrap, girvan_newman,
                leading_eigenvector, consensus, infomap]
VERDICTS = [components, biconnected, bridges, cut_actors, k_edge, *WITH_FIGURES]


def main(folder):
    cases, runs = {}, {}
    with open(os.path.join(folder, "values.csv"), encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            run = runs.setdefault((int(row["graph"]), row["measure"], row["options"]), ([], {}))
            if row["item"].isdigit():
                run[0].append(float(row["value"]))
            else:
                run[1][row["item"]] = float(row["value"])
    checked, wrong = collections.Counter(), collections.Counter()
    for (number, measure, text), (ours, quality) in runs.items():
        if number not in cases:
            cases[number] = Case(os.path.join(folder, f"graph-{number}.txt"))
        case = cases[number]
        options = dict(option.split("=") for option in text.split(";") if option)
        name = globals()[measure]
        if name in VERDICTS:
            good = name(case, options, ours, *([quality] if name in WITH_FIGURES else []))
            worst = "" if good else "disagrees"
        else:
            lacking = scipy is None and (name in NEEDS_SCIPY or "restart" in options)
            theirs = None if lacking else name(case, options)
            if theirs is None:
                continue
            bad = [i for i, (a, b) in enumerate(zip(ours, theirs)) if not close(a, b)]
            good = len(ours) == len(theirs) and not bad
            worst = f"item {bad[0]}: {ours[bad[0]]} against {theirs[bad[0]]}" if bad else "length"
        checked[measure] += 1
        if not good:
            wrong[measure] += 1
            if wrong[measure] <= 3:
                print(f"graph {number}: {measure} {text}: {worst}")
    for measure in sorted(checked):
        print(f"{measure}: {checked[measure]} checked, {wrong[measure]} wrong")
    unchecked = {name.__name__ for name in VALUES + VERDICTS} - set(checked)
    if scipy is None:
        unchecked -= {name.__name__ for name in NEEDS_SCIPY}
        print("scipy is not installed: some measures stay unchecked")
    if unchecked:
        print("never checked:", ", ".join(sorted(unchecked)))
    return 1 if wrong or unchecked else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
