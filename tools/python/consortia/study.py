"""Studies: a design over levers and parameters."""

import subprocess
from functools import cached_property
from pathlib import Path
from shutil import which

import xarray as xr

from . import _core
from .playing import Watcher, thread_count
from .results import to_xarray


def sweep(study, *, out, seeds=None, threads=None, resume=False, replace=False, progress=False):
    """Plays a study on this machine.

    Parameters
    ----------
    study : path-like
        A YAML file of a study.
    out : path-like
        Folder of the result and of what is unfinished.
    seeds, threads, resume, replace, progress
        As of Scenario.run.

    Returns
    -------
    Study
    """
    result = _core.sweep(study=str(study), seeds=seeds, folder=str(out), threads=thread_count(threads), resume=resume,
                         replace=replace, told=Watcher(progress))
    return Study(result)


class Study:
    """What came of a study."""

    def __init__(self, result):
        self._result = result

    def to_xarray(self):
        """What ``study.h5`` holds: outcomes over ``point`` and ``seed``, and the factors of each point."""
        return self._data

    @cached_property
    def _data(self):
        return to_xarray(self._result)

    def analyse(self):
        """Sensitivity indices of a design by ``sobol_indices`` or ``morris``, as ``consortia analyse`` finds them.

        Returns
        -------
        xarray.Dataset

        Raises
        ------
        FileNotFoundError
            The program ``consortia-analyse`` is not on the path, nor in the folder of this package.
        RuntimeError
            With what it said.
        """
        folder = Path(self._result.path).parent / "analysis"
        done = subprocess.run([analysis_program(), self._result.path, folder], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return xr.open_dataset(folder / "indices.h5", engine="h5netcdf")


def analysis_program():
    beside = Path(__file__).parent / "consortia-analyse"
    found = str(beside) if beside.exists() else which("consortia-analyse")
    if found is None:
        raise FileNotFoundError("consortia-analyse, the program of sensitivity analysis, is not on the path")
    return found
