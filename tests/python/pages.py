"""The blocks of Python in the package's README run, in their order, as a reader types them in the root of the tree; one that needs
what is not there is left out, and named."""

import os
import re
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)

page = ROOT / "tools/python/README.md"
blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
assert len(blocks) >= 3, "the page has lost its blocks"
with tempfile.TemporaryDirectory() as folder:
    shutil.copytree(ROOT / "scenarios", Path(folder) / "scenarios")
    os.chdir(folder)
    names = {"__name__": "page"}
    for block in blocks:
        try:
            exec(compile(block, str(page), "exec"), names)
        except ModuleNotFoundError as missing:
            print(f"left out, {missing}: {block.splitlines()[0]}")
    os.chdir(ROOT)
assert names["both"].league.shape[0] > 0
assert names["ties"].dims == ("seed", "partnership", "panel_time") and names["ties"].notnull().any()
assert names["quarter"] == "2026Q4" and len(names["table"]) > 900
