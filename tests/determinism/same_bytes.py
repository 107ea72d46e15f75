#!/usr/bin/python3
"""Two programs, or one program run in two ways, leave the same result to the last byte; and another seed does not.

    same_bytes.py run|sweep|compare SCENARIO|STUDY|SCENARIO,SCENARIO… PROGRAM [option…] -- OTHER_PROGRAM [option…]
"""

import subprocess
import sys
import tempfile
from pathlib import Path


RESULT = {"run": "run.h5", "sweep": "study.h5", "compare": "compare.h5"}


def result_of(command, work, folder, *more):
    program, *options = command
    subprocess.run([*unshuffled(program), program, *work, "--out", folder, *options, *more], check=True)
    return Path(folder, RESULT[work[0]]).read_bytes()


def unshuffled(program):
    """ThreadSanitizer of this compiler does not start under every layout of the address space."""
    works = "tsan" in program and subprocess.run(["setarch", "-R", "true"], capture_output=True).returncode == 0
    return ["setarch", "-R"] if works else []


def parted(words):
    at = words.index("--")
    return words[:at], words[at + 1:]


if __name__ == "__main__":
    work = [sys.argv[1], *sys.argv[2].split(",")]
    one, other = parted(sys.argv[3:])
    with tempfile.TemporaryDirectory() as folder:
        reference = result_of(one, work, folder + "/one")
        if result_of(other, work, folder + "/other") != reference:
            sys.exit("the bytes of the results differ")
        if result_of(one, work, folder + "/seed", "--set", "seed=4711") == reference:
            sys.exit("another seed gave the same bytes: this test would see nothing")
    print(f"{len(reference)} bytes agree")
