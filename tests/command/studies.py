#!/usr/bin/python3
"""Studies from outside: sweep, shards, merge, status, rerun. `studies.py PROGRAM CHANGED [unittest options]`: a program of the town,
and one whose model was changed."""

import os
import re
import subprocess
import sys
import time
import unittest
from pathlib import Path

import h5py
import xarray

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
STUDY, TOWN = SCENARIOS / "births_study.yaml", SCENARIOS / "town.yaml"
COLLAPSE = """scenario: town.yaml
design: {method: list, points: [{}, {policy.collapse: 1, policy.birth: 2}, {policy.birth: 1}]}
indicators: {people: last}
"""


def study_of(folder, text):
    """A study of its own beside a copy of the town."""
    (folder / "town.yaml").write_text(TOWN.read_text())
    (folder / "study.yaml").write_text(text)
    return folder / "study.yaml"


class Sweep(unittest.TestCase):
    def test_leaves_one_file_that_xarray_opens_on_points_and_seeds(self):
        with Folder() as folder:
            done = program("sweep", STUDY, "--out", folder / "out")
            self.assertIn("written to", done.stderr)
            for engine in ("h5netcdf", "netcdf4"):
                with xarray.open_dataset(folder / "out" / "study.h5", engine=engine) as study:
                    self.assertEqual(dict(study.sizes), {"point": 16, "seed": 3, "time": 8, "firm_half": 2})
                    self.assertEqual(study.people_last.dims, ("point", "seed"))
                    self.assertEqual(study.skill_by_half.dims, ("point", "seed", "time", "firm_half"))
                    self.assertLessEqual(float(study["policy.birth"].max()), 5)
                    self.assertEqual(str(study.time.values[4])[:10], "2026-01-01")
                    self.assertEqual(study.attrs["design"], "sobol_indices")
                    self.assertIn("population.people", study.attrs["scenario"])

    def test_threads_and_shards_leave_the_same_bytes_and_another_seed_does_not(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder / "1", "--threads", "1")
            reference = (folder / "1" / "study.h5").read_bytes()
            for threads in ("2", "8"):
                program("sweep", STUDY, "--out", folder / threads, "--threads", threads, "--burn-ins", "none")
                self.assertEqual((folder / threads / "study.h5").read_bytes(), reference)
            for shards in (2, 7):
                out = folder / f"shards{shards}"
                for shard in range(shards, 0, -1):
                    program("sweep", STUDY, "--out", out, "--threads", "1", "--shard", f"{shard}/{shards}")
                program("merge", STUDY, "--out", out)
                self.assertEqual((out / "study.h5").read_bytes(), reference)
            program("sweep", STUDY, "--out", folder / "seed", "--set", "seed=7")
            self.assertNotEqual((folder / "seed" / "study.h5").read_bytes(), reference)

    def test_every_point_is_a_scenario_that_run_gives(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder / "out")
            with h5py.File(folder / "out" / "study.h5") as study:
                birth, people = study["policy.birth"][5], study["population.people"][5]
                kept = study["skill_by_half"][5, 2]
            program("run", TOWN, "--set", f"policy.birth={birth!r}", "--set", f"population.people={people!r}", "--replicate", "2",
                    "--out", folder / "alone")
            with h5py.File(folder / "alone" / "run.h5") as alone:
                self.assertTrue((alone["skill_by_half"][0] == kept).all())

    def test_a_package_is_a_factor_and_is_played_again_without_its_file(self):
        with Folder() as folder:
            package = folder / "births.yaml"
            package.write_text("levers: {policy.birth: {2025Q1: 1, 2026Q1: 3}}\n")
            study = study_of(folder, "scenario: town.yaml\ndesign: {method: grid}\nfactors: {births: {package: births.yaml}}\nindicators: {people: series}\n")
            self.assertIn("2 points", program("check", study).stdout)
            program("sweep", study, "--out", folder / "out")
            (folder / "both.yaml").write_text("extends: [town.yaml, births.yaml]\n")
            for name in ("town", "both"):
                program("run", folder / f"{name}.yaml", "--out", folder / name)
            with h5py.File(folder / "out" / "study.h5") as result:
                self.assertEqual(result["package.births"].asstr()[:].tolist(), ["off", "on"])
                for point, name in enumerate(("town", "both")):
                    with h5py.File(folder / name / "run.h5") as alone:
                        self.assertTrue((result["people"][point] == alone["people"][:]).all())
            package.unlink()
            self.assertIn("the same", program("rerun", folder / "out" / "study.h5", "1:1").stdout)
            package.write_text("levers: {policy.birth: 1, policy.brith: 2}\n")
            self.assertIn("births.yaml:1:27: error: policy.brith: unknown lever", program("sweep", study, code=2).stderr)

    def test_exports_as_csv_a_row_a_point_and_seed(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder)
            rows = program("export", folder / "study.h5").stdout.splitlines()
            self.assertTrue(rows[0].startswith("point,policy.birth,population.people,seed,people_last,"), rows[0])
            self.assertIn('"skill_by_half[2025Q1,lower]"', rows[0])
            self.assertEqual(len(rows), 1 + 16 * 3)
            with h5py.File(folder / "study.h5") as study:
                cells = rows[1 + 5 * 3 + 2].split(",")
                self.assertEqual(cells[0], "5")
                self.assertEqual(float(cells[1]), study["policy.birth"][5])
                self.assertEqual(float(cells[4]), study["people_last"][5, 2])

    def test_goes_on_where_it_was_and_finds_its_result_again(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder, "--shard", "1/2")
            rest = program("sweep", STUDY, "--out", folder)
            self.assertNotIn("51 runs", rest.stderr)
            again = program("sweep", STUDY, "--out", folder)
            self.assertIn("0 runs finished", again.stderr)
            self.assertIn("already there", again.stderr)
            more = program("sweep", STUDY, "--out", folder, "--seeds", "4")
            self.assertLess(int(re.search(r"(\d+) runs finished", more.stderr).group(1)), 20)

    def test_a_failing_point_is_recorded_with_what_plays_it_again_and_the_sweep_goes_on(self):
        with Folder() as folder:
            study = study_of(folder, COLLAPSE)
            done = program("sweep", study, "--out", folder / "out")
            self.assertIn("5 runs finished", done.stderr)
            self.assertIn("1 failed", done.stderr)
            status = program("status", study, "--out", folder / "out").stdout
            self.assertIn("1:1 failed (1 attempt)", status)
            again = re.search("once more, alone: (.*)", status).group(1)
            alone = subprocess.run(again + f" --out {folder / 'alone'}", shell=True, capture_output=True, text=True)
            self.assertEqual(alone.returncode, 3)
            self.assertIn("the town has collapsed", alone.stderr)
            with h5py.File(folder / "out" / "study.h5") as result:
                words = result["failure"][1, 1].decode()
                self.assertIn("collapsed", words)
                again = re.search("once more, alone: rerun study.h5 (.*)", words).group(1)
                self.assertEqual(int((result["people"][()] != result["people"][()]).sum()), 1)
            self.assertIn("fails again", program("rerun", folder / "out" / "study.h5", again).stdout)
            self.assertIn("0 runs finished", program("sweep", study, "--out", folder / "out").stderr)
            program("sweep", study, "--out", folder / "out", "--retry")
            self.assertIn("1:1 failed (2 attempts)", program("status", study, "--out", folder / "out").stdout)

    def test_a_result_with_failures_has_the_same_bytes_from_wherever_it_is_made(self):
        with Folder() as folder:
            study = study_of(folder, COLLAPSE)
            program("sweep", study, "--out", folder / "out")
            subprocess.run([os.path.abspath(program.path), "sweep", study.name, "--out", "there"], cwd=study.parent, check=True,
                           capture_output=True)
            self.assertEqual((folder / "out" / "study.h5").read_bytes(), (study.parent / "there" / "study.h5").read_bytes())

    def test_dry_run_writes_nothing(self):
        with Folder() as folder:
            done = program("sweep", STUDY, "--out", folder / "out", "--dry-run")
            self.assertIn("51 of", done.stdout)
            self.assertFalse((folder / "out").exists())

    def test_a_job_script_carries_every_option_but_those_it_sets_itself(self):
        values = {"--set": "seed=7", "--root": SCENARIOS, "--burn-ins": "none", "--draws": "0"}
        own = {"--help", "--out", "--threads", "--shard", "--time-limit", "--slurm", "--resume", "--force", "--dry-run"}
        usage = program("sweep", "--help").stdout
        options = re.findall(r"^ +(?:-\w,)?(--[\w-]+)( [A-Z])?", usage, re.MULTILINE)
        carried = [(name, str(values.get(name, 3)) if value else None) for name, value in options if name not in own]
        self.assertGreaterEqual(len(carried), 7)
        with Folder() as folder:
            words = [word for option in carried for word in option if word]
            program("sweep", STUDY, "--out", folder, "--slurm", "--force", *words)
            script = (folder / "sweep.slurm").read_text()
            for name, value in carried:
                self.assertRegex(script, re.escape(name) + (f" '?{re.escape(value)}" if value else ""))
            self.assertEqual(script.count(" --out "), 1)
            self.assertNotIn("--force", script)

    def test_wrong_words_are_exit_2(self):
        with Folder() as folder:
            for shard in ("0/2", "3/2", "1", "a/b"):
                self.assertIn("expected K/N", program("sweep", STUDY, "--out", folder, "--shard", shard, code=2).stderr)
            program("sweep", TOWN, "--out", folder, code=2)
            wrong = study_of(folder, COLLAPSE.replace("policy.birth: 1", "policy.brith: 1"))
            self.assertIn("nearest is policy.birth", program("sweep", wrong, code=2).stderr)

    def test_a_folder_that_cannot_be_written_is_exit_4(self):
        with Folder() as folder:
            (folder / "file").write_text("not a folder")
            program("sweep", STUDY, "--out", folder / "file" / "out", code=4)


