"""The Python package against the command line and against itself: the same bytes, the same numbers, the same mistakes.

    PYTHONPATH=build/release/python CONSORTIA=build/release/consortia SCENARIOS=scenarios package.py
"""

import os
import pickle
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest
import warnings
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import h5py
import numpy as np
import xarray as xr

import consortia as co

PROGRAM, SCENARIOS = (Path(os.environ[name]).resolve() for name in ("CONSORTIA", "SCENARIOS"))
TOY = SCENARIOS / "toy/baseline.yaml"
SHORT = {"steps": 8, "burn_in": 4}
COMMAND = [word for key, value in SHORT.items() for word in ("--set", f"{key}={value}")]


def toy():
    return co.Scenario(TOY).with_keys(name="baseline_short", **SHORT)


def command(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def means(scenario):
    """For another process."""
    return float(scenario.run(seeds=1, threads=1).productivity_index.mean())


class WithFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)


class Runs(WithFolder):
    def test_a_run_is_what_the_command_line_writes(self):
        here = toy().run(seeds=2)
        command("run", TOY, *COMMAND, "--seeds", 2, "--out", self.folder / "out")
        there = xr.open_dataset(self.folder / "out/run.h5", engine="h5netcdf")
        self.assertEqual(set(here.variables), set(there.variables))
        for name in there.variables:
            np.testing.assert_array_equal(here[name].values, there[name].values, err_msg=name)
            self.assertEqual(here[name].dims, there[name].dims)
            self.assertEqual(here[name].attrs.get("units"), there[name].attrs.get("units"))

    def test_a_folder_gets_the_result_and_is_found_again(self):
        first = toy().run(seeds=1, out=self.folder)
        self.assertTrue((self.folder / "run.h5").exists())
        xr.testing.assert_identical(first, toy().run(seeds=1, out=self.folder))
        xr.testing.assert_identical(first, co.open_result(self.folder / "run.h5"))
        with self.assertRaisesRegex(co.InputError, "replace=True"):
            toy().with_parameters({"labour.separation": 0.02}).run(seeds=1, out=self.folder)

    def test_threads_and_processes_give_the_same(self):
        one, two = toy().run(seeds=2, threads=1), toy().run(seeds=2, threads=2)
        xr.testing.assert_identical(one, two)
        scenarios = [toy(), toy().with_levers({"policy.seat_subsidy": 0.6}, name="seats")]
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as others:
            self.assertEqual(list(others.map(means, scenarios)), [means(each) for each in scenarios])

    def test_progress_is_told_and_ends_at_the_whole(self):
        heard = []
        toy().run(seeds=2, progress=heard.append)
        self.assertEqual(heard[-1]["share"], 1)
        self.assertEqual(heard[-1]["runs"], 2)

    def test_ctrl_c_ends_a_run_soon(self):
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        with self.assertRaises(KeyboardInterrupt):
            co.Scenario(TOY).run(seeds=1000)
        self.assertEqual(len(toy().run(seeds=1).time), 8)


