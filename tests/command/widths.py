#!/usr/bin/python3
"""The tables of a comparison at every width of a screen, in both languages. `widths.py PROGRAM [unittest options]`."""

import re
import sys
import unicodedata
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

TOWN = Path(__file__).parent / "scenarios/town.yaml"
PACKAGES = {
    "more": "extends: town.yaml\ntitle: {en: More births, zh: 更多新生儿}\nlevers: {policy.birth: 3}\n",
    "many": "extends: town.yaml\ntitle: {en: Very many births in a package whose title is long, zh: 标题很长的一揽子生育支持政策方案}\n"
            "levers: {policy.birth: 6}\n",
    "same": "extends: town.yaml\n",
}
WIDTHS = (60, 80, 120, 200)


def columns(line):
    """Of a terminal, wide characters counted as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def numbers(text):
    return sorted(re.findall(r"-?\d[\d,.]*", text))


class Widths(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder()
        folder = cls.folder.__enter__()
        (folder / "town.yaml").write_text(TOWN.read_text())
        for name, text in PACKAGES.items():
            (folder / f"{name}.yaml").write_text(text)
        files = [folder / f"{name}.yaml" for name in ("town", *PACKAGES)]
        program("compare", *files, "--seeds", "4", "--out", folder / "out")
        cls.result = folder / "out/compare.h5"

    @classmethod
    def tearDownClass(cls):
        cls.folder.__exit__(None, None, None)

    def shown(self, width, *options):
        return program("show", self.result, *options, environment={"COLUMNS": str(width)}).stdout

    def test_no_line_is_wider_than_the_screen(self):
        for width in WIDTHS:
            for language in ("en", "zh"):
                for options in ((), ("--all", "--spark"), ("--quiet",)):
                    for line in self.shown(width, "--lang", language, *options).splitlines():
                        self.assertLessEqual(columns(line), width, f"{language}, {options}: {line}")

    def test_no_number_is_lost_where_room_is_scarce(self):
        for language in ("en", "zh"):
            wide = set(numbers(self.shown(200, "--lang", language, "--all")))
            for width in WIDTHS[:-1]:
                self.assertEqual(set(numbers(self.shown(width, "--lang", language, "--all"))), wide)

    def test_a_language_tells_no_words_of_the_other(self):
        self.assertIsNone(re.search("[\u4e00-\u9fff]", self.shown(100, "--lang", "en")))
        self.assertIn("何者最优", self.shown(100, "--lang", "zh"))

    def test_the_answer_is_at_most_five_sentences(self):
        said = [line for line in self.shown(200, "--quiet").splitlines() if not line.startswith("  ")]
        self.assertLessEqual(len(said), 5)
        self.assertTrue(any("Changes nothing at all: same" in line for line in said), said)

    def test_the_locale_says_in_which_language(self):
        chinese = program("show", self.result, "--quiet", environment={"LC_ALL": "zh_CN.UTF-8"}).stdout
        self.assertEqual(chinese, self.shown(100, "--quiet", "--lang", "zh"))

    def test_a_title_acts_on_no_terminal(self):
        with Folder() as folder:
            (folder / "town.yaml").write_text(TOWN.read_text())
            (folder / "odd.yaml").write_text('extends: town.yaml\ntitle: {en: "\\u202eodd"}\nlevers: {policy.birth: 3}\n')
            program("compare", folder / "town.yaml", folder / "odd.yaml", "--out", folder / "out")
            shown = program("show", folder / "out/compare.h5", "--all").stdout
            self.assertIn("\\u202eodd", shown)
            self.assertNotIn("\u202e", shown)

    def test_there_is_no_exponent_however_large_a_number(self):
        self.assertIsNone(re.search(r"\d[eE][+-]?\d", self.shown(120, "--all")))


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