class Merge(unittest.TestCase):
    def test_of_an_incomplete_study_says_what_is_missing_and_what_completes_it(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder / "out", "--shard", "2/2")
            refused = program("merge", STUDY, "--out", folder / "out", code=2)
            self.assertIn("0:0, 0:1, 0:2", refused.stderr)
            self.assertFalse((folder / "out" / "study.h5").exists())
            complete = re.search("`(.*)` completes it", refused.stderr).group(1)
            subprocess.run(complete, shell=True, check=True, capture_output=True)
            self.assertTrue((folder / "out" / "study.h5").exists())

    def test_partial_writes_what_is_there(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder, "--shard", "2/2")
            program("merge", STUDY, "--out", folder, "--partial")
            with xarray.open_dataset(folder / "partial.h5", engine="h5netcdf") as study:
                self.assertEqual(int(study.people_last.isnull().sum()), study.attrs["runs_missing"] - 3)  # and the baseline
                self.assertGreater(study.attrs["runs_missing"], 0)


class Seeds(unittest.TestCase):
    def test_results_of_two_base_seeds_concatenate_and_stay_told_apart(self):
        with Folder() as folder:
            for seed in ("1", "18446744073709551615"):
                program("sweep", STUDY, "--out", folder / f"study{seed}", "--set", f"seed={seed}")
                program("run", TOWN, "--out", folder / f"run{seed}", "--seeds", "2", "--set", f"seed={seed}")
            for name, seeds in (("study{}/study.h5", 3), ("run{}/run.h5", 2)):
                for engine in ("h5netcdf", "netcdf4"):
                    both = [xarray.open_dataset(folder / name.format(seed), engine=engine)
                            for seed in ("1", "18446744073709551615")]
                    joined = xarray.concat(both, "seed")
                    self.assertEqual(joined.sizes["seed"], 2 * seeds)
                    self.assertIn("base_seed", joined.coords)
                    self.assertEqual([int(x) for x in joined.base_seed], [1] * seeds + [18446744073709551615] * seeds)
                    first = next(iter(both[1].data_vars))
                    self.assertTrue((joined[first].isel(seed=slice(seeds, None)).values == both[1][first].values).all())