class Scenarios(WithFolder):
    def test_mistakes_are_told_with_their_place(self):
        file = self.folder / "wrong.yaml"
        file.write_text(TOY.read_text() + "\nlevers: {policy.seat_subsidi: 0.6, policy.tax_credit.rate: 7}\n")
        with self.assertRaises(co.InputError) as caught:
            co.Scenario(file)
        problems = [each for each in caught.exception.problems if not each["warning"]]
        self.assertGreaterEqual(len(problems), 2)
        self.assertIn("policy.seat_subsidy", str(caught.exception))
        self.assertEqual(problems[0]["file"], str(file))
        self.assertGreater(problems[0]["line"], 1)
        self.assertIsInstance(caught.exception, ValueError)

    def test_a_mistake_of_a_variation_is_told_at_once(self):
        with self.assertRaisesRegex(co.InputError, "policy.seat_subsidy"):
            toy().with_levers({"policy.seat_subsidi": 0.6})

    def test_unusual_values_warn(self):
        with self.assertWarns(co.ConsortiaWarning):
            toy().with_parameters({"labour.separation": 0.5})

    def test_a_scenario_is_a_value(self):
        more = toy().with_levers({"policy.seat_subsidy": [{"value": 0.6, "from": "2026Q1", "target": {"size": ["small"]}}]},
                                 title="Seats for small firms")
        self.assertEqual(more.name, "seats_for_small_firms")
        self.assertEqual(more.title["en"], "Seats for small firms")
        self.assertEqual(pickle.loads(pickle.dumps(more)), more)
        self.assertNotEqual(more, toy())
        self.assertNotIn("policy.seat_subsidy", {key for key, value, origin in toy().values if origin != "default"})

    def test_what_models_declare_can_be_looked_up(self):
        settings, indicators = co.describe("consortium")
        self.assertEqual(settings.loc["policy.seat_subsidy", "unit"], "wq/seat/yr")
        self.assertIn("productivity_index", indicators.index)
        self.assertIn("consortium", co.models())
        with self.assertRaises(KeyError):
            co.describe("konsortium")

    def test_what_moves_and_what_happens_are_told_and_set_as_in_a_file(self):
        settings, _ = co.describe("sir")
        self.assertEqual(settings.kind["campaign.share"], "event")
        self.assertEqual(list(settings.index[settings.moves & (settings.kind == "parameter")]), ["epidemic.transmissibility"])
        sir = co.Scenario(SCENARIOS / "reference/sir.yaml").with_parameters({"population.agents": 2000}, name="small")
        saved = sir.with_keys(name="saved", events=[{"at": 1, "do": "campaign", "share": 1}])
        stopped = sir.with_parameters({"epidemic.transmissibility": {1: 0.5, 6: 0}}, name="stopped")
        self.assertEqual(float(saved.run(seeds=1).affected[0, -1]), 20 / 2000)
        ends = stopped.run(seeds=1).infectious.values[0]
        self.assertGreater(ends[4], 0)
        self.assertEqual(ends[5], 0)

    def test_time_counts_0_for_the_initial_state(self):
        run = co.Scenario(SCENARIOS / "reference/bass.yaml").with_keys(name="few", steps=3).simulation()
        self.assertEqual(run.time, "0")
        self.assertEqual([time for time in run], ["1", "2", "3"])


class Comparisons(WithFolder):
    @classmethod
    def setUpClass(cls):
        cls.seats = toy().with_levers({"policy.seat_subsidy": 0.6}, name="seats", title="Seats")
        cls.both = co.compare([toy(), cls.seats], seeds=3)

    def test_tables_are_those_of_the_file(self):
        league, differences = self.both.league, self.both.differences
        self.assertEqual(set(league["package"]), {"seats"})
        row = differences[(differences.indicator == "participation") & (differences.package == "seats")].iloc[0]
        data = self.both.data["participation"]
        self.assertEqual(data.sizes["scenario"], 2)
        self.assertLess(row["low"], row["difference"])

    def test_differences_are_those_of_runs_alone(self):
        alone = toy().run(seeds=3)
        np.testing.assert_array_equal(self.both.data["wage"][0].values, alone["wage"].values)

    def test_it_answers_in_words_and_in_a_notebook(self):
        self.assertTrue(any("Seats" in sentence for sentence in self.both.answer))
        self.assertEqual(len(self.both.answer), len(self.both.answer_in("zh")))
        self.assertIn("<table", self.both._repr_html_())

    def test_the_report_is_one_file(self):
        try:
            page = self.both.report(self.folder / "report.html").read_text()
        except co.SystemFailure as missing:
            self.skipTest(str(missing))
        self.assertIn("Seats", page)
        self.assertNotIn("http://", page.split("<script")[0])

    def test_two_scenarios_of_one_name_are_refused(self):
        with self.assertRaises(co.InputError):
            co.compare([toy(), toy().with_levers({"policy.seat_subsidy": 0.6}, name="a"),
                        toy().with_levers({"policy.seat_subsidy": 0.9}, name="a")], seeds=1)


