#!/usr/bin/python3
"""Slices of a timeline, each made anew with igraph: peer.py FILE.

FILE has "vertices slices", then a tie a line: two vertices, the first and the last slice. Prints ties, components of vertices
with ties, vertices of the largest, and the greatest degree of distinct partners per slice, then the processor time that it took.
"""
import sys
import time

import igraph
import numpy

with open(sys.argv[1], encoding="ascii") as file:
    order, slices = map(int, file.readline().split())
    ties = numpy.loadtxt(file, dtype=numpy.int64, ndmin=2)
begin = time.process_time()
answers = []
for s in range(slices):
    held = ties[(ties[:, 2] <= s) & (s <= ties[:, 3])][:, :2]
    graph = igraph.Graph(n=order, edges=held)
    parts = graph.connected_components(mode="weak")
    sizes = numpy.bincount(numpy.asarray(parts.membership), minlength=1)
    without = int((numpy.asarray(graph.degree()) == 0).sum())
    graph.simplify()
    answers.append((len(held), len(sizes) - without, sizes.max(), max(graph.degree(), default=0)))
taken = time.process_time() - begin
for answer in answers:
    print(*answer)
print("seconds", taken)
