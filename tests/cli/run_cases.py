#!/usr/bin/env python3
"""Command-line cases: one line each in cases.txt, `name | exit status | words`.

What a case writes is compared with expected/NAME.out and expected/NAME.err, where these files are
kept; `--keep` writes them anew. In words, {data} is the project's data folder, {tmp} an empty folder
of the case's own and {cases} the folder of inputs beside this file. A `<` feeds a file to standard
input.
"""
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

program, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
keep = "--keep" in sys.argv
here = pathlib.Path(__file__).resolve().parent
faults = ran = 0


def fail(name, what):
    global faults
    faults += 1
    print(f"FAILED {name}: {what}")


for line in (here / "cases.txt").read_text(encoding="utf-8").splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    name, status, words = (part.strip() for part in line.split("|", 2))
    with tempfile.TemporaryDirectory() as tmp:
        places = {"{data}": "data", "{tmp}": tmp, "{cases}": "tests/cli/inputs"}
        for key, value in places.items():
            words = words.replace(key, value)
        arguments = shlex.split(words)
        stdin = subprocess.DEVNULL
        if "<" in arguments:
            at = arguments.index("<")
            stdin = open(source / arguments[at + 1], "rb")
            del arguments[at:at + 2]
        done = subprocess.run([program, *arguments], cwd=source, stdin=stdin, capture_output=True, timeout=60,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
        ran += 1
        left = [p for p in pathlib.Path(tmp).rglob("*") if p.is_file()]
        if done.returncode != int(status):
            fail(name, f"status {done.returncode}, expected {status}\n{done.stderr.decode(errors='replace')}")
        if int(status) != 0 and left:
            fail(name, f"left behind {[p.name for p in left]}")
        if int(status) != 0 and done.stdout and not name.startswith("check-"):  # which prints its account first
            fail(name, "a failure wrote to standard output")
        for ending, bytes_ in (("out", done.stdout), ("err", done.stderr)):
            text = bytes_.decode("utf-8").replace(tmp, "{tmp}")
            kept = here / "expected" / f"{name}.{ending}"
            if keep:
                if text and len(text) < 20000:
                    kept.write_text(text, encoding="utf-8")
                elif kept.exists():
                    kept.unlink()
            elif kept.exists() and kept.read_text(encoding="utf-8") != text:
                fail(name, f"standard {ending} is not as kept in expected/{kept.name}:\n{text[:2000]}")
            elif not kept.exists() and text and len(text) < 20000:
                fail(name, f"wrote to {ending} what is kept nowhere:\n{text[:500]}")
# Nobody may be there to hear remarks, which is no reason to fail.
with open("/dev/full", "wb") as full:
    done = subprocess.run([program, "describe", "tests/cli/inputs/hostile.csv", "--owner", "Home University"], cwd=source,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=full, timeout=60)
ran += 1
if done.returncode != 0:
    fail("unheard", f"status {done.returncode} where standard error is full")
print(f"{ran} cases, {faults} failed")
sys.exit(1 if faults else 0)
