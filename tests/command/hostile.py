#!/usr/bin/python3
"""Results that somebody made to harm a reader, with a seal that fits: `hostile.py TOWN [CONSORTIA-ANALYSE]`. Every command that reads
results says what is wrong, and none crashes or goes on."""

import ctypes
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

SCENARIOS = Path(__file__).parent / "scenarios"
HOSTILE = Path(__file__).parent.parent / "faults" / "hostile"
SHORT = "--burn-ins", "none", "--seeds", "2", "--set", "steps=2"
WRONG_INPUT, SYSTEM_FAILED = 2, 4


def sealed(path):
    """Puts the seal of engine/output/hdf5/seal.cpp behind it."""
    data = path.read_bytes()
    hash_of = xxhash.XXH3_64bits
    hash_of.restype, hash_of.argtypes = ctypes.c_uint64, (ctypes.c_char_p, ctypes.c_size_t)
    path.write_bytes(data + b"\nconsortia seal %016x\n" % hash_of(data, len(data)))


def meddled(path, how):
    with h5py.File(path, "r+") as file:
        how(file)
    sealed(path)


def refused(tool, *words):
    """What it says; it must end in words."""
    done = subprocess.run([tool, *map(str, words)], capture_output=True, text=True, timeout=120)
    assert done.returncode in (WRONG_INPUT, SYSTEM_FAILED), f"{words}: exit {done.returncode}\n{done.stdout[-500:]}{done.stderr}"
    return done.stderr


def over(file, name, dimensions, data):
    """A variable in place of another, over these dimensions."""
    del file[name]
    file.create_dataset(name, data=data)
    for k, dimension in enumerate(dimensions):
        file[name].dims[k].attach_scale(file[dimension])


TEXT = h5py.string_dtype()


def short_digest(file):
    del file["final_digest"]
    file.create_dataset("final_digest", (1,), TEXT, data=["00"])


class Hostile:
    name, whole = "", b""

    def result(self, folder, how):
        path = folder / self.name
        path.write_bytes(self.whole)
        meddled(path, how)
        return path


class HostileStudy(Hostile, unittest.TestCase):
    name = "study.h5"

    def test_a_factor_a_digest_or_a_failure_that_lies_over_other_dimensions(self):
        with Folder() as folder:
            factor = "policy.birth"

            def short_factor(file):
                over(file, factor, ["seed"], [0.0, 1.0])
            path = self.result(folder, short_factor)
            self.assertIn(f"{factor} does not lie over point", refused(program.path, "export", path))
            said = refused(program.path, "explore", path, "--from", SCENARIOS, "--json")
            self.assertIn(f"{factor} does not lie over point", said)
            if analyse:
                self.assertIn(f"{factor} is not over point", refused(analyse, path, folder / "analysis"))

            self.assertIn("final_digest", refused(program.path, "rerun", self.result(folder, short_digest), "1:1"))

            def digest_over_seeds(file):
                del file["final_digest"]
                file.create_dataset("final_digest", (2,), TEXT, data=["00", "00"])
                file["final_digest"].dims[0].attach_scale(file["seed"])
            said = refused(program.path, "rerun", self.result(folder, digest_over_seeds), "1:1", "--from", SCENARIOS)
            self.assertIn("final_digest does not lie over point, seed", said)

            def failure_over_seeds(file):
                file.create_dataset("failure", (2,), TEXT, data=["", ""])
                file["failure"].dims[0].attach_scale(file["seed"])
            said = refused(program.path, "rerun", self.result(folder, failure_over_seeds), "1:1", "--from", SCENARIOS)
            self.assertIn("failure does not lie over point, seed", said)

    def test_bytes_and_variables_that_lie_elsewhere(self):
        with Folder() as folder:
            (folder / "secret").write_text("secret " * 100)

            def external(file):
                file.create_dataset("people_secret", (2,), "<f8", external=[(str(folder / "secret"), 0, 16)])
            self.assertIn("people_secret does not lie in one piece", refused(program.path, "export", self.result(folder, external)))

            def linked(file):
                file["outside"] = h5py.ExternalLink(str(folder / "secret"), "/")
            for tool, *words in ((program.path, "export"), *([(analyse,)] if analyse else [])):
                self.assertIn("outside is a link that leads elsewhere", refused(tool, *words, self.result(folder, linked)))

    def test_the_same_command_does_not_take_it_for_its_finished_result(self):
        with Folder() as folder:
            command = "sweep", SCENARIOS / "births_study.yaml", *SHORT, "--out", folder
            program(*command)
            before = (folder / "study.h5").read_bytes()
            meddled(folder / "study.h5", lambda file: file.create_dataset("odd", data=[1.0]))
            program(*command)
            self.assertEqual((folder / "study.h5").read_bytes(), before)


class HostileRun(Hostile, unittest.TestCase):
    name = "run.h5"

    def test_a_scenario_that_is_missing(self):
        with Folder() as folder:
            path = self.result(folder, lambda file: file.attrs.pop("scenario"))
            self.assertIn("embeds no scenario", refused(program.path, "rerun", path, "0"))

    def test_a_digest_that_is_too_short(self):
        with Folder() as folder:
            self.assertIn("final_digest", refused(program.path, "rerun", self.result(folder, short_digest), "1"))

    def test_the_same_command_does_not_read_a_result_with_another_shape(self):
        with Folder() as folder:
            command = "run", SCENARIOS / "town.yaml", *SHORT, "--out", folder
            program(*command)

            def turned(file):
                data = file["people"][:].T
                over(file, "people", ["time", "seed"], data)
            meddled(folder / "run.h5", turned)
            self.assertIn("people", refused(program.path, *command))

    def test_a_pipe_and_a_device_are_refused(self):
        with Folder() as folder:
            os.mkfifo(folder / "pipe.h5")
            for path in (folder / "pipe.h5", "/dev/zero", "/dev/tty"):
                for words in (("export", path), ("rerun", path, "0")):
                    refused(program.path, *words)


class Damaged(unittest.TestCase):
    def test_a_file_that_crashes_hdf5_is_refused(self):
        for command, *more in ("export",), ("rerun", "0:0"), ("explore", "--json"):
            refused(program.path, command, HOSTILE / "mutated_result.h5", *more)
        if analyse:
            with Folder() as folder:
                refused(analyse, HOSTILE / "mutated_result.h5", folder)


if __name__ == "__main__":
    program = Program(sys.argv[1])
    analyse = sys.argv[2] if len(sys.argv) > 2 else None
    try:
        xxhash = ctypes.CDLL("libxxhash.so.0")
    except OSError:
        sys.exit(77)  # nothing here can make a seal
    with tempfile.TemporaryDirectory() as made:
        program("run", SCENARIOS / "town.yaml", *SHORT, "--out", made + "/run")
        program("sweep", SCENARIOS / "births_study.yaml", *SHORT, "--out", made + "/study")
        HostileRun.whole = Path(made, "run/run.h5").read_bytes()
        HostileStudy.whole = Path(made, "study/study.h5").read_bytes()
    unittest.main(argv=sys.argv[:1])