class Status(unittest.TestCase):
    def test_takes_no_memory_for_points_of_which_nothing_is_there(self):
        with Folder() as folder:
            many = study_of(folder, "scenario: town.yaml\ndesign: {method: sobol, samples: 2097152}\n"
                                    "factors: {population.people: {range: [100, 400]}}\nindicators: {people: last}\n")
            for command in ("status", "sweep"):
                asked = (command, many, "--out", folder / "out", *(["--dry-run"] if command == "sweep" else []))
                self.assertIn("of 4194304" if command == "status" else "4194304 of", program(*asked).stdout)
                self.assertLess(peak_of(*asked), 110e6)

    def test_says_how_far_a_study_is_and_what_comes_next(self):
        with Folder() as folder:
            self.assertIn("0 of 51", program("status", STUDY, "--out", folder).stdout)
            program("sweep", STUDY, "--out", folder, "--shard", "2/2")
            some = program("status", STUDY, "--out", folder).stdout
            self.assertIn("2 of 4, of 4 points each", some)
            self.assertIn("to go on: ", some)
            program("sweep", STUDY, "--out", folder)
            self.assertIn("result: ", program("status", STUDY, "--out", folder).stdout)


LONG = ("--threads", "2", "--burn-ins", "none", "--set", "steps=4000")


