// What a report is made of: the one JSON object that the program puts into the page (also `consortia compare --json`).

/** A number that may be missing. */
export type Maybe = number | null;

/** [value, low, high] at 95 %, [value] without an interval, null where missing. */
export type Estimate = Maybe[] | null;

/** One text in several languages; a language may be "" or absent. */
export type Text = { en: string; zh?: string; [language: string]: string | undefined };

export interface Lever {
    name: string;
    from: string;
    to: string;
}
export interface Scenario {
    name: string;
    title: Text;
    nothing: boolean;
    yaml: string;
    levers: Lever[];
}
/** A unit of the model in money that people know. */
export interface Currency {
    unit: string;
    rate: number;
    names: Text;
}
export interface Money extends Currency {
    discount: number;
    cost_of_funds: number;
}
export interface Sentence {
    about: string;
    benefit: string;
    text: Text;
}

export interface Indicator {
    name: string;
    unit: string;
    about: Text;
    kind: string;
    role: string;
    better: string; // "more" or "less" where one of them is, else "neither"
    outcome: Text; // how one number is made of a run
}

export interface LeagueLine {
    package: number;
    rank: number | null;
    shared: boolean;
    verdict: string;
    words: Text;
    cost: Estimate;
    effect: Estimate;
    per_unit: Estimate;
    worse: string[];
    remarks: Text[];
}
/** Two packages seed by seed: the first less the second, by what one more costs or by the effect where neither costs anything. */
export interface Duel {
    wins: number;
    difference: Estimate;
    by: string;
}

/** Of a league at draws of parameters: by line the share of draws in which it has each rank, and what choosing it may lose. */
export interface Choosing {
    unit: string;
    worth_of_one: number | null; // by effect alone where null
    ranks: number[][];
    regret: Maybe[];
    perfect: number;
    few_draws: boolean;
    parameters: { parameter: string; value: number; beyond_chance: boolean; low: number; high: number }[];
}

/** `duels[i][j]`: line i against line j; wins are the seeds in which i is the better buy. */
export interface League {
    benefit: string;
    lines: LeagueLine[];
    per_unit_of: string; // what is one more: transfer, index·yr; of its price cost and effect are discounted alike
    duels: (Duel | null)[][];
    choice: Choosing | null;
}

export interface AccountLabel {
    name: string;
    about: Text;
}
export interface AccountGroup {
    name: string;
    about: Text;
    labels: AccountLabel[];
}
export interface PackageAccounts {
    package: number;
    net: Estimate;
    groups: { total: Estimate; labels: Estimate[] }[];
    per_year: Maybe[][][]; // group, label, year; undiscounted
}
export interface Accounts {
    groups: AccountGroup[];
    packages: PackageAccounts[];
}

export interface Difference {
    indicator: string;
    package: number;
    baseline: Maybe;
    level: Maybe;
    difference: Estimate;
    percent: Estimate;
    clear: boolean; // survives Benjamini–Hochberg at 5 %
    of_parameters: Maybe; // the part of the variance that is the spread of parameters
}

export interface Cut {
    indicator: string;
    of: string;
    unit: string;
    about: Text;
    axis: string;
    axis_about: Text;
    labels: string[];
    packages: { package: number; baseline: Maybe[]; difference: Estimate[] }[];
}

export interface Series {
    indicator: string;
    /** Of a step; what is compared may have another. */
    unit: string;
    kind: string;
    baseline: Maybe[];
    packages: { package: number; difference: Maybe[]; low: Maybe[]; high: Maybe[] }[];
}

export interface Shapley {
    package: number;
    levers: string[];
    indicators: { indicator: string; shares: Estimate[]; difference: Estimate }[];
}

export interface Network {
    scenario: number;
    seed: number;
    at: string;
    kinds: string[];
    aggregated: boolean;
    nodes: { x: number; y: number; size: number; kind: number; label: string }[];
    edges: [number, number, number][];
}

/** Outlines of regions on a plane, x and y in turn, in a box from 0 to `width` and `height`. */
export interface RegionMap {
    width: number;
    height: number;
    regions: { label: string; rings: number[][] }[];
}

export interface Assumption {
    name: string;
    lever: boolean;
    about: Text;
    value: string;
    default: string;
    unit: string;
    source: string;
    law: Text;
    flag: string;
    origin: string;
    differs: boolean;
}

export interface Report {
    format: number;
    made: {
        model: string;
        version: string;
        commit: string;
        seed: number;
        replicates: number[];
        digest: string;
        command: string[];
        result: string;
    };
    time: { labels: string[]; per_year: number; years: string[] };
    draws: { numbers: number[]; file: string; parameters: { name: string; values: Maybe[] }[] } | null;
    money: Money | null;
    scenarios: Scenario[];
    sentences: Sentence[];
    indicators: Indicator[];
    league: League[];
    accounts: Accounts | null;
    differences: Difference[];
    cuts: Cut[];
    series: Series[];
    chance: { tested: number; by_chance: number; clear: number } | null;
    seeds: { now: number; to_halve: number | null; indicator: string } | null;
    shapley: Shapley[] | null;
    network: Network | null;
    map: RegionMap | null;
    assumptions: Assumption[];
    data: { name: string; file: string; digest: string; source: string }[];
}

export const value = (estimate: Estimate): Maybe => estimate?.[0] ?? null;
export const low = (estimate: Estimate): Maybe => estimate?.[1] ?? null;
export const high = (estimate: Estimate): Maybe => estimate?.[2] ?? null;

/** Whether the interval leaves out zero; false where there is no interval. */
export function isClear(estimate: Estimate): boolean {
    const [bottom, top] = [low(estimate), high(estimate)];
    return bottom !== null && top !== null && (bottom > 0 || top < 0);
}

export const present = (x: Maybe | undefined): x is number => typeof x === "number";

/** The packages: every scenario but the baseline, by their index. */
export const packagesOf = (report: Report): number[] => report.scenarios.map((_, index) => index).slice(1);

export const indicatorOf = (report: Report, name: string): Indicator | undefined =>
    report.indicators.find((indicator) => indicator.name === name);
