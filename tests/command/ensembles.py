#!/usr/bin/python3
"""Ensembles of many seeds: what memory they take, what was promised, and the joining of what an interrupted one has finished.
`ensembles.py PROGRAM [unittest options]`."""

import json
import os
import re
import subprocess
import sys
import time
import unittest
from pathlib import Path

import xarray

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

TOWN = Path(__file__).parent / "scenarios" / "town.yaml"
# A small place over many steps: frames outweigh the state.
LONG = ("--set", "population.people=20", "--set", "steps=4000", "--set", "burn_in=0", "--threads", "2")
UNITS = {"kB": 1e3, "MB": 1e6, "GB": 1e9}


def peak(folder):
    return json.loads((folder / "run.provenance.json").read_text())["peak_memory_bytes"]


def promised(*arguments):
    value, unit = re.search(r"memory +([\d.]+) (\w+) for", program("run", *arguments, "--dry-run").stdout).groups()
    return float(value) * UNITS[unit]


class Memory(unittest.TestCase):
    def test_does_not_grow_with_seeds_and_is_what_was_promised(self):
        with Folder() as folder:
            for seeds in ("4", "60"):
                program("run", TOWN, *LONG, "--seeds", seeds, "--out", folder / seeds)
            frames = 60 * 4000 * 4 * 8
            self.assertLess(peak(folder / "60") - peak(folder / "4"), frames / 4)
            for seeds in ("4", "60"):
                promise = promised(TOWN, *LONG, "--seeds", seeds)
                self.assertLess(abs(promise / peak(folder / seeds) - 1), 0.15, (seeds, promise, peak(folder / seeds)))
            self.assertIn("already there", program("run", TOWN, *LONG, "--seeds", "60", "--out", folder / "60").stderr)


def interrupted(folder, *command):
    """Ended once a few of its runs are finished."""
    process = program.begin(*command, "--out", folder)
    journal = folder / "work" / "journal-0"
    deadline = time.monotonic() + 60
    while not (journal.exists() and journal.stat().st_size > 2 * 4000 * 4 * 8):
        assert time.monotonic() < deadline and process.poll() is None, "it ended before, or did not begin"
        time.sleep(0.01)
    process.terminate()
    assert process.wait(timeout=60) == 130


class Merge(unittest.TestCase):
    def check(self, subcommand, files, name):
        with Folder() as folder:
            command = (subcommand, *files, *LONG, "--seeds", "12")
            overlays = [word for word in command[1:] if word not in ("--threads", "2")]
            interrupted(folder / "out", *command)
            refused = program("merge", *overlays, "--out", folder / "out", code=2).stderr
            self.assertRegex(refused, r"\d+ of \d+ runs are missing")
            program("merge", *overlays, "--out", folder / "out", "--partial")
            with xarray.open_dataset(folder / "out" / "partial.h5", engine="h5netcdf", decode_times=False) as partial:
                missing = partial.people.isnull().all("time")
                self.assertEqual(int(missing.sum()), partial.attrs["runs_missing"])
                self.assertGreater(int((~missing).sum()), 1)
                self.assertEqual(int((partial.final_digest == "").sum()), partial.attrs["runs_missing"])
            again = re.search("`(.*)` plays them", refused).group(1)
            subprocess.run(again, shell=True, check=True, capture_output=True)
            program(*command, "--out", folder / "straight")
            self.assertEqual(*((folder / way / name).read_bytes() for way in ("out", "straight")))
            self.assertIn("already there", program("merge", *overlays, "--out", folder / "out").stderr)

    def test_of_an_interrupted_run_writes_what_is_there_and_says_what_plays_the_rest(self):
        self.check("run", [TOWN], "run.h5")

    def test_of_an_interrupted_comparison_too(self):
        with Folder() as folder:
            (folder / "town.yaml").write_text(TOWN.read_text())
            (folder / "more.yaml").write_text("extends: town.yaml\nlevers: {policy.birth: 2}\n")
            self.check("compare", [folder / "town.yaml", folder / "more.yaml"], "compare.h5")

    def test_of_what_nobody_has_run_says_so(self):
        with Folder() as folder:
            self.assertIn("runs are missing", program("merge", TOWN, "--out", folder / "out", code=2).stderr)


class Shown(unittest.TestCase):
    def test_the_tables_of_a_result_are_printed_again_without_its_scenarios(self):
        with Folder() as folder:
            town, births = folder / TOWN.name, folder / "births.yaml"
            town.write_text(TOWN.read_text())
            births.write_text((TOWN.parent / "births.yaml").read_text())
            ran = program("run", town, "--out", folder / "run").stdout
            compared = program("compare", town, births, "--out", folder / "compare").stdout
            self.assertIn("what buys most", compared)
            town.unlink(), births.unlink()
            self.assertEqual(program("show", folder / "run" / "run.h5").stdout, ran)
            self.assertEqual(program("show", folder / "compare" / "compare.h5").stdout, compared)


class Digests(unittest.TestCase):
    def test_of_a_result_that_is_there_are_printed_again(self):
        with Folder() as folder:
            command = ("run", TOWN, "--seeds", "2", "--digest", "--out", folder)
            first, again = program(*command), program(*command)
            self.assertIn("already there", again.stderr)
            self.assertIn("replicate 1  step 8 of 8", first.stdout)
            self.assertEqual(first.stdout, again.stdout)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
