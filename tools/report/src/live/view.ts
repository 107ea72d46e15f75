// What the parts of the page share: the toy, what is set, what has been played.
import type { Part } from "../explore/view";
import type { Control } from "../explore/data";
import { accepted } from "../explore/state";
import type { Lever, Toy } from "./data";
import type { Run, Seeds } from "./seeds";

export interface Live {
    toy: Toy;
    seeds: Seeds;
    controls: Control[];
    state: { values: number[]; held: boolean; pace: Pace; indicator: string };
    statusQuo: Run | null; // the run of it, once it is over
    fault: string;
    /** To be called when a lever was set: all is played anew. */
    changed: () => void;
}

export type { Part };

/** Milliseconds that a step takes at least. */
export const paces = { slow: 250, calm: 100, fast: 0 } as const;
export type Pace = keyof typeof paces;

/** A lever as the sliders of the explorer have it. */
export const controlOf = ({ name, about, unit, labels, whole, range, value }: Lever, played: [number, number]): Control => ({
    name,
    kind: labels.length > 0 ? "choice" : "number",
    file: "",
    unit,
    about,
    sort: "lever",
    entry: null,
    whole,
    logarithmic: false,
    played,
    accepted: range,
    labels,
    listed: [],
    start: value,
    steady: true,
});

export const startOf = (controls: Control[]): number[] => controls.map(({ start }) => start ?? 0);

/** What differs from the scenario, as texts of --set. */
export const setOf = ({ controls, state }: Pick<Live, "controls" | "state">): string[] =>
    controls.flatMap(({ name, start, labels }, k) => {
        const value = state.values[k] ?? 0;
        return value === start ? [] : [`${name}=${labels[value] ?? value}`];
    });

/** The same in the page's address. */
export const fragmentOf = (live: Pick<Live, "controls" | "state">): string =>
    new URLSearchParams(
        live.controls.flatMap(({ name, start }, k) => (live.state.values[k] === start ? [] : [[name, String(live.state.values[k])]])),
    ).toString();

/** What a fragment says; what it does not say, or says wrong, is as in the scenario. */
export function valuesOf(controls: Control[], fragment: string): number[] {
    const words = new URLSearchParams(fragment.replace(/^#/, ""));
    return controls.map((control) => {
        const text = words.get(control.name);
        return accepted(control, text ? Number(text) : null) ?? control.start ?? 0;
    });
}
