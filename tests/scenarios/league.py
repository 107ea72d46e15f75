#!/usr/bin/python3
"""The league table of the consortium model, as who decides about money reads it.

    league.py PROGRAM FOLDER-OF-SCENARIOS
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program

SHORT = ("--seeds", 8, "--set", "burn_in=8", "--set", "steps=24", "--set", "accounts.yuan_per_wage=20000")
PACKAGES = ("tax_credit", "seat_subsidy")
CAP = "Tax credit beyond the surcharge owed"


def columns(line):
    return re.split(r" {2,}", line.strip())


def check(program, scenarios):
    with Folder() as folder:
        files = [scenarios / f"{name}.yaml" for name in ("baseline", *PACKAGES)]
        text = program("compare", *files, "--out", folder / "out", *SHORT).stdout
    assert "1 wq is 20000 yuan at the start" in text, text
    league = text[text.index("League table"):].split("\n\n")[0].splitlines()
    head, rows = columns(league[1]), [columns(line) for line in league[2:]]
    at = {name: 1 + head.index(name) for name in ("cost (wq)", "cost (yuan)")}  # the place has no heading
    for row in rows:
        wq, yuan = (float(row[at[name]]) for name in ("cost (wq)", "cost (yuan)"))
        assert abs(yuan / (20000 * wq) - 1) < 2e-3, f"{wq} wq are {yuan} yuan"
    remarks = {row[1]: " ".join(row[2:]) for row in rows}
    assert set(remarks) == set(PACKAGES), league
    assert "a cap binds" in remarks["tax_credit"], league
    # Seats raise the credit that goes unused as well, but what stops the credit does not stop them.
    unused = [line for line in text.splitlines() if line.startswith(CAP)][1]
    low = float(re.search(r"\[([^,]+),", unused).group(1))
    assert low > 0, f"this test would see nothing: {unused}"
    assert "a cap binds" not in remarks["seat_subsidy"], league


if __name__ == "__main__":
    check(Program(sys.argv[1]), Path(sys.argv[2]))
