#!/usr/bin/python3
"""Standard streams from outside: closed, full, cut short, and never with anything raw of what others wrote.
`streams.py PROGRAM [unittest options]`, a program of the town."""

import os
import random
import re
import resource
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
TOWN, BIRTHS, STUDY = (SCENARIOS / name for name in ("town.yaml", "births.yaml", "births_study.yaml"))


def shell(command, **options):
    return subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, **options)


class Closed(unittest.TestCase):
    """The journal must not get the number of a stream, nor messages its head."""

    CLOSED = ("<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-")

    def test_a_run_leaves_its_result(self):
        with Folder() as folder:
            program("run", TOWN, "--out", folder / "open")
            for number, closed in enumerate(self.CLOSED):
                done = shell(f"{program.path} run {TOWN} --out {folder}/{number} {closed}")
                self.assertEqual(done.returncode, 0, closed)
                self.assertEqual(*((folder / name / "run.h5").read_bytes() for name in ("open", str(number))), closed)

    def test_a_sweep_leaves_its_result_and_a_journal_that_is_read_again(self):
        with Folder() as folder:
            program("sweep", STUDY, "--out", folder / "open")
            for number, closed in enumerate(self.CLOSED):
                done = shell(f"{program.path} sweep {STUDY} --out {folder}/{number} {closed}")
                self.assertEqual(done.returncode, 0, closed)
                self.assertEqual(*((folder / name / "study.h5").read_bytes() for name in ("open", str(number))), closed)
                again = program("sweep", STUDY, "--out", folder / str(number))
                self.assertIn("0 runs finished", again.stderr, closed)
                self.assertNotIn("warning", again.stderr, closed)


class Commands:
    """Every subcommand once, on results that lie in `folder`."""

    def __init__(self, folder):
        self.folder = folder
        program("run", TOWN, "--out", folder / "run")
        program("compare", TOWN, BIRTHS, "--out", folder / "compare")
        program("sweep", STUDY, "--out", folder / "sweep")
        study = STUDY, "--out", folder / "sweep"
        self.all = {
            "run": [TOWN, "--out", folder / "run"],
            "compare": [TOWN, BIRTHS, "--out", folder / "compare"],
            "explain": [TOWN, BIRTHS, "--out", folder / "explain"],
            "sweep": [*study, "--dry-run"],
            "status": study,
            "pause": study,
            "resume": study,
            "merge": study,
            "analyse": study,
            "explore": study,
            "calibrate": [STUDY.with_name("fit.yaml"), "--out", folder / "calibrate"],
            "optimise": [STUDY.with_name("best.yaml"), "--out", folder / "optimise"],
            "rerun": [folder / "run" / "run.h5", "1"],
            "export": [folder / "run" / "run.h5"],
            "report": [folder / "compare" / "compare.h5"],
            "diff": [folder / "run" / "run.h5", folder / "run" / "run.h5"],
            "check": [TOWN],
            "show": [TOWN],
            "describe": [],
            "validate": ["--out", folder / "validate"],
        }
        facts = folder / "facts.yaml"
        facts.write_text(f"scenario: {TOWN}\nlevels: {{quick: {{}}}}\nfacts:\n- {{id: F, name: {{en: people, zh: 人数}}, metric: people, "
                         "when: all, range: [0, none], use: test, source: s}\n", encoding="utf-8")
        os.environ["TOWN_FACTS"] = str(facts)
        other = Path(program.path).with_name("consortia-analyse")
        there = {"analyse": other, "explore": other, "calibrate": other, "optimise": other, "report": folder / "compare" / "report.html"}
        self.missing = {name for name, sign in there.items() if not sign.exists()}  # what this build was made without

    def __iter__(self):
        for name, arguments in self.all.items():
            if name not in self.missing:
                yield name, [program.path, name, *map(str, arguments)]
        yield "--help", [program.path, "--help"]
        yield "--version", [program.path, "--version"]


def of_this_program():
    """The subcommands that the help lists."""
    return set(re.findall(r"^  ([a-z]+)  ", program("--help").stdout.split("Subcommands:")[1], re.M))


