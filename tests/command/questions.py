#!/usr/bin/python3
"""Questions that take several plays: more seeds for a result that is there, as many as are needed, what each lever brings.
`questions.py PROGRAM [unittest options]`."""

import csv
import json
import os
import random
import re
import signal
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

TOWN = Path(__file__).parent / "scenarios" / "town.yaml"
BIRTHS = Path(__file__).parent / "scenarios" / "births.yaml"
LONG = ("--set", "population.people=2000", "--set", "steps=300", "--threads", "2")


class MoreSeeds(unittest.TestCase):
    def test_give_the_bytes_of_all_at_once_and_play_the_new_ones_alone(self):
        with Folder() as folder:
            for command, name in ((("run", TOWN), "run.h5"), (("compare", TOWN, BIRTHS), "compare.h5")):
                program(*command, "--seeds", "4", "--out", folder / command[0])
                done = program(*command, "--seeds", "8", "--out", folder / command[0])
                self.assertIn(f"{name} holds 4 runs of each scenario, 4 more are played", done.stderr)
                program(*command, "--seeds", "8", "--out", folder / "at once", "--force")
                self.assertEqual((folder / command[0] / name).read_bytes(), (folder / "at once" / name).read_bytes())
                self.assertFalse((folder / command[0] / "work").exists())

    def test_a_kill_at_any_time_leaves_a_whole_result(self):
        chance = random.Random(1)
        with Folder() as folder:
            command = ("run", TOWN, *LONG)
            program(*command, "--seeds", "2", "--out", folder / "out")
            smaller = (folder / "out" / "run.h5").read_bytes()
            begun = time.monotonic()
            program(*command, "--seeds", "6", "--out", folder / "straight")
            whole = time.monotonic() - begun  # on this machine, as busy as it is
            larger = (folder / "straight" / "run.h5").read_bytes()
            kills, wait = 0, 0.1 * whole
            while (folder / "out" / "run.h5").read_bytes() != larger:
                process = program.begin(*command, "--seeds", "6", "--out", folder / "out", "--resume")
                time.sleep(wait)
                wait = chance.uniform(0.05, 0.8) * whole
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    kills += 1
                process.wait()
                self.assertIn((folder / "out" / "run.h5").read_bytes(), (smaller, larger))
                self.assertLess(kills, 100)
            self.assertGreater(kills, 0)
            self.assertIn("already there", program(*command, "--seeds", "6", "--out", folder / "out").stderr)


class Until(unittest.TestCase):
    def test_as_many_seeds_are_played_as_are_needed_and_the_rest_is_told(self):
        with Folder() as folder:
            compare = "compare", TOWN, BIRTHS, "--out", folder
            done = program(*compare, "--until", "people:1e6")
            self.assertRegex(done.stdout, r"is to be ±1e\+06 person \(half of its width\)")
            self.assertIn("Narrow enough after 8 seeds; looked at 8.", done.stdout)
            done = program(*compare, "--until", "people:1e-3%", "--seeds", "12")
            self.assertRegex(done.stdout, r"births .* not narrow enough: about [\d.e+]+ seeds would be")
            self.assertIn("Not narrow enough after 12 seeds; looked at 8, 12.", done.stdout)
            self.assertIn("12 paired seeds", done.stdout)

    def test_what_is_told_for_programs_stands_alone(self):
        with Folder() as folder:
            told = program("compare", TOWN, BIRTHS, "--out", folder / "a", "--until", "people:1e6", "--json").stdout
            self.assertEqual(len(json.loads(told)["made"]["replicates"]), 8)
            for option in ("--equal-cost", "1000"), ("--profile",):
                refused = program("compare", TOWN, BIRTHS, "--out", folder / "b", "--json", *option, code=2)
                self.assertIn("leave out " + option[0], refused.stderr)

    def test_what_cannot_be_looked_at_is_refused_in_a_line(self):
        for text, said in (("poeple:3", "unknown total 'poeple'; nearest is people"), ("people:", "expected a width above 0")):
            refused = program("compare", TOWN, BIRTHS, "--until", text, code=2).stderr
            self.assertIn(f"--until {text}: error: {said}", refused)
            self.assertEqual(len(refused.splitlines()), 2)


class Explain(unittest.TestCase):
    def test_prints_and_hands_on_shares_that_add_up(self):
        with Folder() as folder:
            done = program("explain", TOWN, BIRTHS, "--out", folder, "--seeds", "4")
            self.assertIn("exact over all combinations of them; 4 seeds", done.stdout)
            rows = list(csv.DictReader((folder / "explain.csv").read_text(encoding="utf-8").splitlines()))
            shares = json.loads((folder / "explain.json").read_text(encoding="utf-8"))
            self.assertEqual(shares["levers"], ["policy.birth"])
            for each in shares["indicators"]:
                of = [float(row["value"]) for row in rows if row["what"] == "share" and row["indicator"] == each["indicator"]]
                all_of_it = next(row for row in rows if row["what"] == "difference" and row["indicator"] == each["indicator"])
                self.assertEqual(of, [share[0] for share in each["shares"]])
                self.assertEqual([float(all_of_it[key]) for key in ("value", "low", "high")], each["difference"])
                self.assertAlmostEqual(sum(of), each["difference"][0], delta=1e-9 * abs(each["difference"][0]))
            again = program("explain", TOWN, BIRTHS, "--out", folder, "--seeds", "4")
            self.assertEqual(again.stdout, done.stdout)
            self.assertIn("already there", again.stderr)

    def test_what_is_no_package_of_levers_is_refused(self):
        with Folder() as folder:
            self.assertIn("moves no lever of town", program("explain", TOWN, TOWN, "--out", folder, code=2).stderr)
            (folder / "larger.yaml").write_text(re.sub("people: 400", "people: 401", TOWN.read_text()))
            refused = program("explain", TOWN, folder / "larger.yaml", "--out", folder / "out", code=2).stderr
            self.assertIn("larger.yaml: error: differs from town in more than levers", refused)
            self.assertIn("population.people", refused)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
