// Differences over time, with bands; and every headline indicator as a small picture.
import { figure } from "../charts/figure";
import { type Line, lines } from "../charts/lines";
import { type Maybe, type Report, type Series, indicatorOf, present } from "../data";
import { type Option, el, radios, select } from "../dom";
import { estimate, signed } from "../format";
import type { Table } from "../tables";
import { say } from "../text";
import { section, slot } from "../layout";
import { type View, legend, nameOf, titleOf, unitWordOf, writer } from "../view";

const leading = ["headline", "benefit", "cost", "product"];

export function overTime({ report, choice }: View): HTMLElement | null {
    if (report.series.length === 0) return null;
    const find = () => report.series.find((series) => series.indicator === choice.indicator) ?? report.series[0];
    const drawn = slot(() => {
        const series = find();
        return series ? [chart(report, series, choice.levels)] : [];
    });
    const kinds = [
        { value: "difference", label: say("as_difference") },
        { value: "level", label: say("as_level") },
    ];
    return section(
        "time",
        say("time"),
        el(
            "div",
            { class: "controls" },
            select(say("indicator"), options(report), find()?.indicator ?? "", (name) => {
                choice.indicator = name;
                drawn.renew();
            }),
            radios(say("shown_as"), kinds, choice.levels ? "level" : "difference", (kind) => {
                choice.levels = kind === "level";
                drawn.renew();
            }),
        ),
        drawn.place,
    );
}

/** The indicators, the leading ones first. */
function options(report: Report): Option[] {
    const option = ({ indicator }: Series): Option => {
        const leads = leading.includes(indicatorOf(report, indicator)?.role ?? "");
        return { value: indicator, label: titleOf(report, indicator), group: say(leads ? "headline" : "others") };
    };
    const all = report.series.map(option);
    return [...all.filter((o) => o.group === say("headline")), ...all.filter((o) => o.group !== say("headline"))];
}

function chart(report: Report, series: Series, levels: boolean): HTMLElement {
    const title = titleOf(report, series.indicator);
    const plotted = linesOf(report, series, levels);
    const unit = unitWords(report, series, plotted);
    return figure({
        title: levels ? title : say("difference_of", { name: title }),
        about: banded(series) ? say("band_about", { seeds: report.made.replicates.length }) : say("no_band"),
        file: `over-time-${series.indicator}`,
        alt: atEnd(report, series),
        legend: el("div", {}, legend(report, levels), banded(series) ? bandKey() : null),
        draw: (width) =>
            lines(
                {
                    lines: plotted.lines,
                    labels: report.time.labels,
                    unit,
                    zero: !levels,
                    named: true,
                    words: (step) => reading(report, series, step),
                },
                width,
            ),
        table: () => data(report, series),
    });
}

/** All packages at one step. */
const reading = (report: Report, series: Series, step: number): string =>
    [
        report.time.labels[step] ?? "",
        ...series.packages.map(
            (p) =>
                `${nameOf(report, p.package)}: ${estimate([p.difference[step] ?? null, p.low[step] ?? null, p.high[step] ?? null], 3, true)}`,
        ),
    ].join("\n");

const banded = (series: Series): boolean => series.packages.some(({ low }) => low.length > 0);

const bandKey = (): HTMLElement =>
    el("p", { class: "key" }, el("span", { class: "band-key", "aria-hidden": "true" }), say("band"));

const unitWords = (report: Report, series: Series, { unit }: { unit: string }): string =>
    series.kind === "flow" && report.time.per_year > 0 ? say("per_step", { unit }) : unit;

function linesOf(report: Report, series: Series, levels: boolean): { lines: Line[]; unit: string } {
    const base = (i: number): number => (levels ? (series.baseline[i] ?? 0) : 0);
    const all = series.packages.flatMap((p) => [...p.difference, ...p.low, ...p.high]);
    const w = writer(report, series.unit, levels ? series.baseline : all);
    const moved = (numbers: Maybe[]): Maybe[] => numbers.map((x, i) => (present(x) ? w.of(x + base(i)) : null));
    const packages = series.packages.map((p) => ({
        scenario: p.package,
        name: nameOf(report, p.package),
        y: moved(p.difference),
        low: moved(p.low),
        high: moved(p.high),
    }));
    const baseline: Line = {
        scenario: 0,
        name: say("baseline"),
        y: series.baseline.map((x) => (present(x) ? w.of(x) : null)),
        low: [],
        high: [],
    };
    return { lines: levels ? [baseline, ...packages] : packages, unit: w.unit };
}

function atEnd(report: Report, series: Series): string {
    const last = report.time.labels[report.time.labels.length - 1] ?? "";
    return series.packages
        .map((p) =>
            say("at_end", { name: nameOf(report, p.package), time: last, difference: signed(p.difference.at(-1) ?? null) }),
        )
        .join("; ");
}

function data(report: Report, series: Series): Table {
    const of = (p: Series["packages"][number]): string[] => {
        const name = nameOf(report, p.package);
        return [name, ...(p.low.length ? [`${name}, ${say("low")}`, `${name}, ${say("high")}`] : [])];
    };
    const at = (i: number) =>
        series.packages.flatMap((p) => [
            p.difference[i] ?? null,
            ...(p.low.length ? [p.low[i] ?? null, p.high[i] ?? null] : []),
        ]);
    return {
        head: [
            say("step"),
            say("axis_unit", { name: say("baseline"), unit: unitWordOf(report, series.indicator) }),
            ...series.packages.flatMap(of),
        ],
        rows: report.time.labels.map((label, i) => [label, series.baseline[i] ?? null, ...at(i)]),
    };
}

export function headlines({ report }: View): HTMLElement | null {
    const shown = report.series.filter(({ indicator }) =>
        ["headline", "benefit"].includes(indicatorOf(report, indicator)?.role ?? ""),
    );
    if (shown.length < 2) return null;
    return section(
        "headlines",
        say("headlines"),
        el("p", {}, say("headlines_about")),
        legend(report),
        el("div", { class: "multiples" }, ...shown.map((series) => small(report, series))),
    );
}

function small(report: Report, series: Series): HTMLElement {
    const plotted = linesOf(report, series, false);
    return figure({
        title: titleOf(report, series.indicator),
        small: true,
        file: `headline-${series.indicator}`,
        alt: atEnd(report, series),
        draw: (width) =>
            lines(
                {
                    lines: plotted.lines,
                    labels: report.time.labels,
                    unit: unitWords(report, series, plotted),
                    zero: true,
                    height: 170,
                },
                width,
            ),
        table: () => data(report, series),
    });
}
