"""The vignettes for R run as a reader types them, draw their pictures, and come to what Python comes to (77: no R, or not its packages).

    PYTHONPATH=build/release/python CONSORTIA=… SCENARIOS=… vignettes.py
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

import consortia as co

HERE = Path(__file__).resolve().parents[2] / "tools/python/r"
PROGRAM, SCENARIOS = (Path(os.environ[name]).resolve() for name in ("CONSORTIA", "SCENARIOS"))
NEEDED = {"steering_a_run.R": "reticulate", "reading_results.R": "rhdf5"}


def call(*words, cwd=None):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=cwd)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def steered():
    """The digest of the same run from Python."""
    run = co.Scenario(SCENARIOS / "toy/baseline.yaml").with_keys(name="short", steps=12, burn_in=4).simulation(seed=0)
    for _ in run:
        if run.indicators["participation"] < 0.01:
            run.levers["policy.seat_subsidy"] = 0.6
    return run.digest


if which("Rscript") is None:
    print("R is not there (Debian: r-base-core r-cran-reticulate r-bioc-rhdf5)")
    sys.exit(77)
present = call("Rscript", "-e", "cat(rownames(installed.packages()))").split()
missing = sorted(set(NEEDED.values()) - set(present))
if missing:
    print("R has not:", *missing, "(Debian: r-cran-reticulate r-bioc-rhdf5)")
    sys.exit(77)
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "scenarios").symlink_to(SCENARIOS)
    command = next(line for line in (HERE / "reading_results.R").read_text().splitlines() if "build/release/consortia" in line)
    words = command.removeprefix("#'").split()
    call(PROGRAM, *words[1:], cwd=folder)
    read = call("Rscript", HERE / "reading_results.R", cwd=folder)
    mean = float(co.open_result(folder / "results/toy/run.h5").participation.mean())
    assert f"mean {mean:.12f}" in read, (mean, read)
    told = call("Rscript", HERE / "steering_a_run.R", cwd=folder)
    assert f"digest {steered()}" in told, (steered(), told)
    for picture in ("steering.svg", "participation.svg"):
        assert (folder / picture).stat().st_size > 1000, picture
