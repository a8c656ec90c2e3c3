#!/usr/bin/env python3
"""Pictures as other programs see them: fonts and text of PDF, positions of DOT, letters of every script.

    picture_tools.py PROGRAM SOURCE
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
study = source / "data/azerbaijan/study.toml"
names = ["Azərbaycan Dövlət Neft və Sənaye Universiteti", "İstanbul Çağdaş Iğdır Üniversitesi", "Московский энергетический институт",
         "Εθνικό Μετσόβιο Πολυτεχνείο", "საქართველოს ტექნიკური უნივერსიტეტი", "清华大学", "Հայաստանի ինժեներական համալսարան"]
faults = 0


def check(good, what):
    global faults
    if not good:
        faults += 1
        print("FAILED", what)


def run(*words, **more):
    return subprocess.run([str(w) for w in words], check=True, capture_output=True, text=True, **more)


def plain(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    register = folder / "scripts.csv"
    register.write_text("from,to\n" + "".join(f"{name},Home University\n" for name in names), encoding="utf-8")
    draw = [program, "draw", register, "-o"]
    said = run(*draw, folder / "scripts.pdf").stderr
    if "no font of this system" in said:  # said, and not passed over
        print("note: fonts are missing:", said.strip())
    else:
        text = plain(run("pdftotext", folder / "scripts.pdf", "-").stdout)
        for name in names:
            # A name that is broken over lines may have other text between its lines.
            check(all(plain(word) in text for word in name.split()), f"{name} is no text of the PDF")
    svg = run(*draw, folder / "scripts.svg")
    written = (folder / "scripts.svg").read_text(encoding="utf-8")
    for name in names:
        check(all(word in written for word in name.split()), f"{name} is no text of the SVG")
    run(*draw, folder / "scripts.png")
    check((folder / "scripts.png").read_bytes().startswith(b"\x89PNG"), "scripts.png is no PNG")

    for layout in ["register", "network", "map", "growth", "matrix"]:
        pdf = folder / f"{layout}.pdf"
        run(program, "draw", study, "--layout", layout, "--center", "aztu", "--layer", "cooperation", "--width", "180mm", "-o", pdf)
        fonts = run("pdffonts", pdf).stdout.splitlines()[2:]
        check(fonts, f"{layout}: no font at all")
        for line in fonts:
            embedded = re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line)
            check(embedded and embedded.group(1) == "yes" and embedded.group(3) == "yes", f"{layout}: not embedded, or without text: {line}")
        size = re.search(r"Page size:\s+([\d.]+) x", run("pdfinfo", pdf).stdout)
        check(abs(float(size.group(1)) - 180 / 25.4 * 72) < 0.1, f"{layout}: the page is {size.group(1)} points wide")
        check(len(plain(run("pdftotext", pdf, "-").stdout)) > 200, f"{layout}: no text in the PDF")

    # Graphviz takes our positions as they are: neato -n2 moves nothing.
    if shutil.which("neato"):
        run(program, "draw", study, "-o", folder / "network.dot")
        place = r'^\s*("(?:[^"\\]|\\.)*"|[\w]+)\s*\[[^\]]*?\bpos="([-\d.e+]+),([-\d.e+]+)!?"'
        given = {m[0]: (float(m[1]), float(m[2])) for m in re.findall(place, (folder / "network.dot").read_text(encoding="utf-8"), re.M | re.S)}
        drawn = {m[0]: (float(m[1]), float(m[2])) for m in re.findall(place, run("neato", "-n2", "-Tdot", folder / "network.dot").stdout, re.M | re.S)}
        check(len(given) > 100 and set(given) == set(drawn), f"{len(given)} positions written, {len(drawn)} drawn")
        first = min(given)
        dx, dy = drawn[first][0] - given[first][0], drawn[first][1] - given[first][1]
        off = max(abs(drawn[n][0] - x - dx) + abs(drawn[n][1] - y - dy) for n, (x, y) in given.items())
        check(off < 0.05, f"neato moves a node by {off} points")

print(f"{faults} faults")
sys.exit(1 if faults else 0)
