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


def same_bytes_each_way(test, folder, scenario):
    """Twelve seeds played at once, interrupted and resumed, and five of them first, then the others."""
    command = ("run", scenario, *LONG, "--seeds", "12")
    program(*command, "--out", folder / "straight")
    straight = (folder / "straight" / "run.h5").read_bytes()
    interrupted(folder / "resumed", *command)
    program(*command, "--out", folder / "resumed", "--resume")
    program(*command[:-1], "5", "--out", folder / "more")
    program(*command, "--out", folder / "more")
    for way in ("resumed", "more"):
        test.assertEqual((folder / way / "run.h5").read_bytes(), straight, way)


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


def stopping(folder, when="people > 500", after=2):
    """The town and one of more births, which both stop so; births alone bring people."""
    (folder / "town.yaml").write_text(TOWN.read_text() + f'stop: {{when: "{when}", after: {after}}}\n')
    (folder / "births.yaml").write_text("extends: town.yaml\nlevers: {policy.birth: 3}\n")
    return folder / "town.yaml", folder / "births.yaml"


class Stopped(unittest.TestCase):
    def test_runs_end_where_their_condition_has_held_and_the_result_says_so(self):
        with Folder() as folder:
            _, births = stopping(folder)
            done = program("run", births, "--seeds", "3", "--digest", "--out", folder / "out")
            with xarray.open_dataset(folder / "out" / "run.h5", engine="h5netcdf") as run:
                played = run.steps_played.values
                for seed, people in enumerate(run.people.values):
                    last = int(played[seed])
                    self.assertTrue(2 <= last < 8 and (people[last - 2:last] > 500).all() and not people[last - 3] > 500)
                    self.assertTrue(run.people[seed, last:].isnull().all())
                self.assertEqual(set(run.ended_by.values), {"stop"})
                self.assertEqual(run.attrs["stop"], "people > 500, 2 steps in a row")
            ends = str(min(played)) if min(played) == max(played) else f"{min(played)} to {max(played)}"
            said = f"births: 3 of 3 runs ended after {ends} of 8 steps (people > 500, 2 steps in a row)\n"
            self.assertIn(said, done.stdout)
            self.assertEqual(done.stdout.count("replicate 0  step"), played[0])
            self.assertIn(said, program("show", folder / "out" / "run.h5").stdout)
            self.assertIn("at most so many steps: people > 500, 2 steps in a row", program("run", births, "--dry-run").stdout)
            for seed in range(3):
                self.assertIn("the same, ", program("rerun", folder / "out" / "run.h5", seed).stdout)

    def test_a_comparison_counts_each_run_up_to_its_end_and_says_when_that_was(self):
        with Folder() as folder:
            town, births = stopping(folder)
            told = program("compare", town, births, "--seeds", "2", "--out", folder / "out").stdout
            self.assertIn("town: none of 2 runs was stopped (people > 500, 2 steps in a row)\n", told)
            self.assertRegex(told, r"births: 2 of 2 runs ended after .* of 8 steps")
            self.assertEqual(program("show", folder / "out" / "compare.h5").stdout, told)
            answer = json.loads(program("compare", town, births, "--seeds", "2", "--out", folder / "out", "--json").stdout)
            self.assertEqual([(each["scenario"], each["stopped"]) for each in answer["stop"]], [("town", 0), ("births", 2)])
            level = next(d["level"] for d in answer["differences"] if d["indicator"] == "people")
            self.assertGreater(level, 490)

    def test_threads_interruptions_and_more_seeds_leave_the_same_bytes(self):
        with Folder() as folder:
            town, _ = stopping(folder, "people > 0", 3000)
            same_bytes_each_way(self, folder, town)

    def test_agents_are_those_of_the_end_and_there_are_none_behind_it(self):
        with Folder() as folder:
            _, births = stopping(folder)
            program("run", births, "--seeds", "1", "--out", folder / "out")
            with xarray.open_dataset(folder / "out" / "run.h5", engine="h5netcdf") as run:
                last = int(run.steps_played[0])
                people, end = int(run.people[0, last - 1]), str(run.quarter.values[last - 1])
            asked = ("export", folder / "out" / "run.h5", "--agents", "person")
            table = program(*asked, "--out", folder / "end.csv")
            self.assertEqual(len((folder / "end.csv").read_text().splitlines()), people + 1)
            self.assertIn(f"--at 2026Q4: error: the run was stopped at the end of {end}",
                          program(*asked, "--at", "2026Q4", "--out", folder / "none.csv", code=2).stderr)

    def test_what_is_no_condition_is_told_at_its_place(self):
        with Folder() as folder:
            town, _ = stopping(folder, "peple > 500")
            line = len(town.read_text().splitlines())
            for command in ("check", "run", "show"):
                self.assertIn(f"town.yaml:{line}:15: error: stop.when: 'peple': unknown indicator; nearest is people",
                              program(command, town, code=2).stderr)


