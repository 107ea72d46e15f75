// Writes the toy as a page that plays itself: node page.mjs live.wasm toy.html
// All that it needs is in it: the program, scenarios and data, and what the program says of the scenario.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { kinds, pieces } from "../report/bundle.mjs";
import { Engine } from "./engine.mjs";

const scenario = "scenarios/toy/baseline.yaml";
const needed = ["scenarios/data/industries_2020.csv", "scenarios/data/flows_2020.csv"];
const card = "scenarios/studies/card_levers.yaml";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (path) => readFileSync(join(root, path), "utf8");
const files = Object.fromEntries([scenario, ...needed].map((path) => [path, read(path)]));

/** The factors of the study of the card's levers, each with the range that it plays. */
function levers() {
    const all = [...read(card).matchAll(/^ {2}([\w.]+): \{range: \[([\d.]+), ([\d.]+)\]\}$/gm)];
    if (all.length === 0) throw new Error(`${card} has no factors of this form`);
    return all.map(([, name, low, high]) => ({ name, played: [Number(low), Number(high)] }));
}

async function description(program) {
    const engine = await Engine.of(await WebAssembly.compile(program));
    for (const [file, text] of Object.entries(files)) engine.add(file, text);
    engine.open(scenario);
    return engine.describe();
}

/** JSON that a script element may hold. */
const inScript = (value) => JSON.stringify(value).replace(/[<\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

const [, , program, out] = process.argv;
const bytes = readFileSync(program);
const toy = {
    program: gzipSync(bytes, { level: 9 }).toString("base64"),
    files,
    scenario,
    seeds: Number(/^seeds: (\d+)$/m.exec(files[scenario])[1]),
    levers: levers(),
    edge: "partnership",
    description: await description(bytes),
};
const [head, middle, foot] = await pieces(kinds.live);
writeFileSync(out, head + middle + inScript(toy) + foot);
