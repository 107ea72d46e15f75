#!/usr/bin/python3
"""`validate` on the town: tables, files, mistakes, threads and kills. `validate.py PROGRAM [unittest options]`."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

TOWN = Path(__file__).parent / "scenarios" / "town.yaml"
FACTS = f"""scenario: {TOWN}
levels:
  quick: {{seeds: 2}}
  full: {{seeds: 3, set: {{population.people: 600}}}}
runs:
  status_quo: {{}}
  births: {{set: {{policy.birth: 3}}, level: full}}
facts:
- {{id: T1, name: {{en: people of the town, zh: 小镇人数}}, metric: mean(people), when: last 4, range: [100, 1000], use: fitted, source: "a count [A]"}}
- {{id: T2, name: {{en: hardly anybody, zh: 几乎无人}}, metric: people, when: all, range: [none, 5], use: test, source: "nobody [A]", note: "the town has people"}}
- {{id: T3, name: {{en: nothing over nothing, zh: 零除零}}, metric: people/(people - people), when: all, range: [0, 1], use: test, source: "none [A]"}}
- {{id: T4, name: {{en: births bring people, zh: 鼓励生育增加人口}}, metric: last(people), when: all, run: births, against: status_quo, as: change, range: [0, none], use: test, source: "[A]"}}
- {{id: T5, name: {{en: people foreseen, zh: 人数预测}}, metric: last(people), when: all, seen: 400, rivals: {{random walk: [390, 20]}}, use: forecast, source: "[A]"}}
tested:
- {{id: V1, name: {{en: born as said, zh: 出生}}, test: tests/unit/step, source: "[A]"}}
not_measured:
- {{id: N1, name: {{en: happiness, zh: 幸福}}, needs: an indicator of it, source: "[A]"}}
"""


class Validate(unittest.TestCase):
    def setUp(self):
        temporary = Folder()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.facts = self.folder / "facts.yaml"
        self.facts.write_text(FACTS, encoding="utf-8")

    def call(self, *arguments, code=0):
        return program("validate", *arguments, code=code, environment={"TOWN_FACTS": str(self.facts), "COLUMNS": "100"}.items())

    def out(self, name):
        return self.folder / "out" / name

    def test_tells_every_fact_and_counts_those_that_fail(self):
        done = self.call("--out", self.folder / "out", "--lang", "en")
        self.assertIn("T1", done.stdout)
        self.assertRegex(done.stdout, r"T2 .*≤ 5 .*outside")
        self.assertRegex(done.stdout, r"T3 .*undefined in 2 of 2 seeds")
        self.assertIn("2 of 4 facts inside, 2 fail; outside: T2; undefined: T3; not played at this level: T4", done.stdout)
        self.assertLessEqual(max(len(line) for line in done.stdout.splitlines()), 100)

    def test_speaks_chinese_and_json_and_is_quiet(self):
        self.assertIn("小镇人数", self.call("--out", self.folder / "out", "--lang", "zh").stdout)
        told = json.loads(self.call("--out", self.folder / "out", "--json").stdout)
        self.assertEqual((told["inside"], told["failing"], told["undefined"], told["not_played"]), (2, 2, 1, 1))
        self.assertIsNone(told["facts"][2]["value"])
        quiet = self.call("--out", self.folder / "out", "--quiet", "--lang", "en")
        self.assertEqual(len(quiet.stdout.splitlines()), 1)
        self.assertEqual(quiet.stderr, "")

    def test_the_full_level_plays_more_and_writes_a_page(self):
        page = self.folder / "VALIDATION.md"
        self.call("town", "--level", "full", "--out", self.folder / "out", "--markdown", page, "--lang", "en")
        rows = list(csv.DictReader(self.out("facts.csv").read_text(encoding="utf-8").splitlines()))
        self.assertEqual([row["fact"] for row in rows], ["T1", "T2", "T3", "T4", "T5"])
        self.assertEqual([row["seeds"] for row in rows], ["3"] * 5)
        self.assertEqual(rows[3]["verdict"], "inside")
        text = page.read_text(encoding="utf-8")
        for words in ("## Facts that fail", "- *T2*: the town has people", "- *T3*: nothing over nothing. Not explained yet.",
                      "`last(people) of births against status_quo`", "random walk", "tests/unit/step", "an indicator of it"):
            self.assertIn(words, text)

    def test_leaves_the_same_bytes_on_more_threads_and_after_a_kill(self):
        long = ("--set", "steps=300", "--set", "population.people=3000", "--seeds", "4", "--level", "full")
        begun = time.monotonic()
        self.call(*long, "--threads", "1", "--out", self.folder / "one")
        whole = time.monotonic() - begun
        process = subprocess.Popen([program.path, "validate", *long, "--threads", "2", "--out", str(self.folder / "two")],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                                   env={**os.environ, "TOWN_FACTS": str(self.facts)})
        time.sleep(0.4 * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.call(*long, "--threads", "2", "--resume", "--out", self.folder / "two")
        for name in ("facts.csv", "facts.h5", "births/run.h5"):
            self.assertEqual((self.folder / "one" / name).read_bytes(), (self.folder / "two" / name).read_bytes(), name)

    def test_mistakes_in_facts_are_told_at_their_line_and_nothing_runs(self):
        self.facts.write_text(FACTS.replace("mean(people)", "mean(poeple)"), encoding="utf-8")
        said = self.call("--out", self.folder / "out", code=2).stderr
        self.assertRegex(said, r"facts.yaml:9:\d+: error: T1: metric: 'poeple': unknown indicator; nearest is people")
        self.assertFalse(self.out("facts.csv").exists())

    def test_a_scenario_takes_the_place_of_the_facts_own(self):
        other = self.folder / "scenarios" / "village.yaml"
        other.parent.mkdir()
        other.write_text(TOWN.read_text(encoding="utf-8").replace("people: 400", "people: 4000"), encoding="utf-8")
        done = self.call(other, "--out", self.folder / "out", "--lang", "en")
        self.assertRegex(done.stdout, r"T1 .*outside")

    def test_what_is_no_model_is_told_with_the_nearest(self):
        self.assertIn("twon: error: is no model; nearest is town", self.call("twon", code=2).stderr)
        self.assertIn("no model of this program states facts", program("validate", code=2).stderr)

    def test_a_dry_run_tells_what_it_takes(self):
        self.assertIn("estimate", self.call("--dry-run").stdout)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
