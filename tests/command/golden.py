#!/usr/bin/python3
"""The tables of a made-up comparison, letter by letter, at four widths in both languages. `golden.py MADE_TABLES [--renew]`:
with `--renew` the files are written anew; look at what changed before it is kept."""

import subprocess
import sys
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


def cases():
    for language in ("en", "zh"):
        for width in (60, 80, 120, 200):
            yield TABLES / f"{language}_{width}.txt", (language, str(width))
            yield TABLES / f"draws_{language}_{width}.txt", (language, str(width), "draws")
    yield TABLES / "explain.txt", ("explain",)


def main(program, renew):
    wrong = []
    for file, arguments in cases():
        shown = subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout
        if renew:
            file.write_text(shown)
        elif shown != file.read_text():
            wrong.append(f"{file.name}: expected\n{file.read_text()}\ngot\n{shown}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:] == ["--renew"]))
