// How many of a kind have more and how many have less: bars to both sides of a line, a row for each kind, under the name of what is counted.
import { svg } from "../dom";
import { canvas, fitting, line, round, text, widthOf } from "./plot";

export interface Balance {
    rows: Row[];
    less: string;
    more: string;
}
export interface Row {
    of: string;
    label: string;
    less: number;
    more: number;
    all: number;
    words: string;
}

export function balance(c: Balance, width: number): SVGElement {
    const room = Math.min(width * 0.42, 28 + Math.max(0, ...c.rows.map((r) => widthOf(r.label.slice(0, 60)))));
    const [middle, half] = [room + (width - room) / 2, (width - room) / 2 - 26];
    let y = 22;
    const grounds: Node[] = [];
    const rows = c.rows.flatMap((r, i) => {
        const heading = r.of === c.rows[i - 1]?.of ? [] : [text(0, (y += 22) - 5, fitting(r.of, width), "count")];
        y += 20;
        grounds.push(ground(r, middle, half, y - 20));
        return [
            ...heading,
            text(14, y - 5, fitting(r.label, room - 20)),
            ...side(r.less, r, middle, -half, y - 20, "k1"),
            ...side(r.more, r, middle, half, y - 20, "k0"),
        ];
    });
    return canvas(
        width,
        y + 6,
        text(middle - 6, 13, fitting(`← ${c.less}`, half + 20), "axis end"),
        text(middle + 6, 13, fitting(`${c.more} →`, half + 20), "axis"),
        ...grounds,
        line(middle, 18, middle, y, "zero"),
        ...rows,
    );
}

/** All of a kind to both sides; says what there is where the pointer rests. */
const ground = (r: Row, middle: number, half: number, y: number): Node =>
    svg(
        "rect",
        { x: round(middle - half), y: y + 4, width: round(2 * half), height: 14, class: "ground" },
        svg("title", {}, r.words),
    );

/** A bar as long as the share of all, with its number at its end. */
function side(count: number, r: Row, middle: number, length: number, y: number, kind: string): Node[] {
    if (count === 0) return [];
    const end = (length * count) / Math.max(1, r.all);
    const bar = {
        x: round(middle + Math.min(0, end)),
        y: y + 4,
        width: round(Math.abs(end)),
        height: 14,
        class: `bar ${kind}`,
    };
    const [beside, place] = length > 0 ? [4, "count"] : [-4, "count end"];
    return [svg("rect", bar, svg("title", {}, r.words)), text(middle + end + beside, y + 15, String(count), place)];
}
