// The ranking for one aim, and how often each package wins over each other.
import { type League, type LeagueLine, type Report, present, value } from "../data";
import { el } from "../dom";
import { amounts } from "../format";
import { type Table, scrolling, shown } from "../tables";
import { say, shortened, told, unitWord } from "../text";
import { type View, nameOf, nameShort, swatch, titleOf, unitOf, unitWordOf, writer } from "../view";

export function leagueTable(report: View["report"], league: League): HTMLElement {
    const title = say("ranking", { benefit: titleOf(report, league.benefit) });
    const effect = say("axis_unit", { name: titleOf(report, league.benefit), unit: unitWordOf(report, league.benefit) });
    const head = [
        say("rank"),
        say("package"),
        say("net_cost"),
        effect,
        say("axis_unit", { name: say("per_unit"), unit: unitWord(league.per_unit_of) }),
        say("worse"),
        say("remarks"),
    ];
    return el(
        "div",
        {},
        el("h3", {}, title),
        scrolling(
            title,
            el(
                "table",
                { class: "league" },
                el("caption", { class: "unseen" }, title),
                el("thead", {}, el("tr", {}, ...head.map((text) => el("th", { scope: "col" }, text)))),
                el("tbody", {}, ...league.lines.map((line) => row(report, league, line))),
            ),
        ),
    );
}

function row(report: Report, league: League, line: LeagueLine): HTMLElement {
    const effect = writer(report, unitOf(report, league.benefit), line.effect ?? []);
    const per = present(value(line.per_unit)) ? amounts(line.per_unit, report.money) : told(line.words) || say("missing");
    const rank = line.rank === null ? say("missing") : `${line.rank}${line.shared ? say("shared") : ""}`;
    return el(
        "tr",
        {},
        el("td", { class: "rank" }, rank),
        el("th", { scope: "row" }, swatch(line.package), nameShort(report, line.package)),
        el("td", {}, amounts(line.cost, report.money)),
        el("td", {}, effect.estimate(line.effect)),
        el("td", {}, per),
        el("td", {}, line.worse.map((name) => titleOf(report, name)).join("; ")),
        el("td", {}, el("bdi", {}, shortened(line.remarks.map(told).join("; "), 300))),
    );
}

export function wins(report: Report, league: League): HTMLElement | null {
    if (league.lines.length < 2 || league.duels.length === 0) return null;
    const box = el(
        "details",
        {
            class: "data",
            toggle: () => {
                if (box.open && box.childElementCount === 1)
                    box.append(
                        el("p", {}, say("wins_about", { seeds: report.made.replicates.length })),
                        shown(pairs(report, league), say("wins")),
                    );
            },
        },
        el("summary", {}, say("wins")),
    );
    return box;
}

function duelCell(report: Report, league: League, i: number, j: number): string {
    const duel = league.duels[i]?.[j];
    if (!duel || i === j) return "";
    const by =
        duel.by === "effect"
            ? writer(report, league.per_unit_of, duel.difference ?? []).estimate(duel.difference)
            : amounts(duel.difference, report.money);
    return `${duel.wins}; ${by}`;
}

function pairs(report: Report, league: League): Table {
    const names = league.lines.map((line) => shortened(nameOf(report, line.package), 60));
    return {
        head: [say("wins_of"), ...names.map((name) => say("wins_over", { name }))],
        rows: names.map((name, i) => [name, ...names.map((_, j) => duelCell(report, league, i, j))]),
    };
}
