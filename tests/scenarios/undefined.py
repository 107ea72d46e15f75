#!/usr/bin/python3
"""A number that is undefined is no failure: of the toy in its first three years nobody has graduated, so graduates have no skill.
`undefined.py CONSORTIA TOY [ANALYSE]`: the program, the folder of the toy, and whether there is a program for `analyse`."""

import os
import sys
import tempfile
from pathlib import Path

import xarray

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Program

STUDY = """scenario: {toy}/baseline.yaml
design: {{method: sobol_indices, samples: 4}}
factors: {{policy.seat_subsidy: {{range: [0, 1.5]}}, transfer.hazard: {{range: usual}}}}
seeds: 1
indicators: {{graduate_skill: last, transfers: outcome}}
"""


def main(path, toy, *analyse):
    program = Program(os.path.abspath(path))
    toy = os.path.abspath(toy)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        study = folder / "study.yaml"
        study.write_text(STUDY.format(toy=os.path.relpath(toy, folder)))
        asked = (study, "--out", folder / "out", "--root", "/", "--set", "steps=12", "--set", "burn_in=0")
        done = program("sweep", *asked)
        assert "16 finished runs left a number undefined (NaN: a ratio over nothing), which is no failure" in done.stderr, done.stderr
        status = program("status", *asked).stdout
        assert "16 of these left a number undefined" in status and "runs failed      0" in status, status
        with xarray.open_dataset(folder / "out" / "study.h5", engine="h5netcdf") as result:
            assert (result.run_status == "finished").all() and result.graduate_skill.isnull().all(), result
            assert not result.transfers.isnull().any(), result
        if analyse:
            told = program("analyse", *asked).stdout
            assert "4 left out for an undefined number (a ratio over nothing; no run failed)" in told, told
            assert "failed or missing" not in told, told
    print("undefined is no failure, in words and in the result")


if __name__ == "__main__":
    main(*sys.argv[1:])
