#!/usr/bin/python3
"""What is handed on from scenarios and results: pages, tables, differences, agents. `handed_on.py PROGRAM [unittest options]`."""

import csv
import importlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
TOWN, BIRTHS = SCENARIOS / "town.yaml", SCENARIOS / "births.yaml"


def rows_of(page, heading):
    """The cells of the table under a heading of a page in Markdown, head and rule left out."""
    lines = [line for line in page.split(f"\n## {heading}\n")[1].split("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


class Document(unittest.TestCase):
    def test_what_differs_stands_first_with_value_default_and_place(self):
        page = program("show", BIRTHS, "--document").stdout
        self.assertTrue(page.startswith("# More births\n"))
        rows = rows_of(page, "What differs from the default")
        self.assertEqual([row[0] for row in rows], ["`policy.birth`", "`population.people`"])
        self.assertEqual(rows[0][2:4], ["`3`", "`0`"])
        self.assertIn("births.yaml:3`", rows[0][-1])
        self.assertEqual([row[0] for row in rows_of(page, "As by default")], ["`policy.collapse`", "`population.firms`"])

    def test_each_flag_is_spelled_out(self):
        flags = [row[0] for row in rows_of(program("show", TOWN, "--document").stdout, "How well a default is known")]
        self.assertEqual(flags, ["[S] read in a public source", "[C] computed or calibrated", "[M] from memory, unverified",
                                 "[A] assumption: a judgement"])

    def test_speaks_chinese_too(self):
        page = program("show", BIRTHS, "--document", "--lang", "zh").stdout
        self.assertTrue(page.startswith("# 鼓励生育\n"))
        self.assertEqual(rows_of(page, "与默认值不同的设定")[0][2:4], ["`3`", "`0`"])

    def test_the_law_stands_beside_what_is_in_force(self):
        self.assertEqual(rows_of(program("show", BIRTHS, "--document").stdout, "Law assumed"),
                         [["`policy.birth`", "a benefit for each child (Act of 2020)", "`3`", "`0`"]])
        self.assertEqual(rows_of(program("show", BIRTHS, "--document", "--lang", "zh").stdout, "所依据的法规")[0][1],
                         "每名子女一份津贴（2020 年法）")

    def test_is_written_of_a_result_as_of_its_files(self):
        with Folder() as folder:
            program("compare", TOWN, BIRTHS, "--seeds", "1", "--out", folder)
            pages = program("show", folder / "compare.h5", "--document").stdout
            of_file = program("show", BIRTHS, "--document").stdout
            for heading in ("What differs from the default", "As by default"):
                in_file, in_result = (rows_of(page, heading) for page in (of_file, pages.split("\n# ")[1]))
                self.assertEqual([row[:-1] for row in in_result], [row[:-1] for row in in_file])

    def test_nothing_in_a_title_is_markup(self):
        with Folder() as folder:
            (folder / "odd.yaml").write_text('model: town\nstart: 2025Q1\nsteps: 4\ntitle: "<b>x</b> | `y` [z](w)\\n# more"\n')
            page = program("show", folder / "odd.yaml", "--document").stdout
            self.assertTrue(page.startswith("# \\<b\\>x\\</b\\> | \\`y\\` \\[z\\](w)\\\\n\\# more\n"), page[:80])
            self.assertEqual(rows_of(page, "The run")[1][0], "`title`")
            self.assertNotIn("\n# more", page)

    def test_is_one_of_two_ways_to_show_a_file(self):
        refused = program("show", TOWN, "--document", "--resolved", code=2)
        self.assertIn("--resolved and --document: expected one of them", refused.stderr)


class Export(unittest.TestCase):
    def test_a_row_a_year_sums_flows_and_averages_the_rest(self):
        with Folder() as folder:
            program("run", BIRTHS, "--out", folder, "--seeds", "1")
            per_step, per_year = (list(csv.DictReader(program("export", folder / "run.h5", *how).stdout.splitlines()))
                                  for how in ((), ("--per", "year")))
            self.assertEqual([(row["year"], row["quarters"]) for row in per_year], [("2025", "4"), ("2026", "4")])
            first = [row for row in per_step if row["quarter"].startswith("2025")]
            self.assertEqual(float(per_year[0]["child_benefit"]), sum(float(row["child_benefit"]) for row in first))
            self.assertEqual(float(per_year[0]["people"]), sum(float(row["people"]) for row in first) / 4)

    def test_a_row_a_label_and_nearest_names(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            lines = program("export", folder / "run.h5", "--by", "firm_half").stdout.splitlines()
            self.assertEqual(lines[0], "seed,time,quarter,firm_half,skill_by_half")
            self.assertEqual(len(lines), 1 + 2 * 8 * 2)
            for how, words in ((("--by", "firm_haf"), "no indicator lies over firm_haf; nearest is firm_half"),
                               (("--per", "decade"), "--per: expected one of year, got 'decade'"),
                               (("--by", "firm_half", "--indicator", "people"), "people: does not lie over firm_half")):
                self.assertIn(words, program("export", folder / "run.h5", *how, code=2).stderr)


def optional(name):
    """A module of the distribution, where it is installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


class Agents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder()
        cls.result = Path(cls.folder.name) / "compare.h5"
        program("compare", TOWN, BIRTHS, "--out", cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def exported(self, *how, code=0):
        return program("export", self.result, *how, code=code)

    def people(self, scenario, seed, quarter):
        rows = csv.DictReader(self.exported("--indicator", "people").stdout.splitlines())
        return next(float(row["people"]) for row in rows
                    if (row["scenario"], row["seed"], row["quarter"]) == (scenario, seed, quarter))

    def test_all_agents_of_one_run_with_units_in_the_heading(self):
        done = self.exported("--agents", "person", "--at", "2025Q3", "--run", "births:1")
        rows = list(csv.DictReader(done.stdout.splitlines()))
        self.assertEqual(list(rows[0]), ["key", "slot", "skill [index]", "employer", "employer_slot", "age [quarter]", "alive"])
        self.assertEqual(len(rows), self.people("births", "1", "2025Q3"))
        self.assertEqual(len({row["key"] for row in rows}), len(rows))
        self.assertIn("births, replicate 1, end of 2025Q3: ", done.stderr)
        self.assertIn("the run came out the same, ", done.stderr)
        self.assertRegex(done.stderr, r"plays 12 steps again, about .*; takes .* of memory, and for \d+ rows .* more\n")

    def test_a_network_opens_elsewhere_with_its_nodes_and_edges(self):
        graph = Path(self.folder.name) / "links.graphml"
        self.exported("--edges", "link", "--out", graph)
        space = "{http://graphml.graphdrawing.org/xmlns}"
        root = xml.etree.ElementTree.parse(graph).getroot()
        nodes, edges = ([each for each in root.iter(space + kind)] for kind in ("node", "edge"))
        in_csv = list(csv.DictReader(self.exported("--edges", "link").stdout.splitlines()))
        self.assertEqual(len(nodes), 100)
        self.assertEqual([(edge.get("source"), edge.get("target")) for edge in edges],
                         [(row["from"], row["to"]) for row in in_csv])
        self.assertLessEqual({edge.get("target") for edge in edges}, {node.get("id") for node in nodes})
        if networkx := optional("networkx"):
            read = networkx.read_graphml(graph)
            self.assertEqual((read.number_of_nodes(), read.number_of_edges()), (100, len(in_csv)))
            self.assertEqual(read.nodes[in_csv[0]["from"]]["kind"], "firm")
        again = self.exported("--edges", "link", "--out", graph, code=2)
        self.assertIn("links.graphml: error: is there already", again.stderr)

    def test_hdf5_holds_what_csv_does(self):
        h5py = optional("h5py")
        if h5py is None:
            self.skipTest("h5py is not installed")
        file = Path(self.folder.name) / "firms.h5"
        self.exported("--agents", "firm", "--out", file)
        rows = list(csv.DictReader(self.exported("--agents", "firm").stdout.splitlines()))
        with h5py.File(file) as table:
            self.assertEqual([float(row["terms.pay [wq]"]) for row in rows], list(table["terms.pay"]))
            self.assertEqual([row["key"].encode() for row in rows], list(table["key"]))
            self.assertEqual(table["terms.pay"].attrs["units"], b"wq" if isinstance(table["terms.pay"].attrs["units"], bytes) else "wq")

    def test_mistakes_are_told_before_anything_is_played(self):
        for how, words in ((("--agents", "persno"), "persno: error: is no kind of agent of the model; nearest is person"),
                           (("--agents", "link"), "it is a kind of edge"),
                           (("--edges", "link", "--at", "2030Q4"), "--at 2030Q4: error: expected 2025Q1 to 2026Q4"),
                           (("--agents", "firm", "--edges", "link"), "--agents and --edges: error: expected one of them"),
                           (("--agents", "firm", "--out", "x.graphml"), "a network is made of edges"),
                           (("--agents", "firm", "--out", "x.xlsx"), "expected a file that ends with .csv, .h5 or .graphml"),
                           (("--agents", "firm", "--out", "/no/where/x.h5"), "there is no folder /no/where"),
                           (("--agents", "firm", "--by", "region"), "--indicator, --by and --per hold for indicators"),
                           (("--at", "2025Q1"), "--at: error: says how agents or edges are exported"),
                           (("--agents", "firm", "--run", "1"), "expected SCENARIO:SEED")):
            refused = self.exported(*how, code=2).stderr
            self.assertIn(words, refused)
            self.assertNotIn("plays", refused)


class Diff(unittest.TestCase):
    def test_ends_with_0_where_nothing_differs_and_with_1_where_an_indicator_does(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder / "a")
            program("run", BIRTHS, "--out", folder / "b", "--seeds", "3")
            same = program("diff", folder / "a" / "run.h5", folder / "a" / "run.h5")
            self.assertEqual(same.stdout, "none of 3 indicators differ; the state at the end differs in none of 2 runs\n")
            told = program("diff", folder / "a" / "run.h5", folder / "b" / "run.h5", code=1).stdout
            self.assertIn("  policy.birth was 0 1 (status quo) and is 3\n", told)
            self.assertIn("only in the second:\n  seed 2\n", told)
            self.assertRegex(told, r"\nchild_benefit +wq +300 +100 % +0 +300 +seed 0, 2025Q1 +2025Q1 +16 of 16\n")
            self.assertRegex(told, r"\n\d of 3 indicators differ, from 2025Q1 on; the state at the end differs in 2 of 2 runs\n$")

    def test_refuses_what_cannot_be_held_against_each_other(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder)
            program("compare", TOWN, BIRTHS, "--out", folder)
            refused = program("diff", folder / "run.h5", folder / "compare.h5", code=2)
            self.assertIn("compare.h5: error: is a comparison, and ", refused.stderr)
            self.assertIn("is no result but a scenario", program("diff", TOWN, folder / "run.h5", code=2).stderr)
            program("diff", folder / "run.h5", folder / "none.h5", code=4)

    def test_a_full_disk_is_no_difference(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder / "a")
            program("run", BIRTHS, "--out", folder / "b")
            with open("/dev/full", "w") as full:
                done = subprocess.run([program.path, "diff", folder / "a" / "run.h5", folder / "b" / "run.h5"], stdout=full,
                                      stderr=subprocess.PIPE, text=True, timeout=600)
            self.assertEqual(done.returncode, 4, done.stderr)


if __name__ == "__main__":
    program = Program(sys.argv.pop(1))
    unittest.main()