class Simulations(WithFolder):
    def test_steps_have_the_digests_of_the_command_line(self):
        told = command("run", TOY, *COMMAND, "--seeds", 1, "--digest", "--out", self.folder / "out")
        with h5py.File(self.folder / "out/run.h5") as file:
            expected = [digest.decode() for digest in file["state_digest"][0]]
        simulation = toy().simulation(seed=0)
        self.assertEqual([simulation.digest for _ in simulation], expected, told)

    def test_its_indicators_are_those_of_the_run(self):
        run = toy().run(seeds=2)
        simulation = toy().simulation(seed=1)
        for step, time in enumerate(simulation):
            self.assertEqual(str(run.quarter.values[step]), time)
            for name in ("wage", "participation", "exchanges_by_region"):
                np.testing.assert_array_equal(simulation.indicators[name], run[name].values[1, step])

    def test_arrays_are_views_that_stay_what_they_were(self):
        simulation = toy().simulation()
        next(simulation)
        firms = simulation.agents("firm")
        self.assertFalse(firms.flags.writeable)
        self.assertFalse(firms.flags.owndata)
        self.assertTrue(np.shares_memory(firms, simulation.agents("firm")))
        before = firms.copy()
        digest_with = [next(simulation) and simulation.digest for _ in range(3)]
        np.testing.assert_array_equal(firms, before)
        self.assertFalse(np.array_equal(firms["revenue"], simulation.agents("firm")["revenue"][:len(firms)]))
        other = toy().simulation()
        next(other)
        self.assertEqual([next(other) and other.digest for _ in range(3)], digest_with)
        del simulation
        np.testing.assert_array_equal(firms, before)

    def test_arrays_and_frames_tell_the_same(self):
        simulation = toy().simulation()
        next(simulation)
        firms, frame = simulation.agents("firm"), simulation.frame("firm")
        living = firms[firms["alive"]]
        self.assertEqual(len(frame), len(living))
        np.testing.assert_array_equal(frame["staff"], living["staff"])
        self.assertEqual(simulation.axes["industry"][living["industry"][0]], frame["industry"][0])
        self.assertEqual((simulation.keys("firm") != 0).sum(), len(living))
        with self.assertRaisesRegex(KeyError, "firm"):
            simulation.agents("firms")

    def test_edges_are_a_graph(self):
        simulation = toy().simulation()
        next(simulation)
        edges = simulation.edges("partnership")
        self.assertEqual(edges.kinds, ("firm", "programme"))
        matrix = edges.to_scipy()
        self.assertEqual(matrix.nnz, len(edges))
        self.assertEqual(matrix.shape, (len(simulation.agents("firm")), len(simulation.agents("programme"))))
        self.assertEqual(simulation.indicators["partnerships"], len(edges))
        try:
            graph = edges.to_networkx()
        except ImportError as missing:
            self.skipTest(str(missing))
        self.assertEqual(graph.number_of_edges(), len(edges))
        depths = sorted(depth for _, _, depth in graph.edges(data="depth"))
        np.testing.assert_array_equal(depths, np.sort(edges["depth"]))
        self.assertEqual(edges.to_igraph().ecount(), len(edges))

    def test_a_lever_set_in_a_run_is_one_dated_there(self):
        spec = [{"value": 0.6, "target": {"size": "small"}}]
        closed = toy().simulation()
        for step, _ in enumerate(closed):
            if step == 3:
                closed.levers["policy.seat_subsidy"] = spec
        dated = toy().with_levers({"policy.seat_subsidy": [{**spec[0], "from": "2026Q1"}]}, name="dated").simulation()
        for _ in dated:
            pass
        self.assertEqual(closed.digest, dated.digest)
        with self.assertRaises(KeyError):
            closed.levers["policy.seat_subsidi"] = 1
        with self.assertRaises(co.InputError):
            closed.levers["policy.seat_subsidy"] = "much"

    def test_a_snapshot_goes_on_as_the_run_did(self):
        simulation = toy().simulation(seed=1)
        next(simulation)
        simulation.levers["policy.seat_subsidy"] = 0.6
        next(simulation)
        simulation.snapshot(self.folder / "s.bin")
        again = co.Simulation.restore(self.folder / "s.bin")
        self.assertEqual(again.time, simulation.time)
        for _ in simulation:
            next(again)
            self.assertEqual(again.digest, simulation.digest)
        (self.folder / "s.bin").write_bytes(b"nothing")
        with self.assertRaises(co.SystemFailure):
            co.Simulation.restore(self.folder / "s.bin")


class Environments(unittest.TestCase):
    def setUp(self):
        try:
            from consortia import gym
        except ImportError as missing:
            self.skipTest(str(missing))
        self.gym = gym

    def environment(self, **asked):
        return self.gym.PolicyEnv(toy(), {"policy.seat_subsidy": (0, 1.5)}, "matched_graduates - 0.1*net_cost", **asked)

    def test_an_environment_keeps_the_rules_of_gymnasium(self):
        from gymnasium.utils.env_checker import check_env
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            check_env(self.environment(), skip_render_check=True)

    def test_an_action_is_a_lever_and_rewards_add_up(self):
        environment = self.environment(every=4)
        environment.reset(seed=1)
        rewards, ended = [], False
        while not ended:
            _, reward, _, ended, _ = environment.step([0.6])
            rewards.append(reward)
        run = toy().with_levers({"policy.seat_subsidy": 0.6}, name="seats").run(seeds=2)
        expected = (run.matched_graduates - 0.1 * run.net_cost)[1].values.reshape(-1, 4).sum(axis=1)
        np.testing.assert_allclose(rewards, expected, rtol=1e-12)

    def test_a_reward_is_arithmetic_alone(self):
        with self.assertRaises(ValueError):
            self.gym.PolicyEnv(toy(), {}, "__import__('os').getcwd()")


