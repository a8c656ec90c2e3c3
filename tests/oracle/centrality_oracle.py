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
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

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
    return case.multi.pagerank(
        directed=case.directed, damping=float(options.get("damping", 0.85)), weights=case.weights
    )


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
    if options.get("objective") == "cpm":
        within = sum(w for (u, v), w in zip(case.ties, case.weights) if membership[u] == membership[v])
        sizes = collections.Counter(membership).values()
        penalty = float(options["resolution"]) * sum(k * (k - 1) / 2 for k in sizes)
        return good and close(quality["cpm"], within - penalty)
    return good


def close(a, b):
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


VALUES = [degree, strength, coreness, closeness, harmonic, betweenness, tie_betweenness,
          eigenvector, katz, pagerank]
VERDICTS = [components, biconnected, bridges, cut_actors, leiden]


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
            good = name(case, options, ours, *([quality] if name is leiden else []))
            worst = "" if good else "disagrees"
        else:
            theirs = name(case, options)
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
    if unchecked:
        print("never checked:", ", ".join(sorted(unchecked)))
    return 1 if wrong or unchecked else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
