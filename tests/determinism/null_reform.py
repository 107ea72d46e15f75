#!/usr/bin/python3
"""A scenario compared with itself differs by exactly zero, in every indicator that is printed and in every number that is kept.

    null_reform.py PROGRAM SCENARIO [option…]
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program


ZERO = ([0, 0, 0], [0], None)  # a missing number stays missing


def check(program, scenario, options):
    with Folder() as folder:
        done = program("compare", scenario, scenario, "--out", folder / "out", *options, "--json")
        answer = json.loads(done.stdout)
        differ = [each["indicator"] for each in answer["differences"] if each["difference"] not in ZERO]
        differ += [cut["indicator"] for cut in answer["cuts"] for each in cut["packages"][0]["difference"] if each not in ZERO]
        assert not differ, f"these differ from themselves: {differ}"
        told = sum(each["difference"] is not None for each in answer["differences"])
        assert told > 0 and answer["scenarios"][1]["nothing"]
        assert all(line["rank"] is None for league in answer["league"] for line in league["lines"])
        kept = program("export", folder / "out" / "compare.h5").stdout.splitlines()[1:]
        half = len(kept) // 2
        one, other = ([line.split(",", 1)[1] for line in part] for part in (kept[:half], kept[half:]))
        assert one == other and one, "the runs of the same scenario are kept with other numbers"
        print(f"{told} indicators and {half} rows are the same")


if __name__ == "__main__":
    check(Program(sys.argv[1]), sys.argv[2], sys.argv[3:])
