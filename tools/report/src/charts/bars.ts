// Bars stacked by year: what adds stands above zero, what takes away below, their sum is a line.
import { svg } from "../dom";
import { number } from "../format";
import { type Frame, canvas, fitting, line, roomFor, round, text, yAxis } from "./plot";
import { type LinearScale, linear } from "./scale";

export interface Bars {
    years: string[];
    stacks: { name: string; kind: string; y: number[] }[];
    unit: string;
    domain: [number, number];
}

export function bars(c: Bars, width: number): SVGElement {
    const height = 260;
    const y = linear(c.domain, height - 26, 24, 5);
    const frame: Frame = { left: roomFor(y), right: width - 8, top: 24, bottom: height - 26 };
    const step = (frame.right - frame.left) / Math.max(1, c.years.length);
    return canvas(
        width,
        height,
        ...yAxis(y, frame),
        text(4, 13, fitting(c.unit, width), "axis"),
        ...c.years.flatMap((_, i) => column(c, i, frame.left + i * step, step, y)),
        line(frame.left, y(0), frame.right, y(0), "zero"),
        ...years(c.years, frame, step),
        net(c, frame.left, step, y),
    );
}

function column(c: Bars, year: number, left: number, step: number, y: LinearScale): Node[] {
    let [above, below] = [0, 0];
    return c.stacks.flatMap((stack) => {
        const amount = stack.y[year] ?? 0;
        if (amount === 0) return [];
        const from = amount > 0 ? above : below;
        if (amount > 0) above += amount;
        else below += amount;
        const [a, b] = [y(from), y(from + amount)];
        return [
            svg(
                "rect",
                {
                    x: round(left + step * 0.12),
                    y: round(Math.min(a, b)),
                    width: round(step * 0.76),
                    height: round(Math.abs(a - b)),
                    class: `bar ${stack.kind}`,
                },
                svg("title", {}, `${c.years[year]}: ${stack.name} ${number(amount)} ${c.unit}`),
            ),
        ];
    });
}

const total = (c: Bars, year: number): number => c.stacks.reduce((sum, stack) => sum + (stack.y[year] ?? 0), 0);

const net = (c: Bars, left: number, step: number, y: LinearScale): Node =>
    svg("path", {
        class: "line net",
        d: c.years.map((_, i) => `${i === 0 ? "M" : "L"}${round(left + (i + 0.5) * step)},${round(y(total(c, i)))}`).join(""),
    });

function years(labels: string[], frame: Frame, step: number): Node[] {
    const each = Math.max(1, Math.ceil(40 / step));
    return labels.flatMap((label, i) =>
        i % each === 0 ? [text(frame.left + (i + 0.5) * step, frame.bottom + 17, label, "tick middle", 8)] : [],
    );
}
