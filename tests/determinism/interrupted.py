#!/usr/bin/python3
"""However a run is done, interrupted or killed, run.h5 is the same to the last byte.

    interrupted.py PROGRAM SCENARIO [--kills N] [--interrupts N] [--set KEY=VALUE]…

Threads 1, 2, 3 and 8; a checkpoint after every step; from a burn-in that another command left; stopped by signals at random and resumed; killed with all it started and
resumed. The moments are drawn from a fixed seed, stretched over the time of an undisturbed run.
"""

import argparse
import os
import random
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1)
INTERRUPTED = 130


class Trial:
    def __init__(self, program, scenario, more):
        self.program, self.common = program, ["run", scenario, *more]
        self.random = random.Random(1)

    def straight(self, folder, *options):
        began = time.monotonic()
        self.program(*self.common, "--out", folder, *(options if "--burn-ins" in options else (*options, "--burn-ins", "none")))
        self.seconds = time.monotonic() - began
        return (folder / "run.h5").read_bytes()

    def disturbed(self, folder, disturb, rounds):
        """Disturbs the run up to `rounds` times, resuming each time, then lets it end. How often it was hit while it ran."""
        hits = 0
        for _ in range(rounds):
            process = self.program.begin(*self.common, "--out", folder, "--resume", "--burn-ins", "none", "--checkpoint-every", "0.05",
                                         "--threads", str(self.random.choice((1, 2, 3))))
            wait_until_it_watches(process)
            time.sleep(self.random.uniform(0.1, 0.4) * self.seconds)
            hit = process.poll() is None
            disturb(process, hit)
            hits += hit
            if (folder / "run.h5").exists():
                break
        self.program(*self.common, "--out", folder, "--resume", "--burn-ins", "none")
        return (folder / "run.h5").read_bytes(), hits

    def interrupt(self, process, hit):
        if not hit:
            return
        asked = time.monotonic()
        process.send_signal(self.random.choice(SIGNALS))
        code = process.wait(timeout=60)
        assert code in (0, INTERRUPTED), f"a signal ended it with {code}"
        assert time.monotonic() - asked < 5 + self.seconds, "it did not stop within a step"

    def kill(self, process, hit):
        if hit:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until_it_watches(process):
    """Until the program catches signals, one ends it as any other program."""
    while process.poll() is None and not caught(process.pid) & (1 << (signal.SIGTERM - 1)):
        time.sleep(0.002)


def caught(pid):
    """The set of signals that the process has handlers for, a bit each."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("SigCgt:")).split()[1], 16)


def check(program, scenario, more, interrupts, kills):
    trial = Trial(program, scenario, more)
    with Folder() as folder:
        reference = trial.straight(folder / "one", "--threads", "1")
        for threads in ("2", "3", "8"):
            assert trial.straight(folder / threads, "--threads", threads) == reference, f"{threads} threads: other bytes"
        assert trial.straight(folder / "saved", "--checkpoint-every", "0") == reference, "checkpoints change the bytes"
        kept = "--burn-ins", folder / "kept"
        for name in ("keeps", "finds"):
            assert trial.straight(folder / name, *kept) == reference, f"a run that {name} a burn-in: other bytes"
        assert trial.straight(folder / "seed", "--set", "seed=4711") != reference, "another seed gave the same bytes"
        hits = {}
        for name, disturb, rounds in (("interrupted", trial.interrupt, interrupts), ("killed", trial.kill, kills)):
            result, hits[name] = trial.disturbed(folder / name, disturb, rounds)
            assert result == reference, f"{name} and resumed: other bytes"
            leftover = [path.name for path in (folder / name).iterdir() if not path.name.startswith("run.")]
            assert not leftover, f"{name}: left behind {leftover}"
            assert hits[name] > 0 or rounds == 0, f"it was never {name}: the run is too short for this test"
        print(f"{len(reference)} bytes agree; interrupted {hits['interrupted']} times, killed {hits['killed']} times")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("scenario")
    parser.add_argument("--interrupts", type=int, default=5)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--seeds")
    asked = parser.parse_args()
    overlays = [word for value in asked.set for word in ("--set", value)] + (["--seeds", asked.seeds] if asked.seeds else [])
    check(Program(asked.program), asked.scenario, overlays, asked.interrupts, asked.kills)