PANEL = "panel: {kind: person, fields: [age, skill], who: {share: 0.2}, every: 2}\n"


def following(folder, panel=PANEL):
    (folder / "town.yaml").write_text(TOWN.read_text() + panel)
    (folder / "births.yaml").write_text("extends: town.yaml\nlevers: {policy.birth: 3}\n")
    return folder / "town.yaml", folder / "births.yaml"


class Panels(unittest.TestCase):
    def test_agents_are_followed_from_birth_to_death(self):
        with Folder() as folder:
            town, births = following(folder)
            self.assertRegex(program("run", town, "--dry-run").stdout, r"panels +[\d.]+ kB of each run")
            program("compare", town, births, "--seeds", "2", "--out", folder / "out")
            with xarray.open_dataset(folder / "out" / "compare.h5", engine="h5netcdf") as both:
                age = both["person.age"]
                self.assertEqual(age.dims, ("scenario", "seed", "person", "panel_time"))
                self.assertEqual(list(both.panel_quarter.values), ["2025Q2", "2025Q4", "2026Q2", "2026Q4"])
                lived = age.notnull().values
                self.assertTrue((~lived[1, 0, :, 0] & lived[1, 0, :, 3]).any(), "somebody is born")
                self.assertTrue((lived[:, :, :, 0] & ~lived[:, :, :, 3]).any(), "somebody dies")
                grown = age.diff("panel_time").values
                self.assertEqual(set(grown[grown == grown]), {2.0})
                keys = both["person.key"].values
                self.assertEqual((keys[0, 0] != "").sum(), lived[0, 0].any(axis=-1).sum())
                first = [set(keys[k, 0][lived[k, 0, :, 0]]) for k in (0, 1)]
                self.assertGreater(len(first[0] & first[1]), 0.8 * len(first[0]), "the same are followed in both")

    def test_threads_interruptions_and_more_seeds_leave_the_same_bytes(self):
        panels = PANEL.replace("panel: ", "panel: [").replace("every: 2}", "every: 400}, {kind: link, fields: [weight], who: founders, every: 400}]")
        with Folder() as folder:
            town, _ = following(folder, panels)
            same_bytes_each_way(self, folder, town)
            program("rerun", folder / "more" / "run.h5", 7)

    def test_edges_are_followed_between_the_agents_at_their_ends(self):
        with Folder() as folder:
            town, births = following(folder, "panel: [{kind: link, fields: [weight], who: {share: 1}, every: 2}, "
                                             "{kind: firm, fields: [tech], who: founders, every: 2}]\n")
            self.assertRegex(program("run", town, "--dry-run").stdout, r"panels +[\d.]+ kB of each run")
            program("compare", town, births, "--seeds", "2", "--out", folder / "out")
            with xarray.open_dataset(folder / "out" / "compare.h5", engine="h5netcdf") as both:
                weight = both["link.weight"]
                self.assertEqual(weight.dims, ("scenario", "seed", "link", "panel_time"))
                there = weight.notnull().values
                self.assertTrue((~there[:, :, :, 0] & there[:, :, :, 3]).any(), "some begin")
                self.assertTrue((there[:, :, :, 0] & ~there[:, :, :, 3]).any(), "some end")
                firms = set(both["firm.key"].values[0, 0])
                for end in ("link.from", "link.to"):
                    self.assertLessEqual(set(both[end].values[0, 0]) - {""}, firms)
                first = [dict(zip(both["link.key"].values[k, 0], both["link.to"].values[k, 0])) for k in (0, 1)]
                shared = (first[0].keys() & first[1].keys()) - {""}
                self.assertTrue(shared and all(first[0][key] == first[1][key] for key in shared))
            town, births = following(folder, f"panel: {{kind: link, fields: [weight], who: [{min(firms)}]}}\n")
            program("run", town, "--seeds", "1", "--out", folder / "near")
            with xarray.open_dataset(folder / "near" / "run.h5", engine="h5netcdf") as near:
                ends = zip(near["link.from"].values[0], near["link.to"].values[0])
                self.assertTrue(all(min(firms) in pair for pair in ends))

    def test_what_cannot_be_followed_is_told_at_its_place_and_a_study_says_that_it_keeps_none(self):
        with Folder() as folder:
            town, _ = following(folder, PANEL.replace("age", "aeg"))
            line = len(town.read_text().splitlines())
            self.assertIn(f"town.yaml:{line}:32: error: panel.fields: 'aeg': no number, flag or label of a person",
                          program("check", town, code=2).stderr)
            following(folder)
            (folder / "study.yaml").write_text((TOWN.parent / "births_study.yaml").read_text())
            self.assertIn(f"town.yaml:{line}:1: warning: panel: a study keeps none; `run` and `compare` do", program("sweep", folder / "study.yaml", "--dry-run").stderr)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
