// How a number follows one lever: its line with two bands, the points that were played, and where the lever stands.
import { svg } from "../dom";
import { number } from "../format";
import { type Frame, canvas, line, marker, points, roomFor, round, text, tickText, yAxis } from "./plot";
import { type LinearScale, linear } from "./scale";

export interface Slice {
    along: { at: number; y: number; error: number; runs: [number, number] | null }[]; // error: half its width at 95 %
    dots: { at: number; y: number; near: number }[]; // near: from 0 to 1
    here: number;
    labels: string[]; // of a choice, for 0, 1, …; none: a number
    logarithmic: boolean;
    range: [number, number]; // of y, whatever is set
}

export function slice(s: Slice, width: number): SVGElement {
    const height = 170;
    const y = linear([...s.range, ...s.along.map((step) => step.y)], height - 24, 8, 4, false);
    const frame: Frame = { left: roomFor(y), right: width - 10, top: 8, bottom: height - 24 };
    const x = acrossOf(s, frame);
    const inside = Object.assign((value: number) => Math.min(frame.bottom, Math.max(frame.top, y(value))), y);
    return canvas(
        width,
        height,
        ...yAxis(y, frame),
        ...x.ticks.map(({ at, label }, i) => text(at, frame.bottom + 16, label, `tick ${i > 0 && i === x.ticks.length - 1 && s.labels.length === 0 ? "end" : "middle"}`, 14)),
        ...[0, 1, 2, 3].map((shade) =>
            points(
                s.dots.filter(({ near }) => Math.min(3, Math.floor(4 * near)) === shade).map((dot) => [x.of(dot.at), y(dot.y)]),
                `near${shade}`,
            ),
        ),
        ...(s.labels.length > 0 ? s.along.flatMap((step) => bar(step, x.of, inside)) : curve(s, x.of, inside)),
        line(x.of(s.here), frame.top, x.of(s.here), frame.bottom, "here"),
        ...s.along.filter(({ at }) => at === s.here).map((step) => marker(x.of(step.at), y(step.y), 1)),
    );
}

interface Across {
    of: (value: number) => number;
    ticks: { at: number; label: string }[];
}

function acrossOf(s: Slice, frame: Frame): Across {
    if (s.labels.length > 0) {
        const step = (frame.right - frame.left) / s.labels.length;
        const of = (value: number): number => frame.left + (value + 0.5) * step;
        return { of, ticks: s.labels.map((label, i) => ({ at: of(i), label })) };
    }
    const ends = s.along.map(({ at }) => at);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (s.logarithmic) {
        const place = (value: number): number =>
            frame.left + 6 + (Math.log(value / low) / (Math.log(high / low) || 1)) * (frame.right - frame.left - 12);
        return { of: place, ticks: [low, Math.sqrt(low * high), high].map((at) => ({ at: place(at), label: number(at, 2) })) };
    }
    const scale = linear([low, high], frame.left + 6, frame.right - 6, 3, false);
    return { of: scale, ticks: scale.ticks.map((at) => ({ at: scale(at), label: tickText(scale, at) })) };
}

function curve(s: Slice, x: (value: number) => number, y: LinearScale): Node[] {
    const at = (value: number, height: number): string => `${round(x(value))},${round(y(height))}`;
    const band = (ends: (step: Slice["along"][number]) => [number, number], kind: string): Node =>
        svg("polygon", {
            points: [
                ...s.along.map((step) => at(step.at, ends(step)[0])),
                ...[...s.along].reverse().map((step) => at(step.at, ends(step)[1])),
            ].join(" "),
            class: `${kind} s0`,
        });
    const runs = s.along.every((step) => step.runs) ? [band((step) => step.runs ?? [step.y, step.y], "band")] : [];
    return [
        ...runs,
        band((step) => [step.y - step.error, step.y + step.error], "band inner"),
        svg("path", { d: s.along.map((step, i) => `${i === 0 ? "M" : "L"}${at(step.at, step.y)}`).join(""), class: "line s0" }),
    ];
}

const bar = (step: Slice["along"][number], x: (value: number) => number, y: LinearScale): Node[] => [
    ...(step.runs ? [line(x(step.at), y(step.runs[0]), x(step.at), y(step.runs[1]), "interval unclear s0")] : []),
    line(x(step.at), y(step.y - step.error), x(step.at), y(step.y + step.error), "interval inner s0"),
    line(x(step.at) - 8, y(step.y), x(step.at) + 8, y(step.y), "interval s0"),
];
