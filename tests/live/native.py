#!/usr/bin/python3
"""The program for browsers, under node, plays what the native one plays, to the last bit.

    native.py NODE PROGRAM CONSORTIA TREE [unittest options]
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

HERE = Path(__file__).resolve().parent


def in_browser(*runs):
    """What play.mjs tells of each run."""
    told = subprocess.run([node, HERE / "play.mjs", program, tree], input="\n".join(map(json.dumps, runs)), check=True,
                          capture_output=True, text=True)
    return [json.loads(line) for line in told.stdout.splitlines()]


def bits(numbers):
    """One pattern for all that is missing: a NaN of one's own means no more than another in a result."""
    numbers = numpy.ascontiguousarray(numbers, dtype=numpy.float64)
    return numpy.where(numpy.isnan(numbers), numpy.nan, numbers).view(numpy.uint64)


class Native(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def native(self, scenario, seeds, sets):
        out = self.folder / "native"
        command = [consortia, "run", f"{tree}/{scenario}", "--seeds", seeds, "--threads", 2, "--force", "--out", out]
        for each in sets:
            command += ["--set", each]
        subprocess.run([str(word) for word in command], check=True, capture_output=True)
        return h5py.File(out / "run.h5")

    def same(self, scenario, seeds=1, sets=()):
        runs = [{"scenario": scenario, "replicate": replicate, "set": list(sets), "out": str(self.folder / f"{replicate}.f64")}
                for replicate in range(seeds)]
        told = in_browser(*runs)
        with self.native(scenario, seeds, sets) as native:
            for run, each in zip(runs, told, strict=True):
                with self.subTest(scenario=scenario, sets=sets, replicate=run["replicate"]):
                    self.same_run(native, run, each)

    def same_run(self, native, run, told):
        replicate = run["replicate"]
        self.assertEqual(native["final_digest"][replicate].decode(), told["digest"])
        width = sum(indicator["size"] for indicator in told["indicators"])
        frames = numpy.fromfile(run["out"]).reshape(-1, width)
        self.assertGreater(len(frames), 1)
        for indicator in told["indicators"]:
            begin = indicator["offset"]
            mine = frames[:, begin:begin + indicator["size"]]
            theirs = numpy.asarray(native[indicator["name"]][replicate]).reshape(-1, indicator["size"])
            self.assertTrue((bits(mine) == bits(theirs[:len(mine)])).all(), indicator["name"])
            self.assertTrue(numpy.isnan(theirs[len(mine):]).all(), "a run that has stopped has no more")

    def test_the_toy_in_two_seeds(self):
        self.same("scenarios/toy/baseline.yaml", seeds=2)

    def test_the_toy_with_each_package(self):
        for package in sorted(Path(tree, "scenarios/toy").glob("*.yaml")):
            if package.stem != "baseline":
                self.same(f"scenarios/toy/{package.name}")

    def test_the_toy_with_levers_set(self):
        self.same("scenarios/toy/baseline.yaml", sets=["policy.seat_subsidy=0.6", "policy.tax_credit.rate=0.45", "seed=7"])

    def test_the_reference_models(self):
        for model in sorted(Path(tree, "scenarios/reference").glob("*.yaml")):
            self.same(f"scenarios/reference/{model.name}")

    def test_a_burn_in_that_was_played_is_taken_again(self):
        toy = {"scenario": "scenarios/toy/baseline.yaml", "replicate": 0, "out": str(self.folder / "frames")}
        lever, seed = ["policy.seat_subsidy=0.6"], ["seed=2"]
        alone, = in_browser({**toy, "set": lever})
        told = in_browser(*({**toy, "set": each} for each in ([], lever, seed, lever)))
        self.assertEqual([each["begun"] for each in told], [0, 40, 0, 0])
        self.assertEqual([told[1]["digest"], told[3]["digest"]], [alone["digest"]] * 2)
        self.assertEqual(len({told[0]["digest"], told[1]["digest"], told[2]["digest"]}), 3)

    def test_mistakes_are_told_in_the_words_of_the_command(self):
        sets = ["policy.seat_subsdy=0.6", "policy.tax_credit.rate=2"]
        told, after = in_browser({"scenario": "scenarios/toy/baseline.yaml", "replicate": 0, "set": sets, "out": ""},
                                 {"scenario": "scenarios/reference/sir.yaml", "replicate": 0, "set": [], "out": str(self.folder / "frames")})
        command = [consortia, "run", f"{tree}/scenarios/toy/baseline.yaml"] + [word for each in sets for word in ("--set", each)]
        native = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        self.assertEqual((native.returncode, told["code"]), (2, 2))
        for line in told["words"].splitlines():
            self.assertIn(line, native.stderr)
        self.assertEqual(len(told["words"].splitlines()), 2)
        self.assertIn("digest", after, "the program is fit for use after a mistake")


if __name__ == "__main__":
    node, program, consortia, tree = (sys.argv.pop(1) for _ in range(4))
    unittest.main()
