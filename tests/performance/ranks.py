#!/usr/bin/env python3
"""What do ranks of MPI cost, and can the time left be trusted? A study of net_sis on one thread and over 2, 3 and 4 ranks, with runs of
equal length and with lengths spread tenfold.

  tests/performance/ranks.py build/release/consortia [--seconds 60]

Efficiency is the time of one thread over ranks times the time they take; of more ranks than there are cores only the cores count. *Of
processor time* is the same of processor time, for a machine whose other core is not free. The error of the time left is what the
progress line predicted at a tenth, a quarter, a half and four fifths, against what came, as a share of the whole; over ranks it is
told every 30 seconds."""

import argparse
import os
import pty
import re
import resource
import subprocess
import tempfile
import time
from pathlib import Path

SCENARIO = Path(__file__).resolve().parents[2] / "scenarios" / "reference" / "net_sis.yaml"
AS_ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
LENGTHS = {"equal": "range: [20000, 21000]", "spread tenfold": "range: [5000, 50000], distribution: log_uniform"}
SHARES = (10, 25, 50, 80)
UNITS = {"h": 3600, "min": 60, "s": 1}


def study(folder, lengths, runs):
    path = folder / f"{lengths.split()[0]}.yaml"
    path.write_text(f"scenario: {os.path.relpath(SCENARIO, folder)}\ndesign: {{method: sobol, samples: {runs}}}\n"
                    f"factors:\n  population.agents: {{{LENGTHS[lengths]}}}\nseeds: 1\n")
    return path


def seconds_in(text):
    return sum(float(number) * UNITS[unit] for number, unit in re.findall(r"([\d.]+) (h|min|s)\b", text))


def watched(command):
    """Seconds of the clock and of processors, and what was predicted: (share, seconds passed, seconds left)."""
    ours, theirs = pty.openpty()
    before, began, told, rest = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), [], ""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, **AS_ROOT})
    os.close(theirs)
    while True:
        try:
            text = os.read(ours, 4096).decode()
        except OSError:  # it has ended
            break
        *lines, rest = re.split("[\r\n]", rest + text)
        for line in lines:
            if found := re.search(r"(\d+) %.*, ([\w. ]+) left", line):
                told.append((int(found[1]), time.monotonic() - began, seconds_in(found[2])))
    assert process.wait() == 0, f"{command}: {rest}"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, used, told


def errors(whole, told):
    """At each share, in percent of the whole."""
    first = dict.fromkeys(next((line for line in told if line[0] >= share), None) for share in SHARES)
    return ", ".join(f"{line[0]} %: {100 * (line[1] + line[2] - whole) / whole:+.0f}" for line in first if line)


def main(program, seconds):
    cores = len(os.sched_getaffinity(0))
    print(f"{'lengths':<16}{'ranks':>6}{'wall s':>8}{'processor s':>13}{'efficiency':>12}{'of processor time':>19}"
          f"   error of the time left, in percent")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for lengths in LENGTHS:
            runs, alone = 64, None
            for ranks in (0, 1, 2, 3, 4):  # the first is a trial that finds how many runs fill the time
                out = folder / f"{lengths.split()[0]}-{ranks}"
                sweep = [program, "sweep", study(folder, lengths, runs), "--root", "/", "--out", out, "--burn-ins", "none"]
                over = ["mpirun", "--oversubscribe", "-n", str(ranks)] if ranks > 1 else []
                wall, used, told = watched(list(map(str, [*over, *sweep, *([] if over else ["--threads", "1"])])))
                if ranks == 0:
                    runs = max(64, int(runs * seconds / wall))
                    continue
                alone = alone or (wall, used)
                print(f"{lengths:<16}{ranks:>6}{wall:>8.1f}{used:>13.1f}{alone[0] / min(ranks, cores) / wall:>12.2f}"
                      f"{alone[1] / used:>19.2f}   {errors(wall, told)}", flush=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("program")
    asked.add_argument("--seconds", type=float, default=60, help="of one thread")
    main(**vars(asked.parse_args()))
