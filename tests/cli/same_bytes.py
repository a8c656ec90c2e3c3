#!/usr/bin/env python3
"""The whole study, twice: other threads, locales, time zones and folders give the same bytes."""
import filecmp
import os
import pathlib
import subprocess
import sys
import tempfile

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
study = source / "data/azerbaijan/study.toml"
variants = [
    ({"LC_ALL": "C", "TZ": "UTC"}, ["--threads", "1"], source),
    ({"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Baku"}, ["--threads", "2"], source),
    ({"LC_ALL": "az_AZ.UTF-8", "TZ": "America/New_York"}, ["--threads", "3"], study.parent),
    ({"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "ru"}, [], source / "data"),
]
with tempfile.TemporaryDirectory() as folder:
    outputs = []
    for i, (environment, options, cwd) in enumerate(variants):
        out = pathlib.Path(folder) / f"out{i}"
        subprocess.run([program, "run", os.path.relpath(study, cwd), "-o", str(out), "-q", *options],
                       check=True, cwd=cwd, env={**os.environ, **environment})
        outputs.append(out)
    names = sorted(p.name for p in outputs[0].iterdir())
    assert len(names) >= 25, names
    faults = 0
    for other in outputs[1:]:
        assert sorted(p.name for p in other.iterdir()) == names
        _, different, errors = filecmp.cmpfiles(outputs[0], other, names, shallow=False)
        for name in different + errors:
            print(f"{name}: differs with {variants[outputs.index(other)][:2]}")
            faults += 1
    print(f"{len(names)} files, {len(variants)} runs, {faults} differences")
    sys.exit(1 if faults else 0)
