#!/usr/bin/python3
"""`--force` beside work that is going on: it is refused, and destroys nothing. `forced.py PROGRAM`, a program of the town."""

import os
import re
import socket
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
STUDY, TOWN = SCENARIOS / "births_study.yaml", SCENARIOS / "town.yaml"
SHORT = "--burn-ins", "none", "--set", "steps=4", "--seeds", "1"
LONG = "--burn-ins", "none", "--set", "steps=100"


def wait_for(what):
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.01)


def has_begun(folder):
    return any(path.stat().st_size > 512 for path in (folder / "work").glob("playing-*"))


class Forced(unittest.TestCase):
    def test_is_refused_beside_a_living_writer_who_is_named(self):
        for command in (("sweep", STUDY), ("run", TOWN, "--seeds", "40")):
            with Folder() as folder:
                program(*command, *LONG, "--out", folder / "straight")
                at_work = program.begin(*command, *LONG, "--out", folder / "out")
                wait_for(lambda: has_begun(folder / "out"))
                refused = program(*command, *LONG, "--out", folder / "out", "--force", code=4).stderr
                self.assertRegex(refused, rf"process \d+ on {re.escape(socket.gethostname())} is at work here")
                self.assertEqual(at_work.wait(timeout=120), 0)
                name = "study.h5" if command[0] == "sweep" else "run.h5"
                self.assertEqual(*((folder / out / name).read_bytes() for out in ("straight", "out")))

    def test_a_part_of_a_study_cannot_begin_the_whole_anew(self):
        with Folder() as folder:
            program("sweep", STUDY, *SHORT, "--out", folder, "--shard", "1/2")
            before = [path.read_bytes() for path in sorted((folder / "work").glob("journal-*"))]
            refused = program("sweep", STUDY, *SHORT, "--out", folder, "--shard", "2/2", "--force", code=2).stderr
            self.assertIn("not with --shard", refused)
            self.assertEqual([path.read_bytes() for path in sorted((folder / "work").glob("journal-*"))], before)

    def test_begins_anew_where_nobody_is_at_work(self):
        with Folder() as folder:
            count = r"(\d+) runs finished"
            first = program("sweep", STUDY, *SHORT, "--out", folder).stderr
            anew = program("sweep", STUDY, *SHORT, "--out", folder, "--force").stderr
            self.assertEqual(re.search(count, anew).group(1), re.search(count, first).group(1))

    def test_of_two_at_once_one_wins_and_no_result_is_mixed(self):
        with Folder() as folder:
            program("sweep", STUDY, *SHORT, "--out", folder / "straight")
            reference = (folder / "straight" / "study.h5").read_bytes()
            program("sweep", STUDY, *SHORT, "--out", folder / "out")
            codes = []
            for round in range(5):
                both = [program.begin("sweep", STUDY, *SHORT, "--out", folder / "out", "--force") for _ in range(2)]
                codes.append(sorted(each.wait(timeout=60) for each in both))
                self.assertIn(codes[-1], ([0, 0], [0, 4]))
                self.assertEqual((folder / "out" / "study.h5").read_bytes(), reference)
            self.assertIn([0, 4], codes)

    def test_a_writer_whose_journal_was_taken_away_does_not_end_well(self):
        for replaced in (False, True):
            with Folder() as folder:
                at_work = program.begin("sweep", STUDY, *LONG, "--out", folder)
                wait_for(lambda: has_begun(folder))
                journal = next((folder / "work").glob("journal-*"))
                if replaced:
                    (folder / "copy").write_bytes(journal.read_bytes())
                    os.replace(folder / "copy", journal)
                else:
                    journal.unlink()
                self.assertEqual(at_work.wait(timeout=120), 4)
                self.assertFalse((folder / "study.h5").exists())


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
