"""Which models there are, and what they declare."""

import pandas as pd

from . import _core


def models():
    """Name to title of every model.

    Returns
    -------
    dict of str to dict
        Titles by language, ``{"en": …, "zh": …}``.
    """
    return _core.models()


def describe(model):
    """Levers, parameters, events and indicators of a model.

    Parameters
    ----------
    model : str
        Its name, as scenarios write it.

    Returns
    -------
    settings : pandas.DataFrame
        One row a lever, parameter or number of an event, by name: kind, moves (whether scenarios may date it), lever, unit, low,
        high, default, labels, source, about.
    indicators : pandas.DataFrame
        One row an indicator, by name: unit, kind, role, over (its dimensions beyond seed and time), about.

    Raises
    ------
    KeyError
        There is no model of that name.
    """
    told = _core.describe(model)
    tables = [pd.DataFrame(told[kind]).set_index("name") for kind in ("settings", "indicators")]
    for table in tables:
        table["about"] = [text["en"] for text in table["about"]]
    return tuple(tables)
