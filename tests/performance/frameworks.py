#!/usr/bin/env python3
"""Models of the community's comparison of frameworks, and two more: milliseconds a run and lines of code, beside what is published.

  tests/performance/frameworks.py build/release/consortia [--runs N] [--repeats N]

Each is played by one thread, N runs in one process and a single one in another: what the others take a run of the processor's time,
set-up and recording with it; the fastest of so many repeats counts. Prints the tables of engine/README.md, which says where the published
numbers are from."""

import argparse
import json
import resource
import subprocess
import tempfile
from pathlib import Path

MODELS = Path(__file__).resolve().parents[2] / "models" / "reference"
LARGE_BOARD = {"board.side": 100, "board.density": 0.8, "person.minimum": 8, "person.reach": 2}
LARGE_SKY = {"population.birds": 400, "sky.side": 150, "bird.sight": 15}
LARGE_FIELD = {"field.side": 100, "field.regrowth": 10, "sheep.number": 1000, "sheep.birth": 0.4, "wolf.number": 500, "wolf.birth": 0.2}
NONE = ("–",) * 4
RUNS = [  # model, what is played, steps, what is set, published: times over that of Agents.jl, of MASON, Mesa and NetLogo
    ("schelling", "1,000 people, 20 steps", 20, {}, ("257", "180", "87")),
    ("schelling", "8,000 people, 20 steps", 20, LARGE_BOARD, ("43", "417", "203")),
    ("flocking", "200 birds, 100 steps", 100, {}, ("19", "153", "18")),
    ("flocking", "400 birds, 100 steps", 100, LARGE_SKY, ("3.0", "118", "18")),
    ("wolf_sheep", "60 sheep, 40 wolves, 100 steps", 100, {}, ("75", "46", "16")),
    ("wolf_sheep", "1,000 sheep, 500 wolves, 100 steps", 100, LARGE_FIELD, ("24", "33", "9.0")),
    ("sir", "100,000 people, 40 steps", 40, {}, NONE[1:]),
    ("voter", "100,000 voters in 1,000 towns, 200 steps", 200, {}, NONE[1:]),
]
LINES = {  # published: Agents.jl, MASON, Mesa, NetLogo
    "schelling": ("31", "248", "56", "68 (732)"),
    "flocking": ("62", "369", "102", "82 (689)"),
    "wolf_sheep": ("122", "–", "227", "137 (871)"),
    "sir": NONE,
    "voter": NONE,
}


def row(*cells):
    return f"| {' | '.join(cells)} |"


def head(*cells):
    return f"{row(*cells)}\n|{'---|' * len(cells)}"


def spent():
    """Seconds of the processor by all that was run, so that it matters little what else the machine does."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def seconds(program, scenario, runs):
    begin = spent()
    subprocess.run([program, "run", scenario, "--seeds", str(runs), "--threads", "1", "--profile", "--force", "--out", scenario.parent / "out"],
                   check=True, capture_output=True)
    return spent() - begin


def watching(out):
    """The share of the time in phases in which indicators are taken."""
    profile = json.loads((out / "run.provenance.json").read_text())["profile"]
    return sum(phase["share"] for phase in profile if phase["phase"].startswith("watch "))


def measured(asked, model, steps, values):
    """Milliseconds of one run, and the share of them in which indicators are taken."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = Path(folder) / "timed.yaml"
        scenario.write_text(f"model: {model}\ntitle: {{en: timed, zh: 计时}}\nsteps: {steps}\nparameters: {json.dumps(values)}\n", encoding="utf-8")
        one, many = (min(seconds(asked.program, scenario, n) for _ in range(asked.repeats)) for n in (1, asked.runs))
        return 1e3 * (many - one) / (asked.runs - 1), watching(Path(folder) / "out")


def print_times(asked):
    print(head("model", "what is played", "ms", "of it indicators", "MASON", "Mesa", "NetLogo"))
    for model, played, steps, values, published in RUNS:
        taken, told = measured(asked, model, steps, values)
        print(row(model, played, f"{taken:.2g}" if taken < 100 else f"{taken:.0f}", f"{100 * told:.0f} %", *published), flush=True)


def lines(model):
    """Neither blank nor comment alone, as the comparison counts."""
    code = (line.strip() for line in (MODELS / f"{model}.cpp").read_text(encoding="utf-8").splitlines())
    return sum(bool(line) and not line.startswith("//") for line in code)


def print_lines():
    print(head("model", "lines", "Agents.jl", "MASON", "Mesa", "NetLogo"))
    for model, published in LINES.items():
        print(row(model, str(lines(model)), *published))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--repeats", type=int, default=5)
    print_times(parser.parse_args())
    print()
    print_lines()
