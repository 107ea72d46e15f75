#!/usr/bin/python3
"""Futures of a study from outside: what is played and kept, played again, chosen without knowing which comes, and told where
they cannot be. `futures.py TOWN ANALYSE [unittest options]`."""

import csv
import shutil
import sys
import unittest
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program, two_programs

TOWN = Path(__file__).parent / "scenarios/town.yaml"
BIRTHS = (0, 3, 6)
STUDY = """scenario: town.yaml
design: {method: list, points: [{policy.birth: 0}, {policy.birth: 3}, {policy.birth: 6}]}
futures: {crowded: futures/crowded.yaml, empty: futures/empty.yaml}
indicators: {people: [last, {difference: last}], child_benefit: sum}
"""


def write(folder):
    (folder / "futures").mkdir()
    (folder / "town.yaml").write_text(TOWN.read_text())
    (folder / "futures/crowded.yaml").write_text("title: {en: Crowded}\nparameters: {population.people: 900}\n")
    (folder / "futures/empty.yaml").write_text("parameters: {population.people: 100}\n")
    study = folder / "study.yaml"
    study.write_text(STUDY)
    return study


class Futures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scope = Folder()
        cls.folder = cls.scope.__enter__()
        cls.beside = two_programs(cls.folder, program.path, ANALYSE)
        cls.study = write(cls.folder)
        program("sweep", cls.study, "--out", cls.folder / "out", "--threads", "2")
        cls.result = cls.folder / "out/study.h5"

    @classmethod
    def tearDownClass(cls):
        cls.scope.__exit__(None, None, None)

    def test_every_point_is_played_in_each_as_a_scenario_of_its_own(self):
        with h5py.File(self.result) as file:
            self.assertEqual(file["people_last"].shape, (3, 3, 2))
            self.assertEqual([name.decode() for name in file["future"][()]], ["as_written", "crowded", "empty"])
            people = file["people_last"][()]
            gained = file["people_difference_of_last"][()]
        alone = self.folder / "alone"
        program("run", self.folder / "town.yaml", "--set", "population.people=900", "--set", "policy.birth=3", "--out", alone)
        with h5py.File(alone / "run.h5") as file:
            np.testing.assert_array_equal(people[1, 1], file["people"][:, -1])
        np.testing.assert_array_equal(gained, people - people[0])  # births of none are the scenario itself, in the same future

    def test_one_is_played_again_from_what_the_result_embeds(self):
        moved = self.folder / "moved"
        moved.mkdir(exist_ok=True)
        shutil.copy(self.result, moved / "study.h5")
        self.assertIn("future crowded", program("rerun", moved / "study.h5", "2:crowded:1").stdout)
        self.assertIn("POINT:FUTURE:SEED", program("rerun", moved / "study.h5", "2:1", code=2).stderr)

    def test_a_further_future_plays_what_is_new_alone(self):
        folder = self.folder / "more"
        folder.mkdir()
        study = write(folder)
        study.write_text(STUDY.replace(", empty: futures/empty.yaml", ""))
        program("sweep", study, "--out", folder / "out")
        study.write_text(STUDY)
        self.assertIn("8 runs finished", program("sweep", study, "--out", folder / "out").stderr)
        self.assertEqual((folder / "out/study.h5").read_bytes(), self.result.read_bytes())

    def test_they_are_counted(self):
        self.assertIn("3 futures by 2 seeds for each of 4 points", program("sweep", self.study, "--dry-run").stdout)
        self.assertIn("over 1 factor, 3 futures and 2 seeds", program("check", self.study).stdout)
        self.assertIn("over 3 futures by 2 seeds", program("show", self.result).stdout)

    def test_a_point_is_chosen_without_knowing_which_comes(self):
        said = self.beside("analyse", self.study, "--out", self.folder / "out", "--maximise", "people_last - child_benefit/100",
                      "--holds", "child_benefit < 3000").stdout
        with h5py.File(self.result) as file:
            worth = (file["people_last"][()] - file["child_benefit"][()] / 100).mean(axis=2)
        regret = worth.max(axis=0) - worth
        with open(self.folder / "out/analysis/choice.csv", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for row, values, regrets, births in zip(rows, worth, regret, BIRTHS):
            self.assertEqual(float(row["policy.birth"]), births)
            np.testing.assert_allclose(float(row["mean"]), values.mean())
            np.testing.assert_allclose(float(row["worst"]), values.min())
            self.assertEqual(row["worst_in"], "empty")
            np.testing.assert_allclose(float(row["largest_regret"]), regrets.max(), atol=1e-9)
            np.testing.assert_allclose(float(row["mean in crowded"]), values[1])
        self.assertIn(f"(minimax regret): point {regret.max(axis=1).argmin()} (", said)
        self.assertIn("satisficing", said)

    def test_a_search_sees_all_of_them(self):
        (self.folder / "best.yaml").write_text(
            "scenario: town.yaml\nobjectives: {people: {maximise: last}, child_benefit: {minimise: sum}}\n"
            "factors: {policy.birth: {range: [0, 5]}}\nfutures: {crowded: futures/crowded.yaml}\n"
            "budget: {runs: 160, batch: 2}\nseeds: 2\n")
        self.beside("optimise", self.folder / "best.yaml", "--out", self.folder / "best")
        with h5py.File(self.folder / "best/front/study.h5") as file:
            self.assertEqual(file["run_status"].shape[1], 2)
        again = self.beside("rerun", self.folder / "best/front/study.h5", "0:crowded:0").stdout
        self.assertIn("future crowded", again)

    def test_what_is_none_is_told(self):
        wrong = self.folder / "wrong.yaml"
        wrong.write_text(STUDY.replace("futures/empty.yaml", "futures/emty.yaml"))
        self.assertIn("wrong.yaml:3:49: error: futures.empty: 'futures/emty.yaml' cannot be read: No such file or directory; "
                      "nearest is empty.yaml", program("check", wrong, code=2).stderr.replace(f"{self.folder}/", ""))
        self.assertIn("answers one of", program("analyse", self.study, "--where", "a > 1", "--maximise", "a", code=2).stderr)
        self.assertIn("--where tells in which boxes", program("analyse", self.study, "--holds", "a > 1", code=2).stderr)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    ANALYSE = sys.argv.pop(1)
    unittest.main()
