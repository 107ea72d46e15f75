#!/usr/bin/python3
"""`page.py PROGRAM SCENARIOS`: every example of scenarios/README.md, saved as toy/mine.yaml, is what the page says: good, without a
word but in the block of text that follows it, which stands word for word in what `check` prints."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = re.compile(r"^```yaml\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.M | re.S)
GOOD = "mine: good, 0 warnings\n"
NAMED = {  # files that examples name
    "posterior.csv": "draw,transfer.hazard\n0,0.1\n1,0.2\n",
    "regions.geojson": '{"features": [{"properties": {"name": "region_1"}, "geometry": {"type": "Polygon", "coordinates": '
                       '[[[0, 0], [2, 0], [2, 1], [0, 0]]]}}]}',
}


def said(program, folder, example):
    (folder / "mine.yaml").write_text(example, encoding="utf-8")
    done = subprocess.run([program, "check", "mine.yaml"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=100)
    return done.stdout


def main(program, scenarios):
    examples = EXAMPLE.findall((scenarios / "README.md").read_text(encoding="utf-8"))
    if len(examples) < 8 or not any(text for _, text in examples):
        sys.exit("the page has lost its examples")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "scenarios"
        shutil.copytree(scenarios, place)
        for name, text in NAMED.items():
            (place / "toy" / name).write_text(text, encoding="utf-8")
        if "nearest is policy.seat_subsidy" not in said(program, place / "toy", "extends: baseline.yaml\nlevers: {policy.seat_subsdy: 1}\n"):
            sys.exit("a mistake is not seen")
        wrong = [(example, text or GOOD, output) for example, text in examples
                 if (output := said(program, place / "toy", example)) != (text or GOOD)]
    for example, text, output in wrong:
        print(f"--- of\n{example}--- the page says\n{text}--- and check\n{output}")
    print(f"{len(examples)} examples, {len(wrong)} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
