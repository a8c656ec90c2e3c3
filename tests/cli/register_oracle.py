#!/usr/bin/env python3
"""What `describe` says of the register, against a count that shares no code with the program."""
import json
import pathlib
import re
import subprocess
import sys

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
register = source / "data/azerbaijan/register.tsv"
rows = [line.split("\t") for line in register.read_text(encoding="utf-8").splitlines() if re.match(r"\d+\t", line)]
text = subprocess.run([program, "describe", str(source / "data/azerbaijan/study.toml"), "--layer", "cooperation",
                       "--format", "json", "-q"], check=True, capture_output=True, text=True).stdout
said = json.loads(text)

months = {"Oktyabr": 10, "Sentyabr": 9}


def precision(cell):
    if not cell:
        return "unknown"
    if re.fullmatch(r"\d\d\.\d\d\.\d{4}", cell):
        return "day"
    return "year" if re.fullmatch(r"\d{4}", cell) else "month"


def kind_of_agreement(wording):
    w = wording.lower()
    for phrases, kind in [(("memorandum", "mou"), "mou"), (("additional",), "additional_agreement"), (("intent",), "intent"),
                          (("framework",), "framework_agreement"), (("general",), "general_agreement"), (("network",), "network_agreement"),
                          (("exchange",), "exchange_agreement"), (("dual", "double"), "dual_diploma"), (("protocol",), "protocol"),
                          (("scientific",), "research_agreement")]:
        if any(p in w for p in phrases):
            return kind
    return "cooperation_agreement"


# The two spellings of row 38 and row 47 are one university, and the faculty of row 11 belongs to row 12.
same = {"Moscow Technical University of Communication and Informatics": "Moscow Technical University of Communications and Informatics",
        "Georgian Technical University (Faculty of Mechanical Engineering)": "Georgian Technical University"}
partners = {same.get(r[2], r[2]).casefold() for r in rows}
countries = {{"Rusiya": "Russia"}.get(r[3], r[3]) for r in rows}
dates = [r[5] for r in rows]
years = [int(re.search(r"\d{4}", d).group()) for d in dates if d]

# Facts of the other documents add two agreements of one other university to this layer.
facts = [line for line in (source / "data/azerbaijan/facts/ties.csv").read_text(encoding="utf-8").splitlines()
         if re.search(r"^[^,]+,[^,]+,(mou|dual_diploma|exchange_agreement|cooperation_agreement),", line)]
others = [f for f in facts if not f.startswith("khpi,aztu,")]

counts = {}
for r in rows:
    counts[kind_of_agreement(r[4])] = counts.get(kind_of_agreement(r[4]), 0) + 1
for f in others:
    counts[f.split(",")[2]] = counts.get(f.split(",")[2], 0) + 1
by_precision, by_year = {}, {}
for d in dates:
    by_precision[precision(d)] = by_precision.get(precision(d), 0) + 1
for y in years:
    by_year[str(y)] = by_year.get(str(y), 0) + 1

faults = []


def same_as(what, mine, theirs):
    if mine != theirs:
        faults.append(f"{what}: counted {mine}, the program says {theirs}")


same_as("rows", len(rows), 121)
same_as("rows used", len(rows), said["account"]["used"])
same_as("ties", len(rows) + len(others), said["ties"]["total"])
same_as("pairs", len(partners) + len(others), said["ties"]["distinct_pairs"])
same_as("types", counts, said["ties"]["by_type"])
theirs = dict(said["dates"]["by_precision"])
theirs["unknown"] = theirs.get("unknown", 0)
interval = theirs.pop("interval", 0)  # the facts' agreements are dated by mention only
same_as("precision", by_precision, theirs)
same_as("dated by mention", len(others), interval)
same_as("years", by_year, said["dates"]["by_year"])
same_as("observed", 1, said["actors"]["observed"])
same_as("first date", "2002", said["dates"]["first"])
same_as("last date", "2024-02-13", said["dates"]["last"])
same_as("countries of partners", 24, len(countries))
same_as("merged statements", 1, said["account"]["statements_merged_into_ties"])
print("\n".join(faults) or f"{len(rows)} rows, {len(partners)} partners, {len(countries)} countries: all as counted")
sys.exit(1 if faults else 0)
