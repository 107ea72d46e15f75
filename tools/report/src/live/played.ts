// What is set, played by the engine itself beside what the emulator tells of it: the same seeds as the study's, over the same time.
import { figure, redraw } from "../charts/figure";
import { type Line, lines } from "../charts/lines";
import type { Maybe } from "../data";
import { el, select } from "../dom";
import { type Writer, number } from "../format";
import type { Output } from "../explore/data";
import { settingsOf } from "../explore/scenario";
import { leading } from "../explore/slices";
import { within95 } from "../explore/emulator";
import { lineOf, overTimeOf, unitOf } from "../explore/time";
import { type Explorer, type Part, markOf, titleOf, writerFor } from "../explore/view";
import { section, slot } from "../layout";
import type { Table } from "../tables";
import { say } from "../text";
import { swatch } from "../view";
import type { Indicator, Toy } from "./data";
import { Seeds, stepsOf } from "./seeds";
import { commandOf, digestsOf } from "./trust";

const engine = 3; // its colour and mark, which no other line beside it has

/** Plays one setting after the other, and tells whoever shows it. */
export class Player {
    fault = "";
    seeds!: Seeds;
    told: () => void = () => {};
    #set: string | null = null;
    #later = 0;

    private constructor(readonly toy: Toy) {}

    static async of(toy: Toy): Promise<Player> {
        const player = new Player(toy);
        const told = (): void => player.told();
        player.seeds = await Seeds.of(toy, {
            stepped: told,
            network: () => {},
            ended: told,
            failed: (words) => {
                player.fault = words;
                player.told();
            },
        });
        return player;
    }

    /** Begins anew where something else is set, once the reader lets go of the slider. */
    play(set: string[]): void {
        const words = set.join("\n");
        if (words === this.#set) return;
        this.#set = words;
        clearTimeout(this.#later);
        this.#later = setTimeout(() => {
            this.fault = "";
            this.seeds.play(set);
            this.told();
        }, 400);
    }
}

export function played(x: Explorer, player: Player): Part {
    const all = overTimeOf(x.study).flatMap((output) => {
        const indicator = player.toy.description.indicators.find(({ name, size }) => name === output.indicator && size === 1);
        return indicator && !output.difference ? [{ output, indicator }] : [];
    });
    const [first] = all;
    if (!first) return { place: section("played", say("l.beside"), el("p", {}, say("l.beside_none"))), renew: () => {} };
    let chosen = (all.find(({ output }) => output === leading(all.map((each) => each.output))) ?? first).output.name;
    const current = () => all.find(({ output }) => output.name === chosen) ?? first;
    const [come, verdict] = [el("p", { class: "standing", role: "status" }), el("p", { class: "verdict" })];
    let shown: HTMLElement | null = null;
    const ends = slot(() => [el("pre", { tabindex: 0 }, commandOf(player.toy, player.seeds.run)), digestsOf(player.seeds.run)]);
    const drawn = slot(() => [(shown = chart(x, player, current()))]);
    const follow = (): void => {
        come.textContent = standing(player);
        come.classList.toggle("warning", player.fault !== "");
        verdict.textContent = player.seeds.isOver ? agreement(x, player, current()) : "";
        if (shown) redraw(shown);
        if (player.seeds.isOver) ends.renew();
    };
    let asked = false;
    player.told = () => {
        if (asked) return;
        asked = true;
        requestAnimationFrame(() => {
            asked = false;
            follow();
        });
    };
    const choose = (name: string): void => {
        chosen = name;
        drawn.renew();
        follow();
    };
    const options = all.map(({ output }) => ({ value: output.name, label: titleOf(output) }));
    const { seeds, description } = player.toy;
    return {
        place: section(
            "played",
            say("l.beside"),
            el("p", {}, say("l.beside_about", { seeds })),
            select(say("indicator"), options, chosen, choose),
            come,
            drawn.place,
            verdict,
            el("details", { class: "data" }, el("summary", {}, say("l.trust")), el("p", {}, say("l.trust_about", { commit: description.commit })), el("p", {}, say("l.trust_check")), ends.place),
        ),
        renew: () => {
            player.play(settingsOf(x.study, x.state.values, x.start));
            follow();
        },
    };
}

