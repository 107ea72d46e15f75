// What the reader sets, and how it is played: sliders, pause, pace, how far it has come.
import { setter } from "../explore/controls";
import { el, radios } from "../dom";
import { say } from "../text";
import { type Live, type Pace, type Part, paces, startOf } from "./view";

export function controls(live: Live): Part {
    const sliders = live.controls.map((control, k) => setter(live, control, k));
    const [player, come] = [playing(live), progress(live)];
    let told = "";
    /** Only what was set elsewhere: a number that the reader is typing stays. */
    const follow = (): void => {
        const now = live.state.values.join(" ");
        if (now !== told) sliders.forEach(({ renew }) => renew());
        told = now;
    };
    return {
        place: el(
            "section",
            { id: "controls", "aria-labelledby": "controls-title" },
            el("h2", { id: "controls-title" }, say("x.controls")),
            ...sliders.map(({ place }) => place),
            player.place,
            come.place,
        ),
        renew: () => {
            follow();
            player.renew();
            come.renew();
        },
    };
}

function playing(live: Live): { place: HTMLElement; renew: () => void } {
    const hold = el("button", {
        type: "button",
        click: () => {
            live.state.held = !live.state.held;
            live.seeds.hold(live.state.held);
            renew();
        },
    });
    const reset = (): void => {
        live.state.values = startOf(live.controls);
        live.changed();
    };
    const buttons = el(
        "div",
        { class: "buttons" },
        hold,
        el("button", { type: "button", click: () => live.changed() }, say("l.again")),
        el("button", { type: "button", click: reset }, say("x.reset")),
    );
    const pace = radios(
        say("l.pace"),
        (Object.keys(paces) as Pace[]).map((value) => ({ value, label: say(`l.${value}`) })),
        live.state.pace,
        (value) => {
            live.state.pace = value;
            live.seeds.pace(paces[value]);
        },
    );
    const renew = (): void => {
        hold.textContent = say(live.state.held ? "l.go_on" : "l.hold");
        hold.disabled = live.seeds.isOver;
    };
    renew();
    return { place: el("div", {}, buttons, pace), renew };
}

/** How far all seeds have come; spoken only when it begins, is over, or fails. */
function progress(live: Live): { place: HTMLElement; renew: () => void } {
    const { labels, burn_in } = live.toy.description;
    const bar = el("progress", { max: labels.length + burn_in, value: 0, "aria-label": say("l.come") });
    const [now, spoken] = [el("p", { class: "quiet" }), el("p", { class: "standing", role: "status" })];
    const renew = (): void => {
        const { seeds } = live;
        bar.value = seeds.steps > 0 ? burn_in + seeds.steps : seeds.burning;
        now.textContent =
            seeds.steps > 0 ? say("l.at", { time: labels[seeds.steps - 1] ?? "" }) : say("l.burning", { step: seeds.burning, steps: burn_in });
        const words = live.fault ? say("l.fault", { words: live.fault }) : say(seeds.isOver ? "l.over" : "l.plays", { seeds: live.toy.seeds });
        if (spoken.textContent !== words) spoken.textContent = words;
        spoken.classList.toggle("warning", live.fault !== "");
    };
    renew();
    return { place: el("div", { class: "come" }, spoken, bar, now), renew };
}
