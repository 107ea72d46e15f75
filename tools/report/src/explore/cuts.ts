// Who gains and who loses of what is set, by the cuts that the study kept.
import { dots } from "../charts/dots";
import { figure, redraw } from "../charts/figure";
import { type Estimate, isClear, value } from "../data";
import { el, select } from "../dom";
import { estimate } from "../format";
import { section, slot } from "../layout";
import type { Table } from "../tables";
import { say, told, visible } from "../text";
import type { Output } from "./data";
import { leading } from "./slices";
import { within95 } from "./emulator";
import { type Explorer, type Part, markOf, titleOf, writerFor } from "./view";

export function cuts(x: Explorer): Part {
    const all = x.study.outputs.filter(({ over, emulator }) => over !== "" && over !== "time" && emulator);
    if (all.length === 0) return { place: section("cuts", say("x.cuts"), el("p", {}, say("x.no_cuts"))), renew: () => {} };
    const current = (): Output => all.find(({ name }) => name === x.state.cut) ?? leading(all);
    let shown: HTMLElement | null = null;
    const counted = el("p", {});
    const count = (): void => {
        counted.textContent = countOf(current(), rowsOf(x, current()));
    };
    const drawn = slot(() => {
        count();
        return [counted, (shown = chart(x, current()))];
    });
    const options = all.map((output) => ({ value: output.name, label: say("by", { name: titleOf(output), axis: axisOf(output) }) }));
    const choose = (name: string): void => {
        x.state.cut = name;
        drawn.renew();
        x.changed();
    };
    return {
        place: section("cuts", say("x.cuts"), select(say("indicator"), options, current().name, choose), drawn.place),
        renew: () => {
            count();
            if (shown) redraw(shown);
        },
    };
}

const axisOf = (output: Output): string => told(output.over_about) || visible(output.over);

interface Row {
    label: string;
    estimate: Estimate; // as it is written
}

/** Of each label, what is set less the scenario itself, with the error of the emulator. */
function rowsOf(x: Explorer, output: Output): Row[] {
    const writer = writerFor(x.study, output);
    const all = output.difference ? x.emulators.at(output, x.state.values) : x.emulators.difference(output, x.state.values, x.start);
    return output.cells.map((label, cell) => {
        const { mean, error } = all[cell] ?? { mean: 0, error: 0 };
        const ends = [mean, mean - within95 * error, mean + within95 * error];
        return { label: visible(output.labels[label] ?? ""), estimate: ends.map(writer.of) };
    });
}

function countOf(output: Output, rows: Row[]): string {
    const clear = rows.filter((row) => isClear(row.estimate) && value(row.estimate) !== 0);
    const more = clear.filter((row) => (value(row.estimate) ?? 0) > 0).length;
    const less = clear.length - more;
    const [gain, lose] = output.better === "less" ? [less, more] : [more, less];
    return say(output.better === "neither" ? "x.counted_plain" : "x.counted", { all: rows.length, gain, lose });
}

function chart(x: Explorer, output: Output): HTMLElement {
    const writer = writerFor(x.study, output);
    const rows = () => rowsOf(x, output);
    return figure({
        title: say("x.difference_to_start", { name: titleOf(output) }),
        about: say("x.cuts_about", { axis: axisOf(output) }),
        file: output.name,
        alt: () => rows().map((row) => `${row.label}: ${estimate(row.estimate, 3, true)}`).join("; "),
        draw: (width) => {
            const all = rows();
            return dots(
                {
                    rows: all.map((row) => ({ ...row, words: `${row.label}: ${estimate(row.estimate, 3, true)}` })),
                    scenario: markOf.here,
                    unit: writer.unit,
                    domain: all.flatMap((row) => (row.estimate ?? []).filter((end) => end !== null)),
                },
                width,
            );
        },
        table: (): Table => ({
            head: [axisOf(output), writer.unit || say("difference"), say("low"), say("high")],
            rows: rows().map((row) => [row.label, ...(row.estimate ?? [])]),
        }),
    });
}
