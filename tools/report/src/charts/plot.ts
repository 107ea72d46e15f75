// What charts share: the frame with its axes, and the marks that tell packages apart by shape as well as by colour.
import { svg } from "../dom";
import { withDecimals } from "../format";
import { shortened } from "../text";
import type { LinearScale } from "./scale";

export interface Frame {
    left: number;
    right: number;
    top: number;
    bottom: number;
}

export const canvas = (width: number, height: number, ...children: (Node | null)[]): SVGElement =>
    svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, width, height }, ...children);

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): SVGElement =>
    svg("line", { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), class: kind });

export const text = (x: number, y: number, words: string, kind = "", most = 80): SVGElement =>
    svg("text", { x: round(x), y: round(y), class: kind }, shortened(words, most));

export const round = (x: number): number => Math.round(x * 10) / 10;

export const tickText = (scale: LinearScale, x: number): string => withDecimals(x, scale.decimals);

export function xAxis(scale: LinearScale, frame: Frame): Node[] {
    return scale.ticks.flatMap((x) => [
        line(scale(x), frame.top, scale(x), frame.bottom, x === 0 ? "zero" : "grid"),
        text(scale(x), frame.bottom + 16, tickText(scale, x), "tick middle"),
    ]);
}

export function yAxis(scale: LinearScale, frame: Frame): Node[] {
    return scale.ticks.flatMap((y) => [
        line(frame.left, scale(y), frame.right, scale(y), y === 0 ? "zero" : "grid"),
        text(frame.left - 6, scale(y) + 4, tickText(scale, y), "tick end"),
    ]);
}

/** Room that the numbers of an axis need on its left. */
export const roomFor = (scale: LinearScale): number => 10 + 7 * Math.max(...scale.ticks.map((y) => tickText(scale, y).length));

export const colours = 8;

/** The class that colours whatever belongs to a package; scenario 0 is the baseline. */
export const colourOf = (scenario: number): string => (scenario === 0 ? "s-base" : `s${(scenario - 1) % colours}`);

const shapes = [
    "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z",
    "M-4,-4H4V4H-4z",
    "M0,-5.2L5,4H-5z",
    "M0,-5.6L5.6,0L0,5.6L-5.6,0z",
    "M0,5.2L5,-4H-5z",
    "M-1.8,-5.4H1.8V-1.8H5.4V1.8H1.8V5.4H-1.8V1.8H-5.4V-1.8H-1.8z",
    "M0,-5.5L5.3,-1.5L3.3,4.5H-3.3L-5.3,-1.5z",
    "M-5.5,-2H5.5V2H-5.5z",
];

/** A shape of its own for each of eight packages; who shares a colour with an earlier one has another shape. */
function shapeOf(scenario: number): string {
    const index = Math.max(1, scenario) - 1;
    return shapes[(index + 3 * Math.floor(index / colours)) % shapes.length] ?? "";
}

export const marker = (x: number, y: number, scenario: number, words = ""): SVGElement =>
    svg(
        "path",
        {
            d: shapeOf(scenario),
            transform: `translate(${round(x)} ${round(y)})`,
            class: `mark ${colourOf(scenario)}`,
        },
        words ? svg("title", {}, words) : null,
    );

/** Many small points in one element, which is drawn much faster than one each. */
export const points = (places: (readonly [number, number])[], kind: string): SVGElement =>
    svg("path", { d: places.map(([x, y]) => `M${round(x)},${round(y)}h0`).join(""), class: `points ${kind}` });

/** How wide a text is drawn, about: letters of Chinese are as wide as high. */
export function widthOf(words: string, size = 12): number {
    let width = 0;
    for (const letter of words) width += letter > "\u2e7f" ? size : size * 0.56;
    return width;
}

/** The longest beginning of `words` that is at most `width` wide. */
export function fitting(words: string, width: number, size = 12): string {
    let [most, used] = [0, 0];
    for (const letter of words.slice(0, 400)) {
        used += widthOf(letter, size);
        if (used > width) return shortened(words, Math.max(2, most));
        ++most;
    }
    return words.length > 400 ? shortened(words, 400) : words;
}

/** `words` in two lines where one is too narrow, the second shortened where it has to be. */
export function wrapped(words: string, width: number): string[] {
    if (widthOf(words) <= width) return [words];
    const ends = [...words.matchAll(/\s+|(?<=[\u2e80-\uffff])/g)]
        .map((gap) => gap.index)
        .filter((end) => end > 0 && widthOf(words.slice(0, end)) <= width);
    const end = ends.at(-1);
    return end === undefined ? [fitting(words, width)] : [words.slice(0, end), fitting(words.slice(end).trim(), width)];
}

/** Moves places apart that are nearer than `apart`, keeping their order, within bounds as far as they go. */
export function spread(places: number[], apart: number, from: number, to: number): number[] {
    const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
    const moved = [...places];
    let last = -Infinity;
    for (const i of order) last = moved[i] = Math.max(moved[i] ?? 0, last + apart, from);
    last = Infinity;
    for (const i of order.reverse()) last = moved[i] = Math.min(moved[i] ?? 0, last - apart, to);
    return moved;
}
