// The front of a search for the best packages, to be walked along.
import { figure, redraw } from "../charts/figure";
import { type Point, scatter } from "../charts/scatter";
import type { Estimate, Maybe } from "../data";
import { el } from "../dom";
import { amounts, estimate } from "../format";
import { section } from "../layout";
import type { Table } from "../tables";
import { say, unitWord, visible } from "../text";
import { swatch } from "../view";
import { type Front, type Output, numbersOf } from "./data";
import { within95 } from "./emulator";
import { type Explorer, type Part, markOf, settingOf, titleOf, writerFor } from "./view";

export function front(x: Explorer): Part {
    const found = x.study.front;
    if (!found || found.packages.length === 0) return { place: null, renew: () => {} };
    const walk = el("input", {
        type: "range",
        id: "front-walk",
        min: 0, // the scenario itself, and where what is set is off the front
        max: found.packages.length,
        step: 1,
        input: () => {
            x.state.values = [...(found.packages[Number(walk.value) - 1]?.values ?? x.start)];
            x.changed();
        },
    });
    const words = el("p", { class: "verdict" });
    const drawn = found.outcomes.length < 2 ? null : chart(x, found);
    const renew = (): void => {
        const at = placeOf(found, x.state.values);
        walk.value = String(at + 1);
        walk.setAttribute("aria-valuetext", wordsOf(x, found, at));
        words.textContent = wordsOf(x, found, at);
        if (drawn) redraw(drawn);
    };
    renew();
    return {
        place: section(
            "front",
            say("x.front"),
            el("p", {}, say("x.front_about")),
            el("div", { class: "setter walk" }, el("label", { for: "front-walk" }, say("x.front_walk")), walk),
            words,
            drawn,
        ),
        renew,
    };
}

const placeOf = ({ packages }: Front, values: readonly number[]): number =>
    packages.findIndex((each) => each.values.every((value, k) => value === values[k]));

const outputOf = (x: Explorer, name: string): Output | undefined => numbersOf(x.study).find((output) => output.name === name);

const nameOf = (x: Explorer, name: string): string => {
    const output = outputOf(x, name);
    return output ? titleOf(output) : visible(name);
};

function wordsOf(x: Explorer, found: Front, at: number): string {
    const chosen = found.packages[at];
    if (!chosen) return say("x.front_off");
    const [first, second] = found.outcomes.map((name) => nameOf(x, name));
    const price = chosen.price
        ? say("x.front_price", { first: first ?? "", second: second ?? "", price: priceIn(x, found, chosen.price) })
        : "";
    return [say("x.front_at", { number: at + 1, count: found.packages.length }), price].filter(Boolean).join(" ");
}

/** In money that people know, where the second objective is of money. */
function priceIn(x: Explorer, found: Front, price: Estimate): string {
    const unit = outputOf(x, found.outcomes[1] ?? "")?.unit ?? "";
    const isMoney = x.study.money?.unit === unit;
    return isMoney ? amounts(price, x.study.money) : `${estimate(price)} ${unitWord(unit)}`;
}

type Ends = [number, number, number];

/** A number with its interval, as its output is written; a point where there is none. */
function written(x: Explorer, name: string, numbers: Maybe[] | undefined): Ends {
    const output = outputOf(x, name);
    const of = output ? writerFor(x.study, output).of : (y: number): number => y;
    const middle = numbers?.[0] ?? 0;
    return [of(middle), of(numbers?.[1] ?? middle), of(numbers?.[2] ?? middle)];
}

function hereOf(x: Explorer, name: string): Ends | null {
    const output = outputOf(x, name);
    const told = output ? x.emulators.number(output, x.state.values) : null;
    if (!told) return null;
    const half = within95 * told.error;
    return written(x, name, [told.mean, told.mean - half, told.mean + half]);
}

const unitOf = (x: Explorer, name: string): string => {
    const output = outputOf(x, name);
    return output ? writerFor(x.study, output).unit : "";
};

const confirmed = 3; // its colour and mark, unlike those of what is set

function chart(x: Explorer, found: Front): HTMLElement {
    const [up = "", across = ""] = found.outcomes;
    const points = (): Point[] => {
        const packages = found.packages.map((each, i) => ({
            scenario: confirmed,
            name: String(i + 1),
            x: written(x, across, each.outcomes[1]),
            y: written(x, up, each.outcomes[0]),
            words: x.study.controls.map((control, k) => `${control.name} ${settingOf(control, each.values[k] ?? 0)}`).join(", "),
        }));
        const [atX, atY] = [hereOf(x, across), hereOf(x, up)];
        return atX && atY ? [...packages, { scenario: markOf.here, name: say("x.here"), x: atX, y: atY, words: "" }] : packages;
    };
    const axis = (name: string): string => say("axis_unit", { name: nameOf(x, name), unit: unitOf(x, name) });
    return figure({
        title: say("x.front_picture", { first: nameOf(x, up), second: nameOf(x, across) }),
        file: "front",
        alt: () => wordsOf(x, found, placeOf(found, x.state.values)),
        legend: el("ul", { class: "legend" }, el("li", {}, swatch(markOf.here), say("x.key_here")), el("li", {}, swatch(confirmed), say("x.front"))),
        draw: (width) => scatter({ points: points(), x: axis(across), y: axis(up), origin: "", zero: false }, width),
        table: () => tableOf(x, found),
    });
}

const tableOf = (x: Explorer, found: Front): Table => ({
    head: [
        say("package"),
        ...x.study.controls.map(({ name }) => name),
        ...found.outcomes.flatMap((name) => [name, `${name}, ${say("low")}`, `${name}, ${say("high")}`]),
    ],
    rows: found.packages.map((each, i) => [
        String(i + 1),
        ...x.study.controls.map((control, k) => (control.kind === "number" ? (each.values[k] ?? null) : settingOf(control, each.values[k] ?? 0))),
        ...each.outcomes.flatMap((numbers) => [numbers[0] ?? null, numbers[1] ?? null, numbers[2] ?? null]),
    ]),
});
