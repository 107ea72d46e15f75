"""Values of Python as YAML that the engine reads: plain words, no tags."""

import json
import numbers
import re

import numpy as np

PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*|[0-9]{4}(Q[1-4]|-W?[0-9]{2}(-[0-9]{2})?)")
WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def flow(value):
    """`value` on one line: a dict, list, number, date or text."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(str(key))}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    if isinstance(value, (bool, np.bool_)):
        raise TypeError(f"a lever or parameter is a number or a label, not {value}")
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        return repr(float(value))
    if value is None:
        return "none"
    text = str(value)
    return text if PLAIN.fullmatch(text) and text.lower() not in WORDS else json.dumps(text, ensure_ascii=False)
