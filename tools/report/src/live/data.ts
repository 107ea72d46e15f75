// What the page that plays is made of: the object that tools/live/page.mjs puts into it, and what a worker and the page say to each other.
import type { Currency, Maybe, Text } from "../data";
import type { Exploration } from "../explore/data";

/** What is open, as the program for browsers tells it (tools/live/description.hpp). */
export interface Description {
    model: string;
    title: Text;
    version: string;
    commit: string;
    seed: string;
    burn_in: number;
    steps: number;
    labels: string[]; // of the steps after the burn-in
    money: Currency | null;
    indicators: Indicator[];
    levers: Lever[];
}

export interface Indicator {
    name: string;
    about: Text;
    unit: string;
    kind: string;
    role: string;
    offset: number; // in a frame
    size: number;
}

export interface Lever {
    name: string;
    about: Text;
    unit: string;
    labels: string[];
    whole: boolean;
    range: [Maybe, Maybe];
    value: number; // at the start
}

export interface Toy {
    program: string; // the WebAssembly, packed by gzip, in base 64
    files: Record<string, string>; // scenarios and data, by their paths
    scenario: string; // one of them
    seeds: number;
    levers: { name: string; played: [number, number] }[]; // to be set, from where to where
    edge: string | null; // of which the network is made, where one is drawn
    description: Description;
}

/** An explorer of a study of the toy, with the toy to play beside it. */
export interface Beside extends Exploration {
    toy: Toy;
}

export type ToWorker =
    | { kind: "load"; module: WebAssembly.Module; files: Record<string, string>; scenario: string; replicate: number; edge: string | null }
    | { kind: "play"; round: number; set: string[] }
    | { kind: "pace"; least: number } // milliseconds a step takes at least
    | { kind: "hold"; on: boolean };

export type FromWorker =
    | { kind: "burning"; round: number; step: number }
    | { kind: "step"; round: number; step: number; frame: Float64Array; edges: Edges | null }
    | { kind: "over"; round: number; digest: string }
    | { kind: "fault"; round: number; words: string };

/** Both ends of each edge, by the keys of agents. */
export interface Edges {
    from: BigUint64Array;
    to: BigUint64Array;
}
