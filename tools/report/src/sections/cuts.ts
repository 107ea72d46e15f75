// Differences by region, size, industry and field, and the parts of productivity growth.
import { dots } from "../charts/dots";
import { figure } from "../charts/figure";
import { type Coloured, className, map, steps } from "../charts/map";
import { type Cut, type Report, high, low, present, value } from "../data";
import { el, select, svg } from "../dom";
import { type Writer, number } from "../format";
import type { Table } from "../tables";
import { say, told, unitWord, visible } from "../text";
import { section, slot } from "../layout";
import { type View, nameOf, titleOf, writer } from "../view";

export const isPart = (cut: Cut): boolean => cut.axis === "part";
export const axes = ["region", "size", "leading", "industry", "field"];

export const titleOfCut = (report: Report, cut: Cut): string =>
    say("by", { name: cut.of ? titleOf(report, cut.of) : told(cut.about) || visible(cut.indicator), axis: axisOf(cut) });

/** "size class: below 20, 20 to 99, from 100 staff" is "size class". */
export const axisOf = (cut: Cut): string => (told(cut.axis_about) || visible(cut.axis)).split(/[:：（(]/)[0]?.trim() ?? "";

export function cuts({ report, choice }: View): HTMLElement | null {
    const there = report.cuts.filter((cut) => !isPart(cut) && cut.axis !== "account"); // accounts are the section on cost
    const first = there.find((cut) => cut.of !== "" && cut.of === choice.benefit && axes.includes(cut.axis)) ?? there[0];
    if (!first) return null;
    const find = () => there.find((cut) => cut.indicator === choice.cut) ?? first;
    const drawn = slot(() => [panels(report, find())]);
    const options = there.map((cut) => ({ value: cut.indicator, label: titleOfCut(report, cut), group: axisOf(cut) }));
    return section(
        "cuts",
        say("cuts"),
        el("p", {}, say("cuts_about")),
        select(say("shown"), sorted(there, options), find().indicator, (name) => {
            choice.cut = name;
            drawn.renew();
        }),
        drawn.place,
    );
}

function sorted<T>(there: Cut[], options: T[]): T[] {
    const place = (cut: Cut | undefined): number => (axes.indexOf(cut?.axis ?? "") + axes.length + 1) % (axes.length + 1);
    return options
        .map((option, i) => ({ option, at: place(there[i]) }))
        .sort((a, b) => a.at - b.at)
        .map(({ option }) => option);
}

export function parts({ report }: View): HTMLElement | null {
    const there = report.cuts.filter(isPart);
    return there.length === 0
        ? null
        : section("parts", say("parts"), el("p", {}, say("parts_about")), ...there.map((cut) => panels(report, cut)));
}

/** A panel for each package, all on one scale. */
function panels(report: Report, cut: Cut): HTMLElement {
    const w = writer(
        report,
        cut.unit,
        cut.packages.flatMap((p) => p.difference.flatMap((e) => e ?? [])),
    );
    const domain = cut.packages
        .flatMap((p) => p.difference.flatMap((e) => e ?? []))
        .filter(present)
        .map(w.of);
    const about = say("difference_of", { name: titleOfCut(report, cut) });
    return el(
        "div",
        {},
        el("h3", {}, about),
        maps(report, cut, w),
        el(
            "div",
            { class: "panels" },
            ...cut.packages.map((p) =>
                figure({
                    title: nameOf(report, p.package),
                    small: true,
                    heading: "h4",
                    file: `${cut.indicator}-${p.package}`,
                    alt: `${about}. ${alt(cut, p)}`,
                    draw: (width) =>
                        dots(
                            {
                                rows: cut.labels.map((label, i) => ({
                                    label: readable(label),
                                    estimate: (p.difference[i] ?? []).map((x) => (present(x) ? w.of(x) : null)),
                                    words: `${readable(label)}: ${w.estimate(p.difference[i] ?? null)}`,
                                })),
                                scenario: p.package,
                                unit: w.unit,
                                domain,
                            },
                            width,
                        ),
                    table: () => data(cut, p),
                }),
            ),
        ),
    );
}

/** A map for each package, all in one scale of colours; nothing without a map of the regions. */
function maps(report: Report, cut: Cut, w: Writer): HTMLElement | null {
    const m = report.map;
    if (!m || cut.axis !== "region") return null;
    const all = cut.packages.flatMap((p) => p.difference.map((e) => Math.abs(value(e) ?? 0)));
    const largest = Math.max(0, ...all);
    return el(
        "div",
        { class: "panels" },
        ...cut.packages.map((p) =>
            figure({
                title: say("map_of", { name: nameOf(report, p.package) }),
                small: true,
                heading: "h4",
                file: `map-${cut.indicator}-${p.package}`,
                alt: alt(cut, p),
                legend: key(w, largest),
                draw: (width) => map(m, coloured(cut, p, w), largest, width),
                table: () => data(cut, p),
            }),
        ),
    );
}

const coloured = (cut: Cut, p: Cut["packages"][number], w: Writer): Coloured[] =>
    cut.labels.map((label, i) => ({
        label,
        x: value(p.difference[i] ?? null),
        words: `${readable(label)}: ${w.estimate(p.difference[i] ?? null)}`,
    }));

/** What the colours mean, from the largest fall to the largest rise. */
function key(w: Writer, largest: number): HTMLElement {
    const of = Array.from({ length: 2 * steps + 1 }, (_, i) => i - steps);
    const end = (k: number): string => number(w.of((largest * k) / steps));
    return el(
        "ul",
        { class: "legend" },
        ...of.map((k) =>
            el(
                "li",
                {},
                svg("svg", { class: "swatch", width: 14, height: 14, "aria-hidden": "true" }, svg("rect", { width: 14, height: 14, class: className(k) })),
                k === 0 ? "0" : `${end(k < 0 ? k : k - 1)} … ${end(k < 0 ? k + 1 : k)}${k === steps ? ` ${w.unit}` : ""}`,
            ),
        ),
    );
}

/** "region_3" is "region 3". */
export const readable = (label: string): string => visible(label).replaceAll("_", " ");

function alt(cut: Cut, p: Cut["packages"][number]): string {
    const known = cut.labels
        .map((label, i) => ({ label, x: value(p.difference[i] ?? null) }))
        .filter((each) => present(each.x));
    known.sort((a, b) => (b.x ?? 0) - (a.x ?? 0));
    const [most, least] = [known[0], known.at(-1)];
    return most && least
        ? say("most_least", { most: readable(most.label), x: number(most.x), least: readable(least.label), y: number(least.x) })
        : "";
}

function data(cut: Cut, p: Cut["packages"][number]): Table {
    return {
        head: [
            told(cut.axis_about) || cut.axis,
            say("axis_unit", { name: say("baseline"), unit: unitWord(cut.unit) }),
            say("difference"),
            say("low"),
            say("high"),
        ],
        rows: cut.labels.map((label, i) => [
            readable(label),
            p.baseline[i] ?? null,
            ...[value, low, high].map((of) => of(p.difference[i] ?? null)),
        ]),
    };
}