class Full(unittest.TestCase):
    def test_every_command_that_prints_says_that_it_could_not(self):
        with Folder() as folder:
            commands, silent, seen = Commands(folder), {"merge"}, set()
            for name, command in commands:
                printed = subprocess.run(command, capture_output=True)
                seen.add(name)
                self.assertEqual(printed.returncode, 0, name)
                self.assertEqual(printed.stdout == b"", name in silent, name)
                with open("/dev/full", "wb") as full:
                    done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
                self.assertEqual(done.returncode, 0 if name in silent else 4, name)
                if name not in silent:
                    self.assertIn("error: standard output cannot be written: No space left on device", done.stderr, name)
            elsewhere = {"new", "pilot"}  # tests/models/outside.py, pilot.py: the town has no places to draw from
        self.assertLessEqual(of_this_program(), seen | commands.missing | elsewhere, "every subcommand is tried")

    def test_standard_error_may_fail(self):
        with Folder() as folder:
            for name, command in Commands(folder):
                with open("/dev/full", "wb") as full:
                    done = subprocess.run(command, stderr=full, stdout=subprocess.PIPE)
                self.assertEqual(done.returncode, 0, name)
            with open("/dev/full", "wb") as full:
                self.assertEqual(subprocess.run([program.path, "check", "none.yaml"], stderr=full).returncode, 2)

    def test_a_reader_who_had_enough_is_no_error(self):
        with Folder() as folder:
            for name, command in Commands(folder):
                if name == "merge":
                    continue
                begun = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                begun.stdout.close()
                said = begun.stderr.read()
                self.assertEqual(begun.wait(), 128 + 13, name)
                self.assertNotIn("error", said, name)
                begun.stderr.close()

    def test_a_run_goes_on_when_nobody_reads_what_it_says(self):
        with Folder() as folder:
            done = shell(f"{program.path} run {TOWN} --out {folder}/out 2> >(exec 0<&-)")
            self.assertEqual(done.returncode, 0)
            self.assertTrue((folder / "out" / "run.h5").exists())

    def test_a_limit_on_file_sizes_is_told_with_the_path(self):
        with Folder() as folder:
            for name, arguments in {"run": [TOWN], "compare": [TOWN, BIRTHS], "sweep": [STUDY], "sweep --shard 1/2": [STUDY]}.items():
                out = folder / name.replace("/", "-").replace(" ", "-")
                for limit in (100, 1000):
                    done = subprocess.run([program.path, *name.split(), *map(str, arguments), "--out", str(out / str(limit))],
                                          capture_output=True, text=True, timeout=120,
                                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
                    self.assertEqual(done.returncode, 4, f"{name}, {limit} bytes\n{done.stderr}")
                    self.assertRegex(done.stderr, rf"error: .*{re.escape(str(out))}\S*: .*File too large", name)


ACTING = [*map(chr, range(1, 0x20)), "\x7f", *map(chr, range(0x80, 0xa0)), *map(chr, range(0x200b, 0x2010)),
          *map(chr, range(0x2028, 0x202f)), *map(chr, range(0x2060, 0x2070)), "\ufeff"]
RAW = re.compile("[" + "".join(re.escape(c) for c in ACTING if c != "\n") + "]")
MARK = "FORGED"  # must never begin a line


def hostile(rng, banned=""):
    """A name as somebody may choose it who wants to paint over what the program says."""
    acting = [c for c in ACTING if c not in banned]
    parts = [rng.choice(acting) if rng.random() < .5 else rng.choice(["a", "投资", "é", "[31m", "x"]) for _ in range(12)]
    return "".join(parts) + ("\n" if "\n" not in banned else "\u2028") + MARK + rng.choice(acting)


def yaml_quoted(text):
    return '"' + "".join(f"\\u{ord(c):04x}" if c in ACTING else c for c in text) + '"'


class Hostile(unittest.TestCase):
    def look(self, *texts):
        for text in texts:
            decoded = text.decode("utf-8")  # bytes that are no UTF-8 are written out as well
            found = RAW.search(decoded)
            self.assertIsNone(found, f"{found!r} in {decoded!r}")
            self.assertFalse([line for line in decoded.splitlines() if line.startswith(MARK)], decoded)

    def run_and_look(self, *arguments, codes=(0,)):
        done = subprocess.run([program.path, *map(str, arguments)], capture_output=True, timeout=120)
        self.assertIn(done.returncode, codes, f"{arguments}\n{done.stderr}")
        self.look(done.stdout, done.stderr)
        return done

    def every_command(self, scenario, study, folder, *more, codes):
        """Of a good scenario results are looked at too; of a broken one only what is said."""
        for command in ("check", "show", "run", "sweep"):
            out = [] if command in ("check", "show") else ["--out", folder / command]
            self.run_and_look(command, study if command == "sweep" else scenario, *more, *out, codes=codes)
        self.run_and_look("show", scenario, "--resolved", *more, codes=codes)
        self.run_and_look("compare", scenario, scenario, *more, "--out", folder / "compare", codes=codes)
        if codes != (0,):
            return
        self.run_and_look("run", scenario, *more, "--out", folder / "run")
        for result in ("run/run.h5", "compare/compare.h5", "sweep/study.h5"):
            self.run_and_look("export", folder / result)
        self.run_and_look("rerun", folder / "run/run.h5", "1")
        for command in ("status", "pause", "resume", "merge"):
            self.run_and_look(command, study, *more, "--out", folder / "sweep")
        self.run_and_look("sweep", study, *more, "--out", folder / "slurm", "--slurm")
        self.look((folder / "slurm" / "sweep.slurm").read_bytes())

    def place(self, folder, name="town", text=None):
        """A scenario and a study of it under such names in a folder; the name without what no file name can hold."""
        folder.mkdir(parents=True)
        scenario, study = folder / f"{name}.yaml", folder / f"{name}_study.yaml"
        scenario.write_text(text or TOWN.read_text())
        study.write_text(STUDY.read_text().replace("scenario: town.yaml", f"scenario: {yaml_quoted(scenario.name)}"))
        return scenario, study

    def test_titles(self):
        rng = random.Random(1)
        for _ in range(3):
            with Folder() as folder:
                banned = "".join(map(chr, [*range(1, 0x20), 0x7f])) + "\x85\xa0"  # refused by the reader
                title = hostile(rng, banned.replace("\n", ""))
                text = TOWN.read_text().replace("A town", yaml_quoted(title)).replace("小镇", yaml_quoted(title[::-1]))
                self.every_command(*self.place(folder / "in", text=text), folder, codes=(0,))

    def test_file_names_and_folders(self):
        rng = random.Random(2)
        for _ in range(2):
            with Folder() as folder:
                name = hostile(rng, "/")
                inside = folder / name
                self.every_command(*self.place(inside / "in", name), inside, codes=(0, 2))

    def test_file_names_that_are_no_text(self):
        with Folder() as folder:
            for name in (b"a\x9b31m.yaml", b"\xff\xfe.yaml"):
                for command in (b"check", b"show", b"run", b"sweep"):
                    done = subprocess.run([program.path.encode(), command, str(folder).encode() + b"/" + name], capture_output=True)
                    self.assertEqual(done.returncode, 2)
                    self.look(done.stdout, done.stderr)

    def test_keys_and_values(self):
        rng = random.Random(3)
        for _ in range(2):
            with Folder() as folder:
                bad = yaml_quoted(hostile(rng))
                for text in (f"{bad}: 1\n", f"parameters: {{{bad}: 1}}\n", f"levers: {{policy.birth: {bad}}}\n",
                             f"levers: {{policy.birth: [{{value: 1, target: {{{bad}: {bad}}}}}]}}\n", f"extends: {bad}\n",
                             f"data: {{{bad}: {bad}}}\n", f"model: {bad}\n", f"start: {bad}\n"):
                    lines = [line for line in TOWN.read_text().splitlines() if line.split(":")[0] != text.split(":")[0]]
                    shutil.rmtree(folder / "in", ignore_errors=True)
                    scenario, study = self.place(folder / "in", text="\n".join([*lines, text]))
                    self.every_command(scenario, study, folder, codes=(2,))

    def test_studies(self):
        rng = random.Random(4)
        for _ in range(3):
            with Folder() as folder:
                bad = yaml_quoted(hostile(rng))
                for line in (f"factors: {{{bad}: {{range: [0, 1]}}}}", f"indicators: [{bad}]", f"design: {{method: {bad}}}"):
                    shutil.rmtree(folder / "in", ignore_errors=True)
                    _, study = self.place(folder / "in")
                    kept = re.sub(rf"(?m)^{line.split(':')[0]}:.*\n(  .*\n)*", "", study.read_text())
                    study.write_text(kept + line + "\n")
                    for command in ("check", "sweep", "status", "merge"):
                        self.run_and_look(command, study, codes=(2,))

    def test_words_of_the_command_line(self):
        rng = random.Random(5)
        for _ in range(3):
            with Folder() as folder:
                bad = hostile(rng, "/")
                self.run_and_look("run", TOWN, "--set", f"{bad}=1", codes=(2,))
                self.run_and_look("run", TOWN, "--set", f"policy.birth={bad}", codes=(2,))
                self.run_and_look("run", TOWN, "--out", folder / bad)
                self.run_and_look("run", TOWN, "--out", folder / bad)
                self.run_and_look("run", TOWN, "--out", folder / bad, "--set", "seed=2", codes=(2,))
                self.run_and_look("export", folder / bad / "run.h5", "--indicator", bad, codes=(2,))
                self.run_and_look("rerun", folder / bad / "run.h5", bad, codes=(2,))
                self.run_and_look("describe", bad, codes=(2,))
                self.run_and_look("export", folder / f"{bad}.h5", codes=(2, 4))
                self.run_and_look("run", TOWN, "--out", folder / "broken", "--set", "policy.collapse=1", "--root",
                                  SCENARIOS.parent, "--burn-ins", folder / bad / "burn-in", codes=(3,))

    def test_a_slurm_script_still_finds_what_has_such_a_name(self):
        with Folder() as folder:
            _, study = self.place(folder / "it's\n\u202e\x1b[31m\\x投资")
            study = study.rename(study.with_name("study\n\x1b[2J.yaml"))
            done = self.run_and_look("sweep", study, "--out", folder / "out", "--slurm")
            script = (folder / "out" / "sweep.slurm").read_text()
            self.look(script.encode())
            words = re.search(r"exit 4\n(.*) --shard", script).group(1)
            ran = subprocess.run(["bash", "-c", f"{words} --threads 1"], capture_output=True, text=True)
            self.assertEqual(ran.returncode, 0, ran.stderr)
            self.assertTrue((folder / "out" / "study.h5").exists())


if __name__ == "__main__":
    program = Program(Path(sys.argv.pop(1)).resolve())
    unittest.main()
