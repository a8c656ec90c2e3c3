#!/usr/bin/env python3
"""Runs every shell example of the documentation, in the source folder.

A block that begins ```sh is run line by line with `entente` as the built program; ```sh no-run is
shown only. A line that follows a command as `# status 2` says with which status it ends. Files that
the examples write go to a copy of the folder, so the tree stays as it is.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
documents = [source / "README.md", source / "CONTRIBUTING.md", *sorted((source / "docs").rglob("*.md")), source / "data/azerbaijan/README.md"]
faults = ran = 0
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder)
    shutil.copytree(source / "data", copy / "data")
    (copy / "bin").mkdir()
    (copy / "bin/entente").symlink_to(program)
    environment = {**os.environ, "PATH": f"{copy / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    for document in documents:
        text = document.read_text(encoding="utf-8")
        for block in re.finditer(r"^```sh\n(.*?)^```", text, re.S | re.M):
            for line in block.group(1).replace("\\\n", " ").splitlines():
                if not line.strip() or line.startswith("#"):
                    continue
                command, _, note = line.partition("# status ")
                expected = int(note) if note else 0
                if not command.lstrip().startswith("entente"):
                    print(f"{document.relative_to(source)}: not an example of ours: {line}")
                    faults += 1
                    continue
                done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=copy, env=environment, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
                ran += 1
                if done.returncode != expected:
                    faults += 1
                    print(f"{document.relative_to(source)}: status {done.returncode}, expected {expected}: {line}\n{done.stderr}")
    # The examples that help and reference pages are made from.
    pages = subprocess.run([program, "help", "--form", "markdown"], capture_output=True, text=True, check=True).stdout
    for block in re.finditer(r"^```sh\n(.*?)\n```", pages, re.S | re.M):
        command = block.group(1)
        if "agreements.csv" in command or "~" in command:
            continue
        for name in ("aztu.svg", "network.pdf", "growth.png", "map.pdf", "multiples.svg", "dark.png", "dark.csv", "network.dot", "study.html", "register.html"):
            (copy / name).unlink(missing_ok=True)
        shutil.rmtree(copy / "results", ignore_errors=True)
        done = subprocess.run(["bash", "-c", command], cwd=copy, env=environment, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
        ran += 1
        if done.returncode != 0:
            faults += 1
            print(f"help: status {done.returncode}: {command}\n{done.stderr}")
print(f"{ran} examples, {faults} failed")
sys.exit(1 if faults or not ran else 0)
