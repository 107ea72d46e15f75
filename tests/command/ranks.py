#!/usr/bin/python3
"""A study over the ranks of MPI: the same bytes as alone, at any number of ranks. `ranks.py PROGRAM`; skipped (77) without mpirun."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

STUDY = Path(__file__).parent / "scenarios" / "births_study.yaml"
AS_ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}


def command(program, ranks, *words):
    return ["mpirun", "--oversubscribe", "-n", str(ranks), program.path, "sweep", *map(str, words)]


def mpirun(program, ranks, *words):
    return subprocess.run(command(program, ranks, *words), env={**os.environ, **AS_ROOT}, capture_output=True, text=True, timeout=300)


def swept(program, ranks, folder, *words):
    """The bytes of the result; fails unless so many ranks worked on it."""
    done = mpirun(program, ranks, STUDY, "--out", folder, *words)
    assert done.returncode == 0, done.stderr
    if ranks > 1:
        assert f"on {ranks} ranks" in done.stderr, done.stderr
        journals = [path.name for path in (folder / "work").iterdir() if "-rank-" in path.name]
        assert len(journals) == ranks, f"{ranks} ranks asked for, journals: {journals}"
    return (folder / "study.h5").read_bytes()


def same_at_any_number_of_ranks(program, folder):
    program("sweep", STUDY, "--out", folder / "alone")
    reference = (folder / "alone" / "study.h5").read_bytes()
    for ranks in (1, 2, 3, 4):
        assert swept(program, ranks, folder / f"{ranks}") == reference, f"{ranks} ranks: other bytes"
    assert swept(program, 2, folder / "threads", "--threads", "2", "--burn-ins", "none") == reference, "2 x 2: other bytes"
    assert swept(program, 3, folder / "seed", "--set", "seed=7") != reference, "another seed gave the same bytes"
    return reference


def every_rank_works(program, folder):
    """With enough runs each of them gets some."""
    swept(program, 3, folder, "--seeds", "12", "--set", "steps=60")
    sizes = [path.stat().st_size for path in (folder / "work").iterdir() if "-rank-" in path.name]
    assert min(sizes) > 1000, f"a rank did nothing: journals of {sizes} bytes"


def goes_on_with_other_ranks_where_shards_were(program, folder, reference):
    program("sweep", STUDY, "--out", folder, "--shard", "2/2")
    assert swept(program, 2, folder) == reference, "after a shard: other bytes"


def mistakes_are_said_once_and_end_all(program, folder):
    wrong = mpirun(program, 3, STUDY.parent / "town.yaml", "--out", folder / "out")
    assert wrong.returncode == 2 and wrong.stderr.count("is a scenario, which") == 1, wrong.stderr
    (folder / "file").write_text("not a folder")
    refused = mpirun(program, 3, STUDY, "--out", folder / "file" / "out")
    assert refused.returncode == 4 and refused.stderr.count("Not a directory") == 1, refused.stderr


def journals_of(folder):
    work = folder / "work"
    return sum(path.stat().st_size for path in work.glob("journal-*")) if work.exists() else 0


def killed_when_journals_grow(program, folder, words, whole_group):
    """Kills one rank, or all, once something new is finished. Whether they were still at work."""
    before = journals_of(folder)
    job = subprocess.Popen(command(program, 3, STUDY, "--out", folder, *words), env={**os.environ, **AS_ROOT},
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while job.poll() is None and journals_of(folder) < before + 20_000:
        time.sleep(0.01)
    found = subprocess.run(["pgrep", "-P", str(job.pid)], capture_output=True, text=True).stdout.split()
    ranks = [int(word) for word in found] if job.poll() is None else []
    for rank in ranks if whole_group else ranks[-1:]:
        os.kill(rank, signal.SIGKILL)
    job.wait(timeout=60)
    return bool(ranks)


def killed_ranks_lose_only_what_they_were_doing(program, folder):
    """One rank is killed, then all; what is finished stays, and the rest completes it to the same bytes."""
    longer = ("--seeds", "8", "--set", "steps=1500", "--burn-ins", "none", "--checkpoint-every", "1e9")
    program("sweep", STUDY, "--out", folder / "alone", *longer)
    kills, kept = 0, 0
    for whole_group in (False, True, False, True):
        kills += killed_when_journals_grow(program, folder / "killed", longer, whole_group)
        status = program("status", STUDY, "--out", folder / "killed", *longer[:4]).stdout
        now = int(re.search(r"runs finished +(\d+)", status).group(1))
        assert now >= kept, "a finished run was lost"
        kept = now
    assert kills > 1, "it was hardly ever killed: the study is too short for this test"
    left = mpirun(program, 2, STUDY, "--out", folder / "killed", *longer)
    assert left.returncode == 0, left.stderr
    played = int(re.search(r"(\d+) runs? finished", left.stderr).group(1))
    assert (folder / "killed" / "study.h5").read_bytes() == (folder / "alone" / "study.h5").read_bytes(), "killed: other bytes"
    print(f"{kills} kills, {kept} runs were kept, {played} were left")


def status_is_told_while_they_write(program, folder):
    """It reads journals that grow under its eyes: counts that only grow, and no word of damage."""
    words = ("--seeds", "8", "--set", "steps=400")
    job = subprocess.Popen(command(program, 3, STUDY, "--out", folder, *words), env={**os.environ, **AS_ROOT},
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    told = []
    while job.poll() is None:
        done = program("status", STUDY, "--out", folder, *words)
        assert not done.stderr, done.stderr
        told.append(int(re.search(r"runs finished +(\d+)", done.stdout).group(1)))
    assert job.returncode == 0
    assert told == sorted(told) and len(set(told)) > 2, f"told while they wrote: {told}"


if __name__ == "__main__":
    program = Program(sys.argv[1])
    if not shutil.which("mpirun"):
        print("there is no mpirun")
        sys.exit(77)
    with Folder() as folder:
        if "without MPI" in mpirun(program, 2, STUDY, "--out", folder / "probe").stderr:
            print("the program is built without MPI")
            sys.exit(77)
        reference = same_at_any_number_of_ranks(program, folder / "same")
        every_rank_works(program, folder / "all")
        goes_on_with_other_ranks_where_shards_were(program, folder / "shards", reference)
        mistakes_are_said_once_and_end_all(program, folder)
        status_is_told_while_they_write(program, folder / "status")
        killed_ranks_lose_only_what_they_were_doing(program, folder / "kills")
    print(f"{len(reference)} bytes agree at 1, 2, 3 and 4 ranks")
