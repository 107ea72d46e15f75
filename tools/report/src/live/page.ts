// The page that plays: reads the toy, begins its seeds, writes its parts in the reader's language, and lets them follow what is played.
import { drawForPrint, forgetCharts } from "../charts/figure";
import { el } from "../dom";
import { inLanguage, write } from "../layout";
import { say, speak } from "../text";
import { controls } from "./controls";
import { curves, overview } from "./curves";
import type { Toy } from "./data";
import { type Network, network } from "./network";
import { Seeds } from "./seeds";
import { made, trust } from "./trust";
import { type Live, type Part, controlOf, fragmentOf, paces, setOf, valuesOf } from "./view";

let parts: Part[] = [];
let drawn: Network | null = null;
let asked = false;

/** All parts follow with the next picture of the screen. */
function follow(): void {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
        asked = false;
        parts.forEach(({ renew }) => renew());
    });
}

function show(live: Live): void {
    forgetCharts();
    const [set, grown, net, all, why] = [controls(live), curves(live), network(live), overview(live), trust(live)];
    [parts, drawn] = [[set, grown, net, all, why], net];
    const { description } = live.toy;
    const results = [grown.place, net.place, all.place, why.place, made(live)];
    write({
        title: say("l.title"),
        about: say("l.subtitle", { seeds: live.toy.seeds, first: description.labels[0] ?? "", last: description.labels.at(-1) ?? "" }),
        version: `${description.version} ${description.commit}`,
        choose: (code) => {
            speak(code);
            inLanguage(code, () => show(live));
        },
        inside: [
            el("p", { class: "warning" }, say("l.toy")),
            el("div", { class: "explorer" }, set.place, el("div", { class: "results" }, ...results.filter((each) => each !== null))),
        ],
    });
    follow();
}

/** What is set is played by all seeds; where that is the status quo, the run is kept beside later ones. */
function played(live: Live): void {
    live.fault = "";
    const fragment = fragmentOf(live);
    history.replaceState(null, "", `${location.pathname}${location.search}${fragment ? `#${fragment}` : ""}`);
    live.seeds.pace(paces[live.state.pace]);
    live.seeds.play(setOf(live));
    follow();
}

async function begin(toy: Toy): Promise<void> {
    const levers = new Map(toy.description.levers.map((lever) => [lever.name, lever]));
    const all = toy.levers.map(({ name, played }) => controlOf(levers.get(name)!, played));
    const state: Live["state"] = { values: valuesOf(all, location.hash), held: false, pace: "calm", indicator: "" };
    let later = 0;
    const seeds = await Seeds.of(toy, {
        stepped: follow,
        network: (edges, step) => drawn?.follow(edges, step),
        ended: () => {
            if (live.seeds.run.set.length === 0) live.statusQuo = live.seeds.run;
            follow();
        },
        failed: (words) => {
            live.fault = words;
            follow();
        },
    });
    const live: Live = {
        toy,
        seeds,
        controls: all,
        state,
        statusQuo: null,
        fault: "",
        changed: () => {
            clearTimeout(later);
            later = setTimeout(() => played(live), 150); // while a slider moves nothing begins
            follow();
        },
    };
    show(live);
    played(live);
    drawForPrint();
    addEventListener("hashchange", () => {
        live.state.values = valuesOf(all, location.hash);
        live.changed();
    });
}

const block = document.getElementById("data");
speak(block?.lang || navigator.language);
void begin(JSON.parse(block?.textContent ?? "null") as Toy);
