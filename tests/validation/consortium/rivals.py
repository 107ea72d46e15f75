#!/usr/bin/python3
"""What others would have forecast of 2019 to 2024, as normal distributions (mean, standard deviation): a spreadsheet of constant
elasticities, and a random walk with drift. models/consortium/facts.yaml holds their numbers as `rivals` of its forecasts.

    rivals.py            how they come about
    rivals.py --check    whether the facts hold what comes about here

Flags: [S] read in a public source, [C] computed, [M] from memory and unverified, [A] assumption.
"""

import math
import statistics
import sys
from pathlib import Path

FACTS = Path(__file__).resolve().parents[3] / "models/consortium/facts.yaml"

# Contracts of the national technology market, number and billion yuan, 2009 to 2018 (Torch Center, yearly statistics) [M].
CONTRACTS = [213752, 229601, 256428, 282242, 294929, 297037, 307132, 320437, 367586, 411985]
VALUES = [303.9, 390.6, 476.4, 643.7, 746.9, 857.7, 983.6, 1140.7, 1342.4, 1769.7]

TAX = 0.25  # corporate income tax [S]
# Elasticity of R&D with respect to its user cost: -1.0 in the long run (Bloom, Griffith and Van Reenen 2002) [M]; its spread [A].
USER_COST_ELASTICITY, ITS_SPREAD = -1.0, 0.4
TRANSFERS_ON_RND = 1.0   # contracts grow as R&D does [A]
REAL_GROWTH = 0.196      # real gross domestic product 2019 to 2023: 2.2, 8.4, 3.0 and 5.2 % [M]
PRICES = 0.071           # its deflator over the same years [M]
GROWTH_SPREAD = 0.10     # of contracts about what explains them, four years [A]
INTAKE = 5.50 / 4.84     # of higher vocational colleges, 2024 over 2019 [M]
POINTS_ON_INTAKE = 0.5   # programme points with respect to intake [A]
PLACEMENT_2018 = 0.92    # MyCOS, class of 2018, half a year on [M]


def log_normal(mean, deviation):
    """Mean and standard deviation of its exponential."""
    square = deviation * deviation
    centre = math.exp(mean + square / 2)
    return centre, centre * math.sqrt(math.exp(square) - 1)


def random_walk(series, years):
    """Of the ratio after so many years; the drift is itself estimated."""
    steps = [math.log(b / a) for a, b in zip(series, series[1:])]
    spread = statistics.stdev(steps) * math.sqrt(years + years * years / len(steps))
    return log_normal(years * statistics.mean(steps), spread)


def price_of_rnd(super_deduction):
    """After tax, of a unit spent (Hall and Jorgenson)."""
    return (1 - TAX * (1 + super_deduction)) / (1 - TAX)


def spreadsheet_contracts(prices):
    cheaper = math.log(price_of_rnd(1.0) / price_of_rnd(0.75))
    mean = TRANSFERS_ON_RND * (USER_COST_ELASTICITY * cheaper + math.log(1 + REAL_GROWTH)) + math.log(1 + prices)
    return log_normal(mean, math.hypot(ITS_SPREAD * cheaper, GROWTH_SPREAD))


RIVALS = {  # fact: spreadsheet, random walk
    "F.contracts": (spreadsheet_contracts(0), random_walk(CONTRACTS, 4)),
    "F.value": (spreadsheet_contracts(PRICES), random_walk(VALUES, 4)),
    # No series of points before 2019 was found: a drift of 2 % a year, spread 2 % a year [A].
    "F.points": (log_normal(POINTS_ON_INTAKE * math.log(INTAKE), 0.05), log_normal(0.10, 0.02 * math.sqrt(5))),
    "F.placement": ((PLACEMENT_2018, 0.015), (PLACEMENT_2018, 0.01 * math.sqrt(5))),
}


def shown(fact):
    (a, b), (c, d) = RIVALS[fact]
    return f"rivals: {{spreadsheet: [{a:.3f}, {b:.3f}], random walk: [{c:.3f}, {d:.3f}]}}"


def main(arguments):
    if arguments[:1] != ["--check"]:
        print("\n".join(f"{fact}: {shown(fact)}" for fact in RIVALS))
        return 0
    stated = FACTS.read_text(encoding="utf-8")
    missing = [fact for fact in RIVALS if f"id: {fact}\n" not in stated or shown(fact) not in stated.split(f"id: {fact}\n")[1].split("\n- id:")[0]]
    for fact in missing:
        print(f"{fact}: expected {shown(fact)}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
