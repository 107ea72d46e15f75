"""Studies: a design over levers and parameters, analysed; calibrations; and searches for the best packages."""

import json
import subprocess
from functools import cached_property
from pathlib import Path
from shutil import which

import pandas as pd
import xarray as xr

from . import _core
from .playing import Watcher, thread_count
from .results import open_result, to_xarray


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
        told_by_analysis(self._result.path, folder)
        return xr.open_dataset(folder / "indices.h5", engine="h5netcdf")


def calibrate(study, *, out, seeds=None, threads=None, replace=False, progress=False):
    """Finds values of free parameters that meet the moments of a study, and how sure they are; as ``consortia calibrate`` does,
    to the same bytes.

    Parameters
    ----------
    study : path-like
        A YAML file of a study with ``moments`` and ``free``.
    out : path-like
        Folder of ``posterior.csv``, ``calibration.json``, ``calibration.html``, ``study.h5`` and of what is unfinished, with
        which it goes on.
    seeds, threads, replace, progress
        As of Scenario.run.

    Returns
    -------
    Calibration

    Raises
    ------
    FileNotFoundError
        The program ``consortia-analyse`` is not on the path, nor in the folder of this package.
    RuntimeError
        With what it said.
    """
    count = thread_count(threads)
    analysis_program()  # missed before anything is played

    def search(question):
        return told_by_analysis("--calibrate", str(count), input=question)

    _core.calibrate(study=str(study), seeds=seeds, folder=str(out), threads=count, replace=replace, analyst=search,
                    told=Watcher(progress))
    return Calibration(out)


class Calibration:
    """What a calibration left in a folder, by ``calibrate`` or by the command line.

    Attributes
    ----------
    posterior : pandas.DataFrame
        Equally likely draws in rows, a column a parameter. A scenario takes the file: ``parameters: {draws: posterior.csv}``.
    moments : pandas.DataFrame
        One row a moment: target, tolerance, before and after, distance in tolerances.
    parameters : pandas.DataFrame
        One row a free parameter: prior, median, intervals, width of the posterior as a share of the prior's.
    findings : list of str
        In words: what cannot be met, what no moment informs, how good the emulator was.
    study : Study
        Every point that was played.
    """

    def __init__(self, folder):
        self.folder = Path(folder)
        self._found = json.loads((self.folder / "calibration.json").read_text(encoding="utf-8"))
        self.posterior = pd.read_csv(self.folder / "posterior.csv", index_col="draw")
        self.moments = pd.DataFrame(self._found["moments"]).set_index("name")
        self.parameters = pd.DataFrame(self._found["parameters"]).set_index("name")
        self.findings = self._found["findings"]

    @cached_property
    def study(self):
        return open_result(self.folder / "study.h5")

    def __repr__(self):
        return "\n".join(self.findings)


def optimise(study, *, out, budget=None, seeds=None, threads=None, replace=False, progress=False):
    """Finds the packages that serve the objectives of a study best under its constraints; as ``consortia optimise`` does, to the
    same bytes.

    Parameters
    ----------
    study : path-like
        A YAML file of a study with ``objectives`` and ``factors``.
    out : path-like
        Folder of ``front.csv``, ``front/package_1.yaml`` and so on, ``optimisation.html``, ``study.h5`` and of what is
        unfinished, with which it goes on.
    budget : int, optional
        How many runs may be played, in place of the study's.
    seeds, threads, replace, progress
        As of Scenario.run.

    Returns
    -------
    Optimum

    Raises
    ------
    FileNotFoundError
        The program ``consortia-analyse`` is not on the path, nor in the folder of this package.
    RuntimeError
        With what it said.
    """
    analysis_program()  # missed before anything is played

    def search(question):
        return told_by_analysis("--optimise", input=question)

    _core.optimise(study=str(study), budget=budget, seeds=seeds, folder=str(out), threads=thread_count(threads), replace=replace,
                   analyst=search, told=Watcher(progress))
    return Optimum(out)


class Optimum:
    """What a search for the best packages left in a folder, by ``optimise`` or by the command line.

    Attributes
    ----------
    front : pandas.DataFrame
        One row a package, by the first objective: what it sets, what it comes to with its interval of 95 %, and what one more of
        the first objective costs in the second, against the package before.
    packages : list of Path
        Each as a scenario, in the order of the rows; those that lie outside its folder it extends, so it is played with ``root``.
    study : Study
        Every package that was tried.
    confirmed : Study
        Those that were played again with more seeds.
    """

    def __init__(self, folder):
        self.folder = Path(folder)
        self.front = pd.read_csv(self.folder / "front.csv", index_col="package")
        self.packages = [self.folder / "front" / f"package_{number}.yaml" for number in self.front.index]

    @cached_property
    def study(self):
        return open_result(self.folder / "study.h5")

    @cached_property
    def confirmed(self):
        return open_result(self.folder / "front" / "study.h5")

    def __repr__(self):
        return repr(self.front)


def told_by_analysis(*words, input=None):
    done = subprocess.run([analysis_program(), *words], input=input, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def analysis_program():
    beside = Path(__file__).parent / "consortia-analyse"
    found = str(beside) if beside.exists() else which("consortia-analyse")
    if found is None:
        raise FileNotFoundError("consortia-analyse, the program of sensitivity analysis, is not on the path")
    return found
