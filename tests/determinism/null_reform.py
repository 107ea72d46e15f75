#!/usr/bin/python3
"""A scenario compared with itself differs by exactly zero, in every indicator that is printed and in every number that is kept.

    null_reform.py PROGRAM SCENARIO [option…]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program


def printed(text):
    """The rows of the table of differences."""
    lines = text.splitlines()
    begin = next(k for k, line in enumerate(lines) if line.startswith("indicator ")) + 1
    end = next((k for k in range(begin, len(lines)) if not lines[k].strip()), len(lines))
    return lines[begin:end]


def check(program, scenario, options):
    with Folder() as folder:
        done = program("compare", scenario, scenario, "--out", folder / "out", *options)
        rows = printed(done.stdout)
        differ = [row for row in rows if " 0  [0, 0] " not in row and not (" - " in row and "[" not in row)]
        assert not differ, "these differ from themselves:\n" + "\n".join(differ)
        assert len(differ) < len(rows), done.stdout
        assert done.stdout.count("changes nothing") >= 1, done.stdout
        kept = program("export", folder / "out" / "compare.h5").stdout.splitlines()[1:]
        half = len(kept) // 2
        one, other = ([line.split(",", 1)[1] for line in part] for part in (kept[:half], kept[half:]))
        assert one == other and one, "the runs of the same scenario are kept with other numbers"
        print(f"{len(rows)} indicators and {half} rows are the same")


if __name__ == "__main__":
    check(Program(sys.argv[1]), sys.argv[2], sys.argv[3:])
