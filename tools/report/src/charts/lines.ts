// Lines over time, with bands, the names at their ends.
import { svg } from "../dom";
import { type Maybe, present } from "../data";
import { type Frame, canvas, colourOf, fitting, line, marker, roomFor, round, spread, text, widthOf, yAxis } from "./plot";
import { type LinearScale, linear } from "./scale";

export interface Line {
    scenario: number;
    name: string;
    y: Maybe[];
    low: Maybe[];
    high: Maybe[];
    outer?: { low: Maybe[]; high: Maybe[] }; // a wider band around that of low and high
}
export interface Lines {
    lines: Line[];
    labels: string[];
    unit: string;
    zero: boolean;
    height?: number;
    named?: boolean;
    words?: (step: number) => string;
}

export function lines(c: Lines, width: number): SVGElement {
    const height = c.height ?? Math.round(Math.min(400, Math.max(260, width * 0.45)));
    const frame: Frame = { left: 0, right: width - roomForNames(c, width), top: 24, bottom: height - 24 };
    const y = linear(
        c.lines.flatMap((l) => [...l.y, ...l.low, ...l.high, ...(l.outer?.low ?? []), ...(l.outer?.high ?? [])]).filter(present),
        frame.bottom,
        frame.top,
        height < 200 ? 3 : 5,
        c.zero,
    );
    frame.left = roomFor(y);
    const step = (frame.right - frame.left) / Math.max(1, c.labels.length - 1);
    const x = (i: number): number => frame.left + i * step;
    return canvas(
        width,
        height,
        ...yAxis(y, frame),
        ...times(c.labels, x, frame),
        text(4, 13, fitting(c.unit, width), "axis"),
        ...c.lines.flatMap((l) => (l.outer ? [band(l, l.outer, x, y, "outer")] : [])),
        ...c.lines.map((l) => band(l, l, x, y)),
        ...c.lines.map((l) => path(l, x, y)),
        ...ends(c, x, y, frame, width - frame.right),
        ...readings(c, x, step, frame),
    );
}

const roomForNames = (c: Lines, width: number): number =>
    c.named && width >= 560 ? Math.min(240, 24 + Math.max(0, ...c.lines.map((l) => widthOf(l.name.slice(0, 60))))) : 12;

/** Labels of time, as many as there is room for; years alone where quarters or months between them have none. */
function times(labels: string[], x: (i: number) => number, frame: Frame): Node[] {
    const all = (form: RegExp) => labels.every((label) => form.test(label));
    const year = all(/^\d{4}Q[1-4]$/) ? 4 : all(/^\d{4}-\d\d$/) ? 12 : 1;
    const years = labels.length > 3 * year && year > 1;
    const step = niceSteps(
        Math.ceil((labels.length * (years ? 40 : 58)) / Math.max(58, frame.right - frame.left)),
        years ? year : 1,
    );
    const first = years ? labels.findIndex((label) => /(Q1|-01)$/.test(label)) : 0;
    return labels.flatMap((label, i) =>
        (i - first) % step !== 0 || i < first || x(i) > frame.right - 8
            ? []
            : [
                  line(x(i), frame.bottom, x(i), frame.bottom + 4, "grid"),
                  text(x(i), frame.bottom + 17, years ? label.slice(0, 4) : label, "tick middle", 12),
              ],
    );
}

const niceSteps = (least: number, unit: number): number =>
    unit * ([1, 2, 5, 10, 20, 50, 100].find((n) => n * unit >= least) ?? least);

function path(l: Line, x: (i: number) => number, y: LinearScale): SVGElement {
    let pen = "M";
    const d = l.y.map((v, i) => {
        if (!present(v)) {
            pen = "M";
            return "";
        }
        const part = `${pen}${round(x(i))},${round(y(v))}`;
        pen = "L";
        return part;
    });
    return svg("path", { d: d.join(""), class: `line ${colourOf(l.scenario)}` }, svg("title", {}, l.name));
}

function band(
    l: Line,
    { low, high }: { low: Maybe[]; high: Maybe[] },
    x: (i: number) => number,
    y: LinearScale,
    kind = "",
): Node {
    const known = l.y.map((_, i) => i).filter((i) => present(low[i] ?? null) && present(high[i] ?? null));
    const there = known.map((i) => `${round(x(i))},${round(y(low[i] ?? 0))}`);
    const back = known.reverse().map((i) => `${round(x(i))},${round(y(high[i] ?? 0))}`);
    return svg("polygon", {
        points: [...there, ...back].join(" "),
        class: ["band", kind, colourOf(l.scenario)].filter(Boolean).join(" "),
    });
}

/** Over each step, what it says in words where the pointer rests. */
const readings = ({ words, labels }: Lines, x: (i: number) => number, step: number, frame: Frame): Node[] =>
    !words
        ? []
        : labels.map((_, i) =>
              svg(
                  "rect",
                  {
                      class: "hit",
                      x: round(x(i) - step / 2),
                      y: frame.top,
                      width: round(step),
                      height: frame.bottom - frame.top,
                  },
                  svg("title", {}, words(i)),
              ),
          );

/** The mark of each package where its line ends, and its name beside it where there is room. */
function ends(c: Lines, x: (i: number) => number, y: LinearScale, frame: Frame, room: number): Node[] {
    const last = c.lines.flatMap((l) => {
        const i = l.y.findLastIndex(present);
        return i < 0 ? [] : [{ l, x: x(i), y: y(l.y[i] ?? 0) }];
    });
    const marks = last.filter(({ l }) => l.scenario > 0).map((end) => marker(end.x, end.y, end.l.scenario));
    if (room < 40) return marks;
    const places = spread(
        last.map((end) => end.y),
        15,
        frame.top,
        frame.bottom,
    );
    return [
        ...marks,
        ...last.map((end, k) =>
            text(
                frame.right + 10,
                (places[k] ?? end.y) + 4,
                fitting(end.l.name, room - 14),
                `name ${colourOf(end.l.scenario)}`,
            ),
        ),
    ];
}
