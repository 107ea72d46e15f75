// Which package to choose while parameters are known by draws alone: the chance of each rank, what a choice may lose, what would
// be worth knowing first.
import { type Choosing, type League, type Report } from "../data";
import { el } from "../dom";
import { amount, number } from "../format";
import { type Cell, type Table, shown } from "../tables";
import { say, unitWord } from "../text";
import { nameOf, titleOf } from "../view";

export function choosing(report: Report, league: League): HTMLElement | null {
    const choice = league.choice;
    if (!choice || !report.draws) return null;
    const title = say("choice", { benefit: titleOf(report, league.benefit) });
    const of = { draws: report.draws.numbers.length, parameters: report.draws.parameters.length };
    return el(
        "div",
        {},
        el("h3", {}, title),
        el("p", {}, say("choice_about", of)),
        shown(ranks(report, league, choice), title),
        el("h3", {}, say("worth_knowing")),
        el("p", {}, about(report, choice)),
        choice.parameters.length === 0 ? null : shown(parameters(report, choice), say("worth_knowing")),
    );
}

/** A number in the unit of the choice, in words. */
function amountOf(report: Report, choice: Choosing, x: number | null): string {
    if (choice.worth_of_one !== null) return amount(x, report.money);
    return x === null ? say("missing") : `${number(x)} ${unitWord(choice.unit)}`;
}

function about(report: Report, choice: Choosing): string {
    const worth =
        choice.worth_of_one === null ? say("worth_by_effect") : say("worth_of_one", { worth: amountOf(report, choice, choice.worth_of_one) });
    const all = say("worth_of_all", { worth: amountOf(report, choice, choice.perfect) });
    return [worth, all, choice.few_draws ? say("few_draws") : ""].filter(Boolean).join(" ");
}

function ranks(report: Report, league: League, choice: Choosing): Table {
    const of = choice.ranks.map((_, rank) => say("chance_of_rank", { rank: rank + 1 }));
    return {
        head: [say("package"), ...of, say("regret")],
        rows: league.lines.map((line, i): Cell[] => [
            nameOf(report, line.package),
            ...(choice.ranks[i] ?? []).map((share) => `${number(100 * share)} %`),
            amountOf(report, choice, choice.regret[i] ?? null),
        ]),
    };
}

function parameters(report: Report, choice: Choosing): Table {
    return {
        head: [say("parameter"), say("worth_knowing"), say("beyond_chance"), say("best_if_low"), say("best_if_high")],
        rows: choice.parameters.map((each): Cell[] => [
            each.parameter,
            amountOf(report, choice, each.value),
            each.beyond_chance ? say("yes") : "",
            nameOf(report, each.low),
            nameOf(report, each.high),
        ]),
    };
}
