#!/usr/bin/python3
"""An ensemble that is killed loses at most the runs that were being played: what is in the journal stays.

    killed.py PROGRAM SCENARIO [--seeds N] [--set KEY=VALUE]…
"""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program


def killed_when_journal_grows_to(program, command, folder, size):
    process = program.begin(*command, "--out", folder, "--threads", "1", "--resume", "--checkpoint-every", "1e9")
    journal = folder / "work" / "journal-0"
    while process.poll() is None and not (journal.exists() and journal.stat().st_size >= size):
        time.sleep(0.002)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return journal.stat().st_size if journal.exists() else None


def plant_leftovers(folder):
    """What a command leaves that was killed on another machine while it wrote its result."""
    for name in ("run.h5", "run.provenance.json"):
        leftover = folder / f".{name}.part-0badcafe-1-0"
        leftover.write_bytes(b"half")
        os.utime(leftover, (0, 0))


def check(program, scenario, seeds, more):
    command = ["run", scenario, "--seeds", seeds, *more]
    with Folder() as folder:
        program(*command, "--out", folder / "straight", "--threads", "1")
        reference = (folder / "straight" / "run.h5").read_bytes()
        size, kills = 1, 0
        while not (folder / "killed" / "run.h5").exists():
            grown = killed_when_journal_grows_to(program, command, folder / "killed", size + 1)
            if grown is None:
                break
            assert grown >= size, "the journal lost a finished run"
            size, kills = grown, kills + 1
            plant_leftovers(folder / "killed")
            assert kills <= 3 * seeds, "the ensemble makes no headway"
        program(*command, "--out", folder / "killed", "--resume")
        assert (folder / "killed" / "run.h5").read_bytes() == reference, "killed and resumed: other bytes"
        left = sorted(path.name for path in (folder / "killed").iterdir())
        assert kills == 0 or left == ["run.h5", "run.provenance.json"], f"left behind: {left}"
        print(f"{kills} kills, {seeds} seeds, same bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("scenario")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--set", action="append", default=[])
    asked = parser.parse_args()
    check(Program(asked.program), asked.scenario, asked.seeds, [word for value in asked.set for word in ("--set", value)])
