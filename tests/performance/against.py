#!/usr/bin/env python3
"""Is this tree faster than an older commit, and where?

  tools/dev/bench --against REV [--pairs N] [--city]

Builds the commit REV in build/against/REV (kept for the next time) beside build/release, plays the same runs with both programs in
turn, and prints for each place:
  instructions   of both by callgrind (which counts AVX2, not AVX-512): the same each time, so any difference is one of the program
  time           of the processor, the new over the old: median of the pairs and the interval that holds the median of all pairs with
                 95 %, and whether it leaves 1 out
and the functions whose own instructions moved most. A change is judged by these pairs, never by times of two days."""

import argparse
import math
import os
import re
import resource
import statistics
import subprocess
import tempfile
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
PLACES = [  # name, scenario, what is set, whether callgrind counts it (fifty times as long)
    ("toy", "toy/baseline.yaml", {"steps": 80}, True),
    ("partnet", "reference/partnet.yaml", {}, True),
    ("city / 10", "city/baseline.yaml", {"burn_in": 4, "steps": 20, "population.firms": 3_000, "population.persons": 60_000,
                                        "population.schools": 5}, True),
]
CITY = ("city", "city/baseline.yaml", {"burn_in": 4, "steps": 20}, False)
FUNCTIONS = 12
MOVED = 0.002  # of all instructions


def git(*words):
    return subprocess.run(["git", "-C", TREE, *words], check=True, capture_output=True, text=True).stdout.strip()


def built(source, build):
    """The program of a source tree, in `build`."""
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["cmake", "-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"], **quiet)
    subprocess.run(["cmake", "--build", build, "--target", "consortia"], **quiet)
    return build / "consortia"


def of_commit(rev):
    commit = git("rev-parse", "--short", f"{rev}^{{commit}}")
    folder = TREE / "build" / "against" / commit
    if not (folder / "source").exists():
        git("worktree", "prune")
        git("worktree", "add", "--detach", str(folder / "source"), commit)
    return commit, built(folder / "source", folder / "build")


def command(program, scenario, values, out):
    """Each program plays the scenario of its own tree: an older one may not know the keys of a newer."""
    scenarios = (TREE if program.parent == TREE / "build" / "release" else program.parents[1] / "source") / "scenarios"
    sets = [word for key, value in values.items() for word in ("--set", f"{key}={value}")]
    return [program, "run", scenarios / scenario, "--seeds", "1", "--threads", "1", "--burn-ins", "none", "--force", "--out", out, *sets]


def seconds(words):
    """Of processor time, with all that the program does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios(old, new, pairs):
    """The new over the old, in pairs; every second pair begins with the new."""
    found = []
    for pair in range(pairs):
        both = {}
        for words in (old, new) if pair % 2 == 0 else (new, old):
            both[words[0]] = seconds(words)
        found.append(both[new[0]] / both[old[0]])
    return found


def interval(values, level=0.95):
    """That holds the median of all pairs, by ranks: of n values, those numbered k and n - k + 1 from the ends."""
    ordered, n = sorted(values), len(values)
    outside, k = 0.0, 0
    while k < n // 2 and outside + math.comb(n, k) / 2**n <= (1 - level) / 2:
        outside += math.comb(n, k) / 2**n
        k += 1
    return (ordered[k - 1], ordered[n - k]) if k > 0 else (-math.inf, math.inf)


def counted(words, folder):
    """Instructions by function, of callgrind."""
    counts = Path(folder) / "callgrind.out"
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", *words], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, env={**os.environ, "CONSORTIA_ISA": "avx2"})
    # Slowed down fifty times, the program takes its own result for one that HDF5 turns in circles on, and returns 4 at its end.
    if done.returncode not in (0, 4):
        raise SystemExit(f"valgrind: {' '.join(map(str, words))} returned {done.returncode}")
    told = subprocess.run(["callgrind_annotate", "--threshold=100", counts], check=True, capture_output=True, text=True).stdout
    by_function = {}
    for line in told.splitlines():
        row = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+\S*?:(.+?)(?: \[.*\])?$", line)
        if row:
            by_function[row[2]] = by_function.get(row[2], 0) + int(row[1].replace(",", ""))
    total = re.search(r"^\s*([\d,]+) .*PROGRAM TOTALS", told, re.MULTILINE)
    return int(total[1].replace(",", "")), by_function


def moved(old, new, total):
    change = {name: new.get(name, 0) - old.get(name, 0) for name in {*old, *new}}
    costly = sorted(change, key=lambda name: -abs(change[name]))[:FUNCTIONS]
    return [(change[name] / total, name) for name in costly if abs(change[name]) > MOVED * total]


def judged(low, high):
    if low > 1:
        return "slower"
    return "faster" if high < 1 else "cannot be told apart"


def compare(place, old, new, pairs):
    name, scenario, values, count = place
    with tempfile.TemporaryDirectory() as folder:
        words = [command(program, scenario, values, Path(folder) / "result") for program in (old, new)]
        found = ratios(*words, pairs)
        low, high = interval(found)
        millions, functions = f"{'':>24}", []
        if count:
            (before, own_before), (after, own_after) = (counted(each, folder) for each in words)
            millions = f"{before / 1e6:>10,.0f}{after / 1e6:>8,.0f}{after / before:>6.3f}"
            functions = moved(own_before, own_after, before)
        print(f"{name:<12}{millions}{statistics.median(found):>9.3f}   {low:.3f} to {high:.3f}   {judged(low, high)}", flush=True)
        for share, function in functions:
            print(f"    {share:>+8.2%}  {function[:140]}")


def main(rev, pairs, city):
    commit, old = of_commit(rev)
    new = built(TREE, TREE / "build" / "release")
    print(f"this tree against {commit}, {pairs} pairs, one thread\n\n{'place':<12}{'M instructions, ratio':>24}{'time':>9}   95 %")
    for place in [*PLACES, *([CITY] if city else [])]:
        compare(place, old, new, pairs)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rev")
    asked.add_argument("--pairs", type=int, default=9)
    asked.add_argument("--city", action="store_true", help="the whole city too, without callgrind")
    main(**vars(asked.parse_args()))
