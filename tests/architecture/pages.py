#!/usr/bin/python3
"""The pages of the tree at ROOT: every link to a file leads somewhere, and code shown after a link to a source is part of it."""

import re
import sys
from pathlib import Path

import tree

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def faults(root, page):
    folder = (root / page.path).parent
    prose = FENCE.sub("", page.text)
    for target in LINK.findall(prose):
        if "://" not in target and not (folder / target).exists():
            yield f"{page.path}: the link {target} leads nowhere"
    for block in FENCE.finditer(page.text):
        links = [link for link in LINK.findall(page.text[:block.start()]) if link.endswith((".cpp", ".hpp"))]
        if block.group(1) == "cpp" and links and (folder / links[-1]).exists():
            if block.group(2).strip() not in (folder / links[-1]).read_text(encoding="utf-8"):
                yield f"{page.path}: the code that begins `{block.group(2).splitlines()[0]}` is not in {links[-1]}"


def controls(root):
    """A dead link and code that is not in its file must be caught."""
    bad = tree.File("bad.md", "[a](nowhere.md) [b](models/reference/bass.cpp)\n```cpp\nint not_there;\n```\n")
    return len(list(faults(root, bad))) == 2


if __name__ == "__main__":
    root = Path(sys.argv[1])
    pages = [file for file in tree.read_tree(root) if file.suffix == ".md"]
    found = [fault for page in pages for fault in faults(root, page)]
    print("\n".join(found))
    print(f"{len(pages)} pages, {len(found)} faults")
    sys.exit(1 if found or not pages or not controls(root) else 0)
