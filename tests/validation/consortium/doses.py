#!/usr/bin/python3
"""What the three headline levers do by dose, as a picture: differences to status quo seed by seed on a city of 3,000 firms, means of the
last ten of twenty years a quarter, with 95 % bands of the mean by Student's t.

    doses.py [PROGRAM [FOLDER [SEEDS]]]    build/release/consortia, results/doses, 8; writes models/consortium/doses.svg
"""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402
from scipy.stats import t  # noqa: E402

import paired  # noqa: E402
from knock_outs import ROOT, SMALL  # noqa: E402

PICTURE = ROOT / "models/consortium/doses.svg"
LEVERS = [
    ("policy.tax_credit.rate", "L1 tax credit, rate", [0.3, 0.4, 0.5, 0.6, 0.75, 0.9]),
    ("policy.seat_subsidy", "L4 seat subsidy, wq", [0, 0.1, 0.3, 0.6, 1, 1.5]),
    ("policy.credit_for_transfer.share", "L8 credit for transfer, share", [0, 0.02, 0.05, 0.08, 0.12, 0.15]),
]
OUTCOMES = [("transfers", "transfers"), ("matched_graduates", "matched graduates"), ("net_cost", "net cost, wq")]


def band(here, usual, seeds):
    change, error = paired.difference(here, usual)
    return change, t.ppf(0.975, seeds - 1) * error


def main(arguments):
    program = arguments[0] if arguments else ROOT / "build/release/consortia"
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/doses")
    seeds = int(arguments[2]) if len(arguments) > 2 else 8
    place = paired.Place(program, ROOT / "scenarios/city/baseline.yaml", folder, seeds, SMALL)
    taken = {name: "mean" for name, _ in OUTCOMES}
    plt.rcParams.update({"svg.hashsalt": "consortia", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False,
                         "axes.spines.right": False})
    figure, axes = plt.subplots(len(OUTCOMES), len(LEVERS), figsize=(9, 7), sharex="col", sharey="row", layout="constrained")
    for column, (lever, title, doses) in enumerate(LEVERS):
        levels = [paired.levels(place.play({lever: dose}), taken) for dose in doses]
        for row, (name, label) in enumerate(OUTCOMES):
            changes, halves = zip(*(band(here[name], levels[0][name], seeds) for here in levels))
            axis = axes[row][column]
            axis.axhline(0, color="#444444", linewidth=0.8)
            axis.plot(doses, changes, marker="o", color="#1b6ca8")
            axis.fill_between(doses, [c - h for c, h in zip(changes, halves)], [c + h for c, h in zip(changes, halves)],
                              color="#1b6ca8", alpha=0.15, linewidth=0)
            if column == 0:
                axis.set_ylabel(f"{label}\nbeyond status quo")
        axes[0][column].set_title(title, loc="left")
        axes[0][column].locator_params(axis="x", nbins=4)
    figure.savefig(PICTURE, facecolor="white", metadata={"Date": None})


if __name__ == "__main__":
    main(sys.argv[1:])
