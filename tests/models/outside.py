#!/usr/bin/python3
"""Types what engine/README.md says of a model begun from nothing, BUILD being the tree that is installed, into a temporary home, and
checks what its author relies on.

    outside.py CMAKE BUILD CXX_COMPILER [unittest options]
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).parent / "outside"
ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "models/reference"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
BASELINE, BROADCAST = HERE / "scenarios/baseline.yaml", HERE / "scenarios/broadcast.yaml"
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]


def call(*command, cwd=None, **environment):
    words = [str(word) for word in command]
    result = subprocess.run(words, capture_output=True, text=True, cwd=cwd, env={**os.environ, **environment})
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\nexit {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def newcomer():
    """The page's first section as a script, without Python where that was not built. Python's blocks are files, called as their
    first line says."""
    page = (ROOT / "engine/README.md").read_text(encoding="utf-8")
    section = page[page.index("\n## From nothing"):page.index("\n## What a model is")]
    script = ["set -e"]
    for language, text in FENCE.findall(section):
        if language == "python" and not has_python():
            break
        name = text.splitlines()[0].removeprefix("# ")
        script.append(text if language == "sh" else f"cat > {name} <<'END'\n{text}END")
    return "\n".join(script).replace("build/release", build)


def has_python():
    return (Path(build) / "tools/python/libconsortia_python.a").exists()


class Outside(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.temporary.name)
        cls.prefix = cls.folder / ".local"
        cls.said = call("sh", "-c", newcomer(), cwd=cls.folder, HOME=str(cls.folder), CXX=compiler, CMAKE_EXPORT_COMPILE_COMMANDS="ON")
        cls.built = cls.folder / "rumour" / "build"
        cls.program = cls.built / "rumour"

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def configured(cls, name, *options):
        return call(cmake, "-S", HERE, "-B", cls.folder / name, f"-DCMAKE_PREFIX_PATH={cls.prefix}",
                    f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", *(options or ["-G", "Ninja"]))

    def command(self):
        """How CMake compiles the model."""
        commands = json.loads((self.built / "compile_commands.json").read_text())
        return shlex.split(next(each["command"] for each in commands if each["file"].endswith("/rumour.cpp")))

    def test_the_page_leads_from_nothing_to_a_picture(self):
        model = self.folder / "rumour"
        self.assertGreater((model / "results/compare.h5").stat().st_size, 0)
        self.assertIn("100% tests passed", self.said)
        if has_python():
            self.assertEqual((model / "told.png").read_bytes()[:4], b"\x89PNG")

    def test_what_the_pages_show_lies_beside_them(self):
        documents = self.prefix / "share/doc/consortia"
        for file in ("engine/README.md", "models/reference/bass.cpp", "scenarios/reference/bass.yaml", "tests/support/played.hpp"):
            self.assertTrue((documents / file).exists(), file)

    def test_the_page_on_finding_a_mistake_is_as_it_says(self):
        page = (ROOT / "engine/run/README.md").read_text(encoding="utf-8")
        blocks = [text for language, text in FENCE.findall(page) if language == "sh" and (shutil.which("gdb") or "gdb" not in text)]
        told = subprocess.run(["bash", "-c", "\n".join(blocks)], cwd=self.folder / "rumour", capture_output=True, text=True,
                              env={**os.environ, "CMAKE_PREFIX_PATH": str(self.prefix), "CXX": compiler})
        said = told.stdout + told.stderr
        self.assertEqual(told.returncode, 0, said)
        for words in ("2,30c2,30", "> k", "1 of 1 indicators differs, from 2 on", "ns/visit", "replicate 0: the same"):
            self.assertIn(words, said)
        self.assertIn("rumour.telling", (self.folder / "rumour/assumptions.md").read_text(encoding="utf-8"))
        if shutil.which("gdb"):
            self.assertIn("Breakpoint 1, rumour::hear", said)

    def test_runs_with_the_same_bytes_on_more_threads(self):
        for threads in (1, 3):
            call(self.program, "run", BASELINE, "--threads", threads, "--out", self.folder / f"run{threads}")
        one, three = ((self.folder / f"run{threads}" / "run.h5").read_bytes() for threads in (1, 3))
        self.assertEqual(one, three)

    def test_has_every_subcommand_and_its_own_levers(self):
        call(self.program, "compare", BASELINE, BROADCAST, "--seeds", "3", "--out", self.folder / "compared")
        self.assertGreater((self.folder / "compared" / "compare.h5").stat().st_size, 0)
        self.assertIn("policy.broadcast", call(self.program, "describe", "rumour"))
        wrong = subprocess.run([self.program, "check", BASELINE, "--set", "policy.brodcast=1"], capture_output=True, text=True)
        self.assertEqual(wrong.returncode, 2, wrong.stderr)

    def test_its_facts_are_validated_without_their_file(self):
        told = json.loads(call(self.program, "validate", BASELINE, "--json", "--out", self.folder / "validated"))
        self.assertEqual((told["model"], told["facts"][0]["fact"], told["facts"][0]["verdict"]), ("rumour", "reach", "inside"), told["facts"][0])

    def test_is_a_python_package_by_one_call(self):
        if not has_python():
            self.skipTest("built without pybind11")
        package = self.built / "python"
        program = ("import rumour, sys; run = rumour.Scenario(sys.argv[1]).run(seeds=1, out=sys.argv[2]);"
                   "simulation = rumour.Scenario(sys.argv[1]).simulation(); next(simulation);"
                   "print(int(simulation.agents('person')['heard'].sum()))")
        heard = call("/usr/bin/python3", "-c", program, BASELINE, self.folder / "python", PYTHONPATH=str(package))
        self.assertGreater(int(heard), 1)
        call(self.program, "run", BASELINE, "--seeds", 1, "--out", self.folder / "alone")
        one, other = ((self.folder / name / "run.h5").read_bytes() for name in ("python", "alone"))
        self.assertEqual(one, other)

    def test_new_begins_a_model_that_builds_and_passes_its_tests(self):
        made = subprocess.run([self.program, "new", "gossip"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(made.returncode, 0, made.stderr)
        model = self.folder / "gossip"
        self.assertNotIn("rumour", "".join(file.read_text(encoding="utf-8").replace("a rumour spreads", "").replace("A rumour", "")
                                           for file in model.rglob("*") if file.is_file()))
        call(cmake, "-S", model, "-B", model / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DCMAKE_CXX_COMPILER={compiler}",
             "-G", "Ninja")
        call(cmake, "--build", model / "build", "--target", "gossip")
        call("ctest", "--test-dir", model / "build", "--output-on-failure")
        again = subprocess.run([self.program, "new", "gossip"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual((again.returncode, "gossip: error: is there already" in again.stderr), (2, True), again.stderr)
        with open("/dev/full", "w", encoding="utf-8") as full:
            untold = subprocess.run([self.program, "new", "hearsay"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual((untold.returncode, "standard output cannot be written" in untold.stderr), (4, True), untold.stderr)
        for wrong in ("Gossip", "9lives", "a-b", "std", "../up"):
            self.assertEqual(subprocess.run([self.program, "new", wrong], cwd=self.folder, capture_output=True).returncode, 2)

    def test_a_mistake_in_its_numbers_stops_the_build_at_its_line(self):
        copy = self.folder / "mistaken"
        shutil.copytree(HERE, copy)
        numbers = (copy / "parameters.yaml").read_text(encoding="utf-8")
        (copy / "parameters.yaml").write_text(numbers.replace("range: [0, 1]", "rnge: [0, 1]"), encoding="utf-8")
        call(cmake, "-S", copy, "-B", copy / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DCMAKE_CXX_COMPILER={compiler}",
             "-G", "Ninja")
        built = subprocess.run([cmake, "--build", copy / "build"], capture_output=True, text=True)
        self.assertNotEqual(built.returncode, 0)
        self.assertIn(f"{copy}/parameters.yaml:3:105: error: rumour.telling: unknown key 'rnge'; nearest is range", built.stdout)

    def test_without_a_build_type_is_optimised_and_says_so(self):
        self.assertIn("CMAKE_BUILD_TYPE is not given: rumour is built as Release", self.said)
        self.assertIn("-O3", self.command())

    def test_a_build_type_that_is_given_stays(self):
        self.assertNotIn("is built as", self.configured("debug", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug"))
        self.assertNotIn("is built as", self.configured("several", "-G", "Ninja Multi-Config"))

    def test_keeps_its_own_allocator_and_so_runs_under_address_sanitizer(self):
        self.configured("asan", "-G", "Ninja", "-DCMAKE_CXX_FLAGS=-fsanitize=address", "-DCMAKE_BUILD_TYPE=Debug")
        call(cmake, "--build", self.folder / "asan")
        call(self.folder / "asan" / "rumour", "run", BASELINE, "--out", self.folder / "asan" / "out")

    def test_headers_give_no_warning_that_an_author_may_ask_for(self):
        ours = [["-I", word] if word.startswith(str(self.prefix)) else ["-isystem", word]
                for before, word in zip(self.command(), self.command()[1:]) if before == "-isystem"]
        self.assertTrue(any(word == "-I" for word, _ in ours), "seen as headers of the system, they could give none")
        ours.append(["-I", self.built / "declared" / "rumour"])
        for each in filter(shutil.which, (compiler, "g++", "clang++")):
            call(each, "-std=c++20", *STRICT, "-fsyntax-only", *sum(ours, []), HERE / "rumour.cpp", REFERENCE / "labour_flow.cpp")


if __name__ == "__main__":
    cmake, build, compiler = (sys.argv.pop(1) for _ in range(3))
    build = str(Path(build).resolve())  # the page is typed in another folder
    unittest.main()
