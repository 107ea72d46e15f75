// Sliders, choices and switches: what the reader sets.
import { el, newId, radios } from "../dom";
import { say } from "../text";
import type { Control } from "./data";
import { accepted } from "./state";
import { type Explorer, type Part, exactly, nameOf, settingOf, unitOf } from "./view";

const steps = 100; // of a slider, or some more so that they are round

/** The settings that a slider passes. */
export function passed(control: Control): number[] {
    const [low, high] = control.played;
    if (control.listed.length > 0) return [...control.listed].sort((a, b) => a - b);
    if (!(high > low)) return [low];
    if (control.logarithmic)
        return Array.from({ length: steps + 1 }, (_, i) => rounded(low * (high / low) ** (i / steps), 3, low, high));
    const step = control.whole ? Math.max(1, Math.ceil((high - low) / 1000)) : roundStep((high - low) / steps);
    const inside = Math.floor((high - low) / step + 1e-9);
    const all = Array.from({ length: inside + 1 }, (_, i) => Number((low + i * step).toPrecision(12)));
    return (all[all.length - 1] ?? low) < high ? [...all, high] : all;
}

/** At most `most`, by 1, 2 or 5 times a power of ten. */
function roundStep(most: number): number {
    const power = 10 ** Math.floor(Math.log10(most));
    return ([5, 2, 1].find((times) => times * power <= most * 1.000001) ?? 1) * power;
}

const rounded = (x: number, digits: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, Number(x.toPrecision(digits))));

const nearestOf = (all: number[], value: number): number =>
    all.reduce((best, each, i) => (Math.abs(each - value) < Math.abs((all[best] ?? 0) - value) ? i : best), 0);

export function controls(x: Explorer): Part {
    const each = x.study.controls.map((control, k) => setter(x, control, k));
    const buttons = el(
        "div",
        { class: "buttons" },
        el(
            "button",
            {
                type: "button",
                click: () => {
                    x.state.values = [...x.start];
                    x.changed();
                },
            },
            say("x.reset"),
        ),
        ...(["A", "B"] as const).map((pin, k) =>
            el(
                "button",
                {
                    type: "button",
                    click: () => {
                        x.state.pins[k as 0 | 1] = [...x.state.values];
                        x.changed();
                    },
                },
                say("x.pin", { pin }),
            ),
        ),
    );
    return {
        place: el(
            "section",
            { id: "controls", "aria-labelledby": "controls-title" },
            el("h2", { id: "controls-title" }, say("x.controls")),
            ...each.map(({ place }) => place),
            buttons,
        ),
        renew: () => each.forEach(({ renew }) => renew()),
    };
}

/** Of whom a control sets a value. */
export interface Settable {
    state: { values: number[] };
    changed: () => void;
}

export function setter(x: Settable, control: Control, k: number): { place: HTMLElement; renew: () => void } {
    const set = (value: number): void => {
        x.state.values[k] = value;
        x.changed();
    };
    if (control.kind !== "number") return chooser(x, control, k, set);
    return slider(x, control, k, set);
}

function chooser(x: Settable, control: Control, k: number, set: (value: number) => void) {
    const values = control.kind === "package" ? [0, 1] : control.labels.map((_, i) => i);
    const options = values.map((value) => ({ value: String(value), label: settingOf(control, value) }));
    const place = radios(nameOf(control), options, String(x.state.values[k]), (value) => set(Number(value)));
    place.classList.add("setter");
    place.querySelector("legend")?.append(el("span", { class: "own" }, own(control)));
    const renew = (): void => {
        for (const input of place.querySelectorAll("input")) input.checked = input.value === String(x.state.values[k]);
    };
    return { place, renew };
}

const own = (control: Control): string =>
    control.start === null ? "" : say(control.steady ? "x.own" : "x.own_first", { value: settingOf(control, control.start) });

/** What a reader is told who types something else. */
function taken({ accepted: [low, high], whole }: Control): string {
    const ends = { low: low === null ? "−∞" : exactly(low), high: high === null ? "∞" : exactly(high) };
    return say(whole ? "x.takes_whole" : "x.takes", ends);
}

function slider(x: Settable, control: Control, k: number, set: (value: number) => void) {
    const [values, id, unit] = [passed(control), newId("set"), unitOf(control)];
    const range = el("input", {
        type: "range",
        id,
        min: 0,
        max: values.length - 1,
        step: 1,
        input: () => set(values[Number(range.value)] ?? 0),
    });
    const [low, high] = control.accepted;
    const exact = el("input", {
        type: "number",
        min: low ?? undefined,
        max: high ?? undefined,
        step: control.whole ? 1 : "any",
        "aria-label": say("x.exact", { name: nameOf(control) }),
        input: () => exact.setCustomValidity(""),
        change: () => {
            const value = accepted(control, exact.value.trim() === "" ? null : Number(exact.value));
            exact.setCustomValidity("");
            if (value !== null) return set(value);
            renew();
            exact.setCustomValidity(taken(control));
            exact.reportValidity();
        },
    });
    const renew = (): void => {
        const value = x.state.values[k] ?? 0;
        range.value = String(nearestOf(values, value));
        range.setAttribute("aria-valuetext", [exactly(value), unit].filter(Boolean).join(" "));
        if (document.activeElement !== exact || Number(exact.value) !== value) exact.value = String(value);
    };
    renew();
    const place = el(
        "div",
        { class: "setter" },
        el("label", { for: id }, nameOf(control)),
        range,
        el("span", { class: "number" }, exact, unit ? el("span", { class: "unit" }, unit) : null),
        el(
            "span",
            { class: "ends" },
            el("span", {}, exactly(values[0] ?? 0)),
            el("span", { class: "own" }, own(control)),
            el("span", {}, exactly(values[values.length - 1] ?? 0)),
        ),
    );
    return { place, renew };
}
