// Why to believe it, and how it was made: the digests of the ends, which the program gives as well, and the command for it.
import { el } from "../dom";
import { section, slot } from "../layout";
import { shown } from "../tables";
import { say, visible } from "../text";
import type { Toy } from "./data";
import type { Run } from "./seeds";
import type { Live, Part } from "./view";

export function trust(live: Live): Part {
    const { commit } = live.toy.description;
    const drawn = slot(() => [command(live), digestsOf(live.seeds.run)]);
    return { place: section("trust", say("l.trust"), el("p", {}, say("l.trust_about", { commit: visible(commit) })), drawn.place), renew: drawn.renew };
}

/** What plays the same natively. */
export const commandOf = (toy: Toy, run: Run): string =>
    ["consortia run", toy.scenario, `--seeds ${toy.seeds}`, "--digest", ...run.set.map((set) => `--set ${set}`)].join(" ");

const command = (live: Live): HTMLElement => el("pre", { id: "command", tabindex: 0 }, commandOf(live.toy, live.seeds.run));

/** Of each seed, what the native program ends with as well. */
export const digestsOf = (run: Run): HTMLElement =>
    shown(
        { head: [say("l.replicate"), say("l.end")], rows: run.digests.map((digest, k) => [String(k), digest ?? say("missing")]) },
        say("l.end"),
    );

export function made({ toy }: Live): HTMLElement | null {
    const { model, version, commit, seed } = toy.description;
    const entries = [
        [say("model"), model],
        [say("version"), `${version} ${commit}`],
        [say("l.scenario"), toy.scenario],
        [say("seed"), `${seed}, ${toy.seeds} ${say("replicates")}`],
    ];
    const files = Object.entries(toy.files).map(([file, text]) =>
        el("details", { class: "data" }, el("summary", {}, visible(file)), el("pre", { tabindex: 0 }, visible(text))),
    );
    return section(
        "made",
        say("made"),
        el("dl", {}, ...entries.flatMap(([name, value]) => [el("dt", {}, name ?? ""), el("dd", {}, el("bdi", {}, visible(value ?? "")))])),
        ...files,
    );
}
