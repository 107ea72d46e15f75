"""What is heard of runs while they are played."""

import os
import sys


def thread_count(threads):
    """As many as this process may use, unless another number is asked for."""
    return len(os.sched_getaffinity(0)) if threads is None else threads


class Watcher:
    """Shows progress on standard error, hands it to a callable, or neither; warnings are Python's."""

    def __init__(self, progress):
        self._told = progress if callable(progress) else None
        self._shown = bool(progress) and self._told is None

    def progress(self, now):
        if self._told is not None:
            self._told(now)
        elif self._shown:
            self._show(now)

    def warning(self, text):
        from .scenario import warn
        warn(text)

    @staticmethod
    def _show(now):
        left = now["seconds_left"]
        rest = "" if left is None else f", {left:.0f} s left"
        end = "\n" if now["share"] >= 1 else "\r"
        print(f"{now['share']:4.0%} of {now['runs']} runs{rest}   ", end=end, file=sys.stderr, flush=True)
