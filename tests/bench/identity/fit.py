#!/usr/bin/env python3
"""Fits the weights of algorithms/identity/features.cpp to what identity_bench --features wrote.

    fit.py TUNE.txt CHECK.txt [--penalty 1.0]

The chance of a candidate is exp(s) / (1 + sum of exp(s)), s a weighted sum of its features; the fit maximizes
the chance of the right candidates, or of none where the authority has none, less a penalty on the squares of the
weights. Prints a column of weights for names and one for affiliations, and figures for both files.
Needs numpy.
"""
import sys
import numpy as np


def load(path):
    queries = {0: [], 1: []}
    for line in open(path, encoding="ascii"):
        words = line.split()
        if words[0] == "q":
            rows = []
            queries[int(words[3])].append((int(words[1]), int(words[4]), rows))
        else:
            rows.append([float(w) for w in words])
    return queries


def stack(queries, weights_of_sets=None):
    owner, x, y, answerable, weight = [], [], [], [], []
    for number, (task, some, rows) in enumerate(queries):
        answerable.append(some)
        weight.append(1.0 if weights_of_sets is None else weights_of_sets.get(task, 1.0))
        for row in rows:
            owner.append(number)
            y.append(row[0])
            x.append(row[1:])
    return (np.array(owner), np.array(x), np.array(y), np.array(answerable), np.array(weight))


def chances(x, owner, n, w):
    s = x @ w
    top = np.zeros(n)
    np.maximum.at(top, owner, s)
    e = np.exp(s - top[owner])
    none = np.exp(-top)
    total = none + np.bincount(owner, e, n)
    return e / total[owner], none / total


def fit(data, penalty, rounds=1500):
    owner, x, y, answerable, weight = data
    n = len(answerable)
    has = np.bincount(owner, y, n) > 0
    use = weight * np.where((answerable == 1) & ~has, 0.0, 1.0)  # blocking lost it: nothing to learn
    w = np.zeros(x.shape[1])
    m = np.zeros_like(w)
    v = np.zeros_like(w)
    for t in range(1, rounds + 1):
        p, none = chances(x, owner, n, w)
        right = np.where(has, np.bincount(owner, p * y, n), none)
        target = np.where(has[owner], p * y / np.maximum(right, 1e-12)[owner], 0.0)
        g = x.T @ ((target - p) * use[owner]) - penalty * w
        g /= use.sum()
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        w += 0.05 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-9)
    return w


def figures(data, w, least):
    owner, x, y, answerable, _ = data
    n = len(answerable)
    p, _none = chances(x, owner, n, w)
    best = np.full(n, -1.0)
    right = np.zeros(n)
    order = np.argsort(p, kind="stable")
    for i in order:
        best[owner[i]] = p[i]
        right[owner[i]] = y[i]
    out = []
    for at in least:
        given = best >= at
        precision = right[given].sum() / max(1, given.sum())
        recall = right[given].sum() / max(1, answerable.sum())
        out.append((at, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)))
    return out


def main():
    words = sys.argv[1:]
    penalty = float(words[words.index("--penalty") + 1]) if "--penalty" in words else 1.0
    tune, check = load(words[0]), load(words[1])
    # Names are what no comma parts; affiliations learn from both, for many have but one part.
    columns = []
    for profile in (0, 1):
        data = stack(tune[0]) if profile == 0 else stack(tune[1] + tune[0], {3: 0.1})
        w = fit(data, penalty)
        columns.append(w)
        for name, queries in (("tune", tune[profile]), ("check", check[profile])):
            for task in sorted({q[0] for q in queries}):
                some = stack([q for q in queries if q[0] == task])
                if len(some[0]) == 0:
                    continue
                for at, p, r, f in figures(some, w, (0.3, 0.35, 0.4, 0.45, 0.5, 0.95)):
                    print(f"{'affiliation' if profile else 'name'} {name} set {task} n {len(some[3])} at {at}: "
                          f"P {p:.4f} R {r:.4f} F1 {f:.4f}")
    for i, (a, b) in enumerate(zip(*columns)):
        print(f"{i} {a:.2f} {b:.2f}")


main()
