// A worker plays one seed: it opens the scenario with what is set, plays it step by step, and tells each step. What is asked of it
// while it plays is heard between two steps.
import { Engine } from "../../../live/engine.mjs";
import type { FromWorker, ToWorker } from "./data";

type Load = Extract<ToWorker, { kind: "load" }>;

let loaded: Load | null = null;
let engine: Engine | null = null;
let round = 0; // what is played; an earlier one stops at its next step
let least = 0;
let held = false;
let goOn: () => void = () => {};

const tell = (message: FromWorker): void => postMessage(message);

const rest = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

async function whileHeld(): Promise<void> {
    while (held) await new Promise<void>((done) => (goOn = done));
}

/** One that a run has not left broken. */
async function engineOf(load: Load): Promise<Engine> {
    if (engine) return engine;
    engine = await Engine.of(load.module);
    for (const [file, text] of Object.entries(load.files)) engine.add(file, text);
    return engine;
}

async function play(load: Load, of: number, set: string[]): Promise<void> {
    const run = await engineOf(load);
    if (of !== round) return;
    run.open(load.scenario, set, load.replicate);
    for (let played = 0; !run.isDone; ) {
        await whileHeld();
        if (of !== round) return;
        const begin = performance.now();
        run.step();
        const frame = run.frame();
        if (frame.length === 0) tell({ kind: "burning", round: of, step: run.stepsDone });
        else tell({ kind: "step", round: of, step: played++, frame, edges: load.edge === null ? null : run.edges(load.edge) });
        await rest(frame.length === 0 ? 0 : Math.max(0, least - (performance.now() - begin)));
    }
    if (of === round) tell({ kind: "over", round: of, digest: run.digest() });
}

const begin = (load: Load, of: number, set: string[]): Promise<void> =>
    play(load, of, set).catch((error: unknown) => {
        engine = null;
        tell({ kind: "fault", round: of, words: error instanceof Error ? error.message : String(error) });
    });

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === "load") loaded = data;
    else if (data.kind === "pace") least = data.least;
    else if (data.kind === "hold") {
        held = data.on;
        goOn();
    } else if (loaded) {
        round = data.round;
        void begin(loaded, round, data.set);
    }
});
