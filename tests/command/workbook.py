#!/usr/bin/python3
"""A comparison as a workbook. `workbook.py PROGRAM EXCEL [unittest options]`; EXCEL: ON where the program can write one."""

import csv
import json
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
TOWN, BIRTHS = SCENARIOS / "town.yaml", SCENARIOS / "births.yaml"
SHEETS = ["answer", "league", "differences", "cost by instrument", "by region", "by size", "by year", "assumptions"]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


class Workbook:
    """What an .xlsx holds: sheets by name, each a list of rows of texts and numbers; an empty cell is None."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.parts = {name: xml.fromstring(file.read(name)) for name in file.namelist()}
        self.texts = ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in self.parts["xl/sharedStrings.xml"]]
        self.names = [sheet.get("name") for sheet in self.parts["xl/workbook.xml"].iter(MAIN + "sheet")]
        self.sheets = {name: self.rows(self.parts[f"xl/worksheets/sheet{k + 1}.xml"]) for k, name in enumerate(self.names)}

    def rows(self, sheet):
        return [self.cells(row) for row in sheet.iter(MAIN + "row")]

    def cells(self, row):
        by_column = {cell.get("r").rstrip("0123456789"): self.value(cell) for cell in row}
        letters = sorted(by_column, key=lambda name: (len(name), name))
        return [by_column.get(chr(ord("A") + k)) for k in range(ord(letters[-1]) - ord("A") + 1)]

    def value(self, cell):
        value = cell.find(MAIN + "v")
        if value is None:
            return None
        return self.texts[int(value.text)] if cell.get("t") == "s" else float(value.text)

    def has(self, tag):
        return any(True for part in self.parts.values() for _ in part.iter(MAIN + tag))


def written(folder, *options, package=BIRTHS, town=TOWN):
    done = program("compare", town, package, "--seeds", "4", "--out", folder, "--excel", *options)
    return Workbook(folder / "answer.xlsx"), done


class Written(unittest.TestCase):
    def setUp(self):
        if not can_write:
            self.skipTest("this program writes no workbooks")

    def test_every_sheet_is_there_under_headings_that_stay_in_sight(self):
        with Folder() as folder:
            book, done = written(folder)
            self.assertEqual(book.names, SHEETS)
            self.assertIn(f"workbook: {folder}/answer.xlsx\n", done.stderr)
            for k, name in enumerate(SHEETS):
                sheet = book.parts[f"xl/worksheets/sheet{k + 1}.xml"]
                self.assertEqual(next(sheet.iter(MAIN + "pane")).get("ySplit"), "1", name)
                self.assertEqual({cell.get("t") for cell in next(sheet.iter(MAIN + "row"))}, {"s"}, name)

    def test_numbers_are_those_for_programs(self):
        with Folder() as folder:
            book, _ = written(folder, "--lang", "en")
            answer = json.loads(program("show", folder / "compare.h5", "--json").stdout)
            rows = {row[0]: row for row in book.sheets["differences"][1:] if not row[3]}
            self.assertEqual(len(rows), len(answer["differences"]))
            for each in answer["differences"]:
                expected = [each["baseline"], *((each["difference"] or []) + [None] * 3)[:3]]
                for cell, number in zip(rows[each["indicator"]][5:9], expected):
                    self.assertTrue(cell == number or abs(cell - number) <= 1e-5 * abs(number), each)
            sentences = [sentence["text"]["en"] for sentence in answer["sentences"]]
            self.assertEqual([row[1] for row in book.sheets["answer"][1:len(sentences) + 1]], sentences)

    def test_a_lever_stands_among_the_assumptions_with_a_column_a_scenario(self):
        with Folder() as folder:
            book, _ = written(folder, "--lang", "en")
            heading, *rows = book.sheets["assumptions"]
            self.assertEqual(heading[3:6], ["default", "A town", "More births"])
            self.assertEqual({row[0]: row[3:6] for row in rows}["policy.birth"], [0, 0, 3])

    def test_speaks_chinese_too(self):
        with Folder() as folder:
            book, _ = written(folder, "--lang", "zh")
            self.assertEqual(book.names, ["答案", "排名", "差异", "分项成本", "按地区", "按规模", "按年", "假设"])
            self.assertIn("鼓励生育", book.sheets["假设"][0])

    def test_the_same_result_gives_the_same_bytes_again(self):
        with Folder() as folder:
            written(folder, "--lang", "en")
            first = (folder / "answer.xlsx").read_bytes()
            program("report", folder / "compare.h5", "--excel", "--lang", "en")
            self.assertEqual((folder / "answer.xlsx").read_bytes(), first)

    def test_names_made_to_do_harm_are_plain_text(self):
        for title in ("=1+1", "@SUM(A1)", "<b>x</b> & \"y\"", "https://example.org", "\u202e\uffff", "_x202E_ _x12_ _x0041"):
            with self.subTest(title), Folder() as folder:
                (folder / "town.yaml").write_text(TOWN.read_text())
                (folder / "odd.yaml").write_text(f"title: {json.dumps(title)}\nextends: town.yaml\nlevers: {{policy.birth: 3}}\n")
                book, _ = written(folder, package=folder / "odd.yaml", town=folder / "town.yaml")
                shown = title.replace("\u202e", "\\u202e").replace("\uffff", "\ufffd").replace("_x202E_", "_x005F_x202E_")
                self.assertIn(shown, book.texts)
                self.assertFalse(book.has("f") or book.has("hyperlink"))

    def test_a_title_longer_than_a_cell_ends_with_the_cell(self):
        for title, shown in (("字" * 20000, 20000), ("x" * 40000, 32767), ("\U0001f600" * 16384, 16383)):
            with self.subTest(title[0]), Folder() as folder:
                (folder / "town.yaml").write_text(TOWN.read_text())
                (folder / "long.yaml").write_text(f"title: {title}\nextends: town.yaml\nlevers: {{policy.birth: 3}}\n")
                book, _ = written(folder, package=folder / "long.yaml", town=folder / "town.yaml")
                self.assertIn(title[:shown], book.texts)

    def test_where_it_cannot_stand_nothing_is_left(self):
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--out", folder)
            (folder / "answer.xlsx").mkdir()
            refused = program("report", folder / "compare.h5", "--excel", code=4)
            self.assertIn("answer.xlsx", refused.stderr)
            self.assertEqual([path.name for path in folder.iterdir() if "xlsx" in path.name], ["answer.xlsx"])

    @unittest.skipUnless(OFFICE, "no LibreOffice here")
    def test_libreoffice_reads_what_was_written(self):
        with Folder() as folder:
            book, _ = written(folder, "--lang", "en")
            filter_of_all_sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
            subprocess.run([OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                            filter_of_all_sheets, "--outdir", folder, folder / "answer.xlsx"], check=True, capture_output=True, timeout=120)
            for name, rows in book.sheets.items():
                with open(folder / f"answer-{name}.csv", encoding="utf-8", newline="") as file:
                    read = list(csv.reader(file))
                self.assertEqual(len(read), len(rows), name)
                for there, here in zip(read, rows):
                    for cell, value in zip(there, here):
                        self.same(cell, value, name)

    def same(self, cell, value, where):
        """A cell of a CSV file, and what stood in the workbook."""
        if isinstance(value, float):
            self.assertAlmostEqual(float(cell), value, delta=1e-12 * abs(value), msg=where)
        else:
            self.assertEqual(cell, value or "", where)


class NotWritten(unittest.TestCase):
    def test_it_is_said_what_is_missing_before_anything_is_run(self):
        if can_write:
            self.skipTest("workbooks can be written")
        with Folder() as folder:
            refused = program("compare", TOWN, BIRTHS, "--out", folder / "new", "--excel", code=4)
            self.assertIn("libxlsxwriter", refused.stderr)
            self.assertFalse((folder / "new").exists())


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    can_write = sys.argv.pop(1) == "ON"
    unittest.main()
