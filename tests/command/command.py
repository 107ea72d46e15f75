#!/usr/bin/python3
"""The subcommands from outside: exit codes, words, files. `command.py PROGRAM [unittest options]`, a program of the town."""

import json
import re
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
                results = [path for path in (folder / "results").iterdir() if path.name != "burn-in"]
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
            program("run", TOWN, "--out", folder / "out", "--set", "population.people=1e9", code=2)
            self.assertFalse((folder / "out").exists())

    def test_profile_shows_phases_and_updates_a_second(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder, "--profile")
            self.assertIn("grow_old", done.stdout)
            self.assertRegex(done.stdout, r"M updates/s")
            for word in ("imbalance", "GB/s", "allocations", "written back in order"):
                self.assertIn(word, done.stdout)
            profile = json.loads((folder / "run.provenance.json").read_text())["profile"]
            self.assertGreater(sum(row["processor_seconds"] for row in profile), 0)
            self.assertTrue(all(row["imbalance"] >= .999 for row in profile))
            self.assertAlmostEqual(sum(row["share"] for row in profile), 1)
            self.assertTrue(all(row["bytes"] > 0 for row in profile if row["phase"] == "grow_old"))

    def test_digest_prints_one_for_every_step(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder, "--digest")
            self.assertEqual(sum(line.startswith("replicate ") for line in done.stdout.splitlines()), 16)
            self.assertIn("already there", program("run", TOWN, "--out", folder, "--digest").stderr)

    def test_seeds_and_set_reach_the_result(self):
        with Folder() as folder:
            done = program("run", TOWN, "--out", folder, "--seeds", "3", "--set", "population.people=300")
            self.assertIn("3 seeds", done.stdout)

    def test_a_replicate_alone_is_the_one_of_the_ensemble(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder / "both")
            program("run", TOWN, "--out", folder / "alone", "--replicate", "1")
            both = program("export", folder / "both" / "run.h5").stdout.splitlines()[1:]
            alone = program("export", folder / "alone" / "run.h5").stdout.splitlines()[1:]
            self.assertEqual(alone, [line for line in both if line.startswith("1,")])

    def test_a_broken_contract_is_exit_3_with_what_plays_it_again_and_keeps_what_is_finished(self):
        with Folder() as folder:
            options = "--set", "policy.collapse=1", "--set", "population.people=300"
            broken = program("run", TOWN, *options, "--out", folder / "out", "--threads", "1", code=3)
            self.assertIn("town, replicate 1 of seed 1: phase observe, step 4, firm 0: the town has collapsed", broken.stderr)
            self.assertIn("1 of 2 runs are finished and kept in", broken.stderr)
            again = re.search("once more, alone: (.*)", broken.stderr).group(1)
            self.assertIn("--set policy.collapse=1 --set population.people=300 --replicate 1", again)
            alone = subprocess.run(again + f" --out {folder / 'alone'}", shell=True, capture_output=True, text=True)
            self.assertEqual(alone.returncode, 3)
            first = [line for line in broken.stderr.splitlines() if "contract" in line]
            self.assertEqual(first, [line for line in alone.stderr.splitlines() if "contract" in line])

    def test_wrong_words_are_exit_2(self):
        program("run", code=2)
        program("walk", code=2)
        program("run", TOWN, "--threads", "0", code=2)
        for wrong in ("nan", "inf", "-1", "soon"):
            program("run", TOWN, "--checkpoint-every=" + wrong, code=2)
        program("run", "nowhere.yaml", code=2)

    def test_an_unwritable_folder_is_exit_4(self):
        with Folder() as folder:
            (folder / "file").write_text("not a folder")
            program("run", TOWN, "--out", folder / "file" / "out", code=4)


