"""A program of ours as tests see it: what it writes, says and returns."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

AS_ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}


class Program:
    def __init__(self, path):
        self.path = str(path)

    def __call__(self, *arguments, code=0, environment=()):
        """Runs it to its end, with more in its environment; fails unless it returns `code`."""
        done = subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True, timeout=600,
                              env={**os.environ, **dict(environment)})
        assert done.returncode == code, f"{arguments}: expected exit {code}, got {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def begin(self, *arguments):
        """In a process group of its own, so that all of it can be killed."""
        return subprocess.Popen([self.path, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                start_new_session=True)


class Folder(tempfile.TemporaryDirectory):
    def __enter__(self):
        return Path(super().__enter__())


def two_programs(folder, simulator, analyse):
    """The simulator and the program that searches, as they are installed beside each other."""
    (folder / "bin").mkdir()
    shutil.copy2(analyse, folder / "bin" / "consortia-analyse")
    return Program(shutil.copy2(simulator, folder / "bin" / "town"))


def ranks(*words):
    return subprocess.run([str(word) for word in words], env={**os.environ, **AS_ROOT}, capture_output=True, text=True, timeout=300)


def killed(program, words, folder, journals):
    """Kills it and all it started once so many bytes of runs are finished in its folder. Whether it was still at work."""
    job = program.begin(*words)
    while job.poll() is None and sum(path.stat().st_size for path in folder.glob("work/journal-*")) < journals:
        time.sleep(0.002)
    at_work = job.poll() is None
    if at_work:
        os.killpg(job.pid, signal.SIGKILL)
    job.wait(timeout=60)
    return at_work


def paused_and_interrupted(program, words, folder, journals):
    """Begins it, lets it stand still once so many bytes of runs are finished in its folder, and interrupts it. What it said."""
    job = subprocess.Popen([program.path, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while job.poll() is None and sum(path.stat().st_size for path in folder.glob("work/journal-*")) < journals:
        time.sleep(0.002)
    program("pause", *words[1:4])
    said = ""
    while "paused" not in said and (line := job.stderr.readline()):
        said += line
    return said + interrupted(job)


def interrupted(job):
    """Asks it to stop. What it said."""
    job.send_signal(signal.SIGINT)
    _, said = job.communicate(timeout=60)
    assert job.returncode == 130, f"expected to be interrupted, got {job.returncode}: {said}"
    return said
