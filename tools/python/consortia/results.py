"""Results as labelled arrays."""

import numpy as np
import xarray as xr

from . import _core

TYPES = {"number": np.float64, "whole": np.int32, "count": np.uint64}


def open_result(file):
    """A result file of the command line or of this package.

    Parameters
    ----------
    file : path-like
        ``run.h5``, ``compare.h5`` or ``study.h5``.

    Returns
    -------
    xarray.Dataset of ``run.h5``; Comparison of ``compare.h5``; Study of ``study.h5``

    Raises
    ------
    SystemFailure
        It is damaged, or none of ours.
    """
    from .comparison import Comparison
    from .study import Study
    result = _core.open(str(file))
    wrap = {"ensemble": to_xarray, "comparison": Comparison, "study": Study}
    return wrap[result.kind](result)


def to_xarray(result):
    """All variables of a result with their dimensions, units and names, as ``xarray.open_dataset`` gives them."""
    coordinates = {}
    variables = {}
    for told in result.variables:
        name = told["name"]
        place = coordinates if told["over"] == [name] else variables
        place[name] = (told["over"], values(result, told), told["notes"])
    return xr.decode_cf(xr.Dataset(variables, coords=coordinates, attrs=result.notes))


def values(result, told):
    held = result.values(told["name"])
    if told["kind"] == "text":
        return np.array(held, dtype=object).reshape(told["shape"])
    return held.astype(TYPES[told["kind"]], copy=False)
