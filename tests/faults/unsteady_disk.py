#!/usr/bin/python3
"""A study whose process is killed, or whose disk refuses or loses power, at every single call that writes: nothing that was brought to
the disk is lost, no result is there by half, and the rest gives the same bytes.

    unsteady_disk.py PROGRAM LIBRARY STUDY [--every N] [option…]

LIBRARY is disk/unsteady_disk.cpp; --every 3 tries each third call.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program

SYSTEM_FAILED = 4
FAULTS = ("kill", "half", "fail", "drop", "zeros")
LEFT = ["study.h5", "study.provenance.json", "work"]
HEAD_OF_JOURNAL, HEAD_OF_RECORD, LENGTH_AT = 32, 48, 24  # bytes; engine/files/framed.cpp


class Unsteady:
    """The program on a disk with a fault."""

    def __init__(self, program, library, folder):
        self.program, self.library, self.folder = program, library, folder
        self.log = folder.parent / "calls"

    def __call__(self, *words, fault="none", lies=False):
        """How it ended, what it said, and the calls it made: [name, size of the file before, path]."""
        self.log.unlink(missing_ok=True)
        environment = {**os.environ, "LD_PRELOAD": self.library, "UNSTEADY_FOLDER": str(self.folder), "UNSTEADY_FAULT": fault,
                       "UNSTEADY_LOG": str(self.log), **({"UNSTEADY_LIES": "1"} if lies else {})}
        done = subprocess.run([self.program.path, *map(str, words)], env=environment, capture_output=True, text=True, timeout=300)
        calls = [line.split(" ", 3)[1:] for line in self.log.read_text().splitlines()] if self.log.exists() else []
        return done.returncode, done.stderr, calls


def records_in(journal):
    """Whole records, by their heads."""
    data = journal.read_bytes() if journal.exists() else b""
    count, at = 0, HEAD_OF_JOURNAL
    while at + HEAD_OF_RECORD <= len(data):
        at += HEAD_OF_RECORD + int.from_bytes(data[at + LENGTH_AT:at + LENGTH_AT + 8], "little")
        count += at <= len(data) and any(data[at - HEAD_OF_RECORD:at])
    return count


def journal_of(folder):
    found = list((folder / "work").glob("journal-*"))
    assert len(found) <= 1, found
    return found[0] if found else folder / "work" / "journal-none"


def synced(calls):
    """How long the journal was when it was last brought to the disk."""
    sizes = [int(size) for call, size, path in calls if call == "fsync" and "/journal-" in path]
    return max(sizes, default=0)


def check_ending(how, code, said, folder, reference):
    """Killed, or refused in words; what bears the name of the result is whole."""
    result = folder / "study.h5"
    if how != "fail":
        assert code == -signal.SIGKILL, f"ended with {code}: {said}"
    elif code == 0:
        assert result.read_bytes() == reference, "it ended well with other bytes"
    else:
        assert code == SYSTEM_FAILED and re.search("No space left|Input/output error|HDF5", said), f"ended with {code}: {said}"
    assert not result.exists() or result.read_bytes() == reference, "a broken result bears the final name"


def check_completed(folder, reference):
    assert (folder / "study.h5").read_bytes() == reference, "completed: other bytes"
    left = sorted(path.name for path in folder.iterdir())
    assert left == LEFT, f"left behind: {left}"


class Trial:
    def __init__(self, program, library, study, options, folder, every):
        self.program, self.study, self.options, self.folder, self.every = program, study, options, folder, every
        (folder / "disk").mkdir()
        self.out = folder / "disk" / "out"
        self.unsteady = Unsteady(program, library, folder / "disk")
        swept = program(*self.command("sweep", folder / "straight"))
        self.runs = int(re.search(r"(\d+) runs? finished", swept.stderr).group(1))
        self.reference = (folder / "straight" / "study.h5").read_bytes()

    def command(self, subcommand, out=None):
        own = ("--threads", "1", "--burn-ins", "none", "--checkpoint-every", "0") if subcommand == "sweep" else ()
        return subcommand, self.study, "--out", out or self.out, *own, *self.options

    def begin(self, prepared):
        shutil.rmtree(self.out, ignore_errors=True)
        if prepared:
            shutil.copytree(prepared, self.out)

    def at_every_call(self, subcommand, check, prepared=None):
        """Disturbs it at each call in each way, and hands the calls before to `check`; how often."""
        self.begin(prepared)
        code, said, calls = self.unsteady(*self.command(subcommand))
        assert code == 0, said
        check_completed(self.out, self.reference)
        count = 0
        for how in FAULTS:
            for number in range(1, len(calls) + 1, self.every):
                self.begin(prepared)
                code, said, made = self.unsteady(*self.command(subcommand), fault=f"{how}@{number}")
                if len(made) < number:
                    continue  # fsync is by time: a call fewer than last time
                try:
                    check_ending(how, code, said, self.out, self.reference)
                    check(how, made[:number - 1])
                    check_completed(self.out, self.reference)
                except AssertionError as wrong:
                    raise AssertionError(f"{subcommand}, {how} at call {number}, {' '.join(made[number - 1])}: {wrong}") from wrong
                count += 1
        return count

    def merge_at_every_call(self):
        prepared = self.folder / "prepared"
        shutil.copytree(self.folder / "straight", prepared)
        for name in LEFT[:2]:
            (prepared / name).unlink()
        before = journal_of(prepared).read_bytes()

        def completed(how, made):
            assert journal_of(self.out).read_bytes() == before, "it changed a journal"
            self.program(*self.command("merge"))
        return self.at_every_call("merge", completed, prepared)

    def sweep_at_every_call(self):
        most_lost = 0

        def completed(how, made):
            nonlocal most_lost
            journal = journal_of(self.out)
            kept = records_in(journal)
            written = sum(call == "pwrite" and "/journal-" in path and int(size) > 0 for call, size, path in made)
            if how in ("drop", "zeros"):
                size = journal.stat().st_size if journal.exists() else HEAD_OF_JOURNAL
                assert size >= synced(made), "what was brought to the disk is gone"
                most_lost = max(most_lost, written - kept)
            else:
                assert kept >= written, f"{written - kept} finished runs were lost"
            rest = self.program(*self.command("sweep"))
            played = int(re.search(r"(\d+) runs? finished", rest.stderr).group(1))
            assert played == self.runs - kept, f"{kept} of {self.runs} runs were kept, {played} played"
        return self.at_every_call("sweep", completed), most_lost

    def a_disk_that_lies_is_noticed_by_this_test(self):
        """Without fsync the last rename leaves zeros under the final name: were it forgotten, the checks above would see it."""
        self.begin(self.folder / "prepared")
        calls = self.unsteady(*self.command("merge"))[2]
        self.begin(self.folder / "prepared")
        code, said, _ = self.unsteady(*self.command("merge"), fault=f"zeros@{len(calls)}", lies=True)
        try:
            check_ending("zeros", code, said, self.out, self.reference)
        except AssertionError:
            return
        raise AssertionError("a result that never reached the disk was taken for good")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("library")
    parser.add_argument("study")
    parser.add_argument("--every", type=int, default=1)
    asked, options = parser.parse_known_args()
    with Folder() as folder:
        trial = Trial(Program(asked.program), asked.library, asked.study, options, folder, asked.every)
        merges = trial.merge_at_every_call()
        trial.a_disk_that_lies_is_noticed_by_this_test()
        sweeps, lost = trial.sweep_at_every_call()
        print(f"{merges} merges and {sweeps} sweeps of {trial.runs} runs were disturbed; a power cut cost at most {lost} finished runs")
