"""Scenarios beside the first of them."""

import io
import json
from functools import cached_property
from html import escape
from pathlib import Path

import pandas as pd

from .results import to_xarray
from .scenario import Scenario, play


def compare(scenarios, seeds=None, *, out=None, threads=None, digests=False, resume=False, replace=False, progress=False,
            cost_of_funds=0.0, across_places=False):
    """Plays scenarios with the same random numbers.

    Parameters
    ----------
    scenarios : list of Scenario or path-like
        The first is what the others are held against.
    cost_of_funds : float
        What a unit of public money costs beyond itself.
    across_places : bool
        Rank scenarios that differ in more than levers.
    seeds, out, threads, digests, resume, replace, progress
        As of Scenario.run; ``out`` gets ``compare.h5``.

    Returns
    -------
    Comparison
    """
    given = [each if isinstance(each, Scenario) else Scenario(each) for each in scenarios]
    result = play(given, True, seeds, out, threads, digests, resume, replace, progress)
    return Comparison(result, cost_of_funds, across_places)


class Comparison:
    """What scenarios differ in, and which buys most.

    Attributes
    ----------
    data : xarray.Dataset
        What ``compare.h5`` holds.
    answer : list of str
        In a few sentences (English; ``answer_in("zh")`` for Chinese).
    league : pandas.DataFrame
        One row a benefit and package: rank, net cost, effect and cost per unit with intervals, verdict.
    differences : pandas.DataFrame
        One row an indicator, cell, period and package: baseline, difference with interval, per cent.
    """

    def __init__(self, result, cost_of_funds=0.0, across_places=False):
        self._result = result
        self._asking = {"cost_of_funds": cost_of_funds, "across_places": across_places}

    @cached_property
    def data(self):
        return to_xarray(self._result)

    @property
    def answer(self):
        return self.answer_in("en")

    def answer_in(self, language):
        """The answer in ``"en"`` or ``"zh"``, a sentence each."""
        place = {"en": 1, "zh": 2}[language]
        return [sentence[place] for sentence in self._result.sentences(**self._asking)]

    @cached_property
    def league(self):
        return pd.read_csv(io.StringIO(self._result.league_csv(**self._asking)))

    @cached_property
    def differences(self):
        return pd.read_csv(io.StringIO(self._result.differences_csv(**self._asking)))

    def to_json(self):
        """All of it as a dict, as ``compare --json`` prints it."""
        return json.loads(self._result.json(**self._asking))

    def report(self, file, language=""):
        """Writes the report, one HTML file, and gives its path. ``language`` is the one it opens in, ``"en"`` or ``"zh-CN"``.

        Raises
        ------
        SystemFailure
            This build has no page: it was made without npm.
        """
        path = Path(file)
        path.write_text(self._result.page(language=language, **self._asking), encoding="utf-8")
        return path

    def __repr__(self):
        return "\n".join(self.answer)

    def _repr_html_(self):
        sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.answer)
        return sentences + self.league.to_html(index=False, float_format="{:,.4g}".format, na_rep="–", escape=True)
