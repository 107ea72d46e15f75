#!/usr/bin/python3
"""What a newcomer looks for in the consortium model is found by one `ls` or one `grep`: the table under "Where to look" in
models/consortium/ODD.md holds for each the command and the file it leads to. A command may lead there by the heading of a README
whose section links the file.

    finds.py ROOT
"""

import re
import subprocess
import sys
from pathlib import Path

ROW = re.compile(r"^\| ([^|]+) \| `((?:ls|grep) [^`]+)` \| \[([^\]]+)\]\([^)]*\) \|$", re.M)
SOUGHT = {"tax credit", "seat subsidy", "unemployment", "audit chance", "firm exit", "wage equation", "fiscal cost", "student effort",
          "programme choice", "productivity index"}
MOST_LINES = 8


def table(root):
    page = (root / "models/consortium/ODD.md").read_text(encoding="utf-8")
    return ROW.findall(page.partition("## Where to look\n")[2].partition("\n## ")[0])


def section(root, line):
    """What stands under a heading that grep found as path:line:### heading."""
    path, heading = re.match(r"([^:]+/README\.md):(?:\d+:)?(### .*)", line).groups()
    page = (root / path).read_text(encoding="utf-8")
    return re.split(r"^##", page.partition(heading + "\n")[2], flags=re.M)[0]


def leads(root, output, file):
    for line in output.splitlines():
        if f"/{file}" in f"/{line}" or "README.md:" in line and f"({file.split('/')[-1]})" in section(root, line):
            return True
    return False


def faults(root):
    rows = table(root)
    for missing in sorted(SOUGHT ^ {sought for sought, _, _ in rows}):
        yield f"{missing}: not in the table once, or not among what is sought"
    for sought, command, file in rows:
        if re.search(r"[;&|<>$]", command):
            yield f"{sought}: `{command}` is more than one command"
            continue
        found = subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True).stdout
        if not leads(root, found, file):
            yield f"{sought}: `{command}` does not lead to {file}"
        if len(found.splitlines()) > MOST_LINES:
            yield f"{sought}: `{command}` finds {len(found.splitlines())} lines, at most {MOST_LINES} are read"


def main(root):
    found = list(faults(Path(root)))
    print("\n".join(found) or f"{len(SOUGHT)} finds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
