// What the reader has set, kept in the fragment of the page's address: a link to it shows the same.
import type { Maybe } from "../data";
import type { Control, Exploration } from "./data";

export interface State {
    values: number[]; // by control
    budget: Maybe; // in the unit of the cost
    pins: [number[] | null, number[] | null];
    shown: string; // the output that is followed lever by lever
    series: string;
    cut: string;
}

/** The scenario's own settings; where these are not known, the middle of what was played. */
export const startOf = (study: Exploration): number[] =>
    study.controls.map(({ start, played: [low, high], listed }) => start ?? listed[0] ?? (low + high) / 2);

export const firstState = (study: Exploration): State => ({
    values: startOf(study),
    budget: null,
    pins: [null, null],
    shown: "",
    series: "",
    cut: "",
});

// Names of controls have no tilde, so that these are none.
const own = { budget: "~budget", pins: ["~a", "~b"], shown: "~show", series: "~series", cut: "~cut" } as const;

const textOf = (values: number[]): string => values.join(",");

export function fragmentOf(study: Exploration, state: State): string {
    const words = new URLSearchParams();
    const start = startOf(study);
    study.controls.forEach(({ name }, k) => {
        if (state.values[k] !== start[k]) words.set(name, String(state.values[k]));
    });
    if (state.budget !== null) words.set(own.budget, String(state.budget));
    state.pins.forEach((pin, k) => {
        if (pin) words.set(own.pins[k] ?? "", textOf(pin));
    });
    for (const key of ["shown", "series", "cut"] as const) if (state[key]) words.set(own[key], state[key]);
    return words.toString();
}

/** What a fragment says; what it does not say, or says wrong, is as at first. */
export function stateOf(study: Exploration, fragment: string): State {
    const words = new URLSearchParams(fragment.replace(/^#/, ""));
    const state = firstState(study);
    state.values = study.controls.map(
        (control, k) => accepted(control, numberIn(words.get(control.name))) ?? state.values[k] ?? 0,
    );
    state.budget = numberIn(words.get(own.budget));
    state.pins = [pinIn(study, words.get(own.pins[0])), pinIn(study, words.get(own.pins[1]))];
    for (const key of ["shown", "series", "cut"] as const) {
        const name = words.get(own[key]) ?? "";
        if (study.outputs.some((output) => output.name === name)) state[key] = name;
    }
    return state;
}

function numberIn(text: string | null): Maybe {
    if (text === null || text.trim() === "") return null;
    const x = Number(text);
    return Number.isFinite(x) ? x : null;
}

function pinIn(study: Exploration, text: string | null): number[] | null {
    if (text === null) return null;
    const values = text.split(",").map(numberIn);
    const all = study.controls.map((control, k) => accepted(control, values[k] ?? null));
    return values.length === all.length && all.every((x) => x !== null) ? (all as number[]) : null;
}

/** A value that the model takes, or nothing. */
export function accepted(control: Control, value: Maybe): Maybe {
    if (value === null) return null;
    const [low, high] = control.accepted;
    if (control.kind === "package") return value === 0 || value === 1 ? value : null;
    if (control.kind === "choice") return Number.isInteger(value) && value >= 0 && value < control.labels.length ? value : null;
    const within = (low === null || value >= low) && (high === null || value <= high);
    return within && (!control.whole || Number.isInteger(value)) ? value : null;
}
