#!/usr/bin/python3
"""Disks on a network and clocks that are set: the same bytes, or a refusal that says what to do.

    odd_machines.py PROGRAM LIBRARY STUDY SCENARIO

LIBRARY is disk/network_disk.cpp."""

import json
import os
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program

SHORT = "--set", "steps=4", "--seeds", "2", "--threads", "2"


def on(*words, code=0, **environment):
    """The program where the environment says."""
    done = subprocess.run([program.path, *map(str, words)], capture_output=True, text=True, timeout=300,
                          env={**os.environ, "LD_PRELOAD": library, **environment})
    assert done.returncode == code, f"{words}: expected exit {code}, got {done.returncode}\n{done.stderr}"
    return done


def result_of(command, folder):
    return (folder / ("study.h5" if command == "sweep" else "run.h5")).read_bytes()


class NetworkDisk(unittest.TestCase):
    def test_where_no_file_can_be_locked_who_would_write_is_refused_with_advice_and_who_reads_goes_on(self):
        for command, file in INPUTS:
            with Folder() as folder:
                said = on(command, file, *SHORT, "--out", folder / "out", code=4, NETWORK_NO_LOCKS="1").stderr
                self.assertRegex(said, r"cannot be locked.*give an --out on a local disk")
                self.assertFalse(list(folder.rglob("*.h5")))
                on("check", file, NETWORK_NO_LOCKS="1")
                on(command, file, *SHORT, "--out", folder / "out", "--dry-run", NETWORK_NO_LOCKS="1")
                program(command, file, *SHORT, "--out", folder / "out")
                if command == "sweep":
                    on("status", file, *SHORT[:4], "--out", folder / "out", NETWORK_NO_LOCKS="1")
                on("export", next((folder / "out").glob("*.h5")), NETWORK_NO_LOCKS="1")
                on(command, file, *SHORT, "--out", folder / "out", code=0 if command == "run" else 4, NETWORK_NO_LOCKS="1")

    def test_files_that_stay_while_they_are_open_change_nothing(self):
        for command, file in INPUTS:
            with Folder() as folder:
                program(command, file, *SHORT, "--out", folder / "straight")
                for force in ((), ("--force",)):
                    on(command, file, *SHORT, "--out", folder / "out", *force, NETWORK_KEEPS=str(folder / "out"))
                    self.assertEqual(result_of(command, folder / "out"), result_of(command, folder / "straight"))
                program(command, file, *SHORT, "--out", folder / "out", "--force")
                self.assertEqual(result_of(command, folder / "out"), result_of(command, folder / "straight"))


class Clocks(unittest.TestCase):
    def test_a_time_of_day_that_jumps_while_it_is_looked_at_changes_nothing(self):
        for command, file in INPUTS:
            for jump in ("100000", "-100000", "-3000000000"):
                with Folder() as folder:
                    program(command, file, *SHORT, "--out", folder / "straight")
                    on(command, file, *SHORT, "--out", folder / "out", CLOCK_JUMPS=jump)
                    self.assertEqual(result_of(command, folder / "out"), result_of(command, folder / "straight"))
                    made = json.loads(next((folder / "out").glob("*.provenance.json")).read_text())
                    self.assertTrue(0 <= made["wall_seconds"] < 300, made["wall_seconds"])

    def test_files_from_the_future_and_from_long_ago_are_gone_on_from(self):
        for shift in (10 * 365 * 86400, -40 * 365 * 86400):
            with Folder() as folder:
                command, file = INPUTS[0]
                program(command, file, *SHORT, "--out", folder / "straight")
                program(command, file, *SHORT, "--out", folder / "out")
                for path in folder.rglob("*"):
                    os.utime(path, (time.time() + shift,) * 2)
                (folder / "out" / "study.h5").unlink()
                program(command, file, *SHORT, "--out", folder / "out")
                self.assertEqual(result_of(command, folder / "out"), result_of(command, folder / "straight"))


if __name__ == "__main__":
    program, library = Program(sys.argv[1]), sys.argv[2]
    INPUTS = ("sweep", Path(sys.argv[3])), ("run", Path(sys.argv[4]))
    unittest.main(argv=sys.argv[:1])
