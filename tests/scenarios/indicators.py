#!/usr/bin/python3
"""Where all of the model is in use, every indicator that it records has a value, and one that moves: a number that is
forgotten before it is counted shows here, whatever its submodel.

    indicators.py PROGRAM TOY    the program, and the folder scenarios/toy
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np

# Two regions, a budget that binds, few enough schools that some cooperation is deep, and all packages at once.
BUSY = {"population.regions": 2, "population.schools": 4, "policy.budget.cap": 5, "steps": 24}


def idle(result):
    """Names of indicators without a value, or with one value for all seeds, quarters and places."""
    with h5py.File(result) as file:
        for name, data in file.items():
            if not isinstance(data, h5py.Dataset) or data.dtype.kind != "f" or data.ndim < 2:
                continue
            values = data[...]
            present = values[np.isfinite(values)]
            if present.size == 0 or present.min() == present.max():
                yield name


def main(program, toy):
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "run", Path(toy) / "full_package.yaml", "--seeds", "2", "--out", folder]
        for name, value in BUSY.items():
            command += ["--set", f"{name}={value}"]
        subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
        found = list(idle(Path(folder) / "run.h5"))
    for name in found:
        print(f"{name}: no value, or always the same")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
