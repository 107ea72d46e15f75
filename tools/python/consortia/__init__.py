"""Consortia from Python: agent-based models that a compiled engine plays, and what comes of them as labelled arrays.

    import consortia as co
    toy = co.Scenario("scenarios/toy/baseline.yaml")
    runs = toy.run(seeds=8)                                 # xarray.Dataset
    more = toy.with_levers({"policy.seat_subsidy": 0.6}, name="seats")
    both = co.compare([toy, more], seeds=8)
    both.league                                             # pandas.DataFrame
    for quarter in toy.simulation():
        ...

The engine is the same as that of the command line: the same scenario and seed give the same bytes.
"""

from ._core import Error, InputError, ModelError, SystemFailure
from .comparison import Comparison, compare
from .graphs import Edges
from .models import describe, models
from .results import open_result, to_xarray
from .scenario import ConsortiaWarning, Scenario
from .simulation import Simulation
from .study import Calibration, Optimum, Study, calibrate, optimise, sweep

__all__ = ["Calibration", "Comparison", "ConsortiaWarning", "Edges", "Error", "InputError", "ModelError", "Scenario",
           "Simulation", "Study", "SystemFailure", "calibrate", "compare", "describe", "models", "open_result", "optimise", "sweep",
           "to_xarray"]
