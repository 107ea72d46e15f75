#!/usr/bin/python3
"""Every file that COMPILE_COMMANDS compiles has the flags of the determinism contract, and none that undo them."""

import json
import shlex
import sys

NEEDED = {"-ffp-contract=off", "-fno-trapping-math"}
REFUSED = {"-ffast-math", "-Ofast", "-funsafe-math-optimizations", "-fassociative-math", "-freciprocal-math", "-march=native",
           "-ffp-contract=fast", "-ftrapping-math", "-ffinite-math-only", "-fno-signed-zeros"}


def breaches(commands):
    for command in commands:
        flags = set(command.get("arguments") or shlex.split(command["command"]))
        for flag in sorted(NEEDED - flags):
            yield f"{command['file']}: lacks {flag}"
        for flag in sorted(REFUSED & flags):
            yield f"{command['file']}: has {flag}"


def controls():
    """A command line without the flags, and one with fast-math, must be caught; a lawful one not."""
    good = " ".join(["c++", *NEEDED])
    return [len(list(breaches([{"file": "a", "command": text}]))) for text in (good, "c++ -O3", good + " -ffast-math")] == [0, 2, 1]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        commands = json.load(file)
    found = list(breaches(commands))
    print("\n".join(found))
    print(f"{len(commands)} compile commands, {len(found)} breaches")
    sys.exit(1 if found or not commands or not controls() else 0)
