#!/usr/bin/python3
"""The league tables of a comparison, reckoned again by another hand: from compare.h5 alone, with numpy, by the rules of
scenarios/README.md. Every rank, interval, win and verdict of `compare --json` must agree.

    league.py PROGRAM FOLDER-OF-SCENARIOS
"""

import json
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import xarray as xr

sys.path.insert(0, str(Path(__file__).parent.parent / "command"))
from program import Folder, Program
from widths import columns

SEEDS = 12
T = 2.200985160082949  # two-sided 95 % of Student's t with 11 degrees of freedom
SHORT = ("--seeds", SEEDS, "--set", "burn_in=8", "--set", "steps=24")
PACKAGES = ("tax_credit", "seat_subsidy", "seat_subsidy_audited", "credit_for_transfer")
BENEFITS = {"productivity_index": False, "matched_graduates": True, "transfers": True}  # a flow or not
DIGITS = 2e-5  # the JSON has six


def close(ours, theirs, what):
    if ours is None or theirs is None:
        assert ours is theirs, f"{what}: {ours} and {theirs}"
    else:
        assert np.allclose(ours, theirs, rtol=DIGITS, atol=1e-9), f"{what}: {ours} and {theirs}"


def discount(steps):
    return 1.03 ** (-np.arange(steps) / 4)


def interval(sample):
    half = T * sample.std(ddof=1) / np.sqrt(len(sample))
    return [sample.mean(), sample.mean() - half, sample.mean() + half]


def fieller(cost, effect):
    """Cost by effect, after Fieller (1954); None where the interval is not bounded."""
    g = T**2 / len(cost)
    covariance = np.cov(cost, effect)
    square = effect.mean() ** 2 - g * covariance[1, 1]
    if square <= 0:
        return None
    linear = cost.mean() * effect.mean() - g * covariance[0, 1]
    root = np.sqrt(max(0, linear**2 - square * (cost.mean() ** 2 - g * covariance[0, 0])))
    return [cost.mean() / effect.mean(), (linear - root) / square, (linear + root) / square]


def price(cost, effect):
    """Seed by seed, to first order around the ratio of means."""
    ratio = cost.mean() / effect.mean()
    return ratio + (cost - ratio * effect) / effect.mean()


class Package:
    def __init__(self, data, name, benefit):
        def added(variable, weights):
            series = (data[variable].sel(scenario=name) - data[variable].isel(scenario=0)).values
            return (series * weights).sum(axis=1)

        steps = data.sizes["time"]
        flow = BENEFITS[benefit]
        self.name = name
        self.cost = added("net_cost", discount(steps))
        self.effect = added(benefit, discount(steps) / (1 if flow else 4))
        self.told = added(benefit, np.ones(steps) if flow else np.repeat([0, 1 / 4], [steps - 4, 4]))
        self.verdict = self.judged()

    def judged(self):
        cost, effect = interval(self.cost), interval(self.told)
        if not self.cost.any() and not self.effect.any():
            return "no_difference"
        if effect[1] <= 0 <= effect[2]:
            return "no_effect"
        if effect[0] < 0:
            return "saves_less" if cost[2] < 0 else "harmful"
        if not self.cost.any():
            return "no_cost"
        if cost[1] <= 0 <= cost[2]:
            return "no_detectable_cost"
        if cost[0] < 0:
            return "saves_more"
        ratio = fieller(self.cost, self.effect)
        return "vague" if ratio is None or ratio[1] <= 0 or ratio[2] > 100 * ratio[1] else "ratio"

    def ranked(self):
        return self.verdict in ("ratio", "no_cost", "no_detectable_cost", "saves_more")


def duel(a, b):
    """In how many seeds a is the better buy, and the interval of the difference."""
    if "ratio" not in (a.verdict, b.verdict):
        return int((a.effect > b.effect).sum()), interval(a.effect - b.effect)
    wins = sum(
        ea > 0 and (eb <= 0 or ca * eb < cb * ea) for ca, ea, cb, eb in zip(a.cost, a.effect, b.cost, b.effect)
    )
    return int(wins), interval(price(a.cost, a.effect) - price(b.cost, b.effect))


def check_line(line, package):
    what = f"{package.name}, "
    assert line["verdict"] == package.verdict, f"{what}{line['verdict']} and {package.verdict}"
    close(line["cost"], interval(package.cost), what + "cost")
    close(line["effect"], interval(package.told), what + "effect")
    shown = package.verdict in ("ratio", "vague")
    close(line["per_unit"], fieller(package.cost, package.effect) if shown else None, what + "price")


