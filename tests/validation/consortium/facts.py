#!/usr/bin/python3
"""Every source in models/consortium/facts.yaml has its flag, and every test that it names is there."""

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[3]
FLAGS = ("[S]", "[C]", "[M]", "[A]")


def faults(stated):
    for fact in stated["facts"] + stated["tested"] + stated["not_measured"]:
        if not any(flag in fact["source"] for flag in FLAGS):
            yield f"{fact['id']}: its source has no flag ({', '.join(FLAGS)})"
    for fact in stated["tested"]:
        if not (ROOT / fact["test"]).exists():
            yield f"{fact['id']}: there is no {fact['test']}"


if __name__ == "__main__":
    found = list(faults(yaml.safe_load((ROOT / "models/consortium/facts.yaml").read_text(encoding="utf-8"))))
    print("\n".join(found))
    sys.exit(1 if found else 0)
