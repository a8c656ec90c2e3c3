#!/usr/bin/python3
"""Our kernels beside those of other libraries, on the same networks, in one run.

    compare.py WORKER [--rounds N] [--limit SECONDS] [--work NAME,…] [--peers NAME,…] [--markdown] [GRAPH…]

WORKER is the built kernels_worker, which has NetworKit within if CMake found it; else its Python module is asked. A GRAPH is a list of ties, or KIND:N of generate.hpp; without any, one network of each kind.
Each library is a process of its own that has loaded the network before its time is taken. Values are compared first: with ours
to 1e-6 of the greatest where peers iterate, 1e-9 else, components as partitions; Louvain and Leiden by modularity, best of the
rounds. Then rounds interleave, and medians count. A ratio is the fastest peer's time over ours, on one thread each; `two` is our
gain from a second thread. With --cpu, times are those that processors spent, for machines that others use: `two` then says nothing. A peer that would take longer than the limit is asked once. Exits with 1 when values disagree.
"""
import argparse
import array
import os
import platform
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = ["igraph", "graph-tool", "networkx", "networkit"]
# Work, our algorithm, tolerance; None where partitions are judged by their modularity.
WORK = [
    ("betweenness", "centrality.betweenness", 1e-9),
    ("weighted betweenness", "centrality.betweenness:length=weight", 1e-9),
    ("harmonic", "centrality.harmonic", 1e-9),
    ("closeness", "centrality.closeness", 1e-9),
    ("pagerank", "feedback.pagerank", 1e-6),
    ("eigenvector", "feedback.eigenvector:tolerance=1e-10", 1e-6),
    ("components", "clusters.components", "partition"),
    ("coreness", "centrality.coreness", 1e-9),
    ("triangles", "cohesion.triangles", 1e-6),
    ("louvain", "clusters.louvain", "modularity"),
    ("leiden", "clusters.leiden", "modularity"),
]
KINDS = ["leafy:10000", "collaboration:20000", "affiliation:100000", "skewed:60000"]
# Looking at all pairs takes peers hours on these.
ALL_PAIRS = {"betweenness", "weighted betweenness", "harmonic", "closeness"}


class Engine:
    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ready = self.process.stdout.readline().strip()

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def values(path):
    read = array.array("d")
    with open(path, "rb") as file:
        read.frombytes(file.read())
    return read


def same_partition(a, b):
    there, back = {}, {}
    return len(a) == len(b) and all(there.setdefault(x, y) == y and back.setdefault(y, x) == x for x, y in zip(a, b))


def modularity(ties, partition):
    inside, strength, total = {}, {}, 0.0
    for u, v in ties:
        total += 1
        a, b = partition[u], partition[v]
        strength[a] = strength.get(a, 0) + 1
        strength[b] = strength.get(b, 0) + 1
        if a == b:
            inside[a] = inside.get(a, 0) + 1
    return sum(inside.get(c, 0) / total - (s / (2 * total)) ** 2 for c, s in strength.items())


def agree(ours, theirs, tolerance):
    if tolerance == "partition":
        return same_partition(ours, theirs)
    scale = max(max(map(abs, ours), default=1), 1e-300)
    return len(ours) == len(theirs) and all(abs(x - y) <= tolerance * scale for x, y in zip(ours, theirs))


