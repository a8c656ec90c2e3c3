#!/usr/bin/env python3
"""Holds the tree against the plan of the house.

    includes.py ROOT        one line per offence, exit status 1 if there is any
    includes.py --selftest  shows that each kind of offence is caught
"""
import fnmatch
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CORE = ["core/base", "core/model", "core/view", "core/run"]

# Room: the rooms it may include besides itself. The first pattern that fits a folder counts.
ROOMS = [
    ("core/base", []),
    ("core/model", ["core/base"]),
    ("core/view", ["core/base", "core/model"]),
    ("core/run", ["core/base", "core/model", "core/view"]),
    ("algorithms", CORE),
    ("algorithms/paths", CORE),
    ("algorithms/linear", CORE + ["algorithms/paths"]),
    ("algorithms/*", CORE + ["algorithms/paths", "algorithms/linear"]),
    ("io/text", CORE),
    ("io/authorities", CORE + ["io/text", "io/names"]),
    ("io/*", CORE + ["io/text"]),
    ("apps/study", CORE + ["io/*", "algorithms/identity"]),
    ("apps/entente", CORE + ["algorithms/*", "io/*", "apps/study"]),
    ("apps/python", CORE + ["algorithms/*", "io/*", "apps/study"]),
]

# Library, the headers that belong to it, and the files that may name them.
LIBRARIES = [
    ("Graphviz", ["graphviz/*", "cgraph.h", "gvc.h"], ["io/picture/dot.cpp"]),
    ("Boost", ["boost/*"], ["*.cpp", "core/view/bgl.hpp"]),
    ("Eigen", ["Eigen/*"], ["core/view/matrix.*", "algorithms/*.cpp"]),
    ("Spectra", ["Spectra/*"], ["algorithms/*.cpp"]),
    ("CLI11", ["CLI/*"], ["apps/entente/cli.cpp"]),
    ("toml++", ["toml++/*"], ["apps/study/*.cpp"]),
    ("ICU", ["unicode/*"], ["io/text/*.cpp", "io/names/*.cpp", "io/results/write_table.cpp"]),
    ("simdjson", ["simdjson.h"], ["io/authorities/*.cpp", "io/text/*.cpp"]),
    ("libarchive", ["archive.h", "archive_entry.h"], ["io/text/archive.cpp", "io/sources/package.cpp"]),
    ("libxml2", ["libxml/*"], ["io/sources/*.cpp"]),
    ("xxHash", ["xxhash.h"], ["io/formats/*.cpp"]),
    ("JSON", ["nlohmann/*"], ["io/*.cpp", "apps/entente/*.cpp"]),
    ("librsvg, cairo and pango", ["librsvg/*", "cairo*", "pango/*", "fontconfig/*"], ["io/picture/*.cpp"]),
    ("GLib", ["glib*", "gio/*"], ["io/text/file.cpp", "io/picture/*.cpp"]),
    ("fmt", ["fmt/*"], ["*.cpp"]),
    ("pybind11", ["pybind11/*"], ["apps/python/*"]),
    ("POSIX", ["unistd.h", "fcntl.h", "sys/*", "poll.h"], ["io/text/*.cpp", "apps/entente/*.cpp"]),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
ENTRY = re.compile(r"^\s*entente_(algorithm|support)\(\s*([^)]*?)\s*\)", re.M)
# Folders of one machine have no place in the tree; a URL may hold such words after its host.
MACHINE_PATH = re.compile(r"(?<![\w.:/<~})-])/(?:work|tmp|root)(?![\w-])")


def fits(path, patterns):
    return any(fnmatch.fnmatchcase(path, p) for p in patterns)


def allowed_for(room):
    for pattern, allowed in ROOMS:
        if room == pattern or ("*" in pattern and fnmatch.fnmatchcase(room, pattern)):
            return allowed
    return None


def room_of(path):
    """core/view/graph.hpp is in core/view, algorithms/lookup.cpp in algorithms, commands in their program."""
    return "/".join(path.split("/")[:-1][:2])


def sources(root):
    for top in ("core", "algorithms", "io", "apps"):
        for path in sorted((root / top).rglob("*")):
            if path.name.endswith((".hpp", ".cpp", ".hpp.in", ".cpp.in")):
                yield path.relative_to(root).as_posix()


def resolve(root, path, form, name):
    """The file of the tree that an include means; None for a header of a library."""
    if form == "<" and name.startswith("entente/"):
        return name.removeprefix("entente/")
    folders = [os.path.dirname(path)] if form == '"' else []
    if path.startswith("apps/"):
        folders.append("/".join(path.split("/")[:2]))
    for folder in folders:
        candidate = os.path.normpath(f"{folder}/{name}").replace(os.sep, "/")
        for made in (candidate, candidate + ".in"):
            if (root / made).is_file():
                return made
    return os.path.normpath(f"{os.path.dirname(path)}/{name}") if form == '"' else None


def check_room(path, target):
    room, other = room_of(path), room_of(target)
    allowed = allowed_for(room)
    if allowed is None:
        return f"the folder {room} has no entry in the table of rooms"
    if other == room or fits(other, allowed):
        return None
    return f"{room} must not include {other} ({target})"


def check_library(path, name):
    for library, headers, users in LIBRARIES:
        if fits(name, headers):
            base = path.removesuffix(".in")
            return None if fits(base, users) else f"{library} is for {', '.join(users)} only ({name})"
    if "/" in name or "." in name:
        return f"no library in the table has <{name}>"
    return None  # the standard library


def check_includes(root):
    edges = {}
    for path in sources(root):
        for line, text in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(text)
            if not found:
                continue
            form, name = found.groups()
            target = resolve(root, path, form, name)
            if target is None:
                message = check_library(path, name)
            elif not (root / target).is_file():
                message = f"there is no {target}"
            else:
                edges.setdefault(path, []).append((target, line))
                message = check_room(path, target)
            if message:
                yield f"{path}:{line}: {message}"
    yield from check_cycles(edges)


def check_cycles(edges):
    done = set()

    def visit(path, trail):
        if path in done:
            return
        for target, line in edges.get(path, []):
            if target in trail:
                yield f"{path}:{line}: a circle of includes: {' -> '.join(trail[trail.index(target):] + [target])}"
            else:
                yield from visit(target, trail + [target])
        done.add(path)

    for path in sorted(edges):
        yield from visit(path, [path])


def check_catalogue(root):
    catalogue = "algorithms/catalogue.cmake"
    if not (root / catalogue).is_file():
        return
    text = (root / catalogue).read_text(encoding="utf-8")
    named = set()
    for entry in ENTRY.finditer(text):
        kind, words = entry.groups()
        unit = "/".join(words.split())
        line = text.count("\n", 0, entry.start()) + 1
        named.add(f"algorithms/{unit}.cpp")
        for needed in (f"algorithms/{unit}.hpp", f"algorithms/{unit}.cpp", f"tests/algorithms/{unit}_test.cpp"):
            if not (root / needed).is_file():
                yield f"{catalogue}:{line}: {unit} lacks {needed}"
        source = root / f"algorithms/{unit}.cpp"
        name = unit.replace("/", ".")
        if kind == "algorithm" and source.is_file() and f'"{name}"' not in source.read_text(encoding="utf-8"):
            yield f"algorithms/{unit}.cpp:1: describes no algorithm called {name}"
    for path in sources(root):
        if path.startswith("algorithms/") and path.count("/") == 2 and path.endswith(".cpp") and path not in named:
            yield f"{path}:1: is named nowhere in {catalogue}"


def check_references(root):
    bibliography = root / "docs/references.bib"
    keys = set(re.findall(r"@\w+\{\s*([^,\s]+)", bibliography.read_text(encoding="utf-8"))) if bibliography.is_file() else set()
    for path in sources(root):
        text = (root / path).read_text(encoding="utf-8")
        for listed in re.finditer(r"\.references\s*=\s*\{([^}]*)\}", text):
            line = text.count("\n", 0, listed.start()) + 1
            for key in re.findall(r'"([^"]*)"', listed.group(1)):
                if key not in keys:
                    yield f"{path}:{line}: docs/references.bib has no {key}"


def texts(root):
    """What git tracks; in a tree without git, everything but what builds and runs leave behind."""
    listed = []
    if (root / ".git").exists():
        git = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=False)
        listed = [p for p in git.stdout.decode("utf-8", "surrogateescape").split("\0") if p]
    if listed:
        yield from sorted(listed)
        return
    left_out = {".git", ".cache", "build", "results", "__pycache__"}
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in left_out)
        for file in sorted(files):
            yield Path(folder, file).relative_to(root).as_posix()


