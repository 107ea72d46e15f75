// What an explorer is made of: the one JSON object that `consortia explore` puts into the page (also its --json).
import type { Estimate, Maybe, Money, Text } from "../data";

/** What can be set: a slider for a number, a choice of labels, a switch for a package. */
export interface Control {
    name: string;
    kind: "number" | "choice" | "package";
    file: string; // of a package, from the study's folder
    unit: string;
    about: Text;
    sort: "lever" | "entry" | "parameter" | "event" | "package";
    entry: { lever: string; when: string; beside: string[] } | null; // that comes to those of a lever, which are beside it
    whole: boolean;
    logarithmic: boolean;
    played: [number, number]; // what the design covers
    accepted: [Maybe, Maybe]; // what the model takes; null without an end
    labels: string[]; // of a choice, for its values 0, 1, …
    listed: number[]; // the numbers of which it is one; none: any
    start: Maybe; // the scenario's own, at its start
    steady: boolean; // whether it has that everywhere and throughout
}

/** A side of the unit cube of the emulators: a number from `low` to `high`, or whether a choice is `label`. */
export interface Coordinate {
    control: number;
    logarithmic: boolean;
    low: number;
    high: number;
    label: Maybe;
}

/** A kriging with its covariance Matérn 5/2, beside its points; all but mean and scale is of standard values. */
export interface Fitted {
    mean: number;
    scale: number;
    noise: number;
    exact: number[]; // of its points, known without noise; where there are some, the others have as much noise in common
    amplitude: number;
    lengths: number[];
    trend: number[];
    weights: number[];
}

export interface Tested {
    points: number;
    in_turn: boolean; // a fifth of the points after the other; else points beside those that it knows
    explained: number; // share of what means differ by
    luck: number; // share of that which no emulator can explain, being of the few runs of each
    inside: number;
    widened: number;
}

export interface Emulator {
    points: number[]; // that it knows
    centre: number[];
    directions: number[][];
    scores: Fitted[];
    rest: number[];
    spread: number[]; // by cell: standard deviation between runs; 0: not known
    wider: Fitted[]; // one, or none
    narrowest: number; // the least of that which was met
    least: number[]; // by cell: of all runs
    most: number[];
    tested: Tested | null;
}

export interface Output {
    name: string;
    indicator: string;
    about: Text;
    unit: string;
    words: string; // "difference of outcome"
    outcome: Text; // how the number is made of a run by which packages are compared
    difference: boolean;
    kind: string;
    role: string;
    better: string; // "more", "less" or "neither"
    over: string; // "", "time" or an axis
    over_about: Text;
    labels: string[];
    cells: number[]; // labels that the emulator tells
    means: Maybe[]; // by point, of one number
    emulator: Emulator | null;
}

export interface Front {
    outcomes: string[];
    packages: { values: number[]; outcomes: Maybe[][]; price: Estimate }[];
}

export interface Exploration {
    format: number;
    made: {
        study: string;
        title: Text;
        scenario: string;
        scenario_file: string;
        design: string;
        model: string;
        version: string;
        commit: string;
        seed: string;
        seeds: number;
        draws: number;
        futures: number; // named ones, that all count alike; 0 where there are none
        points: number;
        runs_left_out: number;
        digest: string;
        result: string;
        yaml: string;
    };
    money: Money | null;
    folder: string; // of the study, from where the page was made; "" if not known
    scenario_place: string; // the file of its scenario, likewise
    controls: Control[];
    coordinates: Coordinate[];
    points: number[][]; // by control
    outputs: Output[];
    left_out: string[];
    front: Front | null;
}

/** How many runs each package has. */
export const runsOf = ({ made }: Exploration): number => made.seeds * Math.max(1, made.draws) * Math.max(1, made.futures);

/** Which come to one number of every run. */
export const numbersOf = (study: Exploration): Output[] => study.outputs.filter((output) => output.over === "");
export const costOf = (study: Exploration): Output | null =>
    numbersOf(study).find((output) => output.role === "cost" && output.emulator) ?? null;
