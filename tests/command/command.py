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
TOWN, BIRTHS, BROKEN, STUDY = (SCENARIOS / name for name in ("town.yaml", "births.yaml", "broken.yaml", "births_study.yaml"))


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

    def test_names_what_is_missing_in_every_step_and_nothing_else(self):
        with Folder() as folder:
            self.assertNotIn("missing throughout", program("run", TOWN, "--out", folder / "whole").stderr)
            none = program("run", TOWN, "--out", folder / "none", "--set", "steps=0")
            self.assertIn("warning: missing throughout: people", none.stderr)

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
            self.assertRegex(done.stdout, r"(?m)^64( +[0-9.e-]+){4}$")  # workers, by a replay
            self.assertRegex(done.stdout, r"one worker alone: [0-9.e-]+ s, [0-9.e-]+ of all: \w+")
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
            self.assertIn("town, replicate 1 of seed 1: phase observe, step 1 (2025Q1), firm 0: the town has collapsed", broken.stderr)
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
            answer = json.loads(program("compare", TOWN, TOWN, "--out", folder, "--json").stdout)
            self.assertGreaterEqual(len(answer["differences"]), 2)
            self.assertTrue(all(each["difference"] == [0, 0, 0] for each in answer["differences"]))
            self.assertEqual([line["rank"] for league in answer["league"] for line in league["lines"]], [None])
            self.assertIn("Changes nothing at all", program("show", folder / "compare.h5").stdout)

    def test_prints_differences_and_a_league_table(self):
        with Folder() as folder:
            done = program("compare", TOWN, BIRTHS, "--out", folder, "--seeds", "4")
            self.assertIn("what buys most", done.stdout)
            self.assertIn("births", done.stdout)
            left = {path.name for path in folder.iterdir()} - {"report.html"}  # where its page is built
            self.assertEqual(left, {"compare.h5", "compare.provenance.json", "league.csv", "differences.csv"})
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
            written = program("compare", folder / "town.yaml", births, "--out", folder / "b", "--root", folder, "--json")
            line = json.loads(written.stdout)["league"][0]["lines"][0]
            self.assertAlmostEqual(line["cost"][0], cost, delta=2)
            again = program("compare", TOWN, BIRTHS, "--out", folder / "a", "--equal-cost", "1000")
            self.assertEqual(done.stdout, again.stdout)

    def test_says_why_a_cost_cannot_be_reached(self):
        with Folder() as folder:
            done = program("compare", TOWN, TOWN, "--out", folder, "--equal-cost", "1000", code=2)
            self.assertIn("not reachable", done.stdout)
            self.assertIn("error: no package can be made to cost 1000 wq: town; the table says why", done.stderr)
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
            warned = {line.split(".snapshot")[0] for line in said.splitlines() if "the burn-in is played again" in line}
            self.assertEqual(len(warned), 2, said)  # runs at once may each meet the same one, whole or gone
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


