#!/usr/bin/python3
"""Steps and dates, at every place where one is read or shown, in every calendar. `calendars.py PROGRAM [unittest options]`.

The rule: 0 is the initial state, 1 the first step after the burn-in, which is the step of the date `start`. What a date is of,
and on which day it begins, is told here by Python's datetime."""

import csv
import datetime
import io
import json
import re
import sys
import unittest
from pathlib import Path

import numpy as np
import xarray as xr

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

STEPS = 60
MOVES, RAMPED = 3, 7  # the steps in which the lever moves, and a ramp is over


def month_of(day, months):
    count = 12 * day.year + day.month - 1 + months
    return datetime.date(count // 12, count % 12 + 1, 1)


class Calendar:
    """What steps are called, the day on which the first begins, and of each k-th, from 0: its day and its date."""

    def __init__(self, name, start, day, text, a_year):
        self.name, self.start, self.day, self.text, self.a_year = name, start, day, text, a_year

    def days(self):
        return [self.day(self.start, k) for k in range(STEPS)]

    def date(self, step):
        """Of a step, counted from 1."""
        return self.text(self.day(self.start, step - 1))


def iso_week(day):
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


CALENDARS = [
    Calendar("year", datetime.date(1999, 1, 1), lambda day, k: month_of(day, 12 * k), lambda day: f"{day:%Y}", 1),
    Calendar("quarter", datetime.date(2023, 10, 1), lambda day, k: month_of(day, 3 * k),
             lambda day: f"{day.year}Q{(day.month + 2) // 3}", 4),
    Calendar("month", datetime.date(2023, 12, 1), month_of, lambda day: f"{day:%Y-%m}", 12),
    Calendar("week", datetime.date(2026, 12, 21), lambda day, k: day + datetime.timedelta(7 * k), iso_week, 365.2425 / 7),
    Calendar("day", datetime.date(2024, 2, 27), lambda day, k: day + datetime.timedelta(k), str, 365.2425),
]
QUARTERS = CALENDARS[1]


class Bare:
    """Steps without dates."""
    name, a_year = "step", 0

    @staticmethod
    def date(step):
        return str(step)


ALL = [Bare, *CALENDARS]


def scenario(folder, calendar, more="", lever=None, name="office", burn_in=0):
    lever = lever or f"{{{calendar.date(MOVES)}: 5}}"
    start = "" if calendar is Bare else f"start: {calendar.date(1)}\n"
    (folder / f"{name}.yaml").write_text(f"model: {calendar.name}s\n{start}steps: {STEPS}\nburn_in: {burn_in}\nseeds: 1\n{more}"
                                         f"levers:\n  policy.level: {lever}\n")
    return folder / f"{name}.yaml"


def series(path, name):
    with xr.open_dataset(path, engine="h5netcdf") as data:
        return data[name].load()


def in_every_calendar(test):
    """A test as methods of a class are, of a calendar and a folder, once for each calendar."""
    def each(self):
        for calendar in ALL:
            with self.subTest(calendar.name), Folder() as folder:
                test(self, calendar, folder)
    return each


class EveryCalendar(unittest.TestCase):
    @in_every_calendar
    def test_a_lever_moves_what_is_recorded_at_the_time_of_its_date(self, calendar, folder):
        lever = f"[{{value: 5, from: {calendar.date(MOVES)}, ramp_to: {calendar.date(RAMPED)}}}]"
        program("run", scenario(folder, calendar, lever=lever, burn_in=12), "--out", folder / "out")
        level = series(folder / "out/run.h5", "level").values[0]
        self.assertEqual(level[MOVES - 1], 0)  # where the ramp sets out
        self.assertEqual(level[RAMPED - 1], 5)
        self.assertEqual(level[RAMPED - 2], 3.75)

    @in_every_calendar
    def test_a_parameter_that_moves_does_so_at_its_dates_and_not_before(self, calendar, folder):
        rate = f"[{{value: 1}}, {{value: 5, from: {calendar.date(MOVES)}, ramp_to: {calendar.date(RAMPED)}}}]"
        path = scenario(folder, calendar, f"parameters: {{office.rate: {rate}}}\n", burn_in=12)
        program("run", path, "--out", folder / "out")
        self.assertEqual(list(series(folder / "out/run.h5", "rate").values[0][:8]), [1, 1, 1, 2, 3, 4, 5, 5])
        self.assertIn(f"office.rate: {rate}", program("show", path, "--resolved").stdout)

    @in_every_calendar
    def test_an_event_happens_in_the_step_of_its_date_alone(self, calendar, folder):
        events = f"[{{at: {calendar.date(MOVES)}, do: visit, guests: 2}}, {{at: {calendar.date(RAMPED)}, do: visit, guests: 5}}]"
        path = scenario(folder, calendar, f"events: {events}\n", burn_in=12)
        program("run", path, "--out", folder / "out", "--threads", "1")
        self.assertEqual(list(series(folder / "out/run.h5", "guests").values[0][:8]), [0, 0, 2, 2, 2, 2, 7, 7])
        self.assertIn(f"events: {events}", program("show", path, "--resolved").stdout)
        program("rerun", folder / "out/run.h5", "0")

    @in_every_calendar
    def test_the_time_of_a_result_is_what_datetime_says(self, calendar, folder):
        program("run", scenario(folder, calendar), "--out", folder / "out")
        level = series(folder / "out/run.h5", "level")
        if calendar is Bare:
            self.assertEqual(list(level.time.values), list(range(1, STEPS + 1)))
            self.assertEqual(list(level.sel(time=[2, 3]).values[0]), [0, 5])
            return
        days = [np.datetime64(day) for day in calendar.days()]
        np.testing.assert_array_equal(level.time.values.astype("datetime64[D]"), days)
        self.assertEqual([str(text) for text in level[calendar.name].values], [calendar.text(day) for day in calendar.days()])
        at = np.array([days[MOVES - 2], days[MOVES - 1]], dtype="datetime64[ns]")
        self.assertEqual(list(level.sel(time=at).values[0]), [0, 5])

    @in_every_calendar
    def test_a_clock_knows_quarter_and_length_of_its_step(self, calendar, folder):
        if calendar is Bare:
            return
        program("run", scenario(folder, calendar), "--out", folder / "out")
        summer = series(folder / "out/run.h5", "in_summer").values[0]
        self.assertEqual(list(summer), [1 if 7 <= day.month <= 9 else 0 for day in calendar.days()])
        by_then = series(folder / "out/run.h5", "by_then").values[0]
        np.testing.assert_allclose(by_then, np.arange(1, STEPS + 1) / calendar.a_year, rtol=1e-12)

    @in_every_calendar
    def test_csv_has_a_row_a_step_with_its_date_and_one_a_year(self, calendar, folder):
        program("run", scenario(folder, calendar), "--out", folder / "out")
        rows = list(csv.DictReader(io.StringIO(program("export", folder / "out/run.h5").stdout)))
        if calendar is Bare:
            self.assertEqual([row["time"] for row in rows], [str(k) for k in range(1, STEPS + 1)])
            program("export", folder / "out/run.h5", "--per", "year", code=2)
            return
        self.assertEqual([(row["time"], row[calendar.name]) for row in rows],
                         [(str(day), calendar.text(day)) for day in calendar.days()])
        yearly = csv.DictReader(io.StringIO(program("export", folder / "out/run.h5", "--per", "year").stdout))
        counted = {}
        for day in calendar.days():
            year = str(day.isocalendar()[0] if calendar.name == "week" else day.year)
            counted[year] = counted.get(year, 0) + 1
        self.assertEqual({row["year"]: int(row[calendar.name + "s"]) for row in yearly}, counted)

    @in_every_calendar
    def test_agents_are_those_at_the_end_of_the_step(self, calendar, folder):
        burnt = 0 if calendar.name == "day" else 12
        program("run", scenario(folder, calendar, burn_in=burnt), "--out", folder / "out")
        export = ["export", folder / "out/run.h5", "--agents", "office", "--at"]
        first = next(csv.DictReader(io.StringIO(program(*export, "0").stdout)))
        by_then = float(next(first[key] for key in first if key.startswith("by_then")))
        self.assertAlmostEqual(by_then, burnt / (calendar.a_year or np.inf))
        for step in (MOVES - 1, MOVES):
            row = next(csv.DictReader(io.StringIO(program(*export, calendar.date(step)).stdout)))
            self.assertEqual(float(next(row[key] for key in row if key.startswith("level"))), 5 if step == MOVES else 0)
        told = program(*export, "1999Q9", code=2).stderr
        step = "step " if calendar is Bare else ""
        self.assertIn(f"expected {step}{calendar.date(1)} to {step}{calendar.date(STEPS)}", told)

    @in_every_calendar
    def test_a_window_of_a_study_holds_both_its_ends(self, calendar, folder):
        scenario(folder, calendar)
        window = f"[{calendar.date(MOVES - 1)}, {calendar.date(MOVES)}]"
        (folder / "study.yaml").write_text("scenario: office.yaml\ndesign: {method: list, points: [{office.breaks: 0}]}\n"
                                           f"seeds: 1\nindicators: {{level: [{{mean: {window}}}, series]}}\n")
        program("sweep", folder / "study.yaml", "--out", folder / "out")
        with xr.open_dataset(folder / "out/study.h5", engine="h5netcdf") as data:
            mean = next(name for name in data if str(name).startswith("level_mean"))
            self.assertEqual(float(data[mean].values), 2.5)
            self.assertEqual(mean, f"level_mean_{calendar.date(MOVES - 1)}_to_{calendar.date(MOVES)}")
            self.assertEqual(data.level_series.values.ravel()[MOVES - 1], 5)
        outside = calendar.date(STEPS + 1)
        (folder / "study.yaml").write_text("scenario: office.yaml\ndesign: {method: list, points: [{office.breaks: 0}]}\n"
                                           f"indicators: {{level: {{mean: [{calendar.date(1)}, {outside}]}}}}\n")
        told = program("check", folder / "study.yaml", code=2).stderr
        step = "step " if calendar is Bare else ""
        self.assertIn(f"expected a time from {step}{calendar.date(1)} to {step}{calendar.date(STEPS)}", told)

    @in_every_calendar
    def test_a_message_names_the_step_that_files_and_digests_name(self, calendar, folder):
        path = scenario(folder, calendar, "parameters: {office.breaks: 3}\n", burn_in=12)
        told = program("run", path, "--out", folder / "out", code=3).stderr
        date = "" if calendar is Bare else f" ({calendar.date(3)})"
        self.assertIn(f"phase work, step 3{date}, office 0: closed", told)
        path = scenario(folder, calendar, "parameters: {office.breaks: -11}\n", burn_in=12)
        told = program("run", path, "--out", folder / "burns", code=3).stderr
        self.assertRegex(told, r"phase work, step 1 of the burn-in( \(|,)")

    @in_every_calendar
    def test_digests_name_steps_from_1(self, calendar, folder):
        lines = program("run", scenario(folder, calendar, burn_in=12), "--digest", "--out", folder / "out").stdout
        steps = re.findall(r"step (\d+) of 60", lines)
        self.assertEqual(steps, [str(k) for k in range(1, STEPS + 1)])

    @in_every_calendar
    def test_a_scenario_is_shown_with_the_dates_that_it_was_given(self, calendar, folder):
        lever = f"[{{value: 5, from: {calendar.date(MOVES)}, ramp_to: {calendar.date(RAMPED)}}}]"
        shown = program("show", scenario(folder, calendar, lever=lever), "--resolved").stdout
        self.assertIn(f"from: {calendar.date(MOVES)}, ramp_to: {calendar.date(RAMPED)}", shown)
        (folder / "again.yaml").write_text(shown)
        self.assertEqual(program("show", folder / "again.yaml", "--resolved").stdout, shown)

    @in_every_calendar
    def test_panels_record_at_the_times_of_their_steps(self, calendar, folder):
        panel = "panel: {kind: office, fields: [level], who: founders, every: 3}\n"
        program("run", scenario(folder, calendar, panel), "--out", folder / "out")
        level = series(folder / "out/run.h5", "office.level")
        self.assertEqual(level.values.ravel()[0], 5)  # the end of step 3
        if calendar is Bare:
            self.assertEqual(list(level.panel_time.values[:2]), [3, 6])
        else:
            with xr.open_dataset(folder / "out/run.h5", engine="h5netcdf") as data:
                self.assertEqual(str(data[f"panel_{calendar.name}"].values[1]), calendar.date(6))

    @in_every_calendar
    def test_a_run_that_stops_says_after_how_many_steps(self, calendar, folder):
        done = program("run", scenario(folder, calendar, 'stop: {when: "level > 4"}\n'), "--out", folder / "out")
        self.assertEqual(int(series(folder / "out/run.h5", "steps_played").values[0]), MOVES)
        self.assertRegex(done.stdout + done.stderr, rf"\b{MOVES} of {STEPS} steps")

    @in_every_calendar
    def test_costs_are_discounted_by_the_length_of_a_step(self, calendar, folder):
        base, other = scenario(folder, calendar), scenario(folder, calendar, lever="9", name="other")
        program("compare", base, other, "--out", folder / "out", "--seeds", "2")
        rows = list(csv.DictReader(io.StringIO((folder / "out/differences.csv").read_text())))
        paid = next(float(row["baseline"]) for row in rows if row["indicator"] == "paid")
        rate = 0.03 if calendar is not Bare else 0
        each = [(1 + rate) ** (-k / (calendar.a_year or 1)) for k in range(STEPS)]
        self.assertAlmostEqual(paid / sum(each), 1, 9)

    @in_every_calendar
    def test_report_and_json_are_labelled_with_dates(self, calendar, folder):
        base, other = scenario(folder, calendar), scenario(folder, calendar, lever="9", name="other")
        program("compare", base, other, "--out", folder / "out", "--seeds", "2")
        told = json.loads(program("show", folder / "out/compare.h5", "--json").stdout)
        self.assertEqual(told["time"]["labels"], [calendar.date(k) for k in range(1, STEPS + 1)])


class WhatMovesAndHappens(unittest.TestCase):
    """As levers do: in results and what is told of them, in studies, in what `describe` says."""

    EVENTS = "events: [{at: 3, do: visit, guests: 2}]\n"

    def study(self, folder, scenario_has, factor, points):
        scenario(folder, Bare, scenario_has)
        (folder / "study.yaml").write_text("scenario: office.yaml\ndesign: {method: list, points: ["
                                           + ", ".join(f"{{{factor}: {point}}}" for point in points) + "]}\nseeds: 1\n"
                                           "indicators: {guests: last, rate: last}\n")
        return folder / "study.yaml"

    def test_events_and_what_moves_may_be_factors_of_a_study(self):
        with Folder() as folder:
            program("sweep", self.study(folder, self.EVENTS, "visit.guests", [1, 7]), "--out", folder / "guests")
            with xr.open_dataset(folder / "guests/study.h5", engine="h5netcdf") as data:
                self.assertEqual(list(data.guests.values.ravel()), [1, 7])
                self.assertEqual(data["visit.guests"].attrs["kind"], "event")
            moving = "parameters: {office.rate: {9: 4}}\n"
            program("sweep", self.study(folder, moving, "office.rate", [1, 7]), "--out", folder / "rate")
            self.assertEqual(list(series(folder / "rate/study.h5", "rate").values.ravel()), [1, 7])
            told = program("check", self.study(folder, "", "visit.guests", [1, 7]), code=2).stderr
            self.assertIn("visit.guests: the scenario has no such event in its `events:`", told)
            told = program("check", self.study(folder, self.EVENTS, "visit.gests", [1]), code=2).stderr
            self.assertIn("visit.gests: unknown parameter or lever; nearest is visit.guests", told)

    def test_other_events_and_courses_are_other_results(self):
        with Folder() as folder:
            base = scenario(folder, Bare, name="base")
            events = scenario(folder, Bare, self.EVENTS, name="events")
            moved = scenario(folder, Bare, "parameters: {office.rate: {9: 4}}\n", name="moved")
            digests = set()
            for path in (base, events, moved):
                program("run", path, "--out", folder / path.stem)
                with xr.open_dataset(folder / path.stem / "run.h5", engine="h5netcdf") as data:
                    digests.add(data.attrs["content_digest"])
            self.assertEqual(len(digests), 3)
            told = json.loads(program("compare", base, events, "--out", folder / "both", "--seeds", "2", "--json").stdout)
            self.assertEqual(next(d for d in told["differences"] if d["indicator"] == "guests")["difference"][0], 2)

    def test_describe_tells_them(self):
        page = program("describe", "steps").stdout
        self.assertIn("## Events", page)
        self.assertRegex(page, r"`office.rate` .*, may move")
        self.assertIn("at visit", page)
        told = json.loads(program("describe", "steps", "--format", "json").stdout)
        self.assertEqual(told["events"][0]["fields"][0]["name"], "visit.guests")
        self.assertEqual([p["when"] for p in told["phases"]], ["at visit", "every step"])
        self.assertIn("visit, an event", program("describe", "steps", "visit").stdout)
        with Folder() as folder:
            example = program("describe", "steps", "--format", "yaml").stdout.replace("\n# ", "\n").replace("\n#   ", "\n  ")
            self.assertIn("  - {at: 5, do: visit, guests: 0}", example)

    def test_what_does_not_move_and_does_not_happen_is_refused(self):
        with Folder() as folder:
            told = program("check", scenario(folder, Bare, "parameters: {office.breaks: {3: 1}}\n"), code=2).stderr
            self.assertIn("a parameter holds for the whole run", told)
            self.assertIn("those that may move are office.rate", told)
            told = program("check", scenario(folder, Bare, "events: [{at: 0, do: visit}]\n"), code=2).stderr
            self.assertIn("at: 0 lies before the first step, step 1; nothing happens in a burn-in", told)


class WrongForms(unittest.TestCase):
    def test_a_date_of_another_calendar_is_refused_with_the_right_one(self):
        texts = [calendar.date(1) for calendar in CALENDARS]
        for calendar in CALENDARS:
            with self.subTest(calendar.name), Folder() as folder:
                for text in texts:
                    if text == calendar.date(1):
                        return
                    told = program("check", scenario(folder, calendar, lever=f"{{{text}: 1}}"), code=2).stderr
                    self.assertRegex(told, rf"policy\.level: expected a {calendar.name} such as \S+, got '{text}'; write ")
                    path = scenario(folder, calendar)
                    path.write_text(path.read_text().replace(f"start: {calendar.date(1)}", f"start: {text}"))
                    told = program("check", path, code=2).stderr
                    self.assertRegex(told, rf"start: expected a {calendar.name} such as \S+, got '{text}'; write ")

    def test_bare_steps_have_no_dates_and_dates_no_bare_steps(self):
        with Folder() as folder:
            told = program("check", scenario(folder, Bare, lever="{2026Q1: 1}"), code=2).stderr
            self.assertIn("expected the number of a step, 1 for the first", told)
            told = program("check", scenario(folder, QUARTERS, lever="{3: 1}"), code=2).stderr
            self.assertIn("expected a quarter such as 2025Q1, got '3'", told)

    def test_the_initial_state_is_no_step_in_which_a_lever_acts(self):
        with Folder() as folder:
            told = program("check", scenario(folder, Bare, lever="{0: 1}"))
            self.assertIn("policy.level: 0 lies before the start; it acts from the start on", told.stdout + told.stderr)
            self.assertEqual(program("check", scenario(folder, Bare, lever="{step 1: 1}")).stderr.count("warning"), 0)

    def test_dates_end_with_the_year_9999(self):
        with Folder() as folder:
            path = scenario(folder, QUARTERS)
            path.write_text(path.read_text().replace(f"start: {QUARTERS.date(1)}", "start: 9990Q1"))
            self.assertIn("start: the steps run beyond the year 9999", program("check", path, code=2).stderr)

    def test_a_burn_in_is_of_whole_years_where_steps_make_one(self):
        with Folder() as folder:
            for calendar in CALENDARS:
                scenario(folder, calendar, burn_in=13)
                whole = calendar.name in ("quarter", "month")
                done = program("check", folder / "office.yaml", code=2 if whole else 0)
                self.assertEqual("burn_in: expected whole years" in done.stderr, whole)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
