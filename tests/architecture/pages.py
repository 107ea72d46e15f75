#!/usr/bin/python3
"""The pages of the tree at ROOT: every link to a file, and to a heading of one, leads somewhere, and code shown after a link to a
source is part of it."""

import re
import sys
from pathlib import Path

import tree

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def anchors(text):
    """Of the headings of a page, as GitHub names them: small letters, no punctuation, hyphens for blanks."""
    plain = (re.sub(r"[`*]|\[|\]\([^)]*\)", "", heading) for heading in HEADING.findall(FENCE.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in plain}


def faults(root, page):
    folder = (root / page.path).parent
    prose = FENCE.sub("", page.text)
    for target, anchor in LINK.findall(prose):
        if "://" in target:
            continue
        file = folder / target
        if not file.exists():
            yield f"{page.path}: the link {target} leads nowhere"
            continue
        named = page.text if not target else file.read_text(encoding="utf-8") if file.suffix == ".md" else ""
        if anchor and named and anchor not in anchors(named):
            yield f"{page.path}: {target} has no heading #{anchor}"
    for block in FENCE.finditer(page.text):
        links = [link for link, _ in LINK.findall(page.text[:block.start()]) if link.endswith((".cpp", ".hpp"))]
        if block.group(1) == "cpp" and links and (folder / links[-1]).exists():
            if block.group(2).strip() not in (folder / links[-1]).read_text(encoding="utf-8"):
                yield f"{page.path}: the code that begins `{block.group(2).splitlines()[0]}` is not in {links[-1]}"


def controls(root):
    """A dead link, a dead heading and code that is not in its file must be caught."""
    bad = tree.File("bad.md", "# Here\n[a](nowhere.md) [b](#here) [c](#there) [d](models/reference/bass.cpp)\n```cpp\nint not_there;\n```\n")
    return len(list(faults(root, bad))) == 3


if __name__ == "__main__":
    root = Path(sys.argv[1])
    pages = [file for file in tree.read_tree(root) if file.suffix == ".md"]
    found = [fault for page in pages for fault in faults(root, page)]
    print("\n".join(found))
    print(f"{len(pages)} pages, {len(found)} faults")
    sys.exit(1 if found or not pages or not controls(root) else 0)