def check_machine_paths(root):
    for path in texts(root):
        file = root / path
        if file.is_symlink() or not file.is_file():
            continue
        content = file.read_bytes()
        if b"\0" in content:
            continue
        for line, text in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            found = MACHINE_PATH.search(text)
            if found:
                yield f"{path}:{line}: names a folder of one machine ({found.group()})"


def check(root):
    return [*check_includes(root), *check_catalogue(root), *check_references(root), *check_machine_paths(root)]


SOUND = {
    "core/base/errors.hpp": "#pragma once\n#include <string>\n",
    "core/view/graph.hpp": '#pragma once\n#include "../base/errors.hpp"\n',
    "core/view/bgl.hpp": "#include <boost/graph/graph_traits.hpp>\n",
    "core/run/run.hpp": "#include <entente/core/view/graph.hpp>\n",
    "algorithms/paths/arcs.hpp": "#include <entente/core/run/run.hpp>\n",
    "algorithms/paths/arcs.cpp": "#include <entente/algorithms/paths/arcs.hpp>\n#include <fmt/format.h>\n",
    "algorithms/roles/role.hpp": "#include <entente/algorithms/paths/arcs.hpp>\n",
    "algorithms/roles/role.cpp": '#include <Eigen/Dense>\n#include <boost/graph/x.hpp>\n// "roles.role"\n.references = {"one2001"}\n',
    "docs/references.bib": "@article{one2001,\n}\n",
    "algorithms/layout/rows.hpp": "",
    "algorithms/layout/rows.cpp": '// "layout.rows"\n',
    "algorithms/catalogue.cmake": "entente_support(paths/arcs)\nentente_algorithm(roles role)\nentente_algorithm(layout rows)\n",
    "tests/algorithms/paths/arcs_test.cpp": "",
    "tests/algorithms/roles/role_test.cpp": "",
    "tests/algorithms/layout/rows_test.cpp": "",
    "io/text/file.hpp": "",
    "io/register/reader.hpp": "#include <entente/io/text/file.hpp>\n",
    "io/picture/dot.cpp": "#include <graphviz/cgraph.h>\n",
    "apps/study/study.hpp": "#include <entente/io/register/reader.hpp>\n",
    "apps/entente/version.hpp.in": "",
    "apps/entente/command.hpp": '#include "version.hpp"\n#include <entente/algorithms/roles/role.hpp>\n',
    "apps/entente/commands/run.cpp": "#include <command.hpp>\n#include <unistd.h>\n",
    "README.md": "See https://example.org/root/ and </root>.\n",
}

