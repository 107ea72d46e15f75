#!/usr/bin/python3
"""Levers as a spreadsheet of published elasticities would have them, beside the model, as Markdown: changes in per cent of status quo, seed by
seed on the same random numbers ± standard error, means of the last ten of twenty years or of the first three. Where the two differ, a knock-out says
which mechanism makes the difference.

    elasticities.py [PROGRAM [FOLDER [SEEDS]]]    PROGRAM: build/release/consortia, FOLDER: results/elasticities, SEEDS: 6

Flags: [S] read in a public source, [C] computed, [M] from memory and unverified, [A] assumption.
"""

import math
import sys
from pathlib import Path

import paired
import rivals

ROOT = Path(__file__).resolve().parents[3]
SMALL = {"population.firms": 3000, "population.persons": 60000, "population.schools": 5}

RND_ON_USER_COST = -1.14            # real R&D of Chinese firms: Chen, Liu, Suárez Serrato and Xu 2021 [S]
INDEX_ON_RND = 0.09 / math.log(2)   # doubling R&D raises productivity by 9 %, same [S]
CITY, KNOWN_PARTNERS = "scenarios/city/baseline.yaml", "scenarios/studies/known_partners.yaml"
# what is switched off, by which scenario and values
HONEST = ("false declarations", CITY, {"formalism.falsification_cost": 100})
ONE_CALL = ("posts that call the next", CITY, {"labour.calls": 1})
KNOWN = ("new partnerships", KNOWN_PARTNERS, {})


def change(elasticity, logarithm):
    return math.exp(elasticity * logarithm) - 1


def cheaper_rnd(rate):
    """Of the user cost, in logs, from a super-deduction of 1."""
    return math.log(rivals.price_of_rnd(rate) / rivals.price_of_rnd(1.0))


RND = change(RND_ON_USER_COST, cheaper_rnd(1.25))
DUTCH, ENGLISH = "Dutch deduction, English grant: net 0 [S]", "England, starts under a bundled reform (EDSK) [S]"
STARTS = 364000 / 564800 - 1
# lever, its value, indicator, what the spreadsheet says, its source, what is switched off beside, which years
LEVERS = [
    ("L3 super-deduction 1.25", {"policy.rnd_super_deduction.rate": 1.25}, "rnd", RND, "Chen et al. 2021 [S]", None, "mean"),
    ("L3 super-deduction 1.25", {"policy.rnd_super_deduction.rate": 1.25}, "productivity_index",
     change(INDEX_ON_RND, math.log(1 + RND)), "Chen et al. 2021 [S]", None, "mean"),
    ("L4 seat subsidy 0.6", {"policy.seat_subsidy": 0.6}, "seats", 0.0, DUTCH, HONEST, "mean"),
    ("L4 seat subsidy 0.6, three years", {"policy.seat_subsidy": 0.6}, "seats", 0.0, DUTCH, KNOWN, "first"),
    ("L4 seat subsidy 0.6, three years", {"policy.seat_subsidy": 0.6}, "partnerships", None, "", KNOWN, "first"),
    ("L28 training levy 0.005", {"policy.training_levy": 0.005}, "participation", STARTS, ENGLISH, HONEST, "mean"),
    ("L28 training levy 0.005, three years", {"policy.training_levy": 0.005}, "participation", STARTS, ENGLISH, KNOWN, "first"),
    ("L9 inventor share 0.7", {"policy.inventor_share": 0.7}, "transfer_fees", None, "sign +: Lach and Schankerman 2008 [S]", None, "mean"),
    ("L11a one application more", {"policy.job_guidance.applications": 1}, "unemployment", 0.0, "Crépon et al. 2013 [S]", ONE_CALL, "mean"),
]


def moved(place, indicator, lever, beside, years):
    """Per cent of status quo, and its standard error."""
    taken = {indicator: years}
    before, after = (paired.levels(place.play(values), taken)[indicator] for values in (beside, {**beside, **lever}))
    ratios = [100 * (b / a - 1) for a, b in zip(before, after)]
    return f"{paired.mean(ratios):+.1f} ± {paired.error(ratios):.1g}"


def main(arguments):
    program = arguments[0] if arguments else ROOT / "build/release/consortia"
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/elasticities")
    seeds = int(arguments[2]) if len(arguments) > 2 else 6
    places = {name: paired.Place(program, ROOT / name, folder / Path(name).stem, seeds, SMALL) for name in (CITY, KNOWN_PARTNERS)}
    print("| lever | outcome | spreadsheet, % | model, % | without a mechanism, % | source of the spreadsheet |")
    print("| --- | --- | --- | --- | --- | --- |")
    for lever, values, indicator, expected, source, knocked_out, years in LEVERS:
        told = "" if expected is None else f"{100 * expected:+.1f}"
        without = ""
        if knocked_out:
            name, scenario, beside = knocked_out
            without = f"{moved(places[scenario], indicator, values, beside, years)} without {name}"
        model = moved(places[CITY], indicator, values, {}, years)
        print(f"| {lever} | {indicator.replace('_', ' ')} | {told} | {model} | {without} | {source} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
