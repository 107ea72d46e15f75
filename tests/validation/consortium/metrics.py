"""Expressions over indicators, as models/consortium/facts.yaml explains them at its head."""

import re

import numpy as np

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(\S))")
LABELS = re.compile(r"\s*([^\[\]]*)\]")


class Mistake(Exception):
    """Of an expression; says where."""


class Path:
    """Values quarter by quarter: (quarter, …)."""

    def __init__(self, values):
        self.values = values


class Run:
    """What one seed gave: indicators quarter by quarter, their labels, and which quarters count."""

    def __init__(self, values, labels, last):
        self.values, self.labels, self.last = values, labels, last

    def path(self, name, picked):
        if name not in self.values:
            raise Mistake(f"there is no indicator {name}")
        cuts = self.labels[name]
        if picked and len(picked) != len(cuts):
            raise Mistake(f"{name} has {len(cuts)} cuts, not {len(picked)}")
        values = self.values[name]
        values = values[-self.last:] if self.last else values
        for cut, label in zip(cuts, picked):
            if label not in cut:
                raise Mistake(f"{name} has no {label}, only {', '.join(cut)}")
            values = values[:, cut.index(label)]
        return Path(values)


def of_path(function):
    """A function of paths alone."""
    def applied(*arguments):
        if not all(isinstance(a, Path) for a in arguments):
            raise Mistake(f"{function.__name__} is of something that runs over quarters")
        return function(*[a.values for a in arguments])
    applied.arity = function.__code__.co_argcount
    return applied


def each(function, *operands):
    """Number by number; a path where one of the operands is one."""
    values = function(*[o.values if isinstance(o, Path) else o for o in operands])
    return Path(values) if any(isinstance(o, Path) for o in operands) else values


def log(x):
    return each(np.log, x)


def total(x):
    return each(lambda v: np.sum(v, axis=-1), x)


@of_path
def mean(x):
    return np.nanmean(x, axis=0)


@of_path
def summed(x):
    return np.nansum(x, axis=0)


@of_path
def first(x):
    return x[0]


@of_path
def last(x):
    return x[-1]


@of_path
def correlation(x, y):
    return np.corrcoef(x, y)[0, 1]


@of_path
def loop_area(u, v):
    x, y = u / u.mean() - 1, v / v.mean() - 1
    return 0.5 * np.sum(x[:-1] * np.diff(y) - y[:-1] * np.diff(x)) / np.sum(x * x + y * y)


def inner_peak(x):
    return float(0 < np.nanargmax(x) < len(x) - 1)


def curvature(x, firms, a, b, c, d, e):
    return np.polyfit([a, b, c, d, e], x[:5], 2, w=np.sqrt(firms[:5]))[0]


def bass(path):
    """R² and q/p: the quarterly increase as a parabola in the level (Bass 1969), until the path is full."""
    y = np.maximum.accumulate(path)
    top = int(np.argmax(y >= 0.98 * y[-1])) + 1
    b2, b1, b0 = np.polyfit(y[:top - 1], np.diff(y[:top]), 2)
    market = (-b1 - np.sqrt(b1 * b1 - 4 * b0 * b2)) / (2 * b2)
    p, q = b0 / market, -b2 * market
    model = [y[0]]
    for _ in range(top - 1):
        model.append(model[-1] + (p + q * model[-1] / market) * (market - model[-1]))
    seen = y[:top]
    return 1 - np.sum((seen - np.array(model)) ** 2) / np.sum((seen - seen.mean()) ** 2), q / p


@of_path
def bass_fit(x):
    return bass(x)[0]


@of_path
def bass_ratio(x):
    return bass(x)[1]


def change_of_year(logs, at):
    """(time, field): growth over the year before, without what all fields share."""
    change = logs[at] - logs[at - 4]
    return change - change.mean(axis=1, keepdims=True)


