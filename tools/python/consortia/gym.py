"""A scenario as an environment of Gymnasium: a policy that answers to the state, learnt or written."""

import ast
import operator

import gymnasium
import numpy as np

from .models import describe

OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
              ast.USub: operator.neg}


class PolicyEnv(gymnasium.Env):
    """Levers are actions, indicators observations; a step is ``every`` steps of the scenario.

    Parameters
    ----------
    scenario : Scenario
    levers : dict of str to (float, float)
        Name to the lowest and highest value that is tried, in the lever's unit.
    reward : str
        Over indicators of the last step: numbers, names, ``+ - * /`` and brackets, as ``"matched_graduates - 0.1*net_cost"``.
    observe : list of str, optional
        Indicators; the headline ones and benefits of the model.
    every : int
        Steps of the scenario between two actions; reward is the sum over them.

    Notes
    -----
    ``reset(seed=k)`` plays replicate k of the scenario's seed, its burn-in included; without a seed, replicate 0, 1, … in turn.
    Missing values are observed as 0.
    """

    metadata = {"render_modes": []}

    def __init__(self, scenario, levers, reward, observe=None, every=1):
        self.scenario, self.levers, self.every = scenario, dict(levers), every
        self.observed = observe or headlines(scenario.model)
        self._reward = Expression(reward)
        self._replicate = -1
        low, high = (np.array([bounds[k] for bounds in self.levers.values()]) for k in (0, 1))
        self.action_space = gymnasium.spaces.Box(low, high, dtype=np.float64)
        self.observation_space = gymnasium.spaces.Box(-np.inf, np.inf, (len(self.observed),), dtype=np.float64)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self._replicate = self._replicate + 1 if seed is None else seed % 2**32
        self._run = self.scenario.simulation(self._replicate)
        self._run.play_burn_in()
        return self._seen(), {"time": self._run.time}

    def step(self, action):
        for name, value in zip(self.levers, action):
            self._run.levers[name] = float(value)
        reward = 0.0
        for _ in range(min(self.every, self._left())):
            self._run.step()
            reward += self._reward(self._run.indicators)
        return self._seen(), reward, False, self._left() == 0, {"time": self._run.time}

    def _left(self):
        return self.scenario.burn_in + self.scenario.steps - self._run.steps_done

    def _seen(self):
        told = self._run.indicators
        return np.nan_to_num(np.array([told.get(name, 0.0) for name in self.observed], dtype=np.float64))


def headlines(model):
    _, indicators = describe(model)
    chosen = indicators[indicators["role"].isin(["headline", "benefit"]) & (indicators["over"].str.len() == 0)]
    return list(chosen.index)


class Expression:
    """Arithmetic over names."""

    def __init__(self, text):
        self._tree = ast.parse(text, mode="eval").body
        self._check(self._tree)

    def __call__(self, values):
        return float(self._of(self._tree, values))

    def _check(self, node):
        if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
            return self._check(node.left) or self._check(node.right)
        if isinstance(node, ast.UnaryOp) and type(node.op) in OPERATIONS:
            return self._check(node.operand)
        if isinstance(node, ast.Name) or (isinstance(node, ast.Constant) and isinstance(node.value, (int, float))):
            return None
        raise ValueError(f"{ast.unparse(node)!r} is no number, indicator, + - * / or brackets")

    def _of(self, node, values):
        if isinstance(node, ast.BinOp):
            return OPERATIONS[type(node.op)](self._of(node.left, values), self._of(node.right, values))
        if isinstance(node, ast.UnaryOp):
            return OPERATIONS[type(node.op)](self._of(node.operand, values))
        return values[node.id] if isinstance(node, ast.Name) else node.value
