#!/usr/bin/python3
"""A sweep whose whole process group is killed at random, again and again: nothing finished is lost, nothing is done twice, the same bytes.

    killed_sweep.py PROGRAM STUDY [--kills N] [--threads N] [option…]
"""

import argparse
import os
import random
import re
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program


class Sweep:
    def __init__(self, program, study, options, threads):
        self.program, self.study, self.options, self.threads = program, study, options, threads

    def begin(self, folder):
        return self.program.begin("sweep", self.study, "--out", folder, "--threads", self.threads, "--burn-ins", "none",
                                  "--checkpoint-every", "0.2", *self.options)

    def straight(self, folder):
        began = time.monotonic()
        done = self.program("sweep", self.study, "--out", folder, "--threads", self.threads, "--burn-ins", "none", *self.options)
        self.seconds = time.monotonic() - began
        self.runs = int(re.search(r"(\d+) runs finished", done.stderr).group(1))
        return (folder / "study.h5").read_bytes()

    def finished(self, folder):
        """As the journals say, points of the design that are the same counted as often as they are there."""
        status = self.program("status", self.study, "--out", folder, *self.options).stdout
        return int(re.search(r"runs finished +(\d+) of", status).group(1))


def killed(sweep, folder, pause):
    """Whether it was still at work."""
    process = sweep.begin(folder)
    time.sleep(pause)
    hit = process.poll() is None
    if hit:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return hit


def check(sweep, kills):
    draw = random.Random(1)
    with Folder() as folder:
        reference = sweep.straight(folder / "straight")
        whole = sweep.finished(folder / "straight")
        hits, kept, rounds = 0, 0, 0
        while hits < kills and rounds < 3 * kills:
            rounds += 1
            hits += killed(sweep, folder / "killed", draw.uniform(0.02, 1.5 * sweep.seconds / kills))
            now = sweep.finished(folder / "killed")
            assert now >= kept, f"{kept - now} finished runs were lost"
            kept = now
            if kept == whole:
                break
        assert hits > 0, "it was never killed: the study is too short for this test"
        left = sweep.program("sweep", sweep.study, "--out", folder / "killed", "--burn-ins", "none", *sweep.options)
        played = int(re.search(r"(\d+) runs? finished", left.stderr).group(1))
        assert played <= sweep.runs, "more was played than there was"
        assert (folder / "killed" / "study.h5").read_bytes() == reference, "killed and resumed: other bytes"
        leftover = [path.name for path in (folder / "killed").iterdir() if path.name not in ("study.h5", "study.provenance.json", "work")]
        assert not leftover, f"left behind: {leftover}"
        print(f"{sweep.runs} runs, {hits} kills, {played} runs left after the last of them, same bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("study")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--threads", default="2")
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--seeds")
    asked = parser.parse_args()
    options = [word for value in asked.set for word in ("--set", value)] + (["--seeds", asked.seeds] if asked.seeds else [])
    check(Sweep(Program(asked.program), asked.study, options, asked.threads), asked.kills)