def followed(wages, completed, longest=24):
    """Quarters after which growth of completions by field follows growth of its wages most closely, and the slope then."""
    springs = np.flatnonzero(completed.sum(axis=1) > 0)
    taught = (completed[springs] > 0).all(axis=0)  # fields with programmes all along
    springs = springs[springs >= longest + 4]
    wages = np.log(wages[:, taught])
    growth = change_of_year(np.log(np.maximum(completed[:, taught], 1)), springs)
    fits = []
    for lag in range(longest + 1):
        pay = change_of_year(wages, springs - lag)
        both = np.sum(pay * growth)
        fits.append((both / np.sqrt(np.sum(pay ** 2) * np.sum(growth ** 2)), lag, both / np.sum(pay ** 2)))
    return max(fits)[1:]


@of_path
def lead(w, c):
    return followed(w, c)[0]


@of_path
def lead_elasticity(w, c):
    return followed(w, c)[1]


FUNCTIONS = {"log": log, "total": total, "mean": mean, "sum": summed, "first": first, "last": last, "correlation": correlation,
             "loop_area": loop_area, "inner_peak": inner_peak, "curvature": curvature, "bass_fit": bass_fit,
             "bass_ratio": bass_ratio, "lead": lead, "lead_elasticity": lead_elasticity}
OPERATIONS = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}


class Reader:
    """Reads an expression from left to right and works it out on the way."""

    def __init__(self, text, run):
        self.text, self.run, self.at = text, run, 0

    def next(self):
        found = TOKEN.match(self.text, self.at)
        return found.group().strip() if found else ""

    def take(self, expected=None):
        found = TOKEN.match(self.text, self.at)
        token = found.group().strip() if found else "the end"
        if not found or expected not in (None, token):
            raise Mistake(f"'{self.text}', column {self.at + 1}: expected {expected or 'a value'}, found {token}")
        self.at = found.end()
        return token

    def sum(self):
        value = self.product()
        while self.next() in ("+", "-"):
            value = each(OPERATIONS[self.take()], value, self.product())
        return value

    def product(self):
        value = self.factor()
        while self.next() in ("*", "/"):
            value = each(OPERATIONS[self.take()], value, self.factor())
        return value

    def factor(self):
        token = self.take()
        if token == "-":
            return each(np.negative, self.factor())
        if token == "(":
            value = self.sum()
            self.take(")")
            return value
        if re.fullmatch(r"[\d.]+", token):
            return float(token)
        if not re.fullmatch(r"[A-Za-z_]\w*", token):
            raise Mistake(f"'{self.text}', column {self.at}: expected a value, found {token}")
        return self.call(token) if self.next() == "(" else self.run.path(token, self.labels())

    def call(self, name):
        if name not in FUNCTIONS:
            raise Mistake(f"there is no function {name}, only {', '.join(FUNCTIONS)}")
        self.take("(")
        arguments = [self.sum()]
        while self.next() == ",":
            self.take(",")
            arguments.append(self.sum())
        self.take(")")
        function = FUNCTIONS[name]
        wanted = getattr(function, "arity", None) or function.__code__.co_argcount
        if len(arguments) != wanted:
            raise Mistake(f"{name} takes {wanted} values, not {len(arguments)}")
        return function(*arguments)

    def labels(self):
        if self.next() != "[":
            return []
        self.take("[")
        found = LABELS.match(self.text, self.at)
        if not found:
            raise Mistake(f"'{self.text}', column {self.at + 1}: expected labels and ]")
        self.at = found.end()
        return [label.strip() for label in found[1].split(",")]


def evaluate(text, run):
    """The number that an expression comes to."""
    reader = Reader(text, run)
    with np.errstate(divide="ignore", invalid="ignore"):  # nothing over nothing is missing
        value = reader.sum()
    if reader.next():
        raise Mistake(f"'{text}', column {reader.at + 1}: nothing expected here")
    if isinstance(value, Path):
        value = np.nanmean(value.values, axis=0)
    if np.ndim(value) > 0:
        raise Mistake(f"'{text}' is not one number: pick labels or take the total")
    return float(value)
