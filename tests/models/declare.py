#!/usr/bin/python3
"""C++ made of a model's YAML: what it looks like, when it is written, and what its author is told of mistakes.

    declare.py CONSORTIA_DECLARE CXX_COMPILER [unittest options]
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LABOUR = """about: Search for work, and what it takes.

labour.separation: {about: {en: share of workers who leave, zh: 离职率}, symbol: δ_u, equations: [E60], unit: 1/q, range: [0, 1], default: 0.016, source: chosen}
labour.search_range: {about: {en: posts looked at, zh: 岗位}, unit: post, whole: true, range: [1, 9], default: 3, source: chosen}
"""
POLICY = """policy.budget.cap: {lever: L27, about: {en: most that is spent, zh: 上限}, unit: wq, none: true, range: [0, 1e12], default: none, source: chosen}
"""


class Declare(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def made(self, text, kind="parameters", subject="numbers/labour_market"):
        """(exit code, messages), after which header and source lie in out/."""
        yaml = self.folder / f"{subject}.yaml"
        yaml.parent.mkdir(exist_ok=True)
        yaml.write_text(text, encoding="utf-8")
        done = subprocess.run([program, kind, self.folder, subject, "town::given", self.folder / "out"], capture_output=True, text=True)
        return done.returncode, done.stderr.replace(f"{self.folder}/", "")

    def out(self, name):
        return self.folder / "out" / name

    def compiled(self, code):
        source = self.folder / "user.cpp"
        source.write_text(code, encoding="utf-8")
        return subprocess.run([compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", ROOT, "-I",
                               self.folder / "out", source], capture_output=True, text=True).stderr

    def test_a_parameter_is_a_member_with_its_text_symbol_unit_and_range(self):
        self.assertEqual(self.made(LABOUR), (0, ""))
        header = self.out("numbers/labour_market.hpp").read_text(encoding="utf-8")
        self.assertIn("// Made from numbers/labour_market.yaml", header)
        self.assertIn("/// Search for work, and what it takes.\nstruct LabourMarket {\n", header)
        self.assertIn("    /// share of workers who leave\n    /// δ_u (E60): 1/q, 0 to 1\n    double separation = 0;\n", header)
        self.assertIn("    /// post, 1 to 9, whole\n    double search_range = 0;\n", header)

    def test_the_end_of_the_range_of_a_whole_number_is_known_to_the_compiler(self):
        self.made(LABOUR)
        use = '#include "numbers/labour_market.hpp"\nint seen[town::given::LabourMarket::Most::%s];\n'
        self.assertEqual(self.compiled(use % "search_range" + 'static_assert(sizeof seen == 9 * sizeof(int));\n'), "")
        self.assertIn("separation", self.compiled(use % "separation"))

    def test_a_constant_is_known_to_the_compiler_and_no_scenario_sets_it(self):
        self.made(LABOUR.replace("{about: {en: posts", "{constant: true, about: {en: posts"))
        self.assertIn("static constexpr double search_range = 3;\n", self.out("numbers/labour_market.hpp").read_text(encoding="utf-8"))
        self.assertNotIn("search_range", self.out("numbers/labour_market.cpp").read_text(encoding="utf-8"))

    def test_a_file_of_constants_alone_is_compiled(self):
        self.made("town.hours: {constant: true, about: hours of a day, unit: h, range: [0, 24], default: 8, source: chosen}\n")
        self.assertEqual(self.compiled(self.out("numbers/labour_market.cpp").read_text(encoding="utf-8")), "")

    def test_a_lever_is_a_member_by_its_name_without_the_first_word(self):
        self.assertEqual(self.made(POLICY, "levers", "policy"), (0, ""))
        self.assertIn("    /// L27: wq, 0 to 1000000000000, or infinite where there is none\n    consortia::Lever budget_cap;\n",
                      self.out("policy.hpp").read_text(encoding="utf-8"))
        self.assertEqual(self.compiled(self.out("policy.cpp").read_text(encoding="utf-8")), "")

    def test_an_indicator_is_a_constant_by_its_name(self):
        self.assertEqual(self.made("skill: {kind: ratio, unit: index, about: mean skill, over: [region]}\n", "indicators", "work"), (0, ""))
        self.assertIn('/// mean skill\n/// index, ratio, over region\ninline constexpr consortia::IndicatorName skill{"skill"};\n',
                      self.out("work.hpp").read_text(encoding="utf-8"))
        use = '#include "work.hpp"\nauto name = town::given::%s;\n'
        self.assertEqual(self.compiled(use % "skill"), "")
        self.assertRegex(self.compiled(use % "skil"), "did you mean .skill.")

    def test_an_indicator_says_by_which_number_runs_are_compared(self):
        for compared, code in (("time of first >= 0.5", "first_at_least(0.5)"), ("mean of the last 8", "mean_of_last(8)"), ("max", "max()")):
            made = self.made(f"told: {{kind: stock, unit: share, about: told, compared: {compared}}}\n", "indicators", "work")
            self.assertEqual(made, (0, ""))
            source = self.out("work.cpp").read_text(encoding="utf-8")
            self.assertIn(f".compared = consortia::Compared::{code}", source)
            self.assertEqual(self.compiled(source), "")

    def test_facts_are_a_constant_with_their_file_and_mistakes_stop_the_build(self):
        facts = 'scenario: town.yaml\nfacts: [{id: F, name: {en: "a \\\\ b", zh: 甲}, metric: x, range: [0, 1], use: test, source: s}]\n'
        self.assertEqual(self.made(facts, "facts", "numbers/facts"), (0, ""))
        self.assertIn("extern const consortia::FactsText facts;", self.out("numbers/facts.hpp").read_text(encoding="utf-8"))
        source = self.out("numbers/facts.cpp").read_text(encoding="utf-8")
        self.assertIn('facts{"numbers/facts.yaml",', source)
        self.assertEqual(self.compiled(source), "")
        code, said = self.made(facts.replace("use: test", "use: tset"), "facts", "numbers/facts")
        self.assertEqual(code, 2)
        self.assertRegex(said, r"numbers/facts.yaml:2:\d+: error: use: expected one of .* nearest is test")

    def test_a_new_default_leaves_the_header_alone(self):
        self.made(LABOUR)
        header, source = self.out("numbers/labour_market.hpp"), self.out("numbers/labour_market.cpp")
        before = header.stat().st_mtime_ns, source.stat().st_mtime_ns, source.read_text(encoding="utf-8")
        self.made(LABOUR)
        self.assertEqual(before[:2], (header.stat().st_mtime_ns, source.stat().st_mtime_ns))
        self.made(LABOUR.replace("0.016", "0.017"))
        self.assertEqual(before[0], header.stat().st_mtime_ns)
        self.assertEqual(before[2].replace("0.016", "0.017"), source.read_text(encoding="utf-8"))

    def test_mistakes_are_located_and_nothing_is_written(self):
        wrong = LABOUR.replace("range: [0, 1]", "rnge: [0, 1]") + LABOUR.splitlines()[2].replace("labour.", "work.") + (
            "\nlabour.switch: {unit: '-', range: [0, 1], default: 0, source: chosen}\n")
        where = "numbers/labour_market.yaml"
        self.assertEqual(self.made(wrong), (2,
            f"{where}:3:1: error: labour.separation: has no range\n"
            f"{where}:3:113: error: labour.separation: unknown key 'rnge'; nearest is range\n"
            f"{where}:5:1: error: work.separation: its member would be called separation, as that of labour.separation\n"
            f"{where}:6:1: error: labour.switch: no variable of C++ can be called 'switch'\n"))
        self.assertFalse(self.out("numbers").exists())

    def test_a_misspelt_member_does_not_compile_and_the_nearest_is_named(self):
        self.made(LABOUR)
        use = '#include "numbers/labour_market.hpp"\ndouble f(const town::given::LabourMarket& given) { return given.%s; }\n'
        self.assertEqual(self.compiled(use % "separation"), "")
        self.assertRegex(self.compiled(use % "seperation"), r"did you mean .separation.")


if __name__ == "__main__":
    program, compiler = (sys.argv.pop(1) for _ in range(2))
    unittest.main()
