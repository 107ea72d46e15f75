// The explorer: writes its parts in the reader's language and lets them follow what the reader sets.
import { drawForPrint, forgetCharts } from "../charts/figure";
import { el } from "../dom";
import { inLanguage, write } from "../layout";
import { say, speak, told, visible } from "../text";
import { budget, costAt } from "./budget";
import { controls } from "./controls";
import { cuts } from "./cuts";
import { type Exploration, costOf, numbersOf, runsOf } from "./data";
import { Emulators } from "./emulator";
import { front } from "./front";
import { gauges } from "./gauges";
import { pins } from "./pins";
import { scenario } from "./scenario";
import { leading, slices } from "./slices";
import { fragmentOf, startOf, stateOf } from "./state";
import { overTime } from "./time";
import { made, trust } from "./trust";
import { type Explorer, type Part, nameOf, titleOf, withError, writerFor } from "./view";

/** A part that a page has besides, between the curves and the cuts. */
export type More = (x: Explorer) => Part;

let parts: Part[] = [];
let asked = false;
let later = 0;

/** What is in sight follows with the next picture of the screen, the rest when there is time. */
function followed(x: Explorer): void {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
        asked = false;
        performance.mark("set");
        const [seen, unseen] = [parts.filter(isInSight), parts.filter((part) => !isInSight(part))];
        seen.forEach(({ renew }) => renew());
        keep(x);
        performance.measure("answer", "set");
        clearTimeout(later);
        later = setTimeout(() => unseen.forEach(({ renew }) => renew()), 40);
    });
}

function isInSight({ place }: Part): boolean {
    const box = place?.getBoundingClientRect();
    return box !== undefined && box.bottom > 0 && box.top < innerHeight;
}

/** In the address of the page, without a step for the browser's back. */
function keep(x: Explorer): void {
    const fragment = fragmentOf(x.study, x.state);
    if (location.hash.replace(/^#/, "") === fragment) return;
    history.replaceState(null, "", `${location.pathname}${location.search}${fragment ? `#${fragment}` : ""}`);
}

/** Whether what is set lies where the study played: said wherever the reader is. */
function standing(x: Explorer): Part {
    const place = el("p", { class: "standing", role: "status" });
    const renew = (): void => {
        const outside = x.emulators.outside(x.state.values);
        const names = outside.map((k) => nameOf(x.study.controls[k]!)).join(", ");
        const words =
            outside.length > 0 ? say("x.outside", { names }) : x.emulators.isFar(x.state.values) ? say("x.far") : say("x.inside");
        if (place.textContent !== words) place.textContent = words;
        place.classList.toggle("warning", words !== say("x.inside"));
    };
    renew();
    return { place, renew };
}

/** The cost and the first benefit, which stay in sight on a small screen while a slider moves. */
function summary(x: Explorer): Part {
    const place = el("aside", { class: "summary", "aria-label": say("x.summary") });
    const cost = costOf(x.study);
    const others = numbersOf(x.study).filter((output) => output.emulator && output !== cost);
    const first = others.length > 0 ? leading(others) : null;
    const line = (name: string, value: string): HTMLElement => el("p", {}, el("span", {}, name), " ", el("strong", {}, value));
    const renew = (): void => {
        const all: HTMLElement[] = [];
        const benefit = first ? x.emulators.number(first, x.state.values) : null;
        const price = cost ? costAt(x, cost, x.state.values) : null;
        if (first && benefit) all.push(line(titleOf(first), withError(writerFor(x.study, first), benefit)));
        if (cost && price) {
            const writer = writerFor(x.study, cost);
            all.push(line(say("net_cost"), `${withError(writer, price)} ${writer.unit}`));
        }
        place.replaceChildren(...all);
    };
    renew();
    return { place, renew };
}

function show(x: Explorer, more: More[]): void {
    forgetCharts();
    const [set, stands] = [controls(x), standing(x)];
    const following = [gauges(x), budget(x), front(x), slices(x), overTime(x), ...more.map((part) => part(x)), cuts(x), pins(x), scenario(x)];
    const short = summary(x);
    parts = [set, stands, short, ...following];
    const { title, study } = x.study.made;
    const { made: how } = x.study;
    const change = (code: string): void => {
        speak(code);
        inLanguage(code, () => show(x, more));
    };
    const results = [stands.place, ...following.map(({ place }) => place), trust(x), made(x)];
    write({
        title: told(title) || visible(study),
        about: say("x.subtitle", { points: how.points, runs: runsOf(x.study) }),
        version: how.version,
        choose: change,
        inside: [
            el("div", { class: "explorer" }, set.place, el("div", { class: "results" }, ...results.filter((each) => each !== null))),
            ...(short.place ? [short.place] : []),
        ],
    });
    parts.forEach(({ renew }) => renew());
}

export function explore(study: Exploration, more: More[] = []): void {
    const explorer: Explorer = {
        study,
        emulators: new Emulators(study),
        start: startOf(study),
        state: stateOf(study, location.hash),
        changed: () => followed(explorer),
    };
    show(explorer, more);
    keep(explorer); // what the address asks for and the model does not take goes from it
    drawForPrint();
    addEventListener("hashchange", () => {
        explorer.state = stateOf(study, location.hash);
        show(explorer, more);
    });
}

/** What stands in the page; its language is spoken from now on. */
export function dataOf<Data>(): Data {
    const block = document.getElementById("data");
    speak(block?.lang || navigator.language);
    return JSON.parse(block?.textContent ?? "null") as Data;
}
