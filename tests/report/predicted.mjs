// What the explorer predicts is what the program predicts: PREDICT is the program.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { predicted } from "./exploration.mjs";
import { folder, packages } from "./support.mjs";

const source = fileURLToPath(new URL("../../tools/report/src/explore/", import.meta.url));
const out = join(folder, "explore.mjs");
await packages("esbuild").build({
    stdin: { contents: ["emulator", "state", "kriging"].map((file) => `export * from "${source}${file}";`).join("\n"), resolveDir: source },
    bundle: true,
    format: "esm",
    outfile: out,
});
const page = await import(out);

const within = 1e-9;
const at = [
    [0.25, 0.1, 0, 0],
    [0.9, 0.02, 2, 1],
    [0.31, 0.77, 1, 0],
    [1.4, 0.5, 1, 1],
];
const { study, told } = predicted({ at });
const emulators = new page.Emulators(study);

const near = (a, b, what) => assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(b)), `${what}: ${a}, the program says ${b}`);

test("means and errors are the program's, to the ninth digit", () => {
    const isScenario = (values) => values.every((value, k) => value === study.controls[k].start);
    study.outputs.forEach((output, k) =>
        at.forEach((values, i) =>
            emulators.at(output, values).forEach(({ mean, error, runs }, cell) => {
                if (output.difference && isScenario(values)) return assert.deepEqual([mean, error, runs], [0, 0, [0, 0]], output.name);
                const { widened } = output.emulator.tested;
                near(mean, told.at[k][i][cell].mean, `${output.name} at ${values}`);
                near((error / widened) ** 2, told.at[k][i][cell].variance, `error of ${output.name} at ${values}`);
            }),
        ),
    );
});

test("at the scenario itself a difference to it is nothing, and a level is what the program says", () => {
    const start = study.controls.map((control) => control.start);
    const [level, difference] = [false, true].map((kind) => study.outputs.find((output) => output.difference === kind));
    assert.equal(emulators.at(difference, start)[0].error, 0);
    assert.ok(emulators.at(level, start)[0].error > 0);
    const moved = [...start];
    moved[0] += 0.1;
    assert.ok(emulators.at(difference, moved)[0].error > 0);
});

test("so are differences, and their errors", () => {
    study.outputs.forEach((output, k) =>
        at.slice(1).forEach((values, i) =>
            emulators.difference(output, values, at[0]).forEach(({ mean, error }, cell) => {
                near(mean, told.apart[k][i + 1][cell].mean, output.name);
                near((error / output.emulator.tested.widened) ** 2, told.apart[k][i + 1][cell].variance, output.name);
            }),
        ),
    );
});

test("e^x is the browser's but for the last digit", () => {
    assert.equal(page.exp(0), 1);
    assert.equal(page.exp(-800), 0);
    for (let x = -740; x < 700; x += 0.37) assert.ok(Math.abs(page.exp(x) / Math.exp(x) - 1) < 1e-15 || Math.exp(x) < 1e-300, `${x}`);
});

test("what lies outside the design, or far from all that was played, is known", () => {
    assert.deepEqual(emulators.outside(at[0]), []);
    assert.deepEqual(emulators.outside(at[3]), [0]);
    assert.deepEqual(emulators.outside([0.5, 0.005, 0, 0]), [1]);
    assert.equal(emulators.isFar(study.points[3]), false);
    assert.equal(emulators.isFar([5, 0.1, 0, 0]), true);
});

test("what is set is kept in the fragment of an address, whole", () => {
    const state = { ...page.firstState(study), values: [0.6, 0.1, 2, 1], budget: 1200.5, shown: "graduates" };
    state.pins = [[0.1, 0.2, 1, 0], null];
    const fragment = page.fragmentOf(study, state);
    assert.deepEqual(page.stateOf(study, `#${fragment}`), state);
    assert.equal(page.fragmentOf(study, page.firstState(study)), "");
});

test("what a fragment says wrong is as at first", () => {
    const said = "#policy.seats=9&labour.rate=x&policy.who=1.5&package.audit=2&~budget=&~a=1,2&~show=nothing&other=1";
    assert.deepEqual(page.stateOf(study, said), page.firstState(study));
});
