#!/usr/bin/python3
"""What still moves 40 years after the burn-in at status quo, as Markdown: every total of the city over 160 quarters, the mean
of its last 40 against that of its first 40, the largest drifts first.

    drifts.py [PROGRAM [FOLDER [SEEDS]]]    PROGRAM: build/release/consortia, FOLDER: results/drifts, SEEDS: 5
"""

import sys
from pathlib import Path

import h5py
import numpy as np

import paired

ROOT = Path(__file__).resolve().parents[3]
QUARTERS = 160
SPAN = 40
SHOWN = 30


def drifts(result):
    """(indicator, first level, last level, log ratio by seed) of totals that are never missing for a whole span."""
    with h5py.File(result) as file:
        for name, data in file.items():
            if not isinstance(data, h5py.Dataset) or data.ndim != 2 or data.dtype.kind != "f" or data.shape[1] != QUARTERS:
                continue
            first, last = np.nanmean(data[:, :SPAN], axis=1), np.nanmean(data[:, -SPAN:], axis=1)
            if not np.isfinite(data[...]).any() or (np.abs(first) < 1e-12).any():
                continue
            yield name, first.mean(), last.mean(), last / first - 1


def main(arguments):
    program = arguments[0] if arguments else ROOT / "build/release/consortia"
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/drifts")
    place = paired.Place(program, ROOT / "scenarios/city/baseline.yaml", folder,
                         int(arguments[2]) if len(arguments) > 2 else 5, {"steps": QUARTERS})
    rows = sorted(drifts(place.play({})), key=lambda r: -abs(r[3].mean()))
    print(f"| indicator | quarters 1–{SPAN} | quarters {QUARTERS - SPAN + 1}–{QUARTERS} | change | standard error |\n" + "| --- |" * 1 + " --- |" * 4)
    for name, first, last, change in rows[:SHOWN]:
        print(f"| {name} | {first:.4g} | {last:.4g} | {change.mean():+.1%} | {paired.error(list(change)):.1%} |")


if __name__ == "__main__":
    main(sys.argv[1:])
