#!/usr/bin/python3
"""`explore` from outside, on studies of the town: what its page is made of, where it goes, and words where it cannot.
`explore.py TOWN ANALYSE PAGE`; PAGE: ON where the page was built into the program."""

import csv
import json
import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, two_programs

SCENARIOS = Path(__file__).parent / "scenarios"
STUDY = (
    "scenario: town.yaml\ntitle: {en: Births, zh: 生育}\ndesign: {method: sobol, samples: 16}\nseeds: 2\n"
    "factors: {policy.birth: {range: [0, 4]}, population.people: {range: [200, 400]}, more: {package: births.yaml}}\n"
    "indicators: {people: [last, series], child_benefit: {difference: outcome}, skill_by_half: [last, series]}\n"
)


def made(folder, study=STUDY):
    """The two programs as they are installed, and a study that is swept."""
    (folder / "town.yaml").write_text((SCENARIOS / "town.yaml").read_text())
    (folder / "births.yaml").write_text("levers: {policy.collapse: 0}\n")
    (folder / "study.yaml").write_text(study)
    program = two_programs(folder, town, analyse)
    program("sweep", folder / "study.yaml", "--out", folder / "out", "--threads", 2)
    return program


def explored(program, *words):
    return json.loads(program("explore", *words, "--json").stdout)


class Explore(unittest.TestCase):
    def test_tells_what_can_be_set_and_what_follows_with_its_error(self):
        with Folder() as folder:
            program = made(folder)
            told = explored(program, folder / "study.yaml", "--out", folder / "out")
            self.assertEqual(told, explored(program, folder / "out" / "study.h5"))
            self.assertEqual([(each["name"], each["kind"], each["played"]) for each in told["controls"]],
                             [("policy.birth", "number", [0, 4]), ("population.people", "number", [200, 400]),
                              ("package.more", "package", [0, 1])])
            self.assertEqual(told["made"]["title"], {"en": "Births", "zh": "生育"})
            self.assertEqual((told["made"]["points"], told["made"]["seeds"], told["made"]["draws"]), (16, 2, 0))
            outputs = {each["name"]: each for each in told["outputs"]}
            self.assertEqual({name: each["over"] for name, each in outputs.items()},
                             {"people_last": "", "people_series": "time", "child_benefit": "", "skill_by_half_last": "firm_half"})
            self.assertEqual(told["left_out"], ["skill_by_half_series"])
            cost = outputs["child_benefit"]["emulator"]
            self.assertEqual(len(cost["points"]), 17)  # with the scenario itself, which differs by nothing
            self.assertGreater(cost["tested"]["explained"], 0.99)
            self.assertEqual(len(cost["scores"][0]["weights"]), 17)
            self.assertEqual(len(outputs["people_last"]["emulator"]["points"]), 16)
            self.assertEqual(len(outputs["people_series"]["emulator"]["centre"]), 8)
            self.assertIsNone(told["front"])

    def test_leaves_one_page_beside_the_result_or_where_it_is_told(self):
        if not page_is_there:
            self.skipTest("the page is not built into this program")
        with Folder() as folder:
            program = made(folder)
            self.assertEqual(program("explore", folder / "study.yaml", "--out", folder / "out").stdout,
                             f"{folder}/out/explore.html\n")
            program("explore", folder / "out" / "study.h5", "--page", folder / "here.html", "--lang", "zh")
            for page, language in (folder / "out" / "explore.html", ""), (folder / "here.html", "zh"):
                found = re.search(r'id="data" lang="([^"]*)">(.*?)</script>', page.read_text(encoding="utf-8"), re.S)
                self.assertEqual(found.group(1), language)
                self.assertEqual(json.loads(found.group(2)), explored(program, folder / "out" / "study.h5"))

    def test_has_the_front_of_a_search(self):
        with Folder() as folder:
            (folder / "town.yaml").write_text((SCENARIOS / "town.yaml").read_text())
            (folder / "best.yaml").write_text((SCENARIOS / "best.yaml").read_text().replace("runs: 120", "runs: 60"))
            program = two_programs(folder, town, analyse)
            program("optimise", folder / "best.yaml", "--out", folder / "best", "--threads", 2)
            told = explored(program, folder / "best.yaml", "--out", folder / "best")
            front = told["front"]
            with open(folder / "best" / "front.csv", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([each["values"] for each in front["packages"]],
                             [[float(row["policy.birth"]), float(row["population.firms"])] for row in rows])
            self.assertEqual(front["outcomes"], ["people", "child_benefit"])
            self.assertEqual([each["outcomes"][1][0] for each in front["packages"]], [float(row["child_benefit"]) for row in rows])
            self.assertIsNone(front["packages"][0]["price"])
            for name in front["outcomes"]:
                self.assertIn(name, [each["name"] for each in told["outputs"]])

    def test_says_what_is_wrong_with_a_front_and_goes_on_without(self):
        with Folder() as folder:
            program = made(folder)
            (folder / "out" / "front.csv").write_text("package,policy.brith\n1,2\n")
            done = program("explore", folder / "out" / "study.h5", "--json")
            self.assertIn("no front is shown", done.stderr)
            self.assertIsNone(json.loads(done.stdout)["front"])

    def test_refuses_what_is_not_there_not_finished_or_no_study(self):
        with Folder() as folder:
            program = made(folder)
            self.assertRegex(program("explore", folder / "study.yaml", "--out", folder / "other", code=2).stderr,
                             "is not there; `.* sweep .*` and `.* merge .*` write it")
            for asked, words in ((("study.yaml", "--out", folder / "out", "--seeds", "5"), "is of other seeds, draws or values"),
                                 (("out/study.h5", "--seeds", "5"), "--seeds, --draws and --set cannot change it")):
                self.assertIn(words, program("explore", folder / asked[0], *asked[1:], code=2).stderr)
                self.assertIn(words, program("analyse", folder / asked[0], *asked[1:], "--maximise", "people_last", code=2).stderr)
            self.assertIn("got nothing", program("analyse", folder / "study.yaml", "--maximise", "", code=2).stderr)
            program("compare", folder / "town.yaml", folder / "births.yaml", "--out", folder / "pair", code=2)
            program("run", folder / "town.yaml", "--out", folder / "run")
            self.assertIn("is no study but a run, of which `show` tells",
                          program("explore", folder / "run" / "run.h5", code=2).stderr)
            (folder / "more.yaml").write_text(STUDY.replace("samples: 16", "samples: 32"))
            program("merge", folder / "more.yaml", "--out", folder / "out", "--partial")
            self.assertRegex(program("explore", folder / "out" / "partial.h5", code=2).stderr, r"is not finished: \d+ of 64 runs")
            (folder / "fixed.yaml").write_text("scenario: town.yaml\ndesign: {method: list, points: [{}]}\nindicators: {people: last}\n")
            program("sweep", folder / "fixed.yaml", "--out", folder / "fixed")
            self.assertIn("varies nothing", program("explore", folder / "fixed" / "study.h5", code=2).stderr)

    def test_says_what_builds_the_program_that_emulates_where_it_is_missing(self):
        with Folder() as folder:
            program = made(folder)
            (folder / "bin" / "consortia-analyse").unlink()
            self.assertIn("it is built where CMake finds OpenTURNS", program("explore", folder / "out" / "study.h5", "--json", code=4).stderr)


if __name__ == "__main__":
    town, analyse, page_is_there = sys.argv.pop(1), sys.argv.pop(1), sys.argv.pop(1) == "ON"
    unittest.main()