class Steer(unittest.TestCase):
    def test_a_time_limit_ends_it_with_checkpoints_and_the_rest_gives_the_same_bytes(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder / "straight", *LONG)
            ended = program("sweep", STUDY, "--out", folder / "limited", *LONG, "--time-limit", "0:1", code=130)
            self.assertIn("the time is over", ended.stderr)
            self.assertGreater(len(list((folder / "limited" / "work" / "checkpoints").iterdir())), 0)
            program("sweep", STUDY, "--out", folder / "limited", *LONG)
            self.assertEqual(*((folder / name / "study.h5").read_bytes() for name in ("straight", "limited")))
            self.assertEqual(list((folder / "limited" / "work" / "checkpoints").iterdir()), [])
            for wrong in ("soon", "0", "1:2:3:4", "-3"):
                program("sweep", STUDY, "--out", folder / "limited", "--time-limit=" + wrong, code=2)

    def test_told_to_end_while_it_plans_it_ends_at_once(self):
        with Folder() as folder:
            many = study_of(folder, "scenario: town.yaml\ndesign: {method: sobol, samples: 4194304}\n"
                                    "factors: {policy.birth: {range: [0, 5]}}\nindicators: {people: last}\n")
            planning = program.begin("sweep", many, "--out", folder / "out")
            time.sleep(0.7)
            self.assertIsNone(planning.poll(), "it had ended before: more points are needed")
            planning.terminate()
            self.assertEqual(planning.wait(timeout=1), 130)

    def test_told_to_end_while_it_joins_it_ends_at_once(self):
        with Folder() as folder:
            many = study_of(folder, "scenario: town.yaml\ndesign: {method: sobol, samples: 1048576}\n"
                                    "factors: {policy.birth: {range: [0, 5]}}\nindicators: {people: last}\n")
            joining = program.begin("merge", many, "--out", folder / "out", "--partial")
            wait_for(lambda: list((folder / "out").glob(".partial.h5*")))
            self.assertIsNone(joining.poll(), "it had ended before: more points are needed")
            joining.terminate()
            self.assertEqual(joining.wait(timeout=1), 130)

    def test_paused_it_stands_still_until_it_is_resumed(self):
        with Folder() as folder:
            options = STUDY, "--out", folder, "--set", "steps=4000"
            program("pause", *options, code=2)
            sweep = program.begin("sweep", STUDY, "--out", folder, *LONG)
            wait_for(lambda: size_of_journals(folder) > 1000)
            program("pause", *options)
            time.sleep(1.5)
            before = size_of_journals(folder)
            time.sleep(1.5)
            self.assertIsNone(sweep.poll())
            self.assertEqual(size_of_journals(folder), before)
            self.assertIn("they go on", program("resume", *options).stdout)
            self.assertEqual(sweep.wait(timeout=120), 0)
            self.assertIn("was not paused", program("resume", *options).stdout)


    def test_a_task_done_again_writes_beside_its_earlier_try(self):
        with Folder() as folder:
            options = STUDY, "--out", folder, "--set", "steps=2000"
            task = ("sweep", *options, "--threads", "1", "--shard", "1/1")
            earlier = program.begin(*task)
            wait_for(lambda: size_of_journals(folder) > 0)
            program("pause", *options)
            again = program.begin(*task)
            wait_for(lambda: len(list((folder / "work").glob("journal-*"))) == 2)
            self.assertIsNone(earlier.poll())
            program("resume", *options)
            self.assertEqual([earlier.wait(timeout=120), again.wait(timeout=120)], [0, 0])
            self.assertFalse((folder / "study.h5").exists(), "a task leaves the joining to `merge`")
            program("merge", *options)
            program("sweep", STUDY, "--out", folder / "straight", "--set", "steps=2000")
            self.assertEqual(*((path / "study.h5").read_bytes() for path in (folder, folder / "straight")))


