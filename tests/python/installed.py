"""The package as pip installs it, away from the tree, plays what the command line plays.

    CONSORTIA=… SCENARIOS=… installed.py CMAKE BUILD    what the build backend gathers, laid side by side without pip
    CONSORTIA=… SCENARIOS=… installed.py --pip          `pip install`, in an environment of its own (77: PyPI is not reached)
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parents[2] / "tools/python"
PROGRAM, SCENARIOS = (Path(os.environ[name]).resolve() for name in ("CONSORTIA", "SCENARIOS"))
SHORT = {"steps": 4, "burn_in": 4}
PLAYED = """
import consortia as co, sys
from consortia.study import analysis_program
run = co.Scenario(sys.argv[1]).with_keys(name="short", **%r).run(seeds=1, digests=True)
print(*run.state_digest.values[0])
try:
    print(analysis_program())
except FileNotFoundError:
    print("no analysis program")
""" % SHORT


def call(*words, **asked):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **asked)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def gathered(folder, cmake, build):
    asked = tomllib.loads((HERE / "pyproject.toml").read_text())["tool"]["scikit-build"]
    for component in asked["install"]["components"]:
        call(cmake, "--install", build, "--component", component, "--prefix", folder)
    for package in asked["wheel"]["packages"]:
        shutil.copytree(HERE / package, folder / package, dirs_exist_ok=True)
    return [sys.executable], {"PYTHONPATH": str(folder)}


def installed(folder):
    call("/usr/bin/python3", "-m", "venv", folder / "own")
    python = folder / "own/bin/python"
    reached = subprocess.run([python, "-m", "pip", "download", "--no-deps", "--dest", folder / "reached", "pybind11"], capture_output=True)
    if reached.returncode != 0:
        print("PyPI is not reached")
        sys.exit(77)
    call(python, "-m", "pip", "install", HERE)
    return [python], {}


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    python, environment = installed(folder) if sys.argv[1] == "--pip" else gathered(folder, *sys.argv[1:])
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    said = call(*python, "-c", PLAYED, SCENARIOS / "toy/baseline.yaml", cwd=folder, env=clean | environment).splitlines()
    values = [word for key, value in SHORT.items() for word in ("--set", f"{key}={value}")]
    told = call(PROGRAM, "run", SCENARIOS / "toy/baseline.yaml", *values, "--seeds", 1, "--digest", "--out", folder / "out")
    digests = [line.split()[-1] for line in told.splitlines() if line.startswith("replicate 0")]
    assert len(digests) == SHORT["steps"] and said[0].split() == digests, (said[0], digests)
    assert said[1] == "no analysis program" or Path(said[1]).is_relative_to(folder), said[1]
    print(said[1])
