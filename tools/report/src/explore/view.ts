// What the parts of the page share: the study, its emulators, what the reader set, and how things are named and written.
import { type Writer, largestOf, number, withDecimals, writerOf } from "../format";
import { say, told, unitWord, visible } from "../text";
import type { Control, Exploration, Output } from "./data";
import { type Emulators, type Predicted, within95 } from "./emulator";
import type { State } from "./state";

export interface Explorer {
    study: Exploration;
    emulators: Emulators;
    start: number[];
    state: State;
    /** To be called when something was set: all parts follow with the next picture of the screen. */
    changed: () => void;
}

/** A part of the page, and what writes it anew. */
export interface Part {
    place: HTMLElement | null;
    renew: () => void;
}

/** Marks and colours of what is compared: 0 the scenario itself, 1 what is set here, 2 and 3 what is pinned. */
export const markOf = { start: 0, here: 1, pins: [2, 3] } as const;

export const titleOf = (output: Output): string => told(output.about) || visible(output.indicator);

export const nameOf = (control: Control): string =>
    told(control.about) || visible(control.kind === "package" ? control.name.replace(/^package\./, "") : control.name);

/** What a number is of its indicator: "at the end, against the scenario". */
export function wordsOf(output: Output): string {
    const how = output.words.replace(/^difference of /, "");
    const window = /^(mean|sum) (\S+) to (\S+)$/.exec(how);
    const all = { last: "x.last", mean: "x.mean", sum: "x.sum", series: "x.series" } as const;
    const words = window
        ? say(window[1] === "sum" ? "x.sum_of" : "x.mean_of", { from: window[2] ?? "", to: window[3] ?? "" })
        : how in all
          ? say(all[how as keyof typeof all])
          : told(output.outcome) || visible(how);
    return output.difference ? say("x.against", { words }) : words;
}

/** How all numbers of an output are written, whatever is set. */
export function writerFor(study: Exploration, output: Output): Writer {
    const known = output.over ? output.emulator?.centre ?? [] : output.means;
    return writerOf(output.unit, largestOf(known), study.money);
}

/** A setting in words: "0.3", "certified", "on". */
export function settingOf(control: Control, value: number): string {
    if (control.kind === "package") return say(value === 0 ? "x.off" : "x.on");
    if (control.kind === "choice") return visible(control.labels[value] ?? "");
    return exactly(value);
}

/** All digits of a number, as people write it. */
export const exactly = (x: number): string => withDecimals(x, 12);

export const unitOf = (control: Control): string => (control.unit === "1" || control.unit === "-" ? "" : unitWord(control.unit));

/** "4,310 ± 12": the emulator's own error at 95 %. */
export function withError(writer: Writer, { mean, error }: Pick<Predicted, "mean" | "error">, sign = false): string {
    const [middle, half] = [writer.of(mean), writer.of(within95 * error)];
    const digits = 3;
    const decimals = Math.min(
        6,
        Math.max(0, half > 0 ? 1 - Math.floor(Math.log10(half)) : digits - 1 - Math.floor(Math.log10(Math.abs(middle) || 1))),
    );
    const plus = sign && middle > 0 ? "+" : "";
    return `${plus}${withDecimals(middle, decimals, decimals)} ± ${withDecimals(half, decimals, decimals)}`;
}

export const shareWords = (share: number): string => say("x.percent", { number: number(100 * share, 2) });
