#!/usr/bin/python3
"""The offline site of the tree at ROOT: Doxygen warns of nothing, every link of it leads somewhere, and most names of the engine have
words of their own.

    site.py ROOT DOXYGEN
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 500  # names whose declaration says all, and handles' own plumbing, were 456 when they were counted
PAGES = ("index", "tools_docs_index_zh", "engine_README", "engine_step_phases_README", "classconsortia_1_1Rng", "bass_8cpp_source")
LINK = re.compile(r'href="([^"#]*)(?:#([^"]*))?"')


def made(folder):
    """The warnings."""
    (folder / "Doxyfile").write_text(f"@INCLUDE = tools/docs/Doxyfile\nOUTPUT_DIRECTORY = {folder}\n")
    done = subprocess.run([doxygen, folder / "Doxyfile"], cwd=root, capture_output=True, text=True)
    return done.stderr.splitlines() + ([] if done.returncode == 0 else [f"doxygen ended with {done.returncode}"])


def dead_links(html):
    for page in sorted(html.glob("*.html")):
        for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
            if target and "://" not in target and not target.startswith("javascript:") and not (html / target).exists():
                yield f"{page.name}: {target} leads nowhere"


root, doxygen = sys.argv[1:]
if not doxygen or doxygen.endswith("NOTFOUND"):
    print("Doxygen is not there")
    sys.exit(77)
with tempfile.TemporaryDirectory() as name:
    warnings = made(Path(name))
    html = Path(name) / "html"
    without_words = [line for line in warnings if line.endswith("is not documented.") and "/engine/" in line]
    faults = [line for line in warnings if not line.endswith("is not documented.")]
    faults += [f"{page}.html is missing" for page in PAGES if not (html / f"{page}.html").exists()]
    faults += dead_links(html)
if len(without_words) > MOST:
    faults += [*without_words, f"{len(without_words)} names have no words of their own, expected at most {MOST}"]
print("\n".join(faults))
print(f"{len(faults)} faults, {len(without_words)} names of the engine without words of their own")
sys.exit(1 if faults else 0)
