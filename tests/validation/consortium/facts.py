#!/usr/bin/python3
"""The stylised facts of models/consortium/facts.yaml, measured, as Markdown: what a run gives, over seeds, beside the range in which
the fact is found in the world. A fact that fails is explained in models/consortium/evidence.md.

    facts.py [PROGRAM [FOLDER [SEEDS]]]    plays the runs that facts need (PROGRAM: build/release/consortia, FOLDER: results/facts, SEEDS: 5)
    facts.py --of RUN.h5                   of a result that is there: the facts that need no other run
    facts.py --check PROGRAM               only whether the file is right: names, labels and expressions
"""

import json
import math
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import yaml

import metrics
import paired

ROOT = Path(__file__).resolve().parents[3]
FACTS = ROOT / "models/consortium/facts.yaml"
USUAL = "status_quo"
WHEN = "last 40"


def last_of(fact):
    """How many of the last quarters count; 0: all."""
    when = fact.get("when", WHEN)
    return 0 if when == "all" else int(when.removeprefix("last "))


class Result:
    """A run.h5: indicators by seed, and their labels."""

    def __init__(self, path):
        self.values, self.labels = {}, {}
        with h5py.File(path) as file:
            for name, data in file.items():
                if not isinstance(data, h5py.Dataset) or data.ndim < 2 or list(data.dims[1].keys()) != ["time"]:
                    continue
                self.values[name] = data[...]
                self.labels[name] = [[label.decode() for label in file[list(cut.keys())[0]][...]] for cut in list(data.dims)[2:]]

    def measure(self, fact):
        """By seed."""
        seeds = len(next(iter(self.values.values())))
        of_seed = [{name: values[seed] for name, values in self.values.items()} for seed in range(seeds)]
        return [metrics.evaluate(str(fact["metric"]), metrics.Run(values, self.labels, last_of(fact))) for values in of_seed]


def bounds(fact):
    low, high = fact["range"]
    return -math.inf if low == "none" else float(low), math.inf if high == "none" else float(high)


def shown_range(fact):
    low, high = fact["range"]
    if low == high:
        return f"{low:g}"
    return f"≤ {high:g}" if low == "none" else f"≥ {low:g}" if high == "none" else f"{low:g} to {high:g}"


def row(fact, values):
    low, high = bounds(fact)
    mean = float(np.mean(values))
    error = f" ± {paired.error(values):.1g}" if len(set(values)) > 1 else ""
    inside = "yes" if low <= mean <= high else "no"
    return f"| {fact['id']} | {fact['name']['en']} | {fact['use']} | {shown_range(fact)} | {mean:.3g}{error} | {inside} |"


def table(facts, results):
    yield "| fact | measure | use | range | here | inside |\n| --- | --- | --- | --- | --- | --- |"
    for fact in facts:
        result = results.get(fact.get("run", USUAL))
        if result:
            yield row(fact, result.measure(fact))


def play(runs, program, folder, seeds):
    results = {}
    for name, run in runs.items():
        place = paired.Place(program, ROOT / run["scenario"], folder, seeds, {})
        results[name] = Result(place.play(run.get("set", {})))
    return results


# ---------------------------------------------------------------------------------------------------- is the file right?

def imagined(model, seed=1):
    """A run of the model's indicators with numbers drawn at random, rising, above 0."""
    random = np.random.default_rng(seed)
    cuts = {cut["name"]: cut.get("labels") or [f"{cut['name']}_{k}" for k in range(8)] for cut in model["axes"]}
    values, labels = {}, {}
    for indicator in model["indicators"]:
        labels[indicator["name"]] = [cuts[cut] for cut in indicator["over"]]
        shape = (120, *(len(cut) for cut in labels[indicator["name"]]))
        rising = np.tanh(np.linspace(0.05, 4, 120)).reshape((120,) + (1,) * (len(shape) - 1))
        values[indicator["name"]] = rising + 0.01 * random.random(shape)
    return values, labels


def faults(stated, model):
    values, labels = imagined(model)
    ids = [fact["id"] for fact in stated["facts"] + stated["not_measured"]]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"{name}: stands twice"
    for fact in stated["facts"] + stated["not_measured"]:
        who = fact["id"]
        if not all(fact["name"].get(language) for language in ("en", "zh")):
            yield f"{who}: lacks its words in English or Chinese"
        if not any(flag in fact["source"] for flag in ("[S]", "[C]", "[M]", "[A]")):
            yield f"{who}: its source has no flag"
    for fact in stated["facts"]:
        who = fact["id"]
        unknown = set(fact) - {"id", "name", "run", "metric", "when", "range", "use", "source"}
        if unknown:
            yield f"{who}: nobody reads {', '.join(sorted(unknown))}"
        if fact["use"] not in ("fitted", "test"):
            yield f"{who}: use is fitted or test, not {fact['use']}"
        if fact.get("run", USUAL) not in stated["runs"]:
            yield f"{who}: there is no run {fact['run']}"
        if bounds(fact)[0] > bounds(fact)[1]:
            yield f"{who}: its range is empty"
        try:
            metrics.evaluate(str(fact["metric"]), metrics.Run(values, labels, last_of(fact)))
        except metrics.Mistake as mistake:
            yield f"{who}: {mistake}"


def controls():
    """Expressions with a known value, and wrong ones that must be refused."""
    run = metrics.Run({"a": np.array([1., 2., 3.]), "b": np.array([[1., 10.], [2., 20.], [4., 40.]])}, {"a": [], "b": [["x", "y"]]}, 2)
    known = {"a": 2.5, "2*mean(a) - 1": 4, "sum(b[y])/sum(b[x])": 10, "last(a)/first(a)": 1.5, "mean(total(b))": 33, "-(1 + 2)*3": -9}
    wrong = ["c", "a[x]", "b", "b[z]", "mean(mean(a))", "mean(a", "2 a", "median(a)", "mean(a, a)", "a +"]
    for text, value in known.items():
        if abs(metrics.evaluate(text, run) - value) > 1e-12:
            yield f"{text} is not {value}"
    for text in wrong:
        try:
            metrics.evaluate(text, run)
            yield f"{text} is not refused"
        except metrics.Mistake:
            pass


def check(stated, program):
    described = subprocess.run([program, "describe", "consortium", "--format", "json"], check=True, capture_output=True)
    found = list(controls()) + list(faults(stated, json.loads(described.stdout)))
    print("\n".join(found) or f"{len(stated['facts'])} facts, {len(stated['not_measured'])} not measured yet")
    return 1 if found else 0


def main(arguments):
    stated = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    if arguments[:1] == ["--check"]:
        return check(stated, arguments[1])
    if arguments[:1] == ["--of"]:
        results = {USUAL: Result(arguments[1])}
    else:
        program = arguments[0] if arguments else ROOT / "build/release/consortia"
        folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/facts")
        results = play(stated["runs"], program, folder, int(arguments[2]) if len(arguments) > 2 else 5)
    print("\n".join(table(stated["facts"], results)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