class Words(unittest.TestCase):
    """What is said of a command line that is not as it should be: what was meant, by the name of the option."""

    def refused(self, *arguments):
        return program(*arguments, code=2).stderr

    def test_a_word_too_many_is_told_with_the_option_that_was_meant(self):
        for word, option in (("steps=9", "; a value is set by `--set steps=9`"), ("8", "; how many seeds is said by `--seeds 8`"),
                             ("births.yaml", "; `compare` takes several scenarios"),
                             ("out", "; the folder of the result is named by `--out out`")):
            self.assertIn(f"error: one word too many: '{word}'{option}\n", self.refused("run", TOWN, word))
        self.assertIn("one word too many: 'x'\n", self.refused("describe", "town", "policy.birth", "x"))
        self.assertIn("scenarios: expected 2 or more, got 1\n", self.refused("compare", TOWN))

    def test_mistyped_subcommands_and_options_are_told_with_the_nearest(self):
        self.assertIn("error: unknown subcommand 'exprot'; nearest is export\n", self.refused("exprot"))
        self.assertIn("error: unknown subcommand 'xxxxxxxx'; known: run, compare, ", self.refused("xxxxxxxx"))
        self.assertIn("error: unknown option '--sedes'; nearest is --seeds\n", self.refused("run", TOWN, "--sedes", "8"))
        self.assertIn("say what to do: run, compare, ", self.refused())

    def test_numbers_are_expected_in_words(self):
        for option, value, expected in (("--threads", "0", "a whole number from 1 to 4096"), ("--seeds", "many", "a whole number from"),
                                        ("--checkpoint-every", "-1", "a number, 0 or more"), ("--seeds", "1e1", "a whole number from")):
            self.assertIn(f"{option}: expected {expected}", self.refused("run", TOWN, f"{option}={value}"))
        self.assertIn("expected one of md, json, yaml, got 'yml'; nearest is yaml", self.refused("describe", "--format", "yml"))
        for amount in ("12000yuan", "-5", "nan", "0", "5 €", "1,000"):
            said = self.refused("compare", TOWN, BIRTHS, "--equal-cost=" + amount)
            self.assertIn(f"--equal-cost {amount}: error: expected an amount above 0 in wq, such as 600wq, got '{amount}'", said)
            self.assertEqual(len(said.splitlines()), 2)
        self.assertIn("--scale policy.brith: error: unknown lever; nearest is policy.birth",
                      self.refused("compare", TOWN, BIRTHS, "--equal-cost", "600wq", "--scale", "policy.brith"))
        self.assertIn("--scale: error: says what --equal-cost scales, which is missing",
                      self.refused("compare", TOWN, BIRTHS, "--scale", "policy.birth"))

    def test_a_file_of_another_kind_is_told_with_the_command_that_wants_it(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            for arguments, said in ((("run", STUDY), "births_study.yaml: error: is a study, which `sweep` plays"),
                                    (("sweep", TOWN), "town.yaml: error: is a scenario, which `run` and `compare` play"),
                                    (("check", folder / "run.h5"), "run.h5: error: is a result (HDF5); `export` and `rerun` take it"),
                                    (("sweep", folder / "run.h5"), "run.h5: error: is a result (HDF5)"),
                                    (("export", TOWN), "town.yaml: error: is no result but a scenario, of which `run` makes one"),
                                    (("rerun", STUDY, "0"), "is no result but a study, of which `sweep` makes one")):
                refused = self.refused(*arguments)
                self.assertIn(said, refused)
                self.assertIn("1 error; nothing was run", refused)

    def test_a_package_alone_is_one_mistake(self):
        with Folder() as folder:
            (folder / "package.yaml").write_text("levers: {policy.birth: 3}\n")
            refused = self.refused("run", folder / "package.yaml")
            self.assertIn("error: is an overlay, no scenario by itself: it names no model; a scenario says `extends: [baseline.yaml, "
                          "package.yaml]`\n1 error; nothing was run", refused)

    def test_a_mistyped_file_is_told_with_the_nearest(self):
        self.assertIn("nearest is town.yaml\n1 error", self.refused("run", SCENARIOS / "twon.yaml"))
        self.assertIn("nearest is births_study.yaml\n1 error", self.refused("sweep", SCENARIOS / "births_stuyd.yaml"))

    def test_another_result_in_the_folder_is_told_by_what_differs(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            for more, differs in ((("--seeds", "1"), "seeds was 2 and is 1;"),
                                  (("--set", "policy.birth=2.5", "--set", "steps=9"), "steps was 8 and is 9, policy.birth was "),
                                  (("--digest",), "without the digests that --digest asks for;")):
                refused = self.refused("run", TOWN, "--out", folder, *more)
                self.assertIn("is the result of other inputs: " + differs, refused)
                self.assertIn("; give another --out, or --force to replace it", refused)

    def test_check_says_a_line_each_where_both_streams_are_one(self):
        with Folder() as folder:
            (folder / "odd.yaml").write_text(TOWN.read_text() + "levers: {policy.birth: {2020Q1: 2}}\n")
            done = subprocess.run([program.path, "check", folder / "odd.yaml", TOWN], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True)
            lines = done.stdout.splitlines()
            self.assertRegex(lines[0], r"odd\.yaml:\d+:\d+: warning: policy.birth: 2020Q1 lies before the start")
            self.assertEqual(lines[1:], ["odd: good, 1 warning", "town: good, 0 warnings"])

    def test_a_long_name_is_cut_where_it_names_a_folder(self):
        with Folder() as folder:
            name = "情" * 82
            (folder / f"{name}.yaml").write_text(TOWN.read_text())
            for command in (["run"], ["compare", f"{name}.yaml"]):
                done = subprocess.run([Path(program.path).resolve(), *command, f"{name}.yaml"], cwd=folder, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stderr)
            results = [path.name for path in (folder / "results").iterdir() if path.name != "burn-in"]
            self.assertEqual(len(results), 2)
            self.assertTrue(all("情" * 60 in result and len(result.encode()) <= 255 for result in results))


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

    def test_describe_answers_for_one_name_or_for_how_several_begin(self):
        card = program("describe", "town", "policy.birth").stdout
        self.assertTrue(card.startswith("policy.birth, a lever"))
        for word in ("  accepts ", "  status quo ", "  source ", "  written     under `levers:`      policy.birth: "):
            self.assertIn(word, card)
        self.assertEqual(program("describe", "policy.birth").stdout, card)
        self.assertIn(card, program("describe", "town", "policy").stdout)
        self.assertIn("people, an indicator\n", program("describe", "town", "people").stdout)
        self.assertIn("unknown lever, parameter or indicator 'policy.brith' of town; nearest is policy.birth",
                      program("describe", "town", "policy.brith", code=2).stderr)
        self.assertIn("--format json: holds for a whole model; leave out 'people'",
                      program("describe", "town", "people", "--format", "json", code=2).stderr)
        self.assertIn("unknown model 'twon'; nearest is town", program("describe", "twon", code=2).stderr)

    def test_show_tells_that_a_title_is_from_the_file(self):
        self.assertRegex(program("show", BIRTHS).stdout, r"title +\{en: .*births\.yaml:1")

    def test_the_example_scenario_is_good(self):
        with Folder() as folder:
            (folder / "mine.yaml").write_text(program("describe", "town", "--format", "yaml").stdout)
            program("check", folder / "mine.yaml")

    def test_export_writes_one_row_a_seed_and_time(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            lines = program("export", folder / "run.h5", "--indicator", "people").stdout.splitlines()
            self.assertEqual(len(lines), 1 + 2 * 8)
            refused = program("export", folder / "run.h5", "--indicator", "peple", code=2)
            self.assertIn("peple: unknown indicator; nearest is people\n", refused.stderr)
            program("export", folder / "none.h5", code=4)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
