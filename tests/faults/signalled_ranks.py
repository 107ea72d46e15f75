#!/usr/bin/python3
"""A sweep over four ranks, told to end at random times, again and again: it always ends, nothing is lost, and at last the same bytes.

    signalled_ranks.py PROGRAM STUDY [--times N] [option…]

The signal goes to one rank, to all of them or to mpirun, as a user, a batch system and a terminal do. Skipped (77) without mpirun."""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program

RANKS = 4
LONGEST = 60  # seconds that the ranks may take to end
AS_ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}


def begin(program, study, folder, options):
    command = ["mpirun", "--oversubscribe", "-n", str(RANKS), program.path, "sweep", study, "--out", folder, *options]
    return subprocess.Popen(list(map(str, command)), env={**os.environ, **AS_ROOT}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            text=True, start_new_session=True)


def ranks_of(job):
    return list(map(int, subprocess.run(["pgrep", "-P", str(job.pid)], capture_output=True, text=True).stdout.split()))


def tell(process, what):
    try:
        os.kill(process, what)
    except ProcessLookupError:
        pass  # it has ended since


def signalled(job, draw):
    """To whom the signal went; nothing if all was over."""
    to = draw.choice(("one rank", "all ranks", "mpirun"))
    if job.poll() is not None:
        return None
    ranks = ranks_of(job)
    chosen = {"one rank": draw.sample(ranks, min(1, len(ranks))), "all ranks": ranks, "mpirun": [job.pid]}[to]
    what = draw.choice((signal.SIGTERM, signal.SIGINT, signal.SIGUSR1)) if to != "mpirun" else signal.SIGTERM
    for process in chosen:
        tell(process, what)
    return f"{what.name} to {to}"


def ends(job, told):
    """What it said; nothing if mpirun hangs though its ranks have ended, which is its own affair."""
    try:
        return job.communicate(timeout=LONGEST)[1]
    except subprocess.TimeoutExpired:
        stuck = ranks_of(job)
        os.killpg(job.pid, signal.SIGKILL)
        job.communicate()
        assert not stuck, f"{told}: ranks {stuck} do not end"
        return ""


def check(program, study, times, options):
    draw = random.Random(7)
    with Folder() as folder:
        began = time.monotonic()
        assert begin(program, study, folder / "straight", options).wait(timeout=300) == 0
        whole = time.monotonic() - began
        reference = (folder / "straight" / "study.h5").read_bytes()
        told, codes, rounds, completed = Counter(), Counter(), 0, 0
        out = folder / "round-0"
        while sum(told.values()) < times:
            rounds += 1
            job = begin(program, study, out, options)
            time.sleep(draw.uniform(0, whole))
            what = signalled(job, draw)
            said = ends(job, what)
            told.update([what] if what else [])
            codes[job.returncode] += 1
            of_ranks = re.sub(rf"^\[[^\]]*:{job.pid}\].*\n", "", said, flags=re.M)  # mpirun itself may crash as it ends
            assert "mpirun" in (what or "") or not re.search("Assertion|Segmentation|damaged", of_ranks), f"{what}: {said}"
            if job.returncode == 0:
                assert (out / "study.h5").read_bytes() == reference, f"round {rounds}: other bytes"
                completed += 1
                shutil.rmtree(out)
                out = folder / f"round-{rounds}"
        for what, count in sorted(told.items()):
            print(f"{count} times {what}")
        print(f"{rounds} rounds, exits {dict(codes)}, {completed} studies ended with the same bytes")
        assert completed > 0, "no study was ever ended: the signals come too early"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("study")
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--seeds")
    asked = parser.parse_args()
    program = Program(asked.program)
    if not shutil.which("mpirun"):
        print("there is no mpirun")
        sys.exit(77)
    options = [word for value in asked.set for word in ("--set", value)] + (["--seeds", asked.seeds] if asked.seeds else [])
    check(program, asked.study, asked.times, options)
