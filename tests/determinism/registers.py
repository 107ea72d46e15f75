#!/usr/bin/python3
"""A program leaves the same result to the last byte in registers of every width that this processor has, and refuses others.

    registers.py SCENARIO PROGRAM [option…]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def played(registers, folder, scenario, program, options):
    return subprocess.run([program, "run", scenario, "--out", folder, *options], env={**os.environ, "CONSORTIA_ISA": registers},
                          capture_output=True, text=True)


if __name__ == "__main__":
    scenario, program, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        refused = played("mmx", folder, scenario, program, options)
        assert refused.returncode == 2 and "CONSORTIA_ISA is mmx; it may be x86-64" in refused.stderr, refused.stderr
        results = {}
        for registers in ("x86-64", "avx2", "avx512"):
            done = played(registers, f"{folder}/{registers}", scenario, program, options)
            if registers not in refused.stderr:
                assert done.returncode == 2, "registers were taken that the list leaves out"
                continue
            assert done.returncode == 0, done.stderr
            results[registers] = Path(folder, registers, "run.h5").read_bytes()
    assert len(set(results.values())) == 1, "the bytes differ"
    print("the same bytes in", *results)
