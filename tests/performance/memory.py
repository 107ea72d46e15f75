#!/usr/bin/env python3
"""Is the memory that `--dry-run` promises the memory a run takes? Ten sizes of three models, one run each with one thread.

  tests/performance/memory.py build/release/consortia [net_sis|partnet|consortium]...

Prints estimate, measured peak (that of the run's process, of its whole life) and their ratio; leaves with 1 if one is
further off than 15 %. The sizes run from a few megabytes to a few hundred, so that it takes two minutes."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
MODELS = {  # scenario, the parameters that set its size as multiples of a number, and ten such numbers
    "net_sis": ("reference/net_sis.yaml", {"population.agents": 1},
                [20_000, 50_000, 100_000, 200_000, 300_000, 500_000, 800_000, 1_200_000, 1_600_000, 2_000_000]),
    "partnet": ("reference/partnet.yaml", {"population.agents": 1},
                [50_000, 100_000, 200_000, 400_000, 800_000, 1_200_000, 1_600_000, 2_000_000, 3_000_000, 4_000_000]),
    "consortium": ("city/baseline.yaml", {"population.firms": 1, "population.persons": 20},
                   [1_000, 2_000, 3_000, 4_000, 6_000, 8_000, 10_000, 14_000, 20_000, 30_000]),
}
UNITS = {"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}
TOLERANCE = 0.15


def arguments(model, size, folder):
    scenario, parameters, _ = MODELS[model]
    values = [word for name, factor in parameters.items() for word in ("--set", f"{name}={size * factor}")]
    return ["run", str(SCENARIOS / scenario), "--out", str(folder / "out"), "--seeds", "1", "--threads", "1", "--burn-ins",
            "none", "--set", "steps=6", "--set", "burn_in=0", *values]


def estimate(program, model, size, folder):
    text = subprocess.run([program, *arguments(model, size, folder), "--dry-run"], check=True, capture_output=True,
                          text=True).stdout
    value, unit = re.search(r"memory +([\d.]+) (\w+) for 1 runs", text).groups()
    return float(value) * UNITS[unit]


def peak(program, model, size, folder):
    subprocess.run([program, *arguments(model, size, folder)], check=True, capture_output=True)
    return json.loads((folder / "out" / "run.provenance.json").read_text())["peak_memory_bytes"]


def main(program, *models):
    worst = 0
    print(f"{'model':<12}{'size':>10}{'estimate MB':>14}{'peak MB':>10}{'ratio':>8}")
    for model in models or MODELS:
        for size in MODELS[model][2]:
            with tempfile.TemporaryDirectory() as folder:
                promised = estimate(program, model, size, Path(folder))
                taken = peak(program, model, size, Path(folder))
            print(f"{model:<12}{size:>10}{promised / 1e6:>14.1f}{taken / 1e6:>10.1f}{promised / taken:>8.2f}", flush=True)
            worst = max(worst, abs(promised / taken - 1))
    print(f"furthest off: {100 * worst:.0f} %")
    return 0 if worst <= TOLERANCE else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
