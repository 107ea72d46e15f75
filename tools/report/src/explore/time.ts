// Curves over time, where the study kept them.
import { figure, redraw } from "../charts/figure";
import { type Line, lines } from "../charts/lines";
import type { Maybe } from "../data";
import { el, select } from "../dom";
import type { Writer } from "../format";
import { section, slot } from "../layout";
import type { Table } from "../tables";
import { say } from "../text";
import { swatch } from "../view";
import type { Exploration, Output } from "./data";
import { type Values, within95 } from "./emulator";
import { leading } from "./slices";
import { type Explorer, type Part, markOf, titleOf, wordsOf, writerFor } from "./view";

/** What the study kept over time and an emulator tells. */
export const overTimeOf = (study: Exploration): Output[] => study.outputs.filter(({ over, emulator }) => over === "time" && emulator);

export function overTime(x: Explorer): Part {
    const all = overTimeOf(x.study);
    if (all.length === 0) return { place: section("time", say("x.time"), el("p", {}, say("x.no_series"))), renew: () => {} };
    const current = (): Output => all.find(({ name }) => name === x.state.series) ?? leading(all);
    let shown: HTMLElement | null = null;
    const drawn = slot(() => [(shown = chart(x, current()))]);
    const options = all.map((output) => ({ value: output.name, label: titleOf(output) }));
    const choose = (name: string): void => {
        x.state.series = name;
        drawn.renew();
        x.changed();
    };
    return {
        place: section("time", say("x.time"), select(say("indicator"), options, current().name, choose), drawn.place),
        renew: () => shown && redraw(shown),
    };
}

/** What is drawn: the scenario itself, what is pinned, and what is set, which alone has bands. */
const shownOf = (x: Explorer): { scenario: number; name: string; values: Values | null }[] => [
    { scenario: markOf.start, name: say("x.key_start"), values: x.start },
    { scenario: markOf.pins[0], name: "A", values: x.state.pins[0] },
    { scenario: markOf.pins[1], name: "B", values: x.state.pins[1] },
    { scenario: markOf.here, name: say("x.key_here"), values: x.state.values },
];

function chart(x: Explorer, output: Output): HTMLElement {
    const writer = writerFor(x.study, output);
    const drawn = (): Line[] => shownOf(x).flatMap(({ scenario, name, values }) => (values ? [lineOf(x, output, scenario, name, values)] : []));
    const unit = unitOf(output, writer);
    return figure({
        title: `${titleOf(output)}${output.difference ? ` – ${wordsOf(output)}` : ""}`,
        about: say("x.time_about"),
        file: `over-time-${output.name}`,
        alt: () => atEnd(output, drawn()),
        legend: el(
            "ul",
            { class: "legend" },
            ...shownOf(x).map(({ scenario, name }) => el("li", {}, swatch(scenario), scenario > 1 ? say("x.key_pin", { pin: name }) : name)),
        ),
        draw: (width) => lines({ lines: drawn(), labels: output.labels, unit, zero: false, named: true }, width),
        table: () => tableOf(output, drawn()),
    });
}

/** Of a flow, in which time: years are added up where the study has whole ones. */
export function unitOf({ kind, labels }: Output, { unit }: Writer): string {
    const yearly = labels.every((label) => /^\d{4}$/.test(label));
    return kind === "flow" ? say(yearly ? "x.per_year" : "per_step", { unit }) : unit;
}

export function lineOf(x: Explorer, output: Output, scenario: number, name: string, values: Values): Line {
    const writer = writerFor(x.study, output);
    const told = x.emulators.at(output, values);
    const alone = scenario === markOf.here;
    const placed = (of: (cell: number) => Maybe): Maybe[] => {
        const all: Maybe[] = output.labels.map(() => null);
        output.cells.forEach((label, cell) => (all[label] = of(cell)));
        return all;
    };
    const error = (sign: number) => (cell: number): Maybe => {
        const { mean, error } = told[cell] ?? { mean: 0, error: 0 };
        return alone ? writer.of(mean + sign * within95 * error) : null;
    };
    const runs = (end: 0 | 1) => (cell: number): Maybe => {
        const between = told[cell]?.runs;
        return between ? writer.of(between[end]) : null;
    };
    const line: Line = {
        scenario,
        name,
        y: placed((cell) => writer.of(told[cell]?.mean ?? 0)),
        low: placed(error(-1)),
        high: placed(error(1)),
    };
    return alone ? { ...line, outer: { low: placed(runs(0)), high: placed(runs(1)) } } : line;
}

const lastOf = (numbers: Maybe[]): number => numbers.findLastIndex((y) => y !== null);

const atEnd = (output: Output, drawn: Line[]): string =>
    drawn
        .map(({ name, y }) => {
            const at = lastOf(y);
            return say("x.at_end", { name, value: (y[at] ?? 0).toPrecision(4), time: output.labels[at] ?? "" });
        })
        .join("; ");

const tableOf = (output: Output, drawn: Line[]): Table => ({
    head: [say("step"), ...drawn.flatMap(({ name, outer }) => [name, ...(outer ? [`${name}, ${say("low")}`, `${name}, ${say("high")}`] : [])])],
    rows: output.labels.map((label, i) => [
        label,
        ...drawn.flatMap(({ y, low, high, outer }) => [y[i] ?? null, ...(outer ? [low[i] ?? null, high[i] ?? null] : [])]),
    ]),
});
