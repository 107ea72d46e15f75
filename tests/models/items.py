#!/usr/bin/python3
"""What models/consortium/items.md says of files and tests: the 101 items are there, each with files and a test that exist; every
lever has a test.

    items.py PROGRAM TESTS…      PROGRAM: consortia; TESTS: the Catch2 programs whose cases the page names
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "models/consortium"
PAGE = (FOLDER / "items.md").read_text(encoding="utf-8")
failures = []


def check(holds, *what):
    if not holds:
        failures.append(" ".join(str(w) for w in what))


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def rows_with(first_cell):
    """Tables' rows whose first cell is like this, as lists of cells."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells and re.fullmatch(first_cell, cells[0]):
            yield cells


def check_items(cases):
    items = list(rows_with(r"\d+"))
    check([int(cells[0]) for cells in items] == list(range(1, 102)), "the items are not 1 to 101, once each")
    for number, item, mechanism, test in items:
        check(re.search(r"[\u4e00-\u9fff]", item), number, "lacks its Chinese words")
        files = re.findall(r"`([^`]+)`", mechanism)
        check(files, number, "names no file")
        for file in files:
            check((FOLDER / file).is_file(), number, "names a file that is not there:", file)
        check(test in cases, number, "names a test that is not there:", test)


def check_levers(levers, cases):
    named = [cells for cells in rows_with(r"L\d+") if len(cells) == 4]
    check(sorted(cells[1].strip("`") for cells in named) == sorted(levers), "other levers have a test than there are:",
          set(levers) ^ {cells[1].strip("`") for cells in named})
    for number, name, _, tests in named:
        check(levers.get(name.strip("`")) == number, name, "is not of", number)
        for test in tests.split("<br>"):
            check(test in cases, name, "names a test that is not there:", test)
    check({cells[0] for cells in named} == {f"L{k}" for k in range(1, 29)}, "some of L1 to L28 have no lever")


def main(program, *programs_of_tests):
    cases = set()
    for tests in programs_of_tests:
        cases.update(output_of(tests, "--list-test-names-only").splitlines())
    check(cases, "no test is listed")
    model = json.loads(output_of(program, "describe", "consortium", "--format", "json"))
    check_items(cases)
    check_levers({lever["name"]: lever["lever"] for lever in model["levers"]}, cases)
    for setting in model["levers"] + model["parameters"]:
        check(setting["source"] and setting["unit"] or setting.get("labels"), setting["name"], "lacks unit or source")
    print("\n".join(failures) or f"101 items, {len(model['levers'])} levers, {len(cases)} tests")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
