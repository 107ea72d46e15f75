#!/usr/bin/python3
"""`optimise` from outside, on the town: what it leaves and says, and the same bytes on threads, ranks and after kills.
`optimise.py TOWN ANALYSE [CONSORTIA]`; without the model of consortia its test is skipped."""

import csv
import os
import re
import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, ranks, two_programs
from searches import OfOneSearch

SCENARIOS = Path(__file__).parent / "scenarios"
STUDY = (SCENARIOS / "best.yaml").read_text()


def made(folder, study=STUDY):
    """The two programs as they are installed, and a study."""
    (folder / "town.yaml").write_text((SCENARIOS / "town.yaml").read_text())
    (folder / "best.yaml").write_text(study)
    return two_programs(folder, town, analyse), folder / "best.yaml"


def left(folder):
    """The bytes of all that a search leaves, but for how this copy was made."""
    files = [path for path in folder.rglob("*") if path.is_file() and "work" not in path.parts and "provenance" not in path.name]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def front_of(folder):
    with open(folder / "front.csv") as file:
        return list(csv.DictReader(file))


class Optimise(OfOneSearch, unittest.TestCase):
    command = "optimise"
    budget, killed_at = 120, (2_000, 8_000, 14_000)
    made, left = staticmethod(made), staticmethod(left)

    def test_leaves_packages_that_anybody_can_run_and_says_what_moves_what(self):
        for words in ("sought: people as large as can be", "packages are on the front", "people is moved by",
                      "the emulators were held against"):
            self.assertIn(words, self.said.stdout)
        self.assertIn("packages spread over all levers", self.said.stderr)
        self.assertIn("packages confirmed with more seeds", self.said.stderr)
        front = front_of(self.whole)
        self.assertEqual([row["package"] for row in front], [str(k + 1) for k in range(len(front))])
        people = [float(row["people"]) for row in front]
        cost = [float(row["child_benefit"]) for row in front]
        self.assertEqual(people, sorted(people))
        self.assertEqual(cost, sorted(cost))
        self.assertLess(min(cost), 600)
        self.assertLessEqual(max(cost), 2000)
        for row in front:
            self.assertLessEqual(float(row["people_low"]), float(row["people"]))
        package = self.whole / "front" / "package_1.yaml"
        self.assertIn("extends: ../../town.yaml", package.read_text())
        self.assertIn("consortia run package_1.yaml --root ../..", package.read_text())
        self.assertIn("0 warnings", self.program("check", package, "--root", self.folder).stdout)
        page = (self.whole / "optimisation.html").read_text()
        self.assertIn("<h1>A town at its best</h1>", page)
        self.assertEqual(page.count("<circle"), len(front))
        self.assertNotIn("<script", page)

    def test_leaves_studies_like_any_other(self):
        for result in ("study.h5", "front/study.h5"):
            self.assertIn("point 0, replicate 1", self.program("rerun", self.whole / result, "0:1").stdout)

    @unittest.skipUnless(shutil.which("mpirun"), "no mpirun")
    def test_same_bytes_over_ranks(self):
        done = ranks("mpirun", "--oversubscribe", "-n", "2", self.program.path, "optimise", self.study, "--out", self.folder / "ranks")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count("packages are on the front"), 1)
        self.holds_what_the_whole_one_holds("ranks")

    def test_tells_mistakes_where_they_stand(self):
        with Folder() as folder:
            program, study = made(folder, STUDY.replace("people: {maximise", "peple: {maximise"))
            self.assertIn("nearest is people", program("check", study, code=2).stderr)
            study.write_text(STUDY)
            self.assertIn("search for the best of 2 factors, 2 objectives and 1 constraint with 120 runs",
                          program("check", study).stdout)
            self.assertIn("is a search, whose points `optimise` finds", program("sweep", study, code=2).stderr)
            self.assertIn("expected 30 runs or more, got 29", program("optimise", study, "--budget", 29, code=2).stderr)
            program("optimise", study, "--budget", 30, "--out", folder / "least", "--threads", 1)  # the smallest learns something
            self.assertGreater(len(front_of(folder / "least")), 0)


TOY = Path(__file__).resolve().parents[2] / "scenarios/toy/baseline.yaml"
SEATS = """scenario: toy.yaml
objectives: {transfers: maximise, net_cost: minimise}
factors: {policy.seat_subsidy: {range: [0, 2]}}
budget: {runs: 40}
seeds: 2
"""


class Winners(unittest.TestCase):
    def test_the_page_says_who_gains_and_who_loses_by_each_package(self):
        if not consortia:
            self.skipTest("no model of consortia")
        with Folder() as folder:
            program = two_programs(folder, consortia, analyse)
            (folder / "toy.yaml").write_text(f"extends: {os.path.relpath(TOY, folder.resolve())}\nsteps: 8\nburn_in: 8\n")
            (folder / "seats.yaml").write_text(SEATS)
            program("optimise", folder / "seats.yaml", "--root", "/", "--out", folder / "out", "--threads", 1)
            page = (folder / "out" / "optimisation.html").read_text()
            self.assertIn("<h2>Who gains and who loses</h2>", page)
            told = re.findall(r"<tr><td>(\d*)</td><td>([^<]*), by ([^<]*)</td><td>([^<]*)</td><td>([^<]*)</td><td>(\d+)</td></tr>", page)
            self.assertGreater(len(told), 0)
            packages = len(front_of(folder / "out"))
            self.assertEqual([row[0] for row in told if row[0]], sorted({row[0] for row in told if row[0]}, key=int))
            self.assertLessEqual(int(max(row[0] for row in told)), packages)
            for _, _, _, gain, lose, _ in told:
                self.assertNotEqual((gain, lose), ("-", "-"))
            self.assertTrue(any(re.match(r"\d+: .*\(\+", gain) for _, _, _, gain, _, _ in told), told)


if __name__ == "__main__":
    town, analyse = sys.argv.pop(1), sys.argv.pop(1)
    consortia = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    unittest.main()
