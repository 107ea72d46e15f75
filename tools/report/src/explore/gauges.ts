// What follows of a setting: each number that the study kept, on its scale, with what is known of its error.
import { gauge } from "../charts/gauge";
import { el } from "../dom";
import type { Writer } from "../format";
import { onWidth, section } from "../layout";
import { say } from "../text";
import { swatch } from "../view";
import { type Output, numbersOf } from "./data";
import { within95 } from "./emulator";
import { type Explorer, type Part, markOf, shareWords, titleOf, withError, wordsOf, writerFor } from "./view";

const poor = 0.5; // of what packages differ by: less is told beside the number

export function gauges(x: Explorer): Part {
    const each = numbersOf(x.study).map((output) => (output.emulator ? shown(x, output) : missing(output)));
    return {
        place: section("follows", say("x.follows"), el("p", {}, say("x.follows_about")), keys(x), ...each.map(({ place }) => place)),
        renew: () => each.forEach(({ renew }) => renew()),
    };
}

function keys(x: Explorer): HTMLElement {
    const hasSpread = x.study.outputs.some(({ emulator }) => (emulator?.wider.length ?? 0) > 0);
    const key = (kind: string, words: string) => el("li", {}, el("span", { class: `key-${kind}`, "aria-hidden": "true" }), words);
    return el(
        "ul",
        { class: "legend" },
        el("li", {}, swatch(markOf.here), say("x.key_here")),
        key("error", say("x.key_error")),
        hasSpread ? key("spread", say("x.key_spread")) : null,
        key("dot", say("x.key_dots")),
        key("start", say("x.key_start")),
        ...(["A", "B"] as const).map((pin, k) => el("li", {}, swatch(markOf.pins[k] ?? 0), say("x.key_pin", { pin }))),
    );
}

const heading = (output: Output): HTMLElement =>
    el("h3", {}, titleOf(output), " ", el("small", {}, wordsOf(output)));

const missing = (output: Output) => ({
    place: el("div", { class: "gauge" }, heading(output), el("p", {}, say("x.none"))),
    renew: () => {},
});

function shown(x: Explorer, output: Output): { place: HTMLElement; renew: () => void } {
    const writer = writerFor(x.study, output);
    const [value, runs, plot] = [el("p", { class: "value" }), el("p", { class: "runs" }), el("div", { class: "plot" })];
    const tested = output.emulator?.tested;
    const share = tested ? Math.max(0, tested.explained) : 1;
    const warning = tested && share < poor * (1 - tested.luck) ? say("x.poor", { share: shareWords(share) }) : "";
    let width = 0;
    const renew = (): void => {
        const here = x.emulators.number(output, x.state.values);
        if (!here) return;
        value.textContent = [withError(writer, here), writer.unit].filter(Boolean).join(" ");
        const [low, high] = here.runs ?? [null, null];
        runs.textContent = here.runs ? say("x.runs_between", { low: writer.write(low), high: writer.write(high) }) : "";
        if (width > 0) plot.replaceChildren(drawn(x, output, width));
    };
    onWidth(plot, (now) => {
        width = now;
        renew();
    });
    renew();
    return {
        place: el("div", { class: "gauge" }, heading(output), value, runs, plot, warning ? el("p", { class: "warning" }, warning) : null),
        renew,
    };
}

export const ends = (writer: Writer, runs: [number, number] | null): [number, number] | null =>
    runs && [writer.of(runs[0]), writer.of(runs[1])];

function drawn(x: Explorer, output: Output, width: number): SVGElement {
    const writer = writerFor(x.study, output);
    const mark = (scenario: number, values: readonly number[] | null) => {
        const told = values ? x.emulators.number(output, values) : null;
        if (!told) return [];
        const runs = ends(writer, told.runs);
        return [{ scenario, at: writer.of(told.mean), error: writer.of(within95 * told.error), runs }];
    };
    const [a, b] = x.state.pins;
    const chart = gauge(
        {
            points: output.means.map((mean) => (mean === null ? null : writer.of(mean))),
            marks: [
                ...mark(markOf.here, x.state.values),
                ...mark(markOf.pins[0], a),
                ...mark(markOf.pins[1], b),
                ...mark(markOf.start, x.start),
            ],
        },
        width,
    );
    chart.setAttribute("aria-hidden", "true"); // the numbers beside it say it
    return chart;
}
