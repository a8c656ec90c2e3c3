#!/usr/bin/python3
"""Our layout beside those of Graphviz, on the same networks, in one run.

    compare.py WORKER [--rounds N] [--limit SECONDS] [--sizes N,…] [--kinds NAME,…]

WORKER is the built layout_worker. Each engine is a process that reads the network and writes positions, and its whole time of
the processor is taken; medians of interleaved rounds count. Stress is that of Gansner, Koren and North, sum of (|p(u) - p(v)| - d)^2 / d^2 over
the pairs of a component, at the scale that is best for each engine, divided by the number of pairs; over all pairs up to 2,000
actors, from 200 sources above. Checked first: every actor has one place, all are finite. A ratio is Graphviz over ours: above 1
is better for us. An engine that passes the limit is not asked about larger networks of that kind. Exits with 1 when a check
fails, or we are slower or worse by more than 2 % than an engine.
"""
import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile

import numpy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

ENGINES = ["neato", "sfdp"]


def grown(n, rng, m=2):
    """Preferential attachment, as partners find partners."""
    edges, ends = [], [0]
    for v in range(1, n):
        for u in {ends[rng.integers(len(ends))] for _ in range(min(v, m))}:
            edges.append((u, v))
            ends += [u, v]
    return edges


def register(n, rng):
    """A few owners with many partners of their own, and some that they share."""
    owners = max(2, n // 120)
    edges = [(i, i + 1) for i in range(owners - 1)]
    for v in range(owners, n):
        edges.append((int(rng.integers(owners)), v))
        if rng.random() < 0.15:
            edges.append((int(rng.integers(owners)), v))
    return edges


def consortia(n, rng):
    """Bodies with 3 to 20 members each, in many components."""
    edges, v = [], 0
    members = int(0.8 * n)
    for hub in range(members, n):
        for _ in range(int(rng.integers(3, 20))):
            edges.append((int(min(members - 1, rng.exponential(members / 4))), hub))
    return edges


def near(n, rng):
    """A ring with short cuts."""
    edges = [(i, (i + k) % n) for i in range(n) for k in (1, 2)]
    return edges + [(int(rng.integers(n)), int(rng.integers(n))) for _ in range(n // 20)]


KINDS = {"grown": grown, "register": register, "consortia": consortia, "near": near}


def run(command, limit):
    """Seconds of processor (user and system); None beyond the limit. On a machine that others use too
    the time on the clock would say more about them."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2)))
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    if seconds > limit:
        return None
    if child.returncode:
        sys.exit(f"{command[0]} failed")
    return seconds


def stress(n, edges, at):
    a = numpy.array(edges)
    graph = coo_matrix((numpy.ones(len(a)), (a[:, 0], a[:, 1])), shape=(n, n)).tocsr()
    sources = numpy.arange(n) if n <= 2000 else numpy.random.default_rng(1).choice(n, 200, replace=False)
    d = dijkstra(graph, directed=False, indices=sources, unweighted=True)
    p = numpy.hypot(at[sources, None, 0] - at[None, :, 0], at[sources, None, 1] - at[None, :, 1])
    use = numpy.isfinite(d) & (d > 0)
    d, p = d[use], p[use]
    scale = (p / d).sum() / ((p / d) ** 2).sum()
    return float(((scale * p / d - 1) ** 2).mean())


def main():
    options = argparse.ArgumentParser()
    options.add_argument("worker")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--limit", type=float, default=60)
    options.add_argument("--sizes", default="100,300,1000,3000,10000")
    options.add_argument("--kinds", default=",".join(KINDS))
    options.add_argument("--neato-to", type=int, default=1000, help="not asked about larger networks")
    options = options.parse_args()
    faults = 0
    print(f"{'network':18} {'ties':>7} {'ours s':>8} {'stress':>8}   " + "   ".join(f"{e + ' s':>9} {'x time':>7} {'x stress':>8}" for e in ENGINES))
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds.split(","):
            beyond = set()
            for n in map(int, options.sizes.split(",")):
                edges = sorted({(min(e), max(e)) for e in KINDS[kind](n, numpy.random.default_rng(n)) if e[0] != e[1]})
                plain, dot = f"{folder}/edges", f"{folder}/graph.dot"
                with open(plain, "w") as file:
                    file.write(f"{n}\n" + "".join(f"{u} {v}\n" for u, v in edges))
                with open(dot, "w") as file:
                    file.write("graph {\nnode [shape=point]\n" + "".join(f"{v};\n" for v in range(n)) + "".join(f"{u}--{v}\n" for u, v in edges) + "}\n")
                commands = {"ours": [options.worker, plain, f"{folder}/ours"]}
                for engine in ENGINES:
                    if engine not in beyond and (engine != "neato" or n <= options.neato_to):
                        commands[engine] = [engine, "-Tdot", dot, "-o", f"{folder}/{engine}"]
                times = {}
                for _ in range(options.rounds):
                    for name in list(commands):
                        done = run(commands[name], options.limit)
                        if done is None:
                            beyond.add(name)
                            del commands[name]
                            continue
                        times.setdefault(name, []).append(done)
                quality = {}
                for name in commands:
                    if name == "ours":
                        at = numpy.loadtxt(f"{folder}/ours", ndmin=2)
                    else:
                        at = numpy.full((n, 2), numpy.nan)
                        text = open(f"{folder}/{name}").read()
                        for v, x, y in re.findall(r'^\s*(\d+)\s*\[[^]]*?pos="([-0-9.e+]+),([-0-9.e+]+)"', text, re.M):
                            at[int(v)] = float(x), float(y)
                    if at.shape != (n, 2) or not numpy.isfinite(at).all():
                        print(f"{kind}:{n}: {name} leaves actors without a place")
                        faults += 1
                        continue
                    quality[name] = stress(n, edges, at)
                ours = statistics.median(times["ours"])
                line = f"{kind + ':' + str(n):18} {len(edges):7} {ours:8.3f} {quality['ours']:8.4f}   "
                for engine in ENGINES:
                    if engine not in quality:
                        line += f"{'-':>9} {'':7} {'':8}   "
                        continue
                    time_ratio, stress_ratio = statistics.median(times[engine]) / ours, quality[engine] / quality["ours"]
                    line += f"{statistics.median(times[engine]):9.3f} {time_ratio:7.1f} {stress_ratio:8.2f}   "
                    faults += time_ratio < 1 or stress_ratio < 0.98
                print(line, flush=True)
    sys.exit(1 if faults else 0)


main()