def scale_and_cost(printed):
    """What the table of --equal-cost says of births."""
    table = printed[printed.index("At equal cost"):]
    row = next(line for line in table.splitlines() if line.startswith("births"))
    return tuple(float(word) for word in row.split()[1:3])


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

    def test_scales_packages_to_one_cost(self):
        with Folder() as folder:
            done = program("compare", TOWN, BIRTHS, "--out", folder / "a", "--equal-cost", "1000")
            scale, cost = scale_and_cost(done.stdout)
            self.assertAlmostEqual(cost, 1000, delta=10)
            self.assertIn(f"births x{scale:g}", done.stdout)
            self.assertTrue((folder / "a" / "equal_cost.h5").exists())
            births = folder / "births.yaml"
            births.write_text(BIRTHS.read_text().replace("policy.birth: 3", f"policy.birth: {3 * scale}"))
            (folder / "town.yaml").write_text(TOWN.read_text())
            written = program("compare", folder / "town.yaml", births, "--out", folder / "b", "--root", folder)
            row = next(line for line in written.stdout.splitlines() if "child benefit" in line)
            self.assertAlmostEqual(float(row.split()[-4]), cost, delta=2)
            again = program("compare", TOWN, BIRTHS, "--out", folder / "a", "--equal-cost", "1000")
            self.assertEqual(done.stdout, again.stdout)

    def test_says_why_a_cost_cannot_be_reached(self):
        with Folder() as folder:
            done = program("compare", TOWN, TOWN, "--out", folder, "--equal-cost", "1000")
            self.assertIn("not reachable", done.stdout)
            program("compare", TOWN, BIRTHS, "--out", folder / "b", "--equal-cost", "-5", code=2)

    def test_refuses_what_cannot_stand_side_by_side(self):
        with Folder() as folder:
            other = folder / "longer.yaml"
            other.write_text(TOWN.read_text().replace("steps: 8", "steps: 9"))
            refused = program("compare", TOWN, other, "--out", folder / "out", code=2)
            self.assertIn("steps: expected 8", refused.stderr)


class BurnIns(unittest.TestCase):
    def compare(self, folder, name, *more):
        done = program("compare", TOWN, BIRTHS, "--out", folder / name, *more)
        return (folder / name / "compare.h5").read_bytes(), done.stderr

    def test_are_shared_by_commands_whose_results_lie_side_by_side(self):
        with Folder() as folder:
            alone, said = self.compare(folder, "alone", "--burn-ins", "none")
            self.assertNotIn("burn-in", said)
            self.assertFalse((folder / "burn-in").exists())
            program("run", TOWN, "--out", folder / "first")
            self.assertEqual(len(list((folder / "burn-in").iterdir())), 2)
            shared, said = self.compare(folder, "second")
            self.assertIn("2 of 2 burn-ins were already there", said)
            self.assertEqual(alone, shared)

    def test_are_made_again_where_damaged(self):
        with Folder() as folder:
            good, _ = self.compare(folder, "good")
            snapshots = sorted((folder / "burn-in").iterdir())
            snapshots[0].write_bytes(snapshots[0].read_bytes()[:-100])
            snapshots[1].write_bytes(b"\0" * 100)
            mended, said = self.compare(folder, "mended")
            warned = {line for line in said.splitlines() if "the burn-in is played again" in line}
            self.assertEqual(len(warned), 2)  # runs at once may each meet the same one
            self.assertEqual(good, mended)
            _, said = self.compare(folder, "again")
            self.assertNotIn("warning", said)

    def test_stay_out_of_folders_where_anybody_writes(self):
        with Folder() as folder:
            folder.chmod(0o777)
            self.compare(folder, "out")
            self.assertEqual([path.name for path in folder.iterdir()], ["out"])

    def test_made_by_two_commands_at_once_are_the_same(self):
        with Folder() as folder:
            both = [program.begin("compare", TOWN, BIRTHS, "--out", folder / name) for name in ("a", "b")]
            self.assertEqual([process.wait() for process in both], [0, 0])
            self.assertEqual(*((folder / name / "compare.h5").read_bytes() for name in ("a", "b")))
            self.assertTrue(all(path.suffix == ".snapshot" for path in (folder / "burn-in").iterdir()))


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
        self.assertLessEqual({"levers", "parameters", "indicators", "phases", "axes", "records", "data"}, set(model))
        lever = model["levers"][0]
        self.assertLessEqual({"name", "unit", "range", "default", "source", "doc"}, set(lever))
        self.assertEqual(lever["name"], "policy.birth")
        self.assertEqual([phase["name"] for phase in model["phases"]][0], "grow_old")
        page = program("describe", "town").stdout
        self.assertIn("| `policy.birth` |", page)
        person = next(record for record in model["records"] if record["name"] == "person")
        self.assertEqual(person["kind"], "agent")
        self.assertIn(f"| `person` | agent | {person['fields'][0]['name']}", page.split("## State")[1])
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
