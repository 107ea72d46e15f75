"""Runs of one scenario that differ in a few `--set`, on the same seeds: levels, and differences seed by seed."""

import hashlib
import math
import os
import subprocess
from pathlib import Path

import h5py
from scipy.stats import t

FIRST, LAST = 12, 40  # quarters that a level is the mean of


class Place:
    """A scenario with what all runs share; results lie in `folder`, one a point. With a table of draws and a number of them it is
    played at each draw with each seed."""

    def __init__(self, program, scenario, folder, seeds, shared, table=None, draws=0):
        self.program, self.scenario, self.folder, self.seeds, self.shared = program, scenario, folder, seeds, shared
        self.draws = draws
        if draws:
            folder.mkdir(parents=True, exist_ok=True)
            self.scenario = folder / "drawn.yaml"
            here, there = (os.path.relpath(Path(path).resolve(), folder.resolve()) for path in (scenario, table))
            self.scenario.write_text(f"extends: {here}\nparameters: {{draws: {there}}}\n")

    def play(self, settings):
        """The result of this point, which is not made again where it is there."""
        pairs = [f"{name}={value}" for name, value in settings.items()]
        out = self.folder / hashlib.sha1(" ".join(pairs).encode()).hexdigest()[:12]
        if (out / "run.h5").exists():
            return out / "run.h5"
        command = [self.program, "run", self.scenario, "--seeds", str(self.seeds), "--out", out, "--threads", "1"]
        if self.draws:
            command += ["--draws", str(self.draws), "--root", "/"]
        for pair in [f"{name}={value}" for name, value in self.shared.items()] + pairs:
            command += ["--set", pair]
        subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return out / "run.h5"


def levels(result, indicators):
    """Indicator to its level by seed, draw after draw; `indicators` says of each how it is taken, see `level`."""
    with h5py.File(result) as file:
        return {name: level(file[name][...].reshape(-1, file[name].shape[-1]), how) for name, how in indicators.items()}


def level(values, how):
    """`last`: the last value; `mean`: of the last quarters, `first`: of the first ones, without those that are missing."""
    values = values[:, :FIRST] if how == "first" else values[:, -LAST:]
    if how == "last":
        return list(values[:, -1])
    present = [[x for x in row if x == x] for row in values]
    return [sum(row) / len(row) if row else math.nan for row in present]


def mean(values):
    return sum(values) / len(values)


def error(values):
    """Standard error of a mean."""
    m = mean(values)
    return math.sqrt(sum((x - m) ** 2 for x in values) / (len(values) - 1) / len(values))


def difference(one, other):
    """Mean and standard error of one minus the other, seed by seed."""
    apart = [a - b for a, b in zip(one, other)]
    return mean(apart), error(apart)


def difference_in_parts(one, other, draws):
    """Mean of one minus the other, the standard error that seeds leave in it, the standard deviation that parameters give it, and
    half of the 95 % interval of what the seeds would show at one more draw."""
    apart = [a - b for a, b in zip(one, other)]
    seeds = len(apart) // draws
    by_draw = [apart[k * seeds:(k + 1) * seeds] for k in range(draws)]
    means = [mean(values) for values in by_draw]
    within = mean([error(values) ** 2 for values in by_draw])
    between = error(means) ** 2 * draws
    half = t.ppf(0.975, draws - 1) * math.sqrt(between * (1 + 1 / draws))
    return mean(means), math.sqrt(within / draws), math.sqrt(max(0.0, between - within)), half