def check_ranks(lines, packages, league):
    apart = {}
    for i, j in combinations(range(len(lines)), 2):
        if not (packages[i].ranked() and packages[j].ranked()):
            assert league["wins"][i][j] is None
            continue
        for one, other in ((i, j), (j, i)):
            wins, difference = duel(packages[one], packages[other])
            assert league["wins"][one][other] == wins, f"{packages[one].name} wins over {packages[other].name}"
            close(league["duels"][one][other]["difference"], difference, "difference of a pair")
        apart[i, j] = not difference[1] <= 0 <= difference[2]
    for i, line in enumerate(lines):
        assert (line["rank"] is not None) == packages[i].ranked(), line
    for (i, j), told in apart.items():
        assert told or lines[i]["rank"] == lines[j]["rank"], "what cannot be told apart shares a rank"
        assert lines[i]["rank"] <= lines[j]["rank"]


def check_accounts(answer, data):
    """Net cost = paid out + reliefs - revenue, from the totals and from the accounts."""
    whole = data["paid_out"] + data["tax_reliefs"] - data["fiscal_revenue"]
    assert np.allclose(whole, data["net_cost"], rtol=1e-9, atol=1e-6)
    assert np.allclose(data["public_accounts"].sum("account"), data["net_cost"], rtol=1e-9, atol=1e-6)
    assert np.allclose(data["net_cost_by_region"].sum("region"), data["net_cost"], rtol=1e-9, atol=1e-6)
    weights = discount(data.sizes["time"])
    for package in answer["accounts"]["packages"]:
        added = data["net_cost"].isel(scenario=package["package"]) - data["net_cost"].isel(scenario=0)
        close(package["net"], interval((added.values * weights).sum(axis=1)), "net cost of the accounts")
        totals = [group["total"][0] for group in package["groups"]]
        assert abs(sum(totals) - package["net"][0]) <= DIGITS * sum(map(abs, totals)), "groups add up to the net cost"


def check_regions(answer):
    """The net cost of regions adds up to that of all."""
    cut = next(cut for cut in answer["cuts"] if cut["indicator"] == "net_cost_by_region")
    for package, accounts in zip(cut["packages"], answer["accounts"]["packages"]):
        close(sum(each[0] for each in package["difference"]), accounts["net"][0], "net cost of regions")


def check_widths(program, result):
    for width in 60, 100:
        for options in ("--lang", "en"), ("--lang", "zh", "--all"):
            for line in program("show", result, *options, environment={"COLUMNS": str(width)}).stdout.splitlines():
                assert columns(line) <= width, line


def check_caps(answer):
    """Seats raise the credit that goes unused as well, but what stops the credit does not stop them."""
    for line in answer["league"][0]["lines"]:
        name = answer["scenarios"][line["package"]]["name"]
        bound = any("a cap binds" in remark["en"] for remark in line["remarks"])
        assert bound == (name == "tax_credit"), name
    unused = [d for d in answer["differences"] if d["indicator"] == "tax_credit_capped" and d["package"] == 2]
    assert unused[0]["difference"][1] > 0, "this test would see nothing"


def check(program, scenarios):
    with Folder() as folder:
        files = [scenarios / f"{name}.yaml" for name in ("baseline", *PACKAGES)]
        answer = json.loads(program("compare", *files, "--out", folder / "out", *SHORT, "--json").stdout)
        shown = program("show", folder / "out/compare.h5", "--json").stdout
        check_widths(program, folder / "out/compare.h5")
        data = xr.open_dataset(folder / "out/compare.h5", engine="h5netcdf").load()
    assert json.loads(shown) == answer, "the file alone tells the same"
    assert [league["benefit"] for league in answer["league"]] == list(BENEFITS)
    for league in answer["league"]:
        packages = [Package(data, answer["scenarios"][line["package"]]["name"], league["benefit"]) for line in league["lines"]]
        for line, package in zip(league["lines"], packages):
            check_line(line, package)
        check_ranks(league["lines"], packages, league)
    check_accounts(answer, data)
    check_caps(answer)
    check_regions(answer)


if __name__ == "__main__":
    check(Program(sys.argv[1]), Path(sys.argv[2]))
