// What engine.mjs has, for the sources of the page.
import type { Description } from "../report/src/live/data";

export class Fault extends Error {
    code: number;
}

export class Engine {
    static of(module: WebAssembly.Module): Promise<Engine>;
    add(file: string, text: string): void;
    open(scenario: string, set?: string[], replicate?: number): void;
    describe(): Description;
    step(): void;
    readonly stepsDone: number;
    readonly isDone: boolean;
    frames(): Float64Array;
    frame(): Float64Array;
    digest(): string;
    edges(kind: string): { from: BigUint64Array; to: BigUint64Array };
}
