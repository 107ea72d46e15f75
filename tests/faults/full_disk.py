#!/usr/bin/python3
"""A disk too small is refused beforehand; one that fills up meanwhile ends the command in words, and nothing finished is lost.

    full_disk.py PROGRAM run|sweep SCENARIO|STUDY [option…]

On a small file system in memory. Where none can be mounted (no root, a container) the test is skipped: exit 77.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program

SYSTEM_FAILED = 4
RESULT = {"run": "run.h5", "sweep": "study.h5"}
MEGABYTE = 1 << 20


class SmallDisk:
    def __init__(self, folder, megabytes):
        self.folder = folder / f"disk{megabytes}"
        self.megabytes = megabytes

    def __enter__(self):
        self.folder.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.megabytes}m,mode=0755", "none", self.folder], capture_output=True)
        if mounted.returncode != 0:
            print("no file system can be mounted here; skipped")
            sys.exit(77)
        return self.folder

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], check=True)


def fill(folder):
    """Takes all that is left."""
    with open(folder / "filler", "wb", buffering=0) as filler:
        try:
            for size in (MEGABYTE, 4096):
                while filler.write(bytes(size)) == size:
                    pass
        except OSError:
            pass


def check_refused_beforehand(program, command, folder):
    with SmallDisk(folder, 1) as disk:
        refused = program(*command, "--out", disk / "out", code=SYSTEM_FAILED)
        assert "of disk are needed" in refused.stderr and "nothing was run" in refused.stderr, refused.stderr
        assert not list(disk.iterdir()), "it wrote before it refused"
        dry = program(*command, "--out", disk / "out", "--dry-run", code=SYSTEM_FAILED)
        assert "1.0 MB free" in dry.stdout, dry.stdout
        assert not list(disk.iterdir()), "--dry-run wrote something"


def check_filled_meanwhile(program, command, folder, reference):
    with SmallDisk(folder, 8) as disk:
        process = subprocess.Popen([program.path, *map(str, command), "--out", disk / "out", "--threads", "1", "--checkpoint-every", "0"],
                                   stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        checkpoints = disk / "out" / "work" / "checkpoints"
        while process.poll() is None and not (checkpoints.exists() and list(checkpoints.iterdir())):
            time.sleep(0.002)
        fill(disk)
        _, said = process.communicate(timeout=300)
        assert process.returncode == SYSTEM_FAILED, f"a full disk ended it with {process.returncode}: {said}"
        assert "No space left on device" in said, said
        assert not (disk / "out" / RESULT[command[0]]).exists(), "it published a result on a full disk"
        os.remove(disk / "filler")
        program(*command, "--out", disk / "out", "--resume")
        assert (disk / "out" / RESULT[command[0]]).read_bytes() == reference, "filled and resumed: other bytes"


if __name__ == "__main__":
    program, command = Program(sys.argv[1]), sys.argv[2:]
    with Folder() as folder:
        program(*command, "--out", folder / "straight")
        check_refused_beforehand(program, command, folder)
        check_filled_meanwhile(program, command, folder, (folder / "straight" / RESULT[command[0]]).read_bytes())
    print("refused beforehand, stopped by a full disk, resumed with the same bytes")
