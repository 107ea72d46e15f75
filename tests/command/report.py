#!/usr/bin/python3
"""A comparison as one page. `report.py PROGRAM PAGE [unittest options]`; PAGE: ON where the page was built into the program."""

import json
import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
TOWN, BIRTHS = SCENARIOS / "town.yaml", SCENARIOS / "births.yaml"
BLOCK = re.compile(r'<script type="application/json" id="data" lang="([^"]*)">(.*?)</script>', re.S)


def read(page):
    """The language and the data of a page."""
    language, data = BLOCK.search(page.read_text(encoding="utf-8")).groups()
    return language, json.loads(data)


class Page(unittest.TestCase):
    def setUp(self):
        if not page_is_there:
            self.skipTest("the page is not built into this program")

    def test_stands_beside_its_result_with_all_that_programs_get(self):
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--seeds", "4", "--out", folder)
            written = (folder / "report.html").read_bytes()
            self.assertEqual(program("report", folder / "compare.h5").stdout, f"{folder}/report.html\n")
            self.assertEqual((folder / "report.html").read_bytes(), written)
            language, data = read(folder / "report.html")
            self.assertEqual(language, "")
            self.assertEqual(data["made"].pop("command"), ["town", "compare", str(TOWN), str(BIRTHS), "--seeds", "4", "--out", str(folder)])
            for_programs = json.loads(program("show", folder / "compare.h5", "--json").stdout)
            self.assertEqual(for_programs["made"].pop("command"), [])
            self.assertEqual(data, for_programs)

    def test_goes_where_it_is_told_and_opens_in_the_language_asked_for(self):
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--out", folder)
            program("report", folder / "compare.h5", "--out", folder / "new" / "page.html", "--lang", "zh", code=4)
            program("report", folder / "compare.h5", "--out", folder / "page.html", "--lang", "zh", "--cost-of-funds", "0.3")
            self.assertEqual(read(folder / "page.html")[0], "zh")
            self.assertFalse((folder / "new").exists())

    def test_has_what_explain_left_of_its_packages(self):
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--seeds", "4", "--out", folder)
            program("explain", TOWN, BIRTHS, "--seeds", "4", "--out", folder / "why")
            program("report", folder / "compare.h5", folder / "why" / "explain.json")
            explained = json.loads((folder / "why" / "explain.json").read_text(encoding="utf-8"))
            _, data = read(folder / "report.html")
            self.assertEqual(data["shapley"], [{"package": 1, "levers": explained["levers"], "indicators": explained["indicators"]}])

    def test_draws_the_network_of_a_run_that_is_played_again(self):
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--out", folder)
            pages = []
            for threads in 1, 2:
                program("report", folder / "compare.h5", "--network", "link", "--threads", threads)
                pages.append((folder / "report.html").read_bytes())
            self.assertEqual(*pages)
            _, data = read(folder / "report.html")
            network = data["network"]
            self.assertEqual((network["scenario"], network["seed"], network["at"]), (0, 0, "2026Q4"))
            self.assertEqual(len(network["nodes"]), 100)
            self.assertTrue(all(0 <= node["x"] <= 1 and 0 <= node["y"] <= 1 for node in network["nodes"]))
            self.assertGreater(len(network["edges"]), 150)
            self.assertIn("is no kind of edge", program("report", folder / "compare.h5", "--network", "lnk", code=2).stderr)

    def test_draws_a_map_that_the_scenario_names(self):
        outline = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 1], [0, 0]]]}
        feature = {"type": "Feature", "properties": {"name": "</script><b>north"}, "geometry": outline}
        with Folder() as folder:
            (folder / "m.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
            for file in TOWN, BIRTHS:
                (folder / file.name).write_text(file.read_text())
            (folder / "town.yaml").write_text(TOWN.read_text() + "data: {map: m.geojson}\n")
            files = folder / "town.yaml", folder / "births.yaml"
            program("compare", *files, "--out", folder / "out")
            _, data = read(folder / "out/report.html")
            self.assertEqual(data["map"]["regions"], [{"label": "</script><b>north", "rings": [[0, 500, 1000, 500, 1000, 0]]}])
            program("rerun", folder / "out/compare.h5", "town:0")
            (folder / "m.geojson").write_text(json.dumps({"features": [{**feature, "geometry": {"type": "Point"}}]}))
            self.assertIn("not the one that was used", program("report", folder / "out/compare.h5").stderr)
            self.assertIsNone(read(folder / "out/report.html")[1]["map"])
            told = program("compare", *files, "--out", folder / "again", code=2).stderr
            self.assertIn("features[0].geometry: expected a Polygon", told)
            (folder / "m.geojson").unlink()
            self.assertIn("data.map: '", program("check", folder / "town.yaml", code=2).stderr)

    def test_what_is_no_explanation_or_of_another_package_is_refused(self):
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--out", folder)
            good = {"package": "births", "levers": ["a"], "indicators": [{"indicator": "people", "shares": [[1, 0, 2]], "difference": [1]}]}
            for name, change in {"no levers": {"levers": 3}, "too many shares": {"levers": []}, "no package": {"package": None},
                                 "texts": {"indicators": [{"indicator": "people", "shares": [["<b>"]], "difference": [1]}]}}.items():
                (folder / "bad.json").write_text(json.dumps({**good, **change}))
                refused = program("report", folder / "compare.h5", folder / "bad.json", code=2).stderr
                self.assertIn("bad.json: error: is no explanation", refused, name)
            (folder / "bad.json").write_text("{")
            self.assertIn("is no explanation", program("report", folder / "compare.h5", folder / "bad.json", code=2).stderr)
            (folder / "bad.json").write_text(json.dumps({**good, "package": "birth"}))
            refused = program("report", folder / "compare.h5", folder / "bad.json", code=2).stderr
            self.assertIn("explains 'birth', which is not in the comparison; nearest is births", refused)

    def test_a_title_made_to_do_harm_stays_within_its_data(self):
        with Folder() as folder:
            title = '</script><script>alert(1)</script><!-- \u2028 "'
            (folder / "town.yaml").write_text(TOWN.read_text())
            (folder / "odd.yaml").write_text(f"title: {json.dumps(title)}\nextends: town.yaml\nlevers: {{policy.birth: 3}}\n")
            program("compare", folder / "town.yaml", folder / "odd.yaml", "--out", folder)
            page = (folder / "report.html").read_text(encoding="utf-8")
            self.assertEqual(read(folder / "report.html")[1]["scenarios"][1]["title"]["en"], title)
            self.assertNotIn("<script>alert", page)
            self.assertNotIn("\u2028", page)

    def test_what_is_no_comparison_is_refused_in_a_line(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            self.assertIn("is no comparison; `compare` makes one", program("report", folder / "run.h5", code=2).stderr)


class WithoutPage(unittest.TestCase):
    def test_it_is_said_what_is_missing(self):
        if page_is_there:
            self.skipTest("the page is there")
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--out", folder)
            self.assertIn("tools/dev/setup", program("report", folder / "compare.h5", code=4).stderr)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    page_is_there = sys.argv.pop(1) == "ON"
    unittest.main()
