// Dots with intervals: a row for each label.
import type { Estimate } from "../data";
import { high, isClear, low, present, value } from "../data";
import { type Frame, canvas, colourOf, fitting, line, marker, round, text, widthOf, xAxis } from "./plot";
import { type LinearScale, linear } from "./scale";

export interface Dots {
    rows: { label: string; estimate: Estimate; words: string }[];
    scenario: number;
    unit: string;
    domain: number[];
}

export function dots(c: Dots, width: number): SVGElement {
    const [row, top] = [20, 24];
    const room = Math.min(width * 0.4, 18 + Math.max(0, ...c.rows.map((r) => widthOf(r.label.slice(0, 60)))));
    const frame: Frame = { left: room, right: width - 14, top, bottom: top + row * c.rows.length + 4 };
    const x = linear(c.domain, frame.left + 4, frame.right, width < 420 ? 3 : 5);
    return canvas(
        width,
        frame.bottom + 24,
        text(0, 13, fitting(c.unit, width), "axis"),
        ...xAxis(x, frame),
        ...c.rows.flatMap((r, i) => drawn(r, top + row * (i + 0.5) + 2, c.scenario, x, room)),
    );
}

function drawn(r: Dots["rows"][number], y: number, scenario: number, x: LinearScale, room: number): Node[] {
    const label = text(room - 6, y + 4, fitting(r.label, room - 8), "label end");
    const [middle, bottom, top] = [value(r.estimate), low(r.estimate), high(r.estimate)];
    if (!present(middle)) return [label];
    const kind = `interval ${colourOf(scenario)}${isClear(r.estimate) ? "" : " unclear"}`;
    const bar = present(bottom) && present(top) ? [line(x(bottom), round(y), x(top), round(y), kind)] : [];
    return [label, ...bar, marker(x(middle), y, scenario, r.words)];
}
