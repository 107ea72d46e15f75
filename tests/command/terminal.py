#!/usr/bin/python3
"""What a person sees at a terminal, and what is left out where there is none. `terminal.py PROGRAM [unittest options]`."""

import os
import pty
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

TOWN = Path(__file__).parent / "scenarios/town.yaml"
BOLD, RED, YELLOW = "\x1b[1m", "\x1b[31m", "\x1b[33m"


def at_a_terminal(*arguments, environment=()):
    """What a run writes to a terminal that is its standard output and error."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(program.path, [program.path, *map(str, arguments)], {**os.environ, "TERM": "xterm", **dict(environment)})
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:  # the other end is closed
        pass
    os.waitpid(child, 0)
    os.close(terminal)
    return written.decode()


class Terminals(unittest.TestCase):
    def setUp(self):
        self.scope = Folder()
        self.folder = self.scope.__enter__()
        (self.folder / "town.yaml").write_text(TOWN.read_text())
        (self.folder / "more.yaml").write_text("extends: town.yaml\nlevers: {policy.birth: 3}\n")
        self.compare = ("compare", self.folder / "town.yaml", self.folder / "more.yaml", "--out", self.folder / "out")
        self.long = ("--set", "steps=1500", "--set", "population.people=30000", "--seeds", "2")

    def tearDown(self):
        self.scope.__exit__(None, None, None)

    def test_headings_are_bold_and_a_bar_shows_how_far_it_is(self):
        seen = at_a_terminal(*self.compare, *self.long)
        self.assertIn(BOLD, seen)
        self.assertRegex(seen, r"\r\[#*\.+\] \d of 4 runs, \d+ %")

    def test_mistakes_are_red_and_warnings_yellow(self):
        self.assertIn(RED, at_a_terminal("run", self.folder / "nobody.yaml"))
        self.assertIn(YELLOW, at_a_terminal("run", self.folder / "town.yaml", "--set", "steps=0", "--out", self.folder / "none"))

    def test_who_wants_no_colours_gets_none(self):
        for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertNotIn("\x1b", at_a_terminal("run", self.folder / "nobody.yaml", environment=environment))
            self.assertNotIn("\x1b", at_a_terminal(*self.compare, environment=environment))

    def test_files_and_pipes_get_none(self):
        done = program(*self.compare)
        self.assertNotIn("\x1b", done.stdout + done.stderr)
        self.assertNotIn("\x1b", program("run", self.folder / "nobody.yaml", code=2).stderr)

    def test_a_title_cannot_colour(self):
        (self.folder / "odd.yaml").write_text('extends: town.yaml\ntitle: {en: "\\e[31modd"}\nlevers: {policy.birth: 3}\n')
        seen = at_a_terminal("compare", self.folder / "town.yaml", self.folder / "odd.yaml", "--out", self.folder / "odd")
        self.assertNotIn("\x1b[31modd", seen)

    def test_quiet_leaves_the_sentences_alone(self):
        seen = at_a_terminal(*self.compare, *self.long, "--quiet")
        self.assertNotIn("\r[", seen)
        self.assertNotIn("written to", seen)
        self.assertEqual(program(*self.compare, *self.long, "--quiet").stderr, "")
        self.assertIn("How sure", seen)

    def test_quiet_says_what_is_wrong(self):
        self.assertIn("error", program("compare", self.folder / "town.yaml", self.folder / "nobody.yaml", "--quiet", code=2).stderr)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
