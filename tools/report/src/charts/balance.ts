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
    const rows = c.rows.flatMap((r, i) => {
        const heading = r.of === c.rows[i - 1]?.of ? [] : [text(0, (y += 22) - 5, fitting(r.of, width), "count")];
        y += 20;
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
        text(middle - 6, 13, fitting(`← ${c.less}`, half), "axis end"),
        text(middle + 6, 13, fitting(`${c.more} →`, half), "axis"),
        line(middle, 18, middle, y, "zero"),
        ...rows,
    );
}

/** A bar as long as the share of all, on the ground of all, with its number at its end. */
function side(count: number, r: Row, middle: number, length: number, y: number, kind: string): Node[] {
    const bar = (of: number, name: string): Node => {
        const end = (length * of) / Math.max(1, r.all);
        return svg(
            "rect",
            { x: round(middle + Math.min(0, end)), y: y + 4, width: round(Math.abs(end)), height: 14, class: name },
            svg("title", {}, r.words),
        );
    };
    const end = middle + (length * count) / Math.max(1, r.all);
    return [
        bar(r.all, "ground"),
        ...(count > 0
            ? [
                  bar(count, `bar ${kind}`),
                  text(end + (length > 0 ? 4 : -4), y + 15, String(count), length > 0 ? "count" : "count end"),
              ]
            : []),
    ];
}
