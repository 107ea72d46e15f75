// How one result follows each lever, the others as they are set.
import { figure, redraw } from "../charts/figure";
import { type Slice, slice } from "../charts/slice";
import { present } from "../data";
import { el, select } from "../dom";
import { section, slot } from "../layout";
import type { Table } from "../tables";
import { say } from "../text";
import { type Control, type Output, numbersOf } from "./data";
import { within95 } from "./emulator";
import { ends } from "./gauges";
import { type Explorer, type Part, nameOf, settingOf, titleOf, unitOf, wordsOf, writerFor } from "./view";

const places = 16; // along a lever

export function slices(x: Explorer): Part {
    const outputs = numbersOf(x.study).filter((output) => output.emulator);
    if (outputs.length === 0) return { place: null, renew: () => {} };
    const current = (): Output => outputs.find(({ name }) => name === x.state.shown) ?? leading(outputs);
    let figures: HTMLElement[] = [];
    const drawn = slot(() => {
        figures = x.study.controls.map((control, k) => along(x, current(), control, k));
        return [el("p", {}, say("x.slices_about", { name: titleOf(current()) })), el("div", { class: "multiples" }, ...figures)];
    });
    const options = outputs.map((output) => ({ value: output.name, label: `${titleOf(output)} – ${wordsOf(output)}` }));
    const choose = (name: string): void => {
        x.state.shown = name;
        drawn.renew();
        x.changed();
    };
    return {
        place: section(
            "slices",
            say("x.slices"),
            select(say("x.output"), options, current().name, choose),
            drawn.place,
        ),
        renew: () => figures.forEach(redraw),
    };
}

/** What a reader wants first: a benefit, else what leads. */
export const leading = (outputs: Output[]): Output =>
    outputs.find(({ role }) => role === "benefit") ?? outputs.find(({ role }) => role === "headline") ?? outputs[0]!;

function along(x: Explorer, output: Output, control: Control, k: number): HTMLElement {
    const writer = writerFor(x.study, output);
    const told = () =>
        settingsOf(control, x.state.values[k] ?? 0).map((at) => {
            const values = x.state.values.map((value, i) => (i === k ? at : value));
            const { mean, error, runs } = x.emulators.number(output, values) ?? { mean: 0, error: 0, runs: null };
            return { at, y: writer.of(mean), error: writer.of(within95 * error), runs: ends(writer, runs) };
        });
    const means = output.means.filter(present).map(writer.of);
    const unit = unitOf(control);
    return figure({
        title: [nameOf(control), unit].filter(Boolean).join(", "),
        file: `${output.name}-${control.name}`,
        small: true,
        alt: () => {
            const all = told();
            const [first, last] = [all[0], all[all.length - 1]];
            return say("x.slice_alt", {
                low: first?.y.toPrecision(3) ?? "",
                from: settingOf(control, first?.at ?? 0),
                high: last?.y.toPrecision(3) ?? "",
                to: settingOf(control, last?.at ?? 0),
            });
        },
        draw: (width) =>
            slice(
                {
                    along: told(),
                    dots: dotsOf(x, output, k),
                    here: x.state.values[k] ?? 0,
                    labels: control.kind === "number" ? [] : labelsOf(control),
                    logarithmic: control.logarithmic,
                    range: [Math.min(...means), Math.max(...means)],
                },
                width,
            ),
        table: () => tableOf(control, output, told(), writer.unit),
    });
}

const labelsOf = (control: Control): string[] =>
    control.kind === "package" ? [settingOf(control, 0), settingOf(control, 1)] : control.labels.map((_, i) => settingOf(control, i));

/** Where the curve is asked for: over what was played, and where the lever stands. */
function settingsOf(control: Control, here: number): number[] {
    if (control.kind !== "number") return labelsOf(control).map((_, i) => i);
    const [low, high] = control.played;
    const share = (i: number): number => (control.logarithmic ? low * (high / low) ** (i / places) : low + ((high - low) * i) / places);
    const all = high > low ? Array.from({ length: places + 1 }, (_, i) => share(i)) : [low];
    return [...new Set([...all, here])].sort((a, b) => a - b);
}

function dotsOf(x: Explorer, output: Output, k: number): { at: number; y: number; near: number }[] {
    const writer = writerFor(x.study, output);
    const near = x.emulators.nearness(x.state.values, k);
    return output.means.flatMap((mean, i) =>
        mean === null ? [] : [{ at: x.study.points[i]?.[k] ?? 0, y: writer.of(mean), near: near[i] ?? 0 }],
    );
}

const tableOf = (
    control: Control,
    output: Output,
    told: Slice["along"],
    unit: string,
): Table => ({
    head: [nameOf(control), [titleOf(output), unit].filter(Boolean).join(", "), say("x.key_error"), ...["low", "high"].map((end) => `${say("x.key_spread")}, ${say(end as "low")}`)],
    rows: told.map(({ at, y, error, runs }) => [
        control.kind === "number" ? at : settingOf(control, at),
        y,
        error,
        runs?.[0] ?? null,
        runs?.[1] ?? null,
    ]),
});
