#!/usr/bin/python3
"""Stylised facts that status quo should show without having been put in, as Markdown: what the city gives, over seeds, beside
the range in which the fact is found in the world. Nothing is fitted to them one by one; a fact that fails is explained in ODD.md.

    facts.py [PROGRAM [FOLDER [SEEDS]]]    PROGRAM: build/release/consortia, FOLDER: results/facts, SEEDS: 5
"""

import sys
from pathlib import Path

import h5py
import numpy as np

import paired

ROOT = Path(__file__).resolve().parents[3]
CITY = ROOT / "scenarios/city/baseline.yaml"
# The wave of demand of ±5 % that SF1 and SF2 ask for, and a beginning in which hardly a firm has heard of cooperation, for SF14.
CYCLE = {"demand.wave_amplitude": 0.05}
FROM_THE_START = {"burn_in": 0, "initial.aware_firms": 0.01, "steps": 120}


class Result:
    def __init__(self, path):
        with h5py.File(path) as file:
            self.values = {name: file[name][...] for name in file if isinstance(file[name], h5py.Dataset)}

    def late(self, name):
        """(seed, last 40 quarters, …)"""
        return self.values[name][:, -paired.LAST:]

    def level(self, name, *place):
        """By seed, without missing values."""
        return np.nanmean(self.late(name)[(slice(None), slice(None)) + place], axis=1)


def per_edge(result, what, edges):
    """By seed and class of the cut: what happened per edge or firm, over the last quarters."""
    return result.late(what).sum(axis=1) / result.late(edges).sum(axis=1)


def peaks_inside(rates):
    """Share of seeds whose highest rate is neither the first nor the last class."""
    return [float(0 < np.nanargmax(row) < len(row) - 1) for row in rates]


def breadth_curvature(result):
    """Quadratic term of technology delivered per firm on the number of partnerships, up to 8, by seed."""
    rate = per_edge(result, "technology_delivered_by_degree", "firms_by_degree")[:, :5]
    middle = np.array([1, 2, 3, 4, 6.5])
    weight = np.sqrt(result.late("firms_by_degree").mean(axis=1)[:, :5])
    return [np.polyfit(middle, row, 2, w=w)[0] for row, w in zip(rate, weight)]


def correlation(a, b):
    return [np.corrcoef(np.log(x), np.log(y))[0, 1] for x, y in zip(a, b)]


def loop_area(u, v):
    """Signed area that (u, v) goes round, by seed, over its mean square: above 0 is counter-clockwise."""
    area = []
    for x, y in zip(u, v):
        x, y = x / x.mean() - 1, y / y.mean() - 1
        area.append(0.5 * float(np.sum(x[:-1] * np.diff(y) - y[:-1] * np.diff(x))) / float(np.sum(x * x + y * y)))
    return area


def change_of_year(logs, at):
    """(time, field): growth over the year before, without what all fields share."""
    change = logs[at] - logs[at - 4]
    return change - change.mean(axis=1, keepdims=True)


def completions_after_wages(result, longest=24):
    """By seed: quarters after which growth of completions by field follows growth of its wages most closely, and their
    elasticity then."""
    followed = []
    for wages, completed in zip(result.values["field_wage_by_field"], result.values["graduates_by_field"]):
        springs = np.flatnonzero(completed.sum(axis=1) > 0)
        taught = (completed[springs] > 0).all(axis=0)  # fields with programmes all along
        springs = springs[springs >= longest + 4]
        wages = np.log(wages[:, taught])
        growth = change_of_year(np.log(np.maximum(completed[:, taught], 1)), springs)
        fits = []
        for lag in range(longest + 1):
            pay = change_of_year(wages, springs - lag)
            both = np.sum(pay * growth)
            fits.append((both / np.sqrt(np.sum(pay ** 2) * np.sum(growth ** 2)), lag, both / np.sum(pay ** 2)))
        followed.append(max(fits)[1:])
    return np.array(followed)


def bass_fit(path):
    """R² and q/p of a Bass curve through a rising path y: the quarterly increase as a parabola in y (Bass 1969)."""
    y = np.maximum.accumulate(path)
    top = int(np.argmax(y >= 0.98 * y[-1])) + 1  # until it is full
    before, step = y[:top - 1], np.diff(y[:top])
    b2, b1, b0 = np.polyfit(before, step, 2)
    market = (-b1 - np.sqrt(b1 * b1 - 4 * b0 * b2)) / (2 * b2)
    p, q = b0 / market, -b2 * market
    model = [y[0]]
    for _ in step:
        model.append(model[-1] + (p + q * model[-1] / market) * (market - model[-1]))
    model = np.array(model)
    seen = y[:top]
    return 1 - np.sum((seen - model) ** 2) / np.sum((seen - seen.mean()) ** 2), q / p


