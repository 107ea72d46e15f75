#!/usr/bin/python3
"""`calibrate` from outside, on the town: what it leaves and says, and the same bytes on threads, ranks and after kills.
`calibrate.py TOWN ANALYSE`."""

import csv
import json
import re
import shutil
import statistics
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, interrupted, ranks, two_programs
from searches import OfOneSearch

SCENARIOS = Path(__file__).parent / "scenarios"
STUDY = (SCENARIOS / "fit.yaml").read_text()


def made(folder, study=STUDY):
    """The two programs as they are installed, and a study."""
    (folder / "town.yaml").write_text((SCENARIOS / "town.yaml").read_text())
    (folder / "fit.yaml").write_text(study)
    return two_programs(folder, town, analyse), folder / "fit.yaml"


LEFT = ("study.h5", "posterior.csv", "calibration.json", "calibration.html")


def left(folder):
    """The bytes of all that a calibration leaves."""
    return {name: (folder / name).read_bytes() for name in LEFT}


class Calibrate(OfOneSearch, unittest.TestCase):
    command = "calibrate"
    budget, killed_at = 180, (6_000, 20_000, 36_000)
    made, left = staticmethod(made), staticmethod(left)

    def test_tells_moments_parameters_and_what_cannot_be_met(self):
        for words in ("2 of 3 fitted moments are met", "impossible cannot be met: no values of the free parameters bring it "
                      "nearer than 20 tolerances", "no moment informs population.firms", "the emulator was held against"):
            self.assertIn(words, self.said.stdout)
        self.assertIn("search, generation 1: 8 points; 14 of 58 played, nearest", self.said.stderr)
        self.assertIn("posterior.csv", self.said.stderr)
        found = json.loads((self.whole / "calibration.json").read_text())
        moments = {moment["name"]: moment for moment in found["moments"]}
        self.assertLess(abs(moments["people"]["distance"]), 1)
        self.assertLess(abs(moments["benefit"]["distance"]), 1)
        self.assertEqual(moments["impossible"]["after"], 1)
        self.assertEqual(moments["held_out"]["use"], "test")
        parameters = {parameter["name"]: parameter for parameter in found["parameters"]}
        low, high = parameters["policy.birth"]["interval_95"]
        self.assertTrue(low < 2 < high and high - low < 2, (low, high))
        self.assertFalse(parameters["population.firms"]["informed"])
        self.assertEqual(found["cannot_be_met_together"], [])
        with open(self.whole / "posterior.csv") as file:
            rows = list(csv.reader(file))
        self.assertEqual(rows[0], ["draw", "population.people", "policy.birth", "population.firms"])
        self.assertEqual([row[0] for row in rows[1:]], [str(k) for k in range(20)])
        middle = int(re.search(r"draw (\d+) of posterior.csv lies in the middle", self.said.stdout).group(1))
        self.assertLess(abs(float(rows[1 + middle][2]) - statistics.median(float(row[2]) for row in rows[1:])), (high - low) / 2)
        self.assertTrue((self.whole / "posterior.provenance.json").exists())
        page = (self.whole / "calibration.html").read_text()
        self.assertIn("<h1>A town fitted</h1>", page)
        self.assertIn("&#60;counted&#62;", page)
        self.assertEqual(page.count("<svg"), 4 + 2 * 3)
        self.assertNotIn("<script", page)

    def test_leaves_a_study_like_any_other(self):
        self.assertIn("point 3, replicate 1", self.program("rerun", self.whole / "study.h5", "3:1").stdout)
        self.assertIn("of 58 played", self.search("whole").stderr)

    def test_another_seed_draws_others(self):
        with Folder() as folder:
            program, study = made(folder, STUDY.replace("draws: 20", "draws: 20, seed: 2"))
            program("calibrate", study, "--out", folder / "seed", "--threads", 1)
            self.assertNotEqual(left(self.whole)["posterior.csv"], left(folder / "seed")["posterior.csv"])

    def test_interrupted_while_the_other_program_thinks_it_says_so(self):
        with Folder() as folder:
            program, study = made(folder)
            thinks = folder / "bin" / "consortia-analyse"
            thinks.write_text(f"#!/bin/sh\necho $$ > {folder}/thinking\nexec sleep 60\n")
            thinks.chmod(0o755)
            job = subprocess.Popen([program.path, "calibrate", study, "--out", folder / "out"], stderr=subprocess.PIPE, text=True)
            while not (folder / "thinking").exists() or not (folder / "thinking").read_text():
                time.sleep(0.01)
            self.assertIn("the same command with --resume goes on", interrupted(job))
            self.assertFalse(Path(f"/proc/{(folder / 'thinking').read_text().strip()}").exists())

    @unittest.skipUnless(shutil.which("mpirun"), "no mpirun")
    def test_same_bytes_over_ranks(self):
        words = ["mpirun", "--oversubscribe", "-n", "2", self.program.path, "calibrate", self.study, "--out", self.folder / "ranks"]
        stopped = ranks(*words, "--time-limit", "0:1")
        self.assertEqual(stopped.returncode, 130, stopped.stderr)
        done = ranks(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count("2 of 3 fitted moments"), 1)
        self.assertEqual(len(list((self.folder / "ranks" / "work").glob("journal-*-rank-*"))), 2)
        self.holds_what_the_whole_one_holds("ranks")

    def test_tells_mistakes_where_they_stand(self):
        with Folder() as folder:
            program, study = made(folder, STUDY.replace("last(people), when", "last(peple), when").replace("weight: 3", "weight: 0"))
            said = program("check", study, code=2).stderr
            self.assertIn("fit.yaml:4:", said)
            self.assertIn("people.weight: expected a number above 0, got 0", said)
            study.write_text(STUDY.replace("last(people), when", "last(peple), when"))
            self.assertIn("nearest is people", program("check", study, code=2).stderr)
            study.write_text(STUDY)
            self.assertIn("calibration of 3 parameters to 4 moments with 180 runs", program("check", study).stdout)
            self.assertIn("is a calibration, whose points `calibrate` finds", program("sweep", study, code=2).stderr)
            (folder / "bin" / "consortia-analyse").unlink()
            refused = program("calibrate", study, "--out", folder / "out", code=4).stderr
            self.assertIn("it is built where CMake finds OpenTURNS and Pagmo", refused)


if __name__ == "__main__":
    town, analyse = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
