"""Runs of one scenario that differ in a few `--set`, on the same seeds: levels, and differences seed by seed."""

import hashlib
import math
import subprocess

import h5py

LAST = 40  # quarters that a level is the mean of


class Place:
    """A scenario with what all runs share; results lie in `folder`, one a point."""

    def __init__(self, program, scenario, folder, seeds, shared):
        self.program, self.scenario, self.folder, self.seeds, self.shared = program, scenario, folder, seeds, shared

    def play(self, settings):
        """The result of this point, which is not made again where it is there."""
        pairs = [f"{name}={value}" for name, value in settings.items()]
        out = self.folder / hashlib.sha1(" ".join(pairs).encode()).hexdigest()[:12]
        if (out / "run.h5").exists():
            return out / "run.h5"
        command = [self.program, "run", self.scenario, "--seeds", str(self.seeds), "--out", out, "--threads", "1"]
        for pair in [f"{name}={value}" for name, value in self.shared.items()] + pairs:
            command += ["--set", pair]
        subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return out / "run.h5"


def levels(result, indicators):
    """Indicator to its level by seed; `indicators` says of each how it is taken, see `level`."""
    with h5py.File(result) as file:
        return {name: level(file[name][...], how) for name, how in indicators.items()}


def level(values, how):
    """`last`: the last value; `mean`: of the last quarters, without those that are missing."""
    values = values[:, -LAST:]
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
