// The net cost of what is set, beside a budget that the reader sets.
import { gauge } from "../charts/gauge";
import { el } from "../dom";
import { withDecimals } from "../format";
import { onWidth, section } from "../layout";
import { say } from "../text";
import { costOf } from "./data";
import { type Explorer, type Part, markOf, shareWords, withError, writerFor } from "./view";
import type { Output } from "./data";
import { type Values, within95 } from "./emulator";

/** Net cost against the scenario itself; its error is that of the difference where the study kept levels. */
export function costAt(x: Explorer, cost: Output, values: Values): { mean: number; error: number } | null {
    if (cost.difference) return x.emulators.number(cost, values);
    return x.emulators.difference(cost, values, x.start)[0] ?? null;
}

export function budget(x: Explorer): Part {
    const cost = costOf(x.study);
    if (!cost) return { place: null, renew: () => {} };
    const writer = writerFor(x.study, cost);
    const unit = writer.of(1) || 1; // the reader's for one of the model's
    const input = el("input", {
        type: "number",
        id: "budget-input",
        step: "any",
        input: () => {
            const value = input.value.trim() === "" ? null : Number(input.value) / unit;
            x.state.budget = value !== null && Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
            x.changed();
        },
    });
    const [words, plot] = [el("p", { class: "value" }), el("div", { class: "plot" })];
    const verdict = el("p", { class: "verdict" });
    let width = 0;
    const renew = (): void => {
        const here = costAt(x, cost, x.state.values);
        if (!here) return;
        words.textContent = say("x.net_cost", { cost: [withError(writer, here), writer.unit].filter(Boolean).join(" ") });
        verdict.textContent = verdictOn(x.state.budget, here, writer.write);
        verdict.classList.toggle("over", x.state.budget !== null && here.mean > x.state.budget);
        const shown = x.state.budget === null ? "" : String(Number((x.state.budget * unit).toPrecision(12)));
        if (document.activeElement !== input) input.value = shown;
        if (width > 0) plot.replaceChildren(drawn(x, here, unit, width));
    };
    onWidth(plot, (now) => {
        width = now;
        renew();
    });
    renew();
    const label = el("label", { class: "select", for: "budget-input" }, el("span", {}, say("x.budget_in", { unit: writer.unit })));
    return {
        place: section(
            "budget",
            say("x.budget"),
            el("p", {}, say("x.budget_about")),
            el("div", { class: "controls" }, el("div", { class: "select" }, label, input)),
            words,
            verdict,
            plot,
        ),
        renew,
    };
}

function verdictOn(budget: number | null, { mean, error }: { mean: number; error: number }, write: (x: number) => string): string {
    if (budget === null) return say("x.budget_none");
    const open = Math.abs(mean - budget) < within95 * error ? ` ${say("x.budget_open")}` : "";
    if (mean > budget) return say("x.budget_over", { over: write(mean - budget) }) + open;
    const share = budget > 0 ? shareWords(Math.max(0, mean / budget)) : withDecimals(0, 0);
    return say("x.budget_left", { share, left: write(budget - mean) }) + open;
}

/** A bar from nothing to the cost, with its error at its end, and the budget as a line. */
function drawn(x: Explorer, here: { mean: number; error: number }, unit: number, width: number): SVGElement {
    const chart = gauge(
        {
            points: [],
            bar: here.mean * unit,
            marks: [{ scenario: markOf.here, at: here.mean * unit, error: within95 * here.error * unit, runs: null }],
            limit: x.state.budget === null ? null : x.state.budget * unit,
        },
        width,
    );
    chart.setAttribute("aria-hidden", "true");
    return chart;
}
