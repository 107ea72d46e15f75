// One number on its scale: what is predicted with two bands, beside the points that were played and other packages.
import { type Maybe, present } from "../data";
import { svg } from "../dom";
import { canvas, colourOf, line, marker, points, round, text, tickText } from "./plot";
import { linear } from "./scale";

export interface Gauge {
    points: Maybe[];
    // Error: half its width at 95 %; runs: from where to where they lie. The first one is drawn last.
    marks: { scenario: number; at: number; error: number; runs: [number, number] | null }[];
    bar?: number; // from zero to there
    limit?: Maybe; // a bound, drawn as a line
}

export function gauge(g: Gauge, width: number): SVGElement {
    const [top, middle, bottom] = [2, 17, 32];
    const ends = g.marks.flatMap(({ at, error, runs }) => [at - error, at + error, ...(runs ?? [])]);
    const x = linear([...g.points, ...ends, g.limit ?? null].filter(present), 8, width - 8, width < 420 ? 3 : 5, g.bar !== undefined);
    return canvas(
        width,
        52,
        ...x.ticks.map((tick) => line(x(tick), top, x(tick), bottom, tick === 0 ? "zero" : "grid")),
        ...x.ticks.map((tick, i) => text(x(tick), 47, tickText(x, tick), `tick ${ending(i, x.ticks.length)}`)),
        points(
            g.points.flatMap((point, i) => (present(point) ? [[x(point), middle + jitter(i)] as const] : [])),
            "near1",
        ),
        g.bar === undefined ? null : barTo(g.bar, x, middle, present(g.limit) && g.bar > g.limit),
        ...[...g.marks].reverse().flatMap((mark) => drawn(mark, x, middle)),
        present(g.limit) ? line(x(g.limit), top, x(g.limit), bottom + 4, "limit") : null,
    );
}

const barTo = (end: number, x: (value: number) => number, y: number, over: boolean): SVGElement =>
    svg("rect", {
        x: round(Math.min(x(0), x(end))),
        y: y - 8,
        width: round(Math.abs(x(end) - x(0))),
        height: 16,
        class: over ? "bar k1" : "bar k0",
    });

/** So that the first and the last number stay on the picture. */
const ending = (i: number, count: number): string => (i === 0 ? "" : i === count - 1 ? "end" : "middle");

const jitter = (i: number): number => 18 * ((i * 0.618034) % 1) - 9;

function drawn({ scenario, at, error, runs }: Gauge["marks"][number], x: (value: number) => number, y: number): Node[] {
    const bar = ([from, to]: [number, number], height: number, kind: string): SVGElement =>
        svg("rect", {
            x: round(x(from)),
            y: y - height / 2,
            width: round(Math.max(1, x(to) - x(from))),
            height,
            class: `${kind} ${colourOf(scenario)}`,
        });
    if (scenario === 0) return [line(x(at), y - 13, x(at), y + 13, "start")];
    const bands = scenario === 1 ? [...(runs ? [bar(runs, 24, "band")] : []), bar([at - error, at + error], 10, "band inner")] : [];
    return [...bands, marker(x(at), y, scenario)];
}
