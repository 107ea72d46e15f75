// How far to trust what the page predicts, and how the study was made.
import { el } from "../dom";
import { section } from "../layout";
import { number, withDecimals } from "../format";
import { shown } from "../tables";
import { say, visible } from "../text";
import type { Exploration, Tested } from "./data";
import { costOf, runsOf } from "./data";
import { type Explorer, shareWords, titleOf, wordsOf } from "./view";

export function trust({ study }: Explorer): HTMLElement | null {
    const cells = (tested: Tested | null): string[] => {
        if (!tested) return [say("x.not_tested"), "", "", "", ""];
        const points = number(tested.points);
        return [
            tested.in_turn ? say("x.in_turn", { points }) : points,
            shareWords(Math.max(0, tested.explained)),
            shareWords(tested.luck),
            shareWords(tested.inside),
            tested.widened > 1.005 ? say("x.times", { number: withDecimals(tested.widened, 2, 2) }) : say("missing"),
        ];
    };
    const emulated = study.outputs.filter(({ emulator }) => emulator);
    const table = {
        head: [say("indicator"), say("x.tested"), say("x.explained"), say("x.luck"), say("x.covered"), say("x.widened")],
        rows: emulated.map((output) => [`${titleOf(output)} – ${wordsOf(output)}`, ...cells(output.emulator?.tested ?? null)]),
    };
    return section("trust", say("x.trust"), el("p", {}, say("x.trust_about")), shown(table, say("x.trust")), ...remarks(study));
}

function remarks(study: Exploration): HTMLElement[] {
    const { seeds, draws, runs_left_out: failed } = study.made;
    const spread = runsOf(study) < 2 ? say("x.one_seed") : draws > 0 ? say("x.seeds_about", { seeds, draws }) : say("x.seeds_only", { seeds });
    const all = [
        spread,
        study.made.futures > 1 ? say("x.futures", { futures: study.made.futures }) : "",
        failed > 0 ? say("x.runs_left_out", { runs: failed }) : "",
        costOf(study) ? "" : say("x.no_cost"),
        study.left_out.length > 0 ? say("x.left_out", { names: study.left_out.map(visible).join(", ") }) : "",
    ];
    return all.filter(Boolean).map((words) => el("p", {}, words));
}

export function made({ study }: Explorer): HTMLElement | null {
    const { made } = study;
    const entries = [
        [say("x.study"), made.study],
        [say("x.design"), made.design],
        [say("model"), made.model],
        [say("version"), `${made.version} ${made.commit}`],
        [say("seed"), `${made.seed}, ${made.seeds} ${say("replicates")}`],
        [say("result"), `${made.result} ${made.digest}`],
    ];
    return section(
        "made",
        say("made"),
        el("dl", {}, ...entries.flatMap(([name, value]) => [el("dt", {}, name ?? ""), el("dd", {}, el("bdi", {}, visible(value ?? "")))])),
        el("details", { class: "data" }, el("summary", {}, `${made.study}.yaml`), el("pre", { tabindex: 0 }, visible(made.yaml))),
    );
}
