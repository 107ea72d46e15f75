#!/usr/bin/python3
"""The block of README.md for clusters, line by line, in a bare Debian 12 by a user who is not root; then a model outside the tree.

    cluster.py        skipped (77) unless root, with debootstrap. Takes some minutes.
"""

import re

from bare import ROOT, Bare, skip_unless_possible

# What the page says the site's modules give, and what the user unpacks under ~/.local.
SITE = ["g++", "cmake", "ninja-build", "libeigen3-dev", "libboost-dev", "libhdf5-dev", "libyaml-cpp-dev"]
UNPACKED = ["librandom123-dev", "libcli11-dev", "nlohmann-json3-dev", "libxxhash-dev", "libfmt-dev", "libfmt9"]

UNPACK = f"""
mkdir -p ~/.local ~/unpacked && cd ~/unpacked
apt-get -q download {" ".join(UNPACKED)}
for package in *.deb; do dpkg-deb -x "$package" .; done
cp -r usr/. ~/.local
"""
OUTSIDE = """
~/.local/bin/consortia run scenarios/toy/baseline.yaml --set burn_in=4 --set steps=4 --seeds 1 --out ~/toy
cmake -G Ninja -S tests/models/outside -B ~/rumour -DCMAKE_PREFIX_PATH="$HOME/.local"
cmake --build ~/rumour
~/rumour/rumour run tests/models/outside/scenarios/baseline.yaml --out ~/rumour/out
"""


def block():
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("### Building on a cluster without root")[1]
    return re.search(r"^```sh\n(.*?)^```$", section, re.M | re.S).group(1)


if __name__ == "__main__":
    skip_unless_possible()
    assert "cmake --install" in block()
    with Bare("bookworm", SITE) as bare:
        bare.as_user(UNPACK)
        bare.as_user("module() { :; }\n" + block())  # a site's modules are packages here
        bare.as_user(OUTSIDE)
    print("built, installed and built against as README.md says")