class Studies(WithFolder):
    def test_a_study_is_what_the_command_line_writes(self):
        shutil.copytree(SCENARIOS, self.folder / "scenarios")
        study = self.folder / "scenarios/studies/seats.yaml"
        study.write_text("scenario: ../toy/baseline.yaml\ndesign: {method: grid}\nfactors: {policy.seat_subsidy: {values: [0, 0.6]}}\n"
                         "seeds: 2\nindicators: {participation: last}\n")
        command("sweep", study, "--out", self.folder / "there")
        here = co.sweep(study, out=self.folder / "here").to_xarray()
        there = co.open_result(self.folder / "there/study.h5").to_xarray()
        xr.testing.assert_identical(here, there)

    def test_its_sensitivity_is_analysed(self):
        shutil.copytree(SCENARIOS, self.folder / "scenarios")
        study = self.folder / "scenarios/studies/bass.yaml"
        study.write_text("scenario: ../reference/bass.yaml\ndesign: {method: morris, trajectories: 4}\nseeds: 1\n"
                         "factors: {diffusion.innovation: {range: [0.01, 0.05]}, diffusion.imitation: {range: [0.2, 0.5]}}\n"
                         "indicators: {adopters: {mean: [1, 100]}}\n")
        played = co.sweep(study, out=self.folder / "out")
        try:
            indices = played.analyse()
        except FileNotFoundError as missing:
            self.skipTest(str(missing))
        self.assertEqual(indices.sizes["factor"], 2)

    def test_a_calibration_is_what_the_command_line_leaves(self):
        shutil.copytree(SCENARIOS, self.folder / "scenarios")
        few = self.folder / "scenarios/reference/few.yaml"
        few.write_text("extends: bass.yaml\nparameters: {population.people: 2000}\n")
        study = self.folder / "scenarios/studies/few.yaml"
        text = (SCENARIOS / "studies/calibrate_bass.yaml").read_text()
        study.write_text(text.replace("bass.yaml\ntitle", "few.yaml\ntitle").replace("runs: 120", "runs: 60"))
        try:
            here = co.calibrate(study, out=self.folder / "here")
        except FileNotFoundError as missing:
            self.skipTest(str(missing))
        command("calibrate", study, "--out", self.folder / "there")
        there = co.Calibration(self.folder / "there")
        self.assertEqual(*((self.folder / place / "posterior.csv").read_bytes() for place in ("here", "there")))
        self.assertEqual(here.findings, there.findings)
        self.assertEqual(here.study.to_xarray().sizes["point"], there.study.to_xarray().sizes["point"])
        self.assertLess(abs(here.moments.distance["year_5"]), 2)
        with self.assertRaisesRegex(co.InputError, "moments"):
            co.calibrate(SCENARIOS / "studies/card_levers.yaml", out=self.folder / "none")

    def test_a_search_for_the_best_is_that_of_the_command_line(self):
        shutil.copytree(SCENARIOS, self.folder / "scenarios")
        few = self.folder / "scenarios/reference/fewer.yaml"
        few.write_text("extends: bass.yaml\nparameters: {population.people: 2000}\nsteps: 40\n")
        study = self.folder / "scenarios/studies/best.yaml"
        study.write_text("scenario: ../reference/fewer.yaml\nobjectives: {adopters: {maximise: last}}\nseeds: 2\n"
                         "factors: {diffusion.innovation: {range: [0.005, 0.1]}, diffusion.imitation: {range: [0.1, 0.8]}}\n"
                         "budget: {runs: 60}\n")
        try:
            here = co.optimise(study, out=self.folder / "best_here")
        except FileNotFoundError as missing:
            self.skipTest(str(missing))
        command("optimise", study, "--out", self.folder / "best_there")
        there = co.Optimum(self.folder / "best_there")
        self.assertTrue(here.front.equals(there.front))
        self.assertEqual(here.packages[0].read_text(), there.packages[0].read_text())
        self.assertGreater(here.front["diffusion.innovation"][1], 0.09)  # both as high as can be
        self.assertGreater(here.front["diffusion.imitation"][1], 0.75)
        self.assertGreater(here.study.to_xarray().sizes["point"], here.confirmed.to_xarray().sizes["point"])
        with self.assertRaisesRegex(co.InputError, "objectives"):
            co.optimise(SCENARIOS / "studies/card_levers.yaml", out=self.folder / "none")


if __name__ == "__main__":
    warnings.simplefilter("ignore", co.ConsortiaWarning)
    unittest.main(verbosity=2)
