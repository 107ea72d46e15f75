"""One run, step by step."""

from collections.abc import MutableMapping
from pathlib import Path

from . import _core
from .graphs import Edges
from .yaml_text import flow


class Simulation:
    """One replicate of a scenario. Iterating plays it: the burn-in at once, then a step a turn, with the time of the step.

    Attributes
    ----------
    time : str
        Of the last step: its date (``"2026Q3"``, ``"2026-07"``, …), or its number; 0 is the initial state, 1 the first step.
    indicators : dict of str to float or ndarray
        Of the last step; arrays over the labels of ``axes``, NaN where missing.
    levers : mapping
        Values in the next step where no target is known; setting one holds from the next step on, whatever was said of it.
    axes : dict of str to list of str
        Labels of all dimensions.
    """

    def __init__(self, run, scenario=None):
        self._run = run
        self._scenario = scenario
        self.levers = Levers(run, scenario)

    @classmethod
    def restore(cls, file, *, threads=1):
        """Goes on from a snapshot. SystemFailure if it is damaged, of another build, or its scenario has changed."""
        from .scenario import Scenario
        run = _core.Run.restore(str(file), threads)
        return cls(run, Scenario(run.recipe.file, _layers=run.recipe.layers))

    def snapshot(self, file):
        """Writes the whole state; gives the path."""
        self._run.save(str(file))
        return Path(file)

    def __iter__(self):
        return self

    def __next__(self):
        self.play_burn_in()
        return self.step()

    def play_burn_in(self):
        """Plays what is left of the burn-in."""
        while self._run.steps_done < self._run.burn_in:
            self._run.step()

    def step(self):
        """Plays one step, of the burn-in too, and gives its time. StopIteration after the last."""
        self._run.step()
        return self.time

    @property
    def time(self):
        return self._run.time

    @property
    def steps_done(self):
        """Steps played, the burn-in included."""
        return self._run.steps_done

    @property
    def indicators(self):
        return self._run.indicators()

    @property
    def axes(self):
        return self._run.axes

    @property
    def digest(self):
        """Of the state, as ``consortia run --digest`` prints it: 16 hexadecimal digits."""
        return f"{self._run.digest():016x}"

    def kinds(self):
        """Name to description (role, of, to, about, fields with unit and meaning) of all records."""
        return {each["name"]: each for each in self._run.records}

    def agents(self, kind):
        """Records of a kind of agent, or of a component of one, a slot each.

        Returns
        -------
        numpy.ndarray
            Structured, read-only, over the memory of the run: nothing is copied. It stays what it is when the run goes on.
            Slots of the dead are zero; where a kind is mortal, ``agents(kind)["alive"]`` says who is there. Labels are
            numbers (see ``axes``), ids are slots, 4294967295 nobody.
        """
        return self._array(kind, ("agent", "component", "tally", "reduction"))

    def edges(self, kind):
        """Edges of a kind, see Edges."""
        records = self._array(kind, ("edge",))
        told = self.kinds()[kind]
        return Edges(told, self._run.owners(kind), self._run.targets(kind), records, len(self.agents(told["of"])), len(self.agents(told["to"])))

    def frame(self, kind):
        """The living of a kind of agent, or its edges, as a pandas.DataFrame: a copy, with keys that last, and labels."""
        import pandas as pd
        return pd.DataFrame(self._run.table(kind))

    def keys(self, kind):
        """Of each slot the key that an agent keeps for life; 0 where nobody is. (slots,), uint64."""
        return self._run.keys(kind)

    def _array(self, kind, roles):
        known = self.kinds()
        if kind not in known or known[kind]["role"] not in roles:
            there = ", ".join(name for name, each in known.items() if each["role"] in roles)
            raise KeyError(f"{kind!r} is none of {there}")
        return self._run.array(kind)


class Levers(MutableMapping):
    """Levers of a run."""

    def __init__(self, run, scenario):
        self._run = run
        self._scenario = scenario

    def __getitem__(self, name):
        return self._run.levers[name]

    def __setitem__(self, name, value):
        if name not in self._run.levers:
            raise KeyError(name)
        layer = self._scenario.with_levers({name: value}, name="lever_set_in_a_run")
        self._run.change_lever(name, layer._recipe())

    def __delitem__(self, name):
        raise TypeError("a lever cannot be taken away; set it to its status quo")

    def __iter__(self):
        return iter(self._run.levers)

    def __len__(self):
        return len(self._run.levers)

    def __repr__(self):
        return flow(dict(self))
