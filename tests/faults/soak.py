#!/usr/bin/python3
"""A long sweep does not grow: the mean memory of its last fifth of runs is within a hundredth of that of its second fifth.

    soak.py PROGRAM STUDY [option…]
"""

import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program

MOST_GROWTH = 0.01


def resident(pid):
    """Bytes, or nothing once it has ended."""
    try:
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except FileNotFoundError:
        return None
    return 1024 * int(found.group(1)) if found else None


def size_of_journal(folder):
    return sum(path.stat().st_size for path in (folder / "work").glob("journal-*"))


def watched(program, words, folder):
    """Sizes of journal and memory while it plays."""
    process, seen = program.begin("sweep", *words, "--out", folder), []
    while (memory := resident(process.pid)) is not None:
        seen.append((size_of_journal(folder), memory))
        time.sleep(0.02)
    assert process.wait() == 0, "the sweep failed"
    return seen


def mean_memory(seen, begin, end):
    """Between two shares of the journal. It is read and merged when it is whole: that is another matter."""
    whole = seen[-1][0]
    sizes = [memory for size, memory in seen if begin * whole <= size < end * whole]
    assert len(sizes) >= 20, f"{len(sizes)} looks from {begin} to {end} of the sweep: it is too short for this test"
    return sum(sizes) / len(sizes)


if __name__ == "__main__":
    program, words = Program(sys.argv[1]), sys.argv[2:]
    with Folder() as folder:
        began = time.monotonic()
        seen = watched(program, words, folder)
        seconds = time.monotonic() - began
        status = program("status", *words, "--out", folder).stdout
    warm, last = mean_memory(seen, 0.2, 0.4), mean_memory(seen, 0.8, 1)
    growth = last / warm - 1
    runs = re.search(r"runs finished +(\d+)", status).group(1)
    print(f"{runs} runs in {seconds:.0f} s: {warm / 1e6:.2f} MB after warm-up, {last / 1e6:.2f} MB in the end, growth {100 * growth:.2f} %")
    assert growth < MOST_GROWTH, "it grows"
