#!/usr/bin/env python3
"""The report of the register: its size, what it tells, and that it is the same bytes from anywhere.

    report_page.py PROGRAM SOURCE
"""
import csv
import html
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
owner = "Azerbaijan Technical University"
faults = checks = 0


def check(good, what):
    global faults, checks
    checks += 1
    if not good:
        faults += 1
        print("FAILED", what)


def cells(page, section):
    """The rows of the first table of a section, texts only."""
    table = page[page.index(f'<section id="{section}"'):]
    table = table[table.index("<thead>"):table.index("</table>")]
    return [[html.unescape(re.sub("<[^>]*>", "", cell)).strip() for cell in re.split("<t[dh][^>]*>", row)[1:]]
            for row in table.split("<tr>")[1:]]


def entente(*words, **more):
    return subprocess.run([program, *words], check=True, capture_output=True, **more).stdout


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    copy = folder / "elsewhere" / "deep" / "register.tsv"
    copy.parent.mkdir(parents=True)
    shutil.copy(source / "data/azerbaijan/register.tsv", copy)
    words = ["--owner", owner, "--at", "2024-12", "--uncertainty", "sample:100", "-q"]
    variants = [("C", "UTC", "1", "data/azerbaijan/register.tsv", source, "a.html"),
                ("tr_TR.UTF-8", "Asia/Baku", "3", str(copy), folder, "another name.html"),
                ("ru_RU.UTF-8", "America/New_York", "2", "register.tsv", copy.parent, "deep.htm")]
    pages = []
    for locale, zone, threads, register, cwd, name in variants:
        out = folder / name
        entente("report", register, *words, "--threads", threads, "-o", str(out), cwd=cwd, env={**os.environ, "LC_ALL": locale, "TZ": zone})
        pages.append(out.read_bytes())
    check(pages[0] == pages[1] == pages[2], "the same bytes for other folders, names, threads, locales and time zones")
    page = pages[0].decode()
    print(f"the page of the register has {len(pages[0])} bytes")
    check(len(pages[0]) <= 200_000, f"{len(pages[0])} bytes are more than 200,000")
    for word in (str(folder), str(source), "another name", "elsewhere", "--output"):
        check(word not in page, f"the page tells {word}")

    # Values and ranks are those of the command line.
    table = csv.DictReader(io.StringIO(entente("centrality", "data/azerbaijan/register.tsv", *words, "-m", "degree,betweenness", cwd=source).decode()))
    expected = {row["label"]: row for row in table}
    rows = cells(page, "centrality")
    head, rows = rows[0], rows[1:]
    check(head[:2] == ["Actor", "Country"] and "Betweenness" in head, f"the columns of the actors: {head}")
    check(len(rows) == len(expected) > 100, f"{len(rows)} actors, expected {len(expected)}")
    for row in rows:
        want = expected[row[0]]
        for measure in ("degree", "betweenness"):
            cell = row[head.index(measure.capitalize())]
            match = re.fullmatch(r"([-+.e0-9]+)(?: \[(?:≥ )?([-+.e0-9]+)(?:–([-+.e0-9]+))?\])? · (\S+)(?: \[(\d+)–(\d+)\])?", cell)
            check(match, f"{row[0]}: {cell}")
            if not match:
                continue
            middle, least, most = (float(x) for x in (match[1], match[2] or match[1], match[3] or match[2] or match[1]))
            for what, value in (("median", middle), ("lower", least), ("upper", most)):
                if what == "upper" and not want[f"{measure}_upper"]:
                    check("[≥ " in cell, f"{row[0]}: nothing is known of the most, {cell}")
                    continue
                check(abs(value - float(want[f"{measure}_{what}"])) <= 6e-4 * max(1, abs(value)), f"{row[0]}: {measure}_{what} {value}, {want[f'{measure}_{what}']}")
            if match[5]:
                check(f"[{match[5]}–{match[6]}]" in want[f"{measure}_ranks"], f"{row[0]}: {cell}, {want[f'{measure}_ranks']}")
    values = [float(re.match("[-+.e0-9]+", row[head.index("Degree")])[0]) for row in rows]
    check(values[0] == max(values), "the greatest comes first")

    # Each row of the register that is used has its evidence, and the data agrees with the tables.
    evidence = cells(page, "evidence")
    data = json.loads(re.search(r'id="data">(.*?)</script>', page)[1])
    check(len(evidence) - 1 == len(data["ties"]) == 121, f"{len(evidence) - 1} rows of evidence, {len(data['ties'])} ties")
    for row, tie in zip(evidence[1:], data["ties"]):
        check(data["actors"][tie[1]][0] == row[0] or data["actors"][tie[0]][0] == row[0], f"{row}: {tie}")

    # What one has to cite is what CITATION.cff says.
    citation = (source / "CITATION.cff").read_text(encoding="utf-8")
    for key in ("title", "version", "license", "  - name"):
        value = re.search(rf"^{key}: \"?([^\"\n]*)", citation, re.M)[1]
        check(value in page, f"CITATION.cff has {key} {value}, the page has not")

    # `run` makes the page unless the study says no.
    shutil.copytree(source / "data", folder / "data")
    study = folder / "data/azerbaijan/study.toml"
    entente("run", str(study), "-o", str(folder / "with"), "-q")
    manifest = json.loads((folder / "with/manifest.json").read_text(encoding="utf-8"))
    check("report.html" in [output["path"] for output in manifest["outputs"]], "report.html is in the manifest")
    package = json.loads((folder / "with/datapackage.json").read_text(encoding="utf-8"))
    check([r["mediatype"] for r in package["resources"] if r["path"] == "report.html"] == ["text/html"], "report.html is in the data package")
    study.write_text("report = false\n" + study.read_text(encoding="utf-8"), encoding="utf-8")
    entente("run", str(study), "-o", str(folder / "without"), "-q")
    check(not (folder / "without/report.html").exists(), "report = false leaves it out")

print(f"{checks} checks, {faults} failed")
sys.exit(1 if faults else 0)
