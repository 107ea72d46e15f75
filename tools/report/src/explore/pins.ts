// Two packages side by side, with their difference.
import { el } from "../dom";
import { section, slot } from "../layout";
import { scrolling } from "../tables";
import { say } from "../text";
import { swatch } from "../view";
import { type Output, numbersOf } from "./data";
import { type Values, within95 } from "./emulator";
import { type Explorer, type Part, markOf, nameOf, settingOf, titleOf, withError, wordsOf, writerFor } from "./view";

const names = ["A", "B"] as const;

export function pins(x: Explorer): Part {
    let drawnFor = "";
    const drawn = slot(() => [buttons(x), table(x)]);
    return {
        place: section("pins", say("x.pins"), el("p", {}, say("x.pins_about")), drawn.place),
        renew: () => {
            // The pins do not move with a slider, unless one of them stands for what is set.
            const now = JSON.stringify([x.state.pins, x.state.pins.every(Boolean) ? null : x.state.values]);
            if (now === drawnFor) return;
            drawnFor = now;
            drawn.renew();
        },
    };
}

/** What stands in a column: a pin, or what is set where there is none. */
const column = (x: Explorer, k: number): Values => x.state.pins[k] ?? (k === 0 ? x.start : x.state.values);

const headOf = (x: Explorer, k: number): string =>
    x.state.pins[k] ? (names[k] ?? "") : say(k === 0 ? "x.key_start" : "x.key_here");

function buttons(x: Explorer): HTMLElement | null {
    const button = (words: string, act: () => void): HTMLElement =>
        el(
            "button",
            {
                type: "button",
                click: () => {
                    act();
                    x.changed();
                },
            },
            words,
        );
    const each = names.flatMap((pin, k) => {
        const pinned = x.state.pins[k];
        if (!pinned) return [];
        return [
            button(say("x.go", { pin }), () => (x.state.values = [...pinned])),
            button(say("x.forget", { pin }), () => (x.state.pins[k as 0 | 1] = null)),
        ];
    });
    return each.length > 0 ? el("div", { class: "buttons" }, ...each) : null;
}

function table(x: Explorer): HTMLElement {
    const [a, b] = [column(x, 0), column(x, 1)];
    const head = el(
        "tr",
        {},
        el("th", { scope: "col" }, say("x.setting")),
        ...[0, 1].map((k) => el("th", { scope: "col" }, swatchOf(x, k), headOf(x, k))),
        el("th", { scope: "col" }, say("x.less", { a: headOf(x, 0), b: headOf(x, 1) })),
    );
    const settings = x.study.controls.map((control, k) =>
        row(nameOf(control), "", settingOf(control, a[k] ?? 0), settingOf(control, b[k] ?? 0), ""),
    );
    const results = numbersOf(x.study).filter(({ emulator }) => emulator).map((output) => result(x, output, a, b));
    return scrolling(say("x.pins"), el("table", { class: "pins" }, el("thead", {}, head), el("tbody", {}, ...settings), el("tbody", {}, ...results)));
}

const swatchOf = (x: Explorer, k: number): SVGElement =>
    swatch(x.state.pins[k] ? (markOf.pins[k] ?? 0) : k === 0 ? markOf.start : markOf.here);

const row = (name: string, words: string, ...cells: (string | Node)[]): HTMLElement =>
    el(
        "tr",
        {},
        el("th", { scope: "row" }, name, words ? el("small", {}, ` ${words}`) : null),
        ...cells.map((cell) => el("td", { class: "n" }, cell)),
    );

function result(x: Explorer, output: Output, a: Values, b: Values): HTMLElement {
    const writer = writerFor(x.study, output);
    const told = [a, b].map((values) => x.emulators.number(output, values));
    const difference = x.emulators.difference(output, b, a)[0];
    const clear = difference !== undefined && Math.abs(difference.mean) > within95 * difference.error;
    const words = [wordsOf(output), writer.unit].filter(Boolean).join(", ");
    return row(
        titleOf(output),
        words,
        ...told.map((each) => (each ? withError(writer, each) : "")),
        difference
            ? el(
                  clear ? "strong" : "span",
                  {},
                  withError(writer, difference, true),
                  clear ? null : el("small", {}, ` ${say("x.unclear")}`),
              )
            : "",
    );
}
