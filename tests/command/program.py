"""A program of ours as tests see it: what it writes, says and returns."""

import os
import subprocess
import tempfile
from pathlib import Path


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
