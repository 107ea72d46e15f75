#!/usr/bin/python3
"""Negative controls: each rule refuses a small bad tree and lets its lawful twin pass."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import rules
from tree import file_of

HPP = "// What it is for.\n#pragma once\n"


def found(path, text):
    return [breach.rule for breach in rules.breaches([file_of(path, text)])]


class Refused(unittest.TestCase):
    """(rule, path, bad code, lawful code)"""

    CASES = [
        ("upward include", "engine/core/a.cpp", '#include "engine/schema/schema.hpp"', '#include "engine/core/ids.hpp"'),
        ("upward include", "engine/random/a.cpp", '#include "engine/schema/schema.hpp"', '#include "engine/core/ids.hpp"'),
        ("upward include", "engine/state/a.cpp", '#include "engine/step/phases/phase.hpp"', '#include "engine/graph/rows.hpp"'),
        ("upward include", "engine/config/a.cpp", '#include "engine/random/rng.hpp"', '#include "engine/schema/schema.hpp"'),
        ("upward include", "engine/output/a.cpp", '#include "engine/step/phases/phase.hpp"', '#include "engine/state/frame.hpp"'),
        ("upward include", "engine/run/a.cpp", '#include "engine/study/study.hpp"', '#include "engine/state/frame.hpp"'),
        ("upward include", "engine/run/a.cpp", '#include "engine/output/results.hpp"', '#include "engine/config/scenario/load.hpp"'),
        ("upward include", "engine/state/a.cpp", '#include "engine/files/image.hpp"', '#include "engine/core/byte_stream.hpp"'),
        ("upward include", "engine/study/a.cpp", '#include "engine/session/plan.hpp"', '#include "engine/files/image.hpp"'),
        ("upward include", "engine/session/a.cpp", '#include "tools/command/run.hpp"', '#include "engine/study/runs.hpp"'),
        ("upward include", "engine/step/a.cpp", "#include <consortia/model.hpp>", '#include "engine/state/world.hpp"'),
        ("upward include", "engine/step/a.cpp", '#include "engine/model.hpp"', '#include "engine/state/world.hpp"'),
        ("upward include", "engine/study/a.cpp", '#include "models/consortium/firm.hpp"', '#include "engine/run/run.hpp"'),
        ("upward include", "engine/cellar/a.cpp", '#include "engine/core/ids.hpp"', ""),
        ("upward include", "models/sir/a.cpp", '#include "models/bass/bass.hpp"', '#include "models/sir/sir.hpp"'),
        ("upward include", "models/reference/sir.cpp", '#include "models/reference/bass.hpp"', '#include "models/reference/sir.hpp"'),
        ("upward include", "models/sir/a.cpp", '#include "tools/command/run.hpp"', "#include <consortia/model.hpp>"),
        ("upward include", "models/sir/a.cpp", '#include "tests/support/catch.hpp"', '#include "engine/model.hpp"'),
        ("upward include", "tools/command/a.cpp", '#include "models/sir/sir.hpp"', '#include "engine/study/study.hpp"'),
        ("include path", "models/sir/a.cpp", '#include "sir.hpp"', '#include "models/sir/sir.hpp"'),
        ("include path", "models/sir/a.cpp", '#include "models/sir/../sir/sir.hpp"', ""),
        ("fence", "engine/state/a.cpp", "#include <boost/graph/adjacency_list.hpp>", "#include <Eigen/Core>"),
        ("fence", "models/sir/a.cpp", "#include <yaml-cpp/eventhandler.h>", ""),
        ("fence", "engine/graph/a.cpp", "#include <expat.h>", ""),
        ("fence", "engine/run/a.cpp", "#include <hdf5.h>", ""),
        ("fence", "tools/command/a.cpp", "#include <hdf5_hl.h>", "#include <CLI/CLI.hpp>"),
        ("fence", "engine/run/a.cpp", "#include <mpi.h>", ""),
        ("random", "engine/graph/a.cpp", "std::uniform_real_distribution<double> u;", "rng.uniform();"),
        ("random", "models/sir/a.cpp", "std::mt19937_64 engine;", ""),
        ("random", "models/sir/a.cpp", "int x = rand();", "int x = brand();"),
        ("random", "models/sir/a.cpp", "std::random_device luck;", "// std::random_device is not used"),
        ("unordered", "engine/run/a.cpp", "std::unordered_map<int, std::vector<int>> m;\nfor (auto& [k, v] : m) f(v);",
         "std::unordered_map<int, std::vector<int>> m;\nf(m.at(3));"),
        ("unordered", "engine/run/a.cpp", "std::unordered_set<int> seen_;\nauto i = seen_.begin();", "std::set<int> seen_;\nseen_.begin();"),
        ("functions", "models/sir/a.cpp", "double p = 1 - std::exp(-x);", "double p = 1 - math::exp(-x);"),
        ("functions", "engine/step/a.cpp", "double p = pow(x, 2);", "double p = power(x, 2) + std::sqrt(x);"),
        ("functions", "models/sir/a.cpp", "auto p = x.array().exp();", ""),
        ("reduction", "models/sir/a.cpp", "double s = mix.sum();", "double s = ordered_sum(mix);"),
        ("reduction", "engine/state/a.cpp", "double s = a.dot(b);", "double s = dot(a, b);"),
        ("reduction", "models/sir/a.cpp", "double s = (a - b).norm() + a.prod() + a.mean();", ""),
        ("reduction", "engine/step/a.cpp", "auto s = std::reduce(a.begin(), a.end());", "auto s = std::accumulate(a.begin(), a.end(), 0);"),
        ("surroundings", "engine/run/a.cpp", "auto t = std::chrono::system_clock::now();", "auto t = std::chrono::steady_clock::now();"),
        ("printing", "engine/run/a.cpp", "#include <iostream>", "#include <sstream>"),
        ("printing", "models/sir/a.cpp", 'std::printf("x");', 'std::snprintf(buffer, 3, "x");'),
        ("machinery", "models/sir/a.cpp", "#include <thread>", "#include <vector>"),
        ("parameters", "models/sir/a.cpp", "void meet(Person& me, " + "Read<Map<Town, Firm>>, " * 11 + "Rng& rng) {}",
         "void meet(Person& me, " + "Read<Map<Town, Firm>>, " * 10 + "Rng& rng) {}\nvoid plan(" + "int, " * 12 + "int);"),
        ("macro", "engine/core/a.cpp", "#define TWICE(x) x x", "#define XXH_INLINE_ALL"),
        ("macro", "engine/core/a.hpp", HPP + "#define YES 1", HPP),
        ("heavy header", "engine/step/a.hpp", HPP + "#include <functional>", HPP + "#include <vector>"),
        ("heavy header", "engine/state/lists/a.hpp", HPP + "#include <Eigen/Core>", HPP + "#include <map>"),
        ("length", "engine/core/a.cpp", "\n" * 401, "\n" * 400),
        ("first line", "engine/core/a.hpp", "#pragma once\nint x;", HPP),
        ("path", "README.md", "see /" + "work/main/x", "see build/work/main/x"),
        ("path", "tools/x", "cd /" + "root/x", "cd ~/root/x"),
        ("open end", "engine/core/a.cpp", "// TO" + "DO: later", "// TO" + "DO (#12): later"),
    ]

    def test_each_bad_file_is_refused_for_its_reason_alone(self):
        for rule, path, bad, _ in self.CASES:
            with self.subTest(rule=rule, bad=bad[:60]):
                self.assertEqual(set(found(path, bad)), {rule})

    def test_each_lawful_twin_passes(self):
        for rule, path, _, good in self.CASES:
            with self.subTest(rule=rule, good=good[:60]):
                self.assertEqual(found(path, good), [])

    def test_every_rule_has_a_bad_file(self):
        refused = {rule for rule, *_ in self.CASES}
        declared = set()
        for line in (Path(__file__).parent / "rules.py").read_text().splitlines():
            declared.update(rule for rule in refused if f'"{rule}"' in line)
        self.assertEqual(declared, refused)
        self.assertEqual(len(rules.RULES), 17, "a new rule needs its negative control here")


class FolderPicture(unittest.TestCase):
    def breaches(self, tree):
        return [(breach.path, breach.rule) for breach in rules.breaches([file_of(path, text) for path, text in tree.items()])]

    def test_a_room_of_more_than_twenty_files_is_refused(self):
        files = {f"tools/a/{k}.cpp": "" for k in range(21)}
        self.assertEqual(self.breaches(files), [("tools/a", "crowded room")])
        files.pop("tools/a/0.cpp")
        self.assertEqual(self.breaches(files), [])

    def test_a_circle_of_rooms_is_refused_at_each_of_its_includes(self):
        tree = {"engine/core/a.cpp": '#include "engine/core/b/b.hpp"', "engine/core/b/b.hpp": HPP + '#include "engine/core/c/c.hpp"',
                "engine/core/c/c.hpp": HPP}
        self.assertEqual(self.breaches(tree), [])
        tree["engine/core/c/c.hpp"] = HPP + '#include "engine/core/a.hpp"'
        self.assertEqual(self.breaches(tree), [(path, "circle") for path in tree])

    def test_a_source_of_the_engine_without_a_test_of_its_name_is_refused(self):
        tree = {"engine/core/a.cpp": "", "engine/core/deep/b.cpp": "", "tests/unit/core/deep.cpp": ""}
        self.assertEqual(self.breaches(tree), [("engine/core/a.cpp", "no test")])
        self.assertEqual(self.breaches({**tree, "tests/unit/core/a.cpp": ""}), [])


class Definitions(unittest.TestCase):
    def breaches(self, *files):
        found = rules.breaches([file_of(path, text) for path, text in files])
        return [(breach.path, breach.line) for breach in found if breach.rule == "defined twice"]

    def test_a_type_of_one_name_in_two_sources_is_refused_at_the_second(self):
        one = "namespace consortia::firms {\nstruct Wish {\n    int to;\n};\n}"
        other = "namespace consortia {\nint f() { return 1; }\nnamespace firms {\ntemplate <class T>\nclass Wish final : T {};\n}\n}"
        self.assertEqual(self.breaches(("models/a/a.cpp", one), ("models/a/b.cpp", other)), [("models/a/b.cpp", 5)])
        found = rules.breaches([file_of("models/a/a.cpp", one), file_of("tests/models/b.cpp", other)])
        self.assertIn("tests/models/b.cpp:5: defined twice: consortia::firms::Wish is another type in models/a/a.cpp:2; "
                      "give one another name, or hide it in its source", [str(breach) for breach in found])
        self.assertEqual(self.breaches(("engine/core/a.hpp", HPP + "enum class Way { up };"), ("engine/core/b.cpp", "union Way { int a; };")),
                         [("engine/core/b.cpp", 1)])

    def test_what_a_source_hides_and_what_has_another_name_passes(self):
        wish = "struct Wish { int to; };"
        for one, other in [("namespace a {\nnamespace {\n" + wish + "\n}\n}", "namespace a {\n" + wish + "\n}"),
                           ("namespace a { " + wish + " }", "namespace b { " + wish + " }"),
                           ("void f() { " + wish + " }", wish), ("struct Letter { " + wish + " };", wish), ("struct Wish;", wish),
                           ("template <class T>\nstruct Wish {};", "template <>\nstruct Wish<int> {};")]:
            with self.subTest(one=one):
                self.assertEqual(self.breaches(("engine/core/a.cpp", one), ("engine/core/b.cpp", other)), [])

    def test_programs_of_their_own_may_each_have_one(self):
        wish = "struct Wish { int to; };"
        self.assertEqual(self.breaches(("tests/command/a.cpp", wish), ("tests/command/b.cpp", wish)), [])
        self.assertEqual(self.breaches(("tests/unit/core/a.cpp", wish), ("tests/models/a.cpp", wish)), [])
        self.assertEqual(self.breaches(("tests/support/a.hpp", wish), ("tests/models/a.cpp", wish)), [("tests/models/a.cpp", 1)])
        self.assertEqual(self.breaches(("tests/unit/core/a.cpp", wish), ("tests/unit/run/a.cpp", wish)), [("tests/unit/run/a.cpp", 1)])


class WholeTree(unittest.TestCase):
    def run_check(self, path, text):
        with tempfile.TemporaryDirectory() as root:
            place = Path(root) / path
            place.parent.mkdir(parents=True)
            place.write_text(text)
            return subprocess.run([sys.executable, Path(__file__).parent / "check.py", root], capture_output=True, text=True)

    def test_a_bad_tree_fails_and_names_file_and_line(self):
        result = self.run_check("engine/core/a.cpp", '\n#include "engine/run/run.hpp"\n')
        self.assertEqual(result.returncode, 1)
        self.assertIn("engine/core/a.cpp:2: upward include: engine/run/run.hpp: run is not below core", result.stdout)

    def test_a_good_tree_passes(self):
        self.assertEqual(self.run_check("engine/core/a.cpp", "int main() {}\n").returncode, 0)

    def test_words_in_comments_and_texts_are_no_code(self):
        self.assertEqual(found("models/sir/a.cpp", '// std::exp(x)\nauto a = "std::cout << rand()";\n/* std::mt19937 */\n'), [])


if __name__ == "__main__":
    unittest.main()