def facts(usual, cycle, young):
    """(fact, measure, accepted range, lowest, highest, values by seed)"""
    small, large = usual.level("participation_by_size", 0), usual.level("participation_by_size", 2)
    gap = usual.late("wage_gap_by_field_distance")
    unemployment, vacancy = cycle.late("unemployment"), cycle.late("vacancy_rate")
    bass = np.array([bass_fit(row) for row in young.values["aware_firms"]])
    fees = usual.level("transfer_fee_mean_from_5")
    followed = completions_after_wages(usual)
    return [
        ("SF1", "correlation of ln u and ln v under a demand cycle", "≤ −.6", -1, -.6, correlation(unemployment, vacancy)),
        ("SF2", "area of the (u, v) loop, counter-clockwise above 0", "> 0", 0, 9, loop_area(unemployment, vacancy)),
        ("SF3", "Hill exponent, largest tenth", ".9 to 1.3", .9, 1.3, usual.level("size_exponent")),
        ("SF4", "excess kurtosis of yearly growth", "> 1", 1, np.inf, usual.level("growth_kurtosis")),
        ("SF4", "slope of ln sd of growth on ln staff", "−.25 to −.1", -.25, -.1, usual.level("growth_deviation_slope")),
        ("SF6", "formalism", ".10 to .35", .10, .35, usual.level("formalism")),
        ("SF6", "reported to real R&D", "> 1", 1, np.inf, usual.level("rnd_reported")),
        ("SF9", "participation from 100 staff over below 20", "> 5", 5, np.inf, large / small),
        ("SF10", "training firms whose trainees earn what they cost", ".2 to .65", .2, .65, usual.level("training_pays")),
        ("SF11", "curvature of technology delivered per firm in breadth", "< 0", -np.inf, 0, breadth_curvature(usual)),
        ("SF12", "seeds with an inner peak of transfers per edge by knowledge distance", "1", 1, 1,
         peaks_inside(per_edge(usual, "transfers_by_knowledge_distance", "partnerships_by_knowledge_distance"))),
        ("SF13", "R² of log rank on log degree", "> .9", .9, 1, usual.level("degree_rank_fit")),
        ("SF13", "partner firms with one partnership", ".5 to .85", .5, .85, usual.level("one_partnership_share")),
        ("SF13", "largest degree of a firm", "> 10", 10, np.inf, usual.level("largest_firm_degree")),
        ("SF13", "partnerships inside the region", "> .5", .5, 1, usual.level("intraregional_share")),
        ("SF14", "R² of a Bass curve through awareness", "> .97", .97, 1, bass[:, 0]),
        ("SF14", "q/p of that curve", "> 5", 5, np.inf, bass[:, 1]),
        ("SF15", "quarters by which completions follow wages, by field", "10 to 16", 10, 16, followed[:, 0]),
        ("SF15", "elasticity of completions with respect to these wages", ".1 to 1", .1, 1, followed[:, 1]),
        ("SF17", "employed outside their field", ".25 to .45", .25, .45, usual.level("mismatch")),
        ("SF18", "pay lost at full distance", ".05 to .25", .05, .25, np.nanmean(gap[:, :, -1], axis=1)),
        ("SF18", "pay lost in an adjacent field", "< .08", 0, .08, np.nanmean(gap[:, :, 1], axis=1)),
        ("SF19", "sd of ln y within industries", ".2 to .7", .2, .7, usual.level("output_dispersion")),
        ("SF19", "90–10 of ln y within industries", ".5 to 1.8", .5, 1.8, usual.level("output_spread_90_10")),
        ("SF21", "pay premium of deep programmes", ".01 to .10", .01, .10, usual.level("depth_wage_premium")),
        ("SF22", "dearest tenth of transfers in all fees", "> .4", .4, 1, usual.level("transfer_top_tenth_share")),
        ("SF22", "mean fee of contracts from 5 wq, wq", "22 to 42", 22, 42, fees),
        ("SF26", "placement after two quarters", ".85 to .95", .85, .95, usual.level("placement")),
        ("SF26", "growth of graduates' pay in three years", ".35 to .75", .35, .75, usual.level("graduate_wage_growth")),
    ]


def row(fact, measure, accepted, low, high, values):
    values = np.asarray(values, dtype=float)
    mean = float(np.mean(values))
    return f"| {fact} | {measure} | {accepted} | {mean:.3g} ± {paired.error(list(values)):.1g} | {'yes' if low <= mean <= high else 'no'} |"


def main(arguments):
    program = arguments[0] if arguments else ROOT / "build/release/consortia"
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/facts")
    place = paired.Place(program, CITY, folder, int(arguments[2]) if len(arguments) > 2 else 5, {})
    print("| fact | measure | accepted | here | inside |\n| --- | --- | --- | --- | --- |")
    for fact in facts(Result(place.play({})), Result(place.play(CYCLE)), Result(place.play(FROM_THE_START))):
        print(row(*fact))


if __name__ == "__main__":
    main(sys.argv[1:])
