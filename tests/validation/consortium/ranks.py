#!/usr/bin/python3
"""How likely each shipped package is the best, before and after calibration, as Markdown: on a city of 3,000 firms under draws from the
priors of the calibration (a Latin hypercube) and under draws of its posterior, all packages at the same draws and seeds.

    ranks.py [PROGRAM [FOLDER [DRAWS [SEEDS]]]]    build/release/consortia, results/ranks, 16, 2
"""

import csv
import json
import math
import os
import subprocess
import sys
from pathlib import Path

import yaml
from scipy.stats import qmc

ROOT = Path(__file__).resolve().parents[3]
STUDY = ROOT / "scenarios/studies/calibrate_city.yaml"
POSTERIOR = ROOT / "scenarios/data/posterior_city.csv"
PACKAGES = [path for path in sorted((ROOT / "scenarios/packages").glob("*.yaml")) if path.stem != "no_policy"]


def quantile(prior, u):
    low, high = prior["range"]
    return low * (high / low) ** u if prior.get("distribution") == "log_uniform" else low + u * (high - low)


def write_priors(path, draws):
    priors = yaml.safe_load(STUDY.read_text(encoding="utf-8"))["free"]
    cube = qmc.LatinHypercube(len(priors), seed=1).random(draws)
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["draw", *priors])
        rows.writerows([k, *map(quantile, priors.values(), map(float, row))] for k, row in enumerate(cube))


def league(program, folder, table, draws, seeds):
    """What `compare` says of all packages under the draws of a table."""
    folder.mkdir(parents=True, exist_ok=True)

    def near(path):
        return os.path.relpath(path, folder.resolve())

    base = folder / "status_quo.yaml"
    base.write_text(f"extends: {near(ROOT / 'scenarios/studies/small_city.yaml')}\nparameters: {{draws: {near(table)}}}\n")
    scenarios = [base]
    for package in PACKAGES:
        scenarios.append(folder / package.name)
        scenarios[-1].write_text(f"extends: [{base.name}, {near(package)}]\n")
    told = subprocess.run([program, "compare", *scenarios, "--draws", str(draws), "--seeds", str(seeds), "--root", "/", "--json",
                           "--out", folder / "compared"], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(told.stdout)["league"]


def columns(leagues):
    """Of each benefit and package, by its place among the scenarios: how likely it is the best, and its mean rank."""
    return {each["benefit"]: {line["package"] - 1: (ranks[0], sum((k + 1) * p for k, p in enumerate(ranks)))
                              for line, ranks in zip(each["lines"], each["choice"]["ranks"])} for each in leagues}


def main(arguments):
    program = arguments[0] if arguments else ROOT / "build/release/consortia"
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/ranks")
    draws, seeds = (int(arguments[k]) if len(arguments) > k else usual for k, usual in ((2, 16), (3, 2)))
    folder.mkdir(parents=True, exist_ok=True)
    priors = folder / "priors.csv"
    write_priors(priors, draws)
    before, after = (columns(league(program, folder / name, table, draws, seeds)) for name, table in (("before", priors), ("after", POSTERIOR)))
    benefits = [name for name in before if name in after]
    print("| package | " + " | ".join(name.replace("_", " ") for name in benefits) + " |")
    print("| --- |" + " --- |" * len(benefits))
    for k, package in enumerate(PACKAGES):
        cells = [f"{before[name][k][0]:.2f} → {after[name][k][0]:.2f} ({before[name][k][1]:.1f} → {after[name][k][1]:.1f})" for name in benefits]
        print(f"| {package.stem.replace('_', ' ')} | " + " | ".join(cells) + " |")
    spread = math.sqrt(.25 / draws)
    print(f"\nOf a probability near 0.5, {draws} draws leave ± {1.96 * spread:.2f}.")


if __name__ == "__main__":
    main(sys.argv[1:])
