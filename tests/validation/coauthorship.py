#!/usr/bin/env python3
"""Holds laws of growth against published figures of a dated network of co-authors.

    coauthorship.py PROGRAM TABLE     PROGRAM is growth_laws of the build; exit status 1 if a figure is off

TABLE has the header `time,a,b` and a line for each tie: coauthor.net of data/ComplexNetCoauthor.rda in the R package
PAFit (github.com/thongphamthe/PAFit), in the order of its columns 3, 1, 2. The network was compiled by M. E. J. Newman
(arXiv physics/0605087) and dated by Paul Sheridan. The table is no part of this project.

Conventions that give the published figures: an author counts from the step of the first paper on; each of the 145
distinct times is a step and a point of the regression, the first too; every tie falls to both its ends; degrees are those
before the step. PAFit chooses shape and penalty of its joint estimate by cross-validation of its own and keeps authors who
gained nothing at fitness 1; we let them fall, and take fixed ones. Its interval rests on an approximate variance
and is narrow; ours is Student's on weights from the curvature.
"""
import subprocess
import sys

EXACT = [
    ("growth.densification", "slices", 145, 0),
    ("growth.shape", "actors", 1498, 0),
    ("growth.shape", "pairs", 2849, 0),
    ("growth.shape", "components", 268, 0),
    ("growth.shape", "giant share", 387 / 1498, 1e-9),
    ("growth.shape", "transitivity", 0.689363, 5e-7),
    ("growth.degree_distribution", "greatest degree", 37, 0),
    ("growth.densification", "exponent", 1.34065, 5e-6),
    ("growth.densification", "r squared", 0.99705, 5e-6),
]
PUBLISHED_JOINT = (0.9951764, 0.9715, 1.0188)


def rows(program, table, *settings):
    out = subprocess.run([program, table, *settings], capture_output=True, text=True, check=True).stdout
    found = {}
    for line in out.splitlines():
        name, what, *numbers = line.split("\t")
        found[name, what] = [float(x) for x in numbers]
    return found


def main(program, table):
    off = 0
    found = rows(program, table)
    for name, what, published, tolerance in EXACT:
        value = found[name, what][0]
        good = abs(value - published) <= tolerance
        off += not good
        print(f"{'ok ' if good else 'OFF'} {name} {what}: {value:.9g}, published {published:.9g}")
    def joint(label, got):
        value, lower, upper = got["growth.attachment", "joint: exponent"]
        shape, penalty = (got["growth.attachment", f"joint: {x}"][0] for x in ("shape", "penalty"))
        print(f"    joint exponent {label} (shape {shape:g}, penalty {penalty:g}): {value:.6g} ({lower:.4f} to {upper:.4f})")
        return value, lower, upper
    joint("by ties held out", rows(program, table, "shape=0", "penalty=0"))
    value, lower, upper = joint("by default", found)
    published, least, most = PUBLISHED_JOINT
    good = lower <= published <= upper and least <= value <= most
    off += not good
    print(f"{'ok ' if good else 'OFF'} joint exponent: {value:.6g}, published {published} ({least} to {most})")
    for name in ("jeong", "newman"):
        print("    {} exponent {:.6g} ({:.4f} to {:.4f})".format(name, *found["growth.attachment", f"{name}: exponent"]))
    return 1 if off else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
