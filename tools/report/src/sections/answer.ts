// The first screen: the answer in sentences, and what each package costs and brings in one picture.
import { scatter } from "../charts/scatter";
import { figure } from "../charts/figure";
import { type Estimate, type League, type LeagueLine, type Report, high, low, present, value } from "../data";
import { el, radios } from "../dom";
import { amounts, estimate } from "../format";
import type { Table } from "../tables";
import { say, told } from "../text";
import { section, slot } from "../layout";
import { type View, nameOf, titleOf, unitOf, unitWordOf, writer } from "../view";
import { choosing } from "./choice";
import { leagueTable, wins } from "./league";

export function answer(view: View): HTMLElement | null {
    const { report, choice } = view;
    const league = () => report.league.find((each) => each.benefit === choice.benefit) ?? report.league[0];
    const of = (draw: (chosen: League) => (Node | null)[]) =>
        slot(() => {
            const chosen = league();
            return chosen ? draw(chosen) : [];
        });
    const pictured = of((chosen) => [picture(report, chosen)]);
    const ranked = of((chosen) => [leagueTable(report, chosen), choosing(report, chosen), wins(report, chosen), onPaper(report, chosen)]);
    const aims = report.league.map(({ benefit }) => ({ value: benefit, label: titleOf(report, benefit) }));
    const choose = (benefit: string): void => {
        choice.benefit = benefit;
        pictured.renew();
        ranked.renew();
    };
    const aim = aims.length > 1 ? radios(say("aim"), aims, choice.benefit, choose) : null;
    return report.league.length === 0
        ? section("answer", say("answer"), sentences(report))
        : section(
              "answer",
              say("answer"),
              el("div", { class: "first" }, el("div", {}, sentences(report)), el("div", {}, aim, pictured.place)),
              ranked.place,
          );
}

function sentences(report: Report): HTMLElement | null {
    if (report.sentences.length === 0) return null;
    return el(
        "ul",
        { class: "sentences" },
        ...report.sentences.map((s) => el("li", { class: `about-${about(s.about)}` }, el("bdi", {}, told(s.text)))),
    );
}

const about = (kind: string): string => (["aim", "worse", "sure", "nothing", "unlike"].includes(kind) ? kind : "aim");

/** The rankings for the other aims, which paper cannot choose. */
const onPaper = (report: Report, chosen: League): HTMLElement =>
    el("div", { class: "paper" }, ...report.league.filter((each) => each !== chosen).map((each) => leagueTable(report, each)));

const three = (e: Estimate, of: (x: number) => number): [number, number, number] => {
    const middle = value(e) ?? 0;
    return [of(middle), of(low(e) ?? middle), of(high(e) ?? middle)];
};

function picture(report: Report, league: League): HTMLElement {
    const lines = league.lines.filter((line) => present(value(line.cost)) && present(value(line.effect)));
    const cost = writer(
        report,
        report.money?.unit ?? "",
        lines.flatMap((line) => line.cost ?? []),
    );
    const effect = writer(
        report,
        unitOf(report, league.benefit),
        lines.flatMap((line) => line.effect ?? []),
    );
    const benefit = titleOf(report, league.benefit);
    return figure({
        title: say("picture", { benefit }),
        about: say("picture_about"),
        file: `net-cost-${league.benefit}`,
        alt: lines.map((line) => words(report, line)).join("; "),
        draw: (width) =>
            scatter(
                {
                    points: lines.map((line) => ({
                        scenario: line.package,
                        name: nameOf(report, line.package),
                        words: words(report, line),
                        x: three(line.cost, cost.of),
                        y: three(line.effect, effect.of),
                    })),
                    x: say("axis_unit", { name: say("net_cost"), unit: cost.unit }),
                    y: say("axis_unit", { name: benefit, unit: effect.unit }),
                    origin: say("baseline"),
                },
                width,
            ),
        table: () => data(report, league),
    });
}

const words = (report: Report, line: LeagueLine): string =>
    `${nameOf(report, line.package)}: ${say("net_cost")} ${amounts(line.cost, report.money)}, ${say("effect")} ${estimate(line.effect)}`;

function data(report: Report, league: League): Table {
    const name = (what: string, unit: string): string[] => [say("axis_unit", { name: what, unit }), say("low"), say("high")];
    return {
        head: [
            say("package"),
            ...name(say("net_cost"), report.money?.unit ?? ""),
            ...name(titleOf(report, league.benefit), unitWordOf(report, league.benefit)),
        ],
        rows: league.lines.map((line) => [
            nameOf(report, line.package),
            value(line.cost),
            low(line.cost),
            high(line.cost),
            value(line.effect),
            low(line.effect),
            high(line.effect),
        ]),
    };
}
