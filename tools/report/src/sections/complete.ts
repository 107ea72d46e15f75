// The complete table: every indicator and every cut of each package, searched by words, with all of it as CSV.
import { type Estimate, type Maybe, type Report, high, indicatorOf, low, value } from "../data";
import { download } from "../download";
import { el } from "../dom";
import { estimate, number, percent } from "../format";
import { type Cell, csv, shown } from "../tables";
import { say, unitWord, visible } from "../text";
import { section, slot } from "../layout";
import { type View, nameOf, titleOf } from "../view";
import { titleOfCut } from "./cuts";

const atFirst = 50;

interface Row {
    name: string;
    cell: string;
    indicator: string;
    unit: string;
    package: string;
    baseline: Maybe;
    difference: Estimate;
    percent: Estimate;
    clear: boolean;
}

export function complete({ report, choice }: View): HTMLElement | null {
    if (report.differences.length === 0) return null;
    const rows = rowsOf(report);
    const drawn = slot(() => found(rows, choice));
    const search = el("input", {
        type: "search",
        value: choice.search,
        input: () => {
            choice.search = search.value;
            drawn.renew();
        },
    });
    return section(
        "complete",
        say("complete"),
        chance(report),
        el(
            "div",
            { class: "controls" },
            el("label", { class: "select" }, el("span", {}, say("search")), search),
            el("button", { type: "button", click: () => download("differences.csv", "text/csv", file(rows)) }, say("all_csv")),
        ),
        drawn.place,
    );
}

function chance({ chance }: Report): HTMLElement | null {
    return chance
        ? el("p", {}, say("chance", { tested: chance.tested, by_chance: number(chance.by_chance), clear: chance.clear }))
        : null;
}

function rowsOf(report: Report): Row[] {
    const whole = report.differences.map((d): Row => ({
        ...d,
        name: titleOf(report, d.indicator),
        cell: "",
        unit: indicatorOf(report, d.indicator)?.unit ?? "",
        package: nameOf(report, d.package),
    }));
    const cells = report.cuts.flatMap((cut) =>
        cut.packages.flatMap((p) =>
            cut.labels.map((label, i): Row => ({
                name: titleOfCut(report, cut),
                cell: visible(label),
                indicator: cut.indicator,
                unit: cut.unit,
                package: nameOf(report, p.package),
                baseline: p.baseline[i] ?? null,
                difference: p.difference[i] ?? null,
                percent: null,
                clear: false,
            })),
        ),
    );
    return [...whole, ...cells];
}

function found(rows: Row[], choice: View["choice"]): Node[] {
    const words = choice.search.toLowerCase().split(/\s+/).filter(Boolean);
    const hits =
        words.length === 0
            ? rows
            : rows.filter((row) => {
                  const text = `${row.name} ${row.indicator} ${row.cell} ${row.package}`.toLowerCase();
                  return words.every((word) => text.includes(word));
              });
    const listed = hits.slice(0, choice.all ? undefined : atFirst);
    const more = el(
        "button",
        {
            type: "button",
            click: () => {
                choice.all = true;
                place.replaceWith(...found(rows, choice));
            },
        },
        say("show_all", { count: number(hits.length, 9) }),
    );
    const place = el(
        "div",
        {},
        el("p", { role: "status" }, say("found", { shown: listed.length, count: number(hits.length, 9) })),
        shown({ head: headings(), rows: listed.map(cellsOf) }, say("complete")),
        hits.length > listed.length ? more : null,
    );
    return [place];
}

const headings = (): string[] => [
    say("indicator"),
    say("cell"),
    say("package"),
    say("unit"),
    say("baseline"),
    say("difference"),
    say("in_percent"),
    say("clear"),
];

const cellsOf = (row: Row): Cell[] => [
    row.name,
    row.cell.replaceAll("_", " "),
    row.package,
    unitWord(row.unit),
    row.baseline,
    estimate(row.difference, 3, true),
    value(row.percent) === null ? "" : percent(row.percent),
    row.clear ? say("yes") : "",
];

const file = (rows: Row[]): string =>
    csv({
        head: ["indicator", "title", "cell", "unit", "package", "baseline", "difference", "low", "high", "percent", "clear"],
        rows: rows.map((row) => [
            row.indicator,
            row.name,
            row.cell,
            row.unit,
            row.package,
            row.baseline,
            value(row.difference),
            low(row.difference),
            high(row.difference),
            value(row.percent),
            row.clear ? 1 : 0,
        ]),
    });
