// The seeds of a run, one worker each, and what they have told: for each seed the frames of its steps so far.
import type { Description, Edges, FromWorker, ToWorker, Toy } from "./data";

declare const WORKER: string; // the script of worker.ts, put here by tools/report/bundle.mjs

/** One run of all seeds, as far as it has come. */
export interface Run {
    set: string[]; // as of --set
    frames: Float64Array[][]; // by seed, then step
    digests: (string | null)[]; // by seed, at the end
}

export interface Told {
    stepped: () => void; // something has gone on
    network: (edges: Edges, step: number) => void; // of the first seed
    ended: () => void; // all seeds are over
    failed: (words: string) => void;
}

// What a page may run as a worker: no address of the network, only what it has made itself.
type Policy = { createScriptURL(address: string): string };
const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
const policy: Policy = types ? types.createPolicy("live", { createScriptURL: (address) => address }) : { createScriptURL: (address) => address };

function workerOf(): Worker {
    const address = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
    const worker = new Worker(policy.createScriptURL(address));
    URL.revokeObjectURL(address);
    return worker;
}

/** The program for browsers, unpacked and compiled once for all workers. */
async function compiled(program: string): Promise<WebAssembly.Module> {
    const packed = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
    const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(bytes).arrayBuffer());
}

export class Seeds {
    run: Run;
    burning = 0; // steps of the burn-in that the slowest has played
    readonly #workers: Worker[];
    readonly #told: Told;
    readonly #burnt: number[];
    #round = 0;

    private constructor(toy: Toy, module: WebAssembly.Module, told: Told) {
        this.#told = told;
        this.#workers = Array.from({ length: toy.seeds }, () => workerOf());
        this.#burnt = this.#workers.map(() => 0);
        this.run = this.#fresh([]);
        this.#workers.forEach((worker, replicate) => {
            worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(replicate, data);
            const edge = replicate === 0 ? toy.edge : null;
            this.#say(worker, { kind: "load", module, files: toy.files, scenario: toy.scenario, replicate, edge });
        });
    }

    static async of(toy: Toy, told: Told): Promise<Seeds> {
        return new Seeds(toy, await compiled(toy.program), told);
    }

    /** Leaves what is played and begins anew. */
    play(set: string[]): void {
        this.run = this.#fresh(set);
        this.#burnt.fill(0);
        this.burning = 0;
        const round = ++this.#round;
        for (const worker of this.#workers) this.#say(worker, { kind: "play", round, set });
    }

    hold(on: boolean): void {
        for (const worker of this.#workers) this.#say(worker, { kind: "hold", on });
    }

    pace(least: number): void {
        for (const worker of this.#workers) this.#say(worker, { kind: "pace", least });
    }

    /** Steps that all seeds have told. */
    get steps(): number {
        return Math.min(...this.run.frames.map((frames) => frames.length));
    }

    get isOver(): boolean {
        return this.run.digests.every((digest) => digest !== null);
    }

    #fresh = (set: string[]): Run => ({ set, frames: this.#workers.map(() => []), digests: this.#workers.map(() => null) });

    #say(worker: Worker, message: ToWorker): void {
        worker.postMessage(message);
    }

    #hear(replicate: number, message: FromWorker): void {
        if (message.round !== this.#round) return;
        if (message.kind === "fault") return this.#told.failed(message.words);
        if (message.kind === "burning") this.#burnt[replicate] = message.step;
        if (message.kind === "step") this.run.frames[replicate]?.push(message.frame);
        if (message.kind === "over") this.run.digests[replicate] = message.digest;
        this.burning = Math.min(...this.#burnt);
        if (message.kind === "step" && message.edges) this.#told.network(message.edges, message.step);
        this.#told.stepped();
        if (message.kind === "over" && this.isOver) this.#told.ended();
    }
}

/** A number of each seed in one step, and what they come to. */
export function across(run: Run, offset: number, step: number): { mean: number | null; low: number | null; high: number | null } {
    const known = run.frames.flatMap((frames) => {
        const number = frames[step]?.[offset];
        return number !== undefined && Number.isFinite(number) ? [number] : [];
    });
    if (known.length < run.frames.length) return { mean: null, low: null, high: null };
    const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
    return { mean, low: Math.min(...known), high: Math.max(...known) };
}

/** The steps that each label of an output adds up, as the study did: of a flow those of a year. */
export function stepsOf(labels: string[], steps: string[]): number[][] {
    if (labels.length === steps.length) return steps.map((_, step) => [step]);
    return labels.map((year) => steps.flatMap((label, step) => (label.startsWith(year) ? [step] : [])));
}

/** The indicators that the page follows: one number each, of which a comparison is told. */
export const followed = ({ indicators }: Description) =>
    indicators.filter(({ role, size }) => size === 1 && ["headline", "benefit", "cost"].includes(role));
