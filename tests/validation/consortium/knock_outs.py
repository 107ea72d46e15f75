#!/usr/bin/python3
"""What the loop of education, technology and talent loses without one of its links, as Markdown: the points of
scenarios/studies/knock_out.yaml on a city of 3,000 firms, differences to the first point seed by seed.

    knock_outs.py [PROGRAM [FOLDER [SEEDS]]]    PROGRAM: build/release/consortia, FOLDER: results/knock_outs, SEEDS: 5
"""

import re
import sys
from pathlib import Path

import paired

ROOT = Path(__file__).resolve().parents[3]
STUDY = ROOT / "scenarios/studies/knock_out.yaml"
SMALL = {"population.firms": 3000, "population.persons": 60000, "population.schools": 5}
INDICATORS = {"productivity_index": "last", "frontier_gap": "mean", "skill": "mean", "vintage_gap": "mean",
              "curriculum_lag": "mean", "absorption": "mean", "transfers": "mean", "imitations": "mean"}


def points():
    """The points of the study: each a line `- {name: value, …}`."""
    for line in STUDY.read_text(encoding="utf-8").splitlines():
        found = re.match(r"\s+- \{(.*)\}", line)
        if found:
            pairs = [pair.split(":") for pair in found.group(1).split(",") if pair.strip()]
            yield {name.strip(): value.strip() for name, value in pairs}


def name_of(point):
    return "all links on" if not point else ", ".join(f"`{name}`" for name in point) + " = 0"


def main(arguments):
    program = arguments[0] if arguments else ROOT / "build/release/consortia"
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/knock_outs")
    place = paired.Place(program, ROOT / "scenarios/city/baseline.yaml", folder, int(arguments[2]) if len(arguments) > 2 else 5, SMALL)
    print("| off | " + " | ".join(name.replace("_", " ") for name in INDICATORS) + " |")
    print("| --- |" + " --- |" * len(INDICATORS))
    usual = None
    for point in points():
        here = paired.levels(place.play(point), INDICATORS)
        if usual is None:
            usual = here
            cells = [f"{paired.mean(values):.4g}" for values in here.values()]
        else:
            cells = ["{:+.3g} ± {:.2g}".format(*paired.difference(here[name], usual[name])) for name in INDICATORS]
        print(f"| {name_of(point)} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