function standing({ fault, seeds, toy }: Player): string {
    const { labels, burn_in } = toy.description;
    if (fault) return say("l.fault", { words: fault });
    if (seeds.isOver) return say("l.over", { seeds: toy.seeds });
    if (seeds.steps > 0) return `${say("l.plays", { seeds: toy.seeds })} ${say("l.at", { time: labels[seeds.steps - 1] ?? "" })}`;
    return say("l.burning", { step: seeds.burning, steps: burn_in });
}

interface Followed {
    output: Output;
    indicator: Indicator;
}

/** What the engine has come to so far, by label: each seed's number, NaN before all its steps are there. */
function told({ seeds, toy }: Player, { output, indicator }: Followed): number[][] {
    const addedUp = (frames: Float64Array[], steps: number[]): number => steps.reduce((sum, step) => sum + (frames[step]?.[indicator.offset] ?? NaN), 0);
    return stepsOf(output.labels, toy.description.labels).map((steps) => seeds.run.frames.map((frames) => addedUp(frames, steps)));
}

const meanOf = (each: number[]): number => each.reduce((sum, x) => sum + x, 0) / each.length;

function chart(x: Explorer, player: Player, followed: Followed): HTMLElement {
    const { output } = followed;
    const writer = writerFor(x.study, output);
    const drawn = (): Line[] => [lineOf(x, output, markOf.here, say("l.emulator"), x.state.values), ofEngine(player, followed, writer)];
    return figure({
        title: titleOf(output),
        file: `played-${output.name}`,
        alt: () => (player.seeds.isOver ? agreement(x, player, followed) : standing(player)),
        legend: el(
            "ul",
            { class: "legend" },
            el("li", {}, swatch(markOf.here), say("l.key_emulator")),
            el("li", {}, swatch(engine), say("l.key_engine", { seeds: player.toy.seeds })),
        ),
        draw: (width) => lines({ lines: drawn(), labels: output.labels, unit: unitOf(output, writer), zero: false, named: true }, width),
        table: () => tableOf(output, drawn()),
    });
}

function ofEngine(player: Player, followed: Followed, writer: Writer): Line {
    const all = told(player, followed);
    const written = (of: (each: number[]) => number): Maybe[] => all.map(of).map((y) => (Number.isFinite(y) ? writer.of(y) : null));
    return {
        scenario: engine,
        name: say("l.engine"),
        y: written(meanOf),
        low: written((each) => Math.min(...each)),
        high: written((each) => Math.max(...each)),
    };
}

/** How many numbers of single seeds lie where the emulator expects them, and what both say of the end. */
function agreement(x: Explorer, player: Player, followed: Followed): string {
    const { output } = followed;
    const writer = writerFor(x.study, output);
    const [emulated, engines] = [x.emulators.at(output, x.state.values), told(player, followed)];
    const both = output.cells.map((label, cell) => ({ label, here: emulated[cell]!, each: engines[label]! }));
    const last = both[both.length - 1]!;
    const outside = both.filter(({ here, each }) => Math.abs(meanOf(each) - here.mean) > within95 * here.error).length;
    const single = both.flatMap(({ here: { runs }, each }) => (runs ? each.map((y) => y >= runs[0] && y <= runs[1]) : []));
    const counts = { inside: number(single.filter(Boolean).length), all: number(single.length) };
    const end = {
        time: output.labels[last.label] ?? "",
        engine: writer.write(meanOf(last.each)),
        emulator: [writer.write(last.here.mean), writer.unit].filter(Boolean).join(" "),
    };
    return [
        x.emulators.hasPlayed(x.state.values) ? say("l.played_itself") : "",
        single.length > 0 ? say("l.agree", counts) : "",
        say("l.means_apart", { outside: number(outside), all: number(both.length), seeds: player.toy.seeds }),
        say("l.both_end", end),
    ]
        .filter(Boolean)
        .join(" ");
}

const tableOf = (output: Output, [emulator, own]: Line[]): Table => ({
    head: [
        say("step"),
        ...[emulator, own].flatMap((line) => [line?.name ?? "", `${line?.name}, ${say("low")}`, `${line?.name}, ${say("high")}`]),
    ],
    rows: output.labels.map((label, i) => [label, ...[emulator, own].flatMap((line) => [line?.y[i] ?? null, line?.low[i] ?? null, line?.high[i] ?? null])]),
});
