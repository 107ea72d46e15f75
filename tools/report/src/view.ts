// What the sections of the page share: the report, what the reader chose, and how things of the report are named.
import { type Maybe, type Report, indicatorOf, packagesOf } from "./data";
import { el, svg } from "./dom";
import { colourOf, marker } from "./charts/plot";
import { type Writer, largestOf, writerOf } from "./format";
import { say, shortened, told, unitWord, visible } from "./text";

/** What the reader chose; kept while the language changes. */
export interface Choice {
    benefit: string;
    indicator: string;
    levels: boolean;
    cut: string;
    who: number;
    share: string;
    search: string;
    all: boolean;
}

export interface View {
    report: Report;
    choice: Choice;
}

export const firstChoice = (report: Report): Choice => ({
    benefit: report.league[0]?.benefit ?? "",
    indicator: report.league[0]?.benefit ?? report.series[0]?.indicator ?? "",
    levels: false,
    cut: "",
    who: 1,
    share: "",
    search: "",
    all: false,
});

export function nameOf(report: Report, scenario: number): string {
    const it = report.scenarios[scenario];
    return told(it?.title) || visible(it?.name ?? String(scenario));
}

/** The words for an indicator, or its name where it has none. */
export function titleOf(report: Report, indicator: string): string {
    if (indicator === "net_cost") return say("net_cost");
    return told(indicatorOf(report, indicator)?.about) || visible(indicator);
}

export const unitOf = (report: Report, indicator: string): string =>
    indicator === "net_cost" ? (report.money?.unit ?? "") : (indicatorOf(report, indicator)?.unit ?? "");

/** The words for the unit of an indicator. */
export const unitWordOf = (report: Report, indicator: string): string => unitWord(unitOf(report, indicator));

export const writer = (report: Report, unit: string, numbers: Iterable<Maybe | undefined>): Writer =>
    writerOf(unit, largestOf(numbers), report.money);

/** The mark and the name of each package. */
export function legend(report: Report, baseline = false): HTMLElement {
    const shown = baseline ? report.scenarios.map((_, i) => i) : packagesOf(report);
    return el(
        "ul",
        { class: "legend" },
        ...shown.map((scenario) => el("li", {}, swatch(scenario), nameShort(report, scenario))),
    );
}

export const nameShort = (report: Report, scenario: number): HTMLElement =>
    el("bdi", {}, shortened(nameOf(report, scenario), 60));

export const swatch = (scenario: number): SVGElement =>
    svg(
        "svg",
        { class: "swatch", width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" },
        svg("line", { x1: 1, x2: 21, y1: 7, y2: 7, class: `line ${colourOf(scenario)}` }),
        scenario === 0 ? null : marker(11, 7, scenario),
    );
