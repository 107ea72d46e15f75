// Tables: shown with words, written to CSV with plain numbers.
import { el } from "./dom";
import { number } from "./format";
import { visible } from "./text";

export type Cell = string | number | null;
export interface Table {
    head: string[];
    rows: Cell[][];
}

const byteOrderMark = "\ufeff"; // so that spreadsheets read UTF-8

/** The table as a file. What a spreadsheet would take for a formula is led by an apostrophe; numbers stay numbers. */
export const csv = (table: Table): string =>
    byteOrderMark + [table.head, ...table.rows].map((row) => row.map(csvCell).join(",") + "\r\n").join("");

function csvCell(cell: Cell): string {
    if (cell === null) return "";
    if (typeof cell === "number") return plainDigits(cell);
    const text = visible(cell);
    const formula = /^[=+\-@\t\r]/.test(text);
    return formula || /[",\r\n]/.test(text) ? `"${formula ? "'" : ""}${text.replaceAll('"', '""')}"` : text;
}

/** All digits of `x`, without an exponent. */
export function plainDigits(x: number): string {
    const text = String(x);
    if (!text.includes("e")) return text;
    return x.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 17, maximumFractionDigits: 20 });
}

/** A table that scrolls within itself where it is wider than the page; the first column names the row. */
export function shown(table: Table, caption: string): HTMLElement {
    const head = el("tr", {}, ...table.head.map((text) => el("th", { scope: "col" }, visible(text))));
    const body = table.rows.map((row) => el("tr", {}, ...row.map(shownCell)));
    return scrolling(
        caption,
        el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, head), el("tbody", {}, ...body)),
    );
}

export const scrolling = (name: string, table: HTMLElement): HTMLElement =>
    el("div", { class: "scroll", role: "group", "aria-label": name, tabindex: 0 }, table);

function shownCell(cell: Cell, column: number): HTMLElement {
    const text = typeof cell === "number" ? number(cell, 4) : visible(cell ?? "");
    if (column === 0) return el("th", { scope: "row" }, el("bdi", {}, text));
    return el("td", typeof cell === "number" ? { class: "n" } : {}, typeof cell === "number" ? text : el("bdi", {}, text));
}
