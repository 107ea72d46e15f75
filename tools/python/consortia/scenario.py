"""Scenarios: read from a file, laid over in memory, played."""

import os
import re
import warnings
from pathlib import Path

from . import _core
from .playing import Watcher, thread_count
from .yaml_text import flow


class ConsortiaWarning(UserWarning):
    """An input is good but unusual, or something was met on the way."""


def warn(text):
    warnings.warn(text, ConsortiaWarning, stacklevel=3)


class Scenario:
    """A scenario file, and what is laid over it in memory.

    A scenario is a value: ``with_levers`` and ``with_parameters`` give another one. It can be pickled; it is read again, from
    the same file, where it is unpickled.

    Parameters
    ----------
    file : path-like
        A YAML file of a scenario.
    strict : bool
        Warnings are errors.

    Attributes
    ----------
    name : str
        File name without folder and ending, or as it was given.
    model : str
    title : dict of str to str
        By language, ``"en"`` and ``"zh"``.
    start : str or None
        Date of the first step after the burn-in, ``"2025Q1"`` or ``"2025-01"`` by the calendar; None for a model without one.
    steps, burn_in, seed, seeds : int
        In steps; ``seeds`` is how many replicates a run takes where it is not asked for another number.
    parameters : dict of str to float
        Every parameter, in the declared unit.
    values : list of (str, str, str)
        Every value in force: key, value as YAML, where it came from.
    text : str
        The whole scenario as one YAML text.

    Raises
    ------
    InputError
        With every mistake of the file, as ``file:line:column: error: …``.
    """

    def __init__(self, file, *, strict=False, _layers=()):
        self._file = str(file if _layers else Path(os.path.abspath(file)))
        self._layers = tuple(_layers)
        self._strict = strict
        told = _core.load(self._recipe(), strict)
        for text in told.pop("warnings"):
            warn(text)
        self.text = told.pop("resolved")
        self.__dict__.update(told)

    def _recipe(self):
        return _core.Recipe(self._file, list(self._layers))

    def __getstate__(self):
        return self._file, self._layers, self._strict

    def __setstate__(self, state):
        file, layers, strict = state
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConsortiaWarning)
            self.__init__(file, strict=strict, _layers=layers)

    def __eq__(self, other):
        return isinstance(other, Scenario) and self.text == other.text and self.name == other.name

    def __hash__(self):
        return hash((self.name, self.text))

    def __repr__(self):
        return f"<Scenario {self.name}: {self.title['en'] or self.model}, {self.steps} steps" + (f" from {self.start}>" if self.start else ">")

    # ------------------------------------------------------------------------------------------------ variations

    def with_levers(self, levers, *, name=None, title=None):
        """The same with other levers.

        Parameters
        ----------
        levers : dict
            Name to what a scenario file would say: a number in the declared unit, a label, a dict of dates
            (``{"2025Q1": 0.3, "2027Q1": 0.6}``; without a calendar ``{1: 0.3, 9: 0.6}``, 1 being the first step), or a list of entries with ``value``, ``from``, ``ramp_to``, ``target``.
        name : str, optional
            How results call it.
        title : str or dict by language, optional

        Returns
        -------
        Scenario
        """
        return self._with({"levers": levers}, name, title)

    def with_parameters(self, parameters, *, name=None, title=None):
        """The same with other parameters: dict of name to number (in the declared unit) or label, or where one may move to what
        a lever may be, dates and entries."""
        return self._with({"parameters": parameters}, name, title)

    def with_keys(self, *, name=None, title=None, **keys):
        """The same with other ``start``, ``steps``, ``burn_in``, ``seed``, ``seeds``, ``stop``, ``panel`` or ``events``
        (``[{"at": 3, "do": "campaign", "share": 0.4}]``), as a scenario file has them."""
        return self._with(keys, name, title)

    def _with(self, changes, name, title):
        name = name or (slug(title) if isinstance(title, str) else None) or f"{self.name}_changed"
        if not re.fullmatch(r"[\w.-]+", name):
            raise ValueError(f"{name!r} is no name of a file")
        path = self._path_of(name)
        lines = [f"extends: {flow(Path(self._file).name)}"]
        if title is not None:
            lines.append(f"title: {flow(title)}")
        lines += [f"{key}: {flow(value)}" for key, value in changes.items()]
        layers = (*self._layers, (path, "\n".join(lines) + "\n"))
        return Scenario(path, strict=self._strict, _layers=layers)

    def _path_of(self, name):
        """Beside the file it is laid over, under a name that nothing has there."""
        folder = Path(self._file).parent
        taken = {path for path, _ in self._layers}
        path = folder / f"{name}.yaml"
        count = 1
        while path.exists() or str(path) in taken:
            count += 1
            path = folder / f"{name}_{count}.yaml"
        return str(path)

    # ---------------------------------------------------------------------------------------------------- playing

    def run(self, seeds=None, *, out=None, threads=None, digests=False, resume=False, replace=False, progress=False):
        """Plays the scenario.

        Parameters
        ----------
        seeds : int, optional
            Replicates; those of the scenario.
        out : path-like, optional
            Folder of the result, with ``run.h5``, as the command line leaves it; without it nothing is written.
        threads : int, optional
            All there are.
        digests : bool
            Keep the digest of the state after every step (slow).
        resume, replace : bool
            Go on with what is unfinished in ``out``; replace what is there.
        progress : bool or callable
            Show progress on standard error, or call with a dict (``share``, ``seconds_left``, ``runs``, ``runs_done``).

        Returns
        -------
        xarray.Dataset
            What ``run.h5`` holds: every indicator over ``seed`` and ``time``, and over its own dimensions.

        Raises
        ------
        InputError, ModelError, SystemFailure, KeyboardInterrupt
        """
        from .results import to_xarray
        return to_xarray(play([self], False, seeds, out, threads, digests, resume, replace, progress))

    def simulation(self, seed=0, *, threads=1):
        """One replicate of the scenario, to be played step by step: see Simulation."""
        from .simulation import Simulation
        return Simulation(_core.Run(self._recipe(), seed, threads), self)


def play(scenarios, compared, seeds, out, threads, digests, resume, replace, progress):
    return _core.play(recipes=[each._recipe() for each in scenarios], compared=compared, seeds=seeds,
                      folder=None if out is None else str(out), threads=thread_count(threads), digests=digests,
                      resume=resume, replace=replace, told=Watcher(progress))


def slug(title):
    return re.sub(r"\W+", "_", title).strip("_").lower()
