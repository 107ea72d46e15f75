#!/usr/bin/python3
"""Compiles each program of refusals/ as the tests are compiled (COMPILE_COMMANDS) and compares with what its comments expect:
`// expect: phrase` must fail and say the phrase in its errors; `// compiles` must succeed."""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FLAGS = re.compile(r"-(std=|I|isystem|D|f|W)")
SHARED = "tests/support/town.hpp"  # what all cases include: compiled once, ahead
PLAIN = {**os.environ, "LC_ALL": "C"}  # straight quotes in the compiler's words


def compile_line(commands):
    """The compiler and the flags by which a file of the unit tests is compiled."""
    sample = shlex.split(next(c["command"] for c in commands if "/tests/unit/" in c["file"]))
    if sample[0].endswith("ccache"):
        del sample[0]
    line = [sample[0]]
    for at, word in enumerate(sample):
        if word in ("-isystem", "-I", "-D"):
            line += [word, sample[at + 1]]
        elif FLAGS.match(word) and word not in ("-Winvalid-pch", "-Werror"):
            line.append(word)
    return line


def compile_ahead(line, root, folder):
    header = Path(folder, SHARED + ".gch")
    header.parent.mkdir(parents=True)
    subprocess.run([*line, "-w", "-x", "c++-header", root / SHARED, "-o", header], check=True)
    return [line[0], f"-I{folder}", *line[1:]]


def judge(text, result):
    """Whether the compiler answered as expected, and what was expected."""
    if "// compiles" in text:
        return result.returncode == 0, "compiles"
    expected = re.findall(r"^// expect: (.+)$", text, re.M)
    if not expected:
        return False, "a case needs `// expect: phrase` or `// compiles`"
    errors = "\n".join(line for line in result.stderr.splitlines() if "error" in line)
    return result.returncode != 0 and all(phrase in errors for phrase in expected), "; ".join(expected)


def try_case(line, source):
    result = subprocess.run([*line, "-fsyntax-only", source], capture_output=True, text=True, env=PLAIN)
    passed, expected = judge(source.read_text(encoding="utf-8"), result)
    print(f"{'as expected' if passed else 'NOT AS EXPECTED'}: {source.stem}: {expected}")
    if not passed:
        print(result.stderr or "(the compiler said nothing)")
    return passed


if __name__ == "__main__":
    commands = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    here = Path(__file__).parent
    sources = sorted((here / "refusals").rglob("*.cpp"))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        line = compile_ahead(compile_line(commands), here.parent.parent, folder)
        passed = list(pool.map(lambda source: try_case(line, source), sources))
    sys.exit(0 if all(passed) and len(passed) > 1 else 1)
