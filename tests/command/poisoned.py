#!/usr/bin/python3
"""Runs that end their process: they alone are recorded as failed, whatever was played beside them. `poisoned.py PROGRAM`, a program of
the town, whose lever policy.collapse is 2 for a fault of memory, 3 for an abort and 4 for exit(), of replicate 1."""

import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

import h5py
import numpy

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

TOWN = Path(__file__).parent / "scenarios" / "town.yaml"
POISON = "{policy.collapse: 2}", "{policy.collapse: 3, policy.birth: 1}", "{policy.collapse: 4}"
GOOD = "{}", "{policy.birth: 1}", "{policy.birth: 2}", "{policy.birth: 3}"
AS_ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}


def study_of(folder, points):
    folder.mkdir(exist_ok=True)
    (folder / "town.yaml").write_text(TOWN.read_text())
    study = folder / "study.yaml"
    study.write_text(f"scenario: town.yaml\ndesign: {{method: list, points: [{', '.join(points)}]}}\nindicators: {{people: last}}\n")
    return study


def people_in(folder):
    with h5py.File(folder / "study.h5") as result:
        return result["people"][()]


def wait_for(what):
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.01)


class Poisoned(unittest.TestCase):
    def setUp(self):
        self.temporary = Folder()
        self.folder = self.temporary.__enter__()
        self.study = study_of(self.folder / "poisoned", [GOOD[0], POISON[0], GOOD[1], POISON[1], GOOD[2], POISON[2], GOOD[3]])
        study = study_of(self.folder / "good", GOOD)
        program("sweep", study, "--out", self.folder / "straight", "--burn-ins", "none")
        self.good = people_in(self.folder / "straight")

    def tearDown(self):
        self.temporary.cleanup()

    def check(self, out):
        """All but replicate 1 of the three poisoned points is finished, with the numbers of a study without poison."""
        status = program("status", self.study, "--out", out).stdout
        self.assertRegex(status, r"runs finished +11 of 14")
        for point, cause in ((1, "Segmentation fault"), (3, "Aborted"), (5, "with exit code 7")):
            self.assertRegex(status, rf"{point}:1 failed \(2 attempts\): .*ended its process, also alone, .*{cause}")
        people = people_in(out)
        self.assertEqual(numpy.argwhere(numpy.isnan(people)).tolist(), [[1, 1], [3, 1], [5, 1]])
        self.assertTrue((people[0::2] == self.good).all())

    def test_points_fail_and_the_sweep_goes_on(self):
        for threads in ("1", "4"):
            out = self.folder / threads
            done = program("sweep", self.study, "--out", out, "--threads", threads, "--burn-ins", "none")
            self.assertIn("a run has ended the program", done.stderr)
            self.check(out)
            again = program("sweep", self.study, "--out", out)
            self.assertIn("0 runs finished", again.stderr)
            retried = program("sweep", self.study, "--out", out, "--retry", "--threads", threads)
            self.assertNotIn("a run has ended the program", retried.stderr)
            self.assertIn("(3 attempts)", program("status", self.study, "--out", out).stdout)
        self.assertEqual((self.folder / "1" / "study.h5").read_bytes(), (self.folder / "4" / "study.h5").read_bytes())

    def test_shards_go_on_too(self):
        for shard in ("1/2", "2/2"):
            program("sweep", self.study, "--out", self.folder / "out", "--threads", "2", "--shard", shard)
        program("merge", self.study, "--out", self.folder / "out")
        self.check(self.folder / "out")

    @unittest.skipUnless(shutil.which("mpirun"), "there is no mpirun")
    def test_ranks_find_the_guilty_when_they_are_started_again(self):
        command = ["mpirun", "--oversubscribe", "-n", "2", program.path, "sweep", self.study, "--out", self.folder / "out",
                   "--burn-ins", "none"]
        for start in range(6):
            done = subprocess.run(list(map(str, command)), env={**os.environ, **AS_ROOT}, capture_output=True, timeout=120)
            if done.returncode == 0:
                break
        self.assertEqual(done.returncode, 0)
        self.assertGreater(start, 0)
        self.check(self.folder / "out")

    def test_a_run_of_an_ensemble_is_named_when_it_is_resumed(self):
        options = TOWN, "--set", "policy.collapse=2", "--out", self.folder / "run", "--threads", "2"
        program("run", *options, code=-signal.SIGSEGV)
        named = program("run", *options, "--resume", code=3).stderr
        self.assertIn("town, replicate 1 of seed 1: ended its process, also alone, by a signal: Segmentation fault", named)
        self.assertIn("once more, alone: ", named)

    def test_a_kill_from_outside_blames_nobody(self):
        study = study_of(self.folder / "long", GOOD[:2])
        options = study, "--out", self.folder / "out", "--set", "steps=20000", "--burn-ins", "none", "--threads", "2"
        for _ in range(3):
            sweep = program.begin("sweep", *options)
            wait_for(lambda: list((self.folder / "out" / "work").glob("playing-*")))
            time.sleep(0.1)
            os.killpg(sweep.pid, signal.SIGKILL)
            self.assertEqual(sweep.wait(), -signal.SIGKILL)
        self.assertRegex(program("status", *options[:-4]).stdout, r"runs failed +0")
        program("sweep", *options)
        program("sweep", study, "--out", self.folder / "unkilled", *options[3:])
        self.assertEqual(*((self.folder / name / "study.h5").read_bytes() for name in ("out", "unkilled")))

    def test_a_signal_to_the_waiting_process_leaves_checkpoints(self):
        study = study_of(self.folder / "long", GOOD[:2])
        options = study, "--out", self.folder / "out", "--set", "steps=20000", "--burn-ins", "none", "--threads", "2"
        for to in (os.kill, os.killpg):
            sweep = program.begin("sweep", *options)
            wait_for(lambda: len(list((self.folder / "out" / "work").glob("playing-*"))) == 1)
            time.sleep(0.2)
            to(sweep.pid, signal.SIGTERM)
            self.assertEqual(sweep.wait(timeout=20), 130)
            checkpoints = (self.folder / "out" / "work").glob("checkpoints/run-*")
            self.assertGreaterEqual(len({path.name.split("-")[1] for path in checkpoints}), 2)
            self.assertEqual(list((self.folder / "out" / "work").glob("playing-*")), [])


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
