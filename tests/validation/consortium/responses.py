#!/usr/bin/python3
"""What each lever does, as Markdown: a moderate and a large value on the city, differences to status quo seed by seed, means
of the last ten of twenty years. Some 80 minutes on one core; a tenth of that with 3,000 firms. With DRAWS of the table of
parameters TABLE every run is made at each: then a difference has two parts, ± what seeds leave open ± what parameters do, and
bold is where 95 % of draws would have that sign.

    responses.py [PROGRAM [FOLDER [SEEDS [FIRMS [DRAWS TABLE]]]]]    build/release/consortia, results/responses, 8, 30000, none
"""

import sys
from pathlib import Path

import paired

ROOT = Path(__file__).resolve().parents[3]
CITY = 30000  # firms of the scenario as it is


def city_of(firms):
    """A smaller one has 20 persons a firm, and five schools where fewer could not teach most fields."""
    if firms == CITY:
        return {}
    return {"population.firms": firms, "population.persons": 20 * firms, "population.schools": max(5, firms // 750)}


INDICATORS = {"participation": "mean", "real_depth": "mean", "formalism": "mean", "transfers": "mean",
              "matched_graduates": "mean", "productivity_index": "last", "net_cost": "mean"}
CLEAR = 3.5  # standard errors: 1 % of eight seeds, by chance, go beyond
SUBSIDISED = {"policy.seat_subsidy": .6}


def each(names, value):
    return {f"policy.{name}": value for name in names}


PLATFORMS = [f"platform_budget.{kind}" for kind in ("training_base", "talent_exchange", "research_base", "science_education",
                                                    "service_centre", "technology_complex")]
OFFICES = [f"consortium.{office}_office" for office in ("discussion", "assessment", "decision")]

# lever, an indicator of its own, what it is compared with, moderate and large values of it
PACKAGES = [
    ("L1 credit rate", "tax_credit_capped", {}, each(["tax_credit.rate"], .6), each(["tax_credit.rate"], .9)),
    ("L1 credit for all", "partnerships", {}, each(["tax_credit.eligibility"], "all"),
     {"policy.tax_credit.eligibility": "all", "policy.tax_credit.rate": .6}),
    ("L2 certified income tax", "certified_firms", {}, each(["certified_income_tax_rate"], .10), each(["certified_income_tax_rate"], .05)),
    ("L3 super-deduction", "rnd_intensity", {}, each(["rnd_super_deduction.rate"], 1.25), each(["rnd_super_deduction.rate"], 1.75)),
    ("L4 seat subsidy", "partnerships", {}, each(["seat_subsidy"], .6), each(["seat_subsidy"], 1.5)),
    ("L5 co-funding of bases", "partnerships", {}, each(["base_co_funding"], .25), each(["base_co_funding"], .5)),
    ("L6 outcome bonus", "co_inventions", {}, each(["outcome_bonus"], 1.5), each(["outcome_bonus"], 4)),
    ("L7 mutual hiring", "exchanges", {}, each(["mutual_hiring_subsidy"], .3), each(["mutual_hiring_subsidy"], 1)),
    ("L8 credit for transfer", "transfer_fees", {}, each(["credit_for_transfer.share"], .05), each(["credit_for_transfer.share"], .15)),
    ("L8 weight in promotion", "transfer_fees", {}, each(["credit_for_transfer.teacher_weight"], .1),
     each(["credit_for_transfer.teacher_weight"], .3)),
    ("L9 inventor share", "transfer_fees", {}, each(["inventor_share"], .7), each(["inventor_share"], .9)),
    ("L10 graduate hiring", "placement", {}, each(["graduate_hiring_subsidy"], 1), each(["graduate_hiring_subsidy"], 4)),
    ("L11a applications", "unemployment", {}, each(["job_guidance.applications"], 1), each(["job_guidance.applications"], 3)),
    ("L11b founding relief", "start_ups", {}, each(["job_guidance.founding_relief"], .4), each(["job_guidance.founding_relief"], 1)),
    ("L12 retraining voucher", "vintage_gap", {}, each(["retraining_voucher"], .5), each(["retraining_voucher"], 1)),
    ("L13 audit floor, with L4", "audit_findings", SUBSIDISED, each(["audit.probability_floor"], .2), each(["audit.probability_floor"], .6)),
    ("L14 penalty, with L4", "audit_findings", SUBSIDISED, each(["audit.penalty"], 20), each(["audit.penalty"], 30)),
    ("L15 evaluation precision", "projects_funded", {}, each(["evaluation_precision"], 1), each(["evaluation_precision"], 3)),
    ("L16 evaluation weight, with L4", "partnerships", SUBSIDISED, each(["evaluation_weight"], .3), each(["evaluation_weight"], 1)),
    ("L17 planning information", "alignment", {}, each(["planning_information"], .5), each(["planning_information"], 1)),
    ("L18 approval lag", "alignment", {}, each(["approval_lag"], 3), each(["approval_lag"], 2)),
    ("L19 warning line", "alignment", {}, each(["closure_threshold"], .85), each(["closure_threshold"], .90)),
    ("L20 start-up grant", "programmes", {}, each(["strategic_start_up_grant"], 20), each(["strategic_start_up_grant"], 40)),
    ("L21 stipend", "alignment", {}, each(["strategic_stipend"], .5), each(["strategic_stipend"], 2)),
    ("L22 platform budgets", "projects_funded", {}, each(PLATFORMS, .001), each(PLATFORMS, .003)),
    ("L23 service voucher, with L22", "service_projects", each(PLATFORMS, .003), each(["service_voucher"], .4), each(["service_voucher"], .8)),
    ("L24m match", "projects_funded", {}, each(["crowdfunding.match"], .3), each(["crowdfunding.match"], 1)),
    ("L24d deduction", "projects_funded", {}, each(["crowdfunding.deduction"], .5), each(["crowdfunding.deduction"], 1)),
    ("L24s supervision", "project_leakage", {}, each(["crowdfunding.supervision"], .6), each(["crowdfunding.supervision"], 1)),
    ("L25 offices", "members", {}, each(OFFICES, .6), each(OFFICES, 1.2)),
    ("L26 public research", "research_transfers", {}, each(["public_research"], 1.5), each(["public_research"], 2)),
    ("L27 budget cap, wq a year, with L4", "partnerships", SUBSIDISED, each(["budget.cap"], 20000), each(["budget.cap"], 5000)),
    ("L28 training levy", "partnerships", {}, each(["training_levy"], .005), each(["training_levy"], .02)),
]


def one_digit(x):
    """Of a part, in plain figures."""
    return f"{float(f'{x:.1g}'):.0f}" if x >= 10 else f"{x:.1g}"


def in_parts(here, usual, draws):
    change, by_seeds, by_parameters, half = paired.difference_in_parts(here, usual, draws)
    if change == 0 and half == 0:
        return "0"
    digits = ".2g" if abs(change) < 10 else ".0f"
    text = f"{change:+{digits}} ± {one_digit(by_seeds)} ± {one_digit(by_parameters)}"
    return f"**{text}**" if abs(change) > half else text


def cell(here, usual, name, draws):
    if draws:
        return in_parts(here[name], usual[name], draws)
    change, error = paired.difference(here[name], usual[name])
    if change == 0 and error == 0:
        return "0"
    text = f"{change:+.2g} ± {error:.1g}" if abs(change) < 10 else f"{change:+.0f} ± {error:.0f}"
    return f"**{text}**" if abs(change) > CLEAR * error else text


def main(arguments):
    program = arguments[0] if arguments else ROOT / "build/release/consortia"
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / "results/responses")
    seeds = int(arguments[2]) if len(arguments) > 2 else 8
    firms = int(arguments[3]) if len(arguments) > 3 else CITY
    draws, table = (int(arguments[4]), arguments[5]) if len(arguments) > 5 else (0, None)
    place = paired.Place(program, ROOT / "scenarios/city/baseline.yaml", folder, seeds, city_of(firms), table, draws)
    print("| lever | value | " + " | ".join(name.replace("_", " ") for name in INDICATORS) + " | its own |")
    print("| --- | --- |" + " --- |" * (len(INDICATORS) + 1))
    usual = paired.levels(place.play({}), INDICATORS)
    print("| status quo | | " + " | ".join(f"{paired.mean(values):.4g}" for values in usual.values()) + " | |")
    for lever, own, beside, *values in PACKAGES:
        taken = {**INDICATORS, own: INDICATORS.get(own, "mean")}
        before = paired.levels(place.play(beside), taken)
        for value in values:
            here = paired.levels(place.play({**beside, **value}), taken)
            shown = ", ".join(str(v) for v in dict.fromkeys(value.values()))
            print(f"| {lever} | {shown} | " + " | ".join(cell(here, before, name, draws) for name in INDICATORS)
                  + f" | {own.replace('_', ' ')} {cell(here, before, own, draws)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
