#!/usr/bin/python3
"""`optimise` from outside, on the town: what it leaves and says, and the same bytes on threads, ranks and after kills.
`optimise.py TOWN ANALYSE`."""

import csv
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, killed, ranks, two_programs
from searches import stands_still_and_goes_on

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


class Optimise(unittest.TestCase):
    def test_leaves_packages_that_anybody_can_run_and_says_what_moves_what(self):
        with Folder() as folder:
            program, study = made(folder)
            done = program("optimise", study, "--out", folder / "out", "--threads", 1)
            for words in ("sought: people as large as can be", "packages are on the front", "people is moved by",
                          "the emulators were held against"):
                self.assertIn(words, done.stdout)
            self.assertIn("packages spread over all levers", done.stderr)
            self.assertIn("packages confirmed with more seeds", done.stderr)
            front = front_of(folder / "out")
            self.assertEqual([row["package"] for row in front], [str(k + 1) for k in range(len(front))])
            people = [float(row["people"]) for row in front]
            cost = [float(row["child_benefit"]) for row in front]
            self.assertEqual(people, sorted(people))
            self.assertEqual(cost, sorted(cost))
            self.assertLess(min(cost), 600)
            self.assertLessEqual(max(cost), 2000)
            for row in front:
                self.assertLessEqual(float(row["people_low"]), float(row["people"]))
            package = folder / "out" / "front" / "package_1.yaml"
            self.assertIn("extends: ../../town.yaml", package.read_text())
            self.assertIn("consortia run package_1.yaml --root ../..", package.read_text())
            self.assertIn("0 warnings", program("check", package, "--root", folder).stdout)
            page = (folder / "out" / "optimisation.html").read_text()
            self.assertIn("<h1>A town at its best</h1>", page)
            self.assertEqual(page.count("<circle"), len(front))
            self.assertNotIn("<script", page)

    def test_leaves_studies_like_any_other(self):
        with Folder() as folder:
            program, study = made(folder)
            program("optimise", study, "--out", folder / "out", "--threads", 1)
            for result in ("study.h5", "front/study.h5"):
                self.assertIn("point 0, replicate 1", program("rerun", folder / "out" / result, "0:1").stdout)

    def test_same_bytes_on_threads_and_after_kills(self):
        with Folder() as folder:
            program, study = made(folder)
            program("optimise", study, "--out", folder / "one", "--threads", 1)
            program("optimise", study, "--out", folder / "two", "--threads", 2)
            self.assertEqual(left(folder / "one"), left(folder / "two"))
            words = ("optimise", study, "--out", folder / "killed", "--threads", 1)
            kills = sum(killed(program, words, folder / "killed", journals) for journals in (2_000, 8_000, 14_000))
            self.assertGreater(kills, 1, "it was hardly ever killed: the study is too short for this test")
            program(*words)
            self.assertEqual(left(folder / "one"), left(folder / "killed"))

    def test_stands_still_says_how_far_it_has_come_and_goes_on(self):
        stands_still_and_goes_on(self, "optimise", made, left, budget=120, journals=2000)

    def test_a_job_script_for_slurm_plays_it_in_one_task(self):
        with Folder() as folder:
            program, study = made(folder)
            program("optimise", study, "--out", folder / "whole", "--threads", 1)
            said = program("optimise", study, "--out", folder / "out", "--threads", 1, "--slurm", "--retry").stdout
            self.assertIn("one task, written to", said)
            script = folder / "out" / "optimise.slurm"
            self.assertIn("#SBATCH --cpus-per-task=1\n", script.read_text())
            self.assertNotIn("array", script.read_text())
            self.assertIn(" --retry", script.read_text())
            job = {"SLURM_JOB_ID": "7", "SLURM_CPUS_PER_TASK": "1"}
            done = subprocess.run(["bash", script], env={**os.environ, **job}, capture_output=True, text=True, timeout=300)
            log = (folder / "out" / "slurm-7.log").read_text()
            self.assertEqual(done.returncode, 0, done.stderr + log)
            self.assertIn("written to", log)
            script.unlink()
            (folder / "out" / "slurm-7.log").unlink()
            self.assertEqual(left(folder / "whole"), left(folder / "out"))

    @unittest.skipUnless(shutil.which("mpirun"), "no mpirun")
    def test_same_bytes_over_ranks(self):
        with Folder() as folder:
            program, study = made(folder)
            program("optimise", study, "--out", folder / "alone", "--threads", 1)
            done = ranks("mpirun", "--oversubscribe", "-n", "2", program.path, "optimise", study, "--out", folder / "ranks")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stdout.count("packages are on the front"), 1)
            self.assertEqual(left(folder / "alone"), left(folder / "ranks"))

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


if __name__ == "__main__":
    town, analyse = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
