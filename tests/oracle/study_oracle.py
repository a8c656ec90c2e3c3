#!/usr/bin/env python3
"""Every measure of the first study's network, against igraph and networkx, to 1e-9.

The network comes from what `export` writes and the values from what `centrality` writes, so the way from
study to table is under test too.
"""
import csv
import io
import math
import subprocess
import sys

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

program, study = sys.argv[1:3]


def rows(*words):
    text = subprocess.run([program, *words, "-q"], check=True, capture_output=True, text=True).stdout
    return list(csv.DictReader(io.StringIO(text)))


ties = [t for t in rows("export", study) if t["layer"] != "contact" and t["certainty"] != "planned"]
ids = sorted({t["from"] for t in ties} | {t["to"] for t in ties})
number = {name: i for i, name in enumerate(ids)}
graph = igraph.Graph(len(ids), [(number[t["from"]], number[t["to"]]) for t in ties])
simple = graph.copy().simplify()
nx = networkx.MultiGraph()
nx.add_nodes_from(range(len(ids)))
nx.add_edges_from(e.tuple for e in graph.es)
alpha = 0.05
measures = ["degree", "strength", "closeness", "closeness:variant=component", "harmonic:normalized=true", "betweenness",
            "betweenness:normalized=true", "betweenness:multiplicity=true", "pagerank", f"katz:alpha={alpha}", "coreness", "eigenvector"]
ours = {r["id"]: r for r in rows("centrality", study, *[w for m in measures for w in ("-m", m)])}
assert sorted(ours) == ids, "the actors of the view are not those with ties"

weighted = networkx.Graph()
weighted.add_nodes_from(nx)
for u, v in nx.edges():
    weighted.add_edge(u, v, weight=weighted.get_edge_data(u, v, {"weight": 0})["weight"] + 1)
n = len(ids)
wf = networkx.closeness_centrality(nx, wf_improved=True)
part = networkx.closeness_centrality(nx, wf_improved=False)
harmonic = networkx.harmonic_centrality(networkx.Graph(nx))
katz = networkx.katz_centrality(weighted, alpha=alpha, max_iter=100000, tol=1e-14, normalized=False, weight="weight")
giant = graph.connected_components().giant()
# igraph leaves other components to chance; ours scores only the one with the greatest eigenvalue.
eigen = [0.0] * n
members = max(graph.connected_components(), key=len)
for v, value in zip(members, giant.eigenvector_centrality()):
    eigen[v] = value
theirs = {
    "degree": simple.degree(),
    "strength": graph.degree(),
    "closeness": [wf[v] for v in range(n)],
    "closeness:variant=component": [part[v] for v in range(n)],
    "harmonic:normalized=true": [harmonic[v] / (n - 1) for v in range(n)],
    "betweenness": simple.betweenness(),
    "betweenness:normalized=true": [b / ((n - 1) * (n - 2) / 2) for b in simple.betweenness()],
    "betweenness:multiplicity=true": graph.betweenness(),
    "pagerank": graph.pagerank(),
    f"katz:alpha={alpha}": [katz[v] for v in range(n)],
    "coreness": simple.coreness(),
    "eigenvector": eigen,
}
faults = 0
for measure in measures:
    worst = 0.0
    for v, name in enumerate(ids):
        mine, other = float(ours[name][measure]), float(theirs[measure][v])
        worst = max(worst, abs(mine - other) / max(1.0, abs(other)))
    print(f"{measure:32} greatest difference {worst:.1e}")
    if not worst <= 1e-9:
        faults += 1

pairs = {frozenset((r["from"], r["to"])): float(r["tie_betweenness"]) for r in rows("centrality", study, "--ties", "--parallel", "first")}
for e, value in zip(simple.es, simple.edge_betweenness()):
    if not math.isclose(pairs[frozenset((ids[e.source], ids[e.target]))], value, rel_tol=1e-9, abs_tol=1e-9):
        faults += 1
print(f"{'tie_betweenness':32} {len(pairs)} pairs compared")

clusters = rows("clusters", study, "-m", "components,leiden")
components = graph.connected_components()
for r in clusters:
    same = {q["id"] for q in clusters if q["components"] == r["components"]}
    if same != {ids[v] for v in components[components.membership[number[r["id"]]]]}:
        faults += 1
membership = [0] * n
for r in clusters:
    membership[number[r["id"]]] = int(r["leiden"])
said = subprocess.run([program, "clusters", study, "-m", "leiden", "--summary"], check=True, capture_output=True, text=True).stdout
quality = float(next(csv.DictReader(io.StringIO(said)))["quality"].split("modularity=")[1].split(";")[0])
if not math.isclose(quality, graph.modularity(membership), rel_tol=1e-9):
    faults += 1
cuts = {r["id"] for r in rows("clusters", study, "-m", "cut_actors") if float(r["cut_actors"]) > 0}
if cuts != {ids[v] for v in graph.articulation_points()}:
    faults += 1
print(f"{n} actors, {len(ties)} ties, modularity {quality:.6f}, {faults} faults")
sys.exit(1 if faults else 0)