def peak_of(*arguments):
    """Bytes of memory that the program took at its most."""
    process = subprocess.Popen([program.path, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return usage.ru_maxrss * 1024


def size_of_journals(folder):
    return sum(path.stat().st_size for path in (folder / "work").glob("journal-*"))


def wait_for(what):
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.01)


class Rerun(unittest.TestCase):
    def test_a_run_of_a_study_gives_the_same_bits_alone(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder, "--seeds", "2", "--set", "seed=3", "--set", "steps=6")
            done = program("rerun", folder / "study.h5", "5:1", "--threads", "2")
            self.assertIn("point 5, replicate 1 of seed 3: the same, 14 numbers", done.stdout)
            for wrong in ("16:0", "0:2", "x", "baseline:0"):
                program("rerun", folder / "study.h5", wrong, code=2)

    def test_a_run_of_an_ensemble_and_of_a_comparison_gives_the_same_bits_alone(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder / "run", "--set", "policy.birth=1")
            self.assertIn("town, replicate 1: the same, 32 numbers", program("rerun", folder / "run" / "run.h5", "1").stdout)
            program("rerun", folder / "run" / "run.h5", "2", code=2)
            program("compare", TOWN, SCENARIOS / "births.yaml", "--out", folder / "both")
            self.assertIn("births, replicate 0: the same", program("rerun", folder / "both" / "compare.h5", "births:0").stdout)

    def test_a_failed_run_fails_again(self):
        with Folder() as folder:
            study = study_of(folder, COLLAPSE)
            program("sweep", study, "--out", folder / "out")
            self.assertIn("fails again", program("rerun", folder / "out" / "study.h5", "1:1").stdout)

    def test_a_changed_model_is_exit_3_with_what_differs(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder / "study")
            text = changed("rerun", folder / "study" / "study.h5", "3:0", code=3).stderr
            self.assertIn("is not what the result holds", text)
            self.assertRegex(text, r"people_last is \d+, the result says \d+")
            program("run", TOWN, "--out", folder / "run")
            self.assertIn("the state at the end is", changed("rerun", folder / "run" / "run.h5", "0", code=3).stderr)


class OtherWork(unittest.TestCase):
    def test_in_the_folder_is_told_by_what_differs(self):
        with Folder() as folder:
            study = study_of(folder, COLLAPSE.replace(", {policy.collapse: 1, policy.birth: 2}", ""))
            program("sweep", study, "--out", folder / "out")
            study.write_text(study.read_text().replace("people: last", "people: [last, series]"))
            for command in ("sweep", "status", "merge"):
                refused = program(command, study, "--out", folder / "out", code=2).stderr
                self.assertIn("holds runs of other work: indicators were people and are people_last, people_series; give another --out, or "
                              "--force to begin anew\n1 error", refused)
            (folder / "out" / "study.h5").unlink()
            self.assertIn("of another build of the program, or of a study that keeps other indicators;",
                          program("sweep", study, "--out", folder / "out", code=2).stderr)


class Check(unittest.TestCase):
    def test_takes_scenarios_and_studies_and_tells_every_mistake_of_both(self):
        with Folder() as folder:
            done = program("check", TOWN, STUDY)
            self.assertIn("sobol_indices of 16 points over 2 factors and 3 seeds", done.stdout)
            wrong = study_of(folder, COLLAPSE.replace("people: last", "poeple: last"))
            text = program("check", SCENARIOS / "broken.yaml", wrong, code=2).stderr
            self.assertIn("population.peple", text)
            self.assertIn("nearest is people", text)


if __name__ == "__main__":
    program, changed = Program(sys.argv.pop(1)), Program(sys.argv.pop(1))
    unittest.main()
