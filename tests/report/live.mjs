// The parts of the page that plays which need neither browser nor engine: seeds taken together, what is set, the network's places.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, packages } from "./support.mjs";

const source = fileURLToPath(new URL("../../tools/report/src/live/", import.meta.url));
const out = join(folder, "live.mjs");
await packages("esbuild").build({
    stdin: { contents: ["seeds", "view", "graph"].map((file) => `export * from "${source}${file}";`).join("\n"), resolveDir: source },
    bundle: true,
    format: "esm",
    outfile: out,
    external: ["texts"],
});
const { Graph, across, controlOf, fragmentOf, setOf, stepsOf, valuesOf } = await import(out);

test("a step counts once all seeds have told it", () => {
    const frames = [[[1, 10]], [[3, 30], [5, 50]]];
    assert.deepEqual(across({ frames }, 1, 0), { mean: 20, low: 10, high: 30 });
    assert.deepEqual(across({ frames }, 1, 1), { mean: null, low: null, high: null });
    assert.deepEqual(across({ frames: [[[NaN]], [[1]]] }, 0, 0), { mean: null, low: null, high: null });
});

const lever = (name, value, labels = []) => ({ name, about: {}, unit: "share", labels, whole: false, range: [0, 1], value });

test("what differs from the scenario is set, and stands in the address", () => {
    const controls = [controlOf(lever("policy.a", 0.3), [0, 0.6]), controlOf(lever("policy.b", 0, ["off", "on"]), [0, 1])];
    const live = { controls, state: { values: [0.3, 0] } };
    assert.deepEqual([setOf(live), fragmentOf(live)], [[], ""]);
    live.state.values = [0.45, 1];
    assert.deepEqual([setOf(live), fragmentOf(live)], [["policy.a=0.45", "policy.b=on"], "policy.a=0.45&policy.b=1"]);
    assert.deepEqual(valuesOf(controls, `#${fragmentOf(live)}`), [0.45, 1]);
    assert.deepEqual(valuesOf(controls, "#policy.a=2&policy.b=0.5&policy.c=1"), [0.3, 0]);
});

const edges = (...pairs) => ({ from: BigUint64Array.from(pairs, ([from]) => from), to: BigUint64Array.from(pairs, ([, to]) => to) });

test("a network has who is tied, knows new ties, and lets go of others", () => {
    const graph = new Graph();
    graph.follow(edges([1n, 100n], [2n, 100n], [0n, 0n]));
    assert.deepEqual(graph.counts(), { from: 2, to: 1, ties: 2 });
    assert.ok(graph.ties.every(({ isNew }) => !isNew), "at first all of them would be");
    graph.follow(edges([1n, 100n], [1n, 200n]));
    assert.deepEqual(graph.counts(), { from: 1, to: 2, ties: 2 });
    assert.deepEqual(graph.ties.map(({ isNew }) => isNew), [false, true]);
    for (let k = 0; k < 200; ++k) graph.move(0.2);
    assert.deepEqual([...graph.nodes.keys()].sort(), [1n, 100n, 200n].sort());
    assert.ok([...graph.nodes.values()].every(({ x, y }) => Math.hypot(x, y) < 1.2));
});

test("beside an emulator, the steps of a year are taken together where the study did so", () => {
    const steps = ["2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"];
    assert.deepEqual(stepsOf(["2025", "2026"], steps), [[0, 1, 2, 3], [4, 5, 6, 7]]);
    assert.deepEqual(stepsOf(steps, steps), [[0], [1], [2], [3], [4], [5], [6], [7]]);
});
