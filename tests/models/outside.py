#!/usr/bin/python3
"""Installs BUILD into a temporary folder, builds the model of outside/ against it, and checks that it runs, compares and describes.

    outside.py CMAKE BUILD CXX_COMPILER
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent / "outside"


def call(*command):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\nexit {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def build_outside(cmake, build, compiler, folder):
    call(cmake, "--install", build, "--prefix", folder / "installed")
    call(cmake, "-S", HERE, "-B", folder / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={folder / 'installed'}",
         f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_BUILD_TYPE=Release")
    call(cmake, "--build", folder / "build")
    return folder / "build" / "rumour"


def check_program(program, folder):
    baseline, broadcast = HERE / "scenarios/baseline.yaml", HERE / "scenarios/broadcast.yaml"
    for threads in (1, 3):
        call(program, "run", baseline, "--threads", str(threads), "--out", folder / f"run{threads}")
    one, three = ((folder / f"run{threads}" / "run.h5").read_bytes() for threads in (1, 3))
    assert one == three, "the result of an outside model depends on threads"
    call(program, "compare", baseline, broadcast, "--seeds", "3", "--out", folder / "compared")
    assert (folder / "compared" / "compare.h5").stat().st_size > 0
    assert "policy.broadcast" in call(program, "describe", "rumour"), "describe does not know the embedded levers"
    wrong = subprocess.run([program, "check", baseline, "--set", "policy.brodcast=1"], capture_output=True, text=True)
    assert wrong.returncode == 2, wrong


if __name__ == "__main__":
    cmake, build, compiler = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        check_program(build_outside(cmake, build, compiler, Path(name)), Path(name))
    print("installed, built outside, run and compared")
