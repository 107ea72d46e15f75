// The curves that grow: one indicator large, the others small; the mean of all seeds with a band from the least to the greatest of them.
import { figure, redraw } from "../charts/figure";
import { type Line, lines } from "../charts/lines";
import type { Maybe } from "../data";
import { el, select } from "../dom";
import { type Writer, writerOf } from "../format";
import { section, slot } from "../layout";
import type { Table } from "../tables";
import { say, told, visible } from "../text";
import { swatch } from "../view";
import type { Indicator } from "./data";
import { type Run, across, followed } from "./seeds";
import type { Live, Part } from "./view";

/** One indicator, which the reader chooses. */
export function curves(live: Live): Part {
    const all = followed(live.toy.description);
    const current = (): Indicator => all.find(({ name }) => name === live.state.indicator) ?? all[0]!;
    let drawn: HTMLElement | null = null;
    const shown = slot(() => [(drawn = chart(live, current(), false))]);
    const options = all.map((indicator) => ({ value: indicator.name, label: nameOf(indicator) }));
    return {
        place: section(
            "curves",
            say("l.curves"),
            el("p", {}, say("l.curves_about", { seeds: live.toy.seeds })),
            select(say("indicator"), options, current().name, (name) => {
                live.state.indicator = name;
                shown.renew();
            }),
            shown.place,
        ),
        renew: () => drawn && redraw(drawn),
    };
}

/** All of them, small. */
export function overview(live: Live): Part {
    const all = followed(live.toy.description).map((indicator) => chart(live, indicator, true));
    return {
        place: section("overview", say("l.all"), el("p", {}, say("l.all_about")), el("div", { class: "multiples" }, ...all)),
        renew: () => all.forEach(redraw),
    };
}

const nameOf = (indicator: Indicator): string => told(indicator.about) || visible(indicator.name);

/** The status quo, where it has been played and something else is set, and what is set. */
const runsOf = (live: Live): { scenario: number; name: string; run: Run }[] => [
    ...(live.statusQuo && live.seeds.run.set.length > 0 ? [{ scenario: 0, name: say("l.status_quo"), run: live.statusQuo }] : []),
    { scenario: 1, name: say(live.seeds.run.set.length > 0 ? "x.key_here" : "l.status_quo"), run: live.seeds.run },
];

function chart(live: Live, indicator: Indicator, small: boolean): HTMLElement {
    const { labels, money } = live.toy.description;
    const drawn = (): { writer: Writer; drawn: Line[] } => {
        const runs = runsOf(live);
        const largest = Math.max(1e-300, ...runs.flatMap(({ run }) => labels.map((_, step) => Math.abs(across(run, indicator.offset, step).mean ?? 0))));
        const writer = writerOf(indicator.unit, largest, money);
        return { writer, drawn: runs.map(({ scenario, name, run }) => lineOf(indicator, writer, scenario, name, run, labels.length)) };
    };
    const unit = (writer: Writer): string => (indicator.kind === "flow" ? say("per_step", { unit: writer.unit }) : writer.unit);
    return figure({
        title: nameOf(indicator),
        file: `live-${indicator.name}`,
        small,
        heading: "h3",
        alt: () => atEnd(drawn().drawn, labels),
        legend: small
            ? null
            : el(
                  "ul",
                  { class: "legend" },
                  el("li", {}, swatch(0), say("l.status_quo")),
                  el("li", {}, swatch(1), say("x.key_here")),
                  el("li", {}, el("span", { class: "band-key", "aria-hidden": "true" }), say("l.band")),
              ),
        draw: (width) => {
            const { writer, drawn: all } = drawn();
            return lines({ lines: all, labels, unit: unit(writer), zero: false, named: !small, height: small ? 150 : undefined }, width);
        },
        table: () => tableOf(drawn().drawn, labels),
    });
}

function lineOf({ offset }: Indicator, writer: Writer, scenario: number, name: string, run: Run, steps: number): Line {
    const all = Array.from({ length: steps }, (_, step) => across(run, offset, step));
    const written = (of: "mean" | "low" | "high"): Maybe[] => all.map((each) => (each[of] === null ? null : writer.of(each[of])));
    const none = all.map(() => null);
    return { scenario, name, y: written("mean"), low: scenario === 0 ? none : written("low"), high: scenario === 0 ? none : written("high") };
}

const atEnd = (drawn: Line[], labels: string[]): string =>
    drawn
        .map(({ name, y }) => {
            const at = y.findLastIndex((each) => each !== null);
            return at < 0 ? say("l.nothing_yet", { name }) : say("x.at_end", { name, value: (y[at] ?? 0).toPrecision(4), time: labels[at] ?? "" });
        })
        .join("; ");

const tableOf = (drawn: Line[], labels: string[]): Table => ({
    head: [say("step"), ...drawn.flatMap(({ name, scenario }) => [name, ...(scenario === 0 ? [] : [`${name}, ${say("low")}`, `${name}, ${say("high")}`])])],
    rows: labels.map((label, i) => [
        label,
        ...drawn.flatMap(({ y, low, high, scenario }) => [y[i] ?? null, ...(scenario === 0 ? [] : [low[i] ?? null, high[i] ?? null])]),
    ]),
});
