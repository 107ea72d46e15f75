#!/usr/bin/python3
"""`pilot` from outside, on a small place of twelve regions. `pilot.py CONSORTIA [unittest options]`."""

import csv
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
BASE, PACKAGE = SCENARIOS / "toy/baseline.yaml", SCENARIOS / "toy/seat_subsidy_audited.yaml"
SMALL = "--set", "population.regions=12", "--set", "population.schools=24", "--set", "burn_in=4", "--set", "steps=12"
ASKED = "--indicator", "partnerships_by_region", "--places", "4,2", "--lots", "3", "--seeds", "2"


class Pilot(unittest.TestCase):
    def test_says_how_many_tell_it_by_size_and_year_and_hands_it_on(self):
        with Folder() as folder:
            done = program("pilot", BASE, PACKAGE, *SMALL, *ASKED, "--out", folder / "p")
            with open(folder / "p" / "pilot_partnerships_by_region.csv", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([(row["places"], row["years"], row["pilots"]) for row in rows],
                             [(size, year, "6") for size in ("2", "4") for year in ("1", "2")])
            for row in rows:
                self.assertLessEqual(float(row["power_low"]), int(row["told"]) / 6 + 1e-9)
                self.assertLessEqual(int(row["told"]) / 6, float(row["power_high"]) + 1e-9)
                self.assertLess(float(row["low"]), float(row["high"]))
            self.assertIn("seat_subsidy_audited in some of 12 region, the others as they are; by lot, all at once, 3 lots", done.stdout)
            self.assertIn(f"{rows[0]['told']} of 6", done.stdout)
            again = program("pilot", BASE, PACKAGE, *SMALL, *ASKED, "--out", folder / "p", "--threads", 2)
            self.assertEqual(again.stdout, done.stdout)
            self.assertIn("already there", again.stderr)

    def test_two_packages_are_told_apart_in_waves(self):
        with Folder() as folder:
            done = program("pilot", BASE, PACKAGE, SCENARIOS / "toy/tax_credit.yaml", *SMALL, *ASKED, "--waves", 2, "--out", folder)
            self.assertIn("tax_credit in as many others; by lot, in 2 waves 1 year apart", done.stdout)
            self.assertIn("beyond what the other does", done.stdout)

    def test_what_cannot_be_tried_out_is_refused_before_anything_is_played(self):
        with Folder() as folder:
            def refused(*words):
                return program("pilot", BASE, PACKAGE, *SMALL, *words, "--out", folder / "out", code=2).stderr

            self.assertIn("name the indicator", refused())
            self.assertIn("nearest is partnerships_by_region", refused("--indicator", "partnership_by_region"))
            self.assertIn("expected 2 to 10 of the 12 labels of region", refused(*ASKED[:2], "--places", "11"))
            self.assertIn("expected numbers of places such as 4,8, got 'x'", refused(*ASKED[:2], "--places", "4,x"))
            self.assertIn("expected at least 20", refused(*ASKED[:2], "--waves", 2, "--every", 3))
            alone = program("pilot", BASE, PACKAGE, *ASKED, "--out", folder / "out", code=2).stderr
            self.assertIn("region: error: has 1 label here; a pilot needs 4", alone)
            self.assertFalse((folder / "out").exists())

    def test_a_full_device_is_told(self):
        with Folder() as folder:
            words = "pilot", BASE, PACKAGE, *SMALL, *ASKED, "--out", folder, "--dry-run"
            with open("/dev/full", "wb") as full:
                done = subprocess.run([program.path, *map(str, words)], stdout=full, stderr=subprocess.PIPE, text=True)
            self.assertEqual(done.returncode, 4)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