# File, text, and what must be said of it.
FORBIDDEN = [
    ("core/base/low.hpp", "#include <entente/core/model/date.hpp>\n", "there is no core/model/date.hpp"),
    ("core/base/low.hpp", "#include <entente/core/view/graph.hpp>\n", "core/base must not include core/view"),
    ("core/view/low.hpp", '#include "../run/run.hpp"\n', "core/view must not include core/run"),
    ("core/run/low.hpp", "  #  include <entente/io/text/file.hpp>\n", "core/run must not include io/text"),
    ("core/strange/new.hpp", "#include <entente/core/base/errors.hpp>\n", "no entry in the table of rooms"),
    ("algorithms/layout/rows.cpp", '// "layout.rows"\n#include <entente/algorithms/roles/role.hpp>\n',
     "algorithms/layout must not include algorithms/roles"),
    ("algorithms/paths/arcs.cpp", "#include <entente/algorithms/roles/role.hpp>\n",
     "algorithms/paths must not include algorithms/roles"),
    ("algorithms/paths/arcs.cpp", "#include <entente/io/text/file.hpp>\n", "must not include io/text"),
    ("io/register/low.cpp", "#include <entente/algorithms/roles/role.hpp>\n", "io/register must not include algorithms"),
    ("io/text/low.cpp", "#include <entente/io/register/reader.hpp>\n", "io/text must not include io/register"),
    ("io/formats/low.cpp", "#include <entente/io/register/reader.hpp>\n", "io/formats must not include io/register"),
    ("apps/study/low.cpp", "#include <entente/algorithms/roles/role.hpp>\n", "apps/study must not include algorithms"),
    ("io/picture/other.cpp", "#include <gvc.h>\n", "Graphviz is for io/picture/dot.cpp only"),
    ("core/view/other.hpp", "#include <boost/graph/graph_traits.hpp>\n", "Boost is for"),
    ("core/run/other.hpp", "#include <fmt/format.h>\n", "fmt is for"),
    ("apps/entente/main.cpp", "#include <CLI/CLI.hpp>\n", "CLI11 is for apps/entente/cli.cpp only"),
    ("apps/entente/main.cpp", "#include <toml++/toml.h>\n", "toml++ is for apps/study"),
    ("io/register/other.cpp", "#include <unicode/uchar.h>\n", "ICU is for io/text"),
    ("io/results/other.cpp", "#include <cairo.h>\n", "librsvg, cairo and pango is for io/picture"),
    ("core/base/other.cpp", "#include <curl/curl.h>\n", "no library in the table"),
    ("core/base/errors.hpp", '#include "errors.hpp"\n', "a circle of includes"),
    ("algorithms/roles/lost.cpp", "", "is named nowhere"),
    ("algorithms/catalogue.cmake", "entente_support(paths/arcs)\nentente_algorithm(roles role)\n"
     "entente_algorithm(layout rows)\nentente_algorithm(roles brokerage)\n", "lacks tests/algorithms/roles/brokerage_test.cpp"),
    ("algorithms/roles/role.cpp", '// "roles.rolle"\n', "describes no algorithm called roles.role"),
    ("algorithms/roles/role.cpp", '// "roles.role"\n.references = {"one2001", "two2002"}\n', "docs/references.bib has no two2002"),
    ("README.md", "Look into " + "/" + "tmp/x.\n", "names a folder of one machine"),
    ("README.md", "cd " + "/" + "work\n", "names a folder of one machine"),
]


def selftest():
    failures = []

    def offences(files):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for path, text in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            return check(root)

    for offence in offences(SOUND):
        failures.append(f"the sound tree is refused: {offence}")
    for path, text, expected in FORBIDDEN:
        said = offences({**SOUND, path: text})
        if not any(expected in offence for offence in said):
            failures.append(f"{path} with {text!r} is not caught; said: {said}")
    print("\n".join(failures) or f"{len(FORBIDDEN)} forbidden things caught")
    return 1 if failures else 0


def main(words):
    if words == ["--selftest"]:
        return selftest()
    if len(words) != 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    offences = check(Path(words[0]))
    for offence in offences:
        print(offence)
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
