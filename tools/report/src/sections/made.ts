// How the page was made: what each package changes, what was assumed, the data, the commands.
import type { Assumption, Report, Scenario } from "../data";
import { el } from "../dom";
import { type Table, shown } from "../tables";
import { say, shortened, told, visible } from "../text";
import { section } from "../layout";
import { type View, nameOf } from "../view";

export function made({ report }: View): HTMLElement | null {
    return section(
        "made",
        say("made"),
        ...report.scenarios.map((scenario, i) => package_(report, scenario, i)),
        laws(report),
        assumptions(report, "differs", (a) => a.differs),
        assumptions(report, "judgement", (a) => a.flag === "A"),
        sources(report),
        how(report),
    );
}

function package_(report: Report, scenario: Scenario, i: number): HTMLElement {
    const changes: Table = {
        head: [say("lever"), say("from_value"), say("to_value")],
        rows: scenario.levers.map((lever) => [lever.name, lever.from, lever.to]),
    };
    return el(
        "div",
        { class: "package" },
        el("h3", {}, i === 0 ? `${say("baseline")}: ` : "", el("bdi", {}, shortened(nameOf(report, i), 200))),
        el("p", { class: "file" }, el("bdi", {}, shortened(visible(scenario.name), 200))),
        scenario.nothing ? el("p", {}, say("nothing")) : null,
        scenario.levers.length ? shown(changes, say("levers_of", { name: shortened(nameOf(report, i), 80) })) : null,
        scenario.yaml
            ? later(say("whole_file", { name: shortened(nameOf(report, i), 80) }), () =>
                  el("pre", { tabindex: 0 }, visible(scenario.yaml)),
              )
            : null,
    );
}

function assumptions(report: Report, key: "differs" | "judgement", which: (a: Assumption) => boolean): HTMLElement | null {
    const there = report.assumptions.filter(which);
    if (there.length === 0) return null;
    const table: Table = {
        head: [say("name"), say("meaning"), say("value"), say("default"), say("unit"), say("source"), say("origin")],
        rows: there.map((a) => [a.name, told(a.about), a.value, a.default, a.unit, a.source, a.origin]),
    };
    return el(
        "div",
        {},
        el("h3", {}, say(key)),
        el("p", {}, say(`${key}_about`, { count: there.length, all: report.assumptions.length })),
        later(say(key), () => shown(table, say(key))),
    );
}

/** What the law says of levers, beside what is in force in the baseline. */
function laws(report: Report): HTMLElement | null {
    const there = report.assumptions.filter((a) => told(a.law) !== "");
    if (there.length === 0) return null;
    const table: Table = {
        head: [say("lever"), say("law_says"), say("value"), say("default")],
        rows: there.map((a) => [a.name, told(a.law), a.value, a.default]),
    };
    return el("div", {}, el("h3", {}, say("law")), later(say("law"), () => shown(table, say("law"))));
}

function sources(report: Report): HTMLElement | null {
    if (report.data.length === 0) return null;
    return el(
        "div",
        {},
        el("h3", {}, say("data")),
        shown(
            {
                head: [say("name"), say("file"), say("source"), say("digest")],
                rows: report.data.map((d) => [d.name, d.file, d.source, d.digest]),
            },
            say("data"),
        ),
    );
}

function how({ draws, made, money, seeds }: Report): HTMLElement {
    const facts: [string, string][] = [
        ...(made.command.length ? [[say("command"), made.command.join(" ")] as [string, string]] : []),
        [say("result"), made.result],
        [say("model"), made.model],
        [say("version"), `${made.version} (${made.commit})`],
        [say("seed"), `${made.seed}; ${say("replicates")} ${made.replicates.join(", ")}`],
        [say("digest"), made.digest],
    ];
    if (money)
        facts.push([
            say("money"),
            say("money_about", {
                unit: money.unit,
                rate: money.rate.toLocaleString("en-US"),
                name: told(money.names),
                discount: 100 * money.discount,
                funds: money.cost_of_funds,
            }),
        ]);
    if (draws)
        facts.push([
            say("draws"),
            say("draws_about", {
                draws: draws.numbers.length,
                file: draws.file,
                names: draws.parameters.map(({ name }) => name).join(", "),
            }),
        ]);
    if (seeds?.to_halve)
        facts.push([say("seeds"), say("seeds_about", { now: seeds.now, to_halve: seeds.to_halve })]);
    return el(
        "div",
        {},
        el("h3", {}, say("command_and_version")),
        el("dl", {}, ...facts.flatMap(([name, fact]) => [el("dt", {}, name), el("dd", {}, visible(fact))])),
    );
}

/** What is made when it is opened. */
function later(summary: string, make: () => Node): HTMLElement {
    const box = el(
        "details",
        {
            class: "data",
            toggle: () => {
                if (box.open && box.childElementCount === 1) box.append(make());
            },
        },
        el("summary", {}, summary),
    );
    return box;
}
