// Points with intervals both ways, each with its name beside it.
import { svg } from "../dom";
import {
    type Frame,
    canvas,
    colourOf,
    fitting,
    line,
    marker,
    roomFor,
    round,
    text,
    widthOf,
    wrapped,
    xAxis,
    yAxis,
} from "./plot";
import { type LinearScale, linear } from "./scale";

export interface Point {
    scenario: number;
    name: string;
    x: [number, number, number];
    y: [number, number, number];
    words: string;
}
export interface Scatter {
    points: Point[];
    x: string;
    y: string;
    origin: string;
    zero?: boolean; // whether both axes begin at nothing, as they do where it is not said
}

export function scatter(s: Scatter, width: number): SVGElement {
    const height = Math.round(Math.min(460, Math.max(300, width * 0.55)));
    const y = linear(
        s.points.flatMap((p) => p.y),
        height - 44,
        28,
        6,
        s.zero,
    );
    const frame: Frame = { left: roomFor(y), right: width - 12, top: 28, bottom: height - 44 };
    const x = linear(
        s.points.flatMap((p) => p.x),
        frame.left,
        frame.right,
        width < 500 ? 4 : 7,
        s.zero,
    );
    return canvas(
        width,
        height,
        ...xAxis(x, frame),
        ...yAxis(y, frame),
        ...names(s, frame, height),
        s.zero === false
            ? null
            : svg("circle", { cx: round(x(0)), cy: round(y(0)), r: 4, class: "origin" }, svg("title", {}, s.origin)),
        ...s.points.flatMap((p) => cross(p, x, y)),
        ...labels(s.points, x, y, frame),
    );
}

const names = (s: Scatter, frame: Frame, height: number): Node[] => [
    text(4, 14, fitting(s.y, frame.right), "axis"),
    text(frame.right, height - 8, fitting(s.x, frame.right), "axis end"),
];

function cross(p: Point, x: LinearScale, y: LinearScale): Node[] {
    const kind = `interval ${colourOf(p.scenario)}`;
    return [
        line(x(p.x[1]), y(p.y[0]), x(p.x[2]), y(p.y[0]), kind),
        line(x(p.x[0]), y(p.y[1]), x(p.x[0]), y(p.y[2]), kind),
        marker(x(p.x[0]), y(p.y[0]), p.scenario, p.words),
    ];
}

interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
}
const overlap = (a: Box, b: Box): number =>
    Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
    Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Each name where it hides least of the names, the marks and the intervals that are there. */
function labels(points: Point[], x: LinearScale, y: LinearScale, frame: Frame): Node[] {
    const zero = { left: frame.left, right: frame.right, top: y(0) - 1, bottom: y(0) + 1 };
    const taken = [zero, ...points.flatMap((p) => boxesOf(p, x, y))];
    return points.flatMap((p) => {
        const words = wrapped(p.name.slice(0, 200), Math.min(260, (frame.right - frame.left) * 0.5));
        const best = placesFor(p, words, x, y, frame)
            .map((box, i) => ({ box, cost: 8 * i + taken.reduce((sum, other) => sum + overlap(box, other), 0) }))
            .reduce((a, b) => (b.cost < a.cost ? b : a));
        taken.push(best.box, best.box);
        return words.map((each, i) =>
            text(best.box.left, best.box.top + 12 + lineHeight * i, each, `name ${colourOf(p.scenario)}`),
        );
    });
}

function boxesOf(p: Point, x: LinearScale, y: LinearScale): Box[] {
    const [cx, cy] = [x(p.x[0]), y(p.y[0])];
    return [
        { left: cx - 6, right: cx + 6, top: cy - 6, bottom: cy + 6 },
        { left: x(p.x[1]), right: x(p.x[2]), top: cy - 2, bottom: cy + 2 },
        { left: cx - 2, right: cx + 2, top: y(p.y[2]), bottom: y(p.y[1]) },
    ];
}

const lineHeight = 15;

function placesFor(p: Point, words: string[], x: LinearScale, y: LinearScale, frame: Frame): Box[] {
    const [wide, high, cx, cy] = [
        Math.max(...words.map((each) => widthOf(each) * 1.05)),
        lineHeight * words.length,
        x(p.x[0]),
        y(p.y[0]),
    ];
    const at = (left: number, middle: number): Box => {
        const inside = Math.max(frame.left + 2, Math.min(left, frame.right - wide));
        const top = Math.max(frame.top, Math.min(middle - high / 2, frame.bottom - high));
        return { left: inside, right: inside + wide, top, bottom: top + high };
    };
    const [beside, before, centred] = [cx + 9, cx - 9 - wide, cx - wide / 2];
    return [
        at(beside, cy - 12),
        at(beside, cy + 12),
        at(before, cy - 12),
        at(before, cy + 12),
        at(centred, y(p.y[2]) - high / 2 - 1),
        at(centred, y(p.y[1]) + high / 2 + 1),
        at(beside, y(p.y[2])),
        at(beside, y(p.y[1])),
        at(beside, cy - 30),
        at(beside, cy + 30),
        at(before, cy - 30),
        at(before, cy + 30),
    ];
}
