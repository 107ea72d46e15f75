// A chart with all that goes with it: title, words for who does not see it, its data as a table, and both as files.
import { download, standalone } from "../download";
import { el, newId } from "../dom";
import { type Table, csv, shown } from "../tables";
import { say, shortened } from "../text";

export interface Figure {
    title: string;
    about?: string; // what is seen, and how to read it
    alt: string | (() => string); // what the picture says, for who does not see it
    file: string; // name of what is downloaded, without its ending
    draw: (width: number) => SVGElement;
    table: () => Table;
    legend?: Node | null;
    small?: boolean;
    heading?: "h3" | "h4";
}

const printWidth = 680;
const redraws = new Set<() => void>();
const anew = new WeakMap<HTMLElement, () => void>();
let printing = false;

/** Draws the chart of a figure again, and its table if it is open, for what is so now. */
export const redraw = (drawn: HTMLElement): void => anew.get(drawn)?.();

export function figure(f: Figure): HTMLElement {
    const place = el("div", { class: "plot" });
    const heading = el(f.heading ?? "h3", { id: newId("figure") }, f.title);
    const draw = keepDrawn(place, f);
    const data = dataOf(f);
    const made = el(
        "figure",
        { class: f.small ? "small" : "", "aria-labelledby": heading.id },
        el("figcaption", {}, heading, f.about ? el("p", {}, f.about) : null),
        f.legend,
        place,
        files(f, place),
        data.box,
    );
    anew.set(made, () => {
        draw();
        data.renew();
    });
    return made;
}

function keepDrawn(place: HTMLElement, f: Figure): () => void {
    let drawn = 0;
    const draw = (): void => {
        if (drawn === 0) return;
        const chart = f.draw(drawn);
        chart.setAttribute("role", "img");
        chart.setAttribute("aria-label", `${f.title}. ${typeof f.alt === "string" ? f.alt : f.alt()}`);
        place.replaceChildren(chart);
    };
    const fit = (): void => {
        const width = printing ? (f.small ? printWidth / 2 : printWidth) : place.clientWidth;
        if (width === 0 || Math.abs(width - drawn) < 2) return;
        drawn = width;
        draw();
    };
    new ResizeObserver(() => requestAnimationFrame(fit)).observe(place);
    redraws.add(fit);
    return draw;
}

/** Forgets the charts of a page that is written anew. */
export const forgetCharts = (): void => redraws.clear();

/** Draws all charts for paper while printing. */
export function drawForPrint(): void {
    const all = (now: boolean) => () => {
        printing = now;
        redraws.forEach((redraw) => redraw());
    };
    addEventListener("beforeprint", all(true));
    addEventListener("afterprint", all(false));
}

function files(f: Figure, place: HTMLElement): HTMLElement {
    const chart = (): void => {
        const drawn = place.querySelector("svg");
        if (drawn) download(`${f.file}.svg`, "image/svg+xml", standalone(drawn));
    };
    const name = shortened(f.title, 80);
    return el(
        "div",
        { class: "files" },
        el("button", { type: "button", "aria-label": `SVG: ${name}`, click: chart }, "SVG"),
        el(
            "button",
            {
                type: "button",
                "aria-label": `CSV: ${name}`,
                click: () => download(`${f.file}.csv`, "text/csv", csv(f.table())),
            },
            "CSV",
        ),
    );
}

/** The data as a table, made when it is first opened. */
function dataOf(f: Figure): { box: HTMLElement; renew: () => void } {
    const fill = (): void => {
        if (box.open && box.childElementCount === 1) box.append(shown(f.table(), f.title));
    };
    const renew = (): void => {
        while (box.childElementCount > 1) box.lastElementChild?.remove();
        fill();
    };
    const box = el(
        "details",
        { class: "data", toggle: fill },
        el("summary", {}, say("as_table"), el("span", { class: "unseen" }, `: ${shortened(f.title, 80)}`)),
    );
    return { box, renew };
}
