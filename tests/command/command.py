#!/usr/bin/python3
"""The subcommands from outside: exit codes, words, files. `command.py PROGRAM [unittest options]`, a program of the town."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
TOWN, BIRTHS, BROKEN = (SCENARIOS / name for name in ("town.yaml", "births.yaml", "broken.yaml"))


class Run(unittest.TestCase):
    def test_leaves_a_result_and_how_it_was_made_and_nothing_else(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder / "out")
            self.assertIn("people", done.stdout)
            self.assertIn("2 runs in", done.stderr)
            self.assertEqual(sorted(path.name for path in (folder / "out").iterdir()), ["run.h5", "run.provenance.json"])

    def test_finds_its_result_again_and_prints_the_same(self):
        with Folder() as folder:
            first = program("run", TOWN, "--out", folder)
            written = (folder / "run.h5").stat().st_mtime_ns
            again = program("run", TOWN, "--out", folder)
            self.assertIn("already there", again.stderr)
            self.assertEqual(first.stdout, again.stdout)
            self.assertEqual((folder / "run.h5").stat().st_mtime_ns, written)

    def test_never_overwrites_another_result_unless_forced(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            before = (folder / "run.h5").read_bytes()
            refused = program("run", TOWN, "--out", folder, "--set", "seed=7", code=2)
            self.assertIn("--force", refused.stderr)
            self.assertEqual((folder / "run.h5").read_bytes(), before)
            program("run", TOWN, "--out", folder, "--set", "seed=7", "--force")
            self.assertNotEqual((folder / "run.h5").read_bytes(), before)

    def test_names_its_folder_by_scenario_and_content(self):
        with Folder() as folder:
            for more, count in (([], 1), ([], 1), (["--set", "policy.birth=1"], 2)):
                subprocess.run([Path(program.path).resolve(), "run", TOWN.resolve(), *more], cwd=folder, check=True, capture_output=True)
                results = list((folder / "results").iterdir())
                self.assertEqual(len(results), count)
                self.assertTrue(all(result.name.startswith("town-") for result in results))

    def test_dry_run_estimates_and_writes_nothing(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder / "out", "--dry-run")
            for word in ("time", "memory", "disk"):
                self.assertIn(word, done.stdout)
            self.assertFalse((folder / "out").exists())

    def test_refuses_a_population_that_does_not_fit(self):
        with Folder() as folder:
            refused = program("run", TOWN, "--out", folder / "out", "--set", "population.people=1e9", "--dry-run", code=2)
            self.assertIn("of memory", refused.stderr)

    def test_profile_shows_phases_and_updates_a_second(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder, "--profile")
            self.assertIn("grow_old", done.stdout)
            self.assertRegex(done.stdout, r"M updates/s")

    def test_digest_prints_one_for_every_step(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder, "--digest")
            self.assertEqual(sum(line.startswith("replicate ") for line in done.stdout.splitlines()), 16)

    def test_seeds_and_set_reach_the_result(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder, "--seeds", "3", "--set", "population.people=300")
            self.assertIn("3 seeds", done.stdout)

    def test_wrong_words_are_exit_2(self):
        program("run", code=2)
        program("walk", code=2)
        program("run", TOWN, "--threads", "0", code=2)
        program("run", "nowhere.yaml", code=2)

    def test_an_unwritable_folder_is_exit_4(self):
        with Folder() as folder:
            (folder / "file").write_text("not a folder")
            program("run", TOWN, "--out", folder / "file" / "out", code=4)


class Compare(unittest.TestCase):
    def test_a_scenario_differs_from_itself_by_exactly_zero(self):
        with Folder() as folder:
            done = program("compare", TOWN, TOWN, "--out", folder)
            rows = [line for line in done.stdout.splitlines() if "[0, 0]" in line]
            self.assertGreaterEqual(len(rows), 2)
            self.assertIn("changes nothing", done.stdout)

    def test_prints_differences_and_a_league_table(self):
        with Folder() as folder:
            done = program("compare", TOWN, BIRTHS, "--out", folder, "--seeds", "4")
            self.assertIn("League table", done.stdout)
            self.assertIn("births", done.stdout)
            self.assertIn("variance ratio", done.stdout)
            self.assertEqual(sorted(path.name for path in folder.iterdir()), ["compare.h5", "compare.provenance.json"])
            again = program("compare", TOWN, BIRTHS, "--out", folder, "--seeds", "4")
            self.assertEqual(done.stdout, again.stdout)

    def test_a_compared_scenario_is_the_one_that_run_gives(self):
        with Folder() as folder:
            program("run", BIRTHS, "--out", folder / "run")
            program("compare", TOWN, BIRTHS, "--out", folder / "both")
            alone = program("export", folder / "run" / "run.h5").stdout.splitlines()[1:]
            beside = program("export", folder / "both" / "compare.h5").stdout.splitlines()[1:]
            self.assertEqual(alone, [line.split(",", 1)[1] for line in beside if line.startswith("births,")])

    def test_refuses_what_cannot_stand_side_by_side(self):
        with Folder() as folder:
            other = folder / "longer.yaml"
            other.write_text(TOWN.read_text().replace("steps: 8", "steps: 9"))
            refused = program("compare", TOWN, other, "--out", folder / "out", code=2)
            self.assertIn("steps: expected 8", refused.stderr)


class Others(unittest.TestCase):
    def test_check_prints_every_mistake_with_its_place(self):
        done = program("check", TOWN, BROKEN, code=2)
        self.assertIn("broken.yaml:4:14: error: population.peple", done.stderr)
        self.assertIn("population.people", done.stderr)
        self.assertIn("broken.yaml:5:", done.stderr)
        self.assertIn("2 errors; nothing was run", done.stderr)
        program("check", TOWN, BIRTHS)

    def test_show_tells_where_each_value_came_from(self):
        shown = program("show", BIRTHS, "--set", "seed=7").stdout
        self.assertRegex(shown, r"policy\.birth +3 +.*births\.yaml:3")
        self.assertRegex(shown, r"seed +7 +--set")

    def test_a_resolved_scenario_is_a_scenario(self):
        with Folder() as folder:
            resolved = program("show", BIRTHS, "--resolved").stdout
            (folder / "births.yaml").write_text(resolved)
            self.assertEqual(program("show", folder / "births.yaml", "--resolved").stdout, resolved)

    def test_describe_speaks_to_people_and_programs(self):
        model = json.loads(program("describe", "--format", "json").stdout)
        self.assertLessEqual({"levers", "parameters", "indicators", "phases", "axes"}, set(model))
        lever = model["levers"][0]
        self.assertLessEqual({"name", "unit", "range", "default", "source", "doc"}, set(lever))
        self.assertEqual(lever["name"], "policy.birth")
        self.assertEqual([phase["name"] for phase in model["phases"]][0], "grow_old")
        self.assertIn("| `policy.birth` |", program("describe", "town").stdout)
        program("describe", "village", code=2)

    def test_the_example_scenario_is_good(self):
        with Folder() as folder:
            (folder / "mine.yaml").write_text(program("describe", "town", "--format", "yaml").stdout)
            program("check", folder / "mine.yaml")

    def test_export_writes_one_row_a_seed_and_time(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            lines = program("export", folder / "run.h5", "--indicator", "people").stdout.splitlines()
            self.assertEqual(len(lines), 1 + 2 * 8)
            program("export", folder / "run.h5", "--indicator", "peple", code=2)
            program("export", folder / "none.h5", code=4)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