class Bench:
    def __init__(self, options):
        self.options, self.folder = options, tempfile.TemporaryDirectory()
        self.faults, self.table, self.memory = [], [], []

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def graph(self, what):
        """The network as a list numbered from 0, and the same with weights."""
        plain, weighted = self.path("plain.el"), self.path("weighted.el")
        if os.path.exists(what):
            subprocess.run([self.options.worker, "compact", what, plain], check=True)
        else:
            kind, _, size = what.partition(":")
            subprocess.run([self.options.worker, "generate", kind, size or "20000", "1", plain], check=True)
        subprocess.run([self.options.worker, "weigh", plain, weighted], check=True)
        return plain, weighted

    def run(self, what):
        plain, weighted = self.graph(what)
        engines = {}
        wanted = [work for work, _, _ in WORK if not self.options.work or work in self.options.work]
        for form, path in (("plain", plain), ("weighted", weighted)):
            if form == "weighted" and not any(work.startswith("weighted") for work in wanted):
                continue
            engines[form] = [Engine(name, [self.options.worker, "serve", path])
                             for name in ("entente", "Boost.Graph", "NetworKit") if name == "entente" or self.is_asked(name)]
            has_networkit = any(engine.name == "NetworKit" and engine.ask(f"networkit 1 {os.devnull} components") != "none"
                                for engine in engines[form])
            for peer in PEERS:
                if not self.is_asked(peer) or (peer == "networkit" and has_networkit):
                    continue
                engine = Engine(peer, ["/usr/bin/python3", os.path.join(HERE, "peers.py"), peer, path, "1"])
                if engine.ready.startswith("ready"):
                    engines[form].append(engine)
                else:
                    engine.close()
        _, order, size = engines["plain"][0].ready.split()
        title = f"{os.path.basename(what)} ({int(order):,} / {int(size):,})"
        with open(plain, encoding="utf-8") as lines:
            ties = [tuple(map(int, line.split()[:2])) for line in lines]
        for work, ours, tolerance in WORK:
            if work not in wanted:
                continue
            if work in ALL_PAIRS and int(order) * int(size) > self.options.pairs:
                continue
            self.compare(title, work, ours, tolerance, int(order), ties, engines["weighted" if work.startswith("weighted") else "plain"])
        self.reading(title, engines["plain"])
        self.memory.append((title, [(e.name, int(e.ask("memory"))) for e in engines["plain"]]))
        for group in engines.values():
            for engine in group:
                engine.close()

    def is_asked(self, peer):
        return not self.options.peers or peer.lower() in self.options.peers

    def compare(self, title, work, ours, tolerance, order, ties, engines):
        times, quality, left_out = {}, {}, set()
        all_pairs = order * len(ties) if work in ALL_PAIRS else 0
        two = []
        for round_number in range(self.options.rounds):
            reference = None
            for engine in engines:
                if engine.name in left_out or (engine.name == "networkx" and all_pairs > self.options.python_pairs):
                    continue
                out = self.path(engine.name)
                asked = {"entente": f"entente 1 {out} {ours}", "Boost.Graph": f"boost 1 {out} {work}",
                         "NetworKit": f"networkit 1 {out} {work}"}.get(engine.name, f"run {out} {work}")
                took = engine.ask(asked)
                if took in ("none", ""):
                    left_out.add(engine.name)
                    continue
                times.setdefault(engine.name, []).append(float(took))
                if float(took) > self.options.limit:
                    left_out.add(engine.name)
                if tolerance == "modularity":
                    quality.setdefault(engine.name, []).append(modularity(ties, values(out)))
                elif round_number == 0 and engine.name == "entente":
                    reference = values(out)
                elif round_number == 0 and not agree(reference, values(out), tolerance):
                    self.faults.append(f"{title}: {work} of {engine.name} is not ours")
            out = self.path("two")
            two.append(float(engines[0].ask(f"entente 2 {out} {ours}")))
            if tolerance != "modularity" and round_number == 0 and values(out) != reference:
                self.faults.append(f"{title}: {work} differs on two threads")
        self.row(title, work, times, two, {name: max(q) for name, q in quality.items()})

    def reading(self, title, engines):
        times = {}
        for _ in range(self.options.rounds):
            for engine in engines:
                asked = {"entente": "reread 1", "Boost.Graph": "boost 1 /dev/null read", "NetworKit": "networkit 1 /dev/null read"}
                took = engine.ask(asked.get(engine.name, "reread"))
                if took != "none":
                    times.setdefault(engine.name, []).append(float(took))
        two = [float(engines[0].ask("reread 2")) for _ in range(self.options.rounds)]
        self.row(title, "read", times, two, {})

    def row(self, title, work, times, two, quality):
        median = {name: statistics.median(t) for name, t in times.items()}
        own = median.pop("entente")
        fastest = min(median, key=median.get) if median else None
        show = lambda name, seconds: f"{name} {seconds:.3g}" + (f" Q {quality[name]:.4f}" if name in quality else "")
        cells = [title, work, show("entente", own).removeprefix("entente "), f"{own / statistics.median(two):.2f}",
                 "; ".join(show(name, seconds) for name, seconds in sorted(median.items(), key=lambda x: x[1])),
                 f"{median[fastest] / own:.1f} ({fastest})" if fastest else ""]
        self.table.append(cells)
        print("  ".join(cells), flush=True)

    def report(self):
        print()
        heads = ["network (n / m)", "work", "ours, s", "two", "peers, s", "ratio"]
        if self.options.markdown:
            print("| " + " | ".join(heads) + " |\n|" + "---|" * len(heads))
            for cells in self.table:
                print("| " + " | ".join(cells) + " |")
            print()
        print("Peak memory of a process with the network and all of the above, MB:")
        for title, used in self.memory:
            print(f"  {title}: " + ", ".join(f"{name} {size / 1e6:.0f}" for name, size in used))
        for fault in self.faults:
            print("fault: " + fault)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("worker")
    parser.add_argument("graphs", nargs="*")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=30, help="a peer slower than this is asked once")
    parser.add_argument("--pairs", type=float, default=4e9, help="no all-pairs work above so many n times m")
    parser.add_argument("--python-pairs", type=float, default=2e7, help="the same for networkx")
    parser.add_argument("--work", type=lambda text: set(text.split(",")), default=None)
    parser.add_argument("--peers", type=lambda text: set(text.lower().split(",")), default=None)
    parser.add_argument("--cpu", action="store_true", help="processor time instead of the clock's")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_intermixed_args()
    if options.cpu:
        os.environ["KERNELS_CPU"] = "1"
    bench = Bench(options)
    print(processor(), flush=True)
    for what in options.graphs or KINDS:
        bench.run(what)
    bench.report()
    return 1 if bench.faults else 0


if __name__ == "__main__":
    sys.exit(main())
