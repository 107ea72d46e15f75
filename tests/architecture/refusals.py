#!/usr/bin/python3
"""Compiles SOURCE as the tests are compiled (COMPILE_COMMANDS) and compares with what its comments expect:
`// expect: phrase` must fail and say the phrase in its errors; `// compiles` must succeed."""

import json
import os
import re
import shlex
import subprocess
import sys

KEPT = re.compile(r"-(std=|I|isystem|D|f|W)")


def compile_line(commands, source):
    """The compiler and flags of a file of the unit tests, turned to another source and to checking alone."""
    sample = next(c for c in commands if "/tests/unit/" in c["file"])
    words = shlex.split(sample["command"])
    line, at = [words[0]], 1
    while at < len(words):
        word = words[at]
        if word in ("-isystem", "-I", "-D"):
            line += [word, words[at + 1]]
            at += 1
        elif KEPT.match(word) and word not in ("-Winvalid-pch", "-Werror"):
            line.append(word)
        at += 1
    return [*line, "-fsyntax-only", source]


def launcher_removed(words):
    return words[1:] if words[0].endswith("ccache") else words


def judge(text, result):
    expected = re.findall(r"^// expect: (.+)$", text, re.M)
    if "// compiles" in text:
        return result.returncode == 0, "compiles"
    if not expected:
        return False, "a case needs `// expect: phrase` or `// compiles`"
    errors = "\n".join(line for line in result.stderr.splitlines() if "error" in line)
    return result.returncode != 0 and all(phrase in errors for phrase in expected), "; ".join(expected)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        commands = json.load(file)
    for command in commands:
        command["command"] = shlex.join(launcher_removed(shlex.split(command["command"])))
    with open(sys.argv[2], encoding="utf-8") as file:
        text = file.read()
    plain = {**os.environ, "LC_ALL": "C"}  # straight quotes in the compiler's words
    result = subprocess.run(compile_line(commands, sys.argv[2]), capture_output=True, text=True, env=plain)
    passed, expected = judge(text, result)
    print(f"expected: {expected}\ncame:\n{result.stderr or '(no message)'}")
    sys.exit(0 if passed else 1)
