#!/usr/bin/python3
"""Every place has every package, so that places can be compared.

    places.py FOLDER-OF-SCENARIOS
"""

import sys
from pathlib import Path


def faults(scenarios):
    packages = sorted(file.name for file in (scenarios / "packages").glob("*.yaml"))
    places = sorted(file.parent for file in scenarios.glob("*/baseline.yaml"))
    assert len(packages) >= 9 and len(places) >= 4, (packages, places)
    for place in places:
        for package in packages:
            wanted = f"extends: [baseline.yaml, ../packages/{package}]\n"
            file = place / package
            if not file.exists():
                yield f"{file}: is missing; expected {wanted}"
            elif file.read_text(encoding="utf-8") != wanted:
                yield f"{file}: expected {wanted}"


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1])))
    print("".join(found))
    sys.exit(1 if found else 0)
