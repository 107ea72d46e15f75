// How many of a kind have more and how many have less: bars to both sides of a line, a row for each kind.
import { svg } from "../dom";
import { canvas, fitting, line, round, text, widthOf } from "./plot";

export interface Balance { rows: { label: string; less: number; more: number; all: number; words: string }[]; less: string; more: string }

export function balance(c: Balance, width: number): SVGElement {
  const [row, top] = [22, 22];
  const room = Math.min(width * 0.5, 12 + Math.max(0, ...c.rows.map((r) => widthOf(r.label.slice(0, 90)))));
  const [middle, half] = [room + (width - room) / 2, (width - room) / 2 - 26];
  const bottom = top + row * c.rows.length;
  return canvas(width, bottom + 4,
    text(middle - 6, 13, fitting(`← ${c.less}`, half), "axis end"), text(middle + 6, 13, fitting(`${c.more} →`, half), "axis"),
    ...c.rows.flatMap((r, i) => [
      text(room - 8, top + row * (i + 0.5) + 4, fitting(r.label, room - 10), "label end"),
      ...side(r.less, r, middle, -half, top + row * i, "k1"), ...side(r.more, r, middle, half, top + row * i, "k0")]),
    line(middle, top, middle, bottom, "zero"));
}

/** A bar as long as the share of all, on the ground of all, with its number at its end. */
function side(count: number, r: Balance["rows"][number], middle: number, length: number, y: number, kind: string): Node[] {
  const bar = (of: number, name: string): Node => {
    const end = (length * of) / Math.max(1, r.all);
    return svg("rect", { x: round(middle + Math.min(0, end)), y: y + 4, width: round(Math.abs(end)), height: 14, class: name }, svg("title", {}, r.words));
  };
  const end = middle + (length * count) / Math.max(1, r.all);
  return [bar(r.all, "ground"), ...(count > 0 ? [bar(count, `bar ${kind}`), text(end + (length > 0 ? 4 : -4), y + 15, String(count), length > 0 ? "count" : "count end")] : [])];
}
