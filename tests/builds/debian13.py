#!/usr/bin/python3
"""The tree on Debian 13: all packages of tools/dev/packages are there, its compiler builds without a warning, unit and determinism
tests pass, and results are those of PROGRAM, built here.

    debian13.py PROGRAM        skipped (77) unless root, with debootstrap. Takes some minutes.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import h5py

from bare import ROOT, Bare, skip_unless_possible

RUNS = {"partnet": ["scenarios/reference/partnet.yaml", "--seeds", "2", "--set", "population.agents=5000"],
        "toy": ["scenarios/toy/baseline.yaml", "--seeds", "1", "--set", "burn_in=8", "--set", "steps=16"]}
OF_THIS_BUILD = {"commit"}  # unknown in a copy of the tree


def packages():
    lines = (ROOT / "tools/dev/packages").read_text(encoding="utf-8").splitlines()
    return [name for name in (line.split("#")[0].strip() for line in lines) if name]


def contents(path):
    """Every data set and attribute of a result, in its bytes."""
    found = {}

    def visit(name, item):
        found[name] = bytes(item[()]) if item.dtype.kind != "O" else [bytes(text) for text in item[()].flat]

    with h5py.File(path) as file:
        file.visititems(lambda name, item: visit(name, item) if isinstance(item, h5py.Dataset) else None)
        found.update({f"@{name}": str(value) for name, value in file.attrs.items() if name not in OF_THIS_BUILD})
    return found


def differences(here, there):
    one, other = contents(here), contents(there)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def compare_results(bare, program, folder):
    for name, words in RUNS.items():
        bare.as_user(f"build/release/consortia run {' '.join(words)} --out ~/{name}")
        here = Path(folder, name)
        subprocess.run([program, "run", *words, "--out", here], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        other = differences(here / "run.h5", bare.home / name / "run.h5")
        assert not other, f"{name}: Debian 13 gives other {', '.join(other)}"
        subprocess.run([program, "run", *words, "--set", "seed=4711", "--out", here.with_suffix(".seed")], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
        assert differences(here / "run.h5", here.with_suffix(".seed") / "run.h5"), "another seed gives the same: nothing is seen"


if __name__ == "__main__":
    skip_unless_possible()
    with Bare("trixie", packages()) as bare, tempfile.TemporaryDirectory() as folder:
        bare.as_user("cmake --preset release\n"
                     "cmake --build --preset release --target programs unit_tests town changed_town unsteady_disk\n"
                     "RC_PARAMS=seed=1 build/release/tests/unit_tests\n"
                     "ctest --preset release -R '^determinism'\n")
        compare_results(bare, sys.argv[1], folder)
    print("built, tested and the same on Debian 13")
