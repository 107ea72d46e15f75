#!/usr/bin/env python3
"""How does the cost of a quarter grow with the size of the place, phase by phase?

  tests/performance/growth.py build/release/consortia [--nation]

One run each of the toy, a tenth of the city, the city and a tenth of the nation (with --nation also the nation: 5 GB, some minutes), one
thread. Prints nanoseconds of processor time an agent and quarter, and for the costliest phases nanoseconds a visit and the bytes they
go over in order as a share of what memory gives (a lower bound, see README.md)."""

import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
TENTH_OF_CITY = {"population.firms": 3_000, "population.persons": 60_000, "population.schools": 5}
TENTH_OF_NATION = {"population.firms": 180_000, "population.persons": 4_500_000, "population.schools": 110}
PLACES = [  # name, scenario, what is set, quarters
    ("toy", "toy/baseline.yaml", {}, 160),
    ("city / 10", "city/baseline.yaml", TENTH_OF_CITY, 80),
    ("city", "city/baseline.yaml", {}, 24),
    ("nation / 10", "nation/baseline.yaml", TENTH_OF_NATION, 12),
    ("nation", "nation/baseline.yaml", {}, 12),
]
SHOWN = 24


def run(program, scenario, values, quarters):
    """Agents, and the profile: by phase visits, seconds of processor time, bytes a second over the bandwidth."""
    with tempfile.TemporaryDirectory() as folder:
        sets = {**values, "burn_in": 4, "steps": quarters - 4}
        words = [word for key, value in sets.items() for word in ("--set", f"{key}={value}")]
        told = subprocess.run([program, "run", SCENARIOS / scenario, "--seeds", "1", "--threads", "1", "--burn-ins", "none", "--profile",
                               "--out", folder, *words], check=True, capture_output=True, text=True).stdout
        sidecar = json.loads((Path(folder) / "run.provenance.json").read_text())
    return float(re.search(r"([\d.e+]+) agents, ", told)[1]), sidecar


def main(program, nation):
    places, seconds, phases = PLACES if nation else PLACES[:-1], [], {}
    print(f"{'place':<14}{'agents':>12}{'ns an agent-quarter':>22}{'M agent-quarters/s':>20}{'peak MB':>10}")
    for place, scenario, values, quarters in places:
        agents, sidecar = run(program, scenario, values, quarters)
        took = sum(row["processor_seconds"] for row in sidecar["profile"])
        seconds.append(took)
        print(f"{place:<14}{agents:>12.3g}{took / agents / quarters * 1e9:>22.0f}{agents * quarters / took / 1e6:>20.1f}"
              f"{sidecar['peak_memory_bytes'] / 1e6:>10.0f}", flush=True)
        for row in sidecar["profile"]:
            phases.setdefault(row["phase"], {})[place] = (row, took, sidecar["memory_bandwidth_bytes_per_second"])
    last = places[-1][0]
    costly = sorted(phases, key=lambda name: -phases[name].get(last, ({"processor_seconds": 0},))[0]["processor_seconds"])[:SHOWN]
    print(f"\n{'ns a visit':<24}" + "".join(f"{place[0]:>13}" for place in places) + f"{'share':>8}{'of memory':>11}   in the {last}")
    for name in costly:
        cells = ""
        for place in places:
            row = phases[name].get(place[0], (None,))[0]
            cells += f"{row['processor_seconds'] / row['agents'] * 1e9:>13.1f}" if row and row["agents"] else f"{'-':>13}"
        row, took, bandwidth = phases[name][last]
        of_memory = row["bytes_per_second"] / bandwidth if bandwidth else float("nan")
        print(f"{name:<24}{cells}{row['processor_seconds'] / took:>8.3f}{of_memory:>11.2f}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("program")
    asked.add_argument("--nation", action="store_true")
    main(**vars(asked.parse_args()))
