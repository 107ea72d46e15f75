#!/usr/bin/python3
"""Draws of parameters from the command line: what is played, kept, extended and told, and every number of it reckoned again
by another hand with numpy. `draws.py TOWN GRANTS [unittest options]`."""

import json
import sys
import unittest
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

TOWN = Path(__file__).parent / "scenarios/town.yaml"
DRAWS, SEEDS, STEPS = 12, 2, 8
T = 2.2009851600829497  # two-sided 95 % of Student's t with 11 degrees of freedom
DIGITS = 2e-5  # the JSON has six
PACKAGES = {
    "more": "levers: {policy.birth: 3}",
    "early": "levers: {policy.birth: {2025Q1: 6, 2026Q1: 0}}",
    "late": "levers: {policy.birth: {2025Q1: 0, 2026Q1: 6}}",
    "same": "title: Nothing new",
}
# A grid of firms by people, so that either tells nothing of the other.
VALUES = [(100 + 20 * (k % 4), 300 + 100 * (k // 4)) for k in range(DRAWS)]


def posterior():
    rows = [f"{k},{firms},{people}" for k, (firms, people) in enumerate(VALUES)]
    return "\n".join(["draw,population.firms,population.people", *rows, ""])


def write_places(folder):
    (folder / "posterior.csv").write_text(posterior())
    (folder / "plain.yaml").write_text(TOWN.read_text())
    (folder / "town.yaml").write_text("extends: plain.yaml\nparameters: {draws: posterior.csv}\n")
    for name, text in PACKAGES.items():
        (folder / f"{name}.yaml").write_text(f"extends: town.yaml\n{text}\n")
    return [folder / f"{name}.yaml" for name in ("town", *PACKAGES)]


def numbers(path):
    """All that are kept in a file, to the bit."""
    with h5py.File(path) as file:
        return {name: file[name][()].tobytes() for name in file if file[name].dtype.kind == "f"}


class Draws(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scope = Folder()
        cls.folder = cls.scope.__enter__()
        cls.files = write_places(cls.folder)
        shown = program("compare", *cls.files, "--out", cls.folder / "out", "--json", "--threads", "2").stdout
        cls.answer = json.loads(shown)
        cls.result = cls.folder / "out/compare.h5"

    @classmethod
    def tearDownClass(cls):
        cls.scope.__exit__(None, None, None)

    def test_every_scenario_is_played_at_every_draw_with_every_seed(self):
        with h5py.File(self.result) as file:
            self.assertEqual(file["people"].shape, (1 + len(PACKAGES), DRAWS, SEEDS, STEPS))
            self.assertEqual(list(file["draw"][()]), list(range(DRAWS)))
            self.assertEqual([tuple(pair) for pair in zip(file["population.firms"][()], file["population.people"][()])], VALUES)
        firms, people = VALUES[5]
        one = self.folder / "one"
        program("run", self.folder / "more.yaml", "--draws", "0", "--set", f"population.firms={firms}",
                "--set", f"population.people={people}", "--replicate", "1", "--out", one)
        with h5py.File(self.result) as file, h5py.File(one / "run.h5") as alone:
            for name in ("people", "child_benefit", "skill_by_half"):
                self.assertTrue((file[name][1, 5, 1] == alone[name][0]).all(), name)

    def test_a_run_is_played_again_from_what_the_result_embeds(self):
        self.assertIn("more, replicate 1", program("rerun", self.result, "more:5:1").stdout)
        self.assertIn("is no draw", program("rerun", self.result, "town:more:1", code=2).stderr)
        self.assertIn("expected SCENARIO:DRAW:SEED", program("rerun", self.result, "1", code=2).stderr)
        self.assertIn("is no draw", program("rerun", self.result, "more:12:1", code=2).stderr)

    def test_more_draws_and_seeds_extend_a_result_to_what_all_at_once_give(self):
        pair = self.files[:2]
        for draws, seeds in ((3, 1), (5, 1), (5, 2)):
            done = program("compare", *pair, "--draws", draws, "--seeds", seeds, "--out", self.folder / "grown")
        self.assertIn("10 of 20 runs", done.stderr)
        program("compare", *pair, "--draws", 5, "--seeds", 2, "--out", self.folder / "at_once", "--threads", "1")
        self.assertEqual((self.folder / "grown/compare.h5").read_bytes(), (self.folder / "at_once/compare.h5").read_bytes())

    def test_without_draws_a_result_is_what_it_was(self):
        program("run", self.folder / "town.yaml", "--draws", "0", "--out", self.folder / "none")
        program("run", self.folder / "plain.yaml", "--out", self.folder / "plain")
        self.assertEqual(numbers(self.folder / "none/run.h5"), numbers(self.folder / "plain/run.h5"))

    def test_a_dry_run_counts_them(self):
        self.assertIn("8 draws of 2 parameters by 2 seeds", program("run", self.files[0], "--draws", 8, "--dry-run").stdout)

    def test_what_cannot_be_is_told(self):
        def refused(*arguments):
            return program(*arguments, code=2).stderr

        run = ("run", self.files[0], "--out", self.folder / "refused")
        self.assertIn("expected at most 12", refused(*run, "--draws", 13))
        self.assertIn("is drawn in 'posterior.csv'", refused(*run, "--set", "population.firms=50"))
        self.assertIn("names none", refused("run", self.folder / "plain.yaml", "--draws", 2))
        self.assertIn("expected posterior.csv as in town",
                      refused("compare", self.files[0], self.folder / "plain.yaml", "--out", self.folder / "refused"))
        (self.folder / "lever.csv").write_text("draw,policy.birth\n0,3\n")
        (self.folder / "lever.yaml").write_text("extends: plain.yaml\nparameters: {draws: lever.csv}\n")
        self.assertIn("is a lever", refused("check", self.folder / "lever.yaml"))
        self.assertIn("cannot narrow", refused("compare", *self.files[:2], "--until", "people:5", "--out", self.folder / "refused"))

    def test_intervals_hold_both_spreads_and_say_how_much_is_of_parameters(self):
        with h5py.File(self.result) as file:
            people = file["people"][()][..., -4:].mean(axis=-1)
        for difference in self.answer["differences"]:
            if difference["indicator"] != "people":
                continue
            added = people[difference["package"]] - people[0]
            means = added.mean(axis=1)
            half = T * np.sqrt(means.var(ddof=1) * (1 + 1 / DRAWS))
            expected = [means.mean(), means.mean() - half, means.mean() + half]
            np.testing.assert_allclose(difference["difference"], expected, rtol=DIGITS, atol=1e-9)
            within = added.var(axis=1, ddof=1).mean() / SEEDS
            if difference["of_parameters"] is not None:
                share = max(0, 1 - within / means.var(ddof=1))
                np.testing.assert_allclose(difference["of_parameters"], share, rtol=DIGITS, atol=1e-9)

    def test_a_scenario_with_draws_is_shown_and_stands_by_itself(self):
        self.assertIn("12 of population.firms, population.people", " ".join(program("show", self.files[0]).stdout.split()))
        self.assertIn("12 draws of 2 parameters", program("check", self.files[0]).stdout)
        (self.folder / "alone.yaml").write_text(program("show", self.files[0], "--resolved").stdout)
        program("run", self.folder / "alone.yaml", "--out", self.folder / "alone")
        program("run", self.files[0], "--out", self.folder / "as_written")
        self.assertEqual(numbers(self.folder / "alone/run.h5"), numbers(self.folder / "as_written/run.h5"))

    def test_explain_takes_draws(self):
        shown = program("explain", *self.files[:2], "--draws", 3, "--out", self.folder / "why").stdout
        self.assertIn("2 seeds at each of 3 draws of 2 parameters", shown)

    def test_packages_are_scaled_to_one_cost_at_all_draws(self):
        shown = program("compare", *self.files[:3], "--draws", 3, "--equal-cost", "1000wq", "--out", self.folder / "equal").stdout
        self.assertIn("At equal cost", shown)
        with h5py.File(self.folder / "equal/equal_cost.h5") as file:
            self.assertEqual(file["people"].shape, (3, 3, SEEDS, STEPS))
            cost = file["child_benefit"][()]
        weights = 1.03 ** (-np.arange(STEPS) / 4)
        np.testing.assert_allclose(((cost[1:] - cost[0]) * weights).sum(axis=-1), 1000, rtol=0.021)

    def test_a_study_plays_every_point_at_every_draw(self):
        study, out = self.folder / "study.yaml", self.folder / "study"
        study.write_text("scenario: town.yaml\ndesign: {method: grid, levels: 2}\ndraws: 3\nseeds: 2\n"
                         "factors: {policy.birth: {range: [0, 4]}}\nindicators: {people: [last, {difference: last}]}\n")
        self.assertIn("3 draws of 2 parameters and 2 seeds", program("check", study).stdout)
        self.assertIn("3 draws of 2 parameters by 2 seeds for each of 3 points", program("sweep", study, "--dry-run").stdout)
        program("sweep", study, "--out", out)
        self.assertIn("2 points over 3 draws of 2 parameters by 2 seeds", program("show", out / "study.h5").stdout)
        firms, people = VALUES[2]
        program("run", self.folder / "plain.yaml", "--set", f"population.firms={firms}", "--set", f"population.people={people}",
                "--set", "policy.birth=4", "--replicate", "1", "--out", self.folder / "alone_at_2")
        with h5py.File(out / "study.h5") as file, h5py.File(self.folder / "alone_at_2/run.h5") as alone:
            self.assertEqual(file["people_last"].shape, (2, 3, 2))
            self.assertEqual(file["people_last"][1, 2, 1], alone["people"][0, -1])
            self.assertTrue((file["people_difference_of_last"][1] == file["people_last"][1] - file["people_last"][0]).all())
            self.assertEqual(list(file["population.firms"][()]), [value[0] for value in VALUES[:3]])
        self.assertIn("point 1, draw 2, replicate 1", program("rerun", out / "study.h5", "1:2:1").stdout)
        self.assertIn("expected POINT:DRAW:SEED", program("rerun", out / "study.h5", "1:1", code=2).stderr)
        exported = program("export", out / "study.h5").stdout.splitlines()
        self.assertTrue(exported[0].startswith("point,policy.birth,draw,seed,people_last"), exported[0])
        self.assertEqual(len(exported), 1 + 2 * 3 * 2)

    def test_it_is_told_in_words_and_handed_on(self):
        shown = program("show", self.result, environment={"COLUMNS": "100"}).stdout
        self.assertIn("12 draws of 2 parameters with 2 paired seeds each", shown.replace("\n  ", " "))
        self.assertIn("the chance of each rank over the draws", shown)
        self.assertIn("With fewer than 64 draws this is rough.", shown.replace("\n  ", " "))
        league = (self.folder / "out/league.csv").read_text().splitlines()
        self.assertTrue(league[0].endswith("rank_probabilities,regret"))
        exported = program("export", self.result).stdout.splitlines()
        self.assertTrue(exported[0].startswith("scenario,draw,seed,time"))
        self.assertEqual(len(exported), 1 + (1 + len(PACKAGES)) * DRAWS * SEEDS * STEPS)
        self.assertIn("12 draws of 2 parameters by 2 seeds",
                      program("run", self.files[0], "--out", self.folder / "run").stdout)


class Choices(unittest.TestCase):
    """Of two grants that cost 10 a step each and bring as many posts as their parameters say."""

    SIDE, STEPS = 16, 4

    @classmethod
    def setUpClass(cls):
        middle = (2 * np.arange(cls.SIDE) + 1) / cls.SIDE - 1
        cls.first, cls.second = (x.ravel() for x in np.meshgrid(10 + 3 * middle, 9.45 + middle, indexing="ij"))

    def answer(self, noise, seeds):
        with Folder() as folder:
            rows = [f"{k},{a!r},{b!r}" for k, (a, b) in enumerate(zip(map(float, self.first), map(float, self.second)))]
            (folder / "posterior.csv").write_text("\n".join(["draw,effect.first,effect.second", *rows, ""]))
            (folder / "base.yaml").write_text(f"model: grants\nsteps: {self.STEPS}\nseeds: {seeds}\n"
                                              f"parameters: {{draws: posterior.csv, effect.noise: {noise}}}\n")
            for name in ("first", "second"):
                (folder / f"{name}.yaml").write_text(f"extends: base.yaml\nlevers: {{policy.{name}: 1}}\n")
            (folder / "same.yaml").write_text("extends: base.yaml\n")
            files = [folder / f"{name}.yaml" for name in ("base", "first", "second", "same")]
            told = json.loads(grants("compare", *files, "--out", folder / "out", "--json").stdout)
            with h5py.File(folder / "out/compare.h5") as file:
                added = {name: (file[name][()][1:] - file[name][()][0]).sum(axis=-1) for name in ("posts", "paid")}
        return told, added

    def test_what_is_known_in_closed_form_is_told(self):
        answer, _ = self.answer(0, 2)
        league = answer["league"][0]
        self.assertEqual([line["package"] for line in league["lines"][:2]], [1, 2])
        choice = league["choice"]
        first = (self.first > self.second).mean()
        np.testing.assert_allclose([row[:2] for row in choice["ranks"][:2]], [[first, 1 - first], [1 - first, first]], atol=1e-6)
        self.assertEqual(choice["ranks"][2], [0, 0, 1])
        np.testing.assert_allclose(choice["worth_of_one"], 1)  # 10 for 10 on the mean
        behind = np.maximum(0, self.second - self.first).mean() * self.STEPS
        np.testing.assert_allclose(choice["regret"][:2], [behind, behind + 0.55 * self.STEPS], rtol=DIGITS)
        self.assertIsNone(choice["regret"][2])
        np.testing.assert_allclose(choice["perfect"], behind, rtol=DIGITS)
        worth = {each["parameter"]: each for each in choice["parameters"]}
        own = np.unique(self.first)  # the other grant as it is on the mean
        np.testing.assert_allclose(worth["effect.first"]["value"], np.maximum(0, 9.45 - own).mean() * self.STEPS, rtol=DIGITS)
        self.assertTrue(worth["effect.first"]["beyond_chance"])
        self.assertEqual((worth["effect.first"]["low"], worth["effect.first"]["high"]), (2, 1))
        own = np.unique(self.second)
        np.testing.assert_allclose(worth["effect.second"]["value"], np.maximum(0, own - 10).mean() * self.STEPS, rtol=DIGITS)
        self.assertFalse(choice["few_draws"])
        self.assertIn("knowing effect.first, effect.second would change a choice", answer["sentences"][-1]["text"]["en"])

    def test_with_luck_every_number_agrees_with_another_hand(self):
        answer, added = self.answer(0.2, 3)
        league = answer["league"][0]
        choice = league["choice"]
        order = [line["package"] - 1 for line in league["lines"]]
        cost, effect = (added[name][order].mean(axis=-1) for name in ("paid", "posts"))
        places = np.where(effect > 0, np.where(cost > 0, cost / np.where(effect == 0, 1, effect), -1e9), 1e9)
        ranked = np.argsort(places, axis=0, kind="stable")
        ranks = [[(ranked[rank] == line).mean() for rank in range(3)] for line in range(3)]
        np.testing.assert_allclose(choice["ranks"], ranks, atol=1e-6)
        price = min(c / e for c, e in zip(cost.mean(axis=1), effect.mean(axis=1)) if e > 0)
        np.testing.assert_allclose(choice["worth_of_one"], price, rtol=DIGITS)
        benefit = price * effect[:2] - cost[:2]
        regret = benefit.max(axis=0).mean() - benefit.mean(axis=1)
        np.testing.assert_allclose(choice["regret"][:2], regret, rtol=1e-4)
        np.testing.assert_allclose(choice["perfect"], regret.min(), rtol=1e-4)
        for told in choice["parameters"]:
            values = self.first if told["parameter"] == "effect.first" else self.second
            fit = np.array([np.polyval(np.polyfit(values, line, 3), values) for line in benefit])
            np.testing.assert_allclose(told["value"], fit.max(axis=0).mean() - fit.mean(axis=1).max(), rtol=1e-4, atol=1e-6)
        duel = league["duels"][0][1]["difference"]
        ratio = [c.mean() / e.mean() for c, e in zip(cost[:2], effect[:2])]
        linear = [r + (c - r * e) / e.mean() for r, c, e in zip(ratio, cost[:2], effect[:2])]
        means = linear[0] - linear[1]
        half = 1.9693 * np.sqrt(means.var(ddof=1) * (1 + 1 / len(means)))  # of Student's t with 255 degrees of freedom
        np.testing.assert_allclose(duel, [means.mean(), means.mean() - half, means.mean() + half], rtol=1e-4)


if __name__ == "__main__":
    program, grants = Program(sys.argv.pop(1)), Program(sys.argv.pop(1))
    unittest.main()
